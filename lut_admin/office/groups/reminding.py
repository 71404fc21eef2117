"""Reminding members: who is to be asked what, how often they were asked, and what they answered. No words of messages are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from lut_admin.convention import decisions, names
from lut_admin.convention.groups import GroupKind, Owner
from lut_admin.convention.reminders import SETTLED, About, Channel, Given, Patience, Reply, Rung, State, stand
from lut_admin.convention.roster import Person
from lut_admin.office import settings
from lut_admin.office.groups.keeping import GroupLine, group, lines
from lut_admin.office.groups.matters import Matter, Whom, day_of, matters
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.office.roster.people import people
from lut_admin.records import tables
from lut_admin.records.journal import Act
from lut_admin.records.tables import Reminder
from lut_admin.refusals import Refusal

REMIND, ANSWER = "remind", "note_answer"
# A ladder that is settled stays in sight for so long after its last reminder.
IN_SIGHT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Reminded:
    """One reminder on record: when (UTC text), how, which in the row, and what was answered when."""

    id: int
    at: str
    channel: Channel
    step: int
    reply: Reply
    answered_at: str
    note: str

    @property
    def given(self) -> Given:
        """As the rules see it."""
        answered = day_of(self.answered_at) if self.answered_at else None
        return Given(day_of(self.at), self.channel, self.reply, answered)


@dataclass(frozen=True, slots=True)
class Ladder:
    """One member's ladder about one matter: who (`name`, and the Chinese one beside it), the nickname as last seen, the right
    one, and where it stands.

    `student_id` is None for somebody unknown. `adviser` is the class adviser's name, if the class group has one on record.
    """

    about: About
    student_id: int | None
    name: str
    nickname: str
    suggestion: str | None
    rung: Rung
    given: tuple[Reminded, ...] = ()
    class_name: str = ""
    adviser: str = ""
    chinese_name: str = ""

    @property
    def whom(self) -> Whom:
        """Who it concerns."""
        return self.student_id if self.student_id is not None else decisions.key(self.nickname)


def ladder(office: Office, group_id: int) -> list[Ladder]:
    """Every ladder of a group: what is open by its last checks, and what was settled lately; the most pressing first."""
    found = group(office, group_id)
    with office.read() as connection:
        return ladders_in(office, connection, [found])[group_id]


def ladders_in(office: Office, connection: Connection, which: Sequence[GroupLine]) -> dict[int, list[Ladder]]:
    """The ladders of these groups, by group id, within a transaction that is already open."""
    known = settings.read(connection)
    everybody = {person.id: person for person in people(connection)}
    open_in = matters(connection, {one.id: one.rule for one in which}, everybody, known)
    ids = [one.id for one in which]
    reminded, right = reminders_in(connection, ids), _seen_right(connection, ids)
    told = _Told(
        office, Patience(known["remind_times"], known["remind_days"]), everybody, _advisers(connection, office.today())
    )
    return {i: told.ladders(open_in[i], reminded.get(i, {}), right.get(i, {})) for i in ids}


def remind(
    office: Office,
    group_id: int,
    whom: Sequence[Whom],
    about: About | str,
    channel: Channel | str = Channel.PRIVATE,
    note: str = "",
) -> Result:
    """Note that these members (student ids; nicknames of people unknown) were reminded now, in one act.

    Left out are those about whom nothing is open, whose right nickname the roster itself lacks, and who were reminded too
    short a time ago; where nobody is left, that is refused (``reminder.nothing_open``, ``reminder.gap``,
    ``reminder.too_soon``). Facts of the result: ``n`` noted, ``left_out``.
    """
    about, channel = About(about), Channel(channel)
    found = group(office, group_id)
    there = {one.whom: one for one in ladder(office, group_id) if one.about is about}
    rows: list[dict[str, Any]] = []
    refused: Refusal | None = None
    for one in dict.fromkeys(w if isinstance(w, int) else decisions.key(w) for w in whom):
        standing = there.get(one)
        refusal = _refusal(standing, channel)
        if refusal is not None or standing is None:
            refused = refused or refusal
            continue
        rows.append(_row(found.id, standing, about, channel, note))
    if not rows:
        raise refused or Refusal("reminder.nothing_open")
    return note_reminders(office, found, rows, about, len(whom) - len(rows))


def note_reminders(
    office: Office, found: GroupLine, rows: Sequence[Mapping[str, Any]], about: About, left_out: int = 0
) -> Result:
    """Put reminders on record in one act; `rows` are as the table has them, without the moment."""
    facts = {"group": found.name, "n": len(rows), "left_out": left_out}
    name = f"{REMIND}_{about.value}"
    with office.write(Act(name, facts)) as pen:
        made = pen.insert(Reminder, [{**row, "at": pen.at} for row in rows])
        return Result(Changes.AUDITS, pen.act_id, name, facts, made[0])


def answered(office: Office, reminder_id: int, reply: Reply | str, note: str | None = None) -> Result:
    """Note what was answered to a reminder, and a note (None: as it is); refuses (``reminder.gone``) one that is no more."""
    with office.read() as connection:
        query = select(Reminder.answer, Reminder.note, Reminder.answered_at).where(Reminder.id == reminder_id)
        row = connection.execute(query).first()
    if row is None:
        raise Refusal("reminder.gone")
    reply = Reply(reply)
    change: dict[str, Any] = {"answer": reply.value, "note": row.note if note is None else names.clean(note) or None}
    if (row.answer, row.note) == tuple(change.values()):
        return Result(name=ANSWER)
    with office.write(Act(ANSWER)) as pen:
        fresh = None if reply is Reply.NONE else pen.at
        change["answered_at"] = row.answered_at if reply.value == row.answer else fresh
        pen.update(Reminder, {reminder_id: change})
        return Result(Changes.AUDITS, pen.act_id, ANSWER)


def called(person: Person) -> str:
    """A student as one is spoken of: the English name, else the Chinese one."""
    return person.english_name or person.passport_name or person.chinese_name


def _refusal(standing: Ladder | None, channel: Channel) -> Refusal | None:
    if standing is None or standing.rung.state is State.SETTLED:
        return Refusal("reminder.nothing_open")
    if standing.rung.state is State.GAP:
        return Refusal("reminder.gap", name=standing.name)
    if standing.rung.state is State.WAITING and channel is not Channel.ADVISER:
        due = standing.rung.due
        return Refusal("reminder.too_soon", name=standing.name or standing.nickname, due=due.isoformat() if due else "")
    return None


def _row(group_id: int, one: Ladder, about: About, channel: Channel, note: str) -> dict[str, Any]:
    return {
        "group_id": group_id,
        "student_id": one.student_id,
        "nickname": one.nickname if one.student_id is None else None,
        "about": about.value,
        "channel": channel.value,
        "step": one.rung.step,
        "note": names.clean(note) or None,
    }


Key = tuple[About, Whom]


def reminders_in(connection: Connection, group_ids: Sequence[int]) -> dict[int, dict[Key, list[Reminded]]]:
    """The reminders of each group by matter, oldest first."""
    table = Reminder
    columns = (
        table.group_id, table.student_id, table.nickname, table.about, table.id, table.at, table.channel, table.step,
        table.answer, table.answered_at, table.note,
    )  # fmt: skip
    query = select(*columns).where(table.group_id.in_(group_ids)).order_by(table.at, table.id)
    found: dict[int, dict[Key, list[Reminded]]] = {}
    for row in connection.execute(query):
        about = About(row.about)
        whom: Whom = row.student_id if row.student_id is not None else decisions.key(row.nickname or "")
        one = Reminded(
            row.id, row.at, Channel(row.channel), row.step, Reply(row.answer), row.answered_at or "", row.note or ""
        )
        found.setdefault(row.group_id, {}).setdefault((about, whom), []).append(one)
    return found


def _seen_right(connection: Connection, group_ids: Sequence[int]) -> dict[int, dict[Whom, str]]:
    """When each reminded student's nickname was last seen to be right in a group: that closes a ladder by itself."""
    audit, line = tables.Audit, tables.AuditLine
    asked = select(Reminder.student_id).where(Reminder.group_id.in_(group_ids), Reminder.about == About.RENAME.value)
    query = (
        select(audit.group_id, line.student_id, func.max(audit.at))
        .join_from(line, audit, audit.id == line.audit_id)
        .where(audit.group_id.in_(group_ids), line.compliant.is_(True), line.student_id.in_(asked))
        .group_by(audit.group_id, line.student_id)
    )
    found: dict[int, dict[Whom, str]] = {}
    for group_id, student_id, at in connection.execute(query):
        if student_id is not None:
            found.setdefault(group_id, {})[student_id] = at
    return found


def _advisers(connection: Connection, today: date) -> dict[str, str]:
    """The class adviser of each class whose group has one on record."""
    return {
        one.class_name: one.owner.name
        for one in lines(connection, today)
        if one.kind is GroupKind.CLASS and one.class_name and one.owner.role is Owner.ADVISER
    }


@dataclass(frozen=True, slots=True)
class _Told:
    """What the ladders of groups are made of."""

    office: Office
    patience: Patience
    people: Mapping[int, Person]
    advisers: Mapping[str, str] = field(default_factory=dict)

    def ladders(
        self, found: Sequence[Matter], reminded: Mapping[Key, Sequence[Reminded]], right: Mapping[Whom, str]
    ) -> list[Ladder]:
        """What is open, with the reminders since it was last in order, and what was settled lately."""
        today = self.office.today()
        open_ones = {(matter.about, matter.whom): matter for matter in found}
        made: list[Ladder] = []
        for key, matter in open_ones.items():
            settled = right.get(matter.whom, "") if matter.about is About.RENAME else ""
            given = tuple(one for one in reminded.get(key, ()) if one.at > settled)
            past = [one.given for one in given]
            rung = stand(past, today, self.patience, gap=matter.gap, seen_since=matter.seen_on)
            made.append(self._ladder(matter.about, matter.person, matter.nickname, matter.suggestion, rung, given))
        for (about, whom), those in reminded.items():
            lately = today - day_of(those[-1].at) <= IN_SIGHT
            person = self.people.get(whom) if isinstance(whom, int) else None
            if (
                (about, whom) in open_ones
                or whom == ""  # forgotten
                or not lately
                or about is About.INVITE
                or (isinstance(whom, int) and not person)
            ):
                continue
            nickname = "" if isinstance(whom, int) else whom
            made.append(self._ladder(about, person, nickname, None, SETTLED, tuple(those)))
        order = [State.ADVISER, State.DUE, State.CLAIMED, State.WAITING, State.WITH_ADVISER, State.GAP, State.SETTLED]
        return sorted(made, key=lambda one: (order.index(one.rung.state), list(About).index(one.about), one.name))

    def _ladder(
        self,
        about: About,
        person: Person | None,
        nickname: str,
        suggestion: str | None,
        rung: Rung,
        given: tuple[Reminded, ...],
    ) -> Ladder:
        if person is None:
            return Ladder(about, None, "", nickname, suggestion, rung, given)
        adviser = self.advisers.get(person.class_name, "")
        name = called(person)
        chinese = person.chinese_name if person.chinese_name != name else ""
        return Ladder(about, person.id, name, nickname, suggestion, rung, given, person.class_name, adviser, chinese)
