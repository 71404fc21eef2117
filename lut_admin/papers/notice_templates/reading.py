"""Facts as they are typed on one line: 2026-09-03T14:30, 逸夫楼 | Yifu Building | 305, 120.50."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from lut_admin.convention.hours import CHINA
from lut_admin.papers.notice_templates.kinds import Kind
from lut_admin.papers.notice_templates.template import Field, Template
from lut_admin.papers.notice_templates.values import Contact, Days, Entry, Hours, Span, Spot, Twin, Value, When
from lut_admin.refusals import Refusal

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_SHOWN = 60
_CURRENCY = re.compile(r"^(?:RMB|CNY|[¥￥])\s*|\s*(?:元|yuan|RMB)$", re.IGNORECASE)


# What a field without an example is shown with.
_EXAMPLES: dict[Kind, tuple[str, ...]] = {
    Kind.DATE: ("2026-09-03",),
    Kind.DAYS: ("2026-09-03/2026-09-05",),
    Kind.TIME: ("14:30",),
    Kind.HOURS: ("08:30-17:00",),
    Kind.MOMENT: ("2026-09-03T14:30",),
    Kind.SPAN: ("2026-09-03T14:30/16:30",),
    Kind.DEADLINE: ("2026-09-03T17:00",),
    Kind.MONTH_DAY: ("25",),
    Kind.PLACE: ("逸夫楼 | Yifu Building | 305",),
    Kind.AMOUNT: ("120",),
    Kind.NUMBER: ("2",),
    Kind.NUMBERS: ("3,4,5",),
    Kind.TEXT: ("体检 | physical examination",),
    Kind.CONTACT: ("王老师 | Ms Wang | 0931-2970001",),
    Kind.PHONE: ("0931-2970001",),
    Kind.URL: ("https://www.example.edu.cn",),
    Kind.EMAIL: ("office@example.edu.cn",),
    Kind.FILE: ("Form.docx",),
    Kind.LIST: ("护照 | passport", "学生证 | student card"),
    Kind.SCHEDULE: ("2026-09-03T09:00/11:00 | 体检 | physical examination | 校医院 | University Hospital",),
}


def samples(template: Template) -> dict[str, Value]:
    """Each of its facts as its example says it, or as one of its kind may be."""
    made = {field.name: read_value(field, field.example) for field in template.fields if field.example}
    made |= {
        field.name: read_value(field, _EXAMPLES[field.kind]) for field in template.fields if not made.get(field.name)
    }
    return {name: value for name, value in made.items() if value is not None}


def read_facts(template: Template, typed: Iterable[tuple[str, str]]) -> dict[str, Value]:
    """The facts of a notice from names and texts; a list's things come one after another under the same name.

    Refuses (``templates.no_field``, ``templates.twice``, ``templates.ill_typed``) what the template cannot use.
    """
    texts: dict[str, list[str]] = {}
    for name, text in typed:
        field = template.field(name)
        if name in texts and not field.kind.many:
            raise Refusal("templates.twice", template=template.id, field=name)
        texts.setdefault(name, []).append(text)
    return {name: read_fact(template, template.field(name), told) for name, told in texts.items()}


def read_fact(template: Template, field: Field, texts: Iterable[str]) -> Value:
    """One fact from its text, or from its texts where it is a list; refuses (``templates.ill_typed``) what it is not."""
    told = list(texts)
    value = read_value(field, told)
    if value is None:
        raise ill_typed(template, field, "; ".join(told))
    return value


def read_value(field: Field, texts: Iterable[str]) -> Value | None:
    """As `read_fact`, and None for what its field does not take."""
    try:
        value = _read(field.kind, list(texts))
    except (ValueError, OverflowError, InvalidOperation):
        return None
    return value if field.takes(value) else None


def ill_typed(template: Template, field: Field, text: str) -> Refusal:
    """The refusal of a fact that is not of its field's kind."""
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return Refusal("templates.ill_typed", template=template.id, field=field.name, text=shown, kind=field.asks)


def _read(kind: Kind, told: list[str]) -> Value:
    if kind is Kind.LIST:
        return tuple(_twin(_parts(text)) for text in told)
    if kind is Kind.SCHEDULE:
        return tuple(_entry(text) for text in told)
    (text,) = told
    return _one(kind, text.strip())


def _one(kind: Kind, text: str) -> Value:
    match kind:
        case Kind.DATE:
            return date.fromisoformat(text)
        case Kind.TIME:
            return time.fromisoformat(text)
        case Kind.HOURS:
            start, end = re.split(r"\s*[-–/~]\s*", text)
            return Hours(time.fromisoformat(start), time.fromisoformat(end))
        case Kind.DAYS | Kind.MOMENT | Kind.SPAN | Kind.DEADLINE:
            return _as_wanted(kind, _when(text))
        case Kind.AMOUNT:
            return Decimal(_CURRENCY.sub("", text).replace(",", "").replace("_", "?"))  # which Decimal would skip
        case Kind.NUMBER | Kind.MONTH_DAY:
            return _number(text)
        case Kind.NUMBERS:
            return tuple(_number(part) for part in re.split(r"[,，、]", text))
        case Kind.PLACE:
            return Spot(*_named(_parts(text)))
        case Kind.CONTACT:
            return Contact(*_named(_parts(text)))
        case Kind.TEXT:
            return _twin(_parts(text))
        case _:
            return text


def _as_wanted(kind: Kind, when: When) -> Value:
    """One day where a range of days is asked for is a range of one day."""
    if kind is Kind.DAYS and isinstance(when, date) and not isinstance(when, datetime):
        return Days(when, when)
    return when


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[|｜]", text)]


def _twin(parts: list[str]) -> Twin:
    if len(parts) == 1 and not _HAN.search(parts[0]):
        return Twin(parts[0], parts[0])  # a name such as HSK is the same in either language
    zh, en = parts
    return Twin(zh, en)


def _number(text: str) -> int:
    if not text.strip().isdecimal():
        raise ValueError(text)
    return int(text)


def _named(parts: list[str]) -> tuple[str, str, str]:
    """A name in both languages, and the number behind it or nothing."""
    zh, en, number = parts if len(parts) > 2 else (*parts, "")
    return zh, en, number


def _entry(text: str) -> Entry:
    when, zh, en, *where = _parts(text)
    return Entry(_when(when), Twin(zh, en), Spot(*_named(where)) if where else None)


def _when(text: str) -> When:
    """A day, a moment, or a range of either; the end of a range may be only a time of the same day."""
    first, *rest = (part.strip() for part in text.split("/"))
    start = _day_or_moment(first)
    if not rest:
        return start
    (last,) = rest
    if isinstance(start, datetime):
        end = datetime.combine(start.date(), time.fromisoformat(last)) if len(last) < 9 else _day_or_moment(last)
        if not isinstance(end, datetime):
            raise ValueError(text)
        return Span(start, end)
    end = _day_or_moment(last)
    if isinstance(end, datetime):
        raise ValueError(text)
    return Days(start, end)


def _day_or_moment(text: str) -> date | datetime:
    if len(text) <= len("2026-09-03"):
        return date.fromisoformat(text)
    at = datetime.fromisoformat(text)
    return at if at.tzinfo is None else at.astimezone(CHINA).replace(tzinfo=None)
