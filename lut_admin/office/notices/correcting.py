"""Correcting what is out (更正): the old words beside the new ones, to the same groups, linked to the notice it corrects."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from lut_admin.convention.hours import Exemption, Ground, recorded
from lut_admin.convention.names import visible
from lut_admin.office import templates
from lut_admin.office.notices.drafting import draft, first_line
from lut_admin.office.notices.reading import NoticeLine, notice
from lut_admin.office.office import Office
from lut_admin.office.results import Result
from lut_admin.papers import words
from lut_admin.papers.notice_templates import Twin, Value
from lut_admin.refusals import Refusal

TEMPLATE = "correction"
LONG = 56  # characters of an English title that stands within a sentence
# A word that begins a day, a time or a number.
_DATED = re.compile(
    r"\W*(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
# 通知：, Notice: before what the notice is about.
_HEADED = re.compile(r"\s*(?:notice|通知)\s*[:：]\s*(?=\S)", re.IGNORECASE)
# Words that lead on to another one: no title ends with them.
_LEADS = frozenset("a an and at before by for from in no of on or than the to until with".split())


@dataclass(frozen=True, slots=True)
class Correctable:
    """A notice that is out, line by line in both languages; `likely` is the line that a correction is most often of."""

    line: NoticeLine
    lines: tuple[Twin, ...]
    likely: int = 0


def correctable(office: Office, notice_id: int) -> Correctable:
    """What can be corrected in a notice; refuses (``posting.not_out``) one that is still a draft."""
    line = _out(office, notice_id)
    zh, en = _lines(line.zh), _lines(line.en)
    rows = max(len(zh), len(en))
    zh, en = zh + [""] * (rows - len(zh)), en + [""] * (rows - len(en))
    lines = tuple(Twin(chinese, english) for chinese, english in zip(zh, en, strict=True))
    return Correctable(line, lines, _likely(lines, _written(line)))


def correct(office: Office, notice_id: int, wrong: Twin, right: Twin, reason: Twin | None = None) -> Result:
    """Draft the correction of a notice that is out: what it said and what is right, to the same groups.

    Refuses (``posting.nothing_corrected``) what is no change.
    """
    line = _out(office, notice_id)
    if right == wrong or not visible(right.zh) or not visible(right.en):
        raise Refusal("posting.nothing_corrected")
    facts: dict[str, Value] = {"about": Twin(bare(line.title), title_in_english(line)), "issued": _written(line)}
    facts |= {"wrong": wrong, "right": right} | ({"reason": reason} if reason is not None else {})
    made = templates.preview(office, TEMPLATE, facts)
    title = words.say("posting.correcting", "zh", title=bare(line.title))
    return draft(office, line.category, made.zh, made.en, title, line.audience, corrects=line.id, private=line.private)


def as_correction(office: Office, line: NoticeLine, exemption: Exemption) -> Exemption:
    """An exemption for this notice with what the hours must know: when that happens which it corrects (Art. 5).

    Another special case is judged as a correction, too, where the notice is one: it is no emergency by another name.
    """
    if line.corrects is None or exemption.ground in (Ground.MEDICAL, Ground.SAFETY):
        own = _moments(line.zh, line.en, office.today()) if exemption.ground is Ground.CORRECTION else ()
        return replace(exemption, moments=own)
    return Exemption(Ground.CORRECTION, exemption.reason, _corrected_moments(office, line))


def title_in_english(line: NoticeLine) -> str:
    """What a notice is called in English: its first line that says something, of a long one the beginning; else its own title.

    The beginning ends before the first day or number: half a date would be another one.
    """
    told = bare(first_line(line.en))
    if len(told) <= LONG:
        return told or bare(line.title)
    kept: list[str] = []
    for word in told.split():
        if _DATED.match(word) or len(" ".join((*kept, word))) > LONG:
            break
        kept.append(word)
    while kept and kept[-1].lower().strip(",") in _LEADS:
        kept.pop()
    return f"{' '.join(kept)}…" if kept else bare(line.title)


def bare(title: str) -> str:
    """A title without the word that every notice has before it: what names it says already that it is a notice."""
    return _HEADED.sub("", title, count=1) if _HEADED.match(title) else title


def _out(office: Office, notice_id: int) -> NoticeLine:
    line = notice(office, notice_id)
    if not line.out:
        raise Refusal("posting.not_out", title=line.title)
    return line


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _written(line: NoticeLine) -> date:
    """The day in China on which a notice went out, or was written."""
    return recorded(line.went_out or line.created_at).date()


def _likely(lines: tuple[Twin, ...], written: date) -> int:
    """The first line that names a day: days and their times are what is corrected most."""
    return next((place for place, one in enumerate(lines) if _moments(one.zh, one.en, written)), 0)


def _moments(zh: str, en: str, written: date) -> tuple[date | datetime, ...]:
    from lut_admin.convention import twins  # its grammar is prepared when the first notice is read, not at the start

    return tuple(moment.value for moment in twins.moments(zh, en, written))


def _corrected_moments(office: Office, line: NoticeLine) -> tuple[date | datetime, ...]:
    """When what is corrected happens: the days that the correction names; where it names none, those of the notice itself."""
    assert line.corrects is not None
    try:
        earlier = notice(office, line.corrects)
    except Refusal:  # it is in the bin: then only the correction can tell
        return _moments(line.zh, line.en, office.today())
    issued = _written(earlier)
    own = tuple(moment for moment in _moments(line.zh, line.en, office.today()) if moment != issued)
    return own or _moments(earlier.zh, earlier.en, issued)
