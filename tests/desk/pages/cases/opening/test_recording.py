"""Opening a case in the window: every kind, refusals at their fields, what is kept of it, names covered, light first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from lut_admin.desk.noting import NoteSheet
from lut_admin.desk.pages.cases.evidence.adding import Adding
from lut_admin.desk.pages.cases.opening.recording import Recording
from lut_admin.desk.pages.cases.page import CasesPage
from lut_admin.desk.window import Window
from lut_admin.office import cases, roster
from lut_admin.office.cases import Account, Kind, Nobody, OwnerAct, evidence
from lut_admin.office.office import Office
from tests.desk.conftest import FakeAsker

FACTS, INFLUENCE = "杜珍在群内连续发布校外广告。", "多名同学受骗。"


@pytest.fixture
def jane(office: Office) -> int:
    known = {"student_no": "20230001", "passport_name": "DOE JANE", "chinese_name": "杜珍", "class_name": "国际2301班"}
    return roster.add(office, known).made or 0


@pytest.fixture
def page(open_window: Any, jane: int) -> CasesPage:
    window: Window = open_window("cases")
    assert isinstance(window.page, CasesPage)
    return window.page


@pytest.fixture
def sheet(page: CasesPage) -> Recording:
    page.desk.go("cases", new=True)
    return page.recording


def fill(sheet: Recording, article: int = 8) -> None:
    sheet.happened.zh.setPlainText(FACTS)
    sheet.influence.zh.setPlainText(INFLUENCE)
    sheet.which.ticks[article].setChecked(True)


def test_everything_that_is_written_is_on_record(page: CasesPage, office: Office, jane: int) -> None:
    page.desk.go("cases", student=jane)
    sheet = page.recording
    fill(sheet)
    sheet.happened.en.setPlainText("Ads.")
    sheet.influence.en.setPlainText("Several were cheated.")
    sheet.happened.reporter.setText("班主任")
    sheet.acts.more.click()
    [deed] = sheet.acts.rows
    deed.on.setDate(QDate(2025, 11, 19))
    deed.what.setText("撤回消息")
    deed.by.setText("周明")
    sheet.acts.more.click()  # an empty row is none
    sheet.clauses.setPlainText("第二十一条第（三）项\n\n第四十条")
    sheet.on_paper.setChecked(True)
    sheet.opened.setDate(QDate(2025, 11, 18))
    sheet.put_down.click()
    [file] = cases.cases(office)
    assert file.number.endswith("2025-0001")
    assert (file.opened_on, file.reporter) == ("2025-11-18", "班主任")
    assert (file.influence_zh, file.influence_en) == (INFLUENCE, "Several were cheated.")
    assert file.owner_acts == (OwnerAct("2025-11-19", "撤回消息", "周明"),)
    assert file.clauses == ("第二十一条第（三）项", "第四十条")
    window: Any = page.desk
    assert file.number in window.toasts.standing()[-1].accessibleName(), "the number is told"
    assert page.sheet.isVisible() and not page.recording.written


def test_an_incident_without_respondent_and_a_matter_that_is_referred(sheet: Recording, office: Office) -> None:
    fill(sheet)
    sheet.whom.kinds[Kind.NOBODY].setChecked(True)
    sheet.put_down.click()
    assert "校外人员所为、账号被盗或当事人不明" in sheet.whom.fields[Kind.NOBODY].below.text()
    sheet.whom.reason.setCurrentIndex(sheet.whom.reason.findData("hijacked"))
    sheet.put_down.click()
    [file] = cases.cases(office)
    assert (file.kind, file.nobody, file.people) == (Kind.NOBODY, Nobody.HIJACKED, ())
    sheet.desk.go("cases", new=True)
    sheet.happened.zh.setPlainText("某教师在群内争吵。")
    sheet.which.ticks[4].setChecked(True)
    assert sheet.which.light.cards()
    sheet.whom.kinds[Kind.REFERRED].setChecked(True)
    assert not sheet.which.light.cards() and not sheet.influence.isVisible(), "what is handed on is not judged here"
    sheet.put_down.click()
    assert "移交" in sheet.whom.fields[Kind.REFERRED].below.text()
    sheet.whom.referred.setText("人事处")
    sheet.put_down.click()
    assert [file.referred_to for file in cases.cases(office)] == ["人事处", None]


def test_a_refusal_stands_at_its_field(page: CasesPage, jane: int) -> None:
    page.desk.go("cases", student=jane)
    sheet = page.recording
    sheet.put_down.click()
    assert "第一条至第十条" in sheet.which.light.cards()[0].accessibleName()
    sheet.which.ticks[8].setChecked(True)
    assert not sheet.which.light.cards()
    sheet.put_down.click()
    assert "写明时间、地点和经过" in sheet.happened.facts.below.text()
    sheet.happened.zh.setPlainText(FACTS)
    assert sheet.happened.facts.below.isHidden(), "writing on takes it away"
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "恶劣影响" in sheet.influence.field.below.text() and sheet.focusWidget() is sheet.influence.zh
    sheet.influence.zh.setPlainText(INFLUENCE)
    sheet.happened.known_time.setChecked(True)
    sheet.happened.occurred.setDateTime(sheet.happened.occurred.dateTime().addDays(2))
    sheet.put_down.click()
    assert "还没有到" in sheet.happened.when.below.text()
    assert not cases.cases(page.desk.office)


def test_all_that_is_wrong_is_told_at_once_and_the_first_has_the_keyboard(
    sheet: Recording, settle: Callable[[], None]
) -> None:
    sheet.happened.known_time.setChecked(True)
    sheet.happened.occurred.setDateTime(sheet.happened.occurred.dateTime().addDays(2))
    sheet.on_paper.setChecked(True)
    sheet.put_down.click()
    settle()
    below = [
        sheet.whom.fields[Kind.STUDENTS].below, sheet.happened.when.below, sheet.happened.facts.below, sheet.influence.field.below
    ]  # fmt: skip
    assert all(one.isVisible() for one in below) and len({one.text() for one in below}) == len(below)
    assert "第一条至第十条" in sheet.which.light.cards()[0].accessibleName()
    students = sheet.whom.fields[Kind.STUDENTS]
    assert students.isAncestorOf(sheet.focusWidget()) and students.visibleRegion().boundingRect().height() > 40
    assert not sheet.messages.cards()
    sheet.happened.zh.setPlainText(FACTS)
    sheet.whom.kinds[Kind.REFERRED].setChecked(True)
    sheet.put_down.click()
    settle()
    referred = sheet.whom.fields[Kind.REFERRED]
    assert "移交" in referred.below.text() and sheet.focusWidget() is sheet.whom.referred
    assert sheet.happened.facts.below.isHidden() and sheet.happened.when.below.isVisible(), "what is right is told no more"


def test_the_hours_alone_are_turned_into_a_reminder(
    page: CasesPage, office: Office, asker: FakeAsker, jane: int
) -> None:
    page.desk.go("cases", student=jane)
    sheet = page.recording
    fill(sheet, 5)
    [card] = sheet.which.light.cards()
    assert "不立案" in card.accessibleName()

    def noted(note: NoteSheet) -> bool:
        QTest.keyClick(note.said, Qt.Key.Key_Return)
        return True

    asker.answers = [noted]
    next(made for made in card.findChildren(QPushButton) if "提醒" in made.text()).click()
    [one] = cases.notes(office)
    assert (one.student_id, one.articles, one.said) == (jane, (5,), FACTS)
    assert not cases.cases(office) and not sheet.written and not sheet.isVisible()


def test_names_of_the_record_are_covered_until_they_are_asked_for(
    page: CasesPage, office: Office, jane: int, settle: Callable[[], None]
) -> None:
    number = str(cases.record(office, Account((8,), (jane,), FACTS, "DOE posted ads.", influence_zh=INFLUENCE)).facts["number"])
    page._correct(cases.case(office, number))
    sheet = page.recording
    settle()
    assert "杜珍" not in sheet.happened.zh.toPlainText() and sheet.happened.zh.isReadOnly() and sheet.covered.isVisible()
    assert "DOE" not in sheet.happened.en.toPlainText() and not sheet.influence.zh.isReadOnly()
    sheet.influence.zh.setPlainText("影响扩大。")
    page.veil.toggle()
    assert sheet.happened.zh.toPlainText() == FACTS and not sheet.happened.zh.isReadOnly()
    page.veil.toggle()
    assert not sheet.whom.kinds[Kind.NOBODY].isVisible(), "a case keeps its kind"
    sheet.put_down.click()
    file = cases.case(office, number)
    assert (file.facts_zh, file.facts_en, file.influence_zh) == (FACTS, "DOE posted ads.", "影响扩大。")


def test_who_was_picked_by_hand_is_named_until_the_sheet_is_left(page: CasesPage, jane: int, settle: Callable[[], None]) -> None:
    page.desk.go("cases", student=jane)
    people = page.recording.people
    [one] = people.chosen().values()
    assert "DOE JANE 杜珍" in people.called(one, 0)
    page.recording.left.emit()
    settle()
    [one] = people.chosen().values()
    assert people.called(one, 0) == "学生甲  国际2301班"


def test_files_chosen_while_writing_are_added_with_the_case(
    page: CasesPage, office: Office, asker: FakeAsker, jane: int, tmp_path: Path, settle: Callable[[], None]
) -> None:
    picture = tmp_path / "screen.png"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.save(str(picture))
    page.desk.go("cases", student=jane)
    sheet = page.recording
    fill(sheet)
    asker.answers = [[picture]]
    sheet.attached.choose.click()
    assert sheet.written and [one.path for one in sheet.attached.files] == [picture]

    def described(dialog: Adding) -> bool:
        dialog.pieces[0].zh.line.setText("群聊截图")
        dialog.take.click()
        return True

    asker.answers = [described]
    sheet.put_down.click()
    settle()
    [file] = cases.cases(office)
    assert [one.description_zh for one in evidence.exhibits(office, file.number)] == ["群聊截图"]
    assert sheet.attached.files == ()


def test_a_day_before_today_gives_the_number_of_its_year(page: CasesPage, office: Office, jane: int) -> None:
    page.desk.go("cases", student=jane)
    fill(page.recording)
    page.recording.on_paper.setChecked(True)
    page.recording.opened.setDate(QDate(2024, 12, 30))
    assert page.recording.account().opened_on == date(2024, 12, 30)
    page.recording.put_down.click()
    assert cases.cases(office)[0].number.endswith("2024-0001")


def test_tab_goes_through_the_rows_where_they_stand(sheet: Recording, settle: Callable[[], None]) -> None:
    sheet.evidence.more.click()
    settle()
    sheet.clauses.setFocus()
    went = []
    for _ in range(8):
        on = sheet.focusWidget()
        QTest.keyClick(on, Qt.Key.Key_Tab)
        went.append(sheet.focusWidget())
    first, second = sheet.evidence.rows
    assert [one for one in went if one in (first.said, second.said, sheet.evidence.more)] == [first.said, second.said]
    assert went[0] is first.said, "after the clauses, not at the end of the page"


def test_what_the_screening_quotes_is_veiled_too(page: CasesPage, office: Office, jane: int, settle: Callable[[], None]) -> None:
    facts = "群里发布了杜珍 20230001 的护照号 E12345678。"
    number = str(cases.record(office, Account((8,), (jane,), facts, influence_zh=INFLUENCE)).facts["number"])
    page._correct(cases.case(office, number))
    screening = page.recording.which.screening
    screening.start.click()
    settle()
    told = "".join(card.accessibleName() for card in screening.messages.cards())
    assert "第八条" in told and "杜珍" not in told and "20230001" not in told
    page.veil.toggle()
    assert not screening.messages.cards(), "what was quoted under the veil is looked at anew"
    screening.start.click()
    told = "".join(card.accessibleName() for card in screening.messages.cards())
    assert "20230001" in told or "杜珍" in told
