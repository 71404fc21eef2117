"""Who has confirmed a notice: entries of pasted chains (接龙) against the members of its groups; several pastes add up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from lut_admin.convention import decisions, names
from lut_admin.convention.groups import should_be_in
from lut_admin.convention.membership import Answer, Line
from lut_admin.convention.roster import Person
from lut_admin.office import groups
from lut_admin.office.groups.auditing import audit_group, everybody_in
from lut_admin.office.groups.keeping import GroupLine
from lut_admin.office.groups.kept import NOBODY, last_seen
from lut_admin.office.notices.reading import notice
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.records.journal import Act
from lut_admin.records.tables import Confirmation
from lut_admin.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a chain that is on record: its words, when it was kept (UTC text), and whose it is (None: not recognised)."""

    id: int
    nickname: str
    at: str
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class InGroup:
    """A group in which a notice was posted: who of its members confirmed, in any group, who has not, and who is not recognised.

    `checked` is the moment (UTC text) of the check that tells who is in the group; None: those who ought to be are counted.
    """

    group_id: int
    name: str
    checked: str | None
    confirmed: tuple[Entry, ...]
    waiting: tuple[Person, ...]
    unknown: tuple[Entry, ...]

    @property
    def members(self) -> int:
        """How many students the notice reached here."""
        return len(self.confirmed) + len(self.waiting)


def confirmed(office: Office, notice_id: int) -> tuple[InGroup, ...]:
    """Where a notice stands in each of its groups that still exist, in the order they were chosen."""
    line = notice(office, notice_id)
    wanted = {names.fold(name): place for place, name in enumerate(line.groups)}
    found = [group for group in groups.groups(office) if names.fold(group.name) in wanted]
    found.sort(key=lambda group: wanted[names.fold(group.name)])
    with office.read() as connection:
        people = {person.id: person for person in everybody_in(connection)[0]}
        entries = _entries(connection, notice_id, people)
        return tuple(_in_group(connection, group, people, entries) for group in found)


def save_confirmations(office: Office, notice_id: int, group_id: int, text: str) -> Result:
    """Keep who confirmed by a chain pasted from a group; whoever is on record already is not kept twice.

    Nobody is taken for somebody by guess: an entry that may be several students, or none, is kept as not recognised, unless
    only one of them is in this group. Teachers do not count. Refuses what holds no names (``group.no_members``); `facts`
    tell how many are new (``n``) and of these not recognised (``unknown``).
    """
    line = notice(office, notice_id)
    audit = audit_group(office, group_id, text, complete=False)
    with office.read() as connection:
        people = {person.id: person for person in everybody_in(connection)[0]}
        here = _members(connection, groups.group(office, group_id), people)[0]
        known = _entries(connection, notice_id, people)
    there = {one.person.id for _, one in known if one.person is not None}
    unknown = {decisions.key(one.nickname) for at, one in known if one.person is None and at == group_id}
    rows = []
    for entry in audit.audit.lines:
        if entry.answer is Answer.STAFF or not entry.nickname.strip():
            continue
        student = _whose(entry, here)
        key = decisions.key(entry.nickname)
        if student in there if student is not None else key in unknown:
            continue
        there |= {student} if student is not None else set()
        unknown |= set() if student is not None else {key}
        rows.append({"notice_id": line.id, "group_id": group_id, "student_id": student, "nickname": entry.nickname})
    facts = {"title": line.title, "n": len(rows), "unknown": sum(row["student_id"] is None for row in rows)}
    if not rows:
        return Result(name="save_confirmations", facts=facts)
    with office.write(Act("save_confirmations", facts)) as pen:
        pen.insert(Confirmation, [{**row, "at": pen.at} for row in rows])
        return Result(Changes.NOTICES, pen.act_id, "save_confirmations", facts)


def settle_confirmation(office: Office, entry_id: int, student_id: int | None) -> Result:
    """Say whose an entry is, or (None) that it is nobody's that is known."""
    facts = _of_entry(office, entry_id)
    with office.write(Act("settle_confirmation", facts)) as pen:
        pen.update(Confirmation, {entry_id: {"student_id": student_id}})
        return Result(Changes.NOTICES, pen.act_id, "settle_confirmation", facts)


def drop_confirmation(office: Office, entry_id: int) -> Result:
    """Take an entry off the record that confirms nothing."""
    facts = _of_entry(office, entry_id)
    with office.write(Act("drop_confirmation", facts)) as pen:
        pen.delete(Confirmation, [entry_id])
        return Result(Changes.NOTICES, pen.act_id, "drop_confirmation", facts)


def _of_entry(office: Office, entry_id: int) -> dict[str, str]:
    """What an act says of an entry: its notice's title, for the name may be a stranger's, and strangers are forgotten."""
    with office.read() as connection:
        found = connection.scalar(select(Confirmation.notice_id).where(Confirmation.id == entry_id))
    if found is None:
        raise Refusal("posting.no_entry")
    return {"title": notice(office, found).title}


def _entries(connection: Connection, notice_id: int, people: dict[int, Person]) -> list[tuple[int | None, Entry]]:
    """The entries of a notice with their groups; one whose student is gone is nobody's again."""
    columns = (Confirmation.id, Confirmation.group_id, Confirmation.student_id, Confirmation.nickname, Confirmation.at)
    query = select(*columns).where(Confirmation.notice_id == notice_id).order_by(Confirmation.id)
    return [
        (row.group_id, Entry(row.id, row.nickname, row.at, people.get(row.student_id)))
        for row in connection.execute(query)
    ]


def _members(connection: Connection, group: GroupLine, people: dict[int, Person]) -> tuple[set[int], str | None]:
    """The students a notice reaches in a group: those seen there who belong, else all who ought to be there; and since when."""
    seen = last_seen(connection, [group.id]).get(group.id, NOBODY)
    ought = {person.id for person in people.values() if should_be_in(person, group.rule)}
    if seen.complete is None:
        return ought, None
    return set(seen.students) & ought, seen.complete.at


def _in_group(
    connection: Connection, group: GroupLine, people: dict[int, Person], entries: Sequence[tuple[int | None, Entry]]
) -> InGroup:
    members, checked = _members(connection, group, people)
    # Whoever confirmed here is here, whatever the last check says.
    members |= {one.person.id for at, one in entries if at == group.id and one.person is not None}
    by_student: dict[int, Entry] = {}
    for _, one in entries:
        if one.person is not None and one.person.id in members:
            by_student.setdefault(one.person.id, one)
    waiting = [people[student] for student in members if student not in by_student]
    return InGroup(
        group.id,
        group.name,
        checked,
        tuple(sorted(by_student.values(), key=lambda one: _order(one.person))),
        tuple(sorted(waiting, key=_order)),
        tuple(one for at, one in entries if at == group.id and one.person is None),
    )


def _order(person: Person | None) -> str:
    assert person is not None
    told = {"passport_name": person.passport_name, "english_name": person.english_name, "student_no": person.student_no}
    return names.sort_key({**told, "chinese_name": person.chinese_name})


def _whose(entry: Line, here: Iterable[int]) -> int | None:
    """The student of an entry; of several that it may be, the only one who is in the group."""
    if entry.person is not None:
        return entry.person.id
    those = {person.id for person in entry.candidates} & set(here)
    return those.pop() if entry.answer is Answer.AMBIGUOUS and len(those) == 1 else None
