"""Notices and their postings (Art. 2, 5 and 6)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from lut_admin.records.tables.base import Table


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
