"""The owner's month in figures, the handover sheet and the workbook of a check."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lut_admin.convention.groups import Owner
from lut_admin.convention.hours import Exemption, Ground
from lut_admin.office import cases, groups, history, notices
from lut_admin.office.groups.diligence import month_of
from lut_admin.office.office import Office
from lut_admin.papers import sheets
from lut_admin.papers.diligence_report import Asked
from lut_admin.refusals import Refusal
from tests.clock import Clock
from tests.office.groups.conftest import Check


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        ("2025-12-31", "2025-11-30T16:00:00.000000Z", "2025-12-31T16:00:00.000000Z"),
        ("2024-02-29", "2024-01-31T16:00:00.000000Z", "2024-02-29T16:00:00.000000Z"),
    ],
)
def test_a_month_begins_at_midnight_in_china(day: str, start: str, end: str) -> None:
    span = month_of(date.fromisoformat(day))
    assert (span.start, span.end) == (start, end)
    assert span.holds(start) and not span.holds(end)


def test_a_month_counts_what_was_asked_and_what_came_true(
    office: Office, people: dict[str, int], main: int, check: Check, clock: Clock
) -> None:
    check(main, ["杜珍", "田约翰", "Will Gone+高威廉", "Happy Cat 2000"], {3: None})
    groups.remind(office, main, [people["jane"], people["john"]], "rename", "group")
    groups.remind(office, main, [people["will"]], "leave", "phone")
    groups.invited(office, main, [people["mina"]])
    clock.pass_(days=4)
    groups.remind(office, main, [people["jane"]], "rename", "private")
    made = notices.draft(office, "life", "停水", "No water").made or 0
    notices.release(office, made, ["LUT International Students"])
    clock.pass_(days=2)
    check(main, ["Jane Doe+杜珍", "田约翰", "Mina Example+艾米娜"])
    november = groups.diligence(office, date(2025, 11, 1))
    work = next(one for one in november.groups if one.name == "LUT International Students")
    assert (work.members, work.checks, work.invitations) == (3, 2, 1)
    assert (work.renames, work.leavers, work.strangers) == (Asked(2, 1), Asked(1, 1), Asked(1, 1))
    assert [(count.kind.key, count.n) for count in november.reminders] == [
        ("reminder.by_private", 1), ("reminder.by_group", 2), ("reminder.by_phone", 1),
    ]  # fmt: skip
    assert (november.notices_in_hours, november.exceptions, november.cases_opened) == (1, (), 0)
    assert november.before is None and november.after is not None
    assert (november.after.members, november.after.to_rename) == (3, 1)
    assert (november.owner, november.role) == ("Counselor Test", Owner.COUNSELOR)
    december = groups.diligence(office, date(2025, 12, 24))
    assert all((one.checks, one.renames, one.strangers) == (0, Asked(), Asked()) for one in december.groups)
    assert december.before == december.after == november.after
    assert groups.diligence(office, date(2025, 10, 1)).after is None


def test_an_owner_answers_for_the_groups_and_days_he_owned(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    groups.hand_over(office, main, "周明", "2025-09-01")
    groups.hand_over(office, main, "吴芳", "2025-11-10")
    names = {
        month: [one.name for one in groups.diligence(office, date(2025, month, 1), "周明").groups]
        for month in (8, 11, 12)
    }
    assert names == {8: [], 11: ["LUT International Students"], 12: []}
    check(main, ["杜珍"])  # on 20 November
    groups.remind(office, main, [people["jane"]], "rename")
    made = notices.draft(office, "life", "停水", "No water").made or 0
    notices.release(office, made, ["LUT International Students"])
    old, new = (groups.diligence(office, date(2025, 11, 1), name) for name in ("周明", "吴芳"))
    assert (old.groups[0].checks, old.groups[0].renames, old.reminders, old.notices_in_hours) == (0, Asked(), (), 0)
    assert (new.groups[0].checks, new.groups[0].renames, new.notices_in_hours) == (1, Asked(1), 1)
    assert old.after is None and new.after is not None and new.reminders


def test_work_in_a_group_that_went_to_the_bin_later_still_counts(
    office: Office, people: dict[str, int], main: int, check: Check, clock: Clock
) -> None:
    check(main, ["杜珍"])
    clock.pass_(days=12)
    groups.put_in_bin(office, main)
    assert [one.checks for one in groups.diligence(office, date(2025, 11, 1)).groups if one.checks] == [1]
    clock.pass_(days=40)
    assert not any(one.members for one in groups.diligence(office, office.today()).groups)


def test_the_papers_are_written(
    office: Office, people: dict[str, int], main: int, check: Check, tmp_path: Path
) -> None:
    with pytest.raises(Refusal) as refused:
        groups.handover(office, main)
    assert refused.value.code == "group.no_handover"
    audit = check(main, ["杜珍", "Happy Cat 2000"], {1: None})
    groups.remind(office, main, [people["jane"]], "rename")
    groups.hand_over(office, main, "周明", "2025-09-01")
    groups.hand_over(office, main, "吴芳", "2025-11-10", "调离")
    sheet = groups.handover(office, main)
    assert (sheet.old_owner, sheet.new_owner, sheet.on, sheet.note) == ("周明", "吴芳", date(2025, 11, 10), "调离")
    assert sheet.matters is not None
    assert (sheet.matters.to_rename, sheet.matters.strangers, sheet.matters.missing, sheet.matters.reminders) == (
        1,
        1,
        3,
        1,
    )
    for made in (groups.handover_pdf(office, main), groups.diligence_pdf(office, date(2025, 11, 1))):
        assert made.startswith(b"%PDF")
    view = groups.kept_again(office, audit)
    assert [line.person.id if line.person else None for line in view.audit.lines] == [people["jane"], None]
    book = sheets.read(groups.export_audit(office, view, tmp_path / "check.xlsx"))
    assert len(book.sheets) == 4
    history.undo(office)
    with pytest.raises(Refusal):
        groups.kept_again(office, 99)


def test_cases_count_by_the_day_they_were_opened(office: Office, people: dict[str, int]) -> None:
    assert groups.diligence(office, office.today()).cases_opened == len(cases.cases(office))


def test_what_was_posted_elsewhere_and_entered_afterwards_counts_too(office: Office, main: int, clock: Clock) -> None:
    night = clock.at.replace(hour=2)
    where = ["LUT International Students"]
    notices.enter(office, notices.Elsewhere(night, "停电", exemption=Exemption(Ground.SAFETY, "停电")), where)
    notices.enter(office, notices.Elsewhere(night, "停水"), where)
    notices.enter(office, notices.Elsewhere(night.replace(hour=8), "停气"), where)
    month = groups.diligence(office, date(2025, 11, 1))
    assert month.notices_in_hours == 1
    assert [(count.kind.key, count.n) for count in month.exceptions] == [
        ("hours.ground_none", 1), ("hours.ground_safety", 1),
    ]  # fmt: skip
