"""A group's sheet through the real window: reminding, inviting, what changed, its owners; who leaves, and the month's report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from lut_admin.convention.groups import GroupKind
from lut_admin.convention.reminders import Channel, Reply, State
from lut_admin.desk.pages.groups import GroupsPage
from lut_admin.desk.pages.groups.editing import Editing
from lut_admin.desk.pages.groups.handing import HandingOver
from lut_admin.desk.pages.groups.reminding.which_day import WhichDay
from lut_admin.desk.pages.groups.report import Report
from lut_admin.desk.window import Window
from lut_admin.office import groups, history, roster
from lut_admin.office.office import Office
from lut_admin.papers.sheets import read
from tests.clock import Clock
from tests.desk.pages.groups.people import entered

PEOPLE = {
    "jane": ("1", "Jane Doe", "杜珍", "active"),
    "john": ("2", "John Tester", "田约翰", "active"),
    "mina": ("3", "Mina Example", "艾米娜", "active"),
    "nora": ("4", "Nora Sample", "安诺拉", "active"),
    "anne": ("5", "Anne Former", "方安妮", "graduated"),
    "will": ("6", "Will Gone", "高威廉", "withdrawn"),
}


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("groups", "students")


@pytest.fixture
def people(office: Office) -> dict[str, int]:
    numbers = entered(office, PEOPLE.values())
    groups.create_from_roster(office)
    return {name: numbers[number] for name, (number, *_) in PEOPLE.items()}


@pytest.fixture
def main(office: Office, people: dict[str, int]) -> int:
    return next(line.id for line in groups.groups(office) if line.kind is GroupKind.MAIN)


def check(office: Office, group_id: int, names: list[str], choices: dict[int, int | None] | None = None) -> int:
    return groups.save_audit(office, groups.audit_group(office, group_id, names, "", True), choices).made or 0


Open = Callable[[str], GroupsPage]


@pytest.fixture
def opened(open_window: Any, main: int, settle: Callable[[], None]) -> Open:
    """Opens the main group at one of its views."""

    def opened(view: str) -> GroupsPage:
        window: Window = open_window("groups")
        window.go("groups", group=main, view=view)
        settle()
        assert isinstance(window.page, GroupsPage)
        return window.page

    return opened


def test_the_views_are_gone_through_with_the_keyboard(opened: Open, settle: Callable[[], None]) -> None:
    page = opened("check")
    seen = []
    for _ in range(5):
        seen.append(page.sheet.stack.currentWidget())
        QTest.keyClick(page.sheet.tabs, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        settle()
    assert len(set(seen)) == 5 and page.sheet.stack.currentWidget() is page.check
    page.sheet.tabs.setFocus()
    QTest.keyClick(page.sheet.tabs, Qt.Key.Key_Right)
    assert page.sheet.reminders.isVisible()


def test_before_the_first_check_each_view_says_what_it_is_for_and_leads_there(opened: Open) -> None:
    page = opened("reminders")
    assert page.sheet.reminders.unchecked.isVisible()
    page.sheet.show_view("changes")
    assert page.sheet.changes.nothing.isVisible()
    page.sheet.show_view("invitations")
    assert page.sheet.invitations.unchecked.isVisible()
    page.sheet.invitations.wanted.emit("check")
    assert page.check.isVisible()


def test_one_is_reminded_with_the_message_and_answers_until_the_adviser_is_proposed(
    opened: Open, office: Office, main: int, people: dict[str, int], clock: Clock, settle: Callable[[], None]
) -> None:
    check(office, main, ["杜珍", "John Tester+田约翰", "Will Gone+高威廉"])
    page = opened("reminders")
    view = page.sheet.reminders
    assert view.table.show_row(("rename", people["jane"]))
    assert "Jane Doe+杜珍" in view.beside.letter.words.toPlainText()
    view.beside.letter.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert (
        copied.index("同学") < copied.index("Jane Doe+杜珍") and "My Alias in Group" in copied and "John" not in copied
    )
    for times in (1, 2, 3):
        view.beside.channel.setCurrentIndex(view.beside.channel.findData(Channel.PHONE.value))
        view.beside.note.click()
        settle()
        assert view.table.show_row(("rename", people["jane"]))
        [jane] = [one for one in groups.ladder(office, main) if one.student_id == people["jane"]]
        assert len(jane.given) == times and jane.given[-1].channel is Channel.PHONE
        clock.pass_(days=3)
    page.refresh()
    settle()
    assert view.table.show_row(("rename", people["jane"])) and view.table.current is not None
    assert view.table.current.rung.state is State.ADVISER
    assert view.beside.channel.currentData() == Channel.ADVISER.value
    assert "老师，您好" in view.beside.letter.words.toPlainText()
    [replied] = [box for box in view.beside.findChildren(QComboBox) if "第 3 次" in box.accessibleName()]
    replied.setCurrentIndex(replied.findData(Reply.DONE.value))
    replied.activated.emit(replied.currentIndex())
    settle()
    [jane] = [one for one in groups.ladder(office, main) if one.student_id == people["jane"]]
    assert jane.given[-1].reply is Reply.DONE
    history.undo(office)
    assert groups.ladder(office, main)[0].given[-1].reply is Reply.NONE


def test_several_are_noted_in_one_act_but_only_about_one_matter(
    opened: Open, office: Office, main: int, settle: Callable[[], None]
) -> None:
    check(office, main, ["杜珍", "田约翰", "Will Gone+高威廉"])
    view = opened("reminders").sheet.reminders
    view.table.selectAll()
    assert not view.beside.note.isVisible(), "two must rename, one must leave: that is not one act"
    view.listing.filter("rename")
    view.table.selectAll()
    assert view.beside.note.isVisible() and not view.beside.letter.words.isVisible()
    view.beside.note.click()
    settle()
    assert sorted(len(one.given) for one in groups.ladder(office, main)) == [0, 1, 1]
    assert len(view.table.selected) == 1, "the next one is at their place"
    history.undo(office)
    assert not any(one.given for one in groups.ladder(office, main))


def test_the_message_to_all_names_nobody(opened: Open, office: Office, main: int) -> None:
    check(office, main, ["杜珍"])
    opened("reminders").sheet.reminders._copy_everybody()
    copied = QGuiApplication.clipboard().text()
    assert "英文名+中文名" in copied and "杜珍" not in copied and "Jane" not in copied


def test_who_is_missing_is_invited_in_one_act_and_the_room_of_each_main_group_is_told(
    opened: Open, office: Office, main: int, people: dict[str, int], settle: Callable[[], None]
) -> None:
    second = groups.add(office, "main", "二群").made or 0
    groups.edit(office, main, {"capacity": 3})
    groups.edit(office, second, {"capacity": 40})
    check(office, main, ["Jane Doe+杜珍", "Will Gone+高威廉"])
    check(office, second, ["John Tester+田约翰"])
    page = opened("invitations")
    view = page.sheet.invitations
    assert [one.name for one in view.model.rows.rows] == ["Mina Example"], "there is one place left here"
    assert "1 个名额" in view.told.text() and "39 个名额" in view.told.text()
    assert "Mina Example" in view.letter.words.toPlainText()
    view.table.selectAll()
    view.note.click()
    settle()
    assert groups.invitations(office, main).today == 1 and "1 人" in view.told.text()
    page.desk.go("groups", group=second, view="invitations")
    settle()
    assert [one.name for one in view.model.rows.rows] == ["Nora Sample"]


def test_changes_between_checks_and_a_past_check_opened(
    opened: Open, office: Office, main: int, clock: Clock, asker: Any, settle: Callable[[], None], tmp_path: Path
) -> None:
    check(office, main, ["Jane Doe+杜珍", "田约翰", "王小明"], {2: None})
    clock.pass_(days=7)
    check(office, main, ["Jane Doe+杜珍", "John Tester+田约翰", "Mina Example+艾米娜", "王小明"])
    view = opened("changes").sheet.changes
    assert len(view.model.rows.rows) == 2 and view.table.current is view.model.rows.at(0)
    assert {(one.moved, one.nickname) for one in view.turns.model.rows.rows} == {
        ("renamed", "John Tester+田约翰"),
        ("joined", "Mina Example+艾米娜"),
    }
    view.tabs.setCurrentIndex(1)
    assert len(view.members.model.rows.rows) == 4
    view.table.selectRow(1)
    settle()
    assert [one.nickname for one in view.members.model.rows.rows] == ["Jane Doe+杜珍", "田约翰", "王小明"]
    target = tmp_path / "check.xlsx"
    asker.answers.append(target)
    view.export.click()
    settle()
    assert "田约翰" in {str(cell) for sheet in read(target).sheets for line in sheet.rows for cell in line}
    view.tabs.setCurrentIndex(2)
    [stranger] = view.strangers.model.rows.rows
    assert (stranger.nickname, stranger.days, stranger.decided) == ("王小明", 7, True)
    view.strangers.back.click()
    settle()
    assert groups.known_nicknames(office, main) == []


def test_an_answer_about_another_group_is_not_shown(opened: Open, office: Office, main: int) -> None:
    check(office, main, ["杜珍"])
    page = opened("reminders")
    assert page.sheet.reminders.model.rows.rows
    other = next(line.id for line in groups.groups(office) if line.kind is GroupKind.CLASS)
    page.desk.go("groups", group=other, view="reminders")
    assert page.sheet.reminders.model.rows.rows == [] and page.sheet.reminders.unchecked.isVisible()


def test_a_group_has_a_rule_of_its_own_and_a_code_that_runs_out(
    opened: Open, office: Office, main: int, asker: Any, settle: Callable[[], None]
) -> None:
    page = opened("details")

    def fill(sheet: Editing) -> bool:
        sheet.form.setCurrentIndex(sheet.form.findData("real_name"))
        sheet.code_note.setText("一楼公告栏")
        sheet.code_has_end.setChecked(True)
        sheet.do()
        return bool(sheet.result())

    asker.answers.append(fill)
    page.sheet.details.edit.click()
    settle()
    line = groups.group(office, main)
    assert line.form is not None and line.form.value == "real_name"
    assert (line.code_note, line.code_expiry) == ("一楼公告栏", "2025-11-27")
    history.undo(office)
    assert groups.group(office, main).form is None


def test_a_group_is_handed_over_and_the_sheet_for_it_is_saved(
    opened: Open, office: Office, main: int, asker: Any, settle: Callable[[], None], tmp_path: Path
) -> None:
    staff = roster.add_staff(office, {"chinese_name": "韩立群"}).made
    groups.hand_over(office, main, "前任老师", "2025-09-01")
    page = opened("details")
    details = page.sheet.details

    def refused_then_taken(dialog: HandingOver) -> bool:
        dialog.to.setCurrentIndex(dialog.to.findData(""))
        dialog.name.line.setText(" ")
        dialog.do()
        assert dialog.messages.cards() and not dialog.result()
        dialog.to.setCurrentIndex(dialog.to.findData(str(staff)))
        dialog.note.setPlainText("岗位调整")
        dialog.do()
        return bool(dialog.result())

    asker.answers.append(refused_then_taken)
    details.hand_over.click()
    settle()
    now, before = groups.owners(office, main)
    assert (now.name, now.staff_id, now.note, before.until) == ("韩立群", staff, "岗位调整", "2025-11-20")
    assert details.show_sheet.isVisible()
    target = tmp_path / "handover.pdf"
    asker.answers.append(target)
    details.save_sheet.click()
    settle()
    assert target.read_bytes().startswith(b"%PDF")


def test_endings_are_answered_in_batches_and_leavers_stay_until_both_ticks_are_made(
    opened: Open, office: Office, people: dict[str, int], main: int, asker: Any, settle: Callable[[], None]
) -> None:
    roster.edit_many(office, {people[name]: {"expected_end": "2025-12-01"} for name in ("jane", "john", "mina")})
    check(office, main, ["Anne Former+方安妮"])
    page = opened("check")
    page.desk.go("groups", leaving=True)
    settle()
    leaving = page.leaving
    assert len(leaving.endings.rows.rows) == 3 and not leaving.graduated.isEnabled(), "nobody is chosen yet"

    def on(day: date) -> Callable[[WhichDay], bool]:
        def answer(dialog: WhichDay) -> bool:
            dialog.day.setDate(day)  # type: ignore[arg-type]  # PySide takes a date
            return True

        return answer

    asker.answers.append(on(date(2025, 11, 19)))
    leaving.ending_table.selectRow(0)
    leaving.graduated.click()
    settle()
    assert len(leaving.endings.rows.rows) == 2 and len(leaving.leavers.rows.rows) == 3
    asker.answers.append(on(date(2026, 7, 1)))
    leaving.ending_table.selectAll()
    leaving.extended.click()
    settle()
    assert leaving.endings.rows.rows == [] and leaving.ending_list.nothing.isVisible()
    history.undo(office)
    assert len(groups.leaving(office).endings) == 2
    leaving.tabs.setCurrentIndex(1)
    [anne] = [one for one in leaving.leavers.rows.rows if one.student_id == people["anne"]]
    assert [one.group_id for one in anne.seen_in] == [main]
    leaving.leaver_table.selectAll()
    asker.answers.append(on(date(2025, 11, 20)))
    leaving.out.click()
    settle()
    assert {one.student_id for one in leaving.leavers.rows.rows} == {
        one.student_id for one in groups.leaving(office).leavers
    }
    assert people["will"] not in {one.student_id for one in leaving.leavers.rows.rows}, (
        "only graduates owe an alumni group"
    )
    leaving.leaver_table.selectAll()
    leaving.back.click()
    settle()
    assert not any(one.left_groups_on for one in groups.leaving(office).leavers)


def test_the_report_of_a_month_is_saved_as_pdf(
    opened: Open, office: Office, main: int, asker: Any, settle: Callable[[], None], tmp_path: Path
) -> None:
    check(office, main, ["杜珍"])
    page = opened("check")
    target = tmp_path / "report.pdf"

    def save(dialog: Report) -> bool:
        assert dialog.month.count() == 12 and dialog.month.currentData() == "2025-10-01"
        dialog.month.setCurrentIndex(0)
        dialog.save.click()
        return False

    asker.answers += [save, target]
    page.desk.go("groups", report=True)
    settle()
    assert target.read_bytes().startswith(b"%PDF")


def test_commands_lead_to_who_leaves_and_to_the_report(open_window: Any, office: Office, main: int, asker: Any) -> None:
    window: Window = open_window("students")
    [leaving] = [hit for hit in window.commands.hits("毕业离校") if hit.kind == "command"]
    leaving.then()
    assert isinstance(window.page, GroupsPage) and window.page.leaving.isVisible()
    [report] = [hit for hit in window.commands.hits("yuebao") if hit.kind == "command"]
    report.then()
    assert isinstance(asker.asked[-1][1], Report)
