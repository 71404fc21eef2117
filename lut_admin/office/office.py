"""The office: the frozen value that every act takes first."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lut_admin import places
from lut_admin.convention.articles import Convention, read_convention
from lut_admin.convention.hours import CHINA
from lut_admin.records.book import Book
from lut_admin.records.hold import Hold

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from lut_admin.convention.screening import Lexicon
    from lut_admin.convention.twins import Place
    from lut_admin.records.journal import Act
    from lut_admin.records.pen import Pen


@cache
def the_convention() -> Convention:
    """The convention as shipped: its ten articles in both languages."""
    return read_convention(places.resource_toml("convention.toml"))


@cache
def the_lexicon() -> Lexicon:
    """The words that the review asks about (Art. 7-9), as shipped."""
    from lut_admin.convention.screening import read_lexicon

    return read_lexicon(places.resource_tomls("lists/screening"))


@cache
def the_glossary() -> tuple[Place, ...]:
    """What places are called in Chinese and in English (Art. 6), as shipped."""
    from lut_admin.convention.twins import read_places

    return read_places(places.resource_toml("lists/places.toml"))


def clock() -> datetime:
    """Now, aware, in Shanghai."""
    return datetime.now(UTC).astimezone(CHINA)


@dataclass(frozen=True)
class Office:
    """What an act works with: the folder, the open book, the clock and who is at the desk.

    `hold` keeps other processes out of the folder for as long as the office is open (`openings.close_office` lets go).
    """

    folder: Path
    book: Book
    actor: str
    now: Callable[[], datetime] = field(default=clock)
    hold: Hold | None = field(default=None, compare=False, repr=False)

    def today(self) -> date:
        """The day in Shanghai."""
        return self.now().astimezone(CHINA).date()

    def read(self) -> AbstractContextManager[Connection]:
        """One steady look at the records."""
        return self.book.read()

    def glance(self) -> AbstractContextManager[Any]:
        """`read` without SQLAlchemy, for what the first page waits for: the driver's own connection, for plain SQL."""
        return self.book.glance()

    def write(self, act: Act) -> AbstractContextManager[Pen]:
        """One act: one transaction, journalled under this actor and clock."""
        return self.book.write(act, self.actor, self.now())
