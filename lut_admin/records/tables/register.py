"""The register: students and staff, their former names and status, and the lists they came from."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from lut_admin.convention.roster import LONGEST_NUMBER
from lut_admin.records.tables.base import Table

# Columns computed from the others: kept so that a list of 100,000 is searched and sorted at once, hidden in histories.
DERIVED = {"derived": True}


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
