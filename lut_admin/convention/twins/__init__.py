"""Do the Chinese and the English half say the same? Dates, times, amounts, rooms and what else a notice states (Art. 6).

The English half serves those who do not read Chinese; where it says another day or room, they come to the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.twins import consistency
from lut_admin.convention.twins.agreement.comparing import compare as differences
from lut_admin.convention.twins.consistency import Calendar, Slip
from lut_admin.convention.twins.due import deadlines, moments
from lut_admin.convention.twins.facts import Difference, Fact, Firm, Kind, Marked
from lut_admin.convention.twins.marking import mark, marked
from lut_admin.convention.twins.negation import negated
from lut_admin.convention.twins.where.sites import Place, read_places

__all__ = ["Place", "compare", "deadlines", "mark", "moments", "read_places"]
_ARTICLE = 6
# A word that mixes digits with letters or strokes.
_MIXED = re.compile(
    r"(?<![A-Za-z\d])(?=[A-Za-z/-]{0,12}\d)(?=\d{0,12}[A-Za-z/-])[A-Za-z\d]{1,12}(?:[/-][A-Za-z\d]{1,12}){0,3}(?![A-Za-z\d])"
)
_COPIED = (Kind.NUMBER, Kind.ROOM)
_REACH = 24
_CLOSED_BY = {"（": "）", "(": ")", "【": "】", "[": "]"}
_OPENED = re.compile(r"[（(【\[](?=[^）)】\]]*$)")
_INSIDE = 24  # characters between what is found and the end of its bracket


def compare(zh: str, en: str, ref_date: date | None = None, glossary: Sequence[Place] = ()) -> list[Finding]:
    """What the two halves of a notice do not say alike, and what cannot be as it is said; empty where all agrees.

    `ref_date` is the day of writing, from which missing years, "tomorrow" and past deadlines are judged. The spans are
    offsets into each half; a fact that only one half tells has a span in that half alone. A notice with one half is not judged.
    """
    if not zh.strip() or not en.strip():
        return []
    halves = (_dated(marked(zh, "zh", ref_date, glossary)), _dated(marked(en, "en", ref_date, glossary)))
    # A length that its own half's range contradicts is told as that, not as missing from the other half.
    calendar = Calendar(halves, ref_date)
    unlike = differences(halves[0].facts, halves[1].facts)
    copied = _copied(halves) if any(difference.kind in _COPIED for difference in unlike) else set()
    odd = {id(slip.fact) for half in halves for slip in consistency.range_slips(half, calendar)}
    found = [
        difference
        for difference in unlike
        if ((difference.zh and difference.en) or id(difference.zh or difference.en) not in odd)
        and not _verbatim(difference, halves, copied)
    ]
    findings = [_finding(difference, zh, en) for difference in found]
    told = {id(fact) for difference in found for fact in (difference.zh, difference.en) if fact is not None}
    findings += _slips(halves, calendar, ref_date, told, zh, en)
    findings += _negations(zh, en)
    return findings


def _copied(halves: tuple[Marked, Marked]) -> set[str]:
    """The words of digits and letters or strokes that both halves have as they are: 4K, 2026/27."""
    ours, theirs = ({word[0] for word in _MIXED.finditer(half.text)} for half in halves)
    return ours & theirs


def _verbatim(difference: Difference, halves: tuple[Marked, Marked], copied: set[str]) -> bool:
    """Whether what differs was copied from one half to the other, only read in two ways."""
    if not copied or difference.kind not in _COPIED:
        return False
    pairs = zip((difference.zh, difference.en), halves, strict=True)
    words = {_word(half.text, fact.start) for fact, half in pairs if fact is not None}
    return len(words) == 1 and words <= copied


def _word(text: str, at: int) -> str:
    near = _MIXED.finditer(text, max(0, at - _REACH), at + _REACH)
    return next((word[0] for word in near if word.start() <= at < word.end()), "")


def _dated(half: Marked) -> Marked:
    """A weekday beside its date says nothing new: a half that leaves it out is silent, not wrong."""
    weeks = {id(week) for _, week in consistency.beside(half)}
    if not weeks:
        return half
    facts = tuple(replace(fact, firm=Firm.SOFT) if id(fact) in weeks else fact for fact in half.facts)
    return Marked(half.text, facts)


def _finding(difference: Difference, zh: str, en: str) -> Finding:
    one, other = difference.zh, difference.en
    if one is not None and other is not None:
        unsure = difference.kind is Kind.NUMBER and Firm.SURE not in (one.firm, other.firm)
        weight = Weight.ASK if unsure or difference.doubtful else Weight.WARN
        facts = {"zh": _said(zh, one), "en": _said(en, other)}
        return Finding(_ARTICLE, f"twin.{difference.kind}", weight, facts, zh=_span(one), en=_span(other))
    fact = one or other
    assert fact is not None
    said = {"found": _said(zh if one else en, fact)}
    return Finding(
        _ARTICLE,
        "twin.placeholder" if fact.kind is Kind.PLACEHOLDER else "twin.missing",
        Weight.WARN,
        said,
        zh=_span(one),
        en=_span(other),
        message="twin.only_zh" if one else "twin.only_en",
    )


def _said(text: str, fact: Fact) -> str:
    return " ".join(text[fact.start : fact.end].split())


def _span(fact: Fact | None) -> tuple[int, int] | None:
    return None if fact is None else (fact.start, fact.end)


def _slips(
    halves: tuple[Marked, Marked], calendar: Calendar, ref: date | None, told: set[int], zh: str, en: str
) -> Iterator[Finding]:
    """What cannot be, each told once: the same slip in both halves is one finding with both places."""
    seen: dict[tuple[object, ...], Finding] = {}
    for half, text, chinese in ((halves[0], zh, True), (halves[1], en, False)):
        slips = [
            *consistency.weekday_slips(half, calendar),
            *consistency.range_slips(half, calendar),
            *consistency.past_deadlines(half, calendar, ref, chinese),
        ]
        for slip in slips:
            if slip.code != "deadline" and (id(slip.fact) in told or id(slip.other) in told):
                continue  # the halves do not agree on it: that is told already
            name = (slip.code, slip.on, slip.length)
            span = (slip.fact.start, slip.fact.end) if slip.other is None else _around(slip.fact, slip.other)
            span = _closed(text, span)
            if name in seen:
                if not chinese and seen[name].en is None:
                    seen[name] = replace(seen[name], en=span)
                continue
            seen[name] = _slip(slip, text, span, chinese)
    yield from seen.values()


def _around(one: Fact, other: Fact) -> tuple[int, int]:
    return min(one.start, other.start), max(one.end, other.end)


def _closed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A span that holds an opening bracket goes on to the closing one where that follows at once: 11月26日（周三下午）."""
    opened = _OPENED.search(text, *span)
    end = text.find(_CLOSED_BY[opened[0]], span[1], span[1] + _INSIDE) if opened else -1
    return span if end < 0 or "\n" in text[span[1] : end] else (span[0], end + 1)


def _slip(slip: Slip, text: str, span: tuple[int, int], chinese: bool) -> Finding:
    facts: dict[str, Any] = {"found": " ".join(text[slice(*span)].split())}
    if slip.on is not None:
        facts["date"] = slip.on.isoformat()
    message = f"twin.{slip.code}"
    if slip.code == "weekday_date" and slip.on is not None:
        message = f"twin.fits_{slip.on.isoweekday()}"
    if slip.code == "duration":
        message, facts["count"] = "twin.range", slip.length
    weight = Weight.ASK if slip.code == "deadline" else Weight.WARN
    zh, en = (span, None) if chinese else (None, span)
    return Finding(_ARTICLE, f"twin.{slip.code}", weight, facts, zh=zh, en=en, message=message)


def _negations(zh: str, en: str) -> Iterator[Finding]:
    for span_zh, span_en in negated(zh, en):
        message = "twin.negation_zh" if span_zh else "twin.negation_en"
        span = span_zh or span_en
        assert span is not None
        found = " ".join((zh if span_zh else en)[slice(*span)].split())
        yield Finding(_ARTICLE, "twin.negation", Weight.ASK, {"found": found}, zh=span_zh, en=span_en, message=message)
