"""The schema: one declarative set for the encrypted file of today and PostgreSQL later.

Moments are UTC ISO-8601 text, days are ISO text (``2023-09-01``, or ``2023-09`` where only the month is known), so that a
record reads the same in every database and in the journal. Ids come from `Counter` and are never used twice.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, Index, Integer, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from lut_admin.convention.roster import LONGEST_NUMBER

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# Columns computed from the others: kept so that a list of 100,000 is searched and sorted at once, hidden in histories.
DERIVED = {"derived": True}


class Table(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: Text, dict[str, Any]: JSON, list[Any]: JSON, bool: Boolean}


class Counter(Table):
    """The last id given out in each table; not part of the journal."""

    __tablename__ = "counter"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    last: Mapped[int] = mapped_column(Integer)


class Journal(Table):
    """Every change ever made, chained; append-only (triggers hold it so).

    The first entry of an act has the kind ``act`` and record 0: its `after` names the act, its facts and what it undoes;
    the act's id is that entry's `seq`.
    """

    __tablename__ = "journal"
    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(32))
    actor: Mapped[str]
    act_id: Mapped[int] = mapped_column(Integer, index=True)
    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[int] = mapped_column(Integer)
    before: Mapped[str | None]
    after: Mapped[str | None]
    prev: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
    __table_args__ = (Index("ix_journal_record", "kind", "record_id"),)


class Setting(Table):
    """A setting of the office, by name; its value is JSON."""

    __tablename__ = "setting"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    value: Mapped[dict[str, Any]]


class Student(Table):
    """A student, with the fields of `convention.roster.FIELDS`, a school's further columns in `extra`."""

    __tablename__ = "student"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    student_no: Mapped[str | None] = mapped_column(String(LONGEST_NUMBER), unique=True)
    csc_no: Mapped[str | None] = mapped_column(String(LONGEST_NUMBER), index=True)
    passport_name: Mapped[str | None]
    english_name: Mapped[str | None]
    chinese_name: Mapped[str | None]
    pinyin: Mapped[str | None]
    former_name: Mapped[str | None]
    gender: Mapped[str | None] = mapped_column(String(10))
    birth: Mapped[str | None] = mapped_column(String(10))
    nationality: Mapped[str | None]
    passport_no: Mapped[str | None] = mapped_column(String(LONGEST_NUMBER), index=True)
    college: Mapped[str | None]
    major: Mapped[str | None]
    class_name: Mapped[str | None]
    grade: Mapped[str | None]
    level: Mapped[str | None] = mapped_column(String(30))
    language: Mapped[str | None]
    funding: Mapped[str | None]
    supervisor: Mapped[str | None]
    status: Mapped[str | None] = mapped_column(String(20))
    status_since: Mapped[str | None] = mapped_column(String(10))
    enrolled: Mapped[str | None] = mapped_column(String(10))
    arrived: Mapped[str | None] = mapped_column(String(10))
    expected_end: Mapped[str | None] = mapped_column(String(10))
    left_on: Mapped[str | None] = mapped_column(String(10))
    visa_type: Mapped[str | None]
    visa_no: Mapped[str | None]
    visa_expiry: Mapped[str | None] = mapped_column(String(10))
    permit_expiry: Mapped[str | None] = mapped_column(String(10))
    jw202_expiry: Mapped[str | None] = mapped_column(String(10))
    insurance: Mapped[str | None]
    insurance_expiry: Mapped[str | None] = mapped_column(String(10))
    phone: Mapped[str | None]
    wechat: Mapped[str | None]
    email: Mapped[str | None]
    dormitory: Mapped[str | None]
    emergency_contact: Mapped[str | None]
    emergency_phone: Mapped[str | None]
    guardian: Mapped[str | None]
    note: Mapped[str | None]
    extra: Mapped[dict[str, Any] | None]
    binned_at: Mapped[str | None] = mapped_column(String(32))
    search_key: Mapped[str] = mapped_column(Text, default="", info=DERIVED)
    sort_key: Mapped[str] = mapped_column(Text, default="", info=DERIVED)


class FormerValue(Table):
    """A name or number a student used to have; it still finds the student."""

    __tablename__ = "former_value"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    field: Mapped[str] = mapped_column(String(40))
    value: Mapped[str]
    until: Mapped[str] = mapped_column(String(32))


class StatusChange(Table):
    """A student's status from a day on, as it became known: the history that "as of a date" asks."""

    __tablename__ = "status_change"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    status: Mapped[str | None] = mapped_column(String(20))
    since: Mapped[str] = mapped_column(String(10))
    noted_at: Mapped[str] = mapped_column(String(32))


class Staff(Table):
    """A teacher of the school: belongs in the groups too (Art. 3)."""

    __tablename__ = "staff"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    chinese_name: Mapped[str | None]
    english_name: Mapped[str | None]
    role: Mapped[str | None]
    phone: Mapped[str | None]
    wechat: Mapped[str | None]
    note: Mapped[str | None]
    binned_at: Mapped[str | None] = mapped_column(String(32))
    search_key: Mapped[str] = mapped_column(Text, default="", info=DERIVED)


class HeaderMap(Table):
    """How the counselor reads the columns of one set of headers, remembered."""

    __tablename__ = "header_map"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    header_key: Mapped[str] = mapped_column(String(64), unique=True)
    columns: Mapped[dict[str, Any]]


class ImportedFile(Table):
    """A list that went in: the same file twice is recognised by its SHA-256."""

    __tablename__ = "imported_file"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str]
    at: Mapped[str] = mapped_column(String(32))
    complete: Mapped[bool]
    counts: Mapped[dict[str, Any]]


class Group(Table):
    """A WeChat group (Art. 1)."""

    __tablename__ = "wechat_group"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(Text, unique=True)
    class_name: Mapped[str | None]
    owner: Mapped[str | None]
    capacity: Mapped[int] = mapped_column(Integer, default=500)
    note: Mapped[str | None]
    binned_at: Mapped[str | None] = mapped_column(String(32))


class Audit(Table):
    """Who was in a group at a moment: a dated snapshot and its counts."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    group_id: Mapped[int] = mapped_column(ForeignKey("wechat_group.id"), index=True)
    at: Mapped[str] = mapped_column(String(32))
    complete: Mapped[bool]
    counts: Mapped[dict[str, Any]]


class AuditLine(Table):
    """One nickname of an audit and whose it was taken to be."""

    __tablename__ = "audit_line"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit.id"), index=True)
    row: Mapped[int] = mapped_column(Integer)
    nickname: Mapped[str]
    answer: Mapped[str] = mapped_column(String(12))
    student_id: Mapped[int | None] = mapped_column(ForeignKey("student.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    compliant: Mapped[bool]
    findings: Mapped[list[Any]]


class Notice(Table):
    """A notice in two languages, from draft to posted (Art. 2, 5, 6)."""

    __tablename__ = "notice"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    category: Mapped[str | None] = mapped_column(String(12))
    title: Mapped[str]
    zh: Mapped[str]
    en: Mapped[str]
    state: Mapped[str] = mapped_column(String(10))
    groups: Mapped[list[Any]]
    created_at: Mapped[str] = mapped_column(String(32))
    changed_at: Mapped[str] = mapped_column(String(32))
    binned_at: Mapped[str | None] = mapped_column(String(32))


class Posting(Table):
    """One copy or posting of a notice: when, to which groups, and the exception if it was outside hours (Art. 5)."""

    __tablename__ = "posting"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"), index=True)
    step: Mapped[str] = mapped_column(String(10))
    at: Mapped[str] = mapped_column(String(32))
    groups: Mapped[list[Any]]
    exception: Mapped[str | None] = mapped_column(String(10))
    reason: Mapped[str | None]
    text: Mapped[str | None]


class Case(Table):
    """A disciplinary case (Art. 10): its number, facts and stage."""

    __tablename__ = "case_file"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    number: Mapped[str] = mapped_column(String(40), unique=True)
    opened_on: Mapped[str] = mapped_column(String(10))
    occurred_at: Mapped[str | None] = mapped_column(String(32))
    place: Mapped[str | None]
    facts_zh: Mapped[str]
    facts_en: Mapped[str]
    stage: Mapped[str] = mapped_column(String(20))
    articles: Mapped[list[Any]]
    evidence: Mapped[list[Any]]
    binned_at: Mapped[str | None] = mapped_column(String(32))


class Respondent(Table):
    """A student a case is about, with the particulars as they were when it was recorded."""

    __tablename__ = "respondent"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    nickname: Mapped[str | None]
    particulars: Mapped[dict[str, Any]]
    __table_args__ = (UniqueConstraint("case_id", "student_id"),)


class CaseStep(Table):
    """One step of a case, with its day and note."""

    __tablename__ = "case_step"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    stage: Mapped[str] = mapped_column(String(20))
    on: Mapped[str] = mapped_column(String(10))
    note: Mapped[str | None]


class BackupNote(Table):
    """A backup that was made and verified, with the journal's head at that time: the anchor kept elsewhere."""

    __tablename__ = "backup_note"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(32))
    place: Mapped[str]
    file: Mapped[str]
    seq: Mapped[int] = mapped_column(Integer)
    head: Mapped[str] = mapped_column(String(64))


KINDS = {mapper.class_.__tablename__: mapper.class_.__table__ for mapper in Table.registry.mappers}
