"""A pasted message in the window: who wrote it, what follows; three presses to a reminder; the hours alone are no case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from lut_admin.desk.noting import NoteSheet
from lut_admin.desk.pages.cases.page import CasesPage
from lut_admin.desk.window import Window
from lut_admin.office import cases, roster
from lut_admin.office.cases import Kind, Nobody
from lut_admin.office.office import Office
from lut_admin.office.wording import own_words
from tests.desk.conftest import FakeAsker

PASTED = """Jane Doe+杜珍 2025-11-19 21:15
大家都来关注蓝鲸

周明 2025-11-19 21:16
请撤回

路人甲 2025-11-19 21:17
加我好友

Ahsan 2025-11-19 21:18
好的

Jane Doe+杜珍 2025-11-19 23:50
明天考试带什么？"""


@pytest.fixture
def people(office: Office) -> dict[str, int]:
    rows = (("1", "Jane Doe", "杜珍"), ("2", "Ahsan Ali", "安山"), ("3", "Ahsan Khan", "安可"))
    made = {
        number: roster.add(
            office, {"student_no": number, "english_name": latin, "chinese_name": han, "class_name": "国际2301班"}
        ).made
        or 0
        for number, latin, han in rows
    }
    roster.add_staff(office, {"chinese_name": "周明", "role": "班主任"})
    own_words.add(office, "8-ad", "蓝鲸")
    return made


@pytest.fixture
def page(open_window: Any, people: dict[str, int], settle: Callable[[], None]) -> CasesPage:
    """The messages of the clipboard, read."""
    window: Window = open_window("cases")
    QGuiApplication.clipboard().setText(PASTED)
    window.go("cases", pasting=True)
    settle()
    assert isinstance(window.page, CasesPage)
    return window.page


def go_to(page: CasesPage, place: int) -> None:
    assert page.pasting.table.show_row(place)


def beside(page: CasesPage) -> str:
    return "\n".join(label.text() for label in page.pasting.pane.findChildren(QLabel) if label.isVisible())


def test_each_message_is_told_by_whose_it_is(page: CasesPage) -> None:
    assert [one.mark for one in page.pasting.lines] == ["student", "staff", "outsider", "ambiguous", "student"]
    assert [one.articles for one in page.pasting.lines] == [(8,), (), (), (), (5,)]
    current = page.pasting.table.current
    assert current is not None and current.place == 0, "the first that may concern an article"
    assert "“蓝鲸”" in beside(page)


def test_a_reminder_in_three_presses(page: CasesPage, office: Office, asker: FakeAsker, people: dict[str, int]) -> None:
    seen: list[NoteSheet] = []

    def third(sheet: NoteSheet) -> bool:
        seen.append(sheet)
        QTest.keyClick(sheet.said, Qt.Key.Key_Return)
        return True

    asker.answers = [third]
    page.pasting.pane.note.click()
    [one] = cases.notes(office)
    assert (one.student_id, one.articles) == (people["1"], (8,)) and "大家都来关注蓝鲸" in one.said
    assert one.source == {
        "message": {"at": "2025-11-19 21:15", "sender": "Jane Doe+杜珍", "text": "大家都来关注蓝鲸"}
    }
    assert page.pasting.isVisible() and [one.done for one in page.pasting.lines] == [True, False, False, False, False]


def test_a_case_begins_with_the_message_and_none_of_the_proposals(page: CasesPage, people: dict[str, int]) -> None:
    page.pasting.pane.case.click()
    sheet = page.recording
    assert sheet.isVisible() and sheet.whom.respondents == (people["1"],)
    account = sheet.account()
    assert account.articles == () and account.occurred_at is not None
    assert account.source is not None and account.source["message"]["text"] == "大家都来关注蓝鲸"
    assert "大家都来关注蓝鲸" in sheet.origin.message
    sheet.which.screening.start.click()  # the words of the message are looked at, too
    assert sheet.which.screening.messages.cards()


def test_the_messages_lie_open_in_the_other_language(page: CasesPage, settle: Callable[[], None]) -> None:
    go_to(page, 3)
    next(made for made in page.pasting.pane.findChildren(QPushButton) if "安可" in made.text()).click()
    window: Any = page.desk
    window.set_language("en")
    settle()
    again = window.page.pasting
    assert again is not page.pasting and again.isVisible() and again.lines[3].chosen is not None


def test_an_outsider_has_no_respondent_and_staff_are_referred(page: CasesPage) -> None:
    go_to(page, 2)
    assert not page.pasting.pane.note.isVisible()
    page.pasting.pane.case.click()
    account = page.recording.account()
    assert (account.kind, account.nobody, account.respondents) == (Kind.NOBODY, Nobody.OUTSIDER, ())
    page.desk.go("cases", pasting=True)
    go_to(page, 1)
    page.pasting.pane.case.click()
    assert page.recording.account().kind is Kind.REFERRED


def test_one_of_several_is_chosen_by_hand(page: CasesPage, people: dict[str, int], settle: Callable[[], None]) -> None:
    go_to(page, 3)
    pick = next(made for made in page.pasting.pane.findChildren(QPushButton) if "安可" in made.text())
    pick.click()
    settle()
    current = page.pasting.table.current
    assert current is not None and (current.place, current.student, current.mark) == (3, people["3"], "student")
    page.pasting.pane.case.click()
    account = page.recording.account()
    assert account.respondents == (people["3"],) and account.nicknames == {people["3"]: "Ahsan"}


def test_the_hours_alone_are_no_case_and_it_says_so(page: CasesPage, settle: Callable[[], None]) -> None:
    go_to(page, 4)
    settle()
    assert page.pasting.pane.note.isVisible() and not page.pasting.pane.case.isVisible()
    assert "不立案" in beside(page)


def test_what_the_register_adds_is_veiled(page: CasesPage, settle: Callable[[], None]) -> None:
    assert "蓝鲸" in beside(page) and "国际2301班" not in beside(page)
    page.veil.toggle()
    settle()
    assert "国际2301班" in beside(page)


def test_a_text_without_messages_is_refused_in_place(page: CasesPage) -> None:
    page.pasting.again.click()
    page.pasting.text.setPlainText(" ")
    page.pasting.read.click()
    [card] = page.pasting.messages.cards()
    assert "没有消息" in card.accessibleName()
