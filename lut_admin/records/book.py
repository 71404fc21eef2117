"""The one encrypted file: open it, read it, write it.

SQLCipher through SQLAlchemy. A missing file is an error and never a new empty book; a file that is not encrypted is never
left behind. Pragmas and their reasons: build_spec/decisions/001-encrypted-book.md.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import QueuePool

from lut_admin.records import journal, tables
from lut_admin.records.journal import Act
from lut_admin.records.pen import Pen
from lut_admin.refusals import Refusal

KEY_BYTES = 32
PLAINTEXT = b"SQLite format 3\x00"
# The number of the newest migration; migrations/versions/ holds how a book gets here.
VERSION = 1

PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -32000",
)


def connect(path: Path, key: bytes, mode: str = "rw") -> Any:
    """A raw connection to an encrypted file; `key` is 32 bytes, `mode` ``rw``, ``ro`` or ``rwc``.

    Raises Refusal: ``book.missing``, ``book.wrong_key`` (or not our file), ``book.unreadable``.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a data key has 32 bytes")
    if mode != "rwc" and not path.is_file():
        raise Refusal("book.missing", file=path.name)
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
        raw.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        if mode != "ro":
            for pragma in PRAGMAS:
                raw.execute(pragma)
    except sqlcipher3.DatabaseError as error:
        raw.close()
        if "not a database" in str(error):
            raise Refusal("book.wrong_key", file=path.name) from error
        raise Refusal("book.unreadable", file=path.name) from error
    return raw


def is_plaintext(path: Path) -> bool:
    """Whether a file is an unencrypted SQLite database."""
    with path.open("rb") as stream:
        return stream.read(len(PLAINTEXT)) == PLAINTEXT


class Book:
    """An open book. Readers see a steady snapshot; writers follow one another (BEGIN IMMEDIATE)."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key
        self.engine: Engine = create_engine(
            "sqlite+pysqlite://",
            module=sqlcipher3.dbapi2,
            creator=lambda: connect(path, key),
            poolclass=QueuePool,
            pool_size=4,
        )
        event.listen(self.engine, "begin", _begin)

    @classmethod
    def create(cls, path: Path, key: bytes) -> Book:
        """A new, empty book at `path`, which must not exist; refuses (``book.exists``) to write over anything."""
        if path.exists():
            raise Refusal("book.exists", file=path.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".new")
        part.unlink(missing_ok=True)
        raw = connect(part, key, mode="rwc")
        raw.close()
        building = cls(part, key)
        with building.engine.connect().execution_options(writes=True) as connection, connection.begin():
            tables.Table.metadata.create_all(connection)
            connection.execute(text(f"PRAGMA user_version = {VERSION}"))
            journal.lock(connection)
        building.close()
        if is_plaintext(part):
            part.unlink()
            raise RuntimeError("the cipher is not at work: a plaintext file was made and removed")
        os.replace(part, path)
        return cls(path, key)

    @classmethod
    def open(cls, path: Path, key: bytes) -> Book:
        """The book at `path`; raises Refusal where it is missing, the key does not fit or its version is newer.

        An older version is brought up to date first, behind a verified copy (`migrations.guard`).
        """
        raw = connect(path, key)
        found = int(raw.execute("PRAGMA user_version").fetchone()[0])
        raw.close()
        if found > VERSION:
            raise Refusal("book.newer", file=path.name, found=found, known=VERSION)
        if found < VERSION:
            from lut_admin.records.migrations import guard

            guard.bring_up_to_date(path, key, found)
        return cls(path, key)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one steady state and writes nothing."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self, act: Act, actor: str, at: datetime | None = None) -> Iterator[Pen]:
        """One transaction with a `Pen`: all of it is in the book and the journal afterwards, or none of it."""
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield Pen(connection, act, actor, at or datetime.now(UTC))

    def close(self) -> None:
        """Let go of the file; the write-ahead log is folded in by the last connection."""
        self.engine.dispose()

    def copy_with(self, copier: Callable[[Path, bytes], Any]) -> Any:
        """Lend path and key to a backup, which alone may have them besides this book."""
        return copier(self.path, self._key)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
