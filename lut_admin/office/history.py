"""What was done, and undoing it: the journal as the counselor sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from lut_admin.office.office import Office
from lut_admin.office.results import OF_TABLE, Changes, Result
from lut_admin.papers.words import Word
from lut_admin.records import journal
from lut_admin.records.journal import Act, Done, Entry
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
    return Word(f"act.{name}", facts)


def reach(office: Office) -> Reach:
    """The act that undo takes back next, and the one that redo does again (only while nothing new was done since)."""
    with office.read() as connection:
        acts = journal.acts(connection)
    own = [act for act in acts if act.undoes is None and act.reversible]
    standing = [act for act in own if act.undone_by is None]
    last = standing[-1] if standing else None
    taken_back = [act for act in own if act.undone_by is not None and (last is None or act.id > last.id)]
    return Reach(last, taken_back[0] if taken_back else None)


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
        return Result(changes, None, name, {"of": in_words(target)})
