"""Text that is being written and is not on record yet: kept aside every few seconds, so that a crash loses no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select

from lut_admin.records.book import Book
from lut_admin.records.pen import moment
from lut_admin.records.tables import Unsaved


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept aside: when (UTC text), and what."""

    at: str
    body: dict[str, Any]


def keep(book: Book, name: str, body: Mapping[str, Any], at: datetime) -> None:
    """Keep this aside under a name, in place of what was kept there."""
    with book.aside() as connection:
        connection.execute(delete(Unsaved).where(Unsaved.name == name))
        connection.execute(insert(Unsaved).values(name=name, at=moment(at), body=dict(body)))


def kept(book: Book, name: str) -> Kept | None:
    """What is kept aside under a name."""
    with book.read() as connection:
        row = connection.execute(select(Unsaved.at, Unsaved.body).where(Unsaved.name == name)).first()
    return None if row is None else Kept(row.at, row.body)


def let_go(book: Book, name: str) -> None:
    """It is on record now, or given up."""
    with book.aside() as connection:
        connection.execute(delete(Unsaved).where(Unsaved.name == name))
