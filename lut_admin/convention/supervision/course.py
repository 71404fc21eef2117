"""Where a case stands for one respondent: its entries in order, with the corrections applied to what they point to.

Entries are never changed and never deleted. A correction is an entry of its own; `effective` is what the file says with all
corrections taken into account, and a `Course` is what follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from lut_admin.convention.supervision import saying
from lut_admin.convention.supervision.facts import (
    Answer,
    Checked,
    Correction,
    Decision,
    Facts,
    Opening,
    Opinion,
    Outcome,
    Proposal,
    Review,
    Ruled,
    Ruling,
    Service,
)
from lut_admin.convention.supervision.stages import BESIDE, WAYS, Stage, Step

_F = TypeVar("_F", bound=Facts)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a case: what was done, on which day (of the deed, not of the writing), and what it says.

    `respondent` None: it holds for every respondent. `corrects` is the id of the entry that a correction points to.
    """

    id: int
    step: Step
    on: date
    facts: Facts = field(default_factory=Facts)
    note: str = ""
    respondent: int | None = None
    corrects: int | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry as it stands now: whether a correction changed it (`corrected`) or took it out (`annulled`)."""

    entry: Entry
    corrected: bool = False
    annulled: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """Where one respondent's case stands; each part is the effective entry, None where it has not been.

    A new proposal, and a matter that the province sent back, begin the hearing anew; a new decision begins a new service.
    """

    stage: Stage = Stage.OPENED
    opened: Entry | None = None
    proposal: Entry | None = None
    notification: Entry | None = None
    heard: Entry | None = None
    review: Entry | None = None
    meeting: Entry | None = None
    decision: Entry | None = None
    replaced: tuple[Entry, ...] = ()
    service: Entry | None = None
    appeal: Entry | None = None
    extension: Entry | None = None
    suspension: Entry | None = None
    answer: Entry | None = None
    province: Entry | None = None
    ruling: Entry | None = None
    application: Entry | None = None
    lifting: Entry | None = None
    revocation: Entry | None = None
    ended: Entry | None = None
    archived: Entry | None = None
    last: Entry | None = None  # of the steps one after another: what stands beside them has its own days
    checks: Mapping[str, date] = field(default_factory=dict)

    @property
    def unserved(self) -> bool:
        """Whether she was heard, and that the notice of the proposed sanction was served on her is not on record (Art. 55)."""
        return self.heard is not None and self.notification is None

    @property
    def appealing(self) -> bool:
        """Whether an appeal waits for an answer, or a matter before the province for its ruling."""
        before_committee = self.appeal is not None and self.answer is None and self.ruling is None
        return before_committee or (self.province is not None and self.ruling is None)

    @property
    def to_change(self) -> bool:
        """Whether the review or the province has asked for another decision, which has not been made yet."""
        if self.ruling is not None:
            return facts_of(self.ruling, Ruling).ruling is Ruled.CHANGED
        return self.province is None and self._advised(Outcome.CHANGE)

    @property
    def to_revoke(self) -> bool:
        """Whether the review or the province has asked that the decision be revoked."""
        if self.ruling is not None:
            return facts_of(self.ruling, Ruling).ruling is Ruled.REVOKED
        return self.province is None and self._advised(Outcome.REVOKE)

    def _advised(self, outcome: Outcome) -> bool:
        return self.answer is not None and facts_of(self.answer, Answer).outcome is outcome


def facts_of(entry: Entry, kind: type[_F]) -> _F:
    """The facts of an entry whose step says that kind of thing."""
    if not isinstance(entry.facts, kind):
        raise TypeError(f"{entry.step} says no {kind.__name__}")
    return entry.facts


def effective(entries: Iterable[Entry]) -> tuple[Told, ...]:
    """Every entry but the corrections, each as it stands after the corrections that point to it, in the order of the file."""
    told: dict[int, Told] = {}
    for entry in entries:
        if entry.step is not Step.CORRECTION:
            told[entry.id] = Told(entry)
            continue
        old = told.get(entry.corrects or 0)
        if old is not None:
            told[old.entry.id] = _corrected(old, facts_of(entry, Correction))
    return tuple(told.values())


def _corrected(old: Told, correction: Correction) -> Told:
    if correction.annuls:
        return replace(old, annulled=True)
    changes = dict(correction.changes)
    entry = old.entry
    on, note = changes.pop("on", entry.on), changes.pop("note", entry.note)
    said: dict[str, Any] = {**saying.plain(entry.facts), **changes}
    day = on if isinstance(on, date) else date.fromisoformat(on)
    return replace(old, entry=replace(entry, on=day, note=note, facts=saying.read(entry.step, said)), corrected=True)


def course(entries: Sequence[Entry], respondent: int | None = None) -> Course:
    """Where the case stands for a respondent (None: a case without one), by the entries that are hers or everybody's."""
    found = Course()
    for told in effective(entries):
        if not told.annulled and told.entry.respondent in (None, respondent):
            found = after(found, told.entry)
    return found


def after(found: Course, entry: Entry) -> Course:
    """Where it stands after one more entry; whether the entry may be made is for `duties.lack` to say."""
    behind = found.last is not None and entry.on < found.last.on  # the service of a notice may be entered afterwards
    last = {} if entry.step in BESIDE or behind else {"last": entry}
    changes: dict[str, Any] = {**last, **_PLACES.get(entry.step, _nowhere)(found, entry)}
    to = WAYS[entry.step].to if entry.step in WAYS else None
    if to is not None and "stage" not in changes:
        changes["stage"] = to
    return replace(found, **changes)


_APPEAL_ANEW: Mapping[str, Any] = {
    "service": None, "appeal": None, "extension": None, "suspension": None, "answer": None, "province": None, "ruling": None,
    "application": None,
}  # fmt: skip
_ANEW: Mapping[str, Any] = {"notification": None, "heard": None, "review": None, "meeting": None}


def _nowhere(_found: Course, _entry: Entry) -> dict[str, Any]:
    return {}


def _kept(name: str) -> Any:
    return lambda _found, entry: {name: entry}


def _reviewed(_found: Course, entry: Entry) -> dict[str, Any]:
    if facts_of(entry, Review).opinion is Opinion.OBJECTED:
        return {**_ANEW, "proposal": None, "stage": Stage.INVESTIGATING}
    return {"review": entry}


def _decided(found: Course, entry: Entry) -> dict[str, Any]:
    replaced = (*found.replaced, found.decision) if found.decision else found.replaced
    return {**_APPEAL_ANEW, "decision": entry, "replaced": replaced}


def _ruled(found: Course, entry: Entry) -> dict[str, Any]:
    if facts_of(entry, Ruling).ruling is not Ruled.SENT_BACK:
        return {"ruling": entry}
    replaced = (*found.replaced, found.decision) if found.decision else found.replaced
    return {
        **_ANEW, **_APPEAL_ANEW, "proposal": None, "decision": None, "replaced": replaced, "stage": Stage.INVESTIGATING
    }  # fmt: skip


def _checked(found: Course, entry: Entry) -> dict[str, Any]:
    item = facts_of(entry, Checked).item
    return {"checks": {**found.checks, item: entry.on}}


def _opened(_found: Course, entry: Entry) -> dict[str, Any]:
    return {"opened": entry, "stage": Stage.REFERRED if facts_of(entry, Opening).referred else Stage.OPENED}


_PLACES: Mapping[Step, Any] = {
    Step.OPENING: _opened,
    Step.PROPOSAL: lambda _found, entry: {**_ANEW, "proposal": entry},
    Step.NOTIFICATION: _kept("notification"),
    Step.STATEMENT: _kept("heard"),
    Step.WAIVER: _kept("heard"),
    Step.EXPIRY: _kept("heard"),
    Step.REVIEW: _reviewed,
    Step.MEETING: _kept("meeting"),
    Step.DECISION: _decided,
    Step.SERVICE: _kept("service"),
    Step.APPEAL: _kept("appeal"),
    Step.EXTENSION: _kept("extension"),
    Step.SUSPENSION: _kept("suspension"),
    Step.ANSWER: _kept("answer"),
    Step.PROVINCE: _kept("province"),
    Step.RULING: _ruled,
    Step.REVOCATION: _kept("revocation"),
    Step.CHECK: _checked,
    Step.APPLICATION: _kept("application"),
    Step.LIFTING: _kept("lifting"),
    Step.EDUCATION: _kept("ended"),
    Step.DROPPED: _kept("ended"),
    Step.MERGED: _kept("ended"),
    Step.ARCHIVING: _kept("archived"),
}


def sanction_of(found: Course) -> Decision | None:
    """What was decided and stands: None before the decision, and after it was revoked."""
    if found.decision is None or found.revocation is not None:
        return None
    return facts_of(found.decision, Decision)


def proposed(found: Course) -> Proposal | None:
    """What she was told of, if she was."""
    return facts_of(found.proposal, Proposal) if found.proposal else None


def served(entry: Entry | None) -> Service | None:
    """How something was served, if it was."""
    return facts_of(entry, Service) if entry else None
