"""Owners over time: handed over with a day, everybody on record, undone like any act."""

from __future__ import annotations

from datetime import date

import pytest

from lut_admin.convention.groups import Owner
from lut_admin.office import groups, history, roster
from lut_admin.office.groups.owning import owners_on
from lut_admin.office.office import Office
from lut_admin.refusals import Refusal


def test_a_group_is_handed_from_one_to_the_next(office: Office, people: dict[str, int]) -> None:
    line = next(one for one in groups.groups(office) if one.class_name == "国际2301班")
    assert (line.owner.role, line.owner.name, line.owner.id) == (Owner.ADVISER, "", 0)
    staff = roster.add_staff(office, {"chinese_name": "吴芳", "role": "班主任"}).made or 0
    groups.hand_over(office, line.id, "周明", "2024-09-01")
    groups.hand_over(office, line.id, staff, "2025-09-01", "周老师调离")
    present, before = groups.owners(office, line.id)
    assert (present.name, present.since, present.until, present.note, present.staff_id) == (
        "吴芳", "2025-09-01", "", "周老师调离", staff,
    )  # fmt: skip
    assert (before.name, before.since, before.until) == ("周明", "2024-09-01", "2025-09-01")
    assert groups.group(office, line.id).owner == present
    history.undo(office)
    assert groups.group(office, line.id).owner.name == "周明"
    assert groups.owners(office, line.id)[0].until == ""


@pytest.mark.parametrize(
    ("to", "since", "code"),
    [("周 明", None, "group.same_owner"), (" \u200b", None, "group.no_owner"), (99, None, "group.no_owner"),
     ("吴芳", "2024-08-31", "group.owner_before"), ("吴芳", "昨天", "group.bad_day")],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    office: Office, people: dict[str, int], main: int, to: int | str, since: str | None, code: str
) -> None:
    groups.hand_over(office, main, "周明", "2024-09-01")
    with pytest.raises(Refusal) as refused:
        groups.hand_over(office, main, to, since)
    assert refused.value.code == code
    with pytest.raises(Refusal):
        groups.hand_over(office, 99, "吴芳")


def test_a_group_has_its_own_form_of_nicknames_and_a_note_of_its_code(
    office: Office, people: dict[str, int], main: int
) -> None:
    groups.edit(office, main, {"nickname_form": "class_name", "code_note": "办公室门口", "code_expiry": "2025-11-27"})
    line = groups.group(office, main)
    assert (line.rule.nicknames.form.value, line.code_note, line.code_expiry) == (
        "class_name",
        "办公室门口",
        "2025-11-27",
    )
    view = groups.audit_group(office, main, ["Jane Doe+杜珍"])
    assert not view.audit.lines[0].compliant
    assert groups.edit(office, main, {"nickname_form": "class_name"}).act_id is None
    groups.edit(office, main, {"nickname_form": "", "code_expiry": ""})
    assert groups.group(office, main).form is None
    with pytest.raises(Refusal):
        groups.edit(office, main, {"code_expiry": "2025-02-30"})


def test_the_owner_on_a_day_is_the_owner_of_that_day(office: Office, people: dict[str, int], main: int) -> None:
    groups.hand_over(office, main, "周明", "2024-09-01")
    groups.hand_over(office, main, "吴芳", "2025-12-01")
    groups.hand_over(office, main, "郑洁", "2026-03-01")
    assert groups.group(office, main).owner.name == "周明", "the day is not there yet"
    assert [one.name for one in groups.owners(office, main)] == ["郑洁", "吴芳", "周明"]
    with office.read() as connection:
        for day, name in (("2025-11-30", "周明"), ("2025-12-01", "吴芳"), ("2026-03-01", "郑洁")):
            assert owners_on(connection, date.fromisoformat(day))[main].name == name
        assert main not in owners_on(connection, date(2024, 8, 31))
    with pytest.raises(Refusal) as refused:
        groups.hand_over(office, main, "王静", "2025-12-15")
    assert refused.value.code == "group.owner_before"
    assert groups.owner_names(office) == ["吴芳", "郑洁", "周明"]
