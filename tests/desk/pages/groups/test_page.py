"""The Groups page through the real window: made from the register, members pasted, doubtful ones decided, the check kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from lut_admin.desk.pages.groups import GroupsPage
from lut_admin.desk.pages.groups.checking.check import Check
from lut_admin.desk.pages.groups.editing import Editing
from lut_admin.desk.pages.groups.members.colleague import WhichColleague
from lut_admin.desk.pick_student import PickStudent
from lut_admin.desk.window import Window
from lut_admin.office import groups, history, roster
from lut_admin.office.office import Office
from tests.desk.pages.groups.people import PEOPLE, class_group, entered

PASTED = "Ahsan\nJane Doe+杜珍\nOld Hand+老友\n王小明\n杜珍"


@pytest.fixture
def people(office: Office) -> dict[str, int]:
    return entered(office, PEOPLE)


def page(window: Window) -> GroupsPage:
    assert isinstance(window.page, GroupsPage)
    return window.page


@pytest.fixture
def checking(open_window: Any, office: Office, people: dict[str, int], settle: Callable[[], None]) -> GroupsPage:
    """The class group open, its members pasted and checked."""
    group_id = class_group(office)
    window = open_window("groups")
    window.go("groups", group=group_id)
    shown = page(window)
    pasted(shown.check, PASTED)
    shown.check.understood.whole.click()
    settle()
    return shown


def pasted(check: Check, *lines: str) -> None:
    check.pasted.setPlainText("\n".join(lines))
    check._check()


def marks(shown: GroupsPage) -> dict[str, str]:
    rows = shown.check.outcome.model.rows.rows
    return {row.line.nickname: row.mark for row in rows if row.line is not None}


def test_an_empty_page_makes_the_groups_of_the_register(
    open_window: Any, office: Office, people: dict[str, int]
) -> None:
    shown = page(open_window("groups"))
    assert shown.nothing.isVisible() and not shown.make.isVisible()
    shown._create()
    assert [line.name for line in groups.groups(office)][1:] == ["国际2301班"]
    assert shown.table.isVisible() and shown.make.isVisible()
    shown._create()
    assert len(groups.groups(office)) == 2
    history.undo(office)
    shown.refresh()
    assert shown.nothing.isVisible()


def test_a_group_by_hand_is_refused_in_the_sheet_where_its_name_is_taken(
    open_window: Any, office: Office, asker: Any
) -> None:
    groups.add(office, "main", "大群")
    shown = page(open_window("groups"))

    def taken(sheet: Editing) -> bool:
        sheet.name.setText("大群")
        sheet.do()
        assert sheet.messages.cards() and not sheet.result()
        sheet.name.setText("新群")
        sheet.do()
        return bool(sheet.result())

    asker.answers.append(taken)
    shown.new.click()
    assert [line.name for line in groups.groups(office)] == ["大群", "新群"]
    assert shown.check.isVisible() and shown.sheet.title.text() == "新群"


def test_the_check_says_who_is_who_and_accuses_nobody(checking: GroupsPage) -> None:
    assert marks(checking) == {
        "Ahsan": "ambiguous",
        "Jane Doe+杜珍": "ok",
        "Old Hand+老友": "leave",
        "王小明": "outsider",
        "杜珍": "rename",
    }
    outcome = checking.check.outcome
    said = [made.text() for made in outcome.chips._buttons.values()]
    assert any("待核实" in words for words in said) and not any("非实名" in words for words in said)
    # Whoever may be behind a doubtful line is not missing yet.
    assert [row.person.student_no for row in outcome.model.rows.rows if row.mark == "missing" and row.person] == ["4"]
    assert sum(outcome.bar.shown.values()) == len(outcome.model.rows.rows)


def test_keys_decide_the_doubtful_and_go_on(checking: GroupsPage, people: dict[str, int]) -> None:
    outcome = checking.check.outcome
    assert outcome.table.current is not None and outcome.table.current.mark == "ambiguous"  # begins where work waits
    candidates = outcome.candidates(outcome.table.current)
    QTest.keyClick(outcome.table, Qt.Key.Key_1)
    assert marks(checking)["Ahsan"] == "rename"  # known now, so the nickname can be judged and a better one offered
    assert outcome.table.current is not None and outcome.table.current.settled  # still there, to be seen
    QTest.keyClick(outcome.table, Qt.Key.Key_Return)
    assert outcome.table.current is not None and outcome.table.current.mark == "outsider"
    settled = outcome.model.rows.find(0)
    assert settled is not None and settled.line is not None and settled.line.suggestion == "Ahsan Ali+安山"
    assert {row.person.id for row in outcome.model.rows.rows if row.mark == "missing" and row.person} == {
        people["4"],
        people["2"],
    }
    QTest.keyClick(outcome.table, Qt.Key.Key_N)
    assert marks(checking)["王小明"] == "stranger"
    assert outcome.choices() == {0: candidates[0].id, 3: None}
    QTest.keyClick(outcome.table, Qt.Key.Key_Backspace)
    assert marks(checking)["王小明"] == "outsider"
    QTest.keyClick(outcome.table, Qt.Key.Key_Return)
    assert outcome.table.current is not None and outcome.table.current.mark == "outsider"


def test_a_key_never_decides_the_row_it_has_left(checking: GroupsPage) -> None:
    outcome = checking.check.outcome
    outcome.model.filter("ambiguous")
    outcome.next_doubtful(-1)
    QTest.keyClick(outcome.table, Qt.Key.Key_1)
    QTest.keyClick(outcome.table, Qt.Key.Key_2)
    assert len(outcome.choices()) == 1 and outcome.model.rows.mark == "ambiguous"
    QTest.keyClick(outcome.table, Qt.Key.Key_Return)
    assert outcome.model.rows.mark == ""  # nothing is left under that chip: all are shown


def test_a_stranger_is_found_on_the_register_by_a_few_letters(
    checking: GroupsPage, people: dict[str, int], settle: Callable[[], None]
) -> None:
    outcome = checking.check.outcome
    outcome.next_doubtful(0)
    looking = outcome.beside.findChildren(PickStudent)[-1]
    looking.typed.setText("田约")
    QTest.keyClick(looking.typed, Qt.Key.Key_Return)
    settle()
    assert outcome.choices() == {3: people["4"]}
    assert marks(checking)["王小明"] == "rename"


def test_the_suggestion_is_copied(checking: GroupsPage) -> None:
    outcome = checking.check.outcome
    outcome.table.setCurrentIndex(outcome.model.index(4, 0))
    next(made for made in outcome.beside.findChildren(QPushButton) if "复制" in made.text()).click()
    assert QGuiApplication.clipboard().text() == "Jane Doe+杜珍"


def test_the_check_is_kept_as_decided_and_undone(checking: GroupsPage, office: Office, people: dict[str, int]) -> None:
    outcome = checking.check.outcome
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_N):
        QTest.keyClick(outcome.table, key)
    checking.check.keep.click()
    assert checking.table.isVisible()
    line = next(one for one in groups.groups(office) if one.class_name)
    assert line.checked is not None
    counts = line.checked.counts
    assert (counts["ambiguous"], counts["outsiders"], counts["matched"], counts["must_leave"]) == (0, 1, 4, 1)
    assert counts["to_rename"] == 2
    assert counts["missing"] == 2
    assert sum(line.checked.parts.values()) == counts["members"] + counts["missing"]
    assert (line.checked.parts["strangers"], line.checked.parts["to_check"]) == (1, 0)  # decided: no question any more
    assert "strangers" in set(checking._marks(line))
    kept = groups.kept_lines(office, line.checked.id)
    assert (kept[0].answer, kept[0].student_id, kept[0].compliant) == ("student", people["1"], False)
    history.undo(office)
    assert next(one for one in groups.groups(office) if one.class_name).checked is None


TEACHERS = ("王芳老师", "Teacher Jane Smith", "李明老师+Li Ming")
TITLES = ("王老师", "Teacher Smith", "教授", "欧阳老师", "李老师 Teacher Li", "国教院李芳老师")


@pytest.mark.parametrize("nickname", TEACHERS)
def test_who_calls_himself_a_teacher_is_entered_as_staff_by_a_key(
    checking: GroupsPage, office: Office, nickname: str
) -> None:
    check = checking.check
    pasted(check, "Ahsan", nickname)
    QTest.keyClick(check.outcome.table, Qt.Key.Key_1)
    QTest.keyClick(check.outcome.table, Qt.Key.Key_Return)
    assert marks(checking)[nickname] == "teacher"
    current = check.outcome.table.current
    assert current is not None and current.mark == "teacher"  # gone on to
    QTest.keyClick(check.outcome.table, Qt.Key.Key_Y)
    assert marks(checking) == {"Ahsan": "rename", nickname: "ok"}  # what was decided before stands
    assert len(roster.staff(office)) == 1
    assert check.outcome.done.isVisible()
    checking.window().undo()  # type: ignore[attr-defined]  # the window
    assert not roster.staff(office) and marks(checking)[nickname] == "teacher" and not check.outcome.done.isVisible()


@pytest.mark.parametrize("nickname", TITLES)
def test_nobody_is_entered_by_a_title_or_a_family_name(
    checking: GroupsPage, office: Office, asker: Any, nickname: str
) -> None:
    check = checking.check
    pasted(check, "Ahsan", nickname)
    check.outcome.table.setCurrentIndex(check.outcome.model.index(1, 0))
    QTest.keyClick(check.outcome.table, Qt.Key.Key_Y)  # nothing is answered to the question
    assert not roster.staff(office) and marks(checking)[nickname] == "teacher"

    def named(dialog: WhichColleague) -> bool:
        if dialog.chinese.value:
            assert "老师" not in dialog.chinese.value and "教授" not in dialog.chinese.value
        dialog.chinese.line.setText("王")
        dialog.take.click()
        assert not roster.staff(office) and "全名" in dialog.chinese.below.text()
        dialog.chinese.line.setText("王建国")
        dialog.english.line.clear()
        dialog.take.click()
        return bool(dialog.result())

    asker.answers.append(named)
    QTest.keyClick(check.outcome.table, Qt.Key.Key_Y)
    assert [one.chinese_name for one in roster.staff(office)] == ["王建国"]
    assert marks(checking)[nickname] == "ok"
    checking.window().undo()  # type: ignore[attr-defined]  # the window
    assert not roster.staff(office) and marks(checking)[nickname] == "teacher" and not check.outcome.choices()


def test_a_colleague_on_record_with_that_family_name_is_offered_first(
    checking: GroupsPage, office: Office, asker: Any
) -> None:
    roster.add_staff(office, {"chinese_name": "陈静"})
    wang = roster.add_staff(office, {"chinese_name": "王建国"}).made
    check = checking.check
    pasted(check, "王老师")

    def taken(dialog: WhichColleague) -> bool:
        dialog.take.click()
        return bool(dialog.result())

    asker.answers.append(taken)
    QTest.keyClick(check.outcome.table, Qt.Key.Key_Y)
    check.keep.click()
    assert len(roster.staff(office)) == 2
    group_id = checking.check.group_id
    assert group_id is not None
    assert [one.staff_id for one in groups.known_nicknames(office, group_id)] == [wang]


def test_a_teacher_who_is_none_is_decided_by_a_button_and_enter(
    checking: GroupsPage, settle: Callable[[], None]
) -> None:
    check = checking.check
    pasted(check, "王老师")
    settle()
    answers = {
        made.text()[0]: made for made in check.outcome.beside.findChildren(QPushButton) if made.text()[1:3] == "  "
    }
    assert set(answers) == {"Y", "N"}
    QTest.keyClick(answers["N"], Qt.Key.Key_Return)
    assert marks(checking) == {"王老师": "stranger"} and check.outcome.done.isVisible()


def beside(shown: GroupsPage) -> str:
    labels = shown.check.outcome.beside.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_what_is_said_of_a_stranger_is_said_once_and_not_asked_when_decided(
    checking: GroupsPage, settle: Callable[[], None]
) -> None:
    outcome = checking.check.outcome
    outcome.next_doubtful(0)
    settle()
    said = beside(checking)
    assert "名单中没有此人" in said and "相符的姓名" not in said
    assert "数字键" not in said  # there is nobody to choose by number
    QTest.keyClick(outcome.table, Qt.Key.Key_N)
    settle()
    assert "请核实" not in beside(checking) and "应退群" in beside(checking)
    outcome.table.setCurrentIndex(outcome.model.index(0, 0))
    settle()
    assert "数字键" in beside(checking)


def test_candidates_are_told_apart_by_number_class_and_status(checking: GroupsPage, settle: Callable[[], None]) -> None:
    settle()
    assert "1 · 国际2301班 · 在读" in beside(checking)


def test_ctrl_enter_starts_the_check(checking: GroupsPage) -> None:
    checking.check._again()
    checking.check.pasted.setPlainText("Jane Doe+杜珍")
    checking.check.pasted.setFocus()
    QTest.keyClick(checking.check.pasted, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert checking.check.outcome.isVisible() and marks(checking) == {"Jane Doe+杜珍": "ok"}


def test_groups_never_checked_are_not_called_long_unchecked(checking: GroupsPage) -> None:
    assert checking.model.rows.counts.get("never") == 2 and "stale" not in checking.model.rows.counts


def test_a_shorter_list_makes_nobody_missing(checking: GroupsPage) -> None:
    checking.check._again()
    checking.check._check()
    checking.check.understood.part.click()
    assert "missing" not in {row.mark for row in checking.check.outcome.model.rows.rows}


def test_nothing_to_read_is_refused_in_place(checking: GroupsPage) -> None:
    checking.check._again()
    checking.check.pasted.setPlainText("  \n ")
    checking.check._check()
    assert checking.check.messages.cards()
    assert checking.check.pasted.isVisible()


def test_a_file_dropped_on_the_field_is_read(checking: GroupsPage, tmp_path: Path) -> None:
    checking.check._again()
    file = tmp_path / "members.txt"
    file.write_text("Jane Doe+杜珍\nJohn Tester+田约翰\n", encoding="utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    assert checking.check.pasted.canInsertFromMimeData(dropped)
    checking.check.pasted.insertFromMimeData(dropped)
    assert set(marks(checking)) == {"Jane Doe+杜珍", "John Tester+田约翰"}
    checking.check._again()
    checking.check.read_file(tmp_path / "none.txt")
    assert checking.check.messages.cards()


def test_chips_edit_and_bin(checking: GroupsPage, office: Office, asker: Any) -> None:
    checking.check.keep.click()
    checking.model.filter("to_check")
    assert len(checking.model.rows.shown) == 1
    checking._open(checking.model.rows.at(0))
    assert len(checking.check.about.past.findChildren(type(checking.check.outcome.bar))) == 1

    def rename(sheet: Editing) -> bool:
        sheet.name.setText("国际2301班（新）")
        sheet.do()
        return True

    asker.answers.append(rename)
    checking.check.about.edit.click()
    assert checking.sheet.title.text() == "国际2301班（新）"
    checking.check.about.to_bin.click()
    assert checking.table.isVisible()
    assert len(groups.groups(office)) == 1
    history.undo(office)
    assert len(groups.groups(office)) == 2
