"""Most of a half leaves by the button, which checks the hours and keeps the record; a few words are copied as anywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest

from lut_admin import app as composition
from lut_admin.desk.pages.notices import NoticesPage
from lut_admin.desk.pages.notices.composer import Composer
from lut_admin.desk.pages.notices.editor import FORMAT, Editor
from lut_admin.office import notices
from lut_admin.office.office import Office

ZH = "各位同学：请于11月30日前到校医院体检，并带好护照。\n地点：校医院一楼😀"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def these_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = composition.rooms
    monkeypatch.setattr(composition, "rooms", lambda: [room for room in rooms() if room.name in ("today", "notices")])


@pytest.fixture
def composer(open_window: Any) -> Composer:
    window = open_window("notices")
    window.go("notices", blank=True)
    assert isinstance(window.page, NoticesPage)
    made = window.page.composer
    made.halves.put(ZH, "")
    made.category.setCurrentIndex(made.category.findData("life"))
    QGuiApplication.clipboard().setText("before")
    return made


def keys(editor: Editor, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(editor, key, CTRL)


def clip() -> QMimeData:
    there = QGuiApplication.clipboard().mimeData()
    assert there is not None
    return there


def test_the_whole_half_is_pasted_in_the_app_and_nowhere_else(composer: Composer, settle: Callable[[], None]) -> None:
    zh, en = composer.halves.editors["zh"], composer.halves.editors["en"]
    told: list[int] = []
    composer.halves.withheld.connect(lambda: told.append(1))
    keys(zh, Qt.Key.Key_A, Qt.Key.Key_C)
    settle()
    assert clip().formats() == [FORMAT] and QGuiApplication.clipboard().text() == "" and told == [1]
    keys(en, Qt.Key.Key_V)
    assert en.toPlainText() == ZH
    keys(zh, Qt.Key.Key_A, Qt.Key.Key_X)
    assert zh.toPlainText() == "" and not clip().hasText()
    keys(zh, Qt.Key.Key_V, Qt.Key.Key_Z, Qt.Key.Key_V)
    assert zh.toPlainText() == ZH


def test_a_few_words_are_copied_as_anywhere(composer: Composer, settle: Callable[[], None]) -> None:
    zh = composer.halves.editors["zh"]
    told: list[int] = []
    composer.halves.withheld.connect(lambda: told.append(1))
    cursor = QTextCursor(zh.document())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    zh.setTextCursor(cursor)
    keys(zh, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == ZH.splitlines()[0]
    composer.halves.put("请带护照。", "")
    keys(zh, Qt.Key.Key_A, Qt.Key.Key_C)
    settle()
    assert QGuiApplication.clipboard().text() == "请带护照。" and told == []


def test_what_is_out_is_copied_again_by_the_button_and_a_private_message_freely(
    composer: Composer, office: Office, settle: Callable[[], None]
) -> None:
    zh = composer.halves.editors["zh"]
    composer.sending.make_private()
    settle()
    [line] = notices.notices(office)
    keys(zh, Qt.Key.Key_A, Qt.Key.Key_C)
    assert line.private and QGuiApplication.clipboard().text() == ZH
    composer.sending.make_private(False)
    settle()
    notices.release(office, line.id, [])
    composer.open(notices.notice(office, line.id))
    keys(zh, Qt.Key.Key_A, Qt.Key.Key_C)
    assert zh.isReadOnly() and clip().formats() == [FORMAT]
    keys(zh, Qt.Key.Key_V)
    assert zh.toPlainText() == ZH
