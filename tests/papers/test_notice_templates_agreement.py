"""A notice made from a template agrees with itself, whatever its facts are (Art. 6)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lut_admin import places
from lut_admin.convention.twins import compare, read_places
from lut_admin.papers.notice_templates import (
    Contact,
    Days,
    Entry,
    Field,
    Hours,
    Kind,
    Span,
    Spot,
    Template,
    Twin,
    Value,
    read_template,
    render,
    shipped,
)
from lut_admin.papers.notice_templates import frame as the_frame

GLOSSARY = read_places(places.resource_toml("lists/places.toml"))
FIRST, LAST = date(2026, 1, 1), date(2031, 12, 31)

MINUTES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
NEAR = st.integers(0, 400)
TEXTS = st.sampled_from(
    [
        Twin("体检", "physical examination"),
        Twin("中国书法", "Chinese calligraphy"),
        Twin("全体新生", "all new students"),
        Twin("护照", "passport"),
    ]
)
BUILDINGS = st.sampled_from(
    [
        ("逸夫楼", "Yifu Building"),
        ("图书馆", "Library"),
        ("第二教学楼", "Teaching Building 2"),
        ("西校区", "West Campus"),
    ]
)
ROOMS = st.one_of(
    st.just(""),
    st.integers(100, 999).map(str),
    st.builds("{}{}".format, st.sampled_from("ABCD"), st.integers(101, 999)),
    st.builds("{}-{}".format, st.integers(1, 9), st.integers(101, 999)),
)
SPOTS = st.builds(lambda names, room: Spot(*names, room), BUILDINGS, ROOMS)
PHONES = st.one_of(
    st.integers(1_000_000, 9_999_999).map("0931-{}".format),
    st.integers(100_000, 999_999).map(lambda n: f"400-{n // 1000}-{n % 1000:03}0"),
    st.just("110"),
    st.just("12345"),
)


def days(written: date) -> st.SearchStrategy[date]:
    return NEAR.map(lambda ahead: written + timedelta(days=ahead))


def moments(written: date) -> st.SearchStrategy[datetime]:
    return st.builds(datetime.combine, days(written), MINUTES)


def ranges(written: date) -> st.SearchStrategy[Days]:
    return st.builds(lambda first, more: Days(first, first + timedelta(days=more)), days(written), st.integers(0, 60))


def spans(written: date) -> st.SearchStrategy[Span]:
    return st.builds(lambda at, more: Span(at, at + timedelta(minutes=more)), moments(written), st.integers(1, 4000))


def entries(written: date) -> st.SearchStrategy[Entry]:
    when = st.one_of(days(written), moments(written), ranges(written), spans(written))
    return st.builds(Entry, when, TEXTS, st.none() | SPOTS)


def facts(field: Field, written: date) -> st.SearchStrategy[Value]:
    """Any fact that a field takes; texts, which a person puts into both languages, are right."""
    every: dict[Kind, st.SearchStrategy[Value]] = {
        Kind.DATE: days(written),
        Kind.DAYS: ranges(written),
        Kind.TIME: MINUTES,
        Kind.HOURS: st.lists(MINUTES, min_size=2, max_size=2, unique=True).map(lambda two: Hours(*sorted(two))),
        Kind.MOMENT: moments(written),
        Kind.SPAN: spans(written),
        Kind.DEADLINE: st.one_of(days(written), moments(written)),
        Kind.MONTH_DAY: st.integers(1, 31),
        Kind.PLACE: SPOTS,
        Kind.AMOUNT: st.decimals(Decimal("0.01"), 999_999, places=2) | st.integers(1, 99_999).map(Decimal),
        Kind.NUMBER: st.integers(0, field.most),
        Kind.NUMBERS: st.lists(st.integers(1, 9), min_size=1, max_size=6, unique=True).map(
            lambda some: tuple(sorted(some))
        ),
        Kind.TEXT: TEXTS,
        Kind.CONTACT: st.builds(Contact, st.just("王老师"), st.just("Ms Wang"), st.just("") | PHONES),
        Kind.PHONE: PHONES,
        Kind.URL: st.from_regex(r"\Ahttps://[a-z]{2,9}\.example\.edu\.cn/[a-z0-9/]{0,9}[a-z]\Z"),
        Kind.EMAIL: st.from_regex(r"\A[a-z][a-z0-9.]{0,8}[a-z]@example\.edu\.cn\Z"),
        Kind.FILE: st.just("Application_Form.docx"),
        Kind.LIST: st.lists(TEXTS, min_size=1, max_size=5).map(tuple),
        Kind.SCHEDULE: st.lists(entries(written), min_size=1, max_size=5).map(tuple),
    }
    return every[field.kind]


@st.composite
def filled(draw: st.DrawFn, one: Template) -> tuple[date, dict[str, Value]]:
    written = draw(st.dates(FIRST, LAST))

    def wanted(field: Field) -> bool:
        return not field.optional or draw(st.booleans())

    return written, {field.name: draw(facts(field, written)) for field in one.fields if wanted(field)}


@pytest.mark.parametrize("one", shipped(), ids=lambda one: one.id)
def test_a_notice_agrees_with_itself(one: Template) -> None:
    @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(filled(one))
    def agrees(told: tuple[date, dict[str, Value]]) -> None:
        written, facts = told
        made = render(one, facts, written)
        assert compare(made.zh, made.en, written, GLOSSARY) == [], f"\n{made.zh}\n{made.en}"

    agrees()


SAID = (
    ("时间：{x}", "Time: {x}"),
    ("具体安排：\n{x}", "Details:\n{x}"),
    ("请注意：{x}", "Please note: {x}"),
    ("{x}", "{x}"),
    ("请看{x}。", "Please see {x}."),
    ("说明：{x}。", "Note: {x}."),
)


@st.composite
def own(draw: st.DrawFn) -> Template:
    """A template that somebody wrote: any kinds of facts, each told in a line or two."""
    kinds = draw(st.lists(st.sampled_from(list(Kind)), min_size=1, max_size=6))
    fields, lines = [], []
    for number, kind in enumerate(kinds):
        name = f"fact_{number}"
        fields.append({"name": name, "kind": kind.value, "optional": draw(st.booleans()), "zh": "内容", "en": "Item"})
        # Bare numbers that begin a line are the numbers of a list to whoever reads them.
        ways = [
            way
            for way in SAID
            if kind not in (Kind.NUMBER, Kind.NUMBERS) or not way[0].rpartition("\n")[2].startswith("{x}")
        ]
        for zh, en in draw(st.lists(st.sampled_from(ways), min_size=1, max_size=2, unique=True)):
            lines.append({"zh": zh.replace("x", name), "en": en.replace("x", name)})
    body = {"category": "life", "title": {"zh": "通知", "en": "Notice"}, "field": fields, "line": lines}
    return read_template(body, "own", the_frame())


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_notice_from_a_template_of_one_s_own_agrees_with_itself(data: st.DataObject) -> None:
    one = data.draw(own())
    written, facts = data.draw(filled(one))
    made = render(one, facts, written)
    assert compare(made.zh, made.en, written, GLOSSARY) == [], f"\n{made.zh}\n{made.en}"
