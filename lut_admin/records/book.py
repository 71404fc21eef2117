"""The one encrypted file: open it, read it, write it.

SQLCipher through SQLAlchemy. A missing file is an error and never a new empty book; a file that is not encrypted is never
left behind. Pragmas and their reasons: build_spec/decisions/001-encrypted-book.md.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import sqlcipher3

from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    # SQLAlchemy and the tables take longer to import than the first page takes to read: they come with what needs them.
    from sqlalchemy import Connection, Engine

    from lut_admin.records.journal import Act
    from lut_admin.records.pen import Pen

KEY_BYTES = 32
PLAINTEXT = b"SQLite format 3\x00"
# The schema's version, kept in the file's user_version: the number of the newest step in migrations/versions/.
VERSION = 1
# "LUTA" in the file's header: an encrypted file that opens with our key and lacks it is not a whole book.
APPLICATION = 0x4C555441

# What SQLite says, and what it means for the person. A write that met one of these was rolled back.
TROUBLES = {
    "database or disk is full": "book.disk_full",
    "disk i/o error": "book.unreadable",
    "readonly database": "book.read_only",
    "database is locked": "book.busy",
    "malformed": "book.damaged",
    "not a database": "book.damaged",
    "unable to open": "book.unreadable",
}

T = TypeVar("T")

PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -64000",
)


def connect(path: Path, key: bytes, mode: str = "rw") -> Any:
    """A raw connection to an encrypted file; `key` is 32 bytes, `mode` ``rw``, ``ro`` or ``rwc``.

    Raises Refusal: ``book.missing``, ``book.wrong_key`` (or not our file), ``book.damaged`` (empty), ``book.unreadable``.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a data key has 32 bytes")
    if mode != "rwc":
        if not path.is_file():
            raise Refusal("book.missing", file=path.name)
        if path.stat().st_size == 0:  # SQLite would take it for a new book and fill it
            raise Refusal("book.damaged", file=path.name)
    try:
        raw = sqlcipher3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
    except sqlcipher3.OperationalError as error:
        raise Refusal("book.unreadable", file=path.name) from error
    try:
        # Exactly this quoting: without x'' the hex text would silently become a passphrase.
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute("PRAGMA busy_timeout = 5000")
        raw.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        for pragma in PRAGMAS if mode != "ro" else ():
            raw.execute(pragma)
    except sqlcipher3.DatabaseError as error:
        raw.close()
        if "not a database" in str(error):
            raise Refusal("book.wrong_key", file=path.name) from error
        raise trouble(error, path) or Refusal("book.unreadable", file=path.name) from error
    return raw


def trouble(error: Exception, path: Path) -> Refusal | None:
    """The world's fault behind a database error, or None where the error is our own."""
    said = str(error).casefold()
    return next((Refusal(code, file=path.name) for mark, code in TROUBLES.items() if mark in said), None)


def settle(made: Path, place: Path) -> None:
    """Move a finished file to its place, so that it is there after a power cut, too."""
    with made.open("rb+") as stream:
        os.fsync(stream.fileno())
    os.replace(made, place)
    if os.name == "posix":  # Windows has no handle on folders; its file system journals the rename
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def version_of(raw: Any) -> int:
    """The version of the schema behind a raw connection; 0 where it is no book of ours."""
    ours = int(raw.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION
    return int(raw.execute("PRAGMA user_version").fetchone()[0]) if ours else 0


def is_plaintext(path: Path) -> bool:
    """Whether a file is an unencrypted SQLite database."""
    with path.open("rb") as stream:
        return stream.read(len(PLAINTEXT)) == PLAINTEXT


class Book:
    """An open book. Readers see a steady snapshot; writers follow one another (BEGIN IMMEDIATE)."""

    def __init__(self, path: Path, key: bytes, *opened: Any) -> None:
        """`opened` are raw connections to it that are there already."""
        self.path = path
        self._key = key
        self._spare = list(opened)

    @cached_property
    def engine(self) -> Engine:
        """SQLAlchemy's way to the file; made when it is first needed."""
        from sqlalchemy import create_engine, event
        from sqlalchemy.pool import QueuePool

        from lut_admin.records import journal

        made = create_engine(
            "sqlite+pysqlite://",
            module=sqlcipher3.dbapi2,
            creator=self._raw,
            poolclass=QueuePool,
            pool_size=4,
            json_serializer=journal.dumps,
            hide_parameters=True,  # or an error's text would hold the rows that were being written
        )
        event.listen(made, "begin", _begin)
        return made

    @classmethod
    def create(cls, path: Path, key: bytes) -> Book:
        """A new, empty book at `path`, which must not exist; refuses (``book.exists``) to write over anything."""
        from sqlalchemy import text

        from lut_admin.records import journal, private, tables

        if path.exists():
            raise Refusal("book.exists", file=path.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".new")
        part.unlink(missing_ok=True)
        raw = connect(private.touch(part), key, mode="rwc")
        raw.close()
        building = cls(part, key)
        with building.engine.connect().execution_options(writes=True) as connection, connection.begin():
            tables.Table.metadata.create_all(connection)
            connection.execute(text(f"PRAGMA application_id = {APPLICATION}"))
            connection.execute(text(f"PRAGMA user_version = {VERSION}"))
            journal.lock(connection)
        building.close()
        if is_plaintext(part):
            part.unlink()
            raise RuntimeError("the cipher is not at work: a plaintext file was made and removed")
        settle(part, path)
        return cls(path, key)

    @classmethod
    def open(cls, path: Path, key: bytes) -> Book:
        """The book at `path`; raises Refusal where it is missing, the key does not fit or its version is newer.

        An older version is brought up to date first, behind a verified copy (`migrations.guard`).
        """
        raw = connect(path, key)
        found = version_of(raw)
        if found == VERSION:
            return cls(path, key, raw)
        raw.close()
        if found < 1:
            raise Refusal("book.damaged", file=path.name)
        if found > VERSION:
            raise Refusal("book.newer", file=path.name, found=found, known=VERSION)
        from lut_admin.records.migrations import guard

        guard.bring_up_to_date(path, key, found)
        return cls(path, key)

    @contextmanager
    def glance(self) -> Iterator[Any]:
        """The driver's own connection, which sees one steady state and writes nothing.

        For the few reads that the first page waits for, in plain SQL; everything else uses `read`.
        """
        raw = self._raw()
        try:
            raw.execute("BEGIN")
            yield raw
            raw.execute("ROLLBACK")
        except BaseException as error:
            raw.close()
            refusal = trouble(error, self.path) if isinstance(error, sqlcipher3.DatabaseError) else None
            if refusal is None:
                raise
            raise refusal from error
        self._spare.append(raw)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one steady state and writes nothing."""
        with self._world_to_blame(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self, act: Act, actor: str, at: datetime | None = None) -> Iterator[Pen]:
        """One transaction with a `Pen`: all of it is in the book and the journal afterwards, or none of it.

        Raises Refusal where the world is in the way: ``book.disk_full``, ``book.busy``, ``book.read_only``,
        ``book.damaged``, ``book.unreadable``.
        """
        from lut_admin.records.pen import Pen

        with self.aside() as connection:
            yield Pen(connection, act, actor, at or datetime.now(UTC))

    @contextmanager
    def aside(self) -> Iterator[Connection]:
        """A transaction for what is not on record and in no journal: text that is being written (`unsaved`)."""
        with (
            self._world_to_blame(),
            self.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def close(self) -> None:
        """Let go of the file; the write-ahead log is folded in by the last connection."""
        while self._spare:
            self._spare.pop().close()
        if "engine" in self.__dict__:
            self.engine.dispose()

    def has_key(self, key: bytes) -> bool:
        """Whether this is the key the book was opened with."""
        return hmac.compare_digest(key, self._key)

    def lend_key(self, use: Callable[[bytes], T]) -> T:
        """Lend the key to what seals it anew or copies the book; nothing else may have it."""
        return use(self._key)

    def _raw(self) -> Any:
        try:
            return self._spare.pop()
        except IndexError:
            return connect(self.path, self._key)

    @contextmanager
    def _world_to_blame(self) -> Iterator[None]:
        from sqlalchemy.exc import DBAPIError

        try:
            yield
        except DBAPIError as error:
            refusal = trouble(error.orig if isinstance(error.orig, Exception) else error, self.path)
            if refusal is None:
                raise
            raise refusal from error


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
