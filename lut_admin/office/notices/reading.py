"""Notices as they are on record: their texts, how far they have come, and every step of their way (Art. 2, 5, 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention import hours
from lut_admin.convention.articles import Finding
from lut_admin.convention.hours import Exemption
from lut_admin.convention.moments import Moment
from lut_admin.convention.review import Draft
from lut_admin.office import settings
from lut_admin.office.notices.audiences import NO_AUDIENCE, Audience, kept_audience
from lut_admin.office.notices.naming import Renamed
from lut_admin.office.office import Office
from lut_admin.office.reviewing import Reviewer
from lut_admin.papers import words
from lut_admin.papers.words import Language
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
    """One step of a notice's way: held, copied or posted; `at` UTC text; group names; the exception on record.

    `afterwards`: it was posted elsewhere, and entered later (补录). `disclosure` is why a student's data went out (Art. 8).
    `renamed` are those of its groups that have another name today: the name of then, and that of today.
    """

    step: str
    at: str
    groups: tuple[str, ...]
    exception: str | None
    reason: str | None
    by: str = ""
    audience: Audience = NO_AUDIENCE
    afterwards: bool = False
    disclosure: str | None = None
    renamed: tuple[tuple[str, str], ...] = ()

    def said(self, language: Language) -> str:
        """To which groups, as they were called then; one that has another name today is told with both."""
        both = {was: words.say("posting.called_now", language, name=was, now=now) for was, now in self.renamed}
        groups, without, also = (
            tuple(both.get(name, name) for name in part)
            for part in (self.groups, self.audience.without, self.audience.also)
        )
        return replace(self.audience, groups=groups, without=without, also=also).said(language)


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice as lists and the composer show it: `groups` are those it is meant for; moments are UTC text.

    `facts` are those of the template that it was made from, as `writing.templated` keeps them; `audience` tells by which sets the
    groups were chosen; `corrects` and `reminds` are the ids of earlier notices. A `private` one is for a single person.
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
    audience: Audience = NO_AUDIENCE
    corrects: int | None = None
    reminds: int | None = None
    deadlines: tuple[Moment, ...] = ()
    private: bool = False

    @property
    def out(self) -> bool:
        """Whether its text has left by the clipboard: it is history then, and corrected by another notice."""
        return self.state in (State.COPIED, State.POSTED)

    @property
    def unconfirmed(self) -> bool:
        """Whether it was copied and nobody has said yet that it was posted."""
        return bool(self.postings) and self.postings[-1].step == State.COPIED

    @property
    def outstanding(self) -> tuple[str, ...]:
        """The groups it is meant for in which nobody has said it was posted; none before it is confirmed for the first time."""
        if self.state is not State.POSTED:
            return ()
        there = {name for step in self.postings if step.step == State.POSTED for name in step.groups}
        return tuple(name for name in self.groups if name not in there)

    @property
    def went_out(self) -> str | None:
        """The moment (UTC text) it first went out: posted, else copied; None of what has not left."""
        steps = {step.step: step.at for step in reversed(self.postings)}
        return steps.get(State.POSTED, steps.get(State.COPIED))


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
    return Reviewer(office).review(Draft(zh=zh, en=en, category=category), exemption=exemption, whole=True)


def _lines(connection: Connection, state: State | None = None, notice_id: int | None = None) -> list[NoticeLine]:
    query = select(*Notice.__table__.columns).where(Notice.binned_at.is_(None))
    # Without the texts that went out: there may be years of them, and no list shows them.
    columns = [column for column in Posting.__table__.columns if column.name != "text"]
    steps = select(*columns).order_by(Posting.id)
    if state is not None:
        query = query.where(Notice.state == state.value)
    if notice_id is not None:
        query = query.where(Notice.id == notice_id)
        steps = steps.where(Posting.notice_id == notice_id)
    postings: dict[int, list[PostingLine]] = {}
    renamed = Renamed(connection)
    for row in connection.execute(steps):
        postings.setdefault(row.notice_id, []).append(_posting(row, renamed))
    return [
        _notice(row, postings.get(row.id, ()))
        for row in connection.execute(query.order_by(Notice.changed_at.desc(), Notice.id.desc()))
    ]


def _posting(row: Any, renamed: Renamed) -> PostingLine:
    return PostingLine(
        row.step,
        row.at,
        tuple(row.groups),
        row.exception,
        row.reason,
        row.by or "",
        kept_audience(row.groups, row.audience),
        row.afterwards,
        row.disclosure,
        renamed.since((*row.groups, *((row.audience or {}).get("without", ()))), row.at),
    )


def _notice(row: Any, postings: Sequence[PostingLine]) -> NoticeLine:
    return NoticeLine(
        row.id,
        State(row.state),
        row.category,
        row.title,
        row.zh,
        row.en,
        tuple(row.groups),
        row.created_at,
        row.changed_at,
        tuple(postings),
        row.facts,
        kept_audience(row.groups, row.audience),
        row.corrects,
        row.reminds,
        tuple(Moment.of(iso) for iso in row.deadlines or ()),
        row.private,
    )
