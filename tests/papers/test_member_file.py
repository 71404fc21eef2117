"""Files of group members: tables with a column of nicknames, and pasted text that was saved."""

from pathlib import Path

import openpyxl
import pytest

from lut_admin.convention.sources import Source
from lut_admin.papers.member_file import read_member_file
from lut_admin.papers.member_list import Shape
from lut_admin.refusals import Refusal

JANE, TIAN, ALI = "Jane Doe+杜珍", "田约翰", "Ali Khan, 阿里"


def workbook(folder: Path, *rows: list[object]) -> Path:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    path = folder / "members.xlsx"
    made.save(path)
    return path


def text(folder: Path, content: str, name: str = "members.txt") -> Path:
    path = folder / name
    path.write_text(content, "utf-8")
    return path


def test_a_table_keeps_its_rows_and_tells_what_its_title_counts(tmp_path: Path) -> None:
    path = workbook(
        tmp_path, ["LUT International Students (4)"], ["请核对"], ["序号", "群昵称 *", "班级"], [1, JANE, "机械"], [2, None, ""],
        [3, TIAN, "化工"], [4, "小鱼🐟", "化工"], [5, ALI, ""],
    )  # fmt: skip
    found = read_member_file(path)
    assert (found.shape, found.source, found.counted) == (Shape.TABLE, Source.NICKNAMES, 4)
    assert (found.nicknames[0], found.nicknames[1], found.nicknames[2], found.nicknames[4]) == (JANE, "", TIAN, ALI)
    assert found.complete is True and len(found.nicknames) == 5


def test_a_cut_nickname_is_told_by_its_row(tmp_path: Path) -> None:
    path = text(tmp_path, f"no,nickname\n1,{JANE}\n2,Muhammad Abd…\n3,{TIAN}\n", "members.csv")
    found = read_member_file(path)
    assert (found.nicknames, found.cut) == ((JANE, "Muhammad Abd…", TIAN), (1,))


def test_a_column_of_remarks_is_no_column_of_nicknames(tmp_path: Path) -> None:
    remarks = read_member_file(workbook(tmp_path, ["班级", "备注名"], ["机械", "Jane 机械"]))
    assert (remarks.source, remarks.nicknames) == (Source.REMARKS, ("Jane 机械",))
    both = read_member_file(workbook(tmp_path, ["备注名", "昵称"], ["Jane 机械", JANE]))
    assert (both.source, both.nicknames) == (Source.NICKNAMES, (JANE,))


def test_a_workbook_without_such_a_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"membership\.no_column"):
        read_member_file(workbook(tmp_path, ["姓名", "班级"], ["杜珍", "机械"]))


@pytest.mark.parametrize(
    "content",
    [
        f"{JANE}\n{TIAN}\n{ALI}\n",
        f"Members\n{JANE}\n{TIAN}\nShow All\n{ALI}\n",
        f"昵称\n{JANE}\n{TIAN}\n{ALI}\n".replace(", ", "，"),
        f"{JANE}\t机械\n{TIAN}\t化工\n{ALI}\t\n",
        f'"李老师"邀请"Omar"加入了群聊\n{JANE}\n{TIAN}\n{ALI}\n',
    ],
)
def test_text_that_was_pasted_and_saved(tmp_path: Path, content: str) -> None:
    found = read_member_file(text(tmp_path, content))
    assert [name.replace("，", ", ") for name in found.nicknames] == [JANE, TIAN, ALI]


def test_the_roster_decides_in_a_file_too(tmp_path: Path) -> None:
    path = text(tmp_path, "Jane Doe, Bob Roe, 田约翰, Ali Khan, 阿里\n")
    found = read_member_file(path, known={"Jane Doe", "Bob Roe, 田约翰", "Ali Khan, 阿里"}.__contains__)
    assert found.nicknames == ("Jane Doe", "Bob Roe, 田约翰", "Ali Khan, 阿里")
