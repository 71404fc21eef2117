"""What the papers of a case tell: the matter, the student, the measure. Plain values; the office fills them from the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from lut_admin.convention.articles import Article
from lut_admin.convention.supervision.sanctions import Sanction
from lut_admin.papers import words
from lut_admin.papers.case_form import Anchor, Exhibit, Respondent, moment
from lut_admin.papers.case_papers.paper import Block, Said, School, fields, said


@dataclass(frozen=True, slots=True)
class Rules:
    """The school's own rules that the papers name; what is empty is left to be filled in by hand.

    `state_days` (of `state_unit`: ``days`` or ``working_days``) is the time to state and defend, `appeal_days` and the rest the
    times of Order 41.
    """

    rules_zh: str = ""
    rules_en: str = ""
    committee_zh: str = "学生申诉处理委员会"
    committee_en: str = "Student Appeals Committee"
    committee_contact: str = ""
    province_zh: str = ""
    province_en: str = ""
    state_days: int = 5
    state_unit: str = "days"
    appeal_days: int = 10
    answer_days: int = 15
    province_days: int = 15
    ruling_working_days: int = 30


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure that is thought of or decided: what, on which clause of the school's rules, why, from when to when."""

    sanction: Sanction | None = None
    clause: str = ""
    reasons_zh: str = ""
    reasons_en: str = ""
    months: int | None = None
    first: date | None = None
    last: date | None = None
    named_zh: str = ""
    named_en: str = ""
    body_zh: str = ""
    body_en: str = ""
    document: str = ""
    on: date | None = None

    @property
    def decided(self) -> bool:
        """Whether it is on record with its body, number and date: until then a paper that announces it is a draft."""
        return bool(self.body_zh and self.document and self.on)

    @property
    def body(self) -> Said:
        """Who decided."""
        return {"zh": self.body_zh, "en": self.body_en}

    @property
    def name(self) -> Said:
        """What it is called; a gap to fill in where it is not known yet."""
        if self.sanction is None:
            return said("gap")
        if self.named_zh:
            return {"zh": self.named_zh, "en": self.named_en or words.both(self.sanction.key)["en"]}
        return words.both(self.sanction.key)


@dataclass(frozen=True, slots=True)
class Matter:
    """One case as one student's papers tell it. Aware times print as Chinese time."""

    number: str
    student: Respondent
    school: School
    rules: Rules = field(default_factory=Rules)
    occurred: date | datetime | None = None
    place: str = ""
    facts_zh: str = ""
    facts_en: str = ""
    articles: tuple[Article, ...] = ()
    evidence: tuple[Exhibit, ...] = ()
    minor: bool = False
    anchor: Anchor | None = None


def names(student: Respondent) -> Said:
    """What a student is called in a Chinese and in an English sentence."""
    chinese, latin = student.chinese_name, student.passport_name
    return {"zh": chinese or latin, "en": latin or chinese}


def identity(student: Respondent) -> Block:
    """学生基本信息, as Order 41 Art. 53 asks of a decision."""
    return fields(
        [("passport_name", student.passport_name), ("chinese_name", student.chinese_name)],
        [("student_no", student.student_no), ("nationality", student.nationality)],
        [("class_name", student.class_name), ("major", student.major)],
        [("passport_no", student.passport_no), ("nickname", student.nickname)],
    )


def facts_of(matter: Matter) -> Said:
    """What happened, in both languages."""
    return {"zh": matter.facts_zh, "en": matter.facts_en}


def happened(matter: Matter) -> Block:
    """When and where."""
    return fields([("occurred", moment(matter.occurred)), ("place", matter.place)])
