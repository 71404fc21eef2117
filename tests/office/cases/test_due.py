"""What cases ask for today: what is owed, by when, what is only waited for, and what is overdue."""

from __future__ import annotations

from datetime import date, timedelta

from lut_admin.convention.supervision import Item, Stage
from lut_admin.office import cases
from lut_admin.office.cases.due import DueCase, due
from lut_admin.office.office import Office
from lut_admin.office.today import Duty, today
from lut_admin.papers import words
from tests.office.cases.conftest import SAID, SERVED, opened, refused, take
from tests.office.conftest import Clock


def of_cases(office: Office) -> list[tuple[str, str]]:
    found: list[Duty] = [duty for duty in today(office).duties if duty.page == "cases"]
    return [(duty.tone, words.of_word(duty.word, "zh")) for duty in found]


def one(office: Office) -> DueCase:
    with office.read() as connection:
        [found] = due(connection, office.today())
    return found


def test_what_is_next_is_told_with_its_last_day(office: Office, clock: Clock, jane: int) -> None:
    assert of_cases(office) == []
    number = opened(office, jane)
    assert of_cases(office) == [("", f"案件 {number}（已立案）：下一步，开始调查")]
    take(office, number, *SERVED[:3])
    assert of_cases(office) == [("muted", f"案件 {number}：陈述申辩，期限至 2025-11-25")]
    take(office, number, "statement", "decision", "service")
    assert of_cases(office) == [("muted", f"案件 {number}：学生申诉，期限至 2025-12-01")]
    take(office, number, "appeal")
    clock.pass_(days=13)
    assert of_cases(office) == [("warn", f"案件 {number}：复查结论，2025-12-05 前（还有 2 天）")]
    clock.pass_(days=6)
    assert of_cases(office) == [("bad", f"案件 {number}：复查结论，已逾期 4 天（2025-12-05）")]
    found = one(office)
    assert (found.overdue, found.soon, found.left, found.stage) == (True, True, -4, Stage.SERVED)


def test_a_case_that_is_over_asks_for_nothing_until_it_is_to_be_erased(office: Office, clock: Clock, jane: int) -> None:
    number = opened(office, jane)
    take(office, number, "dropped")
    assert of_cases(office) == []
    clock.pass_(days=2 * 366)
    assert of_cases(office) == [("muted", "1 个案件保存期满：导出后清除")]


def test_the_most_pressing_comes_first(office: Office, clock: Clock, jane: int) -> None:
    waits, owed, late = (opened(office, jane) for _ in range(3))
    take(office, waits, *SERVED)
    take(office, late, *SERVED, "appeal")
    clock.pass_(days=16)
    take(office, waits, "application")
    with office.read() as connection:
        assert [found.number for found in due(connection, office.today())] == [late, owed, waits]
    assert [file.number for file, _ in cases.overview(office)] == [late, owed, waits]


def test_a_case_opened_on_paper_before_is_entered_with_its_day(office: Office, clock: Clock, jane: int) -> None:
    number = opened(office, jane, opened_on=date(2025, 10, 9))
    cases.step(office, number, "investigation", date(2025, 10, 10))
    assert cases.case(office, number).opened_on == "2025-10-09"
    assert opened(office, jane, opened_on=date(2024, 12, 30)) == "LUT-2024-0001"
    later = office.today() + timedelta(days=1)
    refused("cases.step_day", opened, office, jane, opened_on=later)


def test_whoever_is_expelled_has_a_checklist_with_its_days(office: Office, clock: Clock, jane: int) -> None:
    number = opened(office, jane)
    grave = {**SAID["decision"], "sanction": "expulsion"}
    take(office, number, "investigation")
    take(office, number, "proposal", sanction="expulsion")
    take(office, number, "notification", "statement")
    take(office, number, "review", reviewer="法律事务室")
    take(office, number, "meeting", body_zh="校长办公会")
    cases.step(office, number, "decision", office.today(), grave)
    take(office, number, "service")
    clock.pass_(days=12)
    take(office, number, "check", item="permit")
    [standing] = cases.standings(office, cases.case(office, number))
    lines = {line.item: (line.due, line.done) for line in standing.checklist}
    assert set(lines) == set(Item)
    assert lines[Item.LEAVING] == (date(2025, 12, 4), None)
    assert lines[Item.PERMIT] == (date(2025, 11, 30), date(2025, 12, 2))
    assert lines[Item.INSURANCE] == (None, None)
    assert standing.next is not None and standing.next.step == "check"
