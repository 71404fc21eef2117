"""What was done, and undoing it: the journal as the counselor sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.office.office import Office
from lut_admin.office.results import OF_TABLE, OWN, Changes, Result
from lut_admin.papers.words import Word
from lut_admin.records import erasing, journal, resting
from lut_admin.records.journal import Act, Done, Entry
from lut_admin.records.resting import Hold
from lut_admin.records.tables import Journal
from lut_admin.refusals import Refusal

UNDO, REDO = "undo", "redo"
# The kinds of record whose history can be asked for.
KINDS = tuple(OF_TABLE)
# What people work on: what is written beside it (settings, backups) is no step that undo could be meant for.
OF_WORK = tuple(kind for kind, change in OF_TABLE.items() if not change & (Changes.SETTINGS | Changes.BACKUPS))
# How an act that is for good is corrected.
_CASE = "journal.instead_case"
INSTEAD = {
    "step_case": _CASE, "correct_case": _CASE, "add_evidence": _CASE, "redact_evidence": _CASE, "add_owner_act": _CASE,
    "copy_notice": "journal.instead_notice",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reach:
    """What undo and redo would do now; None where there is nothing.

    `final`: the step that was done last, where it is for good. Undo does not reach behind it unasked: whoever presses the key means
    that step, and what `undo` names is older and may be about something else.
    """

    undo: Done | None
    redo: Done | None
    final: Done | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One change: when (UTC text), by whom, in which act, of which record, and the fields before and after."""

    seq: int
    at: str
    actor: str
    act_id: int
    act: Word
    act_name: str
    kind: str
    record_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def acts(office: Office) -> list[Done]:
    """Every act, newest first."""
    with office.read() as connection:
        return journal.acts(connection)[::-1]


def lines(office: Office, kind: str | None = None, record_id: int | None = None) -> Iterator[Line]:
    """The journal, oldest first: all of it, of one kind of record, or of one record."""
    with office.read() as connection:
        done = {act.id: act for act in journal.acts(connection)}
        if kind is not None and record_id is not None:
            entries: Iterator[Entry] = iter(journal.history(connection, kind, record_id))
        else:
            entries = (entry for entry in journal.everything(connection) if kind is None or entry.kind == kind)
        for entry in entries:
            act = done[entry.act_id]
            yield Line(
                entry.seq,
                entry.at,
                entry.actor,
                entry.act_id,
                in_words(act),
                act.name,
                entry.kind,
                entry.record_id,
                entry.before,
                entry.after,
            )


def in_words(act: Done) -> Word:
    """An act as a phrase: "撤销：导入名单" names what was undone."""
    return phrase(act.name, act.facts)


def phrase(name: str, facts: Mapping[str, Any]) -> Word:
    """An act's name and facts as a phrase."""
    if name in (UNDO, REDO):
        return Word(f"act.{name}", {"of": phrase(facts["of"], {k: v for k, v in facts.items() if k != "of"})})
    if "step" in facts:  # of a case: kept by its name, told in words
        facts = {**facts, "step": Word(f"step.{facts['step']}")}
    return Word(f"act.{name}", facts)


def reach(office: Office) -> Reach:
    """The act that undo takes back next, and the one that redo does again (only while nothing new was done since).

    An act on whose records something rests that cannot be undone, or that is passed over itself, is passed over.
    """
    with office.read() as connection:
        acts = journal.acts(connection)
        own = [act for act in acts if act.undoes is None and act.reversible]
        newest = own[-1].id if own else 0
        # What was taken back last comes first.
        back = sorted((act for act in own if (act.undone_by or 0) > newest), key=_undone_at, reverse=True)
        return Reach(
            _first_free(connection, [act for act in acts if act.undoes is None and act.undone_by is None][::-1]),
            _first_free(connection, sorted([*back, *_fixed_since(acts, back)], key=_moment_of, reverse=True)),
            _final(connection, acts),
        )


def _final(connection: Connection, acts: Sequence[Done]) -> Done | None:
    """The last act, if it is for good: of those that a person means by "the last step", not of what the app keeps by itself."""
    for act in reversed(acts):
        if act.reversible or act.undoes is not None:
            return None
        about = select(Journal.seq).where(Journal.act_id == act.id, Journal.kind.in_(OF_WORK)).limit(1)
        if act.name not in OWN and connection.scalar(about) is not None:
            return act
    return None


def for_good(act: Done) -> Refusal:
    """Why an act is not undone, and how it is corrected instead."""
    return Refusal("journal.for_good", act=in_words(act), instead=Word(INSTEAD.get(act.name, "journal.instead_other")))


def _undone_at(act: Done) -> int:
    return act.undone_by or 0


def _moment_of(act: Done) -> int:
    """Where an act stands in time for redo: when it was taken back, or when it was done."""
    return act.undone_by or act.id


def _fixed_since(acts: Sequence[Done], back: Sequence[Done]) -> list[Done]:
    """What was done for good since the first of these was taken back."""
    since = min(map(_undone_at, back), default=None)
    return [act for act in acts if since is not None and not act.reversible and act.undoes is None and act.id > since]


def _first_free(connection: Connection, newest_first: Sequence[Done]) -> Done | None:
    """The first act that can be undone or done again, whose records nothing has touched that stays."""
    hold = Hold()
    for act in newest_first:
        held = hold and resting.is_held(connection, act.id, hold)
        if act.reversible and not held and not erasing.has_erased(connection, act.id):
            return act
        hold.add(resting.hold_on(connection, act.id))
    return None


def undo(office: Office, act_id: int | None = None) -> Result:
    """Take back an act, by default the last; refuses where there is none or a record was changed again since.

    Where the last step is for good, nothing is taken back unless it is named (``journal.for_good``): `Reach.undo` says which act.
    """
    if act_id is not None:
        target = _done(office, act_id)
    else:
        found = reach(office)
        if found.final is not None:
            raise for_good(found.final)
        target = found.undo
    if target is None or not target.reversible or target.undone_by is not None:
        raise Refusal("journal.nothing_to_undo")
    return _reverse(office, UNDO, target, target.id)


def redo(office: Office) -> Result:
    """Do again what was taken back last."""
    target = reach(office).redo
    if target is None or target.undone_by is None:
        raise Refusal("journal.nothing_to_redo")
    return _reverse(office, REDO, target, target.undone_by)


def _done(office: Office, act_id: int) -> Done | None:
    with office.read() as connection:
        return next((act for act in journal.acts(connection) if act.id == act_id and act.undoes is None), None)


def _reverse(office: Office, name: str, target: Done, act_id: int) -> Result:
    with office.write(Act(name, {"of": target.name, **target.facts}, undoes=act_id)) as pen:
        touched = pen.reverse(act_id)
        changes = reduce(lambda sum_, kind: sum_ | OF_TABLE[kind], touched, Changes.NOTHING)
        # What is undone is done again by redo, not by undoing the undo: it has no undo button of its own.
        return Result(changes, None, name, {"of": in_words(target)}, target.id)
