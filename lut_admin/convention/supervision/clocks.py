"""The dates of a case: when a paper counts as served, from when a sanction runs, what is due by when and on whose side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lut_admin.convention.supervision import counting
from lut_admin.convention.supervision.calendar import DAY, Calendar
from lut_admin.convention.supervision.counting import Counted, Said
from lut_admin.convention.supervision.course import Course, Entry, facts_of, proposed, sanction_of
from lut_admin.convention.supervision.facts import Answer, Decision, Manner, Service
from lut_admin.convention.supervision.laws import Law, Source, order
from lut_admin.convention.supervision.profile import Profile
from lut_admin.convention.supervision.sanctions import ENDING, PERIODIC, Sanction
from lut_admin.convention.supervision.stages import Stage


class Term(StrEnum):
    """A time that runs in a case."""

    STATEMENT = "statement"  # the student may state and defend (Art. 55)
    APPEAL = "appeal"  # the student may appeal (Art. 60, 64)
    ANSWER = "answer"  # the committee answers (Art. 61)
    PROVINCE = "province"  # the student may go on to the province (Art. 62)
    RULING = "ruling"  # the province decides (Art. 62)
    APPLICATION = "application"  # the student is reminded to apply for lifting (Art. 57)
    LIFTING = "lifting"  # the period is over: the sanction is lifted (Art. 57)

    @property
    def key(self) -> str:
        """Its message."""
        return f"term.{self.value}"


# Whose time it is: what the student may do, and what others owe.
OF_STUDENT = frozenset({Term.STATEMENT, Term.APPEAL, Term.PROVINCE, Term.APPLICATION})


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date: which time it ends, the article it rests on, how it was counted, and the day it was met (None: still open)."""

    term: Term
    law: Law
    counted: Counted
    met: date | None = None

    @property
    def due(self) -> date:
        """The last day."""
        return self.counted.due


@dataclass(frozen=True, slots=True)
class Deemed:
    """When a paper counts as served: the day (None: not proven yet) and how it follows from the manner."""

    day: date | None
    said: tuple[Said, ...]


def deemed(entry: Entry, profile: Profile) -> Deemed:
    """The day on which a served paper counts as received (Art. 55; posted and announced ones by the profile)."""
    service, on = facts_of(entry, Service), entry.on
    facts = {"on": on.isoformat()}
    if service.manner in (Manner.IN_PERSON, Manner.LEFT):
        return Deemed(on, ((f"clock.served_{service.manner}", facts),))
    if service.manner is Manner.ANNOUNCED:
        day = on + profile.announced_days * DAY
        said = ("clock.served_announced", {**facts, "n": profile.announced_days, "due": day.isoformat()})
        return Deemed(day, (said,))
    if service.received is not None:
        return Deemed(service.received, (("clock.served_receipt", {**facts, "due": service.received.isoformat()}),))
    if profile.posted_days:
        day = on + profile.posted_days * DAY
        return Deemed(day, (("clock.served_posted", {**facts, "n": profile.posted_days, "due": day.isoformat()}),))
    return Deemed(None, (("clock.served_unproven", facts),))


def served_on(entry: Entry | None, profile: Profile) -> date | None:
    """The day a paper counts as served, if it was and that is proven."""
    return deemed(entry, profile).day if entry is not None else None


def unproven(entry: Entry | None) -> bool:
    """Whether a paper was posted and no receipt has come: whether that will do is for the profile to say."""
    if entry is None:
        return False
    service = facts_of(entry, Service)
    return service.manner is Manner.POSTED and service.received is None


def in_force(found: Course, profile: Profile) -> date | None:
    """The day from which what was decided is in force, by the profile; None while there is none such."""
    if sanction_of(found) is None or found.decision is None:
        return None
    return found.decision.on if profile.in_force_from == "decision" else served_on(found.service, profile)


def period(found: Course, profile: Profile) -> Counted | None:
    """The sanction's period, its last day and how it was counted; None for one without a period and before it is in force."""
    first, decision = in_force(found, profile), sanction_of(found)
    if first is None or decision is None:
        return None
    length = months_of(decision, profile)
    return counting.months(first, length, profile.period_end == "day_before") if length else None


def months_of(decision: Decision, profile: Profile) -> int | None:
    """How many months a decided sanction runs; None for one without a period."""
    return (decision.months or profile.months(decision.sanction)) if decision.sanction in PERIODIC else None


def statement_time(found: Course, profile: Profile, known: Calendar) -> Deadline | None:
    """Until when the student may state and defend: it runs from the proven service of the proposal (Art. 55)."""
    start = served_on(found.notification, profile)
    if start is None:
        return None
    counted = (
        counting.working_days(start, profile.state_days, known)
        if profile.state_unit == "working_days"
        else counting.days(start, profile.state_days, known, profile.rest_days_move)
    )
    return Deadline(Term.STATEMENT, order(55), counted, found.heard.on if found.heard else None)


def appeal_time(found: Course, profile: Profile, known: Calendar) -> Deadline | None:
    """Until when she may appeal: from the day the decision counts as received; six months where she was not told (Art. 64)."""
    start = served_on(found.service, profile)
    if start is None or found.service is None:
        return None
    met = found.appeal.on if found.appeal else None
    if not facts_of(found.service, Service).told_appeal:
        return Deadline(Term.APPEAL, order(64), counting.months(start, profile.untold_months, False), met)
    counted = counting.days(start, profile.appeal_days, known, profile.rest_days_move)
    return Deadline(Term.APPEAL, order(60), counted, met)


def answer_time(found: Course, profile: Profile, known: Calendar) -> Deadline | None:
    """Until when the committee answers: from the day it received the appeal, once longer (Art. 61).

    Where it never did, and the province has ruled on a complaint (Art. 65), its time is over with that.
    """
    if found.appeal is None:
        return None
    length = profile.answer_days * (2 if found.extension else 1)
    counted = counting.days(found.appeal.on, length, known, profile.rest_days_move)
    met = found.answer or found.ruling
    return Deadline(Term.ANSWER, order(61), counted, met.on if met else None)


def province_time(found: Course, profile: Profile, known: Calendar) -> Deadline | None:
    """Until when she may go on to the province: from the day she received the committee's answer (Art. 62)."""
    if found.answer is None:
        return None
    start = facts_of(found.answer, Answer).received
    if start is None:
        return None
    counted = counting.days(start, profile.province_days, known, profile.rest_days_move)
    return Deadline(Term.PROVINCE, order(62), counted, found.province.on if found.province else None)


def deadlines(found: Course, profile: Profile, known: Calendar) -> tuple[Deadline, ...]:
    """Every time that runs or ran in this course as it stands, met or open, in the order of the law."""
    made: list[Deadline | None] = [
        statement_time(found, profile, known),
        appeal_time(found, profile, known),
        answer_time(found, profile, known),
        province_time(found, profile, known),
    ]
    # For a complaint that no answer came (Art. 65) the Order sets the province no time.
    if found.province is not None and found.answer is not None:
        counted = counting.working_days(found.province.on, profile.ruling_working_days, known)
        made.append(Deadline(Term.RULING, order(62), counted, found.ruling.on if found.ruling else None))
    made += _lifting(found, profile)
    return tuple(deadline for deadline in made if deadline is not None)


def _lifting(found: Course, profile: Profile) -> list[Deadline]:
    runs, decision = period(found, profile), sanction_of(found)
    if runs is None or decision is None or found.stage not in (Stage.SERVED, Stage.LIFTED, Stage.ARCHIVED):
        return []
    lifted = found.lifting.on if found.lifting else None
    made = []
    if profile.applied_for(decision.sanction):
        remind = max(runs.due - profile.lift_reminder_days * DAY, runs.start)
        said = (
            "clock.reminder",
            {"n": profile.lift_reminder_days, "last": runs.due.isoformat(), "due": remind.isoformat()},
        )
        met = found.application.on if found.application else lifted
        made.append(Deadline(Term.APPLICATION, order(57), Counted(runs.start, remind, (*runs.said, said)), met))
    after = ("clock.after_period", {"last": runs.due.isoformat(), "due": (runs.due + DAY).isoformat()})
    made.append(Deadline(Term.LIFTING, order(57), Counted(runs.start, runs.due + DAY, (*runs.said, after)), lifted))
    return made


def ends_studies(found: Course) -> bool:
    """Whether what was decided and stands ends the studies: then the permit, the police, the dormitory must be seen to."""
    decision = sanction_of(found)
    return decision is not None and decision.sanction in ENDING


def counting_law() -> Law:
    """What the counting itself rests on, by analogy."""
    return Law(Source.CIVIL_CODE, 203)


def shown_sanction(found: Course) -> Sanction | None:
    """The sanction that was decided, or is proposed while nothing is decided."""
    decision = sanction_of(found)
    if decision is not None:
        return decision.sanction
    told = proposed(found)
    return told.sanction if told and found.decision is None else None
