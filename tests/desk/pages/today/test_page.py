"""The Today page through the real window: the posting window at any hour, what is due and where it is done, the figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from lut_admin.convention.hours import CHINA
from lut_admin.desk.pages.today import TodayPage
from lut_admin.desk.window import Window
from lut_admin.office import cases, groups, notices, roster, settings
from lut_admin.office.cases import Account
from lut_admin.office.office import Office


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("today", "groups", "notices", "cases")


def page(window: Window) -> TodayPage:
    assert isinstance(window.page, TodayPage)
    return window.page


def duties(window: Window) -> list[str]:
    """The names of the buttons that do what is due, each said with its duty."""
    found = page(window)._due.findChildren(QPushButton)
    return [made.accessibleName() for made in found if made.isVisible()]


def press(window: Window, name: str) -> None:
    next(made for made in page(window)._due.findChildren(QPushButton) if made.accessibleName() == name).click()


@pytest.mark.parametrize(
    ("opens", "closes", "at", "said", "urgent"),
    [
        ("07:00", "23:00", (10, 0), "还剩 13 小时 0 分", False),
        ("07:00", "23:00", (6, 59), "07:00", True),
        ("07:00", "23:00", (23, 0), "还剩 0 小时 0 分", False),
        ("22:00", "02:00", (1, 30), "还剩 0 小时 30 分", False),
        ("22:00", "02:00", (12, 0), "22:00", True),
        ("08:00", "08:00", (3, 0), "", False),
    ],
)
def test_the_window_is_told_at_any_hour(
    open_window: Any, office: Office, clock: Any, opens: str, closes: str, at: tuple[int, int], said: str, urgent: bool
) -> None:
    settings.change(office, {"opens": opens, "closes": closes})
    clock.at = clock.at.replace(hour=at[0], minute=at[1])
    shown = page(open_window("today"))
    assert said in shown.left.text() and shown.left.text()
    assert shown.urgent.isVisible() is urgent
    assert f"{at[0]:02d}:{at[1]:02d}" in shown.dial.accessibleName()


def test_the_clock_goes_on_and_a_new_day_is_looked_at_afresh(open_window: Any, clock: Any) -> None:
    window = open_window("today")
    shown = page(window)
    assert shown.subtitle() == "11月20日 星期四"
    clock.at = datetime(2025, 11, 21, 0, 5, tzinfo=CHINA)
    shown._tick()
    assert shown.urgent.isVisible()
    assert shown.subtitle() == "11月21日 星期五"


def test_nothing_due_is_said_so_and_an_empty_register_asks_for_a_list(open_window: Any, office: Office) -> None:
    window = open_window("today")
    assert any("导入" in said for said in duties(window))
    roster.add(office, {"student_no": "1", "chinese_name": "杜珍", "english_name": "Jane Doe", "status": "active"})
    groups.create_from_roster(office)
    group_ids = [line.id for line in groups.groups(office)]
    for group_id in group_ids:
        groups.save_audit(office, groups.audit_group(office, group_id, "Jane Doe+杜珍"))
    page(window).refresh()
    assert not any("导入" in said or "核对" in said for said in duties(window))


def test_each_duty_is_done_where_it_leads(open_window: Any, office: Office, settle: Callable[[], None]) -> None:
    student = roster.add(
        office,
        {
            "student_no": "1",
            "chinese_name": "杜珍",
            "english_name": "Jane Doe",
            "status": "active",
            "class_name": "一班",
            "permit_expiry": "2025-11-01",
        },
    ).made
    assert student is not None
    cases.record(office, Account((8,), (student,), "事实。", influence_zh="影响恶劣。"))
    made = notices.draft(office, "life", "通知正文。", "Text.").made
    assert made is not None
    notices.hold(office, made, [])
    groups.create_from_roster(office)
    window = open_window("today")
    said = duties(window)
    assert any("LUT-2025-0001" in one for one in said)
    assert any("已过期" in one for one in said)
    assert any("2 个群尚未核对" in one for one in said) and not any("一个月" in one for one in said)
    press(window, "待发通知：通知正文。 打开")
    settle()
    assert window.page is not None and window.page.name == "notices"
    assert window.page.composer.halves.texts() == ("通知正文。", "Text.")  # type: ignore[attr-defined]


def test_what_is_held_is_copied_from_here_with_one_click_when_posting_opens(
    open_window: Any, office: Office, clock: Any, settle: Callable[[], None]
) -> None:
    made = notices.draft(office, "life", "通知正文。", "Text.", groups=["大群"]).made or 0
    clock.at = clock.at.replace(hour=23, minute=30)
    notices.hold(office, made, ["大群"])
    window = open_window("today")
    copy, done = "待发通知：通知正文。 复制", "已复制，待确认发布：通知正文。 已发布到全部群"
    assert copy not in duties(window) and "待发通知：通知正文。 打开" in duties(window)
    clock.at += timedelta(hours=7, minutes=30)  # 07:00, and nobody touched anything
    page(window)._tick()
    settle()
    assert copy in duties(window)
    clock.at -= timedelta(seconds=1)  # the check runs again at the moment of copying
    press(window, copy)
    settle()
    assert notices.notice(office, made).state == "held"
    clock.at += timedelta(seconds=1)
    press(window, copy)
    settle()
    assert QGuiApplication.clipboard().text() == "通知正文。\n\nText."
    assert copy not in duties(window) and done in duties(window)
    press(window, done)
    settle()
    assert notices.notice(office, made).state == "posted" and done not in duties(window)
    window.undo()
    settle()
    assert done in duties(window)


def test_forty_groups_make_one_duty_of_each_kind(open_window: Any, office: Office, settle: Callable[[], None]) -> None:
    for number in range(40):
        roster.add(
            office,
            {
                "student_no": str(number),
                "english_name": f"Name{chr(97 + number % 26)} Tester",
                "chinese_name": "杜珍" if number else "田约翰",
                "status": "active",
                "class_name": f"国际{2300 + number}班",
            },
        )
    groups.create_from_roster(office)
    for line in groups.groups(office):
        groups.save_audit(office, groups.audit_group(office, line.id, "王小明\n李小红"))
    window = open_window("today", size=(1092, 590))
    said = duties(window)
    assert len([one for one in said if "待核实" in one]) == 1
    assert any("41 个群共有 82 名" in one for one in said)
    shown = page(window)
    assert shown.standing.groups.findChildren(QPushButton)
    next(b for b in shown._due.findChildren(QPushButton) if "待核实" in b.accessibleName()).click()
    settle()
    assert window.page is not None and window.page.name == "groups"
    assert window.page.model.rows.mark == "to_check"  # type: ignore[attr-defined]


def test_today_counts_as_the_check_does(open_window: Any, office: Office) -> None:
    """Four are known, but one of them must leave and one needs another nickname: two of seven are fine, on both pages."""
    people = (("Jane Doe", "杜珍", "active"), ("John Tester", "田约翰", "active"), ("Old Hand", "老友", "withdrawn"))
    for number, (english, chinese, status) in enumerate((*people, ("Ahsan Ali", "安山", "active"))):
        fields = {"student_no": str(number), "english_name": english, "chinese_name": chinese, "status": status}
        roster.add(office, {**fields, "class_name": "一班"})
    group = groups.add(office, "class", "一班", "一班").made or 0
    pasted = "Jane Doe+杜珍\nJohn Tester+田约翰\nOld Hand+老友\n安山\n王小明\n李红\n王老师"
    groups.save_audit(office, groups.audit_group(office, group, pasted))
    window = open_window("today")
    standing = page(window).standing
    assert standing.joined.number.text() == "28.6%"
    assert any("2 / 7" in label.text() for label in standing.groups.findChildren(QLabel))
    window.go("groups")
    assert window.page.model.columns[2].text(window.page.model.rows.at(0)) == "2 / 7 符合"


def test_more_than_ten_duties_open_on_demand(open_window: Any, office: Office, settle: Callable[[], None]) -> None:
    for number in range(12):
        notices.draft(office, "life", f"通知 {number}", "Text.")
    for line in notices.notices(office):
        notices.release(office, line.id, [])
    window = open_window("today")
    before = len(duties(window))
    more = next(b for b in page(window)._due.findChildren(QPushButton) if "还有" in b.text())
    more.click()
    settle()
    assert len(duties(window)) > before


def test_in_english_too(open_window: Any, office: Office, clock: Any) -> None:
    clock.at = clock.at.replace(hour=2) + timedelta(minutes=5)
    shown = page(open_window("today", language="en"))
    assert "07:00" in shown.left.text()
    assert shown.subtitle().startswith("Thursday")
