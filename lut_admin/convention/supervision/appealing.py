"""The duties of an appeal: its time, the committee's, the province's.

Source: Order 41 of the Ministry of Education (2017), Art. 60-65.
"""

from __future__ import annotations

from lut_admin.convention.supervision import clocks
from lut_admin.convention.supervision.course import Course, Entry, facts_of
from lut_admin.convention.supervision.facts import Appeal
from lut_admin.convention.supervision.lacking import Lack, Setting
from lut_admin.convention.supervision.laws import order
from lut_admin.convention.supervision.stages import Step


def appeal(found: Course, entry: Entry, setting: Setting) -> Lack | None:
    """One appeal, in its time, or later with the reason why it was taken up (Art. 60)."""
    if found.appeal is not None:
        return Lack("duty.appealed", order(60))
    runs = clocks.appeal_time(found, setting.profile, setting.calendar)
    return _late(runs, entry)


def _late(runs: clocks.Deadline | None, entry: Entry) -> Lack | None:
    if runs is None or entry.on <= runs.due or facts_of(entry, Appeal).late_reason:
        return None
    return Lack("duty.late", runs.law, {"due": runs.due.isoformat()})


def pending(found: Course, _entry: Entry, _setting: Setting) -> Lack | None:
    """What happens to an appeal needs one that waits for its answer."""
    if found.appeal is None or found.answer is not None or found.ruling is not None:
        return Lack("duty.no_appeal", order(60), before=(Step.APPEAL,) if found.appeal is None else ())
    return None


def extension(found: Course, entry: Entry, setting: Setting) -> Lack | None:
    """The committee's time is made longer once (Art. 61)."""
    if found.extension is not None:
        return Lack("duty.extended", order(61))
    return pending(found, entry, setting)


def province(found: Course, entry: Entry, setting: Setting) -> Lack | None:
    """Against the answer (Art. 62), or because none came in time."""
    if found.province is not None:
        return Lack("duty.appealed", order(62))
    if found.answer is None:
        return _unanswered(found, entry, setting)
    return _late(clocks.province_time(found, setting.profile, setting.calendar), entry)


def _unanswered(found: Course, entry: Entry, setting: Setting) -> Lack | None:
    """An appeal lies against an answer (Art. 62); that none came in time is a matter for a complaint (Art. 65)."""
    runs = clocks.answer_time(found, setting.profile, setting.calendar)
    if runs is None:
        return Lack("duty.no_answer", order(62), before=(Step.ANSWER,))
    return Lack("duty.answer_runs", order(65), {"due": runs.due.isoformat()}) if entry.on <= runs.due else None


def ruling(found: Course, _entry: Entry, _setting: Setting) -> Lack | None:
    """The province rules on what was brought before it."""
    if found.province is None or found.ruling is not None:
        return Lack("duty.no_province", order(62), before=(Step.PROVINCE,) if found.province is None else ())
    return None


def revocation(found: Course, _entry: Entry, _setting: Setting) -> Lack | None:
    """A decision is revoked where the review or the province has asked for it."""
    return None if found.to_revoke else Lack("duty.not_advised", order(61))
