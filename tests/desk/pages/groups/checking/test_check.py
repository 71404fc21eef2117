"""Checking one group through the real window: what was understood, who is who by keys, what is written, what is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from lut_admin.convention.reminders import About, Channel
from lut_admin.convention.sources import Source
from lut_admin.desk.pages.groups.checking.check import Check
from lut_admin.desk.pages.groups.members.writing import Filling, Writing
from lut_admin.desk.window import Window
from lut_admin.office import groups, history, roster
from lut_admin.office.office import Office
from lut_admin.papers.sheets import read
from tests.clock import Clock
from tests.desk.pages.groups.people import PEOPLE, class_group, entered

STUDENTS = (*PEOPLE, ("6", "Peter Nobody", "", "active"))
LIST = "Ahsan\nJane Doe+杜珍\nOld Hand+老友\n王小明\n杜珍\nPeter Nobody+彼得"
SHORT = "杜珍\n王小明"
CHAT = """Jane Doe+杜珍 10:02
大家好
王小明 10:03
你好
"""
NOTICES = """昨天 10:02
"Jane Doe+杜珍"邀请"王小明"加入了群聊
"陌生人"通过扫描"Jane Doe+杜珍"分享的二维码加入群聊
"""


@pytest.fixture
def people(office: Office) -> dict[str, int]:
    return entered(office, STUDENTS)


@pytest.fixture
def group_id(office: Office, people: dict[str, int]) -> int:
    return class_group(office)


@pytest.fixture
def check(open_window: Any, office: Office, group_id: int) -> Check:
    """The class group open; nothing pasted yet."""
    window = open_window("groups")
    window.go("groups", group=group_id)
    found: Check = window.page.check
    return found


@pytest.fixture
def paste(check: Check, group_id: int, settle: Callable[[], None]) -> Callable[..., Check]:
    """Opens the group, pastes a text and has it checked; `whole` answers whether it is everybody."""

    def pasted(text: str, whole: bool | None = None) -> Check:
        check.desk.go("groups", group=group_id)
        check._again()
        check.pasted.setPlainText(text)
        check._check()
        if whole is not None:
            (check.understood.whole if whole else check.understood.part).click()
        settle()
        return check

    return pasted


def marks(check: Check) -> dict[str, str]:
    return {row.line.nickname: row.mark for row in check.outcome.model.rows.rows if row.line is not None}


def missing(check: Check) -> list[str]:
    return [row.person.student_no for row in check.outcome.model.rows.rows if row.line is None and row.person]


def beside(check: Check) -> str:
    QApplication.processEvents()  # what was just put in is shown by then
    labels = check.outcome.beside.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def choose(check: Check, nickname: str) -> None:
    """Put the keyboard on a row."""
    rows = check.outcome.model.rows
    place = next(
        at for at in range(len(rows.shown)) if (line := rows.at(at).line) is not None and line.nickname == nickname
    )
    check.outcome.table.setCurrentIndex(check.outcome.model.index(place, 0))


def pressed(check: Check, words: str) -> QPushButton:
    """The button beside the table that bears these words."""
    return next(made for made in check.outcome.beside.findChildren(QPushButton) if words in made.text())


# --- what was understood ---


def test_what_was_read_is_told_with_the_lines_that_were_not(paste: Callable[..., Check]) -> None:
    check = paste("Jane Doe+杜珍\n2025年11月19日 10:02\n王小明")
    assert "名单：识别出" in check.understood.told.text() and not check.understood.lines.isVisible()
    assert "（第 2 行）" in check.understood.told.text()
    check.understood.more.click()
    assert check.understood.lines.isVisible() and "第 2 行：" in check.understood.lines.toPlainText()


def test_whether_a_list_is_everybody_is_asked_and_never_guessed(paste: Callable[..., Check]) -> None:
    check = paste(LIST)
    assert check.understood.whole.isVisible() and missing(check) == []
    check.understood.whole.click()
    assert not check.understood.whole.isVisible() and missing(check) == ["4"]
    check.understood.other.click()
    assert missing(check) == []


def test_wechats_own_count_answers_it(paste: Callable[..., Check]) -> None:
    check = paste(f"群聊(6)\n{LIST}")
    assert check.count.value == 6 and missing(check) == ["4"] and not check.understood.whole.isVisible()
    check.count.line.setText("60")
    check.count.line.editingFinished.emit()
    assert missing(check) == [] and "60" in check.understood.told.text()
    check.count.line.setText("")
    check.count.line.editingFinished.emit()
    assert check.understood.whole.isVisible()


def test_a_chat_is_said_to_be_partial_and_why(paste: Callable[..., Check]) -> None:
    check = paste(CHAT)
    assert "聊天记录" in check.understood.told.text() and "发过言" in check.understood.told.text()
    assert missing(check) == [] and not check.understood.whole.isVisible() and not check.understood.other.isVisible()


def test_on_ones_own_remarks_no_nickname_is_found_fault_with(paste: Callable[..., Check]) -> None:
    check = paste(LIST)
    assert marks(check)["杜珍"] == "rename"
    check.names.made[Source.REMARKS].click()
    assert marks(check)["杜珍"] == "there" and "备注" in check.understood.told.text()
    check.names.made[Source.NICKNAMES].click()
    assert marks(check)["杜珍"] == "rename"


def test_while_it_is_asked_whose_names_these_are_nobody_is_accused(
    paste: Callable[..., Check], office: Office, group_id: int
) -> None:
    check = paste("23-1 杜珍\n23-2 田约翰\n23-3 安可\n23-4 安山\n23-5 王小明\n23-6 老友")
    assert check.understood.ask_remarks.isVisible() and check.names.source is None
    assert not {"rename"} & set(marks(check).values()) and marks(check)["23-1 杜珍"] == "there"
    assert all(line.suggestion is None for line in check.outcome.original.audit.lines)  # type: ignore[union-attr]  # judged
    check.names.made[Source.NICKNAMES].click()
    assert marks(check)["23-1 杜珍"] == "rename" and not check.understood.ask_remarks.isVisible()
    check = paste("23-1 杜珍\n23-2 田约翰\n23-3 安可\n23-4 安山\n23-5 王小明\n23-6 老友")
    check.keep.click()
    [kept] = groups.checks(office, group_id)
    assert kept.names_from is Source.REMARKS and kept.parts["to_rename"] == 0


def test_the_text_is_understood_while_one_pastes(check: Check) -> None:
    check.pasted.setPlainText("群聊(487)\nJane Doe+杜珍\n王小明")
    check.pasting.read()
    assert "2 个昵称" in check.pasting.told.text() and check.pasting.count.value == 487
    check.pasting.source.made[Source.REMARKS].click()
    check._check()
    view = check.outcome.original
    assert view is not None and view.members.source is Source.REMARKS and view.members.counted == 487


# --- a text of notices alone ---


def test_notices_alone_are_told_and_kept(paste: Callable[..., Check], office: Office, group_id: int) -> None:
    check = paste(f'{NOTICES}你将"广告"移出了群聊\n')
    assert check.noticed.isVisible() and check.noticed.lines.count() == 3
    assert "广告 被移出 · 由您移出" in check.noticed.lines.item(2).text()
    assert "王小明 进群" in check.noticed.lines.item(0).text() and "Jane Doe+杜珍" in check.noticed.lines.item(0).text()
    check.noticed.take.click()
    assert {one.nickname for one in groups.events(office, group_id)} == {"王小明", "陌生人", "广告"}
    assert groups.checks(office, group_id) == []  # it says nothing of who is there
    history.undo(office)
    assert groups.events(office, group_id) == []
    history.redo(office)
    check.desk.go("groups", group=group_id)
    assert check.pasted.isVisible() and not check.pasted.toPlainText()
    paste(SHORT, whole=True).keep.click()
    check.desk.go("groups", group=group_id, view="changes")
    QApplication.processEvents()
    turns = check.window().page.sheet.changes.turns  # type: ignore[attr-defined]  # the groups page
    assert {(one.moved, one.nickname) for one in turns.model.rows.rows} == {
        ("joined", "王小明"), ("joined", "陌生人"), ("removed", "广告"),
    }  # fmt: skip


# --- who is who ---


def test_a_pick_stays_until_enter_confirms_it(paste: Callable[..., Check], people: dict[str, int]) -> None:
    check = paste(LIST, whole=True)
    table, model = check.outcome.table, check.outcome.model
    check.outcome.chips.chosen.emit("ambiguous")
    QTest.keyClick(table, Qt.Key.Key_1)
    assert table.current is not None and table.current.settled and table.current.line is not None
    assert table.current.line.suggestion == "Ahsan Ali+安山"
    QTest.keyClick(table, Qt.Key.Key_2)  # picked again: the same row
    assert table.current.person is not None and table.current.person.id == people["2"]
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert model.rows.mark == "" and table.current.identity != 0  # nothing is left under that chip: on to the next
    assert marks(check)["Ahsan"] == "rename"


def test_backspace_and_ctrl_z_take_back(paste: Callable[..., Check], office: Office) -> None:
    check = paste(LIST, whole=True)
    table = check.outcome.table
    QTest.keyClick(table, Qt.Key.Key_1)
    QTest.keyClick(table, Qt.Key.Key_Backspace)
    assert marks(check)["Ahsan"] == "ambiguous"
    QTest.keyClick(table, Qt.Key.Key_N)
    assert marks(check)["Ahsan"] == "stranger"
    students = len(groups.everybody(office)[0])
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert marks(check)["Ahsan"] == "ambiguous"
    assert len(groups.everybody(office)[0]) == students  # no act was undone for it


def test_the_keys_that_work_on_a_row_are_shown(paste: Callable[..., Check]) -> None:
    check = paste(f"{LIST}\n赵老师")
    keys = check.outcome.keys.hints

    def shown() -> set[str]:
        return {name for name, hint in keys.items() if not hint.isHidden()}

    choose(check, "Ahsan")
    assert shown() == {"pick", "nobody", "next"}
    choose(check, "王小明")
    assert shown() == {"nobody", "next"}
    choose(check, "赵老师")
    assert shown() == {"nobody", "staff", "next"}
    QTest.keyClick(check.outcome.table, Qt.Key.Key_N)
    assert "back" in shown()
    choose(check, "Jane Doe+杜珍")
    assert shown() == {"note", "next"}


def test_a_colleague_who_is_on_record_is_not_entered_again(paste: Callable[..., Check], office: Office) -> None:
    roster.add_staff(office, {"chinese_name": "安山", "english_name": "Anna Shan"})
    check = paste("安山")
    assert marks(check) == {"安山": "ambiguous"}
    QTest.keyClick(check.outcome.table, Qt.Key.Key_Y)
    assert marks(check) == {"安山": "ok"} and len(roster.staff(office)) == 1


def test_a_decision_is_remembered_dated_and_taken_back(
    paste: Callable[..., Check], office: Office, group_id: int, people: dict[str, int]
) -> None:
    check = paste(LIST, whole=True)
    QTest.keyClick(check.outcome.table, Qt.Key.Key_2)
    check.keep.click()
    check = paste(LIST, whole=True)
    choose(check, "Ahsan")
    current = check.outcome.table.current
    assert current is not None and current.known and current.person is not None and current.person.id == people["2"]
    assert "由您于2025-11-20认定" in beside(check)
    QTest.keyClick(check.outcome.table, Qt.Key.Key_Backspace)
    assert marks(check)["Ahsan"] == "ambiguous" and groups.known_nicknames(office, group_id) == []
    check.window().undo()  # type: ignore[attr-defined]  # the window
    assert marks(check)["Ahsan"] == "rename"


def test_a_name_the_screen_cut_off_is_a_question_and_never_accused(
    paste: Callable[..., Check], people: dict[str, int]
) -> None:
    check = paste("Ahsan A…\nJane Doe+杜珍", whole=True)
    choose(check, "Ahsan A…")
    assert "显示不全" in beside(check) and marks(check)["Ahsan A…"] == "ambiguous"
    QTest.keyClick(check.outcome.table, Qt.Key.Key_1)
    entry = check.outcome.table.current
    assert entry is not None and entry.line is not None and entry.person is not None
    assert entry.person.id == people["1"] and entry.mark == "ok"
    assert entry.line.suggestion is None and not any(finding.article == 4 for finding in entry.line.findings)


# --- what is written ---


def test_the_list_takes_the_chinese_name_it_lacks_right_there(
    paste: Callable[..., Check], office: Office, people: dict[str, int]
) -> None:
    check = paste(LIST)
    choose(check, "Peter Nobody+彼得")
    filling = check.outcome.beside.findChildren(Filling)[0]
    filling.name.line.setText("Peter")
    filling.take.click()
    assert filling.name.below.isVisibleTo(filling) and not roster.student(office, people["6"]).values.get(
        "chinese_name"
    )
    filling.name.line.setText("彼得")
    filling.take.click()
    assert roster.student(office, people["6"]).values["chinese_name"] == "彼得"
    assert marks(check)["Peter Nobody+彼得"] == "ok" and not check.outcome.beside.findChildren(Filling)


def test_the_message_is_copied_in_both_languages_and_noted_with_the_check(
    paste: Callable[..., Check], office: Office, group_id: int, people: dict[str, int]
) -> None:
    check = paste(SHORT, whole=True)
    choose(check, "杜珍")
    writing = check.outcome.beside.findChildren(Writing)[0]
    writing.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Jane Doe+杜珍" in copied and "同学" in copied and "Hello" in copied
    writing.channel.setCurrentIndex(writing.channel.findData(Channel.PHONE.value))
    writing.note.click()
    assert not writing.note.isEnabled() and "保存核对时" in beside(check)
    check.keep.click()
    ladder = next(one for one in groups.ladder(office, group_id) if one.student_id == people["3"])
    assert ladder.about is About.RENAME and [one.channel for one in ladder.given] == [Channel.PHONE]


def test_a_matter_that_is_on_record_is_noted_at_once(
    paste: Callable[..., Check], office: Office, group_id: int, people: dict[str, int], clock: Clock
) -> None:
    paste(SHORT, whole=True).keep.click()
    check = paste(SHORT, whole=True)
    choose(check, "杜珍")
    check.outcome.beside.findChildren(Writing)[0].note.click()
    assert [len(one.given) for one in groups.ladder(office, group_id) if one.student_id == people["3"]] == [1]
    assert "已提醒 1 次" in beside(check) and "2025-11-23 起" in beside(check)
    check.outcome.beside.findChildren(Writing)[0].note.click()
    assert check.messages.cards()  # too soon: said in place


def test_how_long_a_stranger_is_there_is_told(paste: Callable[..., Check], clock: Clock) -> None:
    paste(LIST, whole=True).keep.click()
    clock.pass_(days=30)
    check = paste(f"{LIST}\n赵小强", whole=True)
    choose(check, "王小明")
    assert "自 2025-11-20 起在群内（30 天）" in beside(check)
    check.outcome.beside.findChildren(Writing)[0].copy.click()
    assert "王小明" in QGuiApplication.clipboard().text()
    choose(check, "赵小强")
    assert "首次见到" in beside(check)


def test_one_message_for_the_whole_group_names_nobody(paste: Callable[..., Check]) -> None:
    check = paste(LIST)
    check.combined.click()
    copied = QGuiApplication.clipboard().text()
    assert "英文名+中文名" in copied and "Jane" not in copied and "杜珍" not in copied


# --- the table ---


def test_a_check_that_is_not_kept_is_still_there_when_one_comes_back(
    paste: Callable[..., Check], office: Office, group_id: int
) -> None:
    check = paste(LIST, whole=True)
    QTest.keyClick(check.outcome.table, Qt.Key.Key_1)
    check.left.emit()
    check.desk.go("groups", group=group_id)
    assert check.outcome.isVisible() and marks(check)["Ahsan"] == "rename"
    check.keep.click()
    check.desk.go("groups", group=group_id)
    assert check.pasted.isVisible() and not check.pasted.toPlainText()
    other = next(one.id for one in groups.groups(office) if one.id != group_id)
    paste(LIST)
    QTest.keyClick(check.outcome.table, Qt.Key.Key_1)
    check.desk.go("groups", group=other)
    assert check.pasted.isVisible() and not check.pasted.toPlainText()
    check.desk.go("groups", group=group_id)
    assert check.outcome.isVisible() and marks(check)["Ahsan"] == "rename"


def test_a_check_that_is_not_kept_outlives_the_language_and_is_asked_about_when_one_closes(
    paste: Callable[..., Check], office: Office, group_id: int, asker: Any, settle: Callable[[], None]
) -> None:
    check = paste(LIST, whole=True)
    window: Window = check.window()  # type: ignore[assignment]  # the real one
    QTest.keyClick(check.outcome.table, Qt.Key.Key_1)
    window.set_language("en")
    settle()
    again = window.page.check  # type: ignore[union-attr]  # the groups page
    assert again is not check and again.outcome.isVisible() and again.understood.other.text() == "It is only a part"
    assert marks(again)["Ahsan"] == "rename" and missing(again) and again.pasted.toPlainText() == LIST
    window.close()
    assert window.isVisible() and asker.asked[-1][0] == "choice" and "Groups" in asker.asked[-1][1]
    again.keep.click()
    settle()
    assert groups.checks(office, group_id)[0].counts["must_leave"] == 1
    assert window.page.unfinished() is None  # type: ignore[union-attr]  # the groups page


def test_the_last_check_is_taken_up_again_and_older_ones_say_what_can_be_done(
    paste: Callable[..., Check], office: Office, group_id: int, clock: Clock, settle: Callable[[], None]
) -> None:
    paste(SHORT, whole=True).keep.click()
    clock.pass_(days=2)
    check = paste(LIST, whole=True)
    check.keep.click()
    check.desk.go("groups", group=group_id, view="changes")
    settle()
    changes = check.window().page.sheet.changes  # type: ignore[attr-defined]  # the groups page
    changes.tabs.setCurrentIndex(1)
    assert "不能修改" in changes.members.told.text() and "今天的核对" in changes.members.told.text()
    changes.members.anew.click()
    settle()
    assert check.outcome.isVisible() and marks(check)["Ahsan"] == "ambiguous" and missing(check)
    check._again()
    check.pasted.clear()
    check.desk.go("groups", group=group_id, view="changes")
    changes.table.selectRow(1)
    settle()
    assert "现在的名单" in changes.members.told.text()
    changes.members.anew.click()
    assert check.pasted.isVisible() and not check.pasted.toPlainText()


def test_members_are_searched_sorted_and_copied(paste: Callable[..., Check], qt: QApplication) -> None:
    check = paste(LIST)
    outcome = check.outcome
    outcome.table.setFocus()
    QTest.keyClick(outcome.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert check.window().focusWidget() is outcome.search
    QTest.keyClicks(outcome.search, "duzhen")
    assert {outcome.model.rows.at(at).person.student_no for at in range(outcome.model.rowCount())} == {"3"}  # type: ignore[union-attr]  # found by her name
    outcome.table.selectAll()
    QTest.keyClick(outcome.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Jane Doe+杜珍" in QGuiApplication.clipboard().text()
    outcome.search.clear()
    outcome.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    first = outcome.model.rows.at(0).line
    assert first is not None and first.nickname == "Ahsan"


def test_the_check_is_exported_as_decided(paste: Callable[..., Check], asker: Any, tmp_path: Path) -> None:
    check = paste(f"群聊(6)\n{LIST}")
    QTest.keyClick(check.outcome.table, Qt.Key.Key_1)
    target = tmp_path / "check.xlsx"
    asker.answers.append(target)
    check.export.click()
    sheets = read(target).sheets
    cells = [str(cell) for sheet in sheets for row in sheet.rows for cell in row]
    assert "Ahsan Ali+安山" in cells and "国际2301班" in cells and "6" in {cell.removesuffix(".0") for cell in cells}
    folder = tmp_path / "taken.xlsx"
    folder.mkdir()
    asker.answers.append(folder)
    check.export.click()
    assert check.messages.cards()  # what cannot be written is said in place
    assert check.outcome.isVisible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_control_of_a_check_has_a_name(
    open_window: Any, group_id: int, settle: Callable[[], None], language: str
) -> None:
    window: Window = open_window("groups", language=language)
    window.go("groups", group=group_id)
    page: Any = window.page
    check: Check = page.check
    check.pasted.setPlainText(LIST)
    check._check()
    settle()
    for made in (
        *check.findChildren(QPushButton),
        check.count.line,
        check.names,
        check.outcome.search,
        check.outcome.table,
    ):
        if made.isVisible():
            assert made.accessibleName().strip(), made.objectName() or made


@pytest.mark.parametrize("language", ["zh", "en"])
def test_beside_no_row_is_anything_cut_off_on_the_smallest_screen(
    open_window: Any, group_id: int, settle: Callable[[], None], language: str
) -> None:
    window: Window = open_window("groups", language=language, size=(1093, 614))
    window.go("groups", group=group_id)
    page: Any = window.page
    check: Check = page.check
    check.pasted.setPlainText(f"{LIST}\nAhsan K…\n赵老师\n安山 国际2301班 13800001111 🌸")
    check._check()
    outcome = check.outcome
    for place in range(outcome.model.rowCount()):
        outcome.table.setCurrentIndex(outcome.model.index(place, 0))
        settle()
        assert outcome.beside.area.horizontalScrollBar().maximum() == 0, outcome.model.rows.at(place)
    assert outcome.table.horizontalScrollBar().maximum() == 0
    assert outcome.table.viewport().height() >= 3 * outcome.table.verticalHeader().defaultSectionSize()
