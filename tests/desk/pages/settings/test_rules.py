"""The school's rules in the settings: kept at once, confirmed, taken back; the holidays entered year by year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton

from lut_admin.desk.pages.settings.rules import SchoolRules
from lut_admin.office import cases
from lut_admin.office.office import Office


@pytest.fixture
def section(open_window: Any) -> SchoolRules:
    page = open_window("settings").page
    page.visit({"section": "rules"})
    assert isinstance(page.rules, SchoolRules)
    return page.rules


def said(section: SchoolRules) -> str:
    return "\n".join(label.text() for label in section.findChildren(QLabel))


def kept(office: Office, name: str) -> cases.SetRule:
    return next(one for one in cases.rules(office) if one.rule.name == name)


def enter(section: SchoolRules, name: str, value: str) -> None:
    editor = section.fields[name].editor
    assert isinstance(editor, QLineEdit)
    editor.setText(value)
    editor.editingFinished.emit()


def test_every_rule_is_shown_with_its_law_and_what_law_settles_cannot_be_typed(
    section: SchoolRules, office: Office
) -> None:
    assert set(section.fields) == {one.rule.name for one in cases.rules(office)}
    assert "教育部令第41号第55条" in said(section) and "东南大学" in said(section) and "待确认" in said(section)
    assert not section.fields["appeal_days"].editor.isEnabled() and section.fields["state_days"].editor.isEnabled()


def test_a_rule_is_kept_at_once_refused_in_place_and_undone(
    section: SchoolRules, office: Office, settle: Callable[[], None]
) -> None:
    enter(section, "state_days", "7")
    settle()
    assert cases.profile(office).state_days == 7
    enter(section, "state_days", "0")
    settle()
    assert "不能是" in section.fields["state_days"].below.text() and cases.profile(office).state_days == 7
    unit = section.fields["state_unit"].editor
    assert isinstance(unit, QComboBox)
    unit.setCurrentIndex(unit.findData("working_days"))
    unit.activated.emit(unit.currentIndex())
    moves = section.fields["rest_days_move"].editor
    assert isinstance(moves, QCheckBox)
    moves.click()
    settle()
    assert (cases.profile(office).state_unit, cases.profile(office).rest_days_move) == ("working_days", False)
    for _ in range(3):
        section._desk.undo()
        settle()
    assert (cases.profile(office).state_days, cases.profile(office).state_unit) == (5, "days")
    section.refresh()
    assert section.fields["state_days"].editor.text() == "5"  # type: ignore[attr-defined]  # a line


def test_leaving_a_field_confirms_nothing_and_confirming_does(
    section: SchoolRules, office: Office, settle: Callable[[], None]
) -> None:
    enter(section, "months_warning", "6")
    settle()
    assert not kept(office, "months_warning").confirmed
    marks = section.marks["months_warning"]
    confirm = marks.itemAt(1).widget()
    assert isinstance(confirm, QPushButton) and confirm.accessibleDescription() == "警告处分期（月）"
    confirm.click()
    settle()
    assert kept(office, "months_warning").confirmed
    section.refresh()
    assert section.marks["months_warning"].count() == 0


def test_the_holidays_of_a_year_are_entered(section: SchoolRules, office: Office, settle: Callable[[], None]) -> None:
    for field, typed in ((section.year, "2027"), (section.off, "国庆节"), (section.working, "")):
        assert isinstance(field.editor, QLineEdit)
        field.editor.setText(typed)
    section.enter.click()
    settle()
    assert "不能读出" in section.off.below.text()
    assert isinstance(section.off.editor, QLineEdit)
    section.off.editor.setText("2027-01-01，2027-10-01 - 2027-10-07")
    section.enter.click()
    settle()
    assert date(2027, 10, 7) in cases.years(office)[-1].off
    assert "2027 年：放假 8 天，调休上班 0 天" in said(section) and section.off.editor.text() == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_fits_the_smallest_screen(open_window: Any, language: str, settle: Callable[[], None]) -> None:
    page = open_window("settings", language=language, size=(1092, 590)).page
    page.visit({"section": "rules"})
    settle()
    assert page.rules.minimumSizeHint().width() <= page.stack.width()


def test_a_year_is_put_right_from_what_is_known_of_it(
    section: SchoolRules, office: Office, settle: Callable[[], None]
) -> None:
    before = {year.year: year for year in cases.years(office)}[2026]
    change = next(
        made
        for made in section.findChildren(QPushButton)
        if made.accessibleName() == "修改" and made.accessibleDescription() == "2026"
    )
    change.click()
    typed = section.off.editor
    assert isinstance(typed, QLineEdit)
    section.enter_year()
    settle()
    assert {year.year: year for year in cases.years(office)}[2026] == before, "what is written in the fields is the year"
    change = next(made for made in section.findChildren(QPushButton) if made.accessibleDescription() == "2026")
    change.click()
    typed.setText(f"{typed.text()}, 2026-12-30")
    section.enter_year()
    settle()
    assert date(2026, 12, 30) in {year.year: year for year in cases.years(office)}[2026].off


def test_how_many_rules_are_still_to_be_confirmed_is_said_at_the_top(
    section: SchoolRules, office: Office, settle: Callable[[], None]
) -> None:
    left = sum(not one.confirmed and one.value != "" for one in cases.rules(office))
    assert str(left) in section.open.text() and section.open.isVisible()
    cases.change_rules(office, {one.rule.name: one.value for one in cases.rules(office) if not one.rule.settled})
    section.refresh()
    settle()
    assert not section.open.isVisible()
