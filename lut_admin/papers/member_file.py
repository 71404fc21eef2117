"""A file of group members: a table that has a column of nicknames, or pasted WeChat text."""

from __future__ import annotations

from pathlib import Path

from lut_admin.convention import names
from lut_admin.papers import sheets
from lut_admin.papers.member_list import MemberList, Shape, read_members
from lut_admin.papers.sheets.encodings import decode
from lut_admin.refusals import Progress, Refusal, unwatched

# How the column is headed, folded.
HEADERS = frozenset(
    {"nickname", "group nickname", "alias in group", "昵称", "群昵称", "微信昵称", "微信群昵称", "本群昵称"}
)
# The header stands in the first rows, under a title and an instruction at most.
HEADER_ROWS = 15
TEXT_KINDS = frozenset({"csv", "tsv"})


def read_member_file(path: Path, progress: Progress = unwatched) -> MemberList:
    """The members in a file, in its order; a table's rows each give one, blank ones too, so that rows can be counted.

    Raises Refusal("sheets.…") for a file that cannot be read and Refusal("membership.no_column", file) for a workbook
    without a column of nicknames.
    """
    try:
        workbook = sheets.read(path, progress)
    except Refusal as refusal:
        # A pasted text may look like a broken table: an opening quote, a stray tab.
        if not _is_plain_text(path):
            raise refusal from None
        return _pasted(path)
    for sheet in workbook.sheets:
        found = _column(sheet.rows)
        if found is not None:
            return MemberList(Shape.NAMES, found)
    if workbook.kind in TEXT_KINDS:
        return _pasted(path)
    raise Refusal("membership.no_column", file=path.name)


def _column(rows: list[list[sheets.Cell]]) -> tuple[str, ...] | None:
    for place, row in enumerate(rows[:HEADER_ROWS]):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and names.fold(cell).strip(" *:：") in HEADERS:
                below = [row[column] if column < len(row) else None for row in rows[place + 1 :]]
                while below and below[-1] is None:
                    below.pop()
                return tuple("" if cell is None else sheets.unguarded(str(cell)) for cell in below)
    return None


def _is_plain_text(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError:
        return False
    return bool(head) and b"\0" not in head.replace(b"\0\n", b"") and not head.startswith((b"PK", b"%PDF", b"\xd0\xcf"))


def _pasted(path: Path) -> MemberList:
    text, _ = decode(path.read_bytes())
    return read_members(text)
