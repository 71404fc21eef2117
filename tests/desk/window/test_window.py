"""The window around the pages: going places, undo, toasts, progress, messages, closing, language and theme."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from lut_admin import app as composition
from lut_admin.convention.articles import Finding, Weight
from lut_admin.desk.computer import single
from lut_admin.desk.computer.preferences import Preferences
from lut_admin.desk.forms import Field
from lut_admin.desk.page import Page
from lut_admin.desk.pieces import Card
from lut_admin.desk.pieces.findings import MessageCard, finding_card, refusal_card
from lut_admin.desk.style import look
from lut_admin.desk.window import Window
from lut_admin.desk.window.navigation import Room
from lut_admin.desk.work import failures
from lut_admin.desk.work.jobs import InlineRunner, Job
from lut_admin.desk.work.strip import Strip
from lut_admin.office import cases, groups, notices, roster, safekeeping, settings
from lut_admin.office.cases import Account
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.office.safekeeping import Backup, Standing
from lut_admin.refusals import Refusal

PAGES = ["today", "students", "groups", "notices", "cases", "settings"]


class Blank(Page):
    """A page with nothing on it: these tests are about what is around it."""

    def refresh(self) -> None:
        self.setAccessibleName("refreshed")


@pytest.fixture
def window(open_window: Any) -> Window:
    """The window with its settings and otherwise blank pages."""
    blank = [Room(name, "sun", lambda name=name: type("Blank", (Blank,), {"name": name})) for name in PAGES[:-1]]
    settings_room = next(room for room in composition.rooms() if room.name == "settings")
    return open_window(rooms=[*blank, settings_room])


def test_every_page_can_be_gone_to(settle: Any, window: Window) -> None:
    for name in PAGES:
        window.go(name)
        settle()
        assert window.page is not None and window.page.name == name and window.page.isVisible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_one_can_use_has_a_name(settle: Any, open_window: Any, language: Any) -> None:
    window = open_window(language=language)
    nameless = []
    for name in PAGES:
        window.go(name)
        settle()
        for kind in (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView):
            for widget in window.findChildren(kind):
                inner = widget.objectName().startswith("qt_") or isinstance(widget.parent(), (QComboBox, QLineEdit))
                if widget.isVisible() and not inner and not (widget.accessibleName() or getattr(widget, "text", str)()):
                    nameless.append((name, type(widget).__name__, widget.parent()))
    assert not [entry for entry in nameless if "Header" not in entry[1] and "CornerButton" not in entry[1]]


def test_keys_lead_to_the_pages(window: Window, qt: QApplication) -> None:
    shortcuts = {name: window.commands.menus.actions[f"go_{name}"].shortcut().toString() for name in PAGES}
    assert shortcuts == {name: f"Ctrl+{number}" for number, name in enumerate(PAGES, start=1)}
    window.commands.menus.actions["go_cases"].trigger()
    assert window.page is not None and window.page.name == "cases"


def test_no_two_commands_share_a_key(window: Window) -> None:
    keys = [action.shortcut().toString() for action in window.commands.menus.actions.values() if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))


# --- doing and undoing ------------------------------------------------------------------------------------------------


def test_undo_is_named_offered_and_works(window: Window, office: Office) -> None:
    undo, redo = window.commands.menus.actions["undo"], window.commands.menus.actions["redo"]
    assert not undo.isEnabled() and not redo.isEnabled()
    window.act(lambda _: roster.add(office, {"passport_name": "MENSAH KOFI"}))
    assert undo.isEnabled() and "MENSAH KOFI" in undo.text() and undo.text().startswith("撤销：")
    assert "MENSAH KOFI" in window.frame.status.undo.accessibleName()
    undo.trigger()
    assert roster.students(office) == []
    assert redo.isEnabled() and "MENSAH KOFI" in redo.text()
    redo.trigger()
    assert [one.passport_name for one in roster.students(office)] == ["MENSAH KOFI"]


def test_a_toast_takes_its_own_act_back(settle: Any, window: Window, office: Office) -> None:
    window.act(lambda _: roster.add(office, {"passport_name": "MENSAH KOFI"}))
    window.act(lambda _: roster.add(office, {"passport_name": "REN MINGYU"}))
    first = window.toasts.standing()[0]
    assert first.action is not None and "MENSAH KOFI" in first.accessibleName()
    first.action.click()
    settle()
    assert [one.passport_name for one in roster.students(office)] == ["REN MINGYU"]


def test_undo_takes_away_the_toast_of_its_act_and_says_so(settle: Any, window: Window, office: Office) -> None:
    window.act(lambda _: roster.add(office, {"passport_name": "MENSAH KOFI"}))
    window.act(lambda _: roster.add(office, {"passport_name": "REN MINGYU"}))
    window.undo()
    settle()
    told = [toast.accessibleName() for toast in window.toasts.standing()]
    assert len(told) == 2 and "MENSAH KOFI" in told[0] and told[1].startswith("已撤销：") and "REN MINGYU" in told[1]
    assert window.toasts.standing()[1].action is None
    window.redo()
    assert window.toasts.standing()[-1].accessibleName().startswith("已重做：")


def test_no_toast_takes_the_keyboard(window: Window, office: Office) -> None:
    window.act(lambda _: roster.add(office, {"passport_name": "MENSAH KOFI"}))
    toast = window.toasts.standing()[0]
    buttons = toast.findChildren(QAbstractButton)
    assert len(buttons) == 2 and all(made.focusPolicy() == Qt.FocusPolicy.NoFocus for made in buttons)


@pytest.mark.parametrize("words", ["已完成：导入名单“2025级国际学生花名册.xlsx”", "好了"])
def test_a_toast_whose_words_fit_on_a_line_stands_on_one(settle: Any, window: Window, words: str) -> None:
    window.toast(words, Result(Changes.STUDENTS, 1, "add_student"))
    settle()
    toast = window.toasts.standing()[0]
    assert toast.words.height() < 2 * toast.words.fontMetrics().height()
    assert toast.words.width() >= toast.words.fontMetrics().horizontalAdvance(words)


def test_what_cannot_be_undone_is_told_without_a_button(window: Window, office: Office) -> None:
    window.act(lambda _: Result(Changes.NOTHING, None, ""))
    assert window.toasts.standing() == []
    window.toast("好了")
    assert window.toasts.standing()[0].action is None


def test_at_most_three_toasts_stand_and_none_covers_the_status_line(settle: Any, window: Window) -> None:
    for number in range(5):
        window.toast(f"第 {number} 条")
    settle()
    standing = window.toasts.standing()
    assert [toast.accessibleName() for toast in standing] == ["第 2 条", "第 3 条", "第 4 条"]
    status = window.frame.status.geometry()
    assert all(not toast.geometry().intersects(status) for toast in standing)
    places = [toast.geometry() for toast in standing]
    assert not any(one.intersects(other) for one in places for other in places if one != other)


def test_pages_are_told_what_changed(window: Window, office: Office) -> None:
    window.go("settings", section="school")
    settings.change(office, {"school_zh": "另一所大学"})
    window.tell_changes(Changes.SETTINGS)
    page: Any = window.page
    assert page.school.fields["school_zh"].editor.text() == "另一所大学"


def test_a_refusal_is_a_message_above_the_page_and_goes_with_it(window: Window) -> None:
    def refuse(_: object) -> None:
        raise Refusal("journal.nothing_to_undo")

    window.act(refuse)
    cards = window.frame.messages.cards()
    assert len(cards) == 1 and cards[0].isVisible()
    window.act(refuse)
    assert len(window.frame.messages.cards()) == 1, "the same again replaces it"
    window.go("students")
    assert window.frame.messages.cards() == [] and not window.frame.messages.isVisible()


def test_a_page_may_take_its_refusal_itself(window: Window) -> None:
    heard: list[Refusal] = []

    def refuse(_: object) -> None:
        raise Refusal("journal.nothing_to_undo")

    window.read(refuse, lambda _: None, heard.append)
    assert len(heard) == 1 and window.frame.messages.cards() == []


def test_an_answer_for_pages_that_are_gone_is_dropped_but_an_act_is_told(window: Window, office: Office) -> None:
    kept: list[Any] = []

    class Later:
        def start(self, op: Any, *, then: Any = None, finished: Any = None, **_: Any) -> Job:
            kept.append((op, then, finished))
            return Job()

    window.doing._runner = Later()  # type: ignore[assignment]
    heard: list[Any] = []
    window.read(lambda _: 1, heard.append)
    window.act(lambda _: roster.add(office, {"passport_name": "REN MINGYU"}), then=lambda _: heard.append("act"))
    window.generation += 1
    for op, then, finished in kept:
        then(op(lambda *_: None))
        finished()
    assert heard == [] and "REN MINGYU" in window.commands.menus.actions["undo"].text()


# --- messages in place ------------------------------------------------------------------------------------------------


def test_a_refusal_that_rests_on_an_article_shows_it_beside(settle: Any, window: Window) -> None:
    card = refusal_card(window, Refusal("journal.nothing_to_undo", article=5))
    card.toggle_article()
    shown = " ".join(label.text() for label in card.findChildren(type(window.frame.status.words)))
    assert "7:00" in shown or "7：00" in shown
    card.toggle_article()
    settle()
    assert card._text is None
    card.deleteLater()


@pytest.mark.parametrize("weight", list(Weight))
def test_a_finding_is_a_card_of_its_weight(window: Window, weight: Weight) -> None:
    card = finding_card(window, Finding(5, "window.copied", weight))
    assert card.accessibleName() == "已复制" and card.property("kind") in ("tell", "warn", "bad")
    card.deleteLater()


# --- progress ---------------------------------------------------------------------------------------------------------


def test_the_strip_shows_after_a_while_counts_and_cancels(qt: QApplication) -> None:
    parent = QWidget()
    strip = Strip("正在处理……", "取消")
    strip.setParent(parent)
    parent.show()
    job = Job()
    number = strip.begin("正在导入……")
    strip.attach(number, job)
    assert not strip.isVisible(), "quick work shows nothing"
    QTest.qWait(350)
    assert strip.isVisible() and strip.words.text() == "正在导入……"
    strip.tell(number, 1200, 50_000)
    assert strip.count.text() == "1,200 / 50,000"
    strip.cancel.click()
    assert job.cancelled and not strip.cancel.isEnabled()
    strip.end(number)
    assert not strip.isVisible() and not strip.busy
    parent.deleteLater()


def test_closing_while_work_is_under_way_asks_first(window: Window, asker: Any) -> None:
    number = window.strip.begin("正在导入……")
    job = Job()
    window.strip.attach(number, job)
    asker.answers = [None]
    event = QCloseEvent()
    window.closeEvent(event)
    assert not event.isAccepted() and not job.cancelled
    asker.answers = [0]
    window.closeEvent(event)
    assert event.isAccepted() and job.cancelled
    window.strip.end(number)


# --- language, theme, geometry ----------------------------------------------------------------------------------------


def test_the_language_switches_at_runtime_and_stays_on_the_page(settle: Any, window: Window, preferences: Preferences) -> None:
    window.go("settings", section="looks")
    window.set_language("en")
    settle()
    assert window.windowTitle() == "LUT Students" and window.page is not None and window.page.name == "settings"
    assert window.menuBar().actions()[0].text() == "&File"
    assert preferences.get("language", "zh") == "en"
    window.set_language("zh")
    settle()
    assert window.menuBar().actions()[0].text() == "文件(&F)"


def test_the_language_waits_for_the_answer_somebody_waits_for(settle: Any, qt: QApplication, window: Window) -> None:
    number = window.strip.begin("正在打开……")
    window.set_language("en")
    settle()
    assert window.language == "zh" and window.windowTitle() == "国际学生管理"
    window.strip.end(number)
    QTest.qWait(150)
    assert window.windowTitle() == "LUT Students"


def test_what_a_page_does_when_it_is_left_is_not_answered_on_a_page_that_is_gone(
    settle: Any, window: Window, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[int] = []
    late: list[Any] = []

    class Later:
        def start(self, op: Any, *, then: Any = None, finished: Any = None, **_: Any) -> Job:
            late.append((op, then, finished))
            return Job()

    class Leaving(QWidget):
        def hideEvent(self, event: Any) -> None:
            monkeypatch.setattr(window.doing, "_runner", Later())
            window.act(lambda _: roster.add(office, {"passport_name": "REN MINGYU"}), then=lambda _: heard.append(1))
            monkeypatch.undo()

    assert window.page is not None
    leaving = Leaving(window.page)
    leaving.show()
    window.set_language("en")
    settle()
    for op, then, finished in late[:1]:
        finished()
        then(op(lambda *_: None))
    assert late and heard == [] and "REN MINGYU" in window.commands.menus.actions["undo"].text()


def test_the_status_line_knows_the_last_backup_in_the_windows_language(settle: Any, window: Window, office: Office) -> None:
    said = window.frame.status.words
    safe = Backup(Changes.BACKUPS, 1, "backup_made")

    def standing(_: Office) -> Standing:
        return Standing(office.now(), 1, None, "none", None, ())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(safekeeping, "standing", standing)
        window.act(lambda _: safe)
        assert "上次备份：今天 10:00" in said.text()
        window.set_language("en")
        settle()
        assert "Last backup" in window.frame.status.words.text()
    assert "上次" not in window.frame.status.words.text()


# --- the keyboard -----------------------------------------------------------------------------------------------------


def test_the_keyboard_goes_to_no_button_when_its_widget_goes(settle: Any, window: Window) -> None:
    window.activateWindow()
    settle()
    assert window.page is not None
    pressed: list[int] = []
    field, danger = QLineEdit(window.page), QPushButton("删除", window.page)
    danger.clicked.connect(lambda: pressed.append(1))
    for going in (field.hide, lambda: field.setEnabled(False), lambda: field.setParent(None)):
        field.setEnabled(True)
        field.show()
        danger.show()
        field.setFocus()
        assert window.focusWidget() is field
        going()
        assert window.focusWidget() is window.page
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert pressed == []
    field.deleteLater()


def test_going_elsewhere_leaves_the_keyboard_on_no_button(settle: Any, window: Window) -> None:
    window.go("settings", section="backup")
    page = window.page
    assert page is not None
    page.backup.verify.setFocus()  # type: ignore[attr-defined]
    window.go("cases")
    assert window.focusWidget() is window.page


def test_opening_shows_the_pages_before_the_navigation(settle: Any, office: Office, preferences: Preferences) -> None:
    bare: list[bool] = []

    class First(Blank):
        def showEvent(self, event: Any) -> None:
            super().showEvent(event)
            bare.append(window.frame.navigation.isHidden())

    window = Window([Room("today", "sun", lambda: First)], lambda *_: QWidget(), InlineRunner(), preferences, "zh")
    window.show()
    window.opened(office)
    assert bare == [True] and window.frame.navigation.isVisible()
    window.is_open = False
    window.close()
    window.deleteLater()


@pytest.fixture
def stray(qt: QApplication) -> Iterator[list[QWidget]]:
    """Whatever is shown as a window."""
    seen: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                seen.append(watched)
            return False

    watch = Watch()
    qt.installEventFilter(watch)
    yield seen
    qt.removeEventFilter(watch)


def test_what_is_being_made_is_no_window_of_its_own(settle: Any, stray: list[QWidget]) -> None:
    made = [Card("今日"), Card(), Field("密码", QLineEdit(), "提示"), Field("密码", QLineEdit())]
    assert stray == []
    for one in made:
        one.deleteLater()


def test_no_part_of_a_page_is_a_window_of_its_own(
    open_window: Any, office: Office, settle: Any, stray: list[QWidget]
) -> None:
    """Not while the pages are made, shown, filled again before Qt has shown what was in them, and made anew."""
    student = roster.add(office, {"student_no": "1", "chinese_name": "杜珍", "status": "active", "class_name": "一班"}).made
    assert student is not None
    groups.create_from_roster(office)
    cases.record(office, Account((2,), (student,), "该生发布广告。", influence_zh="影响恶劣。"))
    notices.draft(office, "life", "停水通知", "No water")
    window = open_window()
    for language in ("zh", "en"):
        window.set_language(language)
        settle()
        for room in composition.rooms():
            window.go(room.name)
            window.stack.tell(Changes.EVERYTHING)
            window.stack.tell(Changes.EVERYTHING)
            settle()
        window.go("notices", new=True)
        window.go("cases", new=True)
        settle()
        window.refuse(Refusal("language.empty", article=6))
        window.frame.messages.clear()
        settle()
    assert {type(one) for one in stray} == {Window}


def test_qt_speaks_the_windows_language(settle: Any, window: Window, qt: QApplication) -> None:
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"
    window.set_language("en")
    settle()
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_the_theme_switches_at_runtime_and_is_remembered(window: Window, preferences: Preferences, qt: QApplication) -> None:
    window.set_theme("dark")
    assert look.colours() is look.DARK and preferences.get("theme", "system") == "dark"
    assert window.grab().toImage().pixelColor(700, 500).lightness() < 60
    window.set_theme("light")
    assert look.colours() is look.LIGHT


def test_the_windows_place_is_remembered(open_window: Any, preferences: Preferences) -> None:
    window = open_window(size=(1111, 700))
    window.close()
    assert open_window(size=(1111, 700)).size() == window.size()
    assert preferences.get("geometry", "")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_wider_than_the_smallest_screen(open_window: Any, page: str, language: Any) -> None:
    """1366 by 768 at 125 percent is 1093 by 614 device-independent pixels."""
    window = open_window(page, language=language, size=(1093, 580))
    assert window.width() == 1093 and window.height() == 580
    right = window.frame.right
    assert right.minimumSizeHint().width() <= right.width()


# --- dropping a file --------------------------------------------------------------------------------------------------


def drop(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(400, 300), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), *how))


def test_a_dropped_file_goes_to_the_students_page(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    gone: list[Any] = []
    monkeypatch.setattr(window, "go", lambda page, **where: gone.append((page, where)))
    drop(window, tmp_path / "名单.xlsx")
    drop(window, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    assert gone == [("students", {"file": tmp_path / "名单.xlsx"})]
    assert len(window.toasts.standing()) == 1


# --- bugs -------------------------------------------------------------------------------------------------------------


def broken(name: str) -> None:
    secret = f"student {name}"
    raise ValueError(f"bad value for {secret}")


def test_a_report_holds_no_student_data() -> None:
    try:
        try:
            broken("阮明英")
        except ValueError as error:
            raise RuntimeError("while importing NGUYEN MINH ANH") from error
    except RuntimeError as error:
        told = failures.report(error)
    assert "builtins.RuntimeError" in told and "builtins.ValueError" in told and "broken" in told
    assert "阮" not in told and "NGUYEN" not in told and "bad value" not in told
    assert str(Path.home()) not in told and str(Path(__file__).parent) not in told


def test_a_bug_is_reported_shown_once_and_can_be_copied(settle: Any, window: Window, asker: Any, tmp_path: Path) -> None:
    shown: list[str] = []
    caught = failures.Failures(tmp_path, window.refuse, lambda told, path: shown.append(told))
    hooks = sys.excepthook, threading.excepthook
    caught.install()
    try:
        sys.excepthook(ValueError, ValueError("secret"), None)
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()
        sys.excepthook(Refusal, Refusal("journal.nothing_to_undo"), None)
        settle()
    finally:
        caught.close()
        sys.excepthook, threading.excepthook = hooks
    assert len(shown) == 2 and "ZeroDivisionError" in shown[1]
    assert len(window.frame.messages.cards()) == 1, "a refusal nobody took is no bug"
    assert len(list(tmp_path.glob("report-*.txt"))) == 2


def test_the_crash_dialog_copies_its_report(window: Window, asker: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("lut_admin.places.reports", lambda: tmp_path)

    def copy(dialog: Any) -> bool:
        dialog._copy()
        return True

    asker.answers = [copy]
    window.arrivals.failure("report text", tmp_path / "report-1.txt")
    assert QGuiApplication.clipboard().text() == "report text"


def test_the_next_start_offers_the_report_once(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("lut_admin.places.reports", lambda: tmp_path)
    assert failures.unread(tmp_path) is None
    failures.write(tmp_path, "told")
    assert failures.unread(tmp_path) == "told"
    window.arrivals.report_of_last_time("told")
    card = window.frame.messages.cards()[0]
    card.findChildren(type(window.frame.status.undo))[0].click()
    assert QGuiApplication.clipboard().text() == "told"
    assert failures.unread(tmp_path) is None


def test_a_crash_of_the_process_itself_becomes_a_report(tmp_path: Path) -> None:
    (tmp_path / failures.HARD).write_text(f"Fatal Python error: Segmentation fault\n File {Path.home()}/x.py", encoding="utf-8")
    told = failures.unread(tmp_path)
    assert told is not None and "Segmentation fault" in told and str(Path.home()) not in told
    assert not (tmp_path / failures.HARD).exists()


# --- one window per office --------------------------------------------------------------------------------------------


SECOND_START = """
import pathlib, sys
from PySide6.QtCore import QCoreApplication
from lut_admin.desk.computer import single
app = QCoreApplication([])
sys.exit(0 if single.raise_other(pathlib.Path(sys.argv[1]), {"page": "students"}) else 9)
"""


def test_a_second_start_rings_the_first(settle: Any, qt: QApplication, tmp_path: Path) -> None:
    assert single.raise_other(tmp_path, {"page": "students"}) is False
    heard: list[dict[str, Any]] = []
    bell = single.Doorbell(tmp_path, heard.append)
    second = subprocess.Popen([sys.executable, "-c", SECOND_START, str(tmp_path)])
    while second.poll() is None:
        qt.processEvents()
    settle()
    assert second.returncode == 0 and heard == [{"page": "students"}]
    assert single.raise_other(tmp_path / "other", {}) is False, "another office has its own window"
    bell.close()


def test_the_name_says_nothing_of_the_folder(tmp_path: Path) -> None:
    assert tmp_path.name not in single.server_name(tmp_path)


def test_coming_forward_shows_the_wished_page(window: Window) -> None:
    window.arrivals.second_start({"page": "cases"})
    assert window.page is not None and window.page.name == "cases"
    window.arrivals.second_start({"page": "../etc"})
    assert window.page.name == "cases"


def test_a_card_put_away_makes_room(window: Window) -> None:
    card = MessageCard(window, "一句话")
    window.message(card)
    assert window.frame.messages.isVisible()
    card.put_away()
    assert not window.frame.messages.isVisible()


@pytest.mark.parametrize("page", ["today", "students"])
def test_opening_and_a_switch_of_language_ask_nothing(open_window: Any, asker: Any, page: str) -> None:
    window = open_window(page)
    window.set_language("en")
    QTest.qWait(50)
    assert window.language == "en" and asker.asked == []
