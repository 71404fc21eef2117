"""Notices and their postings, the templates of one's own and the glossary (Art. 2, 5 and 6)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from lut_admin.records.tables.base import Table


class Notice(Table):
    """A notice in two languages, from draft to posted (Art. 2, 5, 6); `facts` are those of the template it was made from.

    `groups` are names; `audience` says by which sets they were chosen, `corrects` and `reminds` which earlier notice it is
    about, `deadlines` (ISO days or moments in China) what it asks to be done by when. A `private` one is for a single person.
    """

    __tablename__ = "notice"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    category: Mapped[str | None] = mapped_column(String(12))
    title: Mapped[str]
    zh: Mapped[str]
    en: Mapped[str]
    state: Mapped[str] = mapped_column(String(10))
    groups: Mapped[list[Any]]
    audience: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    facts: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    corrects: Mapped[int | None] = mapped_column(ForeignKey("notice.id"))
    reminds: Mapped[int | None] = mapped_column(ForeignKey("notice.id"))
    deadlines: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    private: Mapped[bool] = mapped_column(Boolean, default=False)
    created_at: Mapped[str] = mapped_column(String(32))
    changed_at: Mapped[str] = mapped_column(String(32))
    binned_at: Mapped[str | None] = mapped_column(String(32))


class Posting(Table):
    """One step of a notice's way: held, copied or posted; when, by whom, to which groups, and the exception (Art. 5).

    `audience` keeps the sets by which the groups were chosen, as they were called then; `afterwards`: it was posted elsewhere
    and entered later (补录); `disclosure` is why a student's data went out all the same (Art. 8).
    """

    __tablename__ = "posting"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"), index=True)
    step: Mapped[str] = mapped_column(String(10))
    at: Mapped[str] = mapped_column(String(32))
    by: Mapped[str | None]
    groups: Mapped[list[Any]]
    audience: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    afterwards: Mapped[bool] = mapped_column(Boolean, default=False)
    exception: Mapped[str | None] = mapped_column(String(10))
    reason: Mapped[str | None]
    disclosure: Mapped[str | None]
    text: Mapped[str | None]


class Confirmation(Table):
    """One entry of a chain (接龙) under a notice: who confirmed in which group; `student_id` None: not recognised."""

    __tablename__ = "confirmation"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("wechat_group.id"), index=True)
    student_id: Mapped[int | None] = mapped_column(ForeignKey("student.id"), index=True)
    nickname: Mapped[str]
    at: Mapped[str] = mapped_column(String(32))


class GroupSet(Table):
    """Groups that are written to together, under a name of the counselor's own; `groups` are ids (Art. 5)."""

    __tablename__ = "group_set"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text, unique=True)
    groups: Mapped[list[Any]]


class OwnTemplate(Table):
    """A notice template of the office's own: another one, or what takes the place of the shipped one with its `name`."""

    __tablename__ = "own_template"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(40), unique=True)
    body: Mapped[dict[str, Any]]
    binned_at: Mapped[str | None] = mapped_column(String(32))


class OwnTerm(Table):
    """An entry of the glossary that the office added: what a place, an office or a term is called in both languages."""

    __tablename__ = "term"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(10))
    zh: Mapped[str]
    en: Mapped[str]
    note: Mapped[str | None]
    binned_at: Mapped[str | None] = mapped_column(String(32))
