"""The course on the sheet: newest first, each entry in words, corrections beside what they correct, the owner's acts, dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from lut_admin.convention.supervision import Entry, Step, Term, plain
from lut_admin.desk.pages.cases import CasesPage
from lut_admin.desk.pages.cases.course.correcting import Correcting
from lut_admin.desk.pages.cases.course.owner_deed import OwnerDeed
from lut_admin.desk.pages.cases.course.rail import Track
from lut_admin.desk.pages.cases.course.timeline import lines
from lut_admin.desk.pages.cases.sheet import CaseSheet
from lut_admin.desk.window import Window
from lut_admin.office import cases
from lut_admin.office.cases import OwnerAct
from lut_admin.office.office import Office
from tests.desk.pages.cases.sheets import HEARD, SERVED, opened, shown, take, words


def entry(office: Office, number: str, step: Step) -> Entry:
    return cases.case(office, number).of(step)[-1]


def struck(within: QWidget) -> list[str]:
    return [label.text() for label in within.findChildren(QLabel) if label.font().strikeOut()]


def correcting(sheet: CaseSheet, one: Entry, settle: Callable[[], None]) -> Correcting:
    """The form under an entry, asked for with its link."""
    within = sheet.timeline.entries[one.id]
    next(link for link in within.findChildren(QPushButton) if link.text().strip() == "更正").click()
    settle()
    assert isinstance(sheet.timeline.open, Correcting)
    return sheet.timeline.open


def test_the_newest_stands_first_and_what_runs_beside_the_course_on_its_own_track(
    window: Window, office: Office, people: list[int], clock: Any
) -> None:
    number = opened(office, people[0], owner_acts=(OwnerAct("2025-11-19", "移出群聊", "群主"),))
    for step in SERVED:
        clock.pass_(days=1)
        take(office, number, step)
    take(office, number, "appeal", "remark")
    told = lines(cases.outlook(office, number), cases.case(office, number).people[0].id)
    days = [line.on for line in told]
    assert days == sorted(days, reverse=True) and told[-1].deed is not None
    assert [line.track for line in told[:3]] == [Track.BESIDE, Track.BRANCH, Track.MAIN]
    sheet = shown(window, office, number)
    said = words(sheet.timeline)
    assert "移出群聊" in said and "送达方式" in said and "直接送达" in said
    assert f"{office.actor} 记于 2025-11-21 10:00" in said


def test_what_an_entry_rests_on_is_told_on_demand(window: Window, office: Office, people: list[int]) -> None:
    number = opened(office, people[0])
    take(office, number, "investigation")
    sheet = shown(window, office, number)
    within = sheet.timeline.entries[entry(office, number, Step.INVESTIGATION).id]
    [law] = [one for one in within.findChildren(QPushButton) if one.accessibleName() == "教育部令第41号第54条"]
    [told] = [one for one in within.findChildren(QLabel) if one.text().startswith("处分须证据充分")]
    assert told.isHidden()
    law.click()
    assert told.isVisible()


def test_a_correction_stands_beside_what_it_corrects_and_both_lead_to_each_other(
    window: Window, office: Office, people: list[int], settle: Callable[[], None], clock: Any
) -> None:
    number = opened(office, people[0])
    clock.pass_(days=3)
    take(office, number, *HEARD[:2])
    take(office, number, "notification", manner="left", witnesses="李华、王强")
    sheet = shown(window, office, number)
    served = entry(office, number, Step.NOTIFICATION)
    form = correcting(sheet, served, settle)
    form.take.click()
    assert form.messages.cards(), "nothing is changed"
    fields = form.fields.fields
    fields["witnesses"].editor.setText("李华、王刚")  # type: ignore[attr-defined] # a line
    form.take.click()
    assert form._why.below.isVisible(), "no reason"
    form.reason.setText("证人姓名写错")
    QTest.keyPress(form.reason, Qt.Key.Key_Return)
    settle()
    correction = entry(office, number, Step.CORRECTION)
    assert plain(correction.facts)["changes"] == {"witnesses": ["李华", "王刚"]}
    within, its_own = sheet.timeline.entries[served.id], sheet.timeline.entries[correction.id]
    assert struck(within) == ["李华、王强"] and "李华、王刚" in words(within) and "已更正" in words(within)
    assert "改写：见证人" in words(its_own) and "证人姓名写错" in words(its_own)
    next(one for one in its_own.findChildren(QPushButton) if "送达拟处分告知书" in one.text()).click()
    assert within.isAncestorOf(window.focusWidget())
    next(one for one in within.findChildren(QPushButton) if "的更正改正" in one.text()).click()
    assert its_own.isAncestorOf(window.focusWidget())


def test_what_should_not_be_there_is_taken_out_and_stays_to_be_read(
    window: Window, office: Office, people: list[int], settle: Callable[[], None]
) -> None:
    number = opened(office, people[0])
    take(office, number, *HEARD[:3])
    sheet = shown(window, office, number)
    served = entry(office, number, Step.NOTIFICATION)
    form = correcting(sheet, served, settle)
    form.annuls.setChecked(True)
    assert not form.fields.isVisible()
    form.reason.setText("记错了案件")
    form.take.click()
    settle()
    within = sheet.timeline.entries[served.id]
    assert struck(within) == ["送达拟处分告知书"] and "已撤去" in words(within)
    assert Step.NOTIFICATION in sheet.next.buttons, "it is owed again"


def test_a_day_is_corrected_and_what_would_break_the_course_is_refused_in_place(
    window: Window, office: Office, people: list[int], settle: Callable[[], None], clock: Any
) -> None:
    number = opened(office, people[0])
    for step in HEARD:
        clock.pass_(days=1)
        take(office, number, step)
    sheet = shown(window, office, number)
    told = entry(office, number, Step.PROPOSAL)
    form = correcting(sheet, told, settle)
    form.reason.setText("日期写错")
    form.day.setDate(QDate(2025, 11, 24))
    form.take.click()
    assert form.messages.cards() and "送达拟处分告知书" in form.messages.cards()[0].accessibleName()
    form.day.setDate(QDate(2025, 11, 21))
    form.take.click()
    settle()
    assert struck(sheet.timeline.entries[told.id]) == ["2025-11-22"]
    assert sheet.timeline.open is None


def test_a_correction_that_is_half_written_outlasts_what_is_shown_anew(
    window: Window, office: Office, people: list[int], settle: Callable[[], None]
) -> None:
    number = opened(office, people[0])
    take(office, number, *HEARD[:2])
    sheet = shown(window, office, number)
    form = correcting(sheet, entry(office, number, Step.PROPOSAL), settle)
    form.reason.setText("写错")
    take(office, number, "remark")
    sheet.show_case(cases.case(office, number))
    settle()
    assert sheet.timeline.open is form and form.isVisible() and form.reason.text() == "写错"
    QTest.keyPress(form, Qt.Key.Key_Escape)
    assert sheet.timeline.open is None


def test_what_is_half_written_is_there_in_the_other_language_and_not_closed_over_unasked(
    window: Window, office: Office, people: list[int], settle: Callable[[], None], asker: Any
) -> None:
    number = opened(office, people[0])
    take(office, number, *HEARD[:2])
    sheet = shown(window, office, number)
    form = correcting(sheet, entry(office, number, Step.PROPOSAL), settle)
    assert not sheet.halves()
    form.reason.setText("写错")
    form.fields.fields["clause"].editor.setText("第三十条")  # type: ignore[attr-defined] # a line
    halves = sheet.halves()
    assert len(halves) == 1 and not window.close() and asker.asked
    window.set_language("en")
    settle()
    again = window.page
    assert isinstance(again, CasesPage) and again.sheet is not sheet and again.sheet.halves() == halves
    assert again.sheet.timeline.open is not None and again.sheet.timeline.open.isVisible()
    again.sheet.timeline.open.left.emit()
    again.sheet.timeline.add_deed()
    assert isinstance(again.sheet.timeline.open, OwnerDeed)
    again.sheet.timeline.open.what.setText("移出群聊")
    halves = again.sheet.halves()
    window.set_language("zh")
    settle()
    assert isinstance(window.page, CasesPage) and window.page.sheet.halves() == halves and halves


def test_while_names_are_veiled_a_text_with_a_name_stays_as_it_is(
    window: Window, office: Office, people: list[int], settle: Callable[[], None]
) -> None:
    number = opened(office, people[0])
    take(office, number, "investigation")
    take(office, number, "proposal", reasons_zh="杜珍发布广告。")
    sheet = shown(window, office, number)
    form = correcting(sheet, entry(office, number, Step.PROPOSAL), settle)
    reasons = form.fields.fields["reasons_zh"].editor
    assert "杜珍" not in words(form) and not reasons.isEnabled() and not form.changes()
    sheet.veil.toggle()
    settle()
    assert reasons.isEnabled() and "杜珍发布广告。" in words(form) and not form.changes()


def test_what_the_owner_did_is_noted_beside_the_course(
    window: Window, office: Office, people: list[int], settle: Callable[[], None]
) -> None:
    number = opened(office, people[0])
    sheet = shown(window, office, number)
    sheet.timeline.deed.click()
    settle()
    form = sheet.timeline.open
    assert isinstance(form, OwnerDeed)
    form.take.click()
    assert "请写明" in form._what.below.text()
    form.what.setText("移出群聊")
    QTest.keyPress(form.by, Qt.Key.Key_Return)
    settle()
    assert cases.case(office, number).owner_acts == (OwnerAct("2025-11-20", "移出群聊"),)
    assert sheet.timeline.open is None and "移出群聊" in words(sheet.timeline)
    take(office, number, "dropped", "archiving")
    assert not shown(window, office, number).timeline.deed.isVisible()


def test_the_reminder_that_it_began_from_stands_at_its_beginning(
    window: Window, office: Office, people: list[int]
) -> None:
    noted = cases.note(office, people[0], cases.How.REMINDER, (8,), "请杜珍删除广告").made
    told = cases.account_from_note(office, noted or 0)
    number = str(cases.record(office, replace(told, influence_zh="多人受骗。")).facts["number"])
    sheet = shown(window, office, number)
    assert "提醒（本案由此而来）" in words(sheet.timeline) and "请学生甲删除广告" in words(sheet.timeline)
    cases.drop_note(office, noted or 0)
    assert "本案由此而来" not in words(shown(window, office, number).timeline)


def test_what_was_posted_waits_for_its_receipt_which_is_entered_as_a_correction(
    window: Window, office: Office, people: list[int], settle: Callable[[], None]
) -> None:
    number = opened(office, people[0])
    take(office, number, *HEARD[:2])
    take(office, number, "notification", manner="posted")
    sheet = shown(window, office, number)
    assert "回执未到，送达尚未证明" in words(sheet.dates) and Term.STATEMENT not in sheet.dates.how
    form = correcting(sheet, entry(office, number, Step.NOTIFICATION), settle)
    form.fields.fields["received"].editor.setText("2025-11-20")  # type: ignore[attr-defined] # a day
    form.reason.setText("回执到达")
    form.take.click()
    settle()
    assert "尚未证明" not in words(sheet.dates) and Term.STATEMENT in sheet.dates.how


def test_a_time_that_was_let_pass_is_over_and_nobody_was_late(
    window: Window, office: Office, people: list[int], clock: Any
) -> None:
    number = opened(office, people[0])
    take(office, number, *HEARD[:3])
    clock.pass_(days=20)
    take(office, number, "expiry")
    said = words(shown(window, office, number).dates)
    assert "已届满" in said and "逾期" not in said


def test_every_date_has_its_article_its_state_in_words_and_how_it_was_counted(
    window: Window, office: Office, people: list[int], clock: Any, settle: Callable[[], None]
) -> None:
    number = opened(office, people[0])
    assert not shown(window, office, number).dates.isVisible(), "none runs"
    take(office, number, *HEARD[:3])
    sheet = shown(window, office, number)
    settle()
    said = words(sheet.dates)
    assert "陈述申辩期限" in said and "教育部令第41号第55条" in said and "学生可在" in said
    assert "民法典第203条" in said
    how = sheet.dates.how[Term.STATEMENT]
    counted = [one for one in sheet.dates.findChildren(QLabel) if "次日起算" in one.text()]
    assert counted and not counted[0].isVisible()
    how.click()
    settle()
    assert counted[0].isVisible() and "直接送交本人，当日送达" in said
    take(office, number, "statement", "decision", "service", "appeal")
    clock.pass_(days=40)
    said = words(shown(window, office, number).dates)
    assert "处分期 2025-11-20 至 2026-05-19（自决定之日起）" in said
    assert "逾期" in said and "2025-11-20 已办" in said


@pytest.mark.parametrize(
    ("days", "said", "next_"),
    [
        (14, "还有 1 天", "应办：复查结论，2025-12-05 前（还有 1 天）"),
        (15, "今天是最后一天", "应办：复查结论，今天到期"),
        (16, "逾期 1 天", "已逾期 1 天：复查结论，应于 2025-12-05 前完成"),
    ],
)
def test_what_is_owed_is_told_by_the_day(
    window: Window, office: Office, people: list[int], clock: Any, days: int, said: str, next_: str
) -> None:
    number = opened(office, people[0])
    take(office, number, *SERVED, "appeal")
    clock.pass_(days=days)
    sheet = shown(window, office, number)
    assert said in words(sheet.dates) and next_ in words(sheet.next)
