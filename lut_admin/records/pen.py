"""The only hand that writes: every insert, update and delete goes through a `Pen`, which journals it in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy import Table as SqlTable

from lut_admin.records import journal
from lut_admin.records.journal import ACT, Act, Entry
from lut_admin.records.tables import KINDS, Counter, Journal, Table
from lut_admin.refusals import Refusal

# Values an IN (...) may hold at once in every database we mean to run on.
CHUNK = 500

Row = Mapping[str, Any]


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
        heading = {"name": act.name, "facts": dict(act.facts), "reversible": act.reversible}
        if act.undoes is not None:
            heading["undoes"] = act.undoes
        self._log([(ACT, 0, None, heading)])

    def insert(self, table: type[Table], rows: Sequence[Row]) -> list[int]:
        """Add rows; returns their new ids. A row may bring its own ``id`` only when an undo puts it back."""
        sql = KINDS[table.__tablename__]
        fresh = self._ids(sql.name, sum("id" not in row for row in rows))
        complete = [dict(row) if "id" in row else {"id": next(fresh), **row} for row in rows]
        if complete:
            names = [column.name for column in sql.columns]
            defaults = {c.name: c.default.arg for c in sql.columns if c.default is not None and c.default.is_scalar}
            self.connection.execute(
                sql.insert(), [{name: row.get(name, defaults.get(name)) for name in names} for row in complete]
            )
        self._log([(sql.name, row["id"], None, _shown(row)) for row in complete])
        return [row["id"] for row in complete]

    def update(self, table: type[Table], changes: Mapping[int, Row]) -> int:
        """Change columns of rows by id; what is already so is left alone. Returns how many rows changed."""
        sql = KINDS[table.__tablename__]
        entries = []
        by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        present = self._rows(sql, list(changes))
        for record_id, change in changes.items():
            old = present.get(record_id)
            if old is None:
                raise Refusal("journal.gone", id=record_id)
            new = {name: value for name, value in change.items() if old[name] != value}
            if not new:
                continue
            entries.append((sql.name, record_id, {name: old[name] for name in new}, new))
            by_columns.setdefault(tuple(sorted(new)), []).append({"_id": record_id, **new})
        for names, rows in by_columns.items():
            statement = sql.update().where(sql.c.id == bindparam("_id")).values({name: bindparam(name) for name in names})
            self.connection.execute(statement, rows)
        self._log(entries)
        return len(entries)

    def delete(self, table: type[Table], ids: Sequence[int]) -> None:
        """Remove rows by id; what they held stays in the journal."""
        sql = KINDS[table.__tablename__]
        present = self._rows(sql, ids)
        if len(present) != len(set(ids)):
            raise Refusal("journal.gone", id=next(i for i in ids if i not in present))
        for start in range(0, len(ids), CHUNK):
            self.connection.execute(sql.delete().where(sql.c.id.in_(ids[start : start + CHUNK])))
        self._log([(sql.name, record_id, _shown(present[record_id]), None) for record_id in ids])

    def reverse(self, act_id: int) -> frozenset[str]:
        """Put back what an act changed, newest change first; returns the tables touched.

        Refuses (``journal.changed_since``) where a record was changed again later: undoing would lose that change.
        """
        entries = journal.entries_of(self.connection, act_id)
        self._refuse_if_changed_since(act_id, entries)
        # Runs of the same table and the same sort of change go together: an import of 50,000 is undone in a few statements.
        start = 0
        while start < len(entries):
            end = start
            while end < len(entries) and _sort(entries[end]) == _sort(entries[start]):
                end += 1
            self._put_back(entries[start:end])
            start = end
        return journal.kinds_touched(entries)

    def _put_back(self, run: Sequence[Entry]) -> None:
        table = _model(run[0].kind)
        if run[0].before is None:
            self.delete(table, [entry.record_id for entry in run])
        elif run[0].after is None:
            self.insert(table, [entry.before or {} for entry in run])
        else:
            changes: dict[int, dict[str, Any]] = {}
            for entry in run:  # newest first, so that of several changes of one record the oldest "before" wins
                changes.setdefault(entry.record_id, {}).update(entry.before or {})
            self.update(table, changes)

    def _refuse_if_changed_since(self, act_id: int, entries: Sequence[Entry]) -> None:
        touched = {(entry.kind, entry.record_id) for entry in entries}
        later = select(Journal.act_id, Journal.kind, Journal.record_id).where(
            Journal.seq > act_id, Journal.act_id != act_id, Journal.kind.in_({kind for kind, _ in touched})
        )
        acts = {done.id: done for done in journal.acts(self.connection)}
        own = acts[act_id].root
        for row in self.connection.execute(later):
            root = acts[acts[row.act_id].root]
            neutral = root.id == own or root.undone_by is not None or row.act_id == self.act_id
            if (row.kind, row.record_id) in touched and not neutral:
                raise Refusal("journal.changed_since", id=row.record_id)

    def _ids(self, name: str, count: int) -> Any:
        last = self.connection.scalar(select(Counter.last).where(Counter.name == name))
        table = KINDS["counter"]
        if last is None:
            self.connection.execute(table.insert(), {"name": name, "last": count})
        elif count:
            self.connection.execute(table.update().where(table.c.name == name).values(last=last + count))
        return iter(range((last or 0) + 1, (last or 0) + count + 1))

    def _rows(self, sql: SqlTable, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
        found: dict[int, dict[str, Any]] = {}
        for start in range(0, len(ids), CHUNK):
            query = select(sql).where(sql.c.id.in_(ids[start : start + CHUNK]))
            found.update({row["id"]: dict(row) for row in self.connection.execute(query).mappings()})
        return found

    def _log(self, changes: Sequence[tuple[str, int, Row | None, Row | None]]) -> None:
        entries = []
        for kind, record_id, before, after in changes:
            self._seq += 1
            old = None if before is None else journal.dumps(before)
            new = None if after is None else journal.dumps(after)
            head = journal.link(
                self._head, (self._seq, self.at, self.actor, self.act_id, kind, record_id, old, new)
            )
            entries.append(
                {
                    "seq": self._seq,
                    "at": self.at,
                    "actor": self.actor,
                    "act_id": self.act_id,
                    "kind": kind,
                    "record_id": record_id,
                    "before": old,
                    "after": new,
                    "prev": self._head,
                    "hash": head,
                }
            )
            self._head = head
        if entries:
            self.connection.execute(KINDS["journal"].insert(), entries)


def _model(kind: str) -> type[Table]:
    return next(mapper.class_ for mapper in Table.registry.mappers if mapper.class_.__tablename__ == kind)


def _shown(row: Row) -> dict[str, Any]:
    """A whole row as the journal keeps it: what is empty is left out."""
    return {name: value for name, value in row.items() if value is not None}


def _sort(entry: Entry) -> tuple[str, bool, bool]:
    return entry.kind, entry.before is None, entry.after is None
