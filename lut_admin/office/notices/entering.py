"""Entering afterwards (补录) a notice that was posted elsewhere: told what the hours say of it, not held back by them (Art. 5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from lut_admin.convention import hours, language, names
from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.hours import Exemption
from lut_admin.office import settings
from lut_admin.office.notices.audiences import Groups, audience
from lut_admin.office.notices.drafting import deadlines_of, refuse_unknown_purpose, title_of
from lut_admin.office.notices.reading import State
from lut_admin.office.notices.releasing import Step, refuse_future
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result, WithResult
from lut_admin.records.journal import Act
from lut_admin.records.pen import moment
from lut_admin.records.tables import Notice, Posting
from lut_admin.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A notice as it was posted: when (aware), its texts and purpose, by whom (``""``: whoever is at the desk) and why then."""

    at: datetime
    zh: str
    en: str = ""
    category: str | None = None
    title: str = ""
    by: str = ""
    exemption: Exemption | None = None


@dataclass(frozen=True, slots=True)
class Entered(WithResult):
    """The act that kept it, and what the hours say of its moment."""

    result: Result
    findings: tuple[Finding, ...]


def findings_then(office: Office, at: datetime, exemption: Exemption | None = None) -> tuple[Finding, ...]:
    """What the hours say of a notice that went out at that moment: it has happened, so nothing of it blocks."""
    if exemption is not None and not names.visible(exemption.reason):
        exemption = None
    found = hours.check(at, exemption, settings.window(office))
    return tuple(
        replace(one, weight=Weight.WARN, message="hours.was_closed") if one.weight is Weight.BLOCK else one
        for one in found
    )


def enter(office: Office, written: Elsewhere, groups: Groups) -> Entered:
    """Keep a notice that was posted elsewhere, as posted then and as entered afterwards.

    Refuses a moment to come (``notices.not_yet``), a text without words (``language.empty``) and an unknown purpose.
    """
    refuse_future(office, written.at)
    refuse_unknown_purpose(written.category)
    if not names.visible(written.zh) and not names.visible(written.en):
        raise Refusal("language.empty", article=6)
    given = written.exemption if written.exemption is not None and names.visible(written.exemption.reason) else None
    needed = given if not hours.is_open(written.at, settings.window(office)) else None
    meant, name = audience(groups), written.title.strip() or title_of(written.zh, written.en)
    facts = {"title": name}
    with office.write(Act("enter_notice", facts)) as pen:
        row = {
            "category": written.category,
            "title": name,
            "zh": written.zh,
            "en": written.en,
            "state": State.POSTED.value,
            "groups": list(meant.groups),
            "audience": meant.kept,
            "deadlines": deadlines_of(written.zh, written.en, written.at.astimezone(hours.CHINA).date()),
            "created_at": moment(written.at),
            "changed_at": pen.at,
        }
        [made] = pen.insert(Notice, [row])
        text = language.compose(written.zh, written.en)
        step = Step(meant, written.at, written.by.strip(), needed, text, afterwards=True)
        pen.insert(Posting, [step.row(made, State.POSTED, pen)])
        result = Result(Changes.NOTICES, pen.act_id, "enter_notice", facts, made)
    return Entered(result, findings_then(office, written.at, given))
