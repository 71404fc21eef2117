"""Notices: drafted in two languages, held or copied inside the hours, confirmed as posted, all on record (Art. 2, 5, 6)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention import hours, language, purpose
from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.hours import Exemption
from lut_admin.convention.review import Draft
from lut_admin.office import settings
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.office.reviewing import Reviewer
from lut_admin.records.journal import Act
from lut_admin.records.pen import moment
from lut_admin.records.tables import Notice, Posting
from lut_admin.refusals import Refusal

TITLE_LENGTH = 40
# 各位同学：  同学们好！  Dear students,  Hello everyone!
_SALUTATION = re.compile(
    r"(?!.*(?:通知|公告|notice)).{1,30}[:：,，]|(?:各位|全体|亲爱的|尊敬的)?[^，。；\s]{0,8}(?:同学|老师|家长)们?(?:[，,]?(?:大家)?(?:好|您好))?[!！。.]?"
    r"|(?:dear|hello|hi|good\s+(?:morning|afternoon|evening))\b[^.]{0,30}[!.]?",
    re.IGNORECASE,
)


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
    """A notice as lists and the composer show it: `groups` are those it is meant for; moments are UTC text."""

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

    @property
    def out(self) -> bool:
        """Whether its text has left by the clipboard: it is history then, and corrected by another notice."""
        return self.state in (State.COPIED, State.POSTED)

    @property
    def unconfirmed(self) -> bool:
        """Whether it was copied and nobody has said yet that it was posted."""
        return bool(self.postings) and self.postings[-1].step == State.COPIED


@dataclass(frozen=True, slots=True)
class Released:
    """The text to put on the clipboard, Chinese first, and the act that recorded it."""

    text: str
    result: Result

    @property
    def changes(self) -> Changes:
        """What it changed, as a `Result` says it."""
        return self.result.changes

    @property
    def act_id(self) -> int | None:
        """None: what has left by the clipboard is not called back."""
        return self.result.act_id

    @property
    def name(self) -> str:
        """The act's name."""
        return self.result.name

    @property
    def facts(self) -> Mapping[str, Any]:
        """The act's facts."""
        return self.result.facts


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


def draft(
    office: Office, category: str | None, zh: str, en: str, title: str = "", groups: Sequence[str] = ()
) -> Result:
    """Keep a new draft and the groups it is meant for; anything may be drafted at any hour, only copying is gated."""
    if category is not None and purpose.check(category):
        raise Refusal("purpose.unknown", category=category)
    name = title.strip() or _title(zh, en)
    with office.write(Act("draft_notice", {"title": name})) as pen:
        row = {
            "category": category,
            "title": name,
            "zh": zh,
            "en": en,
            "state": State.DRAFT.value,
            "groups": list(groups),
            "created_at": pen.at,
            "changed_at": pen.at,
        }
        [made] = pen.insert(Notice, [row])
        return Result(Changes.NOTICES, pen.act_id, "draft_notice", {"title": name}, made)


def revise(
    office: Office,
    notice_id: int,
    category: str | None,
    zh: str,
    en: str,
    title: str = "",
    groups: Sequence[str] | None = None,
) -> Result:
    """Change a draft or held notice (`groups` None: they stay); one that was copied is history, corrected by a new one."""
    if category is not None and purpose.check(category):
        raise Refusal("purpose.unknown", category=category)
    old = _still_here(notice(office, notice_id))
    facts = {"title": title.strip() or _title(zh, en)}
    meant = old.groups if groups is None else tuple(groups)
    if (old.category, old.title, old.zh, old.en, old.groups) == (category, facts["title"], zh, en, meant):
        return Result(name="revise_notice", made=notice_id)
    with office.write(Act("revise_notice", facts)) as pen:
        change = {"category": category, "title": facts["title"], "zh": zh, "en": en, "groups": list(meant)}
        pen.update(Notice, {notice_id: {**change, "changed_at": pen.at}})
        return Result(Changes.NOTICES, pen.act_id, "revise_notice", facts, notice_id)


def hold(office: Office, notice_id: int, groups: Sequence[str]) -> Result:
    """Keep a notice ready until the window opens; it then waits on Today.

    It is reviewed for that moment, so that the morning brings no surprise: what would block it then is refused now.
    """
    old = _still_here(notice(office, notice_id))
    at = hours.next_opening(office.now(), settings.window(office))
    _refuse_blocked(Reviewer(office, at=at).review(Draft(zh=old.zh, en=old.en, category=old.category or "")))
    return _step(office, old, "hold_notice", State.HELD, groups)


def release(office: Office, notice_id: int, groups: Sequence[str], exemption: Exemption | None = None) -> Released:
    """Copy a notice: the text for the clipboard, recorded with the groups it is for. What is posted stays posted.

    The check runs at this moment: a blocking finding (no purpose, no Chinese, out of hours without a reason, a student's
    data) is a `Refusal` with that finding's code and article.
    """
    old = notice(office, notice_id)
    _refuse_blocked(findings(office, old.category or "", old.zh, old.en, exemption))
    text = language.compose(old.zh, old.en)
    needed = exemption if not window_state(office).open else None
    return Released(text, _step(office, old, "copy_notice", State.COPIED, groups, text=text, exemption=needed))


def posted(office: Office, notice_id: int, groups: Sequence[str], at: datetime | None = None) -> Result:
    """Confirm that a notice was posted, now or at a moment that is past; refuses (``notices.not_yet``) one to come."""
    if at is not None and at > office.now():
        raise Refusal("notices.not_yet", at=f"{at.astimezone(hours.CHINA):%Y-%m-%d %H:%M}")
    return _step(office, notice(office, notice_id), "post_notice", State.POSTED, groups, at=at)


def _still_here(line: NoticeLine) -> NoticeLine:
    """The notice, unless it has left by the clipboard: then it is history."""
    if line.out:
        raise Refusal("notices.already_out", title=line.title)
    return line


def _refuse_blocked(found: Sequence[Finding]) -> None:
    for finding in found:
        if finding.weight is Weight.BLOCK:
            raise Refusal(finding.code, article=finding.article, **finding.facts)


def discard(office: Office, notice_id: int) -> Result:
    """Put a draft or held notice in the bin; refuses (``notices.on_record``) what has left by the clipboard."""
    old = notice(office, notice_id)
    if old.out:
        raise Refusal("notices.on_record", title=old.title)
    facts = {"title": old.title}
    with office.write(Act("bin_notice", facts)) as pen:
        pen.update(Notice, {notice_id: {"binned_at": pen.at}})
        return Result(Changes.NOTICES, pen.act_id, "bin_notice", facts, notice_id)


def _step(
    office: Office,
    old: NoticeLine,
    name: str,
    state: State,
    groups: Sequence[str],
    *,
    text: str | None = None,
    exemption: Exemption | None = None,
    at: datetime | None = None,
) -> Result:
    facts = {"title": old.title}
    # What has left by the clipboard cannot be called back: the record of it is not undone.
    reversible = state is State.HELD
    stays = old.state is State.POSTED and state is State.COPIED
    with office.write(Act(name, facts, reversible=reversible)) as pen:
        reached = (old.state if stays else state).value
        pen.update(Notice, {old.id: {"state": reached, "groups": list(groups), "changed_at": pen.at}})
        step = {
            "notice_id": old.id,
            "step": state.value,
            "at": moment(at) if at is not None else pen.at,
            "groups": list(groups),
            "exception": exemption.ground.value if exemption else None,
            "reason": exemption.reason.strip() if exemption else None,
            "text": text,
        }
        pen.insert(Posting, [step])
        return Result(Changes.NOTICES, pen.act_id if reversible else None, name, facts, old.id)


def _title(zh: str, en: str) -> str:
    """A title from the first line that says something: not from a salutation, if there is more."""
    lines = [line.strip() for line in (zh + "\n" + en).splitlines() if line.strip()]
    telling = [line for line in lines if not _SALUTATION.fullmatch(line)]
    return (telling or lines or [""])[0][:TITLE_LENGTH]


def _lines(connection: Connection, state: State | None = None, notice_id: int | None = None) -> list[NoticeLine]:
    columns = (Notice.id, Notice.state, Notice.category, Notice.title, Notice.zh, Notice.en, Notice.groups)
    query = select(*columns, Notice.created_at, Notice.changed_at).where(Notice.binned_at.is_(None))
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
        )
        for row in connection.execute(query.order_by(Notice.changed_at.desc(), Notice.id.desc()))
    ]
