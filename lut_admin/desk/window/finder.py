"""What the palette finds among everything, in memory (no Qt in here)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lut_admin.convention import names

if TYPE_CHECKING:
    from lut_admin.office.lookup import Found

OF_A_KIND = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of the palette: what it is, its words, what stands beside them, and the key that does the same."""

    kind: str
    name: str
    beside: str
    shortcut: str
    then: Callable[[], object]


class Finder:
    """Finds among everything, in memory: whole forms first, then beginnings, then the rest."""

    def __init__(self) -> None:
        self._things: dict[str, tuple[list[Found], list[str]]] = {}

    def put(self, things: Iterable[Found]) -> None:
        """What can be found from now on."""
        self._things = {}
        for thing in things:
            found, keys = self._things.setdefault(thing.kind, ([], []))
            found.append(thing)
            keys.append(f"\n{thing.key}\n")

    def find(self, typed: str, of_a_kind: int = OF_A_KIND) -> list[Found]:
        """What the typed letters may mean, at most `of_a_kind` of each kind; nothing typed finds nothing."""
        query = names.query(typed)
        return [thing for kind in self._things for thing in self._of(kind, query, of_a_kind)] if query else []

    def _of(self, kind: str, query: str, most: int) -> list[Found]:
        found, keys = self._things[kind]
        inside = [place for place, key in enumerate(keys) if query in key]
        chosen: dict[int, None] = {}
        # Three passes over what is left of them, and only until enough are found: a single letter is in every name.
        for form in (f"\n{query}\n", f"\n{query}", f" {query}", query):
            for place in inside:
                if form in keys[place]:
                    chosen[place] = None
                    if len(chosen) == most:
                        return [found[place] for place in chosen]
        return [found[place] for place in chosen]
