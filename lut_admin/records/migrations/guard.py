"""Bringing a book up to date, guarded: a checked copy first, and all of it or nothing.

Alembic's batch mode rebuilds a table by dropping the old one. With foreign keys on that deletes every row that refers to it,
and in any case the table's triggers go. So: foreign keys off before the transaction begins, the journal's triggers made
again and counted, and every reference checked before the commit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from lut_admin.records import backups, ground, journal
from lut_admin.records import book as books
from lut_admin.records.migrations.versions import STEPS, Step
from lut_admin.refusals import Refusal


def bring_up_to_date(path: Path, key: bytes, found: int, steps: Sequence[Step] = STEPS) -> Path:
    """Take the book at `path` from version `found` to the newest; returns the folder of the copy made before.

    Raises Refusal ``book.upgrade_failed`` (with `backup`): the book is then exactly as it was.
    """
    at = datetime.now(UTC)
    name = f"before-version-{len(steps)}-{at.strftime(backups.NAMED)}"
    copy = backups.make(path, key, path.parent / ground.BACKUPS, at, name).folder
    try:
        _upgrade(path, key, found, steps)
    except Exception as error:
        raise Refusal("book.upgrade_failed", file=path.name, backup=str(copy)) from error
    return copy


def apply(connection: Connection, steps: Sequence[Step]) -> None:
    """Run steps on a connection that is inside its transaction."""
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    with Operations.context(MigrationContext.configure(connection)):
        for step in steps:
            step()


def _upgrade(path: Path, key: bytes, found: int, steps: Sequence[Step]) -> None:
    connecting = _without_foreign_keys(path, key)
    engine = create_engine(
        "sqlite+pysqlite://", module=sqlcipher3.dbapi2, creator=connecting, poolclass=NullPool, hide_parameters=True
    )
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            if connection.scalar(text("PRAGMA foreign_keys")) != 0:
                raise RuntimeError("foreign keys are on: rebuilding a table would delete what refers to it")
            apply(connection, steps[found:])
            journal.unlock(connection)
            journal.lock(connection)
            if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
                raise RuntimeError("a reference was lost")
            connection.execute(text(f"PRAGMA user_version = {len(steps)}"))
            connection.commit()
    finally:
        engine.dispose()


def _without_foreign_keys(path: Path, key: bytes) -> Callable[[], object]:
    def connecting() -> object:
        raw = books.connect(path, key)
        raw.execute("PRAGMA foreign_keys = OFF")
        return raw

    return connecting
