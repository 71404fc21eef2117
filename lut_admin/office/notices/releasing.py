"""Notices go out: held until the hours open, copied inside them or with a reason, confirmed as posted (Art. 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from lut_admin.convention import hours, language
from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.hours import Exemption
from lut_admin.convention.names import visible
from lut_admin.convention.review import Draft
from lut_admin.office import settings
from lut_admin.office.notices.audiences import NO_AUDIENCE, Audience, Groups, audience
from lut_admin.office.notices.correcting import as_correction
from lut_admin.office.notices.drafting import still_here
from lut_admin.office.notices.naming import without_binned
from lut_admin.office.notices.reading import NoticeLine, State, notice, window_state
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result, WithResult
from lut_admin.office.reviewing import Reviewer
from lut_admin.papers import words
from lut_admin.papers.words import Language
from lut_admin.records.journal import Act
from lut_admin.records.pen import Pen, moment
from lut_admin.records.tables import Notice, Posting
from lut_admin.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Released(WithResult):
    """The text to put on the clipboard, Chinese first, and the act that recorded it: without an id, as it is not called back.

    `left_out` are the groups it was meant for that are in the bin: it does not go there.
    """

    text: str
    result: Result
    left_out: tuple[str, ...] = ()

    def said(self, key: str, language: Language) -> str:
        """That it was copied, by this message, and to which groups it does not go."""
        told = words.say(key, language)
        return f"{told}\n{left_out_said(self.left_out, language)}" if self.left_out else told


def left_out_said(groups: Sequence[str], language: Language) -> str:
    """That these groups were left out because they are in the bin."""
    return words.say("posting.left_out", language, n=len(groups), groups=list(groups))


def hold(office: Office, notice_id: int, groups: Groups, disclosure: str = "") -> Result:
    """Keep a notice ready until the window opens; it then waits on Today.

    It is reviewed for that moment, so that the morning brings no surprise: what would block it then is refused now. The
    reason for a student's data (`disclosure`, Art. 8) is kept with it and holds in the morning for the same text. Groups in the
    bin are left out, as when it is copied.
    """
    old = still_here(notice(office, notice_id))
    reviewer = Reviewer(office, at=hours.next_opening(office.now(), settings.window(office)))
    refuse_blocked(reviewer.review(draft_of(old), disclosure=disclosure, whole=True))
    step = Step(_still_there(office, groups)[0], disclosure=_disclosed(reviewer, old, disclosure))
    return _step(office, old, "hold_notice", State.HELD, step)


def release(
    office: Office, notice_id: int, groups: Groups, exemption: Exemption | None = None, disclosure: str = ""
) -> Released:
    """Copy a notice: the text for the clipboard, recorded with the groups it is for. What is posted stays posted.

    The check runs at this moment: a blocking finding (no purpose, no Chinese, out of hours without a reason, a student's
    data without a `disclosure`, which is the reason for it) is a `Refusal` with that finding's code and article. What was held
    with that reason goes out with it unless it was changed since. A correction is no emergency unless what it corrects falls
    before the next noon (Art. 5). A private message knows no hours. To a group in the bin nothing goes: it is left out and told.
    """
    old = notice(office, notice_id)
    if old.private:
        return _release_privately(office, old)
    if exemption is not None:
        exemption = as_correction(office, old, exemption)
    disclosure = disclosure if visible(disclosure) else _held_disclosure(old)
    reviewer = Reviewer(office)
    refuse_blocked(reviewer.review(draft_of(old), exemption=exemption, disclosure=disclosure, whole=True))
    text = language.compose(old.zh, old.en)
    needed = exemption if not window_state(office).open else None
    shown = _disclosed(reviewer, old, disclosure, exemption)
    meant, left_out = _still_there(office, groups)
    step = Step(meant, exemption=needed, text=text, disclosure=shown)
    return Released(text, _step(office, old, "copy_notice", State.COPIED, step), left_out)


def _release_privately(office: Office, old: NoticeLine) -> Released:
    """Copy a message to one person: the convention is the groups' rule, so only an empty one is refused."""
    text = language.compose(old.zh, old.en)
    if not visible(text):
        raise Refusal("language.empty", article=6)
    return Released(text, _step(office, old, "copy_notice", State.COPIED, Step(NO_AUDIENCE, text=text)))


def _still_there(office: Office, groups: Groups) -> tuple[Audience, tuple[str, ...]]:
    """The groups but for those in the bin, and these; refuses (``posting.all_binned``) where no other is left."""
    with office.read() as connection:
        meant, left_out = without_binned(connection, audience(groups))
    if left_out and not meant.groups:
        raise Refusal("posting.all_binned", n=len(left_out))
    return meant, left_out


def release_held(office: Office, notice_id: int) -> Released:
    """Copy a notice as it is held, to the groups it is held for; the check runs again at this moment."""
    return release(office, notice_id, notice(office, notice_id).audience)


def posted(office: Office, notice_id: int, groups: Groups | None = None, at: datetime | None = None) -> Result:
    """Confirm that a notice was posted to these groups (None: to all it is meant for), now or at a moment that is past.

    What was never copied here was posted elsewhere: it stands in the log as entered afterwards, with its text. Refuses
    (``notices.not_yet``) a moment to come.
    """
    refuse_future(office, at)
    old = notice(office, notice_id)
    where = old.audience if groups is None else audience(groups)
    if old.private:
        where = NO_AUDIENCE  # it is for one person, whatever groups are named
    text = None if old.out else language.compose(old.zh, old.en)
    return _step(office, old, "post_notice", State.POSTED, Step(where, at=at, text=text, afterwards=not old.out))


def refuse_future(office: Office, at: datetime | None) -> None:
    """Nothing was posted at a moment to come."""
    if at is not None and at > office.now():
        raise Refusal("notices.not_yet", at=f"{at.astimezone(hours.CHINA):%Y-%m-%d %H:%M}")


def draft_of(line: NoticeLine) -> Draft:
    """A notice as the review reads it; one without a purpose is found fault with."""
    return Draft(zh=line.zh, en=line.en, category=line.category or "")


def refuse_blocked(found: Sequence[Finding]) -> None:
    """What blocks is refused in its own words."""
    for finding in found:
        if finding.weight is Weight.BLOCK:
            raise Refusal(finding.code, article=finding.article, **finding.facts)


def _disclosed(reviewer: Reviewer, old: NoticeLine, reason: str, exemption: Exemption | None = None) -> str | None:
    """The reason for showing a student's data; on record only where there is any to show."""
    if not visible(reason):
        return None
    without = reviewer.review(draft_of(old), exemption=exemption)
    shows = any(finding.weight is Weight.BLOCK and finding.article in (8, 9) for finding in without)
    return reason.strip() if shows else None


def _held_disclosure(old: NoticeLine) -> str:
    """The reason it was held with, as long as nobody has changed it since."""
    if old.state is not State.HELD or old.changed_at != old.postings[-1].at:
        return ""
    return old.postings[-1].disclosure or ""


@dataclass(frozen=True, slots=True)
class Step:
    """What goes on record with one step of a notice's way (`at` None: now; `by` "": whoever is at the desk)."""

    audience: Audience
    at: datetime | None = None
    by: str = ""
    exemption: Exemption | None = None
    text: str | None = None
    disclosure: str | None = None
    afterwards: bool = False

    def row(self, notice_id: int, state: State, pen: Pen) -> dict[str, Any]:
        """As the log keeps it."""
        return {
            "notice_id": notice_id,
            "step": state.value,
            "at": moment(self.at) if self.at is not None else pen.at,
            "by": self.by or pen.actor,
            "groups": list(self.audience.groups),
            "audience": self.audience.kept,
            "afterwards": self.afterwards,
            "exception": self.exemption.ground.value if self.exemption else None,
            "reason": self.exemption.reason.strip() if self.exemption else None,
            "disclosure": self.disclosure,
            "text": self.text,
        }


def _step(office: Office, old: NoticeLine, name: str, state: State, step: Step) -> Result:
    facts = {"title": old.title}
    # What has left by the clipboard cannot be called back: the record of the copy is not undone.
    reversible = state is not State.COPIED
    stays = old.state is State.POSTED and state is State.COPIED
    meant = step.audience
    if state is State.POSTED:  # what it is meant for stays, so that the groups still to come are seen
        more = tuple(group for group in meant.groups if group not in old.groups)
        also = (*old.audience.also, *more) if old.audience.sets else ()
        meant = replace(old.audience, groups=(*old.groups, *more), also=also)
    change = {"groups": list(meant.groups), "audience": meant.kept}
    with office.write(Act(name, facts, reversible=reversible)) as pen:
        reached = (old.state if stays else state).value
        pen.update(Notice, {old.id: {"state": reached, **change, "changed_at": pen.at}})
        pen.insert(Posting, [step.row(old.id, state, pen)])
        return Result(Changes.NOTICES, pen.act_id if reversible else None, name, facts, old.id)
