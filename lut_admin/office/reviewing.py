"""Reviewing drafts and messages: the convention's rules with this office's hours, word lists and roster."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from lut_admin.convention import review as rules
from lut_admin.convention.articles import Finding
from lut_admin.convention.hours import Exemption
from lut_admin.convention.review import Draft
from lut_admin.convention.screening import Roll
from lut_admin.office import settings, terms, workbooks
from lut_admin.office.office import Office, clock
from lut_admin.office.roster.people import people
from lut_admin.office.wording import own_words, phrases
from lut_admin.records import journal
from lut_admin.records.book import Book


class Reviewer:
    """Reviews one draft after another against the same roster and hours.

    Without an office the shipped lists and default settings apply; `roster` is a student list that takes the place of the
    office's; `at` is when the drafts are to go out where they do not say so themselves (default: now).
    """

    def __init__(self, office: Office | None, roster: Path | None = None, at: datetime | None = None) -> None:
        self._window = settings.window(office)
        self._directory = settings.directory(office)
        self._lexicon = own_words.lexicon(office)
        self._settled = phrases.settled(office)
        self._glossary = terms.glossary(office)
        self._at = at or (office.now() if office is not None else clock())
        if roster is not None:
            self._roll = Roll(workbooks.people_in(roster))
        else:
            self._roll = roll(office) if office is not None else Roll()

    def review(
        self,
        draft: Draft,
        at: datetime | None = None,
        exemption: Exemption | None = None,
        disclosure: str = "",
        whole: bool = False,
    ) -> tuple[Finding, ...]:
        """What the convention says of a draft that is to go out at `at`.

        `disclosure` is the reason, to be put on record, for which a student's data is posted all the same; `whole` is whether
        it is the text that goes out, in which nothing may be left to be filled in.
        """
        return rules.review(
            draft,
            at or self._at,
            exemption=exemption,
            window=self._window,
            lexicon=self._lexicon,
            roll=self._roll,
            directory=self._directory,
            glossary=self._glossary,
            disclosure=disclosure,
            settled=self._settled,
            whole=whole,
        )

    def settleable(self, found: Sequence[Finding], draft: Draft) -> tuple[Finding, ...]:
        """Those that a person may find fine for good: they block nothing, point at words, and name no student."""
        texts = (draft.zh, draft.en, draft.text or "")
        return tuple(
            one
            for one in found
            if rules.settlement(one, draft) is not None
            and not any(
                self._roll.mentions(text[slice(*span)])
                for text, span in zip(texts, (one.zh, one.en, one.text), strict=True)
                if span is not None
            )
        )


def roll(office: Office) -> Roll:
    """The register's names and numbers, ready to be found in a text; made anew only when something was written."""
    with office.read() as connection:
        return _roll(office.book, journal.anchor(connection).seq)


@lru_cache(maxsize=1)
def _roll(book: Book, _seq: int) -> Roll:
    """`_seq` is the journal's length: with another one, the register may be another."""
    with book.read() as connection:
        return Roll(people(connection))
