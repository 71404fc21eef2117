"""Lines for days and times, offers in both languages, and a layout that flows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QWidget

from lut_admin.desk.forms.offers import Offer, OfferLine
from lut_admin.desk.forms.when import DayLine, TimeLine
from lut_admin.desk.pieces import row
from lut_admin.desk.pieces.flow import Flow
from lut_admin.papers.notice_templates import typed_day, typed_time

TODAY = date(2026, 11, 23)


@pytest.fixture
def day(qt: QApplication) -> DayLine:
    made = DayLine("Day", "Calendar", lambda: TODAY, typed_day)
    made.show()
    return made


@pytest.fixture
def at(qt: QApplication) -> TimeLine:
    made = TimeLine("Time", "Times", typed_time)
    made.show()
    return made


def test_a_day_is_written_out_when_it_is_left(day: DayLine) -> None:
    QTest.keyClicks(day, "12.3")
    assert day.value == date(2026, 12, 3) and day.text() == "12.3"
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert day.text() == "2026-12-03"
    day.setText("soon")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert day.text() == "soon" and day.value is None  # what cannot be read is not lost


def test_the_calendar_opens_at_the_day_and_gives_it(day: DayLine, settle: Callable[[], None]) -> None:
    day.put(date(2026, 12, 3))
    QTest.keyClick(day, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = day._calendar
    assert popup is not None and popup.isVisible()
    [calendar] = popup.findChildren(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 12, 3)
    calendar.activated.emit(QDate(2026, 12, 9))
    settle()
    assert day.value == date(2026, 12, 9)


def test_days_and_times_step(day: DayLine, at: TimeLine) -> None:
    for key, said in ((Qt.Key.Key_Up, "2026-11-23"), (Qt.Key.Key_Up, "2026-11-24"), (Qt.Key.Key_Down, "2026-11-23")):
        QTest.keyClick(day, key)
        assert day.text() == said
    for key, said in ((Qt.Key.Key_Down, "09:00"), (Qt.Key.Key_Up, "09:30"), (Qt.Key.Key_Down, "09:00")):
        QTest.keyClick(at, key)
        assert at.text() == said


def test_a_time_is_picked_from_the_list(at: TimeLine) -> None:
    at.put(time(14, 40))
    at.pick()
    popup = at._times.popup()
    assert popup is not None and popup.currentIndex().data() == "14:30"
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert at.text() == "14:30"


@pytest.fixture
def offers(qt: QApplication) -> OfferLine:
    made = OfferLine("Place")
    made.offer([Offer("逸夫楼", "Yifu Building", "305"), Offer("图书馆", "Library"), Offer("图书馆", "Library")])
    made.show()
    made.activateWindow()
    made.setFocus()
    qt.processEvents()
    return made


def test_an_offer_is_found_by_either_language_and_taken(offers: OfferLine) -> None:
    taken: list[Offer] = []
    offers.taken.connect(taken.append)
    assert len(offers.offers) == 2
    QTest.keyClicks(offers, "yifu")
    QTest.keyClick(offers.popup, Qt.Key.Key_Down)
    QTest.keyClick(offers.popup, Qt.Key.Key_Return)
    assert offers.text() == "逸夫楼" and taken == [Offer("逸夫楼", "Yifu Building", "305")]


def test_enter_without_a_chosen_offer_is_enter(offers: OfferLine) -> None:
    pressed: list[bool] = []
    offers.returnPressed.connect(lambda: pressed.append(True))
    QTest.keyClicks(offers, "lib")
    assert offers.popup.isVisible()
    QTest.keyClick(offers.popup, Qt.Key.Key_Return)
    assert pressed == [True] and offers.text() == "lib" and not offers.popup.isVisible()


def test_down_shows_all_offers(offers: OfferLine) -> None:
    QTest.keyClick(offers, Qt.Key.Key_Down)
    assert offers.popup.isVisible() and offers.popup.model().rowCount() == 2
    QTest.keyClick(offers.popup, Qt.Key.Key_Escape)
    offers.setText("library")
    assert offers.known() == Offer("图书馆", "Library")
    offers.setText("lib")
    assert offers.known() is None


def test_what_does_not_fit_goes_on_below(qt: QApplication) -> None:
    holder = QWidget()
    flow = Flow(8)
    for width in (100, 100, 100):
        made = QLabel()
        made.setFixedSize(width, 20)
        flow.addWidget(made)
    holder.setLayout(flow)
    assert flow.heightForWidth(400) == 20 and flow.heightForWidth(220) == 48 and flow.heightForWidth(90) == 76
    assert flow.sizeHint().width() == 316 and flow.minimumSize().width() == 100
    flow.setGeometry(QRect(0, 0, 220, 60))
    assert [flow.itemAt(at).geometry().y() for at in range(3)] == [0, 0, 28]  # type: ignore[union-attr]
    first: Any = flow.itemAt(0)
    first.widget().hide()
    assert flow.heightForWidth(220) == 20
    assert flow.takeAt(9) is None and flow.takeAt(0) is first and flow.count() == 2
    outer = QWidget()
    outer.setLayout(row(holder))
    assert outer.layout() is not None
