"""The Cases page through the real window: recorded, corrected, taken step by step, printed, binned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from lut_admin.desk.pages.cases import CasesPage
from lut_admin.desk.window import Window
from lut_admin.office import cases, history, roster
from lut_admin.office.cases import Account, Evidence, Kind
from lut_admin.office.office import Office

FACTS = "该生在群内连续发布校外广告。"


@pytest.fixture
def people(office: Office) -> list[int]:
    """Two students; the second has a very long name."""
    rows = (
        {"student_no": "20230001", "passport_name": "DOE JANE", "english_name": "Jane Doe", "chinese_name": "杜珍"},
        {
            "student_no": "20230002",
            "english_name": "Maximiliana Bartholomea " * 4,
            "chinese_name": "阿卜杜勒拉赫曼穆罕默德",
        },
    )
    return [roster.add(office, row).made or 0 for row in rows]


def page(window: Window) -> CasesPage:
    assert isinstance(window.page, CasesPage)
    return window.page


def recorded(office: Office, *people: int) -> str:
    given = Account(
        (5, 8), people, FACTS, "Ads.", None, "大群", (Evidence("截图", 3, "2025-11-19"),), None, "影响恶劣。"
    )
    return str(cases.record(office, given).facts["number"])


def test_a_case_is_recorded_from_nothing(
    window: Window, office: Office, people: list[int], settle: Callable[[], None]
) -> None:
    shown = page(window)
    assert shown.nothing.isVisible() and not shown.new.isVisible()
    window.go("cases", new=True)
    sheet = shown.recording
    sheet.put_down.click()
    assert "至少选择一名学生" in sheet.whom.fields[Kind.STUDENTS].below.text()  # nobody yet: said in place
    for letters in ("dz", "maxi"):
        sheet.people.search.setText(letters)
        QTest.keyClick(sheet.people.search, Qt.Key.Key_Return)
        settle()
    assert sheet.people.ids() == tuple(people) and sheet.people.found.isHidden()
    sheet.which.ticks[8].setChecked(True)
    sheet.happened.zh.setPlainText(FACTS)
    sheet.happened.en.setPlainText("Ads.")
    sheet.happened.known_time.setChecked(True)
    sheet.happened.place.setText("大群")
    sheet.put_down.click()
    assert not cases.cases(office), "what bad influence there was is not stated yet"
    sheet.influence.zh.setPlainText("影响恶劣。")
    sheet.evidence.rows[0].said.setText("群聊截图")
    sheet.evidence.rows[0].copies.setValue(3)
    sheet.evidence.rows[0].obtained.setDate(QDate(2025, 11, 19))
    sheet.evidence.more.click()
    sheet.put_down.click()
    [file] = cases.cases(office)
    assert (file.articles, file.facts_zh, file.place) == ((8,), FACTS, "大群")
    assert file.evidence == (Evidence("群聊截图", 3, "2025-11-19"),)  # the empty row is no evidence
    assert [person.student_id for person in file.people] == people
    assert file.occurred_at == "2025-11-20T02:00:00.000000Z"
    assert shown.sheet.isVisible()
    history.undo(office)
    shown.refresh()
    assert shown.nothing.isVisible()


def test_a_ticked_article_shows_its_words(window: Window) -> None:
    window.go("cases", new=True)
    tick = page(window).recording.which.ticks[8]
    card = tick.parentWidget()
    assert card is not None

    def words() -> str:
        return "".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))

    assert "隐私" not in words()
    tick.setChecked(True)
    assert "隐私" in words()


def test_what_is_half_written_is_gone_on_with(window: Window) -> None:
    window.go("cases", new=True)
    page(window).recording.happened.zh.setPlainText(FACTS)
    page(window).recording.left.emit()
    window.go("cases", new=True)
    assert page(window).recording.happened.zh.toPlainText() == FACTS


def test_when_it_happened_is_not_known_until_somebody_says_so(window: Window) -> None:
    window.go("cases", new=True)
    sheet = page(window).recording
    assert not sheet.happened.known_time.isChecked() and not sheet.happened.occurred.isEnabled()
    assert sheet.account().occurred_at is None
    sheet.happened.known_time.setChecked(True)
    assert sheet.account().occurred_at == window.office.now()


def test_what_is_half_written_is_there_in_the_other_language(
    window: Window, people: list[int], settle: Callable[[], None]
) -> None:
    window.go("cases", student=people[0])
    sheet = page(window).recording
    sheet.happened.zh.setPlainText(FACTS)
    sheet.which.ticks[8].setChecked(True)
    sheet.happened.known_time.setChecked(True)
    sheet.evidence.rows[0].said.setText("截图")
    before = sheet.draft()
    window.set_language("en")
    settle()
    again = page(window).recording
    assert again is not sheet and again.isVisible() and again.draft().written == before.written and again.written


def test_a_correction_half_written_is_still_a_correction_in_the_other_language(
    window: Window, office: Office, people: list[int], settle: Callable[[], None]
) -> None:
    number = recorded(office, people[0])
    page(window)._correct(cases.case(office, number))
    page(window).recording.happened.zh.setPlainText("更正后的事实。")
    window.set_language("en")
    settle()
    page(window).recording.put_down.click()
    assert cases.case(office, number).facts_zh == "更正后的事实。" and len(cases.cases(office)) == 1


def test_the_window_does_not_close_over_a_half_written_case_unasked(window: Window, asker: Any) -> None:
    window.go("cases", new=True)
    page(window).recording.happened.zh.setPlainText(FACTS)
    assert not window.close() and window.isVisible()
    assert [method for method, _ in asker.asked] == ["choice"]
    assert page(window).recording.happened.zh.toPlainText() == FACTS
    asker.answers.append(0)
    assert window.close()


def test_nothing_is_asked_where_nothing_is_written(window: Window, people: list[int], asker: Any) -> None:
    window.go("cases", student=people[0])
    assert window.close() and not asker.asked


def test_another_case_does_not_wipe_the_one_half_written(window: Window, people: list[int], asker: Any) -> None:
    window.go("cases", new=True)
    sheet = page(window).recording
    sheet.happened.zh.setPlainText(FACTS)
    window.go("cases", student=people[0])
    assert sheet.happened.zh.toPlainText() == FACTS and not sheet.people.ids()
    asker.answers.append(0)
    window.go("cases", student=people[0])
    assert not sheet.happened.zh.toPlainText() and sheet.people.ids() == (people[0],)


def test_a_new_sheet_begins_at_its_top_and_what_is_missing_is_scrolled_to(
    window: Window, people: list[int], settle: Callable[[], None]
) -> None:
    window.go("cases", student=people[0])
    sheet, bar = page(window).recording, page(window).recording.area.verticalScrollBar()
    sheet.happened.zh.setPlainText(FACTS)
    settle()
    sheet.put_down.click()
    settle()
    assert sheet.focusWidget() is sheet.which.ticks[1]
    assert not sheet.which.ticks[1].visibleRegion().isEmpty()  # the box that has the keyboard can be seen
    bar.setValue(bar.maximum())
    sheet.begin()
    assert bar.maximum() > 0 and bar.value() == 0


def test_an_account_is_corrected_on_the_same_sheet(window: Window, office: Office, people: list[int]) -> None:
    number = recorded(office, people[0])
    shown = page(window)
    shown.refresh()
    window.go("cases", case=cases.case(office, number).id)
    shown.sheet.correcting.emit(shown.sheet.file)
    sheet = shown.recording
    assert sheet.happened.zh.toPlainText() == FACTS and sheet.people.ids() == (people[0],)
    assert sheet.which.ticks[5].isChecked() and not sheet.happened.known_time.isChecked()
    sheet.happened.zh.setPlainText("更正后的事实。")
    sheet.which.ticks[5].setChecked(False)
    sheet.evidence.drop(sheet.evidence.rows[0])
    sheet.put_down.click()
    file = cases.case(office, number)
    assert (file.facts_zh, file.articles, file.evidence) == ("更正后的事实。", (8,), ())
    assert shown.sheet.isVisible() and shown.sheet.file == file


def test_a_case_goes_to_the_bin_and_comes_back(window: Window, office: Office, people: list[int]) -> None:
    number = recorded(office, people[0])
    shown = page(window)
    shown.refresh()
    assert shown.badge() == ("1", True)
    window.go("cases", case=cases.case(office, number).id)
    shown.sheet._discard()
    assert shown.nothing.isVisible() and shown.badge() is None
    window.undo()
    assert shown.table.isVisible()


def test_found_by_pinyin_initials_and_number(window: Window, office: Office, people: list[int]) -> None:
    recorded(office, people[0])
    recorded(office, people[1])
    shown = page(window)
    shown.refresh()
    for typed in ("dz", "0001", "jane"):
        shown.search.setText(typed)
        assert len(shown.model.rows.shown) == 1, typed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_off_at_the_smallest_screen(
    open_window: Any, office: Office, people: list[int], language: str
) -> None:
    number = recorded(office, *people)
    window = open_window("cases", language=language, size=(1092, 590))
    window.go("cases", case=cases.case(office, number).id)
    detail = page(window).sheet
    assert detail.minimumSizeHint().width() <= detail.width()
