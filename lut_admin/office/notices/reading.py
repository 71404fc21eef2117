"""Notices as they are on record: their texts, how far they have come, and every step of their way (Art. 2, 5, 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention import hours
from lut_admin.convention.articles import Finding
from lut_admin.convention.hours import Exemption
from lut_admin.convention.review import Draft
from lut_admin.office import settings
from lut_admin.office.office import Office
from lut_admin.office.reviewing import Reviewer
from lut_admin.records.tables import Notice, Posting
from lut_admin.refusals import Refusal


class State(StrEnum):
    """How far a notice has come."""

    DRAFT = "draft"
    HELD = "held"
    COPIED = "copied"
    POSTED = "posted"


@dataclass(frozen=True, slots=True)
class PostingLine:
    """One step of a notice's way: held, copied or posted; `at` UTC text; group names; the exception on record."""

    step: str
    at: str
    groups: tuple[str, ...]
    exception: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice as lists and the composer show it: `groups` are those it is meant for; moments are UTC text.

    `facts` are those of the template that it was made from, as `templated` keeps them.
    """

    id: int
    state: State
    category: str | None
    title: str
    zh: str
    en: str
    groups: tuple[str, ...]
    created_at: str
    changed_at: str
    postings: tuple[PostingLine, ...]
    facts: Mapping[str, Any] | None = None

    @property
    def out(self) -> bool:
        """Whether its text has left by the clipboard: it is history then, and corrected by another notice."""
        return self.state in (State.COPIED, State.POSTED)

    @property
    def unconfirmed(self) -> bool:
        """Whether it was copied and nobody has said yet that it was posted."""
        return bool(self.postings) and self.postings[-1].step == State.COPIED


def window_state(office: Office) -> hours.State:
    """The posting window now (Art. 5), by the hours set in the settings."""
    return hours.state(office.now(), settings.window(office))


def notices(office: Office, state: State | None = None) -> list[NoticeLine]:
    """Every notice that is not in the bin, newest change first."""
    with office.read() as connection:
        return _lines(connection, state=state)


def notice(office: Office, notice_id: int) -> NoticeLine:
    """One notice; refuses (``notices.unknown``) where there is none."""
    with office.read() as connection:
        found = _lines(connection, notice_id=notice_id)
    if not found:
        raise Refusal("notices.unknown", id=notice_id)
    return found[0]


def findings(
    office: Office, category: str | None, zh: str, en: str, exemption: Exemption | None = None
) -> tuple[Finding, ...]:
    """What the convention says of a draft at this moment; a purpose of None is not judged yet."""
    return Reviewer(office).review(Draft(zh=zh, en=en, category=category), exemption=exemption)


def _lines(connection: Connection, state: State | None = None, notice_id: int | None = None) -> list[NoticeLine]:
    columns = (Notice.id, Notice.state, Notice.category, Notice.title, Notice.zh, Notice.en, Notice.groups)
    query = select(*columns, Notice.created_at, Notice.changed_at, Notice.facts).where(Notice.binned_at.is_(None))
    steps = select(*Posting.__table__.columns).order_by(Posting.id)
    if state is not None:
        query = query.where(Notice.state == state.value)
    if notice_id is not None:
        query = query.where(Notice.id == notice_id)
        steps = steps.where(Posting.notice_id == notice_id)
    postings: dict[int, list[PostingLine]] = {}
    for row in connection.execute(steps):
        line = PostingLine(row.step, row.at, tuple(row.groups), row.exception, row.reason)
        postings.setdefault(row.notice_id, []).append(line)
    return [
        NoticeLine(
            row.id,
            State(row.state),
            row.category,
            row.title,
            row.zh,
            row.en,
            tuple(row.groups),
            row.created_at,
            row.changed_at,
            tuple(postings.get(row.id, ())),
            row.facts,
        )
        for row in connection.execute(query.order_by(Notice.changed_at.desc(), Notice.id.desc()))
    ]
