"""The glossary: what rooms, buildings, offices and the words of permits and studies are called in both languages (Art. 6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # The comparison brings a tenth of a second of patterns along, which a list of words does not need.
    from lut_admin.convention.twins import Place

LONGEST = 80


class TermKind(StrEnum):
    """What an entry of the glossary is about."""

    ROOM = "room"
    BUILDING = "building"
    OFFICE = "office"
    PERMIT = "permit"
    STUDY = "study"

    @property
    def key(self) -> str:
        """Its message."""
        return f"glossary.{self.value}"

    @property
    def place(self) -> bool:
        """Whether one can go there: such a name may be told as a place, and is compared between the halves."""
        return self in (TermKind.ROOM, TermKind.BUILDING, TermKind.OFFICE)


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: what it is about, what it is called in either language, and a note; `id` is 0 for a shipped one."""

    kind: TermKind
    zh: str
    en: str
    note: str = ""
    id: int = 0


def read_terms(data: Mapping[str, Any]) -> tuple[Term, ...]:
    """The shipped entries from the parsed ``terms.toml``: under each kind's name, texts such as ``图书馆 | Library``."""
    made = []
    for kind in TermKind:
        for entry in data.get(kind.value, ()):
            zh, en = (part.strip() for part in entry.split("|"))
            made.append(Term(kind, zh, en))
    return tuple(made)


def places(terms: Iterable[Term]) -> tuple[Place, ...]:
    """The entries as the comparison of the halves takes them: those that are places."""
    from lut_admin.convention.twins import Place

    return tuple(Place((term.zh,), (term.en,)) for term in terms if term.kind.place)
