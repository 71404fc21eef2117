"""Drafts: kept, changed while they have not left by the clipboard, and put in the bin (Art. 2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from lut_admin.convention import purpose
from lut_admin.office.notices.audiences import Groups, audience
from lut_admin.office.notices.reading import NoticeLine, State, notice
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.records.journal import Act
from lut_admin.records.tables import Notice
from lut_admin.refusals import Refusal

TITLE_LENGTH = 40
# 各位同学：  同学们好！  Dear students,  Hello everyone!
_SALUTATION = re.compile(
    r"(?!.*(?:通知|公告|notice)).{1,30}[:：,，]|(?:各位|全体|亲爱的|尊敬的)?[^，。；\s]{0,8}(?:同学|老师"
    r"|家长)们?(?:[，,]?(?:大家)?(?:好|您好))?[!！。.]?"
    r"|(?:dear|hello|hi|good\s+(?:morning|afternoon|evening))\b[^.]{0,30}[!.]?",
    re.IGNORECASE,
)


def draft(
    office: Office,
    category: str | None,
    zh: str,
    en: str,
    title: str = "",
    groups: Groups = (),
    facts: Mapping[str, Any] | None = None,
    *,
    corrects: int | None = None,
    reminds: int | None = None,
    private: bool = False,
) -> Result:
    """Keep a new draft and the groups it is meant for; anything may be drafted at any hour, only copying is gated.

    `facts` are those of its template; `corrects` and `reminds` the id of the earlier notice that it is about;
    what follows a `private` message is for that one person, too.
    """
    refuse_unknown_purpose(category)
    name = title.strip() or title_of(zh, en)
    with office.write(Act("draft_notice", {"title": name})) as pen:
        row = {
            "category": category,
            "title": name,
            "zh": zh,
            "en": en,
            "state": State.DRAFT.value,
            "groups": list(audience(groups).groups),
            "audience": audience(groups).kept,
            "facts": None if facts is None else dict(facts),
            "corrects": corrects,
            "reminds": reminds,
            "private": private,
            "deadlines": deadlines_of(zh, en, office.today()),
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
    groups: Groups | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Result:
    """Change a draft or held notice; one that was copied is history, corrected by a new one.

    With None for `groups` or `facts` those that are kept stay.
    """
    refuse_unknown_purpose(category)
    old = still_here(notice(office, notice_id))
    named = {"title": title.strip() or title_of(zh, en)}
    meant = old.audience if groups is None else audience(groups)
    told = old.facts if facts is None else facts
    kept = (old.category, old.title, old.zh, old.en, old.audience, old.facts)
    if kept == (category, named["title"], zh, en, meant, told):
        return Result(name="revise_notice", made=notice_id)
    with office.write(Act("revise_notice", named)) as pen:
        change: dict[str, Any] = {"category": category, "title": named["title"], "zh": zh, "en": en}
        change |= {"groups": list(meant.groups), "audience": meant.kept, "facts": None if told is None else dict(told)}
        change["deadlines"] = deadlines_of(zh, en, office.today())
        pen.update(Notice, {notice_id: {**change, "changed_at": pen.at}})
        return Result(Changes.NOTICES, pen.act_id, "revise_notice", named, notice_id)


def discard(office: Office, notice_id: int) -> Result:
    """Put a draft or held notice in the bin; refuses (``notices.on_record``) what has left by the clipboard."""
    old = notice(office, notice_id)
    if old.out:
        raise Refusal("notices.on_record", title=old.title)
    facts = {"title": old.title}
    with office.write(Act("bin_notice", facts)) as pen:
        pen.update(Notice, {notice_id: {"binned_at": pen.at}})
        return Result(Changes.NOTICES, pen.act_id, "bin_notice", facts, notice_id)


def make_private(office: Office, notice_id: int, private: bool = True) -> Result:
    """Make a draft a private message to one person (Art. 9): no group's, and copied at any hour; or a notice again."""
    old = still_here(notice(office, notice_id))
    facts = {"title": old.title}
    if old.private is private:
        return Result(name="make_private", facts=facts, made=notice_id)
    name = "make_private" if private else "make_public"
    with office.write(Act(name, facts)) as pen:
        change = {"private": private, "state": State.DRAFT.value, "groups": [], "audience": None, "changed_at": pen.at}
        pen.update(Notice, {notice_id: change})
        return Result(Changes.NOTICES, pen.act_id, name, facts, notice_id)


def refuse_unknown_purpose(category: str | None) -> None:
    """Refuse (``purpose.unknown``) what is none of Art. 2; None is not chosen yet."""
    if category is not None and purpose.check(category):
        raise Refusal("purpose.unknown", category=category)


def still_here(line: NoticeLine) -> NoticeLine:
    """The notice, unless it has left by the clipboard: then it is history."""
    if line.out:
        raise Refusal("notices.already_out", title=line.title)
    return line


def deadlines_of(zh: str, en: str, written: date) -> list[str] | None:
    """By when a notice asks for something, as it is kept."""
    from lut_admin.convention import twins  # its grammar is prepared when the first notice is read, not at the start

    return [due.iso for due in twins.deadlines(zh, en, written)] or None


def title_of(zh: str, en: str) -> str:
    """A title from the first line that says something."""
    return first_line(zh, en)[:TITLE_LENGTH]


def first_line(*halves: str) -> str:
    """The first line that says something: not a salutation, if there is more."""
    lines = [line.strip() for half in halves for line in half.splitlines() if line.strip()]
    telling = [line for line in lines if not _SALUTATION.fullmatch(line)]
    return (telling or lines or [""])[0]
