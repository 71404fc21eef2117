"""Cases (Art. 10): light notes that are in no file, cases with their respondents, and the entries that are never changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lut_admin.records.tables.base import Table


class CaseNote(Table):
    """A reminder or a talk (提醒、批评教育): no case, no number, in no file, erased when `erase_on` has come.

    `manner` is ``reminder`` or ``talk``; `source` says what it was noted from, if anything (``{"group", "nickname"}``,
    ``{"message": …}``).
    """

    __tablename__ = "case_note"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    manner: Mapped[str] = mapped_column(String(20))
    on: Mapped[str] = mapped_column(String(10))
    articles: Mapped[list[Any]]
    said: Mapped[str]
    said_en: Mapped[str] = mapped_column(default="")
    source: Mapped[dict[str, Any] | None]
    at: Mapped[str] = mapped_column(String(32))
    erase_on: Mapped[str] = mapped_column(String(10), index=True)


class Case(Table):
    """A case (立案): its number, what happened, and the stage of the least advanced of its respondents.

    `kind`: ``students``, ``nobody`` (an incident without respondent; `nobody` says why: an outsider, a hijacked account) or
    ``referred`` (a matter of staff, handed on to `referred_to`, without stages). `influence_…` states 造成恶劣影响, without which
    no case is opened; `owner_acts` are what the group's owner did: ``{"on", "what", "by"}``. `clauses` name clauses of the
    school's own discipline rules. `entries` counts them: each entry changes it, so that no entry can be undone under a later one.
    `source` keeps the pasted message (``{"at", "sender", "text"}``), the finding of a check or the note it came from.
    """

    __tablename__ = "case_file"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    number: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[str] = mapped_column(String(20), default="students")
    opened_on: Mapped[str] = mapped_column(String(10))
    occurred_at: Mapped[str | None] = mapped_column(String(32))
    place: Mapped[str | None]
    facts_zh: Mapped[str]
    facts_en: Mapped[str]
    stage: Mapped[str] = mapped_column(String(20))
    articles: Mapped[list[Any]]
    evidence: Mapped[list[Any]]
    influence_zh: Mapped[str] = mapped_column(default="")
    influence_en: Mapped[str] = mapped_column(default="")
    reporter: Mapped[str | None]
    owner_acts: Mapped[list[Any] | None]
    clauses: Mapped[list[Any] | None]
    nobody: Mapped[str | None] = mapped_column(String(20))
    referred_to: Mapped[str | None]
    source: Mapped[dict[str, Any] | None]
    entries: Mapped[int] = mapped_column(Integer, default=0)
    archived_on: Mapped[str | None] = mapped_column(String(10))
    erased_at: Mapped[str | None] = mapped_column(String(32))
    binned_at: Mapped[str | None] = mapped_column(String(32))


class Respondent(Table):
    """A student a case is about, with the particulars as they were when it was recorded, and how far her own course has come."""

    __tablename__ = "respondent"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    nickname: Mapped[str | None]
    particulars: Mapped[dict[str, Any]]
    stage: Mapped[str] = mapped_column(String(20), default="opened")
    __table_args__ = (UniqueConstraint("case_id", "student_id"),)


class CaseEntry(Table):
    """One entry of a case, never changed: the step, the day of the deed, what it says, and when it was written.

    `respondent_id` None: for every respondent. A correction points with `corrects` to the entry it corrects.
    """

    __tablename__ = "case_entry"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    respondent_id: Mapped[int | None] = mapped_column(ForeignKey("respondent.id"), index=True)
    step: Mapped[str] = mapped_column(String(20))
    on: Mapped[str] = mapped_column(String(10))
    at: Mapped[str] = mapped_column(String(32))
    facts: Mapped[dict[str, Any]]
    note: Mapped[str | None]
    corrects: Mapped[int | None] = mapped_column(ForeignKey("case_entry.id"), index=True)
