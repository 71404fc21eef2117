"""The sheet of a case in the real window: what is due, what cannot follow yet, names veiled, each respondent her own course."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from lut_admin.convention.supervision import Step
from lut_admin.desk.pages.cases.sheet import CaseSheet
from lut_admin.desk.window import Window
from lut_admin.office import cases, roster
from lut_admin.office.cases import Kind, Nobody, OwnerAct
from lut_admin.office.office import Office
from tests.desk.pages.cases.sheets import CLAUSE, EXPELLED, HEARD, SERVED, begun, opened, shown, take, words


def filled(sheet: CaseSheet) -> list[str]:
    """The buttons that are filled: one a page."""
    return [one.accessibleName() for one in sheet.next.findChildren(QPushButton) if one.property("kind") == "primary"]


def test_the_due_step_is_the_filled_button_and_the_others_stand_beside_it(
    window: Window, office: Office, people: list[int]
) -> None:
    number = opened(office, people[0])
    sheet = shown(window, office, number)
    assert filled(sheet) == ["开始调查"]
    assert set(sheet.next.buttons) == {Step.INVESTIGATION, Step.EDUCATION, Step.DROPPED, Step.MERGED, Step.REMARK}
    take(office, number, *HEARD)
    assert filled(shown(window, office, number)) == ["处分决定"]


def test_while_it_is_the_students_time_nothing_is_pressed_upon_anybody(
    window: Window, office: Office, people: list[int]
) -> None:
    number = opened(office, people[0])
    take(office, number, *HEARD[:3])
    sheet = shown(window, office, number)
    assert not filled(sheet) and Step.STATEMENT in sheet.next.buttons
    assert "等待至" in words(sheet.next)


def test_what_cannot_follow_yet_is_unfolded_with_its_reason_and_article(
    window: Window, office: Office, people: list[int]
) -> None:
    sheet = shown(window, office, opened(office, people[0]))
    assert sheet.next.later is not None
    folded = sheet.next._not_yet
    assert folded is not None and folded.isHidden()
    sheet.next.later.click()
    assert folded.isVisible()
    told = words(folded)
    assert "处分决定" in told and "请先完成：开始调查、拟处分告知、陈述申辩（教育部令第41号第54条）。" in told
    assert "现在不能进行这一步" not in told, "it stands under that title already"


def test_a_step_that_only_a_reason_is_lacking_for_may_be_begun_from_there(
    window: Window, office: Office, people: list[int], clock: Any
) -> None:
    number = opened(office, people[0])
    take(office, number, *SERVED)
    clock.pass_(days=60)
    sheet = shown(window, office, number)
    assert sheet.next.later is not None
    sheet.next.later.click()
    form = begun(sheet, Step.APPEAL)
    form.take.click()
    assert form.fields.fields["late_reason"].below.isVisible(), "the time is over: why is it taken up?"


def test_a_case_without_respondent_has_its_reduced_ways(window: Window, office: Office) -> None:
    number = opened(office, kind=Kind.NOBODY, nobody=Nobody.HIJACKED)
    sheet = shown(window, office, number)
    assert "没有当事学生，不能进行处分程序" in words(sheet.next) and sheet.next.later is None
    assert "账号被盗" in words(sheet.account) and Step.PROPOSAL not in sheet.next.buttons
    form = begun(sheet, Step.EDUCATION)
    form.take.click()
    assert cases.case(office, number).stage == "education"


def test_a_referred_matter_has_no_stages(window: Window, office: Office) -> None:
    number = opened(office, kind=Kind.REFERRED, referred_to="人事处")
    sheet = shown(window, office, number)
    assert set(sheet.next.buttons) == {Step.REMARK, Step.ARCHIVING}
    assert "移交给：人事处" in words(sheet.account)
    begun(sheet, Step.ARCHIVING).take.click()
    assert "本案已办结" in words(sheet.next)


def test_each_respondent_has_a_chip_and_a_course_of_her_own(window: Window, office: Office, people: list[int]) -> None:
    number = opened(office, *people)
    take(office, number, "investigation")
    take(office, number, "proposal", whom=people[:1])
    sheet = shown(window, office, number)
    assert sheet.people.isVisible()
    assert "学生甲 · 已告知拟处分" in words(sheet.people) and "学生乙 · 调查中" in words(sheet.people)
    assert Step.NOTIFICATION in sheet.next.buttons
    [_, second] = cases.case(office, number).people
    sheet.show_person(second.id)
    assert Step.NOTIFICATION not in sheet.next.buttons and Step.PROPOSAL in sheet.next.buttons
    take(office, number, "remark")
    assert shown(window, office, number).person == second.id, "the same respondent is still shown"


def test_no_name_is_told_before_the_eye_is_opened(
    window: Window, office: Office, people: list[int], settle: Callable[[], None]
) -> None:
    number = opened(office, *people, owner_acts=(OwnerAct("2025-11-19", "提醒杜珍删除", "周老师"),))
    take(office, number, "investigation")
    take(office, number, "proposal", reasons_zh="田约翰与杜珍合伙。", whom=people)
    sheet = shown(window, office, number)
    begun(sheet, Step.NOTIFICATION)
    settle()

    def told() -> str:
        return words(window.page or window)

    for name in ("DOE", "JANE", "杜珍", "TESTER", "田约翰", "20230001", "巴基斯坦"):
        assert name not in told(), name
    assert "学生乙与学生甲合伙。" in told() and "提醒学生甲删除" in told()
    sheet.veil.toggle()
    settle()
    assert sheet.next.form is not None, "what is being filled in stays"
    assert all(name in told() for name in ("DOE JANE", "田约翰与杜珍合伙。", "提醒杜珍删除", "巴基斯坦"))
    sheet.veil.toggle()
    settle()
    assert "杜珍" not in told()


def test_whom_it_happened_to_is_veiled_too(window: Window, office: Office, people: list[int]) -> None:
    number = opened(office, people[0], influence_zh="田约翰被骗转账。")
    sheet = shown(window, office, number)
    assert "田约翰" not in words(sheet) and "某同学被骗转账。" in words(sheet)
    sheet.veil.toggle()
    assert "田约翰被骗转账。" in words(sheet)


def test_the_purpose_is_told_where_a_case_is_open(window: Window, office: Office, people: list[int]) -> None:
    sheet = shown(window, office, opened(office, people[0]))
    assert sheet.purpose.isVisible() and "个人信息保护法第17条" in sheet.purpose.text()


def test_the_clauses_of_the_schools_rules_are_written_on_the_sheet_until_it_is_decided(
    window: Window, office: Office, people: list[int]
) -> None:
    number = opened(office, people[0])
    sheet = shown(window, office, number)
    sheet.account.change.click()
    sheet.account.clauses.setText(f"{CLAUSE}；第三十条")
    sheet.account.keep.click()
    assert cases.case(office, number).clauses == (CLAUSE, "第三十条")
    take(office, number, *SERVED)
    assert not shown(window, office, number).account.change.isVisible()


def test_what_is_on_file_is_neither_amended_nor_binned(window: Window, office: Office, people: list[int]) -> None:
    number = opened(office, *people)

    def offered(sheet: CaseSheet) -> bool:
        return any(one.accessibleName() in ("更正案情", "移入回收站") for one in sheet.findChildren(QWidget) if one.isVisible())

    assert offered(shown(window, office, number))
    take(office, number, *SERVED, whom=people[:1])
    assert not offered(shown(window, office, number)), "one of the two was decided on"


def test_the_checklist_names_what_is_missing_and_is_ticked_off_together(
    window: Window, office: Office, people: list[int], settle: Callable[[], None], clock: Any
) -> None:
    number = opened(office, people[0])
    take(office, number, *EXPELLED[:2], sanction="expulsion")
    take(office, number, *EXPELLED[2:6])
    take(office, number, "decision", sanction="expulsion")
    take(office, number, "service")
    sheet = shown(window, office, number)
    assert sheet.checklist.isVisible() and len(sheet.checklist.boxes) == 10
    assert "报告公安机关出入境管理机构" in words(sheet.checklist) and not sheet.checklist.take.isEnabled()
    for box in list(sheet.checklist.boxes.values())[:2]:
        box.click()
    assert sheet.checklist.take.accessibleName() == "记录办结（2）"
    sheet.checklist.take.click()
    settle()
    assert len(cases.case(office, number).of(Step.CHECK)) == 2
    assert len(sheet.checklist.boxes) == 8 and "已办 2 / 10" in words(sheet.checklist)
    clock.pass_(days=2)
    sheet = shown(window, office, number)
    for box in sheet.checklist.boxes.values():
        box.click()
    sheet.checklist.take.click()
    settle()
    last = cases.case(office, number).of(Step.CHECK)[-1]
    assert last.on == office.today(), "the day is today's, however long the window has been open"
    assert Step.CHECK not in sheet.next.buttons, "nothing is left of it"


def test_a_merged_case_and_the_one_it_joined_lead_to_each_other(
    window: Window, office: Office, people: list[int], settle: Callable[[], None]
) -> None:
    first, second = opened(office, people[0]), opened(office, people[1])
    sheet = shown(window, office, second)
    form = begun(sheet, Step.MERGED)
    form.take.click()
    assert form.fields.fields["into"].below.isVisible(), "into which one?"
    editor = form.fields.fields["into"].editor
    editor.setCurrentIndex(editor.findData(first))  # type: ignore[attr-defined] # it is a choice
    form.take.click()
    settle()
    assert cases.case(office, second).stage == "merged"
    next(one for one in sheet.timeline.findChildren(QPushButton) if one.accessibleName() == f"打开案件 {first}").click()
    settle()
    assert sheet.file is not None and sheet.file.number == first
    assert f"案件 {second} 已并入本案" in words(sheet.account)


def test_long_names_leave_room_for_one_another(
    open_window: Any, office: Office, settle: Callable[[], None]
) -> None:
    longest = {"passport_name": "MAXIMILIANA BARTHOLOMEA FITZGERALD " * 3, "chinese_name": "阿卜杜勒拉赫曼穆罕默德"}
    people = [roster.add(office, {"student_no": f"2023100{n}", **longest}).made or 0 for n in (1, 2)]
    number = opened(office, *people)
    small: Window = open_window("cases", language="en", size=(1092, 590))
    sheet = shown(small, office, number)
    sheet.veil.toggle()
    begun(sheet, Step.INVESTIGATION)
    settle()
    assert sheet.area.horizontalScrollBar().maximum() == 0 and not sheet.people.folded
    assert sheet.minimumSizeHint().width() <= sheet.width()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_off_at_the_smallest_screen(
    open_window: Any, office: Office, people: list[int], language: str, settle: Callable[[], None]
) -> None:
    number = opened(office, *people)
    take(office, number, *SERVED, whom=people[:1])
    small: Window = open_window("cases", language=language, size=(1092, 590))
    sheet = shown(small, office, number)
    for step in (Step.APPEAL, Step.APPLICATION):
        begun(sheet, step)
        settle()
        assert sheet.area.horizontalScrollBar().maximum() == 0
        assert sheet.minimumSizeHint().width() <= sheet.width()
        assert sheet.next.form is not None
        sheet.next.form.left.emit()
