"""Nicknames that the screen cut off (Muhammad Abd…): whose they may be, which is a question and never a finding."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from lut_admin.convention import names
from lut_admin.convention.roster import Person

_ENDS = ("…", "⋯", "‥", "...")
_LAST = "\U0010ffff"


class Beginnings:
    """The roster by how its nicknames may begin; built once, and only where a name is cut."""

    def __init__(self, roster: Iterable[Person]) -> None:
        self._people: dict[int, Person] = {}
        entries: set[tuple[str, int]] = set()
        for person in roster:
            self._people[person.id] = person
            entries.update((written, person.id) for written in _written(person))
        self._entries = sorted(entries)

    def of(self, nickname: str) -> tuple[Person, ...]:
        """The students whose nickname may begin like this one, and end like it where it is cut in its middle."""
        begin, end = _halves(nickname)
        if not begin:
            return ()
        entries = self._entries
        found = entries[bisect_left(entries, (begin, -1)) : bisect_left(entries, (begin + _LAST, -1))]
        ids = dict.fromkeys(number for written, number in found if written.endswith(end))
        return tuple(self._people[number] for number in ids)


def _halves(nickname: str) -> tuple[str, str]:
    for mark in _ENDS:
        if mark in nickname:
            begin, _, end = nickname.partition(mark)
            return _letters(begin), _letters(end.strip("".join(_ENDS)))
    return _letters(nickname), ""


def _written(person: Person) -> Iterable[str]:
    """The ways in which a student's nickname may be written, as letters alone."""
    chinese = _letters(person.chinese_name)
    for latin in {person.english_name, person.passport_name} - {""}:
        english = _letters(latin)
        yield english + chinese
        yield chinese + english
    yield chinese


def _letters(text: str) -> str:
    return "".join(c for c in names.fold(text) if c.isalnum())
