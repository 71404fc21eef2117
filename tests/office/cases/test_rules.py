"""The school's rules and the calendar: shipped first values, changed by their user, what law settles left alone."""

from __future__ import annotations

from datetime import date

import pytest

from lut_admin.convention.supervision import Rule
from lut_admin.office import cases, history, settings
from lut_admin.office.cases.rules import the_rules
from lut_admin.office.office import Office
from lut_admin.papers import words
from lut_admin.papers.words import Word
from tests.office.cases.conftest import SERVED, opened, refused, take
from tests.office.conftest import Clock


def test_a_rule_is_set_confirmed_and_taken_back(office: Office) -> None:
    assert not any(one.confirmed for one in cases.rules(office) if not one.rule.settled)
    cases.change_rules(office, {"state_days": "7", "months_warning": 6, "rules_zh": " 兰州理工大学学生违纪处分规定 "})
    rules = {one.rule.name: one for one in cases.rules(office)}
    assert (rules["state_days"].value, rules["state_days"].confirmed) == (7, True)
    assert rules["months_warning"].confirmed, "a value set as it stood is confirmed"
    assert cases.profile(office).rules_zh == "兰州理工大学学生违纪处分规定"
    history.undo(office)
    assert cases.profile(office).state_days == 5


@pytest.mark.parametrize(
    ("name", "value"),
    [("state_days", 0), ("state_days", "many"), ("state_unit", "hours"), ("rest_days_move", "yes"), ("rules_zh", 3)],
)  # fmt: skip
def test_a_value_that_a_rule_cannot_have_is_refused(office: Office, name: str, value: object) -> None:
    refused("profile.bad_value", cases.change_rules, office, {name: value})


def test_what_law_settles_cannot_be_changed(office: Office) -> None:
    told = refused("profile.settled", cases.change_rules, office, {"appeal_days": 5})
    assert "教育部令第41号第60条" in words.of_refusal(told, "zh")


@pytest.mark.parametrize("rule", the_rules(), ids=lambda rule: str(rule.name))
def test_every_rule_has_its_words_its_law_and_a_first_value_it_may_have(rule: Rule) -> None:
    for language in words.LANGUAGES:
        assert words.say(f"profile.{rule.name}", language)
        assert words.say(rule.law.key, language, **rule.law.facts)
        assert all(words.say(f"profile.{rule.name}.{choice}", language) for choice in rule.choices)
    assert rule.check(rule.value) == rule.value and rule.note_zh and rule.note_en


def test_the_holidays_of_a_year_are_entered(office: Office, clock: Clock, jane: int) -> None:
    assert [year.year for year in cases.years(office)] == [2023, 2024, 2025, 2026]
    cases.change_year(office, 2027, "2027-01-01，2027-10-01 至 2027-10-07", "2027-10-09")
    assert cases.years(office)[-1].year == 2027
    assert cases.years(office)[-1].off >= {date(2027, 1, 1), date(2027, 10, 1), date(2027, 10, 7)}
    for off, working in (("2027-10-09 - 2027-10-01", ""), ("国庆节", ""), ("", ""), ("2028-01-01", ""), ("2027-02-30", ""),
                         ("2027-01-01", "2027-10-09 - 2027-10-10"), ("2027-01-01 2027-01-02 2027-01-03", "")):  # fmt: skip
        refused("profile.bad_year", cases.change_year, office, 2027, off, working)
    number = opened(office, jane)
    take(office, number, *SERVED)
    assert appeal(office, number) == date(2025, 12, 1)  # ten days end on Sunday, 30 November
    cases.change_year(office, 2025, "2025-12-01")
    assert appeal(office, number) == date(2025, 12, 2)
    cases.change_rules(office, {"rest_days_move": False})
    assert appeal(office, number) == date(2025, 11, 30)
    assert settings.get(office, "case_prefix") == "LUT", "the other settings are as they were"


def appeal(office: Office, number: str) -> date:
    [standing] = cases.standings(office, cases.case(office, number))
    return next(one.due for one in standing.deadlines if one.term == "appeal")


def test_how_a_date_was_counted_is_said_in_both_languages(office: Office, jane: int) -> None:
    number = opened(office, jane)
    take(office, number, *SERVED)
    [standing] = cases.standings(office, cases.case(office, number))
    [deadline] = [one for one in standing.deadlines if one.term == "appeal"]
    said = [
        [words.of_word(Word(key, facts), language) for key, facts in deadline.counted.said]
        for language in words.LANGUAGES
    ]
    assert said == [
        ["自 2025-11-20 的次日起算 10 日，至 2025-11-30。", "2025-11-30 为休息日，顺延至其后第一个工作日 2025-12-01。"],
        [
            "Counted from the day after 2025-11-20: 10 days, to 2025-11-30.",
            "2025-11-30 is a day off, so it ends on the next working day, 2025-12-01.",
        ],
    ]


def test_the_next_number_of_a_document_follows_the_pattern(office: Office, jane: int) -> None:
    assert cases.suggested_document(office) == ""
    cases.change_rules(office, {"document_pattern": "校国教处〔{year}〕{n}号"})
    assert cases.suggested_document(office) == "校国教处〔2025〕1号"
    take(office, opened(office, jane), *SERVED[:4], "decision", document="校国教处〔2025〕1号")
    assert cases.suggested_document(office) == "校国教处〔2025〕2号"
    cases.change_rules(office, {"document_pattern": "见文件"})
    assert cases.suggested_document(office) == "见文件"
