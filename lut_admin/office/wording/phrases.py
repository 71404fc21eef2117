"""Phrases that a person found fine (无妨): the rule that asked about them does not ask again, until it is taken back."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.review import Draft, quoted, settlement
from lut_admin.convention.screening import Roll
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.office.roster.people import people
from lut_admin.records.journal import Act
from lut_admin.records.tables import AcceptedPhrase
from lut_admin.refusals import Refusal

TOLD = 40  # characters of a phrase in the name of an act


@dataclass(frozen=True, slots=True)
class Accepted:
    """A phrase that is not asked about any more: under which rule, as it was written, and since when (UTC text)."""

    id: int
    code: str
    phrase: str
    said: str
    at: str


def accepted(office: Office) -> list[Accepted]:
    """Every phrase that was found fine, the newest first."""
    columns = (AcceptedPhrase.id, AcceptedPhrase.code, AcceptedPhrase.phrase, AcceptedPhrase.said, AcceptedPhrase.at)
    with office.read() as connection:
        rows = connection.execute(select(*columns).order_by(AcceptedPhrase.id.desc()))
        return [Accepted(*row) for row in rows]


def settled(office: Office | None) -> frozenset[tuple[str, str]]:
    """The same for the review: code and phrase."""
    if office is None:
        return frozenset()
    with office.read() as connection:
        rows = connection.execute(select(AcceptedPhrase.code, AcceptedPhrase.phrase))
        return frozenset((row.code, row.phrase) for row in rows)


def accept(office: Office, finding: Finding, draft: Draft) -> Result:
    """Remember that what a finding points at is fine, in this draft and every later one; undoable.

    Refuses what blocks and what points at nothing (``wording.not_fine``), and a phrase that names a student
    (``wording.names_student``): whom a notice names is looked at each time.
    """
    known = settlement(finding, draft)
    if finding.weight is Weight.BLOCK or known is None:
        raise Refusal("wording.not_fine", article=finding.article)
    code, phrase = known
    if (code, phrase) in settled(office):
        return Result(name="accept_phrase")
    found, said = quoted(finding, draft)
    facts = {"phrase": _brief(found)}
    with office.write(Act("accept_phrase", facts)) as pen:
        texts = ((draft.zh, finding.zh), (draft.en, finding.en), (draft.text or "", finding.text))
        roll = Roll(people(pen.connection))
        if any(roll.mentions(text[slice(*span)]) for text, span in texts if span is not None):
            raise Refusal("wording.names_student", article=finding.article)
        [made] = pen.insert(AcceptedPhrase, [{"code": code, "phrase": phrase, "said": said, "at": pen.at}])
        return Result(Changes.SETTINGS, pen.act_id, "accept_phrase", facts, made)


def take_back(office: Office, phrase_id: int) -> Result:
    """Ask about a phrase again; refuses (``wording.gone``) one that is not remembered."""
    said = next((one.said for one in accepted(office) if one.id == phrase_id), None)
    if said is None:
        raise Refusal("wording.gone")
    facts = {"phrase": _brief(said)}
    with office.write(Act("take_back_phrase", facts)) as pen:
        pen.delete(AcceptedPhrase, [phrase_id])
        return Result(Changes.SETTINGS, pen.act_id, "take_back_phrase", facts)


def _brief(said: str) -> str:
    return said if len(said) <= TOLD else f"{said[: TOLD - 1].rstrip()}…"
