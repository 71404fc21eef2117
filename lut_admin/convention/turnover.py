"""Who came, left and took another name between the checks of a group (Art. 3)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lut_admin.convention import decisions


class Turn(StrEnum):
    """What happened to a member between two checks."""

    JOINED = "joined"
    LEFT = "left"
    RENAMED = "renamed"

    @property
    def key(self) -> str:
        """Its message."""
        return f"turnover.{self.value}"


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of a check: the nickname, and the student or colleague it was taken for (neither: nobody known)."""

    nickname: str
    student_id: int | None = None
    staff_id: int | None = None

    @property
    def known(self) -> bool:
        """Whether it is somebody of the register."""
        return self.student_id is not None or self.staff_id is not None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One check: its id, moment (UTC text), whether everybody was listed, and its lines."""

    id: int
    at: str
    complete: bool
    lines: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One member's change; `was` is the nickname before it (of a rename)."""

    turn: Turn
    nickname: str
    was: str = ""
    student_id: int | None = None
    staff_id: int | None = None

    @property
    def outsider(self) -> bool:
        """Whether it is nobody of the register."""
        return self.student_id is None and self.staff_id is None


@dataclass(frozen=True, slots=True)
class Step:
    """What changed from the checks before to this one; `since` is the moment of the one before (``""``: the first)."""

    id: int
    at: str
    since: str
    complete: bool
    changes: tuple[Change, ...]

    def of(self, turn: Turn) -> tuple[Change, ...]:
        """The changes of one sort."""
        return tuple(change for change in self.changes if change.turn is turn)


def turnover(snapshots: Iterable[Snapshot]) -> list[Step]:
    """What changed with each check, oldest first.

    Somebody has left only where a complete check no longer holds them, and has joined only where a complete one before did
    not: a partial list says who is there, never who is not. A nickname that stays is the same person, whoever it was taken
    for; another nickname of the same student is a rename.
    """
    there: list[Seen] = []
    ever_complete, since = False, ""
    steps: list[Step] = []
    for snapshot in snapshots:
        # Each line an object of its own: two members may look alike.
        lines = [replace(line) for line in snapshot.lines if decisions.key(line.nickname)]
        changes, gone = _compare(there, lines)
        if not ever_complete:
            changes = [change for change in changes if change.turn is not Turn.JOINED]
        if snapshot.complete:
            changes += [Change(Turn.LEFT, one.nickname, "", one.student_id, one.staff_id) for one in gone]
        there = lines if snapshot.complete else [*gone, *lines]
        steps.append(Step(snapshot.id, snapshot.at, since, snapshot.complete, tuple(changes)))
        ever_complete, since = ever_complete or snapshot.complete, snapshot.at
    return steps


def _compare(before: Sequence[Seen], now: Sequence[Seen]) -> tuple[list[Change], list[Seen]]:
    """Who joined or was renamed, and whom of before the new list does not hold."""
    changes: list[Change] = []
    new, gone = _pair(now, before, lambda line: decisions.key(line.nickname))
    renamed: dict[int, Seen] = {}
    new, gone = _pair(new, gone, _person, renamed)
    joined = {id(line) for line in new}
    for line in now:
        if id(line) in joined:
            changes.append(Change(Turn.JOINED, line.nickname, "", line.student_id, line.staff_id))
        elif id(line) in renamed:
            was = renamed[id(line)].nickname
            changes.append(Change(Turn.RENAMED, line.nickname, was, line.student_id, line.staff_id))
    return changes, gone


def _person(line: Seen) -> tuple[int | None, int | None] | None:
    return (line.student_id, line.staff_id) if line.known else None


def _pair(
    now: Sequence[Seen], before: Sequence[Seen], by: Callable[[Seen], Hashable], paired: dict[int, Seen] | None = None
) -> tuple[list[Seen], list[Seen]]:
    """What is left of both lists when each line of one is paired with one of the other; `paired`: who was paired, by identity."""
    waiting: dict[Hashable, list[Seen]] = {}
    for one in before:
        waiting.setdefault(by(one), []).append(one)
    new: list[Seen] = []
    used: set[int] = set()
    for line in now:
        name = by(line)
        those = waiting.get(name) if name is not None else None
        if not those:
            new.append(line)
            continue
        old = those.pop(0)
        used.add(id(old))
        if paired is not None:
            paired[id(line)] = old
    return new, [one for one in before if id(one) not in used]
