"""What comes next in a course: the steps that may be taken now, and the next duty with its date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lut_admin.convention.supervision import clocks
from lut_admin.convention.supervision.calendar import DAY, Calendar
from lut_admin.convention.supervision.checklist import CHECKLIST
from lut_admin.convention.supervision.clocks import Deadline, Term
from lut_admin.convention.supervision.course import Course, proposed, sanction_of
from lut_admin.convention.supervision.duties import WITHOUT_RESPONDENT
from lut_admin.convention.supervision.laws import Law
from lut_admin.convention.supervision.profile import Profile
from lut_admin.convention.supervision.sanctions import ENDING, PERIODIC
from lut_admin.convention.supervision.stages import WAYS, Stage, Step, steps_at


@dataclass(frozen=True, slots=True)
class Next:
    """The next duty: the step that is owed or waited for, its law, the last day (None: none is set), and from when it can be done.

    `waiting`: until `due` it is the student's time, and nobody has to do anything. `deadline` says how `due` was counted.
    """

    step: Step
    law: Law
    due: date | None = None
    waiting: bool = False
    deadline: Deadline | None = None

    def overdue(self, today: date) -> bool:
        """Whether its last day has passed without it."""
        return self.due is not None and not self.waiting and today > self.due


_SIMPLE = {
    Stage.OPENED: Step.INVESTIGATION,
    Stage.INVESTIGATING: Step.PROPOSAL,
    Stage.DECIDED: Step.SERVICE,
    Stage.LIFTED: Step.ARCHIVING,
    Stage.REVOKED: Step.ARCHIVING,
    Stage.EDUCATION: Step.ARCHIVING,
    Stage.REFERRED: Step.ARCHIVING,
}


# Where nobody answers for it, a matter is closed, or joined to the case of whoever does: who could be talked to is not known.
_OF_NOBODY = (Step.DROPPED, Step.MERGED, Step.EDUCATION)


def natural_order(respondent: bool = True) -> tuple[Step, ...]:
    """Every step in the order in which one thinks of it; without a respondent what closes the matter comes first."""
    if respondent:
        return tuple(Step)
    ends = iter(_OF_NOBODY)
    return tuple(next(ends) if step in _OF_NOBODY else step for step in Step)


def steps(found: Course, respondent: bool = True) -> tuple[Step, ...]:
    """The steps that may follow where a course stands, in their natural order; what is lacking for one is told when it is taken."""
    at_hand = set(steps_at(found.stage))
    fitting = [step for step in natural_order(respondent) if step in at_hand and (respondent or step in WITHOUT_RESPONDENT)]
    if found.stage is Stage.SERVED:
        fitting = [step for step in fitting if step in _while_served(found)]
    if found.heard is not None and not found.unserved:
        fitting = [step for step in fitting if step is not Step.NOTIFICATION]
    if not clocks.ends_studies(found) or not _unchecked(found):
        fitting = [step for step in fitting if step is not Step.CHECK]
    return tuple(fitting)


def _while_served(found: Course) -> frozenset[Step]:
    """Of the steps beside and after a served decision those that make sense now."""
    may = {Step.REMARK, Step.CORRECTION, Step.CHECK}
    if found.appeal is None:
        may.add(Step.APPEAL)
    elif found.answer is None and found.ruling is None:
        may |= {Step.ANSWER, Step.SUSPENSION} | (set() if found.extension else {Step.EXTENSION})
        may.add(Step.PROVINCE if found.province is None else Step.RULING)  # a complaint that no answer comes (Art. 65)
    elif found.province is None:
        may.add(Step.PROVINCE)
    elif found.ruling is None:
        may.add(Step.RULING)
    if found.to_change:
        may.add(Step.DECISION)
    if clocks.unproven(found.service):
        may.add(Step.SERVICE)
    if found.to_revoke:
        may.add(Step.REVOCATION)
    decision = sanction_of(found)
    if decision is not None and decision.sanction in PERIODIC:
        may |= {Step.LIFTING} | (set() if found.application else {Step.APPLICATION})
    else:
        may.add(Step.ARCHIVING)
    return frozenset(may)


def following(found: Course, profile: Profile, known: Calendar, today: date) -> Next | None:
    """What is owed next in a course, and by when; None where nothing is any more."""
    if found.stage in _SIMPLE:
        return _of(_SIMPLE[found.stage])
    if found.stage is Stage.PROPOSED:
        return _after_proposal(found, profile, known, today)
    if found.stage in (Stage.HEARD, Stage.REVIEWED):
        return _of(_before_decision(found, profile))
    return _after_service(found, profile, known, today) if found.stage is Stage.SERVED else None


def _of(step: Step, deadline: Deadline | None = None, waiting: bool = False) -> Next:
    law = deadline.law if deadline else WAYS[step].law
    return Next(step, law, deadline.due if deadline else None, waiting, deadline)


def _after_proposal(found: Course, profile: Profile, known: Calendar, today: date) -> Next:
    if found.notification is None:
        return _of(Step.NOTIFICATION)
    runs = clocks.statement_time(found, profile, known)
    if runs is None:
        return _of(Step.NOTIFICATION)
    return _of(Step.STATEMENT, runs, waiting=True) if today <= runs.due else _of(Step.EXPIRY, runs)


def _before_decision(found: Course, profile: Profile) -> Step:
    if found.unserved:
        return Step.NOTIFICATION
    told = proposed(found)
    if told is not None and profile.reviewed(told.sanction) and found.review is None:
        return Step.REVIEW
    return Step.MEETING if told is not None and told.sanction in ENDING and found.meeting is None else Step.DECISION


def _after_service(found: Course, profile: Profile, known: Calendar, today: date) -> Next:
    if clocks.served_on(found.service, profile) is None:
        return _of(Step.SERVICE)
    open_terms = {one.term: one for one in clocks.deadlines(found, profile, known) if one.met is None}
    if found.province is not None and found.ruling is None and Term.RULING not in open_terms:
        return _of(Step.RULING)
    for term, step in ((Term.RULING, Step.RULING), (Term.ANSWER, Step.ANSWER)):
        if term in open_terms:
            return _of(step, open_terms[term])
    if found.to_revoke or found.to_change:
        return _of(Step.REVOCATION if found.to_revoke else Step.DECISION)
    decision = sanction_of(found)
    periodic = decision is not None and decision.sanction in PERIODIC
    appeal = open_terms.get(Term.PROVINCE) or (open_terms.get(Term.APPEAL) if found.answer is None else None)
    if appeal is not None and today <= appeal.due:
        return _of(Step.PROVINCE if appeal.term is Term.PROVINCE else Step.APPEAL, appeal, waiting=True)
    if not periodic:
        return _of(Step.CHECK) if clocks.ends_studies(found) and _unchecked(found) else _of(Step.ARCHIVING)
    lifting, application = open_terms.get(Term.LIFTING), open_terms.get(Term.APPLICATION)
    if application is not None and lifting is not None:
        # From the reminder on it is the student's turn, until the period is over.
        return Next(Step.APPLICATION, application.law, lifting.due - DAY, today < application.due, lifting)
    return _of(Step.LIFTING, lifting, waiting=lifting is not None and today < lifting.due)


def _unchecked(found: Course) -> bool:
    return any(asked.item not in found.checks for asked in CHECKLIST)
