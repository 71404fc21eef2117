"""Article 10: due process. Stages and steps of a case, the duties no step may skip, sanctions, dates and how they are counted.

Source: Order 41 of the Ministry of Education (2017), which holds for international students by reference (Art. 66); what it leaves
to the schools is their `Profile`.
"""

from lut_admin.convention.supervision.calendar import (
    Calendar,
    Year,
    calendar,
    read_spans,
    read_year,
    read_years,
    written_spans,
)
from lut_admin.convention.supervision.checklist import CHECKLIST, CheckLine, Item, checklist
from lut_admin.convention.supervision.clocks import Deadline, Deemed, Term, deadlines, deemed, in_force, period
from lut_admin.convention.supervision.counting import Counted, Said
from lut_admin.convention.supervision.course import Course, Entry, Told, course, effective, facts_of
from lut_admin.convention.supervision.duties import broken, lack, minor
from lut_admin.convention.supervision.facts import Facts, Manner, Opinion, Outcome, Ruled
from lut_admin.convention.supervision.following import Next, following, natural_order, steps
from lut_admin.convention.supervision.lacking import Lack, Setting
from lut_admin.convention.supervision.laws import Law, Source
from lut_admin.convention.supervision.profile import Profile, Rule, profile_of, read_rules
from lut_admin.convention.supervision.sanctions import ENDING, PERIODIC, SANCTIONS, Sanction
from lut_admin.convention.supervision.saying import Asked, BadFact, asked, plain, read
from lut_admin.convention.supervision.stages import (
    ADVANCE,
    DONE,
    ENDED,
    FOR_GOOD,
    ON_FILE,
    WAYS,
    Stage,
    Step,
    may_amend,
    whole,
)

# What the convention's rules of form ask for is reminded of, and alone is never a case: nickname, hours, language.
LIGHT = frozenset({4, 5, 6})

__all__ = [
    "ADVANCE",
    "CHECKLIST",
    "DONE",
    "ENDED",
    "ENDING",
    "FOR_GOOD",
    "LIGHT",
    "ON_FILE",
    "PERIODIC",
    "SANCTIONS",
    "WAYS",
    "Asked",
    "BadFact",
    "Calendar",
    "CheckLine",
    "Counted",
    "Course",
    "Deadline",
    "Deemed",
    "Entry",
    "Facts",
    "Item",
    "Lack",
    "Law",
    "Manner",
    "Next",
    "Opinion",
    "Outcome",
    "Profile",
    "Rule",
    "Ruled",
    "Said",
    "Sanction",
    "Setting",
    "Source",
    "Stage",
    "Step",
    "Term",
    "Told",
    "Year",
    "asked",
    "broken",
    "calendar",
    "checklist",
    "course",
    "deadlines",
    "deemed",
    "effective",
    "facts_of",
    "following",
    "in_force",
    "lack",
    "may_amend",
    "minor",
    "natural_order",
    "period",
    "plain",
    "profile_of",
    "read",
    "read_rules",
    "read_spans",
    "read_year",
    "read_years",
    "steps",
    "whole",
    "written_spans",
]
