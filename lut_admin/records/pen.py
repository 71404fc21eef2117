"""The only hand that writes: every insert, update and delete goes through a `Pen`, which journals it in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Insert, Update, bindparam, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.exc import IntegrityError

from lut_admin.records import erasing, journal
from lut_admin.records.journal import ACT, Act, Backwards
from lut_admin.records.tables import BESIDE, KINDS, Counter, Journal, Table
from lut_admin.refusals import Refusal

# Values an IN (...) may hold at once in every database we mean to run on.
CHUNK = 500

# The record's id among the values of an update.
KEY = "_id"

Row = Mapping[str, Any]
# Kind, record, and the JSON of before and after.
Change = tuple[str, int, str | None, str | None]


def moment(at: datetime) -> str:
    """An aware moment as the database keeps it: UTC, ISO-8601, microseconds, sortable as text."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Pen:
    """Writes rows inside one transaction and journals each change: who, when, act, before and after, chained."""

    def __init__(self, connection: Connection, act: Act, actor: str, at: datetime) -> None:
        self.connection = connection
        self.actor = actor
        self.at = moment(at)
        end = journal.anchor(connection)
        self._seq, self._head = end.seq, end.head
        self.act_id = end.seq + 1
        self._stamp = journal.stamp(self.at, actor, self.act_id)
        heading = {"name": act.name, "facts": dict(act.facts), "reversible": act.reversible}
        if act.undoes is not None:
            heading["undoes"] = act.undoes
        self._log([(ACT, 0, None, journal.dumps(heading))])

    def insert(self, table: type[Table], rows: Sequence[Row]) -> list[int]:
        """Add rows; returns their new ids. A row may bring its own ``id`` only when an undo puts it back."""
        if not rows:
            return []
        sql = KINDS[table.__tablename__]
        fresh = self._ids(sql.name, sum("id" not in row for row in rows))
        given = set().union(*rows)
        unknown = given.difference(sql.columns.keys())
        if unknown:
            raise ValueError(f"{sql.name} has no columns {sorted(unknown)}")
        defaults = {c.name: c.default.arg for c in sql.columns if c.default is not None and c.default.is_scalar}
        names = [c.name for c in sql.columns if c.name in given and c.name != "id"]
        names += [name for name in defaults if name not in given]
        blanks = [(name, defaults.get(name)) for name in names]
        ids = [row["id"] if "id" in row else next(fresh) for row in rows]
        filled = [(i, *[row.get(name, blank) for name, blank in blanks]) for i, row in zip(ids, rows, strict=True)]
        names.insert(0, "id")
        self._many(sql.insert(), names, filled)
        texts = journal.written(names, filled)
        self._log((sql.name, i, None, text) for i, text in zip(ids, texts, strict=True))
        return ids

    def update(self, table: type[Table], changes: Mapping[int, Row]) -> int:
        """Change columns of rows by id; what is already so is left alone. Returns how many rows changed."""
        sql = KINDS[table.__tablename__]
        entries: list[Change] = []
        rows: list[tuple[tuple[str, ...], tuple[Any, ...]]] = []
        asked = sorted(set().union(*changes.values()))
        present = self._rows(sql, list(changes), asked)
        for record_id, change in changes.items():
            if record_id not in present:
                raise Refusal("journal.gone", id=record_id)
            old = dict(zip(asked, present[record_id], strict=True))
            new = {name: value for name, value in change.items() if old[name] != value}
            if new:
                before = {name: old[name] for name in new}
                entries.append((sql.name, record_id, journal.dumps(before), journal.dumps(new)))
                rows.append((tuple(new), (*new.values(), record_id)))
        # In the order given, so that taking it back in the opposite order never meets a number that is still in use.
        for names, alike in groupby(rows, key=itemgetter(0)):
            values: dict[str, Any] = {name: bindparam(name) for name in names}
            statement = sql.update().where(sql.c.id == bindparam(KEY)).values(values)
            self._many(statement, [*names, KEY], [row for _, row in alike])
        self._log(entries)
        return len(entries)

    def delete(self, table: type[Table], ids: Sequence[int]) -> None:
        """Remove rows by id; what they held stays in the journal."""
        sql = KINDS[table.__tablename__]
        present = self._rows(sql, ids, sql.columns.keys())
        if len(present) != len(set(ids)):
            raise Refusal("journal.gone", id=next(i for i in ids if i not in present))
        for start in range(0, len(ids), CHUNK):
            self.connection.execute(sql.delete().where(sql.c.id.in_(ids[start : start + CHUNK])))
        texts = journal.written(sql.columns.keys(), [present[i] for i in ids])
        self._log((sql.name, i, text, None) for i, text in zip(ids, texts, strict=True))

    def erase(self, table: type[Table], ids: Sequence[int]) -> int:
        """Leave of what the journal holds of these records only digests, this act's own entries included (`erasing.erase`).

        The records themselves are changed or deleted before, in the same act. Returns how many entries were erased.
        """
        return erasing.erase(self.connection, table.__tablename__, ids)

    def keep(self, table: type[Table], row: Row) -> None:
        """Put a row into a table beside the journal (`tables.BESIDE`), unless one with its key is there.

        What it holds must be held to by a row under the journal: by its SHA-256.
        """
        sql = self._beside(table)
        [key] = sql.primary_key.columns
        if self.connection.scalar(select(key).where(key == row[key.name])) is None:
            self.connection.execute(sql.insert(), dict(row))

    def let_go(self, table: type[Table], keys: Sequence[str]) -> None:
        """Take rows out of a table beside the journal: no act brings them back."""
        sql = self._beside(table)
        [key] = sql.primary_key.columns
        for start in range(0, len(keys), CHUNK):
            self.connection.execute(sql.delete().where(key.in_(keys[start : start + CHUNK])))

    def _beside(self, table: type[Table]) -> SqlTable:
        if table.__tablename__ not in BESIDE:
            raise ValueError(f"{table.__tablename__} is under the journal")
        found: SqlTable = KINDS[table.__tablename__]
        return found

    def reverse(self, act_id: int) -> frozenset[str]:
        """Put back what an act changed, newest change first; returns the tables touched.

        Refuses where a record was changed again later (``journal.changed_since``), and where another record now needs what
        would go or holds what would come back (``journal.in_the_way``): undoing would lose that. Refuses, too, where something
        of it was erased since (``journal.erased``).
        """
        if erasing.has_erased(self.connection, act_id):
            raise Refusal("journal.erased")
        changes = journal.backwards(self.connection, act_id)
        self._refuse_if_changed_since(act_id, changes)
        try:
            for run in _runs(changes):
                self._put_back(run)
        except IntegrityError as error:
            raise Refusal("journal.in_the_way") from error
        return frozenset(change.kind for change in changes)

    def _put_back(self, run: Sequence[Backwards]) -> None:
        table = _model(run[0].kind)
        if run[0].was == "insert":
            self.delete(table, [change.record_id for change in run])
        elif run[0].was == "delete":
            self.insert(table, [json.loads(change.before or "{}") for change in run])
        else:
            self.update(table, {change.record_id: json.loads(change.before or "{}") for change in run})

    def _refuse_if_changed_since(self, act_id: int, changes: Sequence[Backwards]) -> None:
        touched = {(change.kind, change.record_id) for change in changes}
        later = select(Journal.act_id, Journal.kind, Journal.record_id).where(
            Journal.seq > act_id,
            Journal.act_id.not_in((act_id, self.act_id)),
            Journal.kind.in_({kind for kind, _ in touched}),
        )
        root_of = {done.id: done.root for done in journal.acts(self.connection)}
        since: dict[tuple[int, int], set[int]] = {}
        for later_id, kind, record_id in self.connection.execute(later):
            root = root_of[later_id]
            if root != root_of[act_id] and (kind, record_id) in touched:
                since.setdefault((root, record_id), set()).add(later_id)
        for (_, record_id), turns in since.items():
            # Done and undone, or undone and done again: whatever it was then, it is that now.
            if len(turns) % 2:
                raise Refusal("journal.changed_since", id=record_id)

    def _ids(self, name: str, count: int) -> Iterator[int]:
        if not count:
            return iter(())
        last = self.connection.scalar(select(Counter.last).where(Counter.name == name))
        table = KINDS["counter"]
        if last is None:
            self.connection.execute(table.insert(), {"name": name, "last": count})
        else:
            self.connection.execute(table.update().where(table.c.name == name).values(last=last + count))
        return iter(range((last or 0) + 1, (last or 0) + count + 1))

    def _rows(self, sql: SqlTable, ids: Sequence[int], names: Sequence[str]) -> dict[int, Sequence[Any]]:
        """The values of these columns, by id."""
        found: dict[int, Sequence[Any]] = {}
        columns = [sql.c[name] for name in names]
        for start in range(0, len(ids), CHUNK):
            query = select(sql.c.id, *columns).where(sql.c.id.in_(ids[start : start + CHUNK]))
            found.update((row[0], row[1:]) for row in self.connection.execute(query))
        return found

    def _many(self, statement: Insert | Update, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Run one statement for many rows of values, in the order of `names`.

        It goes past SQLAlchemy's own work on every value of every row, which takes longer than the writing.
        """
        dialect = self.connection.dialect
        compiled = statement.compile(dialect=dialect, column_keys=[name for name in names if name != KEY])
        columns = statement.table.columns
        processors = {
            names.index(name): process
            for name in names
            if name != KEY and (process := columns[name].type.dialect_impl(dialect).bind_processor(dialect))
        }
        order = [names.index(name) for name in compiled.positiontup or ()]
        if processors or order != list(range(len(names))):
            rows = [
                tuple(processors[i](row[i]) if i in processors and row[i] is not None else row[i] for i in order)
                for row in rows
            ]
        self.connection.exec_driver_sql(str(compiled), list(rows))

    def _log(self, changes: Iterable[Change]) -> None:
        at, actor, act_id, stamp = self.at, self.actor, self.act_id, self._stamp
        seq, head = self._seq, self._head
        entries = []
        for kind, record_id, before, after in changes:
            seq += 1
            prev, head = head, journal.link(head, seq, stamp, kind, record_id, before, after)
            entries.append((seq, at, actor, act_id, kind, record_id, before, after, prev, head))
        self._seq, self._head = seq, head
        if not entries:
            return
        statement = KINDS["journal"].insert().compile(dialect=self.connection.dialect, column_keys=list(journal.LINKED))
        self.connection.exec_driver_sql(str(statement), entries)


def _runs(changes: Sequence[Backwards]) -> Iterator[list[Backwards]]:
    """Neighbours of the same table and the same sort of change, each record once.

    They go back together: an import of 50,000 is undone in a few statements.
    """
    run: list[Backwards] = []
    seen: set[int] = set()
    for change in changes:
        if run and (change.kind != run[0].kind or change.was != run[0].was or change.record_id in seen):
            yield run
            run, seen = [], set()
        run.append(change)
        seen.add(change.record_id)
    if run:
        yield run


def _model(kind: str) -> type[Table]:
    return next(mapper.class_ for mapper in Table.registry.mappers if mapper.class_.__tablename__ == kind)
