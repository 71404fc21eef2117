"""What leaves the app of a notice by hand: a few words of it, less at night; the notice itself leaves by its button (Art. 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QClipboard, QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTableView

from lut_admin.desk.gate import FORMAT, GatedText
from lut_admin.desk.pages.notices.beginning.past import Past
from lut_admin.desk.pages.notices.writing.composer import Composer
from lut_admin.desk.pages.notices.writing.versions import Versions
from lut_admin.desk.window import Window
from lut_admin.office import notices
from lut_admin.office.notices.writing import versions
from lut_admin.office.office import Office
from tests.clock import Clock
from tests.desk.pages.notices.drafts import blank, page, write

ZH = "各位同学：请于11月30日前到校医院体检，并带好护照。\n地点：校医院一楼😀"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(window: Window) -> Window:
    blank(window)
    return window


@pytest.fixture
def told(window: Window, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said about a copy that stays in the app."""
    said: list[str] = []
    plain = window.toast
    monkeypatch.setattr(window, "toast", lambda words, result=None: (said.append(words), plain(words, result))[0])
    return said


@pytest.fixture
def composer(window: Window) -> Composer:
    made = page(window).composer
    write(made, ZH)
    QGuiApplication.clipboard().setText("before")
    return made


@pytest.fixture
def night(clock: Clock) -> None:
    clock.pass_(hours=13, minutes=30)


def keys(editor: GatedText, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(editor, key, CTRL)


def select(editor: GatedText, words: str) -> None:
    at = editor.toPlainText().index(words)
    cursor = editor.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def copied(editor: GatedText, words: str) -> str:
    """What other programs get after these words were copied."""
    select(editor, words)
    keys(editor, Qt.Key.Key_C)
    return QGuiApplication.clipboard().text()


def clip() -> QMimeData:
    there = QGuiApplication.clipboard().mimeData()
    assert there is not None
    return there


def test_the_whole_half_is_pasted_in_the_app_and_nowhere_else(
    composer: Composer, told: list[str], window: Window, settle: Callable[[], None]
) -> None:
    zh, en = composer.halves.editors["zh"], composer.halves.editors["en"]
    keys(zh, Qt.Key.Key_A, Qt.Key.Key_C)
    settle()
    assert clip().formats() == [FORMAT] and QGuiApplication.clipboard().text() == ""
    assert told == [window.say("notices.withheld")]
    keys(en, Qt.Key.Key_V)
    assert en.toPlainText() == ZH
    keys(zh, Qt.Key.Key_A, Qt.Key.Key_X)
    assert zh.toPlainText() == "" and not clip().hasText()
    keys(zh, Qt.Key.Key_V, Qt.Key.Key_Z, Qt.Key.Key_V)
    assert zh.toPlainText() == ZH


def test_a_few_words_are_copied_as_anywhere_and_pieces_add_up(composer: Composer, told: list[str]) -> None:
    zh = composer.halves.editors["zh"]
    assert copied(zh, "请于11月30日前到校医院体检") == "请于11月30日前到校医院体检"
    assert copied(zh, "校医院体检") == "校医院体检", "what is out already is no further piece"
    assert copied(zh, "，并带好护照。\n地点：校医院一楼") == "", "with what is out already it is most of the half"
    composer.halves.put("请带护照。", "")
    composer.begin()
    composer.halves.put("请带护照。", "")
    assert copied(zh, "请带护照。") == "请带护照。", "another notice has a tally of its own"


def test_at_night_a_name_or_a_time_may_be_looked_up_and_no_sentence_leaves_in_pieces(
    composer: Composer, night: None, told: list[str], settle: Callable[[], None]
) -> None:
    zh, en = composer.halves.editors["zh"], composer.halves.editors["en"]
    composer.halves.put(ZH, "Room 101, ask Ms Li: https://lut.example/exam?class=2301&room=101")
    assert copied(zh, "校医院一楼") == "校医院一楼"
    assert copied(zh, "请于11月30日前到校医院体检") == "", "more than a few words"
    settle()
    assert len(told) == 1
    assert copied(en, "Room 101, ask") == "Room 101, ask"
    assert copied(zh, "并带好护照") == "", "both halves of the notice add up"
    assert copied(en, "https://lut.example/exam?class=2301&room=101").startswith("https://"), "a link is no sentence"
    keys(en, Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V)
    assert en.toPlainText().startswith("Room 101"), "inside the app everything is moved at any hour"


def test_what_was_copied_counts_when_the_notice_is_opened_again(
    composer: Composer, office: Office, night: None, settle: Callable[[], None]
) -> None:
    zh = composer.halves.editors["zh"]
    assert copied(zh, "各位同学：请于11月30日前到")
    composer.save()
    settle()
    [line] = notices.notices(office)
    composer.begin()
    composer.open(line)
    assert copied(zh, "校医院一楼") == ""


def test_the_menu_goes_through_the_gate_as_the_keys_do(
    composer: Composer, qt: QApplication, settle: Callable[[], None]
) -> None:
    zh = composer.halves.editors["zh"]
    for name, left in (("edit-copy", ZH), ("edit-cut", "")):
        zh.selectAll()
        middle = zh.viewport().rect().center()
        qt.sendEvent(zh.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, zh.mapToGlobal(middle)))
        [menu] = [one for one in qt.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
        [action] = [one for one in menu.findChildren(QAction) if one.objectName() == name]
        action.trigger()
        menu.close()
        settle()
        assert clip().formats() == [FORMAT] and zh.toPlainText() == left


def test_what_is_dragged_or_marked_stays_in_the_app(
    composer: Composer, monkeypatch: pytest.MonkeyPatch
) -> None:
    zh, en = composer.halves.editors["zh"], composer.halves.editors["en"]
    given: list[QMimeData] = []
    gives = GatedText.createMimeDataFromSelection

    def seen(self: GatedText) -> QMimeData:
        given.append(gives(self))
        return given[-1]

    monkeypatch.setattr(GatedText, "createMimeDataFromSelection", seen)
    select(zh, "校医院")
    zh._stays = True  # as while the mouse drags: the drag itself would wait for a hand
    made = zh.createMimeDataFromSelection()
    zh._stays = False
    assert made.formats() == [FORMAT]
    en.insertFromMimeData(made)
    assert en.toPlainText() == "校医院" and en.canInsertFromMimeData(made)
    if QGuiApplication.clipboard().supportsSelection():
        keys(zh, Qt.Key.Key_A)
        assert QGuiApplication.clipboard().text(QClipboard.Mode.Selection) == ""
    assert all(one.formats() == [FORMAT] for one in given)


def test_what_is_out_is_copied_again_by_the_button_and_a_private_message_freely(
    composer: Composer, office: Office, night: None, settle: Callable[[], None]
) -> None:
    zh = composer.halves.editors["zh"]
    composer.sending.make_private()
    settle()
    [line] = notices.notices(office)
    keys(zh, Qt.Key.Key_A, Qt.Key.Key_C)
    assert line.private and QGuiApplication.clipboard().text() == ZH
    notices.release(office, line.id, [])
    composer.open(notices.notice(office, line.id))
    keys(zh, Qt.Key.Key_A, Qt.Key.Key_C)
    assert zh.isReadOnly() and QGuiApplication.clipboard().text() == ZH


@pytest.fixture
def looked_at(
    window: Window, composer: Composer, office: Office, settle: Callable[[], None]
) -> Iterator[dict[str, GatedText]]:
    """The halves of a notice wherever it is looked at and not written."""
    composer.save()
    settle()
    [line] = notices.notices(office)
    past = Past(window)
    past._put([line])
    tally = composer.halves.tally
    older = Versions(window, versions.versions(office, line.id), ("", ""), tally, locked=False)
    beginning = page(window).beginning
    beginning.begin()
    settle()
    choice = beginning.choice
    choice.search.setText("放假")
    settle()
    yield {"past": past.shown["zh"], "versions": older.shown["zh"], "choice": choice.sketch.panes["zh"]}
    past.deleteLater()
    older.deleteLater()


def test_the_gate_stands_wherever_a_notice_is_looked_at(
    looked_at: dict[str, GatedText], clock: Clock, composer: Composer
) -> None:
    clock.pass_(hours=13, minutes=30)
    for where, shown in looked_at.items():
        assert shown.toPlainText() and shown.isReadOnly(), where
        shown.show()
        keys(shown, Qt.Key.Key_A, Qt.Key.Key_C)
        assert clip().formats() == [FORMAT], where
    assert copied(looked_at["versions"], "各位同学：请于11月30日前到") != ""
    assert copied(looked_at["past"], "体检，并带好护照") == "", "one notice has one tally, wherever it is looked at"


def test_the_picture_of_the_phone_gives_nothing(composer: Composer) -> None:
    composer.sheet.show_preview(True)
    QTest.keyClick(composer.sheet.preview, Qt.Key.Key_A, CTRL)
    QTest.keyClick(composer.sheet.preview, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "before"


@pytest.mark.parametrize("place", ["log", "calendar"])
def test_the_log_and_the_calendar_copy_titles_and_no_notice(
    place: str, window: Window, composer: Composer, office: Office, settle: Callable[[], None], clock: Clock
) -> None:
    composer.halves.put(ZH + "\n" + "务必准时。" * 12, "Please come to the hospital by 30 November.")
    composer.save()
    settle()
    [line] = notices.notices(office)
    notices.posted(office, line.id, [])
    clock.pass_(hours=13, minutes=30)
    window.go("notices", **{place: True})
    settle()
    tables = [one for one in window.page.findChildren(QTableView) if one.isVisible()]
    for table in tables:
        table.selectAll()
        QTest.keyClick(table, Qt.Key.Key_C, CTRL)
        assert "务必准时" not in QGuiApplication.clipboard().text()
        assert "hospital" not in QGuiApplication.clipboard().text()
