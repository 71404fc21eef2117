"""Notices from templates: whatever is left out, both halves say the same; what cannot be filled is refused by name."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from lut_admin import places
from lut_admin.convention.articles import Finding
from lut_admin.convention.purpose import Category
from lut_admin.convention.review import Draft, review
from lut_admin.convention.screening import Lexicon, read_lexicon
from lut_admin.convention.twins import Place, read_places
from lut_admin.papers import words
from lut_admin.papers.notice_templates import (
    Days,
    Kind,
    Rendered,
    Twin,
    Value,
    read_facts,
    read_template,
    render,
    samples,
    say,
    shipped,
    sketch,
    template,
)
from lut_admin.refusals import Refusal
from tests.papers.golden import FOLDER

WRITTEN = date(2026, 9, 1)
NAMES = [one.id for one in shipped()]


@cache
def lexicon() -> Lexicon:
    return read_lexicon(places.resource_tomls("lists/screening"))


@cache
def glossary() -> tuple[Place, ...]:
    return read_places(places.resource_toml("lists/places.toml"))


def found(made: Rendered, written: date = WRITTEN) -> tuple[Finding, ...]:
    draft = Draft(made.zh, made.en, made.category, written=written)
    return review(draft, datetime(2026, 9, 1, 10), lexicon=lexicon(), glossary=glossary())


def test_the_27_kinds_of_notice_are_there() -> None:
    assert len(NAMES) == 27
    assert [one.order for one in shipped()] == list(range(1, 28))
    assert {one.category for one in shipped()} == {*Category, None}
    assert [one.id for one in shipped() if one.category is None] == ["correction"]  # it has that of what it corrects
    assert [one.id for one in shipped() if one.ground] == ["severe_weather", "urgent_help", "closure"]


@pytest.mark.parametrize("name", NAMES)
def test_every_combination_of_optional_facts_passes_its_review(name: str) -> None:
    one = template(name)
    facts = samples(one)
    optional = [field.name for field in one.fields if field.optional]
    left_out = [gone for count in range(len(optional) + 1) for gone in combinations(optional, count)]
    texts = set()
    for gone in left_out:
        made = render(one, {name: value for name, value in facts.items() if name not in gone}, WRITTEN)
        assert found(made) == (), (gone, made)
        assert made.zh.count("\n") == made.en.count("\n")
        assert not set("{}|") & set(made.zh + made.en)
        texts.add((made.zh, made.en))
    assert len(texts) == len(left_out)  # each optional fact shows


CHOICES = [(one.id, field.name) for one in shipped() for field in one.fields if field.choices]


@pytest.mark.parametrize(("name", "told"), CHOICES)
def test_every_choice_passes_its_review(name: str, told: str) -> None:
    one = template(name)
    field = one.field(told)
    for choice in field.choices:
        value: Value = (choice,) if field.kind is Kind.LIST else choice
        made = render(one, {**samples(one), told: value}, WRITTEN)
        assert found(made) == (), made
        assert choice.zh in made.zh and choice.en in made.en


@pytest.mark.parametrize("name", NAMES)
def test_while_it_is_filled_in_what_lacks_stands_there_by_its_label(name: str) -> None:
    one = template(name)
    facts = samples(one)
    assert sketch(one, facts, WRITTEN) == render(one, facts, WRITTEN)
    bare = sketch(one, {}, WRITTEN)
    for field in one.fields:
        assert (f"〔{field.label.zh}〕" in bare.zh) is (f"〔{field.label.en}〕" in bare.en) is not field.optional
    assert not set("{}|") & set(bare.zh + bare.en)


def test_one_fact_is_said_as_the_notice_says_it() -> None:
    one = template("event")
    when = samples(one)["when"]
    assert say(one.field("when"), when, WRITTEN) == Twin(
        "10月21日（星期三）14:30–16:30", "Wednesday 21 October, 14:30–16:30"
    )
    assert say(one.field("when"), when, date(2026, 1, 1)).zh.startswith("2026年")


@pytest.mark.parametrize("name", NAMES)
def test_a_notice_reads_as_the_stored_one(name: str) -> None:
    path = FOLDER / "notices.json"
    made = render(template(name), samples(template(name)), WRITTEN)
    said = {"category": made.category and made.category.value, "zh": made.zh.split("\n"), "en": made.en.split("\n")}
    kept: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    if os.environ.get("REWRITE_GOLDEN"):
        kept[name] = said
        path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert said == kept[name]


@pytest.mark.parametrize("name", NAMES)
def test_a_required_fact_that_lacks_is_named(name: str) -> None:
    one = template(name)
    facts = samples(one)
    for field in one.fields:
        if not field.optional:
            with pytest.raises(Refusal) as refused:
                render(one, {name: value for name, value in facts.items() if name != field.name}, WRITTEN)
            assert (refused.value.code, refused.value.facts["fields"]) == ("templates.missing", field.name)


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_says_how_it_is_written(kind: Kind) -> None:
    said = words.both(kind.key)
    assert said["zh"] != said["en"]
    assert any(field.kind is kind for one in shipped() for field in one.fields), "no template asks for it"


WRONG = {
    Kind.DATE: ["", "2026-02-30", "2026-09-03T10:00", "0026-09-03", "明天"],
    Kind.DAYS: ["2026-09-05/2026-09-03", "2026-09-03T10:00", "2026-09-03/", "/", "2026-09-03/4/5"],
    Kind.TIME: ["25:00", "14:30:20", "2", "下午"],
    Kind.HOURS: ["14:30", "16:00-15:00", "a-b"],
    Kind.MOMENT: ["2026-09-03", "2026-09-03T25:00", "2026-09-03T10:00:30"],
    Kind.SPAN: ["2026-09-03T10:00", "2026-09-03T10:00/09:00", "2026-09-03/2026-09-04", "2026-09-03T10:00/2026-09-04"],
    Kind.DEADLINE: ["2026-09-03/2026-09-04", "soon"],
    Kind.MONTH_DAY: ["0", "32", "x"],
    Kind.PLACE: ["逸夫楼", "逸夫楼 | Yifu Building | 三楼", "a | b | 1 | 2", " | "],
    Kind.AMOUNT: ["0", "1_0", "-1", "1.005", "NaN", "Infinity", "1e99", "五元"],
    Kind.NUMBER: ["-1", "1_0", "1.5", "10000", "x"],
    Kind.NUMBERS: ["", "1,,2", "a"],
    Kind.TEXT: ["体检", "", "一 | ", "a | b | c", "a\nb | c", "x" * 501],
    Kind.CONTACT: ["王老师", "王老师 | Ms Wang | call me"],
    Kind.PHONE: ["", "1", "call", "0931-2970001; 110"],
    Kind.URL: ["example.edu.cn", "https://", "https://例子.cn", "javascript:alert(1)", "https://a b.cn"],
    Kind.EMAIL: ["office", "office@", "a b@example.edu.cn"],
    Kind.FILE: ["", "a\nb"],
    Kind.LIST: ["体检", " | "],
    Kind.SCHEDULE: ["2026-09-03", "x | 体检 | examination", "2026-09-03 | 体检", "2026-09-03 | 体检 | b | c"],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in Kind for text in WRONG[kind]])
def test_what_is_not_of_its_kind_is_refused(kind: Kind, text: str) -> None:
    one, name = next((one, field.name) for one in shipped() for field in one.fields if field.kind is kind)
    with pytest.raises(Refusal) as refused:
        read_facts(one, [(name, text)])
    assert (refused.value.code, refused.value.facts["field"]) == ("templates.ill_typed", name)
    for language in words.LANGUAGES:
        assert name in words.of_refusal(refused.value, language)


def test_a_fact_of_another_type_is_refused_when_rendered() -> None:
    one = template("course_selection")
    with pytest.raises(Refusal, match=r"templates\.ill_typed"):
        render(one, {**samples(one), "window": Days(WRITTEN, WRITTEN)}, WRITTEN)
    with pytest.raises(Refusal, match=r"templates\.no_field"):
        render(one, {**samples(one), "colour": Twin("红", "red")}, WRITTEN)
    with pytest.raises(Refusal, match=r"templates\.twice"):
        read_facts(one, [("limit", "1"), ("limit", "2")])
    with pytest.raises(Refusal, match=r"templates\.unknown"):
        template("party")


def rendered(name: str, **typed: str) -> Rendered:
    one = template(name)
    return render(one, {**samples(one), **read_facts(one, typed.items())}, WRITTEN)


def test_a_number_beyond_what_can_be_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        rendered("physical_examination", fasting="800")
    assert "up to 24" in words.of_refusal(refused.value, "en") and "24 的整数" in words.of_refusal(refused.value, "zh")


@pytest.mark.parametrize("typed", ["1200", "1,200", "1200元", "RMB 1,200", "￥1200", "1200.00 yuan"])
def test_a_sum_is_read_with_its_currency(typed: str) -> None:
    made = rendered("payment", amount=typed)
    assert "金额：1200元\n" in made.zh and "Amount: RMB 1,200\n" in made.en


def test_one_is_not_many() -> None:
    assert "at most 1 credit this" in rendered("course_selection", limit="1").en
    assert "at most 28 credits" in rendered("course_selection", limit="28").en
    assert "(1 day)" in rendered("holiday_arrangement", dates="2026-10-01").en
    assert "HSK Level 4\n" in rendered("hsk_registration", levels="4").en
    assert "HSK Levels 4, 5 and 6\n" in rendered("hsk_registration", levels="4,5,6").en


def test_a_text_that_ends_with_a_full_stop_has_one() -> None:
    made = rendered("fraud_warning", pattern="冒充老师要求转账。 | They pretend to be a teacher.")
    assert "手法：冒充老师要求转账。\n" in made.zh and "fraud: They pretend to be a teacher.\n" in made.en
    assert "提示：不要转账。\n" in rendered("fraud_warning", advice="不要转账。 | Do not pay.").zh


@pytest.mark.parametrize(
    ("day", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (13, "13th"), (22, "22nd"), (31, "31st")]
)
def test_a_day_of_the_month_is_counted(day: int, said: str) -> None:
    assert f"on the {said} of each month" in rendered("allowance_sign_in", day=str(day)).en


def test_years_are_told_where_they_could_be_mistaken() -> None:
    near = rendered("registration")
    assert "9月5日（星期六）" in near.zh and "2026年" not in near.zh and "Saturday 5 September to" in near.en
    far = rendered("registration", dates="2027-02-27/2027-02-28")
    assert "2027年2月27日（星期六）至2027年2月28日（星期日）" in far.zh
    assert "Saturday 27 February 2027 to Sunday 28 February 2027" in far.en
    assert "2026年9月4日（星期五）17:00前" in far.zh  # then every day of the notice has its year


def test_a_day_with_another_clock_is_a_day_in_china() -> None:
    assert "10月24日（星期六）07:30" in rendered("trip", departure="2026-10-23T23:30+00:00").zh


@pytest.mark.parametrize("kind", Kind)
def test_a_field_without_an_example_is_shown_with_one_of_its_kind(kind: Kind) -> None:
    field = {"name": "n", "kind": kind.value, "zh": "数", "en": "n"}
    one = read_template({**BASE, "field": [field], "line": [{"zh": "{n}。", "en": "{n}."}]}, "own")
    assert set(samples(one)) == {"n"}
    assert found(render(one, samples(one), WRITTEN)) == ()


BASE = {
    "category": "life",
    "title": {"zh": "停电", "en": "Power cut"},
    "field": [{"name": "when", "kind": "date", "zh": "时间", "en": "Time"}],
    "line": [{"zh": "{when}停电。", "en": "There is no power on {when}."}],
}


def test_a_template_of_one_s_own_is_read_like_a_shipped_one() -> None:
    made = render(read_template(BASE, "cut"), {"when": date(2026, 9, 3)}, WRITTEN)
    assert made == Rendered(
        Category.LIFE,
        Twin("停电", "Power cut"),
        "停电\n9月3日（星期四）停电。",
        "Power cut\nThere is no power on Thursday 3 September.",
    )


def line(zh: str, en: str, **more: Any) -> dict[str, Any]:
    return {"line": [{"zh": zh, "en": en, **more}]}


SECOND = {"name": "n", "kind": "number", "zh": "数", "en": "n"}


@pytest.mark.parametrize(
    ("change", "code", "fact"),
    [
        (line("{wann}停电", "No power on {wann}"), "templates.undeclared", "wann"),
        (line("{when}停电", "No power"), "templates.uneven", "when"),
        (line("停电", "No power on {when}"), "templates.uneven", "when"),
        (line("停电", "No power"), "templates.unused", "when"),
        (line("{when}停电", "No power on {when}", unless="light"), "templates.undeclared", "light"),
        (line("{when}停电", "No power on {when}", unless=["when"]), "templates.shape", "unless"),
        (line("{when.count}停电", "No power on {when.count}"), "templates.undeclared", "when.count"),
        (line("{when}停电", "{when} {when|day|days}"), "templates.undeclared", "when|day|days"),
        (line("{when}停电{", "No power on {when}"), "templates.shape", None),
        (line("{when}停电", ""), "templates.shape", "line"),
        ({"field": [*BASE["field"], SECOND]}, "templates.unused", "n"),
        ({"field": [*BASE["field"], *BASE["field"]]}, "templates.shape", "name"),
        ({"field": [{**SECOND, "kind": "colour"}]}, "templates.shape", "n"),
        ({"field": [{**SECOND, "name": "N n"}]}, "templates.shape", "field"),
        ({"field": [{**SECOND, "example": 3}]}, "templates.shape", "n"),
        ({"field": [{**SECOND, "past": "yes"}]}, "templates.shape", "n"),
        ({"field": [{**SECOND, "choices": ["一 | one"]}]}, "templates.shape", "n"),
        ({"field": [{**SECOND, "kind": "text", "choices": ["一"]}]}, "templates.shape", "n"),
        ({"field": [{**SECOND, "kind": "text", "choices": "一 | one"}]}, "templates.shape", "n"),
        ({"field": [{**SECOND, "most": 0}]}, "templates.shape", "n"),
        ({"field": "none"}, "templates.shape", "field"),
        ({"line": []}, "templates.shape", "line"),
        ({"category": "party"}, "templates.shape", "category"),
        ({"category": None}, "templates.shape", "category"),
        ({"ground": "boredom"}, "templates.shape", "ground"),
        ({"order": "first"}, "templates.shape", "order"),
        ({"title": {"en": "Power cut"}}, "templates.shape", "title"),
        ({"title": {"zh": "There will be no power for the day", "en": "Power cut"}}, "templates.shape", "title"),
        ({"field": [{**BASE["field"][0], "optional": True}], "title": {"zh": "{when}停电", "en": "{when}"}},
         "templates.shape", "title"),
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_filled_is_refused(change: dict[str, Any], code: str, fact: str | None) -> None:
    with pytest.raises(Refusal) as refused:
        read_template({**BASE, **change}, "cut")
    assert (refused.value.code, refused.value.facts["template"]) == (code, "cut")
    if fact is not None:
        assert fact in refused.value.facts.values()
    for language in words.LANGUAGES:
        assert "cut" in words.of_refusal(refused.value, language)
