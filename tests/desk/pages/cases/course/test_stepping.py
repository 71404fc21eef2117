"""The form of a step, in place: typed fields, only those that matter, for whom, the day, refusals at their field, the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from lut_admin.convention.supervision import PERIODIC, Step, asked, plain
from lut_admin.desk.pages.cases import CasesPage
from lut_admin.desk.pages.cases.course.mattering import Around, matters
from lut_admin.desk.pages.cases.sheet import CaseSheet
from lut_admin.desk.window import Window
from lut_admin.desk.work.toast import Toast
from lut_admin.office import cases
from lut_admin.office.office import Office
from tests.desk.pages.cases import sheets
from tests.desk.pages.cases.sheets import CLAUSE, EXPELLED, HEARD, begun, fill, opened, shown, take


def below(sheet: CaseSheet, name: str) -> str:
    """What is said under a field of the form, if it can be seen."""
    assert sheet.next.form is not None
    said = sheet.next.form.fields.fields[name].below
    return said.text() if said.isVisible() else ""


MANNERS = {
    "in_person": {"manner", "server", "place"},
    "left": {"manner", "server", "place", "witnesses"},
    "posted": {"manner", "server", "received"},
    "announced": {"manner", "reason"},
}


@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_only_what_matters_for_the_manner_of_service_is_asked(manner: str) -> None:
    def of(step: Step) -> set[str]:
        return {one.name for one in asked(step) if matters(step, one.name, {"manner": manner}, Around())}

    assert of(Step.NOTIFICATION) == MANNERS[manner]
    assert of(Step.SERVICE) == {*MANNERS[manner], "told_appeal"}, "of a decision: was she told how to appeal?"


@pytest.mark.parametrize("step", [Step.PROPOSAL, Step.DECISION])
def test_months_are_asked_for_a_sanction_with_a_period_and_the_measure_for_any_other(step: Step) -> None:
    for sanction in ("warning", "expulsion", "other"):
        told = {one.name for one in asked(step) if matters(step, one.name, {"sanction": sanction}, Around())}
        assert ("months" in told) is (sanction in PERIODIC)
        assert ("measure_zh" in told) is (sanction == "other")


def test_a_proposal_is_written_in_place_and_what_is_wrong_stands_at_its_field(
    window: Window, office: Office, people: list[int]
) -> None:
    number = opened(office, people[0])
    take(office, number, "investigation")
    sheet = shown(window, office, number)
    form = begun(sheet, Step.PROPOSAL)
    assert sheets.asked(form) == {"sanction", "reasons_zh", "reasons_en", "clause", "months"}
    form.take.click()
    assert "事实与理由" in below(sheet, "reasons_zh")
    fill(form, reasons_zh="发布广告。")
    assert not below(sheet, "reasons_zh"), "typing takes it away"
    form.take.click()
    assert "公约本身不是处分依据" in below(sheet, "clause")
    fill(form, clause=CLAUSE, months="7.5")
    form.take.click()
    assert "处分期（月）" in below(sheet, "months")
    fill(form, sanction="expulsion")
    assert "months" not in sheets.asked(form)
    form.take.click()
    last = cases.case(office, number).entries[-1]
    assert plain(last.facts) == {"sanction": "expulsion", "reasons_zh": "发布广告。", "clause": CLAUSE}
    assert sheet.next.form is None


def test_a_paper_that_was_left_needs_its_witnesses(window: Window, office: Office, people: list[int]) -> None:
    number = opened(office, people[0])
    take(office, number, *HEARD[:2])
    sheet = shown(window, office, number)
    form = begun(sheet, Step.NOTIFICATION)
    fill(form, manner="left", witnesses="周明")
    form.take.click()
    assert "教育部令第41号第55条" in below(sheet, "witnesses")
    fill(form, witnesses="周明、李华")
    form.take.click()
    assert plain(cases.case(office, number).entries[-1].facts)["witnesses"] == ["周明", "李华"]


def test_that_the_service_of_the_notice_is_not_on_record_is_said_until_it_is(
    window: Window, office: Office, people: list[int]
) -> None:
    number = opened(office, people[0])
    take(office, number, *HEARD[:2])
    sheet = shown(window, office, number)
    form = begun(sheet, Step.STATEMENT)
    assert "作出决定之前须补记送达" in sheets.words(form)
    form.take.click()
    assert "补记之前不能作出决定" in sheets.words(sheet.next)
    assert next(iter(sheet.next.buttons)) is Step.NOTIFICATION, "it is asked for first"
    assert Step.DECISION not in sheet.next.buttons
    begun(sheet, Step.NOTIFICATION).take.click()
    assert "补记之前不能作出决定" not in sheets.words(sheet.next) and Step.DECISION in sheet.next.buttons
    assert "须补记送达" not in sheets.words(begun(sheet, Step.STATEMENT)), "a further statement, after it was served"


def test_a_decision_begins_with_what_was_proposed_and_the_next_number(
    window: Window, office: Office, people: list[int]
) -> None:
    cases.change_rules(office, {"document_pattern": "校国教处〔{year}〕{n}号"})
    number = opened(office, people[0])
    take(office, number, "investigation")
    take(office, number, "proposal", sanction="demerit", months=9)
    take(office, number, "notification", "statement")
    sheet = shown(window, office, number)
    form = begun(sheet, Step.DECISION)
    said = form.fields.facts()
    assert (said["sanction"], said["months"], said["clause"]) == ("demerit", "9", CLAUSE)
    assert said["document"] == "校国教处〔2025〕1号"
    fill(form, sanction="probation", body_zh="学院")
    form.take.click()
    assert "重于告知学生的拟处分" in below(sheet, "sanction")


def test_for_good_is_said_before_and_after_and_no_undo_is_offered(
    window: Window, office: Office, people: list[int]
) -> None:
    number = opened(office, people[0])
    take(office, number, *HEARD)
    sheet = shown(window, office, number)
    form = begun(sheet, Step.DECISION)
    assert "不能撤销" in sheets.words(form)
    fill(form, body_zh="学院", document="〔2025〕1号")
    form.take.click()
    toasts = [one.words.text() for one in window.findChildren(Toast)]
    assert any("已记入案卷：处分决定" in said for said in toasts)
    assert not any(one.action for one in window.findChildren(Toast) if "处分决定" in one.words.text())


def test_what_can_be_taken_back_has_its_toast(window: Window, office: Office, people: list[int]) -> None:
    number = opened(office, people[0])
    sheet = shown(window, office, number)
    form = begun(sheet, Step.INVESTIGATION)
    assert "不能撤销" not in sheets.words(form)
    form.take.click()
    [toast] = [one for one in window.findChildren(Toast) if number in one.words.text()]
    assert toast.action is not None
    toast.action.click()
    assert cases.case(office, number).stage == "opened" and Step.INVESTIGATION in sheet.next.buttons


def test_an_earlier_day_is_told_as_such_and_one_before_the_last_step_refused(
    window: Window, office: Office, people: list[int], clock: Any
) -> None:
    number = opened(office, people[0])
    clock.pass_(days=5)
    sheet = shown(window, office, number)
    form = begun(sheet, Step.INVESTIGATION)
    assert not form._dated.below.isVisible()
    form.day.setDate(QDate(2025, 11, 22))
    assert "补记以前的日期" in form._dated.below.text()
    form.day.setDate(QDate(2025, 11, 19))
    form.take.click()
    assert "早于上一步的日期 2025-11-20" in form._dated.below.text()
    form.day.setDate(QDate(2025, 11, 26))
    form.take.click()
    assert "还没有到" in form._dated.below.text()
    form.day.setDate(QDate(2025, 11, 22))
    form.take.click()
    assert cases.case(office, number).entries[-1].on.isoformat() == "2025-11-22"


def test_a_step_is_taken_for_one_or_for_all_of_them(window: Window, office: Office, people: list[int]) -> None:
    number = opened(office, *people)
    sheet = shown(window, office, number)
    form = begun(sheet, Step.INVESTIGATION)
    assert all(tick.isChecked() for tick in form.whom.values()), "looking into it is about the matter"
    form.take.click()
    assert [entry.respondent for entry in cases.case(office, number).of(Step.INVESTIGATION)] == [None]
    form = begun(sheet, Step.PROPOSAL)
    assert [tick.isChecked() for tick in form.whom.values()] == [True, False]
    form.whom[people[0]].setChecked(False)
    form.take.click()
    assert form.messages.cards(), "for nobody"
    form.all.click()
    fill(form, reasons_zh="发布广告。", clause=CLAUSE)
    form.take.click()
    file = cases.case(office, number)
    assert {entry.respondent for entry in file.of(Step.PROPOSAL)} == {person.id for person in file.people}
    form = begun(sheet, Step.STATEMENT)
    assert "guardian" not in sheets.asked(form)
    form.whom[people[1]].setChecked(True)
    assert "guardian" in sheets.asked(form), "John is under 18"
    form.take.click()
    assert "监护人" in below(sheet, "guardian")


def test_who_stands_elsewhere_cannot_be_ticked(window: Window, office: Office, people: list[int]) -> None:
    number = opened(office, *people)
    take(office, number, "investigation")
    take(office, number, "proposal", whom=people[:1])
    form = begun(shown(window, office, number), Step.NOTIFICATION)
    other = form.whom[people[1]]
    assert not other.isEnabled() and "调查中" in other.toolTip()


def test_escape_leaves_and_enter_goes_on_and_in_the_last_field_takes_it(
    window: Window, office: Office, people: list[int], settle: Callable[[], None]
) -> None:
    number = opened(office, people[0])
    sheet = shown(window, office, number)
    first = sheet.next.buttons[Step.INVESTIGATION]
    form = begun(sheet, Step.INVESTIGATION)
    investigators = form.fields.fields["investigators"].editor
    assert window.focusWidget() is investigators
    QTest.keyPress(form, Qt.Key.Key_Escape)
    assert sheet.next.form is None and window.focusWidget() is first
    form = begun(sheet, Step.INVESTIGATION)
    investigators = form.fields.fields["investigators"].editor
    QTest.keyClick(form.day, Qt.Key.Key_Return)
    assert window.focusWidget() is investigators
    investigators.setText("周明")  # type: ignore[attr-defined] # a line
    QTest.keyClick(investigators, Qt.Key.Key_Return)
    assert window.focusWidget() is form.note and cases.case(office, number).stage == "opened"
    QTest.keyPress(form.note, Qt.Key.Key_Return)
    assert cases.case(office, number).stage == "investigating" and sheet.next.form is None
    settle()
    assert window.focusWidget() is sheet.next.buttons[Step.PROPOSAL], "the keyboard is on what comes next"


def test_in_a_long_text_enter_begins_a_line_and_with_control_takes_the_step(
    window: Window, office: Office, people: list[int]
) -> None:
    number = opened(office, people[0])
    take(office, number, *HEARD[:2])
    form = begun(shown(window, office, number), Step.STATEMENT)
    summary = form.fields.fields["summary"].editor
    summary.setPlainText("称受人所托")  # type: ignore[attr-defined] # a long text
    QTest.keyClick(summary, Qt.Key.Key_Return)
    assert cases.case(office, number).stage == "proposed"
    QTest.keyPress(summary, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert plain(cases.case(office, number).entries[-1].facts)["summary"] == "称受人所托"


def test_a_step_half_entered_is_there_in_the_other_language_and_not_closed_over_unasked(
    window: Window, office: Office, people: list[int], settle: Callable[[], None], asker: Any
) -> None:
    number = opened(office, *people)
    take(office, number, "investigation")
    sheet = shown(window, office, number)
    sheet.show_person(cases.case(office, number).people[1].id)
    form = begun(sheet, Step.PROPOSAL)
    assert window.page is not None and window.page.unfinished() is None, "nothing is written yet"
    fill(form, sanction="other", reasons_zh="发布广告。", measure_zh="通报")
    form.day.setDate(QDate(2025, 11, 20))
    form.whom[people[0]].setChecked(True)
    half = form.half()
    assert half is not None and not window.close() and [method for method, _ in asker.asked] == ["choice"]
    window.set_language("en")
    settle()
    page = window.page
    assert isinstance(page, CasesPage) and page.sheet is not sheet
    again = page.sheet.next.form
    assert again is not None and again.isVisible() and again.half() == half


def test_tab_goes_through_the_form_as_it_is_read(window: Window, office: Office, people: list[int]) -> None:
    number = opened(office, people[0])
    take(office, number, "investigation")
    form = begun(shown(window, office, number), Step.PROPOSAL)
    passed: dict[QWidget | None, None] = {}  # within the day Tab goes from the year to the month and the day first
    form.day.setFocus()
    for _ in range(9):
        passed[window.focusWidget()] = None
        QTest.keyClick(window.focusWidget() or form, Qt.Key.Key_Tab)
    fields = form.fields.fields
    told = [fields[name].editor for name in ("sanction", "reasons_zh", "reasons_en", "clause", "months")]
    assert list(passed)[:7] == [form.day, *told, form.note]


def test_the_facts_of_the_account_are_filled_in_once_names_may_be_seen(
    window: Window, office: Office, people: list[int]
) -> None:
    number = opened(office, people[0])
    take(office, number, "investigation")
    sheet = shown(window, office, number)
    form = begun(sheet, Step.PROPOSAL)
    assert not form.fill_in.isEnabled(), "they name a student"
    sheet.veil.toggle()
    form.fill_in.click()
    assert form.fields.facts()["reasons_zh"] == sheets.FACTS
    sheet.veil.toggle()
    assert not form.fill_in.isEnabled()


def test_an_expulsion_goes_its_whole_way_in_the_window(window: Window, office: Office, people: list[int]) -> None:
    number = opened(office, people[0])
    sheet = shown(window, office, number)
    said = {
        **sheets.SAID,
        "proposal": {**sheets.SAID["proposal"], "sanction": "expulsion"},
        "decision": {**sheets.SAID["decision"], "sanction": "expulsion"},
    }
    for name in EXPELLED:
        form = begun(sheet, Step(name))
        fill(form, **{fact: value for fact, value in said.get(name, {}).items() if fact in form.fields.fields})
        form.take.click()
    assert cases.case(office, number).stage == "served"
    for name in ("appeal", "answer"):
        form = begun(sheet, Step(name))
        if name == "answer":
            fill(form, outcome="upheld", received="2025-11-20")
        form.take.click()
    assert Step.PROVINCE in sheet.next.buttons and sheet.checklist.isVisible()


def test_every_step_that_may_be_taken_has_a_form_that_can_be_shown(
    window: Window, office: Office, people: list[int], clock: Any
) -> None:
    number = opened(office, people[0])
    seen: set[Step] = set()
    told = [
        ("investigation", {}), ("proposal", {}), ("notification", {}), ("statement", {}), ("review", {}), ("decision", {}),
        ("service", {}), ("appeal", {}), ("extension", {"approved_by": "校领导"}), ("suspension", {"reason": "复查期间"}),
        ("answer", {"outcome": "change", "received": "2025-11-20"}),
    ]  # fmt: skip
    for name, facts in [("", {}), *told]:
        if name:
            take(office, number, name, **facts)
        sheet = shown(window, office, number)
        for step in list(sheet.next.buttons):
            form = begun(sheet, step)
            form.left.emit()
            seen.add(step)
    expected = set(Step) - {Step.OPENING, Step.CORRECTION, Step.CHECK, Step.LIFTING, Step.ARCHIVING, Step.RULING, Step.REVOCATION}
    assert expected - {Step.EXPIRY, Step.MEETING} <= seen
    QApplication.processEvents()
    assert not [one for one in sheet.next.findChildren(QPushButton) if not one.accessibleName()]
