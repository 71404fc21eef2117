"""The checks that were kept: their figures over time, their lines, and who was seen in a group last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from lut_admin.convention.membership import Answer
from lut_admin.convention.sources import Source
from lut_admin.convention.turnover import Seen, Snapshot
from lut_admin.office.groups.keeping import NOTICES_ONLY, Checked
from lut_admin.office.office import Office
from lut_admin.records import tables
from lut_admin.records.pen import CHUNK


@dataclass(frozen=True, slots=True)
class KeptLine:
    """One line of a check that was kept: the nickname, whose it was taken to be, and the codes of what was found.

    `suggestion` is the right nickname as it was then, where another was asked for; `decided`: by a person. The nickname of
    somebody who was not on the list is ``""`` once it has been forgotten (`forget_strangers`).
    """

    row: int
    nickname: str
    answer: str
    student_id: int | None
    staff_id: int | None
    compliant: bool
    findings: tuple[str, ...]
    suggestion: str | None = None
    decided: bool = False

    @property
    def seen(self) -> Seen:
        """As the rules of coming and going see it."""
        return Seen(self.nickname, self.student_id, self.staff_id)


def checks(office: Office, group_id: int) -> list[Checked]:
    """Every kept check of a group, oldest first: compliance over time."""
    with office.read() as connection:
        return checks_in(connection, [group_id]).get(group_id, [])


def kept_lines(office: Office, audit_id: int) -> list[KeptLine]:
    """The lines of one kept check, in their order."""
    with office.read() as connection:
        return lines_of(connection, [audit_id]).get(audit_id, [])


def checks_in(connection: Connection, group_ids: Sequence[int] | None = None) -> dict[int, list[Checked]]:
    """The kept checks of these groups (None: of all), oldest first, by group id."""
    audit = tables.Audit
    query = select(audit.id, audit.group_id, audit.at, audit.complete, audit.counts, audit.names_from)
    query = query.where(audit.names_from != NOTICES_ONLY)
    if group_ids is not None:
        query = query.where(audit.group_id.in_(group_ids))
    found: dict[int, list[Checked]] = {}
    for row in connection.execute(query.order_by(audit.at, audit.id)):
        one = Checked(row.id, row.at, row.complete, dict(row.counts), Source(row.names_from))
        found.setdefault(row.group_id, []).append(one)
    return found


def lines_of(connection: Connection, audit_ids: Iterable[int]) -> dict[int, list[KeptLine]]:
    """The lines of these checks, in their order, by the check's id."""
    line = tables.AuditLine
    columns = (
        line.audit_id, line.row, line.nickname, line.answer, line.student_id, line.staff_id, line.compliant, line.findings,
        line.suggestion, line.decided,
    )  # fmt: skip
    ids = list(audit_ids)
    found: dict[int, list[KeptLine]] = {audit_id: [] for audit_id in ids}
    for start in range(0, len(ids), CHUNK):
        query = select(*columns).where(line.audit_id.in_(ids[start : start + CHUNK])).order_by(line.audit_id, line.row)
        for audit_id, row, name, answer, student, staff, compliant, findings, suggestion, decided in connection.execute(
            query
        ):
            one = KeptLine(row, name, answer, student, staff, compliant, tuple(findings), suggestion, decided)
            found[audit_id].append(one)
    return found


def snapshots(connection: Connection, group_id: int, *, nicknames_only: bool = True) -> list[Snapshot]:
    """The kept checks of a group as the rules of coming and going see them, oldest first.

    Lists of remarks are left out, unless asked for: one person is called otherwise there without having changed anything.
    """
    those = checks_in(connection, [group_id]).get(group_id, [])
    those = [one for one in those if not nicknames_only or one.names_from is Source.NICKNAMES]
    lines = lines_of(connection, [one.id for one in those])
    return [Snapshot(one.id, one.at, one.complete, tuple(line.seen for line in lines[one.id])) for one in those]


@dataclass(frozen=True, slots=True)
class LastSeen:
    """Who is in a group as far as is known: the last complete check and what partial ones after it add.

    `complete` is that check (None: there was none); `latest` the last check of any kind. `lines` hold for each member the
    line of the newest check that shows them, with that check.
    """

    complete: Checked | None
    latest: Checked | None
    lines: tuple[tuple[KeptLine, Checked], ...] = ()

    @property
    def students(self) -> frozenset[int]:
        """The ids of the students who are there."""
        return frozenset(line.student_id for line, _ in self.lines if line.student_id is not None)

    @property
    def doubtful(self) -> tuple[str, ...]:
        """The nicknames of members of whom nobody has decided who they are."""
        return tuple(line.nickname for line, _ in self.lines if line.answer == Answer.AMBIGUOUS)


NOBODY = LastSeen(None, None)


def last_seen(
    connection: Connection, group_ids: Sequence[int] | None = None, *, nicknames_only: bool = False
) -> dict[int, LastSeen]:
    """Who is in each of these groups (None: all that were ever checked) as far as their checks tell, by group id.

    `nicknames_only` leaves out lists of remarks, which say nothing of anybody's nickname.
    """
    which: dict[int, Sequence[Checked]] = {}
    for group_id, every in checks_in(connection, group_ids).items():
        wanted = [one for one in every if not nicknames_only or one.names_from is Source.NICKNAMES]
        if wanted:
            which[group_id] = _since_complete(wanted)
    lines = lines_of(connection, [one.id for those in which.values() for one in those])
    found: dict[int, LastSeen] = {}
    for group_id, those in which.items():
        members: dict[object, tuple[KeptLine, Checked]] = {}
        for one in those:
            times: Counter[object] = Counter()
            for line in lines[one.id]:
                # A student's second account, and a stranger called like another, count beside the first.
                name = line.nickname if line.student_id is None else line.student_id
                times[name] += 1
                members[name, times[name]] = (line, one)
        complete = those[0] if those[0].complete else None
        found[group_id] = LastSeen(complete, those[-1], tuple(_once(members.values())))
    return found


@dataclass(frozen=True, slots=True)
class Presence:
    """`LastSeen` in short: the moment of the check that shows each student (by id), and how many members are doubtful."""

    complete: bool
    students: Mapping[int, str]
    doubtful: int


def present(connection: Connection) -> dict[int, Presence]:
    """Who is in each group that was ever checked, by group id: for what looks at all groups at once."""
    whole = checks_in(connection)
    which = {group_id: _since_complete(those) for group_id, those in whole.items()}
    at = {one.id: one.at for those in which.values() for one in those}
    line, ids = tables.AuditLine, list(at)
    students: dict[int, dict[int, str]] = {audit_id: {} for audit_id in ids}
    doubtful: Counter[int] = Counter()
    for start in range(0, len(ids), CHUNK):
        query = select(line.audit_id, line.student_id, line.answer).where(line.audit_id.in_(ids[start : start + CHUNK]))
        known = line.student_id.is_not(None) | (line.answer == Answer.AMBIGUOUS.value)
        for audit_id, student_id, answer in connection.execute(query.where(known)):
            if student_id is not None:
                students[audit_id][student_id] = at[audit_id]
            doubtful[audit_id] += answer == Answer.AMBIGUOUS.value
    found: dict[int, Presence] = {}
    for group_id, those in which.items():
        merged: dict[int, str] = {}
        for one in those:
            merged |= students[one.id]
        found[group_id] = Presence(those[0].complete, merged, sum(doubtful[one.id] for one in those))
    return found


def _since_complete(those: Sequence[Checked]) -> Sequence[Checked]:
    """The last complete check and those after it; all where none was complete."""
    return those[max((place for place, one in enumerate(those) if one.complete), default=0) :]


def _once(members: Collection[tuple[KeptLine, Checked]]) -> Iterator[tuple[KeptLine, Checked]]:
    """Without the doubtful lines of an earlier check whose nickname a later one knows."""
    known = {line.nickname: one.at for line, one in members if line.seen.known}
    for line, one in members:
        if line.seen.known or known.get(line.nickname, "") <= one.at:
            yield line, one
