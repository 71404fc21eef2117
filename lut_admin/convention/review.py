"""The review of a draft: what Articles 2 and 5 to 9 say of it, in the order of the articles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from lut_admin.convention import hours, language, purpose, unfilled
from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.hours import Exemption, Window
from lut_admin.convention.memory.sentences import around
from lut_admin.convention.screening import NO_DIRECTORY, NOBODY, Directory, Lexicon, Roll, phrase, screen

if TYPE_CHECKING:
    from lut_admin.convention.twins import Place


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be posted: a notice in two halves with its purpose (None: not judged), or one message.

    `written` is the day of writing (None: the day it is to go out), from which "tomorrow" and missing years are judged.
    """

    zh: str = ""
    en: str = ""
    category: str | None = None
    text: str | None = None
    written: date | None = None


NO_WORDS = Lexicon()
_LEFT_OPEN = "twin.placeholder"  # the twin check's own word for what one half leaves open


def review(
    draft: Draft,
    at: datetime,
    *,
    exemption: Exemption | None = None,
    window: Window = hours.DEFAULT,
    lexicon: Lexicon = NO_WORDS,
    roll: Roll = NOBODY,
    directory: Directory = NO_DIRECTORY,
    glossary: Sequence[Place] = (),
    disclosure: str = "",
    settled: Collection[tuple[str, str]] = (),
    whole: bool = False,
) -> tuple[Finding, ...]:
    """What the convention says of a draft that is to go out at that moment; no finding is the best finding.

    Spans are offsets into the half (`zh`, `en`) or the message (`text`) they concern. Purpose and language are asked of
    notices only, not of messages; so is whether the halves say the same (`glossary`: what places are called in either).
    `disclosure` is the recorded reason for which a student's data is posted all the same; `settled` are the `settlement`s that
    a person found fine: they are not asked or warned of again, but what blocks is told each time. `whole` is whether it is the
    text that goes out, in which nothing may be left to be filled in: in a draft that is only looked at, that is only warned of.
    """
    notice = draft.text is None
    findings: list[Finding] = []
    if notice and draft.category is not None:
        findings += purpose.check(draft.category)
    findings += hours.check(at, exemption, window)
    if notice:
        said = language.check(draft.zh, draft.en)
        findings += said
        if not any(finding.weight is Weight.BLOCK for finding in said):
            # Its grammar is prepared when the first notice is read, not at the start.
            from lut_admin.convention import twins

            findings += twins.compare(draft.zh, draft.en, draft.written or hours.in_china(at).date(), glossary)
        findings = [*_with_gaps(draft, findings, whole)]
    contents = _content(draft, lambda text: screen(text, lexicon, roll, directory, disclosure, notice))
    findings += sorted(contents, key=lambda finding: finding.article)
    return tuple(finding for finding in findings if not (settled and settlement(finding, draft) in settled))


def _with_gaps(draft: Draft, found: Sequence[Finding], whole: bool) -> Iterator[Finding]:
    """With what is still to be filled in, also where both halves leave the same open; what the twin check told is told once."""
    gaps, twins_told = unfilled.check(draft.zh, draft.en), [one for one in found if one.code == _LEFT_OPEN]
    if whole:
        yield from gaps
        yield from (one for one in found if one not in twins_told)
        return
    yield from found
    told_zh, told_en = {one.zh for one in twins_told} - {None}, {one.en for one in twins_told} - {None}
    yield from (replace(gap, weight=Weight.WARN) for gap in gaps if gap.zh not in told_zh and gap.en not in told_en)


def settlement(finding: Finding, draft: Draft) -> tuple[str, str] | None:
    """What is remembered when a person says that a finding is fine: its code, and its phrase free of disguises.

    Where the halves do not agree it is the whole sentences: 3 December beside 12月4日 is fine in these words alone. None where
    there is nothing to remember: what blocks or only tells, and what concerns no place in the text.
    """
    phrases = [phrase(words) for words in _remembered(finding, draft)]
    if finding.weight not in (Weight.ASK, Weight.WARN) or not any(phrases):
        return None
    return finding.code, " | ".join(phrases)


def quoted(finding: Finding, draft: Draft) -> tuple[str, str]:
    """For people, what `settlement` is about: the words that a finding points at, and the phrase as it is written."""
    pointed = (text[slice(*span)] for text, span in _pointed(finding, draft))
    found, whole = (" · ".join(" ".join(words.split()) for words in some) for some in (pointed, _remembered(finding, draft)))
    return found, whole


def _pointed(finding: Finding, draft: Draft) -> list[tuple[str, tuple[int, int]]]:
    texts = ((draft.zh, finding.zh), (draft.en, finding.en), (draft.text or "", finding.text))
    return [(text, span) for text, span in texts if span is not None]


def _remembered(finding: Finding, draft: Draft) -> list[str]:
    whole = finding.code.startswith("twin.")
    return [text[slice(*(_sentence(text, span) if whole else span))] for text, span in _pointed(finding, draft)]


def _sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    found = around(text, span[0])
    return span if found is None else (found.start, max(found.end, span[1]))


def _content(draft: Draft, screened: Callable[[str], tuple[Finding, ...]]) -> Iterator[Finding]:
    if draft.text is not None:
        yield from screened(draft.text)
        return
    for finding in screened(draft.zh):
        yield replace(finding, zh=finding.text, text=None)
    for finding in screened(draft.en):
        yield replace(finding, en=finding.text, text=None)
