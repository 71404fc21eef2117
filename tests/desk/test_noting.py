"""A reminder or a talk is noted in three presses from a student's sheet, undone, and printed; a convention is signed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QDate, Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from lut_admin.desk.noting import Begun, NoteSheet
from lut_admin.desk.paper.signing import ToSign
from lut_admin.desk.window import Window
from lut_admin.office import cases, history, roster
from lut_admin.office.cases import How
from lut_admin.office.office import Office
from tests.desk.conftest import FakeAsker


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("students", "settings")


@pytest.fixture
def jane(office: Office) -> int:
    known = {"student_no": "20230001", "passport_name": "DOE JANE", "chinese_name": "杜珍", "class_name": "国际2301班"}
    return roster.add(office, known).made or 0


@pytest.fixture
def window(open_window: Any, jane: int) -> Window:
    made: Window = open_window("students")
    return made


def enter(on: QWidget) -> None:
    QTest.keyClick(on, Qt.Key.Key_Return)


def test_three_presses_from_a_students_sheet(window: Window, office: Office, asker: FakeAsker, jane: int) -> None:
    window.go("students", student=jane)

    def third(sheet: NoteSheet) -> bool:
        sheet.said.setPlainText("当面提醒")
        enter(sheet.said)
        return True

    asker.answers = [third]
    window.page.pane.wished.emit("note", window.page.pane.student)
    [one] = cases.notes(office)
    assert (one.student_id, one.how, one.said, one.on) == (jane, How.REMINDER, "当面提醒", "2025-11-20")
    assert window.toasts.standing()[-1].act_id is not None, "there is a way back"
    assert "杜" not in window.toasts.standing()[-1].accessibleName()
    history.undo(office)
    assert cases.notes(office) == []


def test_shift_enter_is_a_new_line_and_a_talk_of_another_day(window: Window, office: Office, jane: int) -> None:
    sheet = NoteSheet(window, window, Begun(jane, "杜珍", (4,), "第一行"))
    sheet.said.moveCursor(sheet.said.textCursor().MoveOperation.End)
    QTest.keyClick(sheet.said, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(sheet.said, "b")
    sheet.talk.setChecked(True)
    sheet.day.setDate(QDate(2025, 11, 3))
    sheet.articles.chips[5].click()
    sheet.said_en.setPlainText("First")
    enter(sheet.articles.chips[5])  # Enter keeps it wherever the keyboard is
    [one] = cases.notes(office)
    assert (one.said, one.said_en, one.how, one.on, one.articles) == (
        "第一行\nb", "First", How.TALK, "2025-11-03", (4, 5),
    )  # fmt: skip


def test_a_student_is_found_and_the_enter_that_picks_her_keeps_nothing(
    window: Window, office: Office, jane: int, settle: Callable[[], None]
) -> None:
    sheet = NoteSheet(window, window, Begun())
    sheet.show()
    sheet.keep()
    [card] = sheet.messages.cards()
    assert "还没有选择学生" in card.accessibleName()
    sheet.pick.typed.setFocus()
    sheet.pick.typed.setText("dz")
    sheet.pick.look()
    enter(sheet.pick.typed)
    settle()
    assert cases.notes(office) == [] and "DOE JANE" in sheet.who.text() and not sheet.pick.isVisible()
    sheet.other.click()
    assert sheet.pick.isVisible()
    sheet.pick.typed.setText("dz")
    sheet.pick.look()
    enter(sheet.pick.typed)
    settle()
    enter(sheet.said)
    assert [one.student_id for one in cases.notes(office)] == [jane]
    assert not sheet.isVisible()


def test_how_often_she_was_spoken_to_before_is_told(window: Window, office: Office, jane: int) -> None:
    assert NoteSheet(window, window, Begun(jane, "杜珍")).earlier.text() == ""
    made = cases.note(office, jane, How.REMINDER, (4,), "旧").made
    assert "1 条" in NoteSheet(window, window, Begun(jane, "杜珍")).earlier.text()
    assert NoteSheet(window, window, Begun(jane, "杜珍", note=made)).earlier.text() == "", "itself is not earlier"


def test_an_answer_that_comes_after_the_sheet_was_closed_is_dropped(
    window: Window, jane: int, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[Any] = []
    sheet = NoteSheet(window, window, Begun())
    monkeypatch.setattr(window, "read", lambda op, then, refused=None: waiting.append((op, then)))
    sheet._choose(roster.find(window.office, "dz")[0])
    sheet.pick.typed.setText("dz")
    sheet.pick.look()
    sheet.setParent(None)
    sheet.deleteLater()
    settle()
    assert len(waiting) >= 2
    for op, then in waiting:
        then(op(None))


def test_a_note_is_written_otherwise(window: Window, office: Office, jane: int) -> None:
    made = cases.note(office, jane, How.REMINDER, (4,), "旧").made
    sheet = NoteSheet(window, window, Begun(jane, "杜珍", (4,), "旧", note=made))
    sheet.said.setPlainText("新")
    enter(sheet.said)
    assert [(one.id, one.said) for one in cases.notes(office)] == [(made, "新")]


def test_it_is_printed_at_once_without_a_name_in_the_title(
    window: Window, office: Office, asker: FakeAsker, jane: int
) -> None:
    seen: list[QPrintPreviewDialog] = []
    asker.answers = [lambda preview: seen.append(preview) or True]
    sheet = NoteSheet(window, window, Begun(jane, "杜珍", (4,), "请改昵称"))
    sheet.print.click()
    assert [preview.windowTitle() for preview in seen] == ["提醒函"]
    assert len(cases.notes(office)) == 1


def test_the_convention_to_sign_for_chosen_students_a_class_or_blank(
    window: Window, asker: FakeAsker, jane: int, tmp_path: Path
) -> None:
    def printed(whom: str) -> str:
        dialog.sheets.whom.setCurrentIndex(dialog.sheets.whom.findData(whom))
        asker.answers = [tmp_path / "sheet.pdf"]
        dialog.sheets.save.click()
        pages = PdfReader(io.BytesIO((tmp_path / "sheet.pdf").read_bytes())).pages
        return "".join("".join(page.extract_text().split()) for page in pages)

    dialog = ToSign(window, window, [jane])
    assert dialog.sheets.students == (jane,), "those who were chosen, unless somebody says otherwise"
    assert "20230001" in printed("chosen")
    assert "20230001" in printed("class:国际2301班")
    assert "20230001" not in printed("")


def test_the_convention_on_paper_is_in_the_settings(window: Window, asker: FakeAsker, jane: int, tmp_path: Path) -> None:
    window.go("settings", section="about")
    paper = window.page.about.paper
    assert paper.sheets.whom.findData("class:国际2301班") >= 0
    paper.format.setCurrentIndex(1)
    asker.answers = [tmp_path / "poster.pdf"]
    paper.save.click()
    [page] = PdfReader(io.BytesIO((tmp_path / "poster.pdf").read_bytes())).pages
    assert round(float(page.mediabox.width)) == 595  # A4
