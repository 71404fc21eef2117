"""The journal: history, undo and evidence of tampering are this one thing.

Each entry is chained to the one before by SHA-256. A cut tail or a rewrite by someone who has the key shows only against an
anchor (seq, head) kept elsewhere: on printed forms and in backup manifests. That is all it promises.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from json.encoder import encode_basestring as quoted
from types import NoneType
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Select, func, select, text

from lut_admin.records.tables import KINDS, Journal
from lut_admin.refusals import Refusal

ACT = "act"
# A body that was erased: this, and the digest of what it was.
ERASED = "erased:"
GENESIS = "0" * 64
COLUMNS = tuple(Journal.__table__.columns)
LINKED = ("seq", "at", "actor", "act_id", "kind", "record_id", "before", "after", "prev", "hash")

TRIGGERS = (
    "CREATE TRIGGER IF NOT EXISTS journal_no_update BEFORE UPDATE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER IF NOT EXISTS journal_no_delete BEFORE DELETE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    # INSERT OR REPLACE would slip past the two above: the next entry must follow the last one.
    "CREATE TRIGGER IF NOT EXISTS journal_in_order BEFORE INSERT ON journal "
    "WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM journal) "
    f"OR NEW.prev <> COALESCE((SELECT hash FROM journal ORDER BY seq DESC LIMIT 1), '{GENESIS}') "
    "BEGIN SELECT RAISE(ABORT, 'the journal is a chain'); END",
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The journal's length and the hash of its last entry: what is printed and put in manifests."""

    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, its JSON read."""

    seq: int
    at: str
    actor: str
    act_id: int
    kind: str
    record_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Backwards(NamedTuple):
    """One change of an act that is to be taken back; `before` is JSON."""

    kind: str
    record_id: int
    before: str | None
    was: Literal["insert", "update", "delete"]


@dataclass(frozen=True, slots=True)
class Act:
    """What is being done: a name (message ``act.<name>``), the facts of its sentence, and the act it undoes, if any."""

    name: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    undoes: int | None = None
    reversible: bool = True


@dataclass(frozen=True, slots=True)
class Done:
    """An act that was done: its id in the journal, when, by whom, and whether it stands undone now.

    `root` is the act itself, or for an undo or redo the act that is undone or done again by it.
    """

    id: int
    at: str
    actor: str
    name: str
    facts: dict[str, Any]
    undoes: int | None
    root: int
    reversible: bool
    undone_by: int | None = None


# Made once: json.dumps would make an encoder of its own for every entry of a 50,000-row import.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dumps(value: Any) -> str:
    """Compact JSON as the journal and the JSON columns keep it: one line, keys in the order they have."""
    return _ENCODER.encode(value)


def written(names: Iterable[str], rows: Sequence[Sequence[Any]]) -> list[str]:
    """Whole rows of these columns, their id among them, as the journal keeps them: the JSON of `dumps`, what is empty left out.

    Column by column, a text that comes again and again (a college, a status) written once: of an import of 50,000 this takes
    0.2 s, row by row 0.5 s.
    """
    if not rows:
        return []
    parts = [_parts(f"{dumps(name)}:", column) for name, column in zip(names, zip(*rows, strict=True), strict=True)]
    return [f"{{{''.join(row)[:-1]}}}" for row in zip(*(part for part in parts if part), strict=True)]


def _parts(head: str, column: Sequence[Any]) -> list[str]:
    """Each value of a column as its part of a JSON object, with the comma after it; none at all where everything is empty."""
    kinds = set(map(type, column))
    if kinds == {NoneType}:
        return []
    if kinds == {int}:
        return [f"{head}{value}," for value in column]
    if kinds <= {str, NoneType}:  # of other types equal values are not the same JSON: 1 and True
        different = set(column)
        if 4 * len(different) < len(column):
            known = {value: "" if value is None else f"{head}{quoted(value)}," for value in different}
            return [known[value] for value in column]
        return ["" if value is None else f"{head}{quoted(value)}," for value in column]
    return ["" if value is None else f"{head}{dumps(value)}," for value in column]


def stamp(at: str, actor: str, act_id: int) -> str:
    """What all entries of an act have in common, as it goes into their hashes."""
    return dumps([at, actor, act_id])


def link(
    prev: str, seq: int, stamped: str, kind: str, record_id: int, before: str | None, after: str | None
) -> str:
    """The hash that chains an entry to the one before.

    SHA-256 over one part a line: no part holds a line break (JSON writes it as \\n), so that no two entries share a text. Before
    and after go in by their own digests, so that a body can be erased and the chain still holds.
    """
    line = f"{prev}\n{seq}\n{stamped}\n{kind}\n{record_id}\n{digest(before)}\n{digest(after)}"
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


def digest(body: str | None) -> str:
    """What of a body goes into the chain: its SHA-256, nothing for none; of an erased one the digest that is left."""
    if body is None:
        return ""
    if body.startswith(ERASED):
        return body[len(ERASED) :]
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def _read(body: str | None) -> dict[str, Any] | None:
    """A body as it is shown; of an erased one only that."""
    if not body:
        return None
    if body.startswith(ERASED):
        return {"erased": digest(body)}
    value: dict[str, Any] = json.loads(body)
    return value


def anchor(connection: Connection) -> Anchor:
    """The journal's present end."""
    row = connection.execute(select(Journal.seq, Journal.hash).order_by(Journal.seq.desc()).limit(1)).first()
    return Anchor(row.seq, row.hash) if row else Anchor(0, GENESIS)


def _entries(connection: Connection, query: Select[Any]) -> Iterator[Entry]:
    for row in connection.execute(query):
        yield Entry(
            row.seq,
            row.at,
            row.actor,
            row.act_id,
            row.kind,
            row.record_id,
            _read(row.before),
            _read(row.after),
        )


def history(connection: Connection, kind: str, record_id: int) -> list[Entry]:
    """What happened to one record, oldest first."""
    query = select(*COLUMNS).where(Journal.kind == kind, Journal.record_id == record_id).order_by(Journal.seq)
    return list(_entries(connection, query))


def of_kind(connection: Connection, kind: str) -> Iterator[Entry]:
    """What happened to the records of one kind, oldest first."""
    return _entries(connection, select(*COLUMNS).where(Journal.kind == kind).order_by(Journal.seq))


def backwards(connection: Connection, act_id: int) -> list[Backwards]:
    """What an act changed, newest change first, as undoing it needs it."""
    query = (
        select(Journal.kind, Journal.record_id, Journal.before, Journal.after.is_(None))
        .where(Journal.act_id == act_id, Journal.kind != ACT)
        .order_by(Journal.seq.desc())
    )
    return [
        Backwards(kind, record_id, before, "insert" if before is None else "delete" if gone else "update")
        for kind, record_id, before, gone in connection.execute(query)
    ]


def everything(connection: Connection) -> Iterator[Entry]:
    """The whole journal, oldest first."""
    return _entries(connection, select(*COLUMNS).order_by(Journal.seq))


def acts(connection: Connection) -> list[Done]:
    """Every act, oldest first, with what undid it; an act that was redone stands again."""
    query = select(*COLUMNS).where(Journal.kind == ACT).order_by(Journal.seq)
    headings = {entry.seq: (entry, entry.after or {}) for entry in _entries(connection, query)}
    roots: dict[int, int] = {}
    undone: dict[int, int] = {}
    for seq, (_, after) in headings.items():
        target = after.get("undoes")
        if target is None:
            continue
        roots[seq] = roots.get(target, target)
        if target in roots:
            undone.pop(roots[seq], None)
        else:
            undone[target] = seq
    return [
        Done(
            seq,
            entry.at,
            entry.actor,
            str(after["name"]),
            dict(after.get("facts", {})),
            after.get("undoes"),
            roots.get(seq, seq),
            bool(after.get("reversible", True)),
            undone.get(seq),
        )
        for seq, (entry, after) in headings.items()
    ]


def check(connection: Connection) -> Anchor:
    """Walk the chain; raises Refusal("journal.broken", seq) at the first entry that does not follow; returns its end."""
    head, last, common = GENESIS, 0, ("", "", 0)
    stamped = stamp(*common)
    columns = [Journal.__table__.c[name] for name in LINKED]
    rows = connection.execution_options(yield_per=2000).execute(select(*columns).order_by(Journal.seq))
    for seq, at, actor, act_id, kind, record_id, before, after, prev, kept in rows:
        if (at, actor, act_id) != common:
            common = (at, actor, act_id)
            stamped = stamp(*common)
        if seq != last + 1 or prev != head or link(prev, seq, stamped, kind, record_id, before, after) != kept:
            raise Refusal("journal.broken", seq=last + 1)
        head, last = kept, seq
    return Anchor(last, head)


def differing(connection: Connection, kind: str) -> int | None:
    """The first record of a table that is not as its entries left it (somebody wrote past the journal), or None.

    Of a record whose entries were erased only its being there is told.
    """
    query = select(Journal.record_id, Journal.before, Journal.after).where(Journal.kind == kind).order_by(Journal.seq)
    told: dict[int, dict[str, Any]] = {}
    erased: set[int] = set()
    for record_id, before, after in connection.execute(query):
        if after is None:
            told.pop(record_id, None)
        elif after.startswith(ERASED):
            told.setdefault(record_id, {})
            erased.add(record_id)
        elif before is None:
            told[record_id] = json.loads(after)
        else:
            told.setdefault(record_id, {}).update(json.loads(after))
    table = KINDS[kind]
    for row in connection.execution_options(yield_per=2000).execute(select(table)).mappings():
        entry = told.pop(row["id"], None)
        if entry is not None and row["id"] in erased:
            continue
        if entry is None or any(entry.get(name) != value for name, value in row.items()):
            return int(row["id"])
    return next(iter(told), None)


def head_at(connection: Connection, seq: int) -> str | None:
    """The hash of the entry with this number, which seals all before it; None where there is no such entry."""
    return GENESIS if seq == 0 else connection.scalar(select(Journal.hash).where(Journal.seq == seq))


def holds(connection: Connection, kept: Anchor) -> bool:
    """Whether an anchor kept elsewhere still stands in this journal."""
    return kept.seq == 0 or head_at(connection, kept.seq) == kept.head


def unlock(connection: Connection) -> None:
    """Drop the journal's triggers, so that `lock` makes them as they are today; only for bringing a book up to date."""
    for statement in TRIGGERS:
        connection.execute(text(f"DROP TRIGGER IF EXISTS {statement.split()[5]}"))


def lock(connection: Connection) -> None:
    """Create the triggers that keep the journal append-only (and make sure that they stand)."""
    for statement in TRIGGERS:
        connection.execute(text(statement))
    standing = connection.scalar(
        text("SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'")
    )
    if standing != len(TRIGGERS):
        raise RuntimeError("the journal's triggers are not in place")


def size(connection: Connection) -> int:
    """How many entries there are."""
    return connection.scalar(select(func.count()).select_from(Journal)) or 0
