"""What an owner did in a month, in figures only: the proof that Article 10 asks of whoever owns a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy import Connection, select

from lut_admin.convention import decisions, hours
from lut_admin.convention import turnover as rules
from lut_admin.convention.groups import Owner
from lut_admin.convention.hours import CHINA
from lut_admin.convention.membership import Answer
from lut_admin.convention.reminders import About, Channel
from lut_admin.convention.sources import Source
from lut_admin.convention.turnover import Snapshot, Turn
from lut_admin.office import settings
from lut_admin.office.groups.keeping import Checked, GroupLine, lines
from lut_admin.office.groups.kept import KeptLine, checks_in, lines_of
from lut_admin.office.groups.owning import Owned, owners_of
from lut_admin.office.office import Office
from lut_admin.papers.case_form import Anchor
from lut_admin.papers.diligence_report import Asked, Count, Diligence, GroupWork, Standing
from lut_admin.papers.words import Word
from lut_admin.records import journal
from lut_admin.records.pen import moment
from lut_admin.records.tables import Case, Group, Posting, Reminder

# What Article 3 says of a student who must leave.
_MUST_LEAVE = frozenset({"M_GRADUATED", "M_WITHDRAWN", "M_NOT_STAFF"})


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month in China: its first day, the first of the next; and what of it counts as moments on record (UTC text)."""

    first: date
    after: date
    start: str
    end: str

    def holds(self, at: str) -> bool:
        """Whether a moment on record lies in it."""
        return self.start <= at < self.end


def diligence(office: Office, month: date, owner: str = "") -> Diligence:
    """What was done in the month that holds this day; `owner`: only in the groups and on the days that he or she owned them.

    Without an owner it tells of all groups, in the name of whoever is at the desk. The day of a handover is the new owner's. A
    group that was put in the bin since still counts.
    """
    span = month_of(month)
    with office.read() as connection:
        which, spans, role = _groups(connection, office.today(), span, owner)
        every = checks_in(connection, list(spans))
        work = tuple(_work(connection, one, every.get(one.id, ()), spans[one.id]) for one in which)
        known = settings.read(connection)
        end = journal.anchor(connection)
        in_hours, exceptions = _postings(
            connection, span, {one.name: spans[one.id] for one in which} if owner else None
        )
        return Diligence(
            month=span.first,
            printed=office.now(),
            owner=owner or office.actor,
            groups=work,
            role=role,
            reminders=_reminders(connection, spans),
            notices_in_hours=in_hours,
            exceptions=exceptions,
            cases_opened=_cases(connection, span),
            before=_standing([_last(every.get(i, ()), one.start) for i, one in spans.items()]),
            after=_standing([_last(every.get(i, ()), one.end) for i, one in spans.items()]),
            school_zh=known["school_zh"],
            school_en=known["school_en"],
            anchor=Anchor(end.seq, end.head),
        )


def month_of(day: date) -> Month:
    """The month that holds a day."""
    first = day.replace(day=1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return Month(first, after, _midnight(first), _midnight(after))


def _groups(
    connection: Connection, today: date, span: Month, owner: str
) -> tuple[list[GroupLine], dict[int, Month], Owner | None]:
    """The groups, the part of the month that counts of each (by id), and what the owner is in them."""
    every = lines(connection, today)
    binned = set(connection.scalars(select(Group.id).where(Group.binned_at >= span.start)))
    if binned:
        every += [one for one in lines(connection, today, binned=True) if one.id in binned and one.checked is not None]
    if not owner:
        return every, {one.id: span for one in every}, Owner.COUNSELOR
    owned = owners_of(connection)
    theirs = {one.id: [own for own in owned.get(one.id, ()) if own.name == owner and _in(own, span)] for one in every}
    roles = {own.role for those in theirs.values() for own in those}
    spans = {group_id: _of(those, span) for group_id, those in theirs.items() if those}
    return [one for one in every if one.id in spans], spans, roles.pop() if len(roles) == 1 else None


def _in(own: Owned, span: Month) -> bool:
    return own.since < span.after.isoformat() and (not own.until or own.until > span.first.isoformat())


def _of(those: Sequence[Owned], span: Month) -> Month:
    """The part of the month from the first of these days to the last."""
    since = min(own.since for own in those)
    until = max(own.until or span.after.isoformat() for own in those)
    return replace(
        span,
        start=max(span.start, _midnight(date.fromisoformat(since))) if since else span.start,
        end=min(span.end, _midnight(date.fromisoformat(until))),
    )


def _midnight(day: date) -> str:
    return moment(datetime.combine(day, time(), CHINA))


def _work(connection: Connection, one: GroupLine, those: Sequence[Checked], span: Month) -> GroupWork:
    until = [check for check in those if check.at < span.end]
    told = lines_of(connection, [check.id for check in until])
    reminded = list(
        connection.execute(
            select(Reminder.about, Reminder.student_id, Reminder.nickname, Reminder.at)
            .where(Reminder.group_id == one.id, Reminder.at < span.end)
            .order_by(Reminder.at, Reminder.id)
        )
    )
    asked = Counter(
        about for about, _ in {(row.about, row.student_id or row.nickname) for row in reminded if span.holds(row.at)}
    )
    to_rename = {row.student_id: row.at for row in reversed(reminded) if row.about == About.RENAME and row.student_id}
    gone, strangers_gone, found = _gone(until, told, span)
    return GroupWork(
        one.name,
        one.kind,
        int(until[-1].counts["members"]) if until else None,
        sum(span.holds(check.at) for check in until),
        Asked(asked[About.RENAME], _put_right(until, told, to_rename, span)),
        Asked(asked[About.LEAVE], gone),
        Asked(found, strangers_gone),
        asked[About.INVITE],
    )


def _put_right(
    until: Sequence[Checked], told: dict[int, list[KeptLine]], first_asked: dict[int, str], span: Month
) -> int:
    """How many of those ever asked for another nickname were first seen with the right one in the month."""
    wrong: set[int] = set()
    right: set[int] = set()
    for check in until:
        if check.names_from is not Source.NICKNAMES:
            continue
        for line in told[check.id]:
            student = line.student_id
            if student is None:
                continue
            if line.suggestion is not None:
                wrong.add(student)
            elif line.compliant and student in wrong:
                wrong.discard(student)
                if span.holds(check.at) and first_asked.get(student, "~") <= check.at:
                    right.add(student)
    return len(right)


def _gone(until: Sequence[Checked], told: dict[int, list[KeptLine]], span: Month) -> tuple[int, int, int]:
    """In the month: students gone who had to leave, strangers gone, and strangers seen for the first time."""
    until = [one for one in until if one.names_from is Source.NICKNAMES]
    snapshots = [Snapshot(one.id, one.at, one.complete, tuple(line.seen for line in told[one.id])) for one in until]
    steps = {step.id: step for step in rules.turnover(snapshots)}
    leaving: set[int] = set()
    strangers: set[str] = set()
    gone = strangers_gone = found = 0
    for check in until:
        inside = span.holds(check.at)
        for change in steps[check.id].of(Turn.LEFT):
            gone += inside and change.student_id in leaving
            strangers_gone += inside and change.outsider and decisions.key(change.nickname) in strangers
        for line in told[check.id]:
            if line.student_id is not None and _MUST_LEAVE.intersection(line.findings):
                leaving.add(line.student_id)
            key = decisions.key(line.nickname)
            if line.answer == Answer.OUTSIDER and key and key not in strangers:
                strangers.add(key)
                found += inside
    return gone, strangers_gone, found


def _reminders(connection: Connection, spans: Mapping[int, Month]) -> tuple[Count, ...]:
    query = select(Reminder.group_id, Reminder.channel, Reminder.at).where(
        Reminder.group_id.in_(list(spans)), Reminder.about != About.INVITE.value
    )
    told = connection.execute(query)
    times = Counter(row.channel for row in told if row.group_id is not None and spans[row.group_id].holds(row.at))
    return tuple(Count(Word(channel.key), times[channel]) for channel in Channel if times[channel])


def _postings(connection: Connection, span: Month, names: Mapping[str, Month] | None) -> tuple[int, tuple[Count, ...]]:
    """Notices that went out in the month: inside the hours, and outside them by ground; `names`: only into these groups then.

    One that was posted elsewhere and entered afterwards counts like the others; outside the hours perhaps without a ground.
    """
    out = (Posting.step == "copied") | Posting.afterwards
    query = select(Posting.exception, Posting.groups, Posting.at, Posting.afterwards).where(
        out, Posting.at >= span.start, Posting.at < span.end
    )
    window = settings.window_of(settings.read(connection))
    times: Counter[str] = Counter()
    for row in connection.execute(query):
        if names is None or any(name in names and names[name].holds(row.at) for name in row.groups):
            late = row.afterwards and not hours.is_open(datetime.fromisoformat(row.at), window)
            times[row.exception or ("none" if late else "")] += 1
    exceptions = tuple(Count(Word(f"hours.ground_{ground}"), times[ground]) for ground in sorted(times) if ground)
    return times[""], exceptions


def _cases(connection: Connection, span: Month) -> int:
    first, after = span.first.isoformat(), span.after.isoformat()
    query = select(Case.id).where(Case.binned_at.is_(None), Case.opened_on >= first, Case.opened_on < after)
    return len(connection.execute(query).all())


def _last(those: Sequence[Checked], before: str) -> Checked | None:
    return next((check for check in reversed(those) if check.at < before), None)


def _standing(checks: Sequence[Checked | None]) -> Standing | None:
    parts = [check.parts for check in checks if check is not None]
    if not parts:
        return None
    names = ("fine", "to_rename", "to_check", "must_leave", "strangers")
    return Standing(**{name: sum(part[name] for part in parts) for name in names})
