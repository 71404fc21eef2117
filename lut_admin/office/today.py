"""What today needs: the posting window, what is due, and how the groups stand; each thing with the place where it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, func, select

from lut_admin.convention import hours
from lut_admin.convention.hours import recorded
from lut_admin.convention.moved import waits_too_long
from lut_admin.convention.roster import Status
from lut_admin.office import notices, safekeeping, settings
from lut_admin.office.cases.clearing import review_in
from lut_admin.office.cases.due import DueCase
from lut_admin.office.cases.due import due as due_cases
from lut_admin.office.groups import GroupLine, groups
from lut_admin.office.groups.due import Due, InGroup, due
from lut_admin.office.notices import State
from lut_admin.office.office import Office
from lut_admin.papers.words import Word
from lut_admin.records.tables import CaseNote, Student

Tone = Literal["", "ok", "warn", "bad", "primary", "muted"]
# What can be done at once comes first, then what is grave.
ORDER: tuple[Tone, ...] = ("primary", "bad", "warn", "ok", "", "muted")
# A group that nobody has looked at for so long is worth another look.
CHECK_AGAIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that is due: what, how grave, its sign, and where it is done (`page` and the place there).

    `deed` is what can be done with `notice` at once, without going there: ``copy`` it (while posting is open) or say that it
    was ``posted`` to all; `go` is the message on the button that leads there, where it is not the page's own.
    """

    word: Word
    tone: Tone
    icon: str
    page: str
    where: Mapping[str, Any] = field(default_factory=dict)
    deed: Literal["", "copy", "posted"] = ""
    notice: int = 0
    go: str = ""


@dataclass(frozen=True, slots=True)
class Today:
    """One morning's look: the hours that are set, what is due, the register's students by status (``""``: not known)."""

    hours: hours.Window
    duties: tuple[Duty, ...]
    students: Mapping[str, int]
    groups: tuple[GroupLine, ...]

    @property
    def active(self) -> int:
        """How many students are studying now."""
        return self.students.get(Status.ACTIVE.value, 0)


def today(office: Office) -> Today:
    """Look at everything that may be due; writes nothing."""
    with office.read() as connection:
        counted = _students(connection)
        register = list(_register(connection, office.today(), settings.read(connection)["permit_days"]))
        open_cases = _open_cases(connection, office.today())
        to_clear = list(_to_clear(connection, office.today()))
    found = groups(office)
    duties = [*_notices(office), *open_cases, *register, *_groups(found, office.now()), *_asked(due(office, found))]
    duties += _safety(office)
    duties += to_clear
    if not counted:
        duties.append(Duty(Word("today.no_students"), "primary", "upload", "students", {"importing": True}))
    duties.sort(key=lambda duty: ORDER.index(duty.tone))
    return Today(settings.window(office), tuple(duties), counted, tuple(found))


def _students(connection: Connection) -> dict[str, int]:
    query = select(Student.status, func.count()).where(Student.binned_at.is_(None)).group_by(Student.status)
    return {status or "": int(count) for status, count in connection.execute(query)}


def _register(connection: Connection, day: date, permit_days: int) -> Iterator[Duty]:
    """Permits that run out, and studies whose expected end has passed: a question, never an accusation."""
    current = (Student.binned_at.is_(None), Student.status == Status.ACTIVE.value)
    today, soon = day.isoformat(), (day + timedelta(days=permit_days)).isoformat()
    permit, end = Student.permit_expiry, Student.expected_end
    asked: tuple[tuple[str, tuple[ColumnElement[bool], ...], Tone, str, str, dict[str, Any]], ...] = (
        ("permits_over", (permit.is_not(None), permit < today), "bad", "id-card", "students", {"mark": "permit_soon"}),
        (
            "permits",
            (permit.is_not(None), permit >= today, permit <= soon),
            "warn",
            "id-card",
            "students",
            {"mark": "permit_soon"},
        ),
        # A month without its day has passed when it is over. The question is answered where the leaving are ticked off.
        ("ended", (end < today, end != today[:7]), "warn", "graduation-cap", "groups", {"leaving": True}),
        ("unnamed", (Student.chinese_name.is_(None),), "muted", "user-round", "students", {"mark": "no_chinese_name"}),
    )
    for name, which, tone, icon, page, where in asked:
        if n := connection.scalar(select(func.count()).where(*current, *which)):
            word = Word(f"today.{name}", {"n": n, "days": permit_days})
            yield Duty(word, tone, icon, page, where)


def _open_cases(connection: Connection, day: date) -> list[Duty]:
    """Of each open case what comes next, and by when (Order 41)."""
    return [
        Duty(_of_case(one), "bad" if one.overdue else "muted" if _waits(one) else "warn" if one.soon else "", "gavel", "cases",
             {"case": one.id})
        for one in due_cases(connection, day)
    ]  # fmt: skip


def _to_clear(connection: Connection, day: date) -> Iterator[Duty]:
    """What has been kept long enough: cases to be exported and erased, notes to be erased."""
    notes = select(func.count()).select_from(CaseNote).where(CaseNote.erase_on <= day.isoformat())
    kept = (("clear_cases", len(review_in(connection, day)), "archive"),
            ("clear_notes", connection.scalar(notes), "trash-2"))  # fmt: skip
    for name, n, icon in kept:
        if n:
            yield Duty(Word(f"today.{name}", {"n": n}), "muted", icon, "cases", {"view": "review"}, go="today.go_review")


def _waits(one: DueCase) -> bool:
    return one.next is None or one.next.waiting


def _of_case(one: DueCase) -> Word:
    facts: dict[str, Any] = {"number": one.number, "stage": Word(one.stage.key)}
    if one.next is None:
        return Word("today.case", facts)
    facts["step"] = Word(one.next.step.key)
    if one.next.due is None or one.left is None:
        return Word("today.case_next", facts)
    facts |= {"due": one.next.due.isoformat(), "n": abs(one.left)}
    if one.next.waiting:
        return Word("today.case_waits", facts)
    return Word("today.case_overdue" if one.overdue else "today.case_due", facts)


def _notices(office: Office) -> Iterator[Duty]:
    """What is held and what was copied, and the deadlines that are near."""
    lines = notices.notices(office)
    for line in reversed(lines):
        facts = {"title": line.title}
        if line.state is State.HELD:
            # Its 明天 is another day by now: it is looked at first.
            moved = waits_too_long(line.zh, line.en, recorded(line.changed_at).date(), office.today())
            word, where = Word("today.held_moved" if moved else "today.held", facts), {"notice": line.id}
            yield Duty(word, "primary", "megaphone", "notices", where, "" if moved else "copy", line.id)
        elif line.unconfirmed:
            yield Duty(
                Word("today.confirm", facts), "muted", "check", "notices", {"notice": line.id}, "posted", line.id
            )
    for one in notices.coming(office, lines):
        key = ("today.deadline_now", "today.deadline_next")[one.days] if one.days < 2 else "today.deadline"
        word = Word(key, {"title": one.notice.title, "n": one.days})
        where = {"notice": one.reminder} if one.reminder is not None else {"remind": one.notice.id}
        go = "today.go_notices" if one.reminder is not None else "today.go_remind"
        yield Duty(word, "warn", "calendar-clock", "notices", where, go=go)


def _groups(found: list[GroupLine], now: datetime) -> Iterator[Duty]:
    """What the last checks left to do: said of the one group it concerns, or of all of them together."""
    left_to_do: tuple[tuple[str, Tone, str], ...] = (
        ("must_leave", "bad", "log-out"),
        ("strangers", "bad", "user-x"),
        ("to_check", "warn", "user-x"),
        ("to_rename", "warn", "user-check"),
    )
    for name, tone, icon in left_to_do:
        those = [(one, n) for one in found if one.checked is not None and (n := one.checked.parts[name])]
        if not those:
            continue
        facts = {"n": sum(n for _, n in those), "groups": len(those), "group": those[0][0].name}
        alone = len(those) == 1
        word = Word(f"today.{name}" if alone else f"today.{name}_all", facts)
        where = {"group": those[0][0].id} if alone else {"mark": name}
        yield Duty(word, tone, icon, "groups", where)
    never = sum(one.checked is None for one in found)
    checks = [datetime.fromisoformat(one.checked.at) for one in found if one.checked is not None]
    stale = sum(now - at > CHECK_AGAIN for at in checks)
    for n, key, mark in ((never, "today.check_never", "never"), (stale, "today.check", "stale")):
        if n:
            yield Duty(Word(key, {"n": n}), "muted", "message-circle", "groups", {"mark": mark})


def _asked(found: Due) -> Iterator[Duty]:
    """What reminders, invitations and leavers ask for: of the one group it concerns, or of all of them together."""
    asked: tuple[tuple[str, Sequence[InGroup], Tone, str], ...] = (
        ("remind", found.remind, "warn", "message-circle"),
        ("adviser", found.adviser, "warn", "users"),
        ("invite", found.invite, "warn", "user-plus"),
    )
    for name, those, tone, icon in asked:
        if not those:
            continue
        alone = len(those) == 1
        facts = {"n": sum(one.n for one in those), "groups": len(those), "group": those[0].group}
        view = "invitations" if name == "invite" else "reminders"
        every = {"mark": "missing" if name == "invite" else "to_rename"}
        where: dict[str, Any] = {"group": those[0].group_id, "view": view} if alone else every
        yield Duty(Word(f"today.{name}" if alone else f"today.{name}_all", facts), tone, icon, "groups", where)
    for code in found.codes:
        word = Word("today.code" if code.n >= 0 else "today.code_over", {"group": code.group, "n": abs(code.n)})
        yield Duty(word, "warn", "calendar-clock", "groups", {"group": code.group_id, "view": "details"})
    if found.endings:
        yield Duty(Word("today.endings", {"n": found.endings}), "warn", "graduation-cap", "groups", {"leaving": True})
    if found.leavers:
        yield Duty(Word("today.leavers", {"n": found.leavers}), "warn", "log-out", "groups", {"leaving": True})


def _safety(office: Office) -> Iterator[Duty]:
    for concern in safekeeping.standing(office).concerns:
        yield Duty(concern, "warn", "hard-drive", "settings", {"section": "safety"})
