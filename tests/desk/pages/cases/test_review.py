"""The yearly review in the real window: listed with its period, exported first, then erased with one question, for good."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel

from lut_admin.desk.pages.cases import CasesPage
from lut_admin.desk.pages.cases.review import Review
from lut_admin.desk.window import Window
from lut_admin.office import cases, verifying
from lut_admin.office.cases import How
from lut_admin.office.office import Office
from tests.clock import Clock
from tests.desk.conftest import FakeAsker
from tests.desk.pages.cases.sheets import SERVED, opened, students, take


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("cases", "today")


@pytest.fixture
def numbers(office: Office, clock: Clock) -> list[str]:
    """A case that was dropped, one that was archived with its sanction, and one that is open, five and a half years later."""
    jane, _ = students(office)
    dropped, archived, still = (opened(office, jane) for _ in range(3))
    take(office, dropped, "dropped")
    take(office, archived, *SERVED)
    cases.note(office, jane, How.TALK, (8,), "谈话一次。")
    clock.at += timedelta(days=200)
    take(office, archived, "application", "lifting", "archiving")
    clock.at += timedelta(days=365 * 5 + 10)
    return [dropped, archived, still]


def review(window: Window) -> Review:
    window.go("cases", view="review")
    assert isinstance(window.page, CasesPage)
    assert window.page.review.isVisible()
    return window.page.review


def listed(shown: Review) -> list[tuple[str, str, str]]:
    model = shown.model
    return [tuple(str(model.index(row, at).data()) for at in (0, 3, 5)) for row in range(model.rowCount())]  # type: ignore[misc]


def test_what_may_go_is_listed_with_its_period(open_window: Any, numbers: list[str]) -> None:
    window = open_window("cases")
    page = window.page
    assert page.tabs.bar.isTabVisible(3), "something is due"
    assert listed(review(window)) == [(numbers[0], "无处分：2 年", "未导出"), (numbers[1], "有处分：5 年", "未导出")]
    assert not review(window).erase.isEnabled() and review(window).hint.text()


def test_nothing_due_shows_only_to_whoever_asks(open_window: Any, office: Office) -> None:
    opened(office, students(office)[0])
    window = open_window("cases")
    assert not window.page.tabs.bar.isTabVisible(3)
    assert review(window).listing.nothing.isVisible() and window.page.tabs.bar.isTabVisible(3)


def test_first_exported_then_erased_for_good(
    open_window: Any, office: Office, numbers: list[str], asker: FakeAsker, tmp_path: Path
) -> None:
    shown = review(open_window("cases"))
    asker.answers.append(tmp_path)
    shown.export.click()
    files = [tmp_path / f"{number}.zip" for number in numbers[:2]]
    assert all(verifying.verify_dossier(file).ok for file in files)
    assert [row[2] for row in listed(shown)] == ["已导出", "已导出"] and shown.erase.accessibleName() == "清除 2 个案件"
    shown.table.selectionModel().select(
        shown.model.index(1, 0),
        QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
    )
    assert shown.erase.accessibleName() == "清除 1 个案件", "what is selected is meant"
    shown.erase.click()
    assert len(cases.review_list(office)) == 2, "whoever changes their mind erases nothing"
    asker.answers.append(0)
    shown.erase.click()
    assert asker.asked[-1][0] == "choice" and "不可撤销" in asker.asked[-1][1]
    assert [one.number for one in cases.review_list(office)] == [numbers[0]]
    assert {file.number for file in cases.cases(office)} == {numbers[0], numbers[2]}
    assert not {check.name for check in verifying.verify(office).checks if not check.ok} - {"keys"}


def test_an_earlier_dossier_stays_as_it_is(
    open_window: Any, numbers: list[str], asker: FakeAsker, tmp_path: Path
) -> None:
    shown = review(open_window("cases"))
    (tmp_path / f"{numbers[0]}.zip").write_text("kept")
    asker.answers.append(tmp_path)
    shown.export.click()
    assert (tmp_path / f"{numbers[0]}.zip").read_text() == "kept" and (tmp_path / f"{numbers[0]}-2.zip").exists()


def test_a_folder_that_cannot_be_written_is_told_in_place(
    open_window: Any, numbers: list[str], asker: FakeAsker, tmp_path: Path
) -> None:
    shown = review(open_window("cases"))
    asker.answers.append(tmp_path / "gone")
    shown.export.click()
    assert shown.messages.cards() and [row[2] for row in listed(shown)] == ["未导出", "未导出"]


def test_notes_whose_time_is_over_go_from_here_too(
    open_window: Any, office: Office, numbers: list[str], clock: Clock, asker: FakeAsker
) -> None:
    """What the daily chores have not erased yet."""
    from lut_admin.office import today

    student = next(person.student_id for file in cases.cases(office) for person in file.people)
    window = open_window("cases")
    cases.note(office, student, How.REMINDER, (8,), "提醒。")
    clock.at += timedelta(days=400)
    young = cases.note(office, student, How.REMINDER, (8,), "再次提醒。").made
    due = {duty.word.key: dict(duty.where) for duty in today.today(office).duties}
    assert due["today.clear_cases"] == due["today.clear_notes"] == {"view": "review"}
    shown = review(window)
    shown.refresh()
    assert shown.notes.text() == "1 条提醒或谈话记录已到清除日期。"
    asker.answers.append(0)
    shown.erase_notes.click()
    assert [one.id for one in cases.notes(office)] == [young] and not shown.erase_notes.isVisible()
