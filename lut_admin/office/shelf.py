"""The students' lines at hand: read once, and afterwards only whoever has changed since, as the journal tells.

A list of 100,000 takes about a second to read and milliseconds to bring up to date. The first reading is what the window waits
for when it opens: it is in plain SQL, because SQLAlchemy takes longer to import than 10,000 lines to read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import attrgetter
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from lut_admin.office.office import Office
from lut_admin.records.book import Book

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Past so many changed students, reading everything anew is no slower.
_MOST = 5000
# Up to so many students everything is there as soon as the first lines.
_FEW = 2000


class StudentLine(NamedTuple):
    """One line of the students' list; what is not known is ``""``.

    A tuple rather than a dataclass because a list holds 100,000 of them. `search_key` is what ``names.query(typed)`` is
    looked for in; the lines come in the order of `sort_key`.
    """

    id: int
    student_no: str
    chinese_name: str
    english_name: str
    passport_name: str
    gender: str
    nationality: str
    passport_no: str
    college: str
    major: str
    class_name: str
    grade: str
    level: str
    funding: str
    status: str
    enrolled: str
    expected_end: str
    permit_expiry: str
    phone: str
    wechat: str
    search_key: str
    sort_key: str

    @property
    def name(self) -> str:
        """What to call the student in a sentence: the English and the Chinese name, as far as they are known."""
        return named(self.english_name or self.passport_name, self.chinese_name, self.student_no)


LINE_FIELDS: tuple[str, ...] = StudentLine._fields[1:-2]
_KNOWN = ", ".join(f"coalesce({name}, '')" for name in StudentLine._fields[1:])
_OUTSIDE = f"SELECT id, {_KNOWN} FROM student WHERE binned_at IS NULL"  # noqa: S608 - our own names
_BINNED = f"SELECT id, {_KNOWN} FROM student WHERE binned_at IS NOT NULL"  # noqa: S608 - our own names
_EVERYBODY = "SELECT count(*) FROM student WHERE binned_at IS NULL"
_END = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"


@dataclass(slots=True)
class _Shelf:
    """What was read of one book: the journal's end at that moment (number and hash), and the lines in their order."""

    end: tuple[int, str] | None = None
    lines: list[StudentLine] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)


_shelves: WeakKeyDictionary[Book, _Shelf] = WeakKeyDictionary()
_guard = Lock()


def named(latin: str, chinese: str, number: str) -> str:
    """What to call a student in a sentence."""
    return " ".join(part for part in (latin, chinese) if part) or number


def students(office: Office, binned: bool = False) -> list[StudentLine]:
    """Every student's line in the order of the list; with `binned`, those in the bin instead."""
    if binned:
        with office.glance() as raw:
            return _lines(raw.execute(_BINNED))
    with _guard:
        shelf = _shelves.setdefault(office.book, _Shelf())
    with shelf.lock:
        if shelf.end is None:
            with office.glance() as raw:
                shelf.lines = _lines(raw.execute(_OUTSIDE))
                shelf.end = raw.execute(_END).fetchone()  # None in an empty book, which is read again
        else:
            with office.read() as connection:
                _bring_up_to_date(connection, shelf, shelf.end)
        return list(shelf.lines)


def everybody(office: Office) -> int:
    """How many students there are, without reading them."""
    with office.glance() as raw:
        (count,) = raw.execute(_EVERYBODY).fetchone()
    return int(count)


class Beginning(NamedTuple):
    """The first lines of the list, and how many there are in all."""

    lines: list[StudentLine]
    everybody: int


def beginning(office: Office, most: int) -> Beginning | None:
    """The first `most` lines; None where the whole list is at hand as soon: there are few, or they were read before."""
    with _guard:
        shelf = _shelves.get(office.book)
    if shelf is not None and shelf.end is not None:
        return None
    with office.glance() as raw:
        (everybody,) = raw.execute(_EVERYBODY).fetchone()
        if everybody <= _FEW:
            return None
        rows = raw.execute(f"{_OUTSIDE} ORDER BY sort_key, id LIMIT ?", (most,))
        return Beginning(_lines(rows), everybody)


def lines(connection: Connection) -> list[StudentLine]:
    """`students` within a transaction that is already open."""
    return _lines(connection.exec_driver_sql(_OUTSIDE).cursor)


def lines_of(connection: Connection, ids: Sequence[int]) -> list[StudentLine]:
    """The lines of a few students (at most `CHUNK`), those in the bin left out."""
    these = f"{_OUTSIDE} AND id IN ({', '.join('?' * len(ids))})"
    return _lines(connection.exec_driver_sql(these, tuple(ids)).cursor)


def _lines(rows: Any) -> list[StudentLine]:
    with uninterrupted():
        found = list(map(StudentLine._make, rows.fetchall()))
        found.sort(key=attrgetter("sort_key", "id"))
    return found


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold the garbage collector while a crowd of rows is made: looking for cycles among them costs more than they do."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _bring_up_to_date(connection: Connection, shelf: _Shelf, end: tuple[int, str]) -> None:
    from lut_admin.records import journal

    now = journal.anchor(connection)
    if not journal.holds(connection, journal.Anchor(*end)):
        shelf.lines = lines(connection)
    elif end != (now.seq, now.head):
        shelf.lines = _refreshed(connection, shelf.lines, end[0])
    shelf.end = now.seq, now.head


def _refreshed(connection: Connection, before: list[StudentLine], seq: int) -> list[StudentLine]:
    from sqlalchemy import select

    from lut_admin.records.pen import CHUNK
    from lut_admin.records.tables import Journal, Student

    touched = select(Journal.record_id).where(Journal.seq > seq, Journal.kind == Student.__tablename__).distinct()
    changed = list(connection.scalars(touched))
    if len(changed) > _MOST:
        return lines(connection)
    if not changed:
        return before
    gone = set(changed)
    kept = [line for line in before if line.id not in gone]
    for start in range(0, len(changed), CHUNK):
        kept += lines_of(connection, changed[start : start + CHUNK])
    kept.sort(key=attrgetter("sort_key", "id"))
    return kept
