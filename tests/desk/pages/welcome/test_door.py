"""The door: first run, unlocking, the recovery code, restoring, the demonstration."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from lut_admin import app as composition
from lut_admin.app import Wish
from lut_admin.desk.computer.preferences import Preferences
from lut_admin.desk.pages.welcome.first_run import FirstRun, Scrolled
from lut_admin.desk.pages.welcome.restore import RestoreCard
from lut_admin.desk.pages.welcome.unlock import Trouble, Unlock
from lut_admin.desk.paper.recovery import CodeCard
from lut_admin.desk.window import Window
from lut_admin.desk.work.jobs import InlineRunner
from lut_admin.office import openings, roster, safekeeping, second_place

PASSPHRASE = "correct horse battery staple"
Start = Callable[..., Window]


@pytest.fixture
def start(
    qt: QApplication, tmp_path: Path, preferences: Preferences, asker: Any, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Starts the app's own window on a folder: ``start()`` on an absent one."""
    made: list[Window] = []

    # What is behind the door is another test's matter: one page is enough.
    only = [room for room in composition.rooms() if room.name in ("students", "settings")]
    monkeypatch.setattr(composition, "rooms", lambda: only)

    def make(folder: Path | None = None, **wish: Any) -> Window:
        window = composition.build(Wish(folder or tmp_path / "office", "zh", page="settings", **wish), preferences, InlineRunner())
        window.ask = asker
        made.append(window)
        window.show()
        settle()
        return window

    yield make
    for window in made:
        window.let_go()
        window.close()
        window.deleteLater()
    settle()


def card(window: Window) -> Any:
    door: Any = window.frame.stack.currentWidget()
    return door.card


def answer(first: Any, **values: str) -> None:
    given = {"actor": "王老师", "passphrase": PASSPHRASE, "again": PASSPHRASE, **values}
    for name, value in given.items():
        getattr(first, name).editor.setText(value)


@pytest.fixture
def kept(tmp_path: Path) -> Any:
    """A closed office with one student, a backup in a second place, and its recovery code."""
    (tmp_path / "usb").mkdir()
    made = openings.create_office(tmp_path / "kept", "王老师", passphrase=PASSPHRASE, use_keyring=False,
                                  settings={"backup_place": str(tmp_path / "usb")})  # fmt: skip
    roster.add(made.office, {"passport_name": "MENSAH KOFI", "student_no": "2025120310"})
    backup = safekeeping.backup_now(made.office)
    openings.close_office(made.office)
    return {"folder": tmp_path / "kept", "code": made.recovery_code, "backup": backup.files[-1]}


# --- first run --------------------------------------------------------------------------------------------------------


def test_the_first_run_goes_from_answers_over_the_code_to_the_pages(start: Start, settle: Any, tmp_path: Path) -> None:
    window = start()
    first = card(window)
    assert isinstance(first, FirstRun) and not window.frame.navigation.isVisible()
    first.choose("empty")
    answer(first)
    first.backup.path.setText(str(tmp_path / "usb"))
    first.begin.click()
    settle()
    code = card(window)
    assert isinstance(code, CodeCard)
    code.typed.setText("nonsense")
    code.go_on.click()
    assert code.field.below.text() and not window.is_open, "only the code itself goes on"
    code.typed.setText(code.code.text().replace("-", " ").lower())
    code.go_on.click()
    settle()
    assert window.is_open and window.page is not None and window.frame.navigation.isVisible()
    assert window.office.actor == "王老师" and openings.recovery_code_confirmed(window.office)
    assert second_place.chosen(window.office) == tmp_path / "usb"
    assert (tmp_path / "office" / "book.db").read_bytes()[:15] != b"SQLite format 3"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"actor": " "}, "actor"), ({"passphrase": ""}, "passphrase"), ({"again": "other"}, "again"),
     ({"passphrase": "1111", "again": "1111"}, "passphrase")],
)  # fmt: skip
def test_what_is_missing_or_weak_is_said_under_its_field(start: Start, tmp_path: Path, wrong: Any, field: str) -> None:
    first = card(start())
    first.choose("empty")
    answer(first, **wrong)
    first.begin.click()
    assert getattr(first, field).editor.property("wrong") and getattr(first, field).below.isVisible()
    assert first.begin.isEnabled() and not (tmp_path / "office" / "book.db").exists()


def test_a_folder_that_is_in_use_for_something_else_is_refused_in_place(start: Start, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.docx").write_text("", encoding="utf-8")
    first = card(start())
    first.choose("empty")
    answer(first)
    first.folder.path.setText(str(tmp_path / "full"))
    first.begin.click()
    assert first.messages.count() == 1 and "full" in first.messages.itemAt(0).widget().accessibleName()
    assert first.begin.isEnabled()


def test_the_language_switches_on_the_first_page(start: Start, settle: Any) -> None:
    window = start()
    window.set_language("en")
    settle()
    assert isinstance(card(window), FirstRun) and window.windowTitle() == "LUT Students"


def test_a_language_switch_keeps_what_was_written(start: Start, settle: Any, tmp_path: Path) -> None:
    window = start()
    first = card(window)
    first.choose("empty")
    answer(first, folder=str(tmp_path / "here"), backup=str(tmp_path / "usb"))
    window.set_language("en")
    settle()
    again = card(window)
    assert again is not first and again.starts["empty"].isChecked() and again.begin.accessibleName() != ""
    written = {name: getattr(again, name).editor.text() for name in ("actor", "passphrase", "again", "folder", "backup")}
    assert written == {"actor": "王老师", "passphrase": PASSPHRASE, "again": PASSPHRASE,
                       "folder": str(tmp_path / "here"), "backup": str(tmp_path / "usb")}  # fmt: skip


def test_a_language_switch_keeps_the_code_that_is_shown_this_once(start: Start, settle: Any) -> None:
    window = start()
    first = card(window)
    first.choose("empty")
    answer(first)
    first.begin.click()
    settle()
    code = card(window).code.text()
    window.set_language("en")
    settle()
    again = card(window)
    assert isinstance(again, CodeCard) and again.code.text() == code and again.go_on.accessibleName() != "已经记好，继续"
    again.typed.setText(code)
    again.go_on.click()
    settle()
    assert window.is_open and openings.recovery_code_confirmed(window.office)


def test_the_keyboard_alone_starts(start: Start, settle: Any, qt: QApplication) -> None:
    window = start()
    window.activateWindow()
    settle()
    first = card(window)
    first.starts["empty"].click()
    answer(first)
    first.actor.line.clear()
    assert window.focusWidget() is first.actor.line
    QTest.keyClicks(first.actor.line, "Wang")
    QTest.keyClick(first.actor.line, Qt.Key.Key_Return)
    settle()
    code = card(window)
    assert isinstance(code, CodeCard) and window.focusWidget() is code.typed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_button_that_starts_is_in_sight_on_a_small_screen(start: Start, settle: Any, language: Any) -> None:
    window = start()
    window.set_language(language)
    settle()
    window.resize(1093, 614)
    settle()
    begin = card(window).begin
    assert window.rect().contains(begin.rect().translated(begin.mapTo(window, begin.rect().topLeft())))
    window.resize(1366, 1000)
    settle()
    asked = card(window).findChild(Scrolled)
    assert asked.verticalScrollBar().maximum() == 0


def test_unlocking_is_typed_whatever_else_stands_there(start: Start, settle: Any, kept: Any) -> None:
    window = start(kept["folder"])
    window.arrivals.report_of_last_time("Traceback")
    settle()
    assert window.focusWidget() is card(window).secret
    card(window).secret.setText(PASSPHRASE)
    card(window).open.click()
    settle()
    assert window.is_open and len(window.frame.messages.cards()) == 1, "the report is still offered"


def test_to_import_goes_on_to_choosing_the_file(start: Start, settle: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    window = start()
    gone: list[Any] = []
    monkeypatch.setattr(window, "go", lambda page, **where: gone.append((page, where)))
    first = card(window)
    first.choose("import")
    answer(first)
    first.begin.click()
    settle()
    code = card(window)
    code.typed.setText(code.code.text())
    code.go_on.click()
    assert ("students", {"importing": True}) in gone


# --- coming back ------------------------------------------------------------------------------------------------------


def test_a_locked_office_opens_with_the_passphrase_or_the_code(start: Start, settle: Any, kept: Any) -> None:
    for secret in (PASSPHRASE, kept["code"]):
        window = start(kept["folder"])
        unlock = card(window)
        assert isinstance(unlock, Unlock)
        unlock.secret.setText("wrong")
        unlock.open.click()
        assert unlock.field.below.text() and unlock.open.isEnabled() and not window.is_open
        unlock.secret.setText(secret)
        unlock.secret.returnPressed.emit()
        settle()
        assert window.is_open
        window.let_go()


def test_the_passphrase_in_the_environment_opens_without_asking(start: Start, kept: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUT_ADMIN_PASSPHRASE", PASSPHRASE)
    assert start(kept["folder"]).is_open


def test_a_missing_book_is_trouble_and_never_a_first_run(start: Start, kept: Any) -> None:
    (kept["folder"] / "book.db").unlink()
    window = start(kept["folder"])
    assert isinstance(card(window), Trouble)
    assert not (kept["folder"] / "book.db").exists()


def test_an_office_open_elsewhere_is_trouble(start: Start, kept: Any) -> None:
    other = openings.open_office(kept["folder"], PASSPHRASE)
    assert isinstance(card(start(kept["folder"])), Trouble)
    openings.close_office(other)


# --- restoring --------------------------------------------------------------------------------------------------------


def test_a_backup_comes_back_on_a_new_computer_with_the_code(
    start: Start, settle: Any, kept: Any, asker: Any, tmp_path: Path
) -> None:
    window = start(tmp_path / "new computer")
    door: Any = window.frame.stack.currentWidget()
    door.show_restore()
    restore = card(window)
    assert isinstance(restore, RestoreCard)
    restore.go_on.click()
    assert restore.source.below.text(), "without a folder there is nothing to restore"
    asker.answers = [kept["backup"]]
    restore.source._browse()
    restore.go_on.click()
    assert restore.field.editor.property("wrong"), "the code is asked for"
    restore.secret.setText(kept["code"])
    restore.go_on.click()
    settle()
    assert window.is_open and [one.passport_name for one in roster.students(window.office)] == ["MENSAH KOFI"]


def test_a_folder_without_a_backup_says_so(start: Start, tmp_path: Path) -> None:
    window = start()
    door: Any = window.frame.stack.currentWidget()
    door.show_restore()
    restore = card(window)
    restore.source.path.setText(str(tmp_path))
    restore.go_on.click()
    assert restore.messages.count() == 1 and restore.go_on.isEnabled()


def test_back_from_restoring(start: Start, settle: Any) -> None:
    window = start()
    door: Any = window.frame.stack.currentWidget()
    door.show_restore()
    door.open(None)
    settle()
    assert isinstance(card(window), FirstRun)


# --- the demonstration ------------------------------------------------------------------------------------------------


def test_the_demonstration_is_marked_and_gone_afterwards(
    start: Start, settle: Any, asker: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lut_admin.office.demo.filling.STUDENTS", 30)
    window = start(demo=True)
    settle()
    assert window.is_open and len(roster.students(window.office)) > 20
    folder = window.office.folder
    marks = window.frame.marks.cards()
    assert len(marks) == 1 and marks[0].isVisible()
    window.go("students")
    assert window.frame.marks.cards() == marks, "the mark stays on every page"
    window.undo()
    assert len(roster.students(window.office)) > 20
    end = next(made for made in marks[0].findChildren(QPushButton) if made.accessibleName() == "结束演示，正式开始")
    asker.answers = [None]
    end.click()
    settle()
    assert window.is_open and folder.exists(), "one press too many ends nothing"
    asker.answers = [0]
    end.click()
    settle()
    assert not folder.exists() and isinstance(card(window), FirstRun)
