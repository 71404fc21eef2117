"""A file of group members: a table that has a column of nicknames, or pasted WeChat text."""

from __future__ import annotations

from pathlib import Path

from lut_admin.papers import sheets
from lut_admin.papers.member_list import Known, MemberList, Shape, interface, made, read_members, tables
from lut_admin.papers.sheets.encodings import decode
from lut_admin.refusals import Progress, Refusal, unwatched

TEXT_KINDS = frozenset({"csv", "tsv"})


def read_member_file(path: Path, progress: Progress = unwatched, known: Known | None = None) -> MemberList:
    """The members in a file, in its order; a table's rows each give one, blank ones too, so that rows can be counted.

    `known` as in `read_members`. Raises Refusal("sheets.…") for a file that cannot be read and
    Refusal("membership.no_column", file) for a workbook without a column of nicknames.
    """
    try:
        workbook = sheets.read(path, progress)
    except Refusal as refusal:
        # A pasted text may look like a broken table: an opening quote, a stray tab.
        if not _is_plain_text(path):
            raise refusal from None
        return _pasted(path, known)
    for sheet in workbook.sheets:
        found = tables.find(sheet.rows)
        if found is not None:
            return made(Shape.TABLE, _below(sheet.rows, found), (), _counted(sheet.rows, found), (), found.source)
    if workbook.kind in TEXT_KINDS:
        return _pasted(path, known)
    raise Refusal("membership.no_column", file=path.name)


def _below(rows: list[list[sheets.Cell]], found: tables.Column) -> list[str]:
    cells = [row[found.column] if found.column < len(row) else None for row in rows[found.header + 1 :]]
    while cells and cells[-1] is None:
        cells.pop()
    return ["" if cell is None else sheets.unguarded(str(cell)) for cell in cells]


def _counted(rows: list[list[sheets.Cell]], found: tables.Column) -> int | None:
    """WeChat's own number of members, where the title above the header tells it."""
    titles = [str(cell).strip() for row in rows[: found.header] for cell in row if isinstance(cell, str)]
    counts = (
        interface.own_count(title) or interface.title_count(title, len(rows) - found.header - 1) for title in titles
    )
    return next((n for n in counts if n is not None), None)


def _is_plain_text(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError:
        return False
    return bool(head) and b"\0" not in head.replace(b"\0\n", b"") and not head.startswith((b"PK", b"%PDF", b"\xd0\xcf"))


def _pasted(path: Path, known: Known | None) -> MemberList:
    text, _ = decode(path.read_bytes())
    return read_members(text, known)
