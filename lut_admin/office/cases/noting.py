"""Light first: a reminder or a talk (提醒、批评教育) is noted in a moment, undone like anything else, in no file, and erased."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.office.cases.reading import particulars
from lut_admin.office.cases.rules import terms
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.records.journal import ERASED, Act
from lut_admin.records.pen import Pen
from lut_admin.records.tables import CaseNote, Journal, Student
from lut_admin.refusals import Refusal

ERASE = "erase_notes"


class How(StrEnum):
    """How a student was spoken to."""

    REMINDER = "reminder"  # 提醒
    TALK = "talk"  # 谈话, 批评教育

    @property
    def key(self) -> str:
        """Its message."""
        return f"cases.note_{self.value}"


@dataclass(frozen=True, slots=True)
class Note:
    """A note about a student: the day, the articles, what was said in both languages, and the day it is erased (ISO days).

    `source` is what it was noted from, if anything (a check: ``{"group", "nickname"}``; a message:
    ``{"message": {"at", "sender", "text"}}``).
    """

    id: int
    student_id: int
    how: How
    on: str
    articles: tuple[int, ...]
    said: str
    erase_on: str
    source: Mapping[str, Any] | None = None
    said_en: str = ""


def note(
    office: Office,
    student: int,
    how: How,
    articles: Sequence[int] = (),
    said: str = "",
    on: date | None = None,
    source: Mapping[str, Any] | None = None,
    said_en: str = "",
) -> Result:
    """Note a reminder or a talk: no number, in no file. It is erased when the profile's days (``note_days``) are over.

    Refuses (``cases.student_unknown``) nobody of the register, (``cases.no_article``) what is no article of the convention, and
    (``cases.step_day``) a day that is still to come.
    """
    day = on or office.today()
    _refuse(office, articles, day)
    with office.write(Act("note_student", {"how": how.value})) as pen:
        if pen.connection.scalar(select(Student.id).where(Student.id == student)) is None:
            raise Refusal("cases.student_unknown", id=student)
        told = _told(pen, how, articles, said, said_en, day)
        row = {"student_id": student, "source": dict(source) if source else None, "at": pen.at}
        [made] = pen.insert(CaseNote, [row | told])
        return Result(Changes.CASES, pen.act_id, "note_student", {"how": how.value}, made)


def change_note(
    office: Office, note_id: int, how: How, articles: Sequence[int], said: str, said_en: str, on: date
) -> Result:
    """Write a note otherwise; whom it is about and what it came from stay, and its time runs from the day it now has.

    Refuses what `note` refuses, and (``cases.no_note_there``) a note that is there no more.
    """
    _refuse(office, articles, on)
    with office.write(Act("change_note")) as pen:
        if pen.connection.scalar(select(CaseNote.id).where(CaseNote.id == note_id)) is None:
            raise Refusal("cases.no_note_there")
        pen.update(CaseNote, {note_id: _told(pen, how, articles, said, said_en, on)})
        return Result(Changes.CASES, pen.act_id, "change_note", {}, note_id)


def _refuse(office: Office, articles: Sequence[int], day: date) -> None:
    if day > office.today():
        raise Refusal("cases.step_day", article=10, day=day.isoformat())
    if not set(articles) <= set(range(1, 11)):
        raise Refusal("cases.no_article", article=10)


def _told(pen: Pen, how: How, articles: Sequence[int], said: str, said_en: str, day: date) -> dict[str, Any]:
    """The columns that a person writes, and the day they are erased."""
    days = terms(pen.connection).profile.note_days
    return {
        "manner": how.value,
        "on": day.isoformat(),
        "articles": sorted(set(articles)),
        "said": said.strip(),
        "said_en": said_en.strip(),
        "erase_on": (day + timedelta(days=days)).isoformat(),
    }


def notes(office: Office, student: int | None = None) -> list[Note]:
    """The notes there are, of one student or of all, newest first."""
    query = select(*CaseNote.__table__.columns).order_by(CaseNote.on.desc(), CaseNote.id.desc())
    if student is not None:
        query = query.where(CaseNote.student_id == student)
    with office.read() as connection:
        return [
            Note(
                row.id, row.student_id, How(row.manner), row.on, tuple(row.articles), row.said, row.erase_on, row.source,
                row.said_en,
            )
            for row in connection.execute(query)
        ]  # fmt: skip


def noted(office: Office) -> list[tuple[Note, dict[str, str]]]:
    """`notes`, each with the particulars of its student as the register has them now."""
    found = notes(office)
    with office.read() as connection:
        known = particulars(connection, {one.student_id for one in found})
    return [(one, known.get(one.student_id, {})) for one in found]


def drop_note(office: Office, note_id: int) -> Result:
    """Take a note away."""
    with office.write(Act("drop_note")) as pen:
        pen.delete(CaseNote, [note_id])
        return Result(Changes.CASES, pen.act_id, "drop_note")


def erase_notes(office: Office) -> Result:
    """Erase the notes whose time has come, in the journal too, and those that were taken away as long ago.

    It is no step that undo takes back. With the daily chores; where nothing is due, nothing is written.
    """
    today = office.today().isoformat()
    with office.read() as connection:
        over = list(connection.scalars(select(CaseNote.id).where(CaseNote.erase_on <= today)))
        gone = _taken_back(connection, today)
    if not over and not gone:
        return Result(name=ERASE)
    facts = {"n": len(over) + len(gone)}
    with office.write(Act(ERASE, facts, reversible=False)) as pen:
        if over:
            pen.delete(CaseNote, over)
        pen.erase(CaseNote, [*over, *gone])
        return Result(Changes.CASES, pen.act_id, ERASE, facts)


def _taken_back(connection: Connection, today: str) -> list[int]:
    """Notes that are there no more, and of which the journal still tells though their time has come."""
    made = Journal.after.op("->>")("$.erase_on")
    query = select(Journal.record_id).where(
        Journal.kind == CaseNote.__tablename__,
        Journal.before.is_(None),
        Journal.after.not_like(f"{ERASED}%"),
        made <= today,
        Journal.record_id.not_in(select(CaseNote.id)),
    )
    return sorted(set(connection.scalars(query)))
