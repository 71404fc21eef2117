"""Reminders and talks in the window: veiled, searched by name all the same, changed, printed, taken away, made a case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from lut_admin.desk.noting import NoteSheet
from lut_admin.desk.pages.cases.notes import Notes
from lut_admin.desk.paper.previewing import Previewing
from lut_admin.desk.window import Window
from lut_admin.office import cases, history, roster
from lut_admin.office.cases import How
from lut_admin.office.office import Office
from tests.desk.conftest import FakeAsker

NAMES = ("DOE", "Jane", "杜珍", "TESTER", "田约翰", "20230001")


@pytest.fixture
def notes(open_window: Any, office: Office, settle: Callable[[], None]) -> Notes:
    """Three notes about two students; the text of one names her."""
    jane = roster.add(
        office, {"student_no": "20230001", "passport_name": "DOE JANE", "english_name": "Jane Doe", "chinese_name": "杜珍"}
    ).made
    john = roster.add(office, {"passport_name": "TESTER JOHN", "chinese_name": "田约翰"}).made
    assert jane and john
    cases.note(office, jane, How.REMINDER, (4,), "请改昵称")
    message = {"message": {"at": "2025-11-19 21:15", "sender": "Jane Doe+杜珍", "text": "我是杜珍，买电脑找我"}}
    cases.note(office, jane, How.TALK, (8,), "与杜珍谈话：不要发广告", source=message, said_en="Talk with Jane")
    cases.note(office, john, How.REMINDER, (3,), "请进群")
    window: Window = open_window("cases")
    window.go("cases", view="notes")
    settle()
    made: Notes = window.page.notes  # type: ignore[union-attr]  # the page of cases
    return made


def shown(widget: QWidget) -> str:
    """Everything that a person or a screen reader may get to see of it."""
    told = []
    for one in [widget, *widget.findChildren(QWidget)]:
        told += [one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.windowTitle()]
        if isinstance(one, (QLabel, QPushButton, QToolButton)):
            told.append(one.text())
    return "\n".join(told)


def table(notes: Notes) -> str:
    model = notes.model
    cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    return "\n".join(str(model.data(cell, role) or "") for cell in cells for role in roles)


def go_to(notes: Notes, said: str) -> None:
    one = next(row for row in notes.model.rows.rows if said in row.note.said)
    assert notes.table.show_row(one.note.id)


def test_no_name_shows_before_it_is_asked_for(notes: Notes, settle: Callable[[], None]) -> None:
    for said in ("请改昵称", "谈话", "请进群"):
        go_to(notes, said)
        settle()
        for name in NAMES:
            assert name not in shown(notes) + table(notes), name
    assert "学生甲" in table(notes) and "学生乙" in table(notes)
    notes.veil.toggle()
    settle()
    assert "DOE JANE 杜珍" in table(notes) and "与杜珍谈话" in table(notes)


def test_a_name_finds_her_though_it_is_veiled(notes: Notes) -> None:
    notes.listing.search.setText("duzhen")
    assert len(notes.model.rows.shown) == 2 and "DOE" not in table(notes)
    notes.listing.search.setText("第八条")
    assert [notes.model.rows.at(0).note.articles] == [(8,)]


def test_one_is_changed_and_taken_away_and_both_are_undone(
    notes: Notes, office: Office, asker: FakeAsker, settle: Callable[[], None]
) -> None:
    go_to(notes, "请进群")

    def changed(sheet: NoteSheet) -> bool:
        assert sheet.who.text() == "学生乙"
        sheet.said.setPlainText("请今天进群")
        QTest.keyClick(sheet.said, Qt.Key.Key_Return)
        return True

    asker.answers = [changed]
    notes.do("change")
    settle()
    go_to(notes, "请今天进群")
    notes.do("drop")
    settle()
    assert [one.said for one in cases.notes(office)] == ["与杜珍谈话：不要发广告", "请改昵称"]
    history.undo(office)
    history.undo(office)
    assert "请进群" in [one.said for one in cases.notes(office)]


def test_it_is_saved_as_its_paper_without_a_name_in_the_files(notes: Notes, asker: FakeAsker, tmp_path: Path) -> None:
    go_to(notes, "谈话")
    asker.answers = [tmp_path / "talk.pdf"]
    notes.do("save")
    assert (tmp_path / "talk.pdf").read_bytes().startswith(b"%PDF")
    assert asker.asked == [("file_to_save", "谈话记录.pdf")]


def test_what_names_her_is_covered_while_it_is_changed(notes: Notes, office: Office, asker: FakeAsker) -> None:
    go_to(notes, "谈话")

    def changed(sheet: NoteSheet) -> bool:
        for name in NAMES:
            assert name not in shown(sheet) + sheet.said.toPlainText() + sheet.said_en.toPlainText(), name
        sheet.articles.chips[9].click()
        sheet.keep()
        return True

    asker.answers = [changed]
    notes.do("change")
    [one] = [note for note in cases.notes(office) if note.how is How.TALK]
    assert (one.articles, one.said, one.said_en) == ((8, 9), "与杜珍谈话：不要发广告", "Talk with Jane")


def test_its_paper_is_seen_and_signs_that_cannot_be_printed_are_told(
    notes: Notes, office: Office, asker: FakeAsker, settle: Callable[[], None]
) -> None:
    seen: list[Previewing] = []
    asker.answers = [lambda dialog: seen.append(dialog) or True]
    go_to(notes, "请进群")
    notes.do("print")
    assert [one.windowTitle() for one in seen] == ["提醒函"] and len(seen[0].pages) == 1
    [one] = [row.note for row in notes.model.rows.rows if "请进群" in row.note.said]
    cases.change_note(office, one.id, How.REMINDER, (3,), "\U00012000", "", date(2025, 11, 20))
    notes.refresh()
    settle()
    assert notes.table.show_row(one.id)
    told: list[str] = []
    asker.answers = [
        lambda dialog: told.extend(label.text() for label in dialog.findChildren(QLabel) if "U+12000" in label.text()) or True
    ]
    notes.do("save")
    assert told, "not saved before that was read"


def test_not_enough_becomes_a_case_and_the_light_ones_say_why_not(
    notes: Notes, settle: Callable[[], None]
) -> None:
    go_to(notes, "请改昵称")
    settle()
    assert "不立案" in shown(notes.pane) and "case" not in notes.pane.deeds
    go_to(notes, "谈话")
    settle()
    made = notes.pane.deeds["case"]
    assert isinstance(made, QPushButton)
    made.click()
    window: Any = notes.desk
    sheet = window.page.recording
    assert sheet.isVisible() and sheet.account().articles == (8,)
    settle()
    for name in NAMES:
        assert name not in shown(sheet) + sheet.happened.zh.toPlainText() + sheet.happened.en.toPlainText(), name
    assert sheet.account().facts_zh == "与杜珍谈话：不要发广告", "what is kept is what was written"


def test_a_note_from_nothing_and_the_way_to_a_message(notes: Notes, asker: FakeAsker) -> None:
    window: Any = notes.desk
    window.page.note.click()
    assert [method for method, _ in asker.asked] == ["dialog"]
    QGuiApplication.clipboard().setText("")
    window.page.paste.click()
    assert window.page.pasting.isVisible()
