"""Whether a text is exactly one person's name: what decides where a comma ends a nickname and where it stands inside one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from lut_admin.convention import names
from lut_admin.convention.roster import Person, StaffMember

_Key = tuple[tuple[str, ...], str]


class KnownNames:
    """The names on a roster, asked for by calling: either name of a person, or both of the same person, in any order.

    Case, accents, marks and the order of the words do not matter. `people` is called when the first question comes: most
    lists have no comma.
    """

    def __init__(self, people: Callable[[], Iterable[Person | StaffMember]]) -> None:
        self._people = people

    def __call__(self, text: str) -> bool:
        key = _key(*names.split(text))
        return key in self._keys and _nothing_else(text, key)

    @cached_property
    def _keys(self) -> frozenset[_Key]:
        return frozenset(key for person in self._people() for key in _of(person) if key != ((), ""))


def _of(person: Person | StaffMember) -> Iterable[_Key]:
    latins = {person.english_name}
    chinese = {person.chinese_name}
    if isinstance(person, Person):
        latins |= {person.passport_name, *(name for name in person.former if not names.is_han(name))}
        chinese |= {name for name in person.former if names.is_han(name)}
    for latin in latins:
        yield _key(latin, "")
        for han in chinese:
            yield _key("", han)
            yield _key(latin, han)


def _key(latin: str, han: str) -> _Key:
    return tuple(sorted(names.words(latin))), _letters(han)


def _nothing_else(text: str, key: _Key) -> bool:
    """Whether the text holds no letter or digit but those of the key: 杜珍 is known, 杜珍2 is not."""
    return len(_letters(text)) == sum(map(len, key[0])) + len(key[1])


def _letters(text: str) -> str:
    return "".join(c for c in names.fold(text) if c.isalnum())
