"""From a check to a reminder in three presses, or to a case where a finding may become one; a nickname alone never is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from lut_admin.desk.noting import NoteSheet
from lut_admin.desk.pages.groups.checking.check import Check
from lut_admin.desk.pages.groups.members import light
from lut_admin.desk.window import Window
from lut_admin.office import cases
from lut_admin.office.cases import Kind
from lut_admin.office.office import Office
from tests.desk.conftest import FakeAsker
from tests.desk.pages.groups.people import class_group, entered

PEOPLE = (("1", "Jane Doe", "杜珍", "active"), ("2", "Old Hand", "老友", "withdrawn"), ("3", "Ann Early", "安早", "active"))
LIST = "Jane\nOld Hand+老友\n王小明"


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("groups", "cases")


@pytest.fixture
def check(open_window: Any, office: Office, settle: Callable[[], None]) -> Check:
    """A check of the class group: one to be renamed, one who has left, a stranger, and one who is missing."""
    entered(office, PEOPLE)
    group_id = class_group(office)
    window: Window = open_window("groups")
    window.go("groups", group=group_id)
    made: Check = window.page.check
    made.pasted.setPlainText(LIST)
    made._check()
    made.understood.whole.click()
    settle()
    return made


def go_to(check: Check, name: str) -> None:
    rows = check.outcome.model.rows
    place = next(at for at in range(len(rows.shown)) if name in str(rows.at(at)))
    check.outcome.table.setCurrentIndex(check.outcome.model.index(place, 0))


def words(check: Check) -> list[str]:
    entry, view = check.outcome.table.current, check.outcome.judging.original
    assert entry is not None and view is not None
    menu = light.menu(check.desk, check, entry, view.group, check.outcome.note)
    return [] if menu is None else [action.text() for action in menu.actions()]


def test_a_reminder_from_a_finding_in_three_presses(check: Check, office: Office, asker: FakeAsker) -> None:
    seen: list[NoteSheet] = []

    def third(sheet: NoteSheet) -> bool:
        seen.append(sheet)
        QTest.keyClick(sheet.said, Qt.Key.Key_Return)
        return True

    asker.answers = [third, third]
    go_to(check, "'Jane'")  # the first: her row
    button = next(made for made in check.outcome.beside.findChildren(QPushButton) if "提醒或谈话" in made.text())
    button.click()  # the second
    [one] = cases.notes(office)
    assert one.articles == (4,) and "“Jane”请改为“Jane Doe+杜珍”" in one.said and "Jane Doe+杜珍" in one.said_en
    assert one.source is not None and one.source["nickname"] == "Jane"
    assert "不立案" in seen[0].begun.why
    go_to(check, "Ann Early")  # who is missing is not in the list that was pasted
    QTest.keyClick(check.outcome.table, Qt.Key.Key_R)
    assert [one.articles for one in cases.notes(office)] == [(3,), (4,)]


def test_a_nickname_is_no_case_and_says_why(check: Check) -> None:
    go_to(check, "'Jane'")
    assert not any("登记案件" in said for said in words(check)) and any("不立案" in said for said in words(check))


def test_a_stranger_becomes_an_incident_without_respondent(check: Check, settle: Callable[[], None]) -> None:
    go_to(check, "王小明")
    QTest.keyClick(check.outcome.table, Qt.Key.Key_N)
    settle()
    go_to(check, "王小明")
    entry, view = check.outcome.table.current, check.outcome.judging.original
    assert entry is not None and view is not None
    begun = light.account(entry, view.group)
    assert begun is not None and (begun.kind, begun.place) == (Kind.NOBODY, view.group)
    assert not any("提醒" in said for said in words(check)), "nobody knows whom to remind"
    QTest.keyClick(check.outcome.table, Qt.Key.Key_R)
    menu = light.menu(check.desk, check, entry, view.group, check.outcome.note)
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    window: Any = check.desk
    assert window.stack.wanted == "cases"


def test_who_has_left_and_stays_may_become_a_case_about_her(check: Check) -> None:
    go_to(check, "Old Hand")
    assert any("登记案件" in said for said in words(check))
    entry, view = check.outcome.table.current, check.outcome.judging.original
    assert entry is not None and view is not None
    begun = light.account(entry, view.group)
    assert begun is not None and entry.person is not None
    assert (begun.respondents, begun.articles) == ((entry.person.id,), (3,))
