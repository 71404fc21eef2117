"""The WeChat groups (Art. 1, 3 and 4): owners, checks, what was decided, reminders, comings and goings."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lut_admin.records.tables.base import Table


class Group(Table):
    """A WeChat group (Art. 1)."""

    __tablename__ = "wechat_group"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(Text, unique=True)
    class_name: Mapped[str | None]
    capacity: Mapped[int] = mapped_column(Integer, default=500)
    nickname_form: Mapped[str | None] = mapped_column(String(20))
    code_note: Mapped[str | None]
    code_expiry: Mapped[str | None] = mapped_column(String(10))
    note: Mapped[str | None]
    binned_at: Mapped[str | None] = mapped_column(String(32))


class GroupOwner(Table):
    """Who owned a group from one day to another (Art. 1 and 10); the one without an end owns it now."""

    __tablename__ = "group_owner"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    group_id: Mapped[int] = mapped_column(ForeignKey("wechat_group.id"), index=True)
    role: Mapped[str] = mapped_column(String(12))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    name: Mapped[str | None]
    since: Mapped[str | None] = mapped_column(String(10))
    until: Mapped[str | None] = mapped_column(String(10))
    note: Mapped[str | None]


class Audit(Table):
    """Who was in a group at a moment: a dated snapshot and its counts.

    `names_from` says whether the list held nicknames of the group or the counselor's own remarks.
    """

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    group_id: Mapped[int] = mapped_column(ForeignKey("wechat_group.id"), index=True)
    at: Mapped[str] = mapped_column(String(32))
    complete: Mapped[bool]
    names_from: Mapped[str] = mapped_column(String(12), default="nicknames")
    counts: Mapped[dict[str, Any]]


class AuditLine(Table):
    """One nickname of an audit and whose it was taken to be; `decided` by a person, with the nickname suggested then."""

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
    suggestion: Mapped[str | None]
    decided: Mapped[bool] = mapped_column(Boolean, default=False)


class KnownNickname(Table):
    """What a person decided about one nickname in one group, used again in its next checks; `key` is the nickname folded."""

    __tablename__ = "known_nickname"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    group_id: Mapped[int] = mapped_column(ForeignKey("wechat_group.id"), index=True)
    key: Mapped[str]
    nickname: Mapped[str]
    answer: Mapped[str] = mapped_column(String(12))
    student_id: Mapped[int | None] = mapped_column(ForeignKey("student.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[str] = mapped_column(String(32))
    __table_args__ = (UniqueConstraint("group_id", "key"),)


class GroupEvent(Table):
    """What a notice of WeChat told of a member: joined, left, was removed, took another name; by whom and how, if it says so."""

    __tablename__ = "group_event"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    group_id: Mapped[int] = mapped_column(ForeignKey("wechat_group.id"), index=True)
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit.id"), index=True)
    moved: Mapped[str] = mapped_column(String(10))
    nickname: Mapped[str]
    was: Mapped[str | None]
    by: Mapped[str | None]
    method: Mapped[str | None] = mapped_column(String(12))
    at: Mapped[str | None]
    student_id: Mapped[int | None] = mapped_column(ForeignKey("student.id"), index=True)


class Reminder(Table):
    """One reminder: to whom, about what, when, how, which in the row, and what was answered; never the words of a message.

    `nickname` stands for somebody who is asked who it is, since no student is known yet.
    """

    __tablename__ = "reminder"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("wechat_group.id"), index=True)
    student_id: Mapped[int | None] = mapped_column(ForeignKey("student.id"), index=True)
    nickname: Mapped[str | None]
    about: Mapped[str] = mapped_column(String(10))
    at: Mapped[str] = mapped_column(String(32))
    channel: Mapped[str] = mapped_column(String(10))
    step: Mapped[int] = mapped_column(Integer)
    answer: Mapped[str] = mapped_column(String(10), default="none")
    answered_at: Mapped[str | None] = mapped_column(String(32))
    note: Mapped[str | None]


class Departure(Table):
    """What is done about a student who has left the school: out of the groups, and for a graduate in an alumni group (Art. 3)."""

    __tablename__ = "departure"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), unique=True)
    left_groups_on: Mapped[str | None] = mapped_column(String(10))
    alumni_on: Mapped[str | None] = mapped_column(String(10))
    note: Mapped[str | None]
