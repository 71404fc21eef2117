"""The column of nicknames in a table: by its header, or, in a pasted block without one, by what it holds."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lut_admin.convention import names
from lut_admin.convention.sources import Source
from lut_admin.papers.member_list import several

# How the column is headed, folded, without blanks.
NICKNAMES = frozenset(
    """
nickname nicknames groupnickname aliasingroup myaliasingroup groupalias wechatnickname wechatgroupnickname wechatalias
昵称 群昵称 微信昵称 微信群昵称 本群昵称 群内昵称 群里昵称 我在本群的昵称 群名片 群组昵称 微信群名片 群成员昵称 成员昵称
""".split()
)
# Headers that a table of members has where none says nickname.
_MEMBERS = frozenset(
    "member members groupmember groupmembers wechatname displayname 群成员 成员 微信名 微信名称 微信群成员".split()
)
_REMARKS = frozenset(
    "remarkname wechatremark wechatremarks contactremark 备注名 备注名称 微信备注 好友备注 微信备注名".split()
)
_NAMES = frozenset(
    "name names fullname englishname chinesename studentname 姓名 名字 学生姓名 中文名 英文名 护照姓名".split()
)
# The header stands in the first rows, under a title and an instruction at most.
HEADER_ROWS = 15
_SAMPLE = 200
_STARS = re.compile(r"[\s*:：]+|[(（][^()（）]*[)）]$")


@dataclass(frozen=True, slots=True)
class Column:
    """Where the nicknames stand: the row of the header and the column, both from 0, and whose names they are."""

    header: int
    column: int
    source: Source = Source.NICKNAMES


def find(rows: Sequence[Sequence[object]]) -> Column | None:
    """The column headed as nicknames; else as members, else as one's own remarks; None where no header says so."""
    for headers, source in ((NICKNAMES, Source.NICKNAMES), (_MEMBERS, Source.NICKNAMES), (_REMARKS, Source.REMARKS)):
        for place, row in enumerate(rows[:HEADER_ROWS]):
            if headers is _MEMBERS and sum(bool(cell) for cell in row) < 2:
                continue  # the title of the list of members, not the header of a table
            for column, cell in enumerate(row):
                if isinstance(cell, str) and len(cell) <= 60 and _STARS.sub("", names.fold(cell)) in headers:
                    return Column(place, column, source)
    return None


def block(lines: Sequence[str]) -> list[list[str]] | None:
    """A pasted block as rows of cells: parted by tabs, or by the mark of its header row; None where it is no table."""
    if sum("\t" in line for line in lines) * 2 > len(lines):
        return [_cells(line, "\t") for line in lines]
    lines = [line for line in lines if line.strip("|-: ")]  # the stroke under the header of a table in plain text
    for place, line in enumerate(lines[:HEADER_ROWS]):
        for mark in "\t,;|，":
            if mark in line and find([[cell.strip() for cell in line.split(mark)]]) is not None:
                return [[lines[n]] for n in range(place)] + [_cells(each, mark) for each in lines[place:]]
    return None


def _cells(line: str, mark: str) -> list[str]:
    if '"' in line and len(line) < 10_000:
        cells = next(csv.reader([line], delimiter=mark), [])
    else:
        cells = line.strip("|").split(mark) if mark == "|" else line.split(mark)
    return [cell.strip() for cell in cells]


def is_header(cell: str) -> bool:
    """Whether a cell heads a column of names of any kind."""
    return _STARS.sub("", names.fold(cell[:60])) in _NAMES


def likeliest(rows: Sequence[Sequence[str]]) -> int:
    """The column of a headless block whose cells look most like nicknames: letters, most often of both kinds, each its own."""
    sample = rows[:_SAMPLE]
    width = max((len(row) for row in sample), default=0)

    def likeness(column: int) -> tuple[float, int]:
        cells = [row[column] for row in sample if column < len(row) and row[column]]
        kinds = [several.kind(cell) for cell in cells]
        points = sum({"both": 3, "latin": 2, "han": 1}.get(each, 0) for each in kinds)
        return points * (len(set(cells)) / max(1, len(cells))), -column

    return max(range(width), key=likeness, default=0)
