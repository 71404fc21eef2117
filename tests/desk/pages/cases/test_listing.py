"""The list of cases in the real window: by urgency, in words, filtered by chips, and nobody's name before the eye is opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lut_admin.desk.pages.cases import CasesPage
from lut_admin.desk.pages.cases.listing import LIVE, SETTLED
from lut_admin.desk.window import Window
from lut_admin.office import cases
from lut_admin.office.cases import Kind, Nobody
from lut_admin.office.office import Office
from tests.clock import Clock
from tests.desk.pages.cases.sheets import HEARD, SERVED, opened, take, words

NAMES = ("DOE", "JANE", "杜珍", "TESTER", "JOHN", "田约翰", "20230001", "20230002")


def page(window: Window) -> CasesPage:
    assert isinstance(window.page, CasesPage)
    window.page.refresh()
    return window.page


def listed(shown: CasesPage) -> list[list[str]]:
    """What stands in the list, row by row."""
    model = shown.model
    return [
        [str(model.index(row, at).data()) for at in range(model.columnCount())] for row in range(model.rowCount())
    ]


def told(shown: CasesPage) -> str:
    """All that the page tells anybody, cells and their tooltips and readings too."""
    model, roles = shown.model, (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    cells = [
        str(model.index(row, at).data(role))
        for row in range(model.rowCount())
        for at in range(model.columnCount())
        for role in roles
    ]
    return "\n".join((words(shown.window()), shown.window().windowTitle(), *cells))


def test_the_most_pressing_comes_first_and_says_so_in_words(
    open_window: Any, office: Office, clock: Clock, people: list[int]
) -> None:
    jane, _ = people
    served = opened(office, jane)
    take(office, served, *SERVED)
    clock.at += timedelta(days=6)
    heard, fresh, proposed, due = (opened(office, jane) for _ in range(4))
    take(office, heard, *HEARD)
    take(office, proposed, "investigation", "proposal", "notification")
    take(office, due, *SERVED, "appeal")
    clock.at += timedelta(days=3)
    shown = page(open_window("cases"))
    rows = {row[0]: row for row in listed(shown)}
    assert rows[due][2:4] == ["复查结论", "还有 12 天"]
    assert rows[proposed][2:4] == ["陈述申辩", "等待至 2025-12-01"]
    assert rows[fresh][2:4] == ["开始调查", ""]
    order = [row[0] for row in listed(shown)]
    assert order.index(due) < order.index(fresh) < order.index(proposed)
    clock.at += timedelta(days=12)
    assert {row[0]: row[3] for row in listed(page(shown.window()))}[due] == "今天到期"
    clock.at += timedelta(days=2)
    first, second, *_ = listed(page(shown.window()))
    assert first[:4] == [proposed, "学生甲", "逾期未陈述申辩", "已逾期 12 天"]
    assert second[:4] == [due, "学生甲", "复查结论", "已逾期 2 天"]
    shown.listing.filter("overdue")
    assert due in [row[0] for row in listed(shown)] and fresh not in [row[0] for row in listed(shown)]


def test_no_name_shows_before_the_eye_is_opened(open_window: Any, office: Office, people: list[int]) -> None:
    number = opened(office, *people)
    shown = page(open_window("cases"))
    assert [name for name in NAMES if name in told(shown)] == []
    assert listed(shown)[0][:2] == [number, "学生甲、学生乙"]
    shown.search.setText("dz")
    assert [row[0] for row in listed(shown)] == [number], "whoever types a name knows it"
    shown.search.setText("unheard of")
    assert listed(shown) == []
    shown.search.clear()
    QTest.mouseClick(shown.eye, Qt.MouseButton.LeftButton)
    assert listed(shown)[0][1] == "DOE JANE 杜珍、TESTER JOHN 田约翰"
    assert shown.eye.isChecked() and shown.eye.accessibleName() == "隐去姓名"
    QTest.mouseClick(shown.eye, Qt.MouseButton.LeftButton)
    assert [name for name in NAMES if name in told(shown)] == [] and not shown.eye.isChecked()


def test_the_eye_has_a_key_and_closes_by_itself(
    open_window: Any, office: Office, people: list[int], qt: QApplication
) -> None:
    opened(office, *people)
    window = open_window("cases", language="en")
    shown = page(window)
    assert listed(shown)[0][1] == "Student A, Student B"
    shown.table.setFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert shown.veil.open
    window.showMinimized()
    qt.sendEvent(window, QEvent(QEvent.Type.WindowStateChange))
    assert not shown.veil.open and listed(shown)[0][1] == "Student A, Student B"
    window.showNormal()
    shown.veil.toggle()
    shown.veil.left.setInterval(1000)
    shown.veil.toggle()
    shown.veil.toggle()
    shown.veil.left.setInterval(5000)
    qt.sendEvent(window.windowHandle(), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier))
    assert shown.veil.open and shown.veil.left.remainingTime() > 1000, "a key begins the time anew"
    shown.veil.left.timeout.emit()
    assert not shown.veil.open and not shown.veil.left.isActive()


def test_enter_opens_a_case_and_escape_leads_back(open_window: Any, office: Office, people: list[int]) -> None:
    number = opened(office, *people)
    shown = page(open_window("cases"))
    assert shown.table.show_row(cases.case(office, number).id)
    shown.table.setFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    assert shown.sheet.isVisible()
    QTest.keyClick(shown.sheet, Qt.Key.Key_Escape)
    assert shown.listing.isVisible() and shown.table.hasFocus()


def test_what_may_be_undone_goes_to_the_bin_with_a_key(
    open_window: Any, office: Office, people: list[int], settle: Callable[[], None]
) -> None:
    decided, fresh = opened(office, people[0]), opened(office, people[0])
    take(office, decided, *SERVED)
    shown = page(open_window("cases"))
    shown.table.show_row(cases.case(office, decided).id)
    assert [one.isEnabled() for one in shown.listing.menu().actions()] == [True, True, False]
    shown.table.setFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_Delete)
    settle()
    assert len(cases.cases(office)) == 2 and shown.window().frame.messages.cards(), "what is on file stays, and it says why"
    shown.table.show_row(cases.case(office, fresh).id)
    assert [one.isEnabled() for one in shown.listing.menu().actions()] == [True, True, True]
    QTest.keyClick(shown.table, Qt.Key.Key_Delete)
    settle()
    assert [row[0] for row in listed(shown)] == [decided]


def test_another_language_leaves_everything_where_it_was(
    open_window: Any, office: Office, people: list[int], settle: Callable[[], None]
) -> None:
    number = opened(office, *people)
    window = open_window("cases")
    page(window).veil.toggle()
    window.go("cases", case=cases.case(office, number).id)
    window.set_language("en")
    settle()
    shown = page(window)
    assert shown.veil.open and shown.sheet.isVisible() and shown.sheet.file is not None
    assert shown.sheet.file.number == number
    window.start_again()
    assert not window.is_open, "with the data file the sitting ends"


def test_who_answers_for_it_is_told_where_it_is_no_student(open_window: Any, office: Office) -> None:
    opened(office, kind=Kind.NOBODY, nobody=Nobody.HIJACKED)
    opened(office, kind=Kind.REFERRED, referred_to="人事处")
    shown = page(open_window("cases"))
    assert {row[1] for row in listed(shown)} == {"账号被盗", "教职工事项，移交"}


def test_what_has_no_effect_any_more_shows_on_its_chip_alone(
    open_window: Any, office: Office, people: list[int], clock: Clock
) -> None:
    lifted, dropped, still = (opened(office, people[0]) for _ in range(3))
    take(office, lifted, *SERVED)
    take(office, dropped, "dropped")
    clock.at += timedelta(days=200)
    take(office, lifted, "application", "lifting")
    shown = page(open_window("cases"))
    assert {row[0] for row in listed(shown)} == {still, dropped} and shown.model.rows.mark == LIVE
    assert shown.badge() == ("1", True)
    chips = shown.listing.chips
    assert chips.current == LIVE
    shown.search.setText(lifted)
    assert lifted in [row[0] for row in listed(shown)], "whoever looks for it finds it"
    shown.search.clear()
    assert {row[0] for row in listed(shown)} == {still, dropped} and chips.current == LIVE
    shown.listing.filter(SETTLED)
    assert [row[0] for row in listed(shown)] == [lifted] and chips.current == SETTLED
    shown.listing.filter("ended")
    assert [row[0] for row in listed(shown)] == [dropped]
    window = shown.window()
    assert isinstance(window, Window)
    window.go("cases", mark="open")
    assert [row[0] for row in listed(shown)] == [still]


def test_tab_goes_as_one_reads(open_window: Any, office: Office, people: list[int]) -> None:
    for place in range(3):
        number = opened(office, people[0])
        if place:
            take(office, number, "dropped")
    shown = page(open_window("cases"))

    def order() -> list[int]:
        """Where the stops come after the tabs."""
        chain, one = [], shown.tabs.bar
        while (one := one.nextInFocusChain()) is not shown.tabs.bar:
            chain.append(one)
        return [chain.index(one) for one in (*shown.listing.chips.stops, shown.search, shown.table)]

    assert order() == sorted(order())
    take(office, cases.cases(office)[-1].number, "investigation")
    take(office, cases.cases(office)[-1].number, "dropped")
    page(shown.window())  # other chips
    assert order() == sorted(order())


def test_the_views_are_turned_with_the_keyboard(open_window: Any, office: Office, people: list[int]) -> None:
    opened(office, *people)
    shown = page(open_window("cases"))
    seen = []
    for _ in range(3):
        seen.append(shown.tabs.view)
        QTest.keyClick(shown.tabs.bar, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert (*seen, shown.tabs.view) == ("cases", "notes", "numbers", "cases"), "nothing is to be reviewed"
    assert shown.new.isVisible()
    QTest.keyClick(shown.tabs.bar, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert shown.tabs.view == "numbers" and not shown.new.isVisible()
