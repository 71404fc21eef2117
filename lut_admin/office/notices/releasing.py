"""Notices go out: held until the hours open, copied inside them or with a reason, confirmed as posted (Art. 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lut_admin.convention import hours, language
from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.hours import Exemption
from lut_admin.convention.review import Draft
from lut_admin.office import settings
from lut_admin.office.notices.drafting import still_here
from lut_admin.office.notices.reading import NoticeLine, State, findings, notice, window_state
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.office.reviewing import Reviewer
from lut_admin.records.journal import Act
from lut_admin.records.pen import moment
from lut_admin.records.tables import Notice, Posting
from lut_admin.refusals import Refusal


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


def hold(office: Office, notice_id: int, groups: Sequence[str]) -> Result:
    """Keep a notice ready until the window opens; it then waits on Today.

    It is reviewed for that moment, so that the morning brings no surprise: what would block it then is refused now.
    """
    old = still_here(notice(office, notice_id))
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


def _refuse_blocked(found: Sequence[Finding]) -> None:
    for finding in found:
        if finding.weight is Weight.BLOCK:
            raise Refusal(finding.code, article=finding.article, **finding.facts)


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
