"""Disciplinary cases (Art. 10)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lut_admin.records.tables.base import Table


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
