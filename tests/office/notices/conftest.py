"""A register of a few students in classes of two years, their groups, and a notice that can go out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lut_admin.office import groups, notices, roster
from lut_admin.office.notices.audiences import Groups
from lut_admin.office.office import Office

ZH, EN = "各位同学：请于11月30日前办理体检。", "Dear students, please have the medical check by 30 November."
ROWS = {
    "jane": ("20230001", "Jane Doe", "杜珍", "国际2301班", "bachelor", "2023-09-01"),
    "john": ("20230002", "John Tester", "田约翰", "国际2301班", "bachelor", "2023-09-01"),
    "mina": ("20230003", "Mina Example", "艾米娜", "国际2302班", "bachelor", "2023-09-01"),
    "nora": ("20240004", "Nora Sample", "诺拉", "土木2401班", "master", "2024-09-01"),
}
FIELDS = ("student_no", "english_name", "chinese_name", "class_name", "level", "enrolled")

Out = Callable[..., int]


@pytest.fixture
def people(office: Office) -> dict[str, int]:
    """Four who study, three classes, and the groups that they need."""
    made = {}
    for name, row in ROWS.items():
        fields = {**dict(zip(FIELDS, row, strict=True)), "status": "active"}
        made[name] = roster.add(office, fields).made or 0
    groups.create_from_roster(office)
    return made


@pytest.fixture
def out(office: Office) -> Out:
    """Makes a notice and posts it to these groups; returns its id."""

    def made(zh: str = ZH, en: str = EN, where: Groups = ("大群",), category: str = "life") -> int:
        notice_id = notices.draft(office, category, zh, en, groups=where).made or 0
        notices.release(office, notice_id, where)
        notices.posted(office, notice_id)
        return notice_id

    return made
