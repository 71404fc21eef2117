"""Beside the list of notices: calendar, log, entering afterwards, correcting, who has confirmed; the tray's reminder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from lut_admin.convention.hours import CHINA, Window
from lut_admin.desk.pages.notices.following.places import Following
from lut_admin.desk.pages.notices.posting.tray import TrayReminder
from lut_admin.desk.window import Window as Frame
from lut_admin.office import groups, history, notices, roster, settings
from lut_admin.office.office import Office
from lut_admin.papers import sheets
from tests.desk.pages.notices.drafts import page

ZH = "体检通知\n时间：11月21日（星期五）8:30\n截止时间：11月22日（星期六）"
EN = "Physical examination\nTime: Friday 21 November, 08:30\nDeadline: Saturday 22 November"
CLASS = "国际2301班"


@pytest.fixture
def out(office: Office) -> int:
    """A notice posted to a class of two."""
    for number, name, chinese in (("1", "Jane Doe", "杜珍"), ("2", "John Tester", "田约翰")):
        student = {"student_no": number, "english_name": name, "chinese_name": chinese, "class_name": CLASS}
        roster.add(office, {**student, "status": "active"})
    groups.create_from_roster(office)
    made = notices.draft(office, "life", ZH, EN, groups=[CLASS]).made or 0
    notices.release(office, made, [CLASS])
    notices.posted(office, made)
    return made


@pytest.fixture
def window(out: int, window: Frame) -> Frame:
    return window


def following(window: Frame) -> Following:
    return page(window).following


def rows(listing: Any) -> list[Any]:
    """The rows of a list as a person sees them."""
    of = listing.model.rows
    return [of.at(place) for place in range(len(of.shown))]


def said(window: Frame) -> list[str]:
    """What the toasts say."""
    return [toast.accessibleName() for toast in window.toasts.standing()]


def shown(window: Frame) -> Any:
    """What is opened in the composer."""
    composer = page(window).composer
    assert composer.isVisible() and composer.line is not None
    return composer.line


# --- calendar ---


def test_the_calendar_is_walked_by_keyboard_and_opens_a_notice(window: Frame, out: int) -> None:
    page(window).beside.findChildren(QPushButton)[0].click()
    grid = following(window).calendar.grid
    assert grid.hasFocus() and grid.on == date(2025, 11, 20)
    assert "10:00 · 已发布 · 体检通知 · 生活指导" in grid.accessibleDescription()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.accessibleDescription() == "2025-11-21 · 没有通知"
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert "截止 · 体检通知" in grid.accessibleDescription()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.on == date(2025, 12, 6) and following(window).calendar.heading.title.text() == "2025年12月"
    QTest.keyClick(grid, Qt.Key.Key_PageUp)
    assert grid.on == date(2025, 11, 6)
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert shown(window).id == out


def test_a_click_opens_and_purposes_can_be_left_out(window: Frame, out: int, office: Office) -> None:
    window.go("notices", calendar=True)
    calendar = following(window).calendar
    grid = calendar.grid
    assert grid.month is not None
    place = [day.on for day in grid.month.days].index(date(2025, 11, 20))
    at = grid._line(grid._cell(place), 0).center()
    calendar.purposes["life"].click()
    assert "没有通知" in grid.accessibleDescription()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=at)
    assert following(window).isVisible()  # there is nothing there now
    calendar.purposes["life"].click()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=at)
    assert shown(window).id == out
    assert grid._under(QPoint(-5, -5)) == (None, None)


def test_more_than_fit_are_counted_and_reached_one_by_one(window: Frame, office: Office) -> None:
    for n in range(9):
        notices.enter(office, notices.Elsewhere(datetime(2025, 11, 3, 9, n, tzinfo=CHINA), f"通知{n}"), [])
    window.go("notices", calendar=True)
    grid = following(window).calendar.grid
    grid.put(notices.month(office, date(2025, 11, 3)), date(2025, 11, 3))
    day = grid.day
    assert day is not None and len(grid.entries(day)) == 9 and grid._lines(9) < 9
    grid.grab()
    for _ in range(8):
        QTest.keyClick(grid, Qt.Key.Key_Plus)
    assert "通知8" in grid.accessibleDescription() and "9/9" in grid.accessibleDescription()
    QTest.keyClick(grid, Qt.Key.Key_Minus)
    assert "通知7" in grid.accessibleDescription()
    grid.resize(grid.width(), 1)
    assert grid._room() == 1 and grid._lines(9) == 1  # in the lowest cell, too, one of them is seen
    grid.grab()


# --- log ---


def test_the_log_lists_each_step_and_is_exported(
    window: Frame, out: int, asker: Any, tmp_path: Path, settle: Callable[[], None]
) -> None:
    page(window).beside.findChildren(QPushButton)[1].click()
    log = following(window).log
    assert [line.step.step for line in rows(log.listing)] == ["posted", "copied"]
    asker.answers = [tmp_path / "log.xlsx", tmp_path / "log.pdf", None]
    log.xlsx.click()
    log.pdf.click()
    settle()
    assert sheets.read(tmp_path / "log.xlsx").sheets[0].rows[1][1] == "体检通知"
    assert (tmp_path / "log.pdf").read_bytes().startswith(b"%PDF")
    log.table.opened.emit(rows(log.listing)[0])
    assert shown(window).id == out


def test_the_log_tells_why_a_students_data_went_out(window: Frame, office: Office) -> None:
    made = (
        notices.draft(office, "life", "杜珍同学考试不及格，请补考。", "Jane Doe failed the exam.", groups=[CLASS]).made
        or 0
    )
    notices.release(office, made, [CLASS], disclosure="学院要求公布")
    page(window).refresh()
    window.go("notices", log=True)
    log = following(window).log
    line = next(line for line in rows(log.listing) if line.notice.id == made)
    assert "学院要求公布" in log._reason(line)


def test_the_periods_of_the_log(window: Frame, office: Office, settle: Callable[[], None]) -> None:
    notices.enter(office, notices.Elsewhere(datetime(2025, 10, 9, 2, 0, tzinfo=CHINA), "停电"), [])
    notices.enter(office, notices.Elsewhere(datetime(2024, 12, 31, 9, 0, tzinfo=CHINA), "放假"), [])
    page(window).refresh()
    window.go("notices", log=True)
    log = following(window).log
    found = {}
    for place in range(log.period.count()):
        log.period.setCurrentIndex(place)
        found[log.period.currentData()] = len(rows(log.listing))
    assert found == {"this_month": 2, "last_month": 1, "this_year": 3, "all_time": 4}
    log.period.setCurrentIndex(1)
    assert log.days == (date(2025, 10, 1), date(2025, 10, 31)) and log.printed.isEnabled()
    paper = log.paper()
    assert paper.pdf().startswith(b"%PDF") and len(paper.pages(30)) == 1


# --- entering afterwards ---


def test_a_notice_of_the_night_is_entered_with_its_reason(window: Frame, office: Office) -> None:
    page(window).beside.findChildren(QPushButton)[2].click()
    view = following(window).entering
    assert not view.ground.isVisible() and not view.reason.isVisible()
    view.zh_text.setPlainText("3号楼停水")
    view.day_edit.setDate(QDate(2025, 11, 19))
    view.time_edit.setTime(QTime(2, 15))
    assert view.ground.isVisible() and len(view.told.cards()) == 1  # told, not blocked
    view.save.click()
    assert len(notices.notices(office)) == 1  # to which groups?
    view.audience.panel.list.item(0).setCheckState(Qt.CheckState.Checked)
    view.ground_choice.setCurrentIndex(view.ground_choice.findData("safety"))
    view.reason.line.setText("水管破裂")
    view.by.line.setText("值班老师")
    view.save.click()
    assert len(notices.notices(office)) == 1  # for what? (Art. 2)
    view.category_choice.setCurrentIndex(view.category_choice.findData("safety"))
    view.save.click()
    line = shown(window)
    assert line.category == "safety"
    [step] = line.postings
    assert (step.afterwards, step.by, step.exception, step.reason) == (True, "值班老师", "safety", "水管破裂")
    assert step.at == "2025-11-18T18:15:00.000000Z"
    assert "补录" in page(window).composer.notes.record.said()
    history.undo(office)
    assert len(notices.notices(office)) == 1


def test_nothing_can_be_entered_for_a_day_to_come_and_escape_leads_back(window: Frame) -> None:
    window.go("notices", enter=True)
    view = following(window).entering
    assert view.day_edit.maximumDate() == QDate(2025, 11, 20)
    view.time_edit.setTime(QTime(11, 0))
    view.zh_text.setPlainText("停水")
    view.category_choice.setCurrentIndex(view.category_choice.findData("life"))
    view.audience.panel.list.item(0).setCheckState(Qt.CheckState.Checked)
    view.save.click()
    assert view.isVisible() and view.messages.cards()
    view.audience.button.click()
    QTest.keyClick(view.audience.panel, Qt.Key.Key_Escape)
    assert view.isVisible() and not view.audience.panel.isVisible(), "Escape closes the popup and nothing else"
    view.heading.back.click()
    assert page(window).listing.isVisible() and page(window).beside.isVisible()
    window.go("notices", enter=True)
    assert view.zh_text.toPlainText() == "停水", "what was left half written is gone on with"


def test_what_is_half_entered_outlives_another_language(window: Frame, settle: Callable[[], None]) -> None:
    window.go("notices", enter=True)
    view = following(window).entering
    assert page(window).unfinished() is None
    view.zh_text.setPlainText("3号楼停水")
    view.day_edit.setDate(QDate(2025, 11, 19))
    view.time_edit.setTime(QTime(2, 15))
    view.by.line.setText("值班老师")
    view.ground_choice.setCurrentIndex(view.ground_choice.findData("safety"))
    view.reason.line.setText("水管破裂")
    view.audience.panel.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert page(window).unfinished() is not None
    before, groups_before = view.written(), view.audience.chosen()
    window.set_language("en")
    settle()
    there = following(window).entering
    assert there is not view and there.isVisible()
    assert there.written()._replace(groups=before.groups) == before
    assert there.audience.chosen() == groups_before != () and there.ground.isVisible()


def test_a_pasted_chain_and_the_place_outlive_another_language(
    window: Frame, out: int, settle: Callable[[], None]
) -> None:
    window.go("notices", confirmed=out)
    following(window).confirmations.chain.setPlainText("1. Jane Doe")
    assert page(window).unfinished() is not None
    window.set_language("en")
    settle()
    view = following(window).confirmations
    assert view.isVisible() and view.chain.toPlainText() == "1. Jane Doe" and "Of 2" in view.told.text()
    for where in ({"calendar": True}, {"log": True}, {"correct": out}):
        window.go("notices", **where)
        assert page(window).unfinished() is None
        window.set_language("zh" if window.language == "en" else "en")
        settle()
        assert following(window).isVisible() and following(window).place().where == where


# --- correcting ---


def test_three_clicks_correct_a_notice(window: Frame, out: int, office: Office) -> None:
    window.go("notices", notice=out)
    page(window).composer.notes.record.following["correct"].click()  # one
    view = following(window).correcting
    assert view.lines.currentRow() == 1 and view.right["zh"].toPlainText() == "时间：11月21日（星期五）8:30"
    view.right["zh"].setPlainText("时间：11月21日（星期五）9:30")
    view.right["en"].setPlainText("Time: Friday 21 November, 09:30")
    view.write.click()  # two
    line = shown(window)
    assert (line.corrects, line.groups) == (out, (CLASS,))
    assert "8:30" in line.zh and "9:30" in line.zh and "09:30" in line.en
    page(window).composer.primary.click()  # three
    assert QGuiApplication.clipboard().text() == f"{line.zh}\n\n{line.en}"
    assert notices.notice(office, line.id).state == "copied"


def test_what_is_no_correction_is_told_in_place_and_leads_back(window: Frame, out: int) -> None:
    window.go("notices", correct=out)
    view = following(window).correcting
    view.write.click()
    assert view.messages.cards() and view.isVisible()
    view.lines.setCurrentRow(0)
    assert view.right["en"].toPlainText() == "Physical examination"
    view.right["zh"].setPlainText("体检安排")
    view.reason["zh"].line.setText("写错了")
    view.write.click()
    assert view.isVisible() and len(view.messages.cards()) == 1, "half a reason is not lost without a word"
    view.heading.back.click()
    assert shown(window).id == out


# --- who has confirmed ---


def test_chains_add_up_until_nobody_is_left(
    window: Frame, out: int, office: Office, asker: Any, settle: Callable[[], None]
) -> None:
    page(window).visit({"notice": out})
    page(window).composer.notes.record.following["confirmed"].click()
    view = following(window).confirmations
    assert "应确认 2 人" in view.told.text() and "未确认 2" in view.told.text()
    view.chain.setPlainText("#接龙\n1. Jane Doe 杜珍\n2. 小明🐟")
    view.take.click()
    settle()
    assert "已确认 1，未确认 1，待核实 1" in view.told.text() and view.chain.toPlainText() == ""
    view.copy.click()
    assert QGuiApplication.clipboard().text() == "田约翰 John Tester"
    assert not view.whose.isEnabled()
    view.table.selectRow([seat.standing for seat in rows(view.listing)].index("unknown"))
    assert view.whose.isEnabled() and view.drop.isEnabled()
    john = next(line for line in roster.students(office) if line.student_no == "2")

    def pick(dialog: Any) -> bool:
        [offered] = [dialog.waiting.item(row) for row in range(dialog.waiting.count())]
        assert "田约翰" in offered.text()  # who has not confirmed is offered before anybody is looked for
        dialog.waiting.itemActivated.emit(offered)
        assert dialog.student == john.id
        return bool(dialog.result())

    asker.answers = [pick]
    view.whose.click()
    settle()
    assert "已确认 2，未确认 0，待核实 0" in view.told.text()
    assert not view.copy.isEnabled() and not view.remind.isEnabled()
    window.undo()
    settle()
    assert "已确认 1，未确认 1，待核实 1" in view.told.text()
    view.table.selectRow([seat.standing for seat in rows(view.listing)].index("unknown"))
    view.drop.click()
    settle()
    assert "待核实 0" in view.told.text()


def test_a_reminder_names_nobody(window: Frame, out: int) -> None:
    window.go("notices", confirmed=out)
    following(window).confirmations.remind.click()
    line = shown(window)
    assert line.reminds == out and "还有 2 位同学没有确认" in line.zh
    assert line.groups == (CLASS,)  # those who are counted are those who are asked
    assert "杜珍" not in line.zh and "Jane" not in line.en


def test_today_leads_to_a_reminder(window: Frame, out: int) -> None:
    window.go("notices", remind=out)
    assert shown(window).reminds == out


def test_nothing_new_is_said_so(window: Frame, out: int, settle: Callable[[], None]) -> None:
    window.go("notices", confirmed=out)
    view = following(window).confirmations
    view.chain.setPlainText("")
    view.take.click()
    settle()
    assert view.messages.cards()  # no names in it
    for _ in range(2):
        view.chain.setPlainText("1. Jane Doe 杜珍")
        view.take.click()
        settle()
    assert "已确认 1" in view.told.text()


# --- the tray ---


def test_the_tray_speaks_once_when_the_hours_open_and_notices_are_held(window: Frame, clock: Any) -> None:
    told: list[tuple[str, str]] = []
    reminder = TrayReminder(window, page(window), lambda title, said: told.append((title, said)))
    clock.at = datetime(2025, 11, 21, 6, 59, tzinfo=CHINA)
    reminder.put(2, Window(), True)
    assert told == []
    clock.at += timedelta(minutes=1)
    reminder.look()
    reminder.look()
    assert told == [("现在可以发布通知了", "有 2 条待发通知，点击查看。")]
    clock.at += timedelta(hours=16, seconds=1)
    reminder.look()
    reminder.put(0, Window(), True)
    clock.at += timedelta(hours=8)
    reminder.look()
    assert len(told) == 1  # nothing was held


def test_without_leave_nothing_is_said_and_without_a_tray_the_window_says_it(
    window: Frame, office: Office, clock: Any, settle: Callable[[], None]
) -> None:
    assert settings.get(office, "tray_reminder") is False
    tray = page(window).tray
    made = notices.draft(office, "life", "明天停水。", "No water tomorrow.").made or 0
    clock.at = datetime(2025, 11, 20, 23, 30, tzinfo=CHINA)
    notices.hold(office, made, [])
    page(window).refresh()
    clock.at = datetime(2025, 11, 21, 7, 0, tzinfo=CHINA)
    tray.look()
    assert not any("待发通知" in words for words in said(window))
    settings.change(office, {"tray_reminder": True})
    clock.at = datetime(2025, 11, 21, 23, 30, tzinfo=CHINA)
    page(window).refresh()
    clock.at = datetime(2025, 11, 22, 7, 0, tzinfo=CHINA)
    tray.look()
    settle()
    assert any("有 1 条待发通知" in words for words in said(window))
    assert tray._icon is None
