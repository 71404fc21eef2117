"""A template and its facts become a notice: the same fact, said as each language says it, weekday and plural included."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal

from lut_admin.convention.purpose import Category
from lut_admin.papers.notice_templates.kinds import Kind
from lut_admin.papers.notice_templates.reading import ill_typed
from lut_admin.papers.notice_templates.template import PLACEHOLDER, Field, Template
from lut_admin.papers.notice_templates.values import Contact, Days, Entry, Hours, Span, Spot, Twin, Value, days_of
from lut_admin.refusals import Refusal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, Language] = ("zh", "en")
_STOPS = "。."
GAP = re.compile(r"〔[^〕]*〕")
_WEEKDAYS = {
    "zh": tuple(f"星期{day}" for day in "一二三四五六日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip
_ENDS_IN_TIME = re.compile(r":\d\d$")
# A day without its year is read as the one nearest to the day of writing; beyond these days that would be another year's.
BACK, AHEAD = 50, 290


@dataclass(frozen=True, slots=True)
class Rendered:
    """A notice made from a template: its purpose (None: to be chosen), title and both halves."""

    category: Category | None
    title: Twin
    zh: str
    en: str


def render(template: Template, facts: Mapping[str, Value], written: date) -> Rendered:
    """The notice that a template makes of its facts; `written` is the day of writing, which says whether years are told.

    Refuses a fact the template does not ask for (``templates.no_field``), one that lacks (``templates.missing``) and one that
    is not of its kind (``templates.ill_typed``).
    """
    _check(template, facts)
    lacking = [field.name for field in template.fields if not field.optional and field.name not in facts]
    if lacking:
        raise Refusal("templates.missing", template=template.id, fields=" ".join(lacking))
    return _filled(template, facts, written)


def sketch(template: Template, facts: Mapping[str, Value], written: date) -> Rendered:
    """As `render`, while it is being filled in: a required fact that lacks is told by its label, 〔地点〕."""
    _check(template, facts)
    gaps = {one.name: _Gap(one.label) for one in template.fields if not one.optional and one.name not in facts}
    return _filled(template, {**facts, **gaps}, written)


def say(field: Field, value: Value, written: date) -> Twin:
    """One fact, which its field takes, as a notice written on that day tells it in either language."""
    years = _years(days_of(value), written)
    zh, en = (_Voice(language, years).say(field.kind, value) for language in LANGUAGES)
    return Twin(zh, en)


@dataclass(frozen=True, slots=True)
class _Gap:
    """Stands for a fact that is not there yet."""

    label: Twin


def _years(days: Iterable[date], written: date) -> bool:
    return any(day.year != written.year or not -BACK <= (day - written).days <= AHEAD for day in days)


def _filled(template: Template, facts: Mapping[str, Value | _Gap], written: date) -> Rendered:
    years = _years([day for value in facts.values() if not isinstance(value, _Gap) for day in days_of(value)], written)
    voices = [_Voice(language, years) for language in LANGUAGES]
    lines = [line for line in template.lines if line.tells <= facts.keys() and line.unless not in facts]
    halves = [
        [
            voice.fill(text, template, facts)
            for text in (_of(template.title, voice), *(_of(line.said, voice) for line in lines))
        ]
        for voice in voices
    ]
    title = Twin(halves[0][0], halves[1][0])
    return Rendered(template.category, title, *("\n".join(half) for half in halves))


def _of(said: Twin, voice: _Voice) -> str:
    return said.zh if voice.language == "zh" else said.en


def _check(template: Template, facts: Mapping[str, Value]) -> None:
    for name, value in facts.items():
        field = template.field(name)
        if not field.takes(value):
            raise ill_typed(template, field, str(value))


class _Voice:
    """Says facts in one language; `years` is whether days are told with their year."""

    def __init__(self, language: Language, years: bool) -> None:
        self.language = language
        self.years = years

    def fill(self, text: str, template: Template, facts: Mapping[str, Value | _Gap]) -> str:
        """The line with its facts in place."""

        def told(found: re.Match[str]) -> str:
            kind, value = template.field(found["name"]).kind, facts[found["name"]]
            if isinstance(value, _Gap):
                return found["many"] or f"〔{self.twin(value.label)}〕"
            if found["part"] == "weekday":
                return self._weekday(days_of(value)[0])
            if found["part"] == "count" or found["one"] is not None:
                count = _count(value)
                return str(count) if found["one"] is None else found["one"] if count == 1 else found["many"]
            words = self.say(kind, value)
            # Whoever ends a text with a full stop does not want two of them.
            return words.rstrip(_STOPS) if text[found.end() : found.end() + 1] in tuple(_STOPS) else words

        return PLACEHOLDER.sub(told, text)

    def say(self, kind: Kind, value: Any) -> str:
        """One fact."""
        if kind is Kind.DEADLINE and isinstance(value, datetime):
            return self._due(value)
        if kind is Kind.MONTH_DAY:
            return f"{value}日" if self.language == "zh" else f"{value}{_suffix(value)}"
        if kind is Kind.SCHEDULE:
            return "\n".join(f"{number}. {self._entry(entry)}" for number, entry in enumerate(value, 1))
        if isinstance(value, tuple):
            return self._row([self._one(part) for part in value])
        return self._one(value)

    def _one(self, value: Any) -> str:
        # A moment is also a day: it comes first.
        for kind, saying in _SAYINGS:
            if isinstance(value, kind):
                return saying(self, value)
        return str(value)

    def _row(self, said: list[str]) -> str:
        if self.language == "zh":
            return "、".join(said)
        return " and ".join(part for part in (", ".join(said[:-1]), said[-1]) if part)

    def _entry(self, entry: Entry) -> str:
        colon, comma = ("：", "，") if self.language == "zh" else (": ", ", ")
        when = self._one(entry.when)
        where = "" if entry.where is None else f"{comma}{self._one(entry.where)}"
        # After 09:00 a colon would seem to go on with the time.
        return f"{when}{comma if _ENDS_IN_TIME.search(when) else colon}{self._one(entry.what)}{where}"

    def _weekday(self, day: date) -> str:
        return _WEEKDAYS[self.language][day.weekday()]

    def day(self, day: date) -> str:
        """9月3日（星期四）, Thursday 3 September."""
        if self.language == "zh":
            year = f"{day.year}年" if self.years else ""
            return f"{year}{day.month}月{day.day}日（{self._weekday(day)}）"
        year = f" {day.year}" if self.years else ""
        return f"{self._weekday(day)} {day.day} {_MONTHS[day.month - 1]}{year}"

    def days(self, value: Days) -> str:
        """A range of days; one day where it has no more."""
        if value.first == value.last:
            return self.day(value.first)
        return f"{self.day(value.first)}{self._to}{self.day(value.last)}"

    @property
    def _to(self) -> str:
        return "至" if self.language == "zh" else " to "

    def moment(self, at: datetime) -> str:
        """9月3日（星期四）14:30, Thursday 3 September, 14:30."""
        return f"{self.day(at.date())}{'' if self.language == 'zh' else ', '}{at:%H:%M}"

    def _due(self, at: datetime) -> str:
        return self.moment(at) if self.language == "zh" else f"{at:%H:%M} on {self.day(at.date())}"

    def span(self, value: Span) -> str:
        """From one moment to another; the day once where it is the same."""
        if value.start.date() == value.end.date():
            return f"{self.moment(value.start)}–{value.end:%H:%M}"
        return f"{self._due(value.start)}{self._to}{self._due(value.end)}"

    def spot(self, value: Spot) -> str:
        """逸夫楼305室, Room 305, Yifu Building."""
        if self.language == "zh":
            return f"{value.zh}{value.room}室" if value.room else value.zh
        return f"Room {value.room}, {value.en}" if value.room else value.en

    def contact(self, value: Contact) -> str:
        """王老师，电话0931-2970000; Ms Wang, phone 0931-2970000."""
        if self.language == "zh":
            return f"{value.zh}，电话{value.phone}" if value.phone else value.zh
        return f"{value.en}, phone {value.phone}" if value.phone else value.en

    def amount(self, value: Decimal) -> str:
        """1200元, RMB 1,200."""
        whole = value == value.to_integral_value()
        if self.language == "zh":
            return f"{value:.0f}元" if whole else f"{value:.2f}元"
        return f"RMB {value:,.0f}" if whole else f"RMB {value:,.2f}"

    def twin(self, value: Twin) -> str:
        """A text that was given in both languages."""
        return value.zh if self.language == "zh" else value.en


_SAYINGS: tuple[tuple[type, Callable[[_Voice, Any], str]], ...] = (
    (datetime, _Voice.moment),
    (date, _Voice.day),
    (time, lambda _voice, value: f"{value:%H:%M}"),
    (Days, _Voice.days),
    (Hours, lambda _voice, value: f"{value.start:%H:%M}–{value.end:%H:%M}"),
    (Span, _Voice.span),
    (Spot, _Voice.spot),
    (Contact, _Voice.contact),
    (Twin, _Voice.twin),
    (Decimal, _Voice.amount),
)


def _count(value: Value) -> int:
    if isinstance(value, Days):
        return value.count
    return len(value) if isinstance(value, tuple) else int(str(value))


def _suffix(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
