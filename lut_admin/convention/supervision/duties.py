"""Which duty a step would skip: the one place that says no, each time with the article that demands it.

`lack` judges one step from where a course stands; it looks at the days the entries bear, never at a clock, so that a file that
is read again (after a correction) is judged the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lut_admin.convention.supervision import appealing, clocks
from lut_admin.convention.supervision.checklist import CHECKLIST, Item
from lut_admin.convention.supervision.course import (
    Course,
    Entry,
    after,
    effective,
    facts_of,
    proposed,
    sanction_of,
)
from lut_admin.convention.supervision.facts import (
    Checked,
    Decision,
    Hearing,
    Lifting,
    Manner,
    Opinion,
    Proposal,
    Review,
    Service,
)
from lut_admin.convention.supervision.lacking import Judge, Lack, Setting
from lut_admin.convention.supervision.laws import Law, Source, order
from lut_admin.convention.supervision.sanctions import ENDING, PERIODIC, Sanction, heavier
from lut_admin.convention.supervision.stages import BESIDE, WAYS, Stage, Step

SCHOOL = Law(Source.SCHOOL)
# Whoever is under 18 is heard with a guardian, who stands in law for her (Civil Code, Art. 17 and 23).
GUARDIAN = Law(Source.CIVIL_CODE, 23)


def lack(found: Course, entry: Entry, setting: Setting) -> Lack | None:
    """The duty that this entry would skip where the course stands; None where it may be made."""
    way = WAYS.get(entry.step)
    if way is None:
        return Lack("duty.opened", order(54))
    if not setting.respondent and entry.step not in WITHOUT_RESPONDENT:
        return Lack("duty.nobody", order(53))
    if found.stage not in way.at:
        if not setting.respondent and entry.step is Step.ARCHIVING and found.stage in WAYS[Step.DROPPED].at:
            return Lack("duty.first", WAYS[Step.DROPPED].law, before=(Step.DROPPED,))  # nobody is ever sanctioned first
        return _too_early(found, entry.step)
    earliest = _not_before(found, entry.step)
    if earliest is not None and entry.on < earliest.on:
        return Lack("duty.day", way.law, {"day": entry.on.isoformat(), "last": earliest.on.isoformat()})
    judge = _JUDGES.get(entry.step)
    return judge(found, entry, setting) if judge else None


def _not_before(found: Course, step: Step) -> Entry | None:
    """The entry before whose day a step cannot have been; None where any day may be."""
    if step in BESIDE:
        return None
    # She was heard: that the notice was served is entered afterwards, with the day on which it was.
    return found.proposal if step is Step.NOTIFICATION and found.unserved else found.last


def broken(entries: Sequence[Entry], respondent: int | None, setting: Setting) -> tuple[Entry, Lack] | None:
    """The first entry of a course that a correction has left without its duty, and the duty; None where all hold."""
    found = Course()
    for told in effective(entries):
        entry = told.entry
        if told.annulled or entry.respondent not in (None, respondent):
            continue
        missing = lack(found, entry, setting) if entry.step is not Step.OPENING else None
        if missing is not None:
            return entry, missing
        found = after(found, entry)
    return None


# What may be entered where there is no student to be told, heard or sanctioned.
WITHOUT_RESPONDENT = frozenset(
    {Step.INVESTIGATION, Step.EDUCATION, Step.DROPPED, Step.MERGED, Step.REMARK, Step.CORRECTION, Step.ARCHIVING}
)
# The way that the law goes; what stands beside it is never a duty that comes before.
_STRAIGHT = (
    Step.INVESTIGATION, Step.PROPOSAL, Step.STATEMENT, Step.REVIEW, Step.DECISION, Step.SERVICE, Step.LIFTING, Step.ARCHIVING,
)  # fmt: skip
# The review is a duty for some measures only: `_decision` asks for it.
_ALWAYS = tuple(step for step in _STRAIGHT if step is not Step.REVIEW)


def _too_early(found: Course, step: Step) -> Lack:
    """What must come first, on the straight way; that it can never follow, where the course is past it."""
    ways: list[tuple[Stage, tuple[Step, ...]]] = [(found.stage, ())]
    seen = {found.stage}
    while ways:
        stage, gone = ways.pop(0)
        if stage in WAYS[step].at:
            return Lack("duty.first", WAYS[gone[0]].law, before=gone)
        for following in _ALWAYS if step is not Step.MEETING else _STRAIGHT:
            way = WAYS[following]
            if stage in way.at and way.to is not None and way.to not in seen:
                seen.add(way.to)
                ways.append((way.to, (*gone, following)))
    return Lack("duty.never", WAYS[step].law)


def _proposal(_found: Course, entry: Entry, setting: Setting) -> Lack | None:
    said = facts_of(entry, Proposal)
    return _of_measure(said.sanction, said.measure_zh) or _clause(said.clause, setting)


def _clause(clause: str, setting: Setting) -> Lack | None:
    return None if clause or setting.clauses else Lack("duty.no_clause", order(54))


def _of_measure(sanction: Sanction, measure: str) -> Lack | None:
    return Lack("duty.no_measure", order(53)) if sanction is Sanction.OTHER and not measure else None


def _expiry(found: Course, entry: Entry, setting: Setting) -> Lack | None:
    if found.notification is None:
        return Lack("duty.not_notified", order(55), before=(Step.NOTIFICATION,))
    runs = clocks.statement_time(found, setting.profile, setting.calendar)
    if runs is None:
        return Lack("duty.unproven", order(55))
    if entry.on <= runs.due:
        return Lack("duty.time_runs", order(55), {"due": runs.due.isoformat()})
    return None


def _waiver(found: Course, entry: Entry, setting: Setting) -> Lack | None:
    """Nobody gives up a right of which she was not told (Art. 55)."""
    if found.notification is None:
        return Lack("duty.not_notified", order(55), before=(Step.NOTIFICATION,))
    return _hearing(found, entry, setting)


def _hearing(_found: Course, entry: Entry, setting: Setting) -> Lack | None:
    if setting.birth is not None and minor(setting.birth, entry.on) and not facts_of(entry, Hearing).guardian:
        return Lack("duty.guardian", GUARDIAN)
    return None


def minor(birth: date, on: date) -> bool:
    """Whether somebody is under 18 on a day (Civil Code, Art. 17): of age from the birthday on."""
    return (on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))) < 18


def _meeting(found: Course, _entry: Entry, _setting: Setting) -> Lack | None:
    return None if found.review else Lack("duty.review", order(56), before=(Step.REVIEW,))


def _decision(found: Course, entry: Entry, setting: Setting) -> Lack | None:
    said, told = facts_of(entry, Decision), proposed(found)
    if found.stage is Stage.SERVED and not found.to_change:
        return Lack("duty.decided", order(61))
    if told is None or found.heard is None:
        return Lack("duty.first", order(55), before=(Step.PROPOSAL, Step.STATEMENT))
    if found.unserved:
        return Lack("duty.unserved", order(55), before=(Step.NOTIFICATION,))
    if heavier(said.sanction, told.sanction):
        return Lack("duty.heavier", order(55))
    if said.sanction is Sanction.OTHER and told.sanction is not Sanction.OTHER:
        return Lack("duty.another", order(55))
    if missing := _of_measure(said.sanction, said.measure_zh) or _clause(said.clause or told.clause, setting):
        return missing
    if setting.profile.reviewed(said.sanction) and not _approved(found):
        return Lack("duty.review", order(56), before=(Step.REVIEW,))
    if said.sanction in ENDING and found.meeting is None:
        return Lack("duty.meeting", order(56), before=(Step.MEETING,))
    return None


def _approved(found: Course) -> bool:
    return found.review is not None and facts_of(found.review, Review).opinion is Opinion.APPROVED


def _service(_found: Course, entry: Entry, setting: Setting) -> Lack | None:
    said = facts_of(entry, Service)
    if said.manner is Manner.LEFT and len(set(said.witnesses)) < setting.profile.witnesses:
        return Lack("duty.witnesses", order(55), {"n": setting.profile.witnesses})
    if said.manner is Manner.ANNOUNCED and not said.reason:
        return Lack("duty.announced", order(55))
    if said.received is not None and said.received < entry.on:
        return Lack("duty.received", order(55), {"day": said.received.isoformat()})
    return None


def _service_of_notice(found: Course, entry: Entry, setting: Setting) -> Lack | None:
    if found.heard is not None and not found.unserved:
        return Lack("duty.notified", order(55))
    return _service(found, entry, setting)


def _service_of_decision(found: Course, entry: Entry, setting: Setting) -> Lack | None:
    if clocks.served_on(found.service, setting.profile) is not None:
        return Lack("duty.served", order(55))
    return _service(found, entry, setting)


def _periodic(found: Course) -> Lack | None:
    decision = sanction_of(found)
    return None if decision and decision.sanction in PERIODIC else Lack("duty.no_lifting", order(57))


def _application(found: Course, _entry: Entry, _setting: Setting) -> Lack | None:
    return _periodic(found)


def _lifting(found: Course, entry: Entry, setting: Setting) -> Lack | None:
    if missing := _periodic(found):
        return missing
    decision, runs = sanction_of(found), clocks.period(found, setting.profile)
    if decision is None or runs is None:
        return Lack("duty.unproven", order(57))
    if setting.profile.applied_for(decision.sanction) and found.application is None:
        return Lack("duty.no_application", order(57), before=(Step.APPLICATION,))
    if entry.on <= runs.due and not facts_of(entry, Lifting).early:
        return Lack("duty.period_runs", order(57), {"due": runs.due.isoformat()})
    return None


def _check(found: Course, entry: Entry, _setting: Setting) -> Lack | None:
    if not clocks.ends_studies(found):
        return Lack("duty.no_checklist", order(58))
    known = facts_of(entry, Checked).item in set(Item)
    return None if known else Lack("duty.no_item", order(58))


def _archiving(found: Course, entry: Entry, setting: Setting) -> Lack | None:
    if found.stage is not Stage.SERVED:
        return None
    decision = sanction_of(found)
    if decision is not None and decision.sanction in PERIODIC:
        return Lack("duty.not_lifted", order(57), before=(Step.LIFTING,))
    if found.appealing or found.to_change or found.to_revoke:
        return Lack("duty.appealing", order(61))
    for runs in (clocks.appeal_time, clocks.province_time):
        deadline = runs(found, setting.profile, setting.calendar)
        if deadline is not None and deadline.met is None and entry.on <= deadline.due:
            return Lack("duty.appeal_runs", deadline.law, {"due": deadline.due.isoformat()})
    open_items = [asked for asked in CHECKLIST if asked.item not in found.checks]
    if clocks.ends_studies(found) and open_items:
        return Lack("duty.checklist", open_items[0].law, {"n": len(open_items)})
    return None


_JUDGES: Mapping[Step, Judge] = {
    Step.PROPOSAL: _proposal,
    Step.NOTIFICATION: _service_of_notice,
    Step.STATEMENT: _hearing,
    Step.WAIVER: _waiver,
    Step.EXPIRY: _expiry,
    Step.MEETING: _meeting,
    Step.DECISION: _decision,
    Step.SERVICE: _service_of_decision,
    Step.APPEAL: appealing.appeal,
    Step.EXTENSION: appealing.extension,
    Step.SUSPENSION: appealing.pending,
    Step.ANSWER: appealing.pending,
    Step.PROVINCE: appealing.province,
    Step.RULING: appealing.ruling,
    Step.REVOCATION: appealing.revocation,
    Step.CHECK: _check,
    Step.APPLICATION: _application,
    Step.LIFTING: _lifting,
    Step.ARCHIVING: _archiving,
}
