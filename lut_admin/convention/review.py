"""The review of a draft: what Articles 2 and 5 to 9 say of it, in the order of the articles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from lut_admin.convention import civility, hours, language, law, private, purpose
from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.hours import Exemption, Window
from lut_admin.convention.lexicon import Lexicon
from lut_admin.convention.private import Roll

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


NOBODY = Roll()
NO_WORDS = Lexicon()


def review(
    draft: Draft,
    at: datetime,
    *,
    exemption: Exemption | None = None,
    window: Window = hours.DEFAULT,
    lexicon: Lexicon = NO_WORDS,
    roll: Roll = NOBODY,
    directory: Collection[str] = (),
    glossary: Sequence[Place] = (),
) -> tuple[Finding, ...]:
    """What the convention says of a draft that is to go out at that moment; no finding is the best finding.

    Spans are offsets into the half (`zh`, `en`) or the message (`text`) they concern. Purpose and language are asked of
    notices only, not of messages; so is whether the halves say the same (`glossary`: what places are called in either).
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
            from lut_admin.convention import (
                twins,
            )  # its grammar is prepared when the first notice is read, not at the start

            findings += twins.compare(draft.zh, draft.en, draft.written or hours.in_china(at).date(), glossary)
    findings += sorted(_content(draft, lexicon, roll, directory), key=lambda finding: finding.article)
    return tuple(findings)


def _content(draft: Draft, lexicon: Lexicon, roll: Roll, directory: Collection[str]) -> Iterator[Finding]:
    if draft.text is not None:
        yield from _of_half(draft.text, lexicon, roll, directory)
        return
    for finding in _of_half(draft.zh, lexicon, roll, directory):
        yield replace(finding, zh=finding.text, text=None)
    for finding in _of_half(draft.en, lexicon, roll, directory):
        yield replace(finding, en=finding.text, text=None)


def _of_half(text: str, lexicon: Lexicon, roll: Roll, directory: Collection[str]) -> Iterator[Finding]:
    yield from law.check(text, lexicon)
    yield from civility.check(text, lexicon, roll, directory)
    yield from private.check(text, lexicon, roll)
