"""The messages in a pasted text: who wrote each, as far as the register tells, and what the convention may say of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lut_admin.convention.articles import Finding
from lut_admin.convention.membership import Answer
from lut_admin.convention.supervision import LIGHT
from lut_admin.desk.pages.cases.messages.screening import ASKED, quoted
from lut_admin.desk.pieces import Tone

if TYPE_CHECKING:
    from lut_admin.office.cases import Account, Heard
    from lut_admin.office.office import Office

HOURS = 5
NOTICED = "noticed"
# Whose a message is, in the order of the chips.
TONES: Mapping[str, Tone] = {
    "student": "ok",
    "ambiguous": "warn",
    "outsider": "bad",
    "staff": "primary",
    "unsigned": "muted",
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message; `known` are the particulars of whoever may have written it, by id; `chosen` is who did, said by hand;
    `done`: a reminder or a talk was noted of it."""

    place: int
    heard: Heard
    found: tuple[Finding, ...]
    known: Mapping[int, Mapping[str, str]]
    chosen: int | None = None
    done: bool = False

    @property
    def student(self) -> int | None:
        """The student who wrote it, if that is known."""
        return self.chosen if self.chosen is not None else self.heard.student

    @property
    def mark(self) -> str:
        """Whose it is."""
        if self.student is not None:
            return "student"
        answer = self.heard.answer
        return "unsigned" if answer is None or answer is Answer.STUDENT else answer.value

    @property
    def marks(self) -> tuple[str, ...]:
        """The chips under which it is shown."""
        return (self.mark, NOTICED) if self.found else (self.mark,)

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles it may concern: a proposal, which a person takes or leaves."""
        return tuple(sorted({finding.article for finding in self.found}))

    @property
    def light(self) -> bool:
        """Whether only the hours were noticed, of which nobody makes a case."""
        return bool(self.articles) and set(self.articles) <= LIGHT

    def account(self, place: str) -> Account:
        """With what a case begins; the proposals stay out of it."""
        from lut_admin.office.cases import account_from

        heard = self.heard
        if self.chosen is not None:
            heard = replace(heard, student=self.chosen, answer=Answer.STUDENT)
        return account_from(heard, place=place)

    def words_of(self, article: int) -> tuple[str, ...]:
        """The words that made the convention's eyes think of an article."""
        return quoted(self.heard.message.text, self.found, article)


def spoken(office: Office, pasted: str) -> list[Spoken]:
    """The messages in a text, in its order; for the worker. Refuses (``cases.no_message``) a text in which there is none."""
    from lut_admin.convention.review import Draft
    from lut_admin.office import cases
    from lut_admin.office.reviewing import Reviewer

    found, reviewer = cases.heard(office, pasted), Reviewer(office)
    known = people(office, {i for one in found for i in (*one.candidates, *((one.student,) if one.student else ()))})
    made = []
    for place, one in enumerate(found):
        seen = reviewer.review(Draft(text=one.message.text), one.at)
        asked = (*ASKED, HOURS) if one.at is not None else ASKED
        made.append(Spoken(place, one, tuple(finding for finding in seen if finding.article in asked), known))
    return made


def people(office: Office, ids: Collection[int]) -> dict[int, dict[str, str]]:
    """Who these are, by id."""
    from lut_admin.office.cases import particulars_of

    return particulars_of(office, ids)


def choose(lines: Sequence[Spoken], place: int, student: int, known: Mapping[str, str]) -> list[Spoken]:
    """Say by hand who wrote a message; whoever bears the same nickname is meant everywhere."""
    sender = lines[place].heard.message.sender
    return [
        replace(one, chosen=student, known={**one.known, student: known})
        if one.place == place or (sender and one.heard.message.sender == sender)
        else one
        for one in lines
    ]
