"""A register of a few students and the groups it makes, and checks of them as the days pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from lut_admin.convention.groups import GroupKind
from lut_admin.convention.sources import Source
from lut_admin.office import groups, roster
from lut_admin.office.groups import Choice
from lut_admin.office.office import Office

Check = Callable[..., int]

ROWS = {
    "jane": ("20230001", "Jane Doe", "杜珍", "国际2301班", "active"),
    "john": ("20230002", "John Tester", "田约翰", "国际2301班", "active"),
    "mina": ("20230003", "Mina Example", "艾米娜", "国际2302班", "active"),
    "nora": ("20230004", "Nora Sample", None, "国际2302班", "active"),
    "anne": ("20190005", "Anne Former", "方安妮", "国际1901班", "graduated"),
    "will": ("20220006", "Will Gone", "高威廉", "国际2201班", "withdrawn"),
}
FIELDS = ("student_no", "english_name", "chinese_name", "class_name", "status")


@pytest.fixture
def people(office: Office) -> dict[str, int]:
    """Four who study (one without a Chinese name on the register), one graduate, one who withdrew; and their groups."""
    made = {}
    for name, row in ROWS.items():
        fields = {field: value for field, value in zip(FIELDS, row, strict=True) if value}
        made[name] = roster.add(office, fields).made or 0
    groups.create_from_roster(office)
    return made


@pytest.fixture
def main(office: Office, people: dict[str, int]) -> int:
    """The main group's id."""
    return next(line.id for line in groups.groups(office) if line.kind is GroupKind.MAIN)


@pytest.fixture
def check(office: Office) -> Check:
    """Checks a group by these nicknames and keeps the check; returns its id."""

    def kept(
        group_id: int,
        nicknames: list[str] | str,
        choices: Mapping[int, Choice] | None = None,
        *,
        complete: bool | None = None,
        names_from: Source | None = None,
    ) -> int:
        view = groups.audit_group(office, group_id, nicknames, "test", complete, names_from)
        return groups.save_audit(office, view, choices).made or 0

    return kept
