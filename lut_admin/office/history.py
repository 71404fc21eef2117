"""What was done, and undoing it: the journal as the counselor sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from sqlalchemy import Connection

from lut_admin.office.office import Office
from lut_admin.office.results import OF_TABLE, Changes, Result
from lut_admin.papers.words import Word
from lut_admin.records import erasing, journal, resting
from lut_admin.records.journal import Act, Done, Entry
from lut_admin.records.resting import Hold
from lut_admin.refusals import Refusal

UNDO, REDO = "undo", "redo"
# The kinds of record whose history can be asked for.
KINDS = tuple(OF_TABLE)


@dataclass(frozen=True, slots=True)
class Reach:
    """What undo and redo would do now; None where there is nothing."""

    undo: Done | None
    redo: Done | None


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
        )


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
    """Take back an act (by default the last); refuses where there is none or a record was changed again since."""
    target = _done(office, act_id) if act_id is not None else reach(office).undo
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
