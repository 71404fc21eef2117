"""Reminders before a deadline: which are near, and a reminder written from the notice, to its groups or one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lut_admin.convention.hours import CHINA
from lut_admin.convention.moments import Moment
from lut_admin.office import settings
from lut_admin.office.notices.audiences import Groups
from lut_admin.office.notices.correcting import bare, title_in_english
from lut_admin.office.notices.drafting import draft
from lut_admin.office.notices.reading import NoticeLine, notice, notices
from lut_admin.office.office import Office
from lut_admin.office.results import Result
from lut_admin.papers import words
from lut_admin.papers.notice_templates import Field, Kind, Twin, say
from lut_admin.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Coming:
    """A deadline that is near: of which notice, when, in how many days (0: today), and the reminder, if one is drafted."""

    notice: NoticeLine
    due: Moment
    days: int
    reminder: int | None = None


def coming(office: Office, lines: Sequence[NoticeLine] | None = None) -> list[Coming]:
    """The deadlines of what is out that fall within the days set, the first first; not those of which was reminded since.

    `lines` are the notices, where they have been read already.
    """
    every = notices(office) if lines is None else lines
    now, ahead = office.now().astimezone(CHINA), settings.get(office, "deadline_days")
    found = []
    for line in every:
        for due in line.deadlines if line.out and line.reminds is None else ():
            days = (due.on - now.date()).days
            if not 0 <= days <= ahead or _over(due, now):
                continue
            reminders = [one for one in every if one.reminds == line.id and _about(one, due)]
            if not any(one.out for one in reminders):
                found.append(Coming(line, due, days, reminders[0].id if reminders else None))
    return sorted(found, key=lambda one: (one.due.iso, one.notice.id))


def remind(
    office: Office, notice_id: int, due: Moment | None = None, unconfirmed: int = 0, groups: Groups | None = None
) -> Result:
    """Draft a reminder of a notice that is out: its deadline (None: the next), then its text again.

    It is for `groups` (None: those of the notice). `unconfirmed` is how many of these have not confirmed yet: the reminder
    says how many, and names nobody. Refuses (``posting.not_out``) a notice that has not gone out.
    """
    line = notice(office, notice_id)
    if not line.out:
        raise Refusal("posting.not_out", title=line.title)
    now = office.now().astimezone(CHINA)
    when = due or next((one for one in line.deadlines if not _over(one, now)), None)
    zh = _text(line, bare(line.title), "zh", when, unconfirmed, now.date())
    en = _text(line, title_in_english(line), "en", when, unconfirmed, now.date()) if line.en.strip() else ""
    asked = line.audience if groups is None else groups
    title = words.say("posting.reminder_title", "zh", title=bare(line.title))
    return draft(office, line.category, zh, en, title, asked, reminds=line.id, private=line.private)


def said(due: Moment, written: date) -> Twin:
    """A deadline as a notice written that day says it, in both languages."""
    value = due.on if due.at is None else datetime.combine(due.on, due.at)
    return say(Field("deadline", Kind.DEADLINE, False, Twin("", ""), ()), value, written)


def _text(line: NoticeLine, title: str, language: words.Language, due: Moment | None, left: int, today: date) -> str:
    parts = [words.say("posting.reminder_title", language, title=title)]
    if due is not None:
        told = said(due, today)
        parts.append(words.say("posting.reminder_due", language, due=told.zh if language == "zh" else told.en))
    if left:
        parts.append(words.say("posting.reminder_left", language, n=left))
    parts.append(words.say("posting.reminder_ask" if not left else "posting.reminder_confirm", language))
    text = line.zh if language == "zh" else line.en
    return "\n".join(parts) + f"\n\n{words.say('posting.reminder_again', language)}\n{text.strip()}"


def _over(due: Moment, now: datetime) -> bool:
    return due.on < now.date() or (due.at is not None and datetime.combine(due.on, due.at, CHINA) < now)


def _about(reminder: NoticeLine, due: Moment) -> bool:
    """Whether a reminder reminds of this deadline: it names it, or none at all."""
    return due in reminder.deadlines or not reminder.deadlines
