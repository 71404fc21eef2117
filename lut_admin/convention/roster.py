"""What the roster knows of a student: the one list of fields that tables, sheets, forms and exports share.

Source: the student lists of Chinese universities (field names and order), Order 42 Art. 2 (levels), PIPL Art. 6 and 28
(nothing that is not needed; never a religion field).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a field's value is written: free text, an identifier kept as text, a date (day or month), or one of a set."""

    TEXT = "text"
    NAME = "name"
    ID = "id"
    DATE = "date"
    CHOICE = "choice"
    LONG = "long"


class Status(StrEnum):
    """Where a student stands in the register of studies (学籍)."""

    ADMITTED = "admitted"
    ACTIVE = "active"
    LEAVE = "leave"
    GRADUATED = "graduated"
    COMPLETED = "completed"
    INCOMPLETE = "incomplete"
    WITHDRAWN = "withdrawn"
    EXPELLED = "expelled"
    LEFT_CHINA = "left_china"


# Who belongs in the groups (Art. 3); who on leave neither is missing nor must leave; who must leave.
BELONGS = frozenset({Status.ACTIVE})
MAY_STAY = frozenset({Status.ADMITTED, Status.LEAVE, Status.LEFT_CHINA})
MUST_LEAVE = frozenset({Status.GRADUATED, Status.COMPLETED, Status.INCOMPLETE, Status.WITHDRAWN, Status.EXPELLED})


class Gender(StrEnum):
    """As written in the passport."""

    MALE = "male"
    FEMALE = "female"


class Level(StrEnum):
    """Kind of student (Order 42 Art. 2, with the short forms of study schools also register)."""

    JUNIOR_COLLEGE = "junior_college"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTOR = "doctor"
    FOUNDATION = "foundation"
    LANGUAGE = "language"
    GENERAL_VISITING = "general_visiting"
    SENIOR_VISITING = "senior_visiting"
    RESEARCH_SCHOLAR = "research_scholar"
    SHORT_TERM = "short_term"
    EXCHANGE = "exchange"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a student: its canonical name, how it is written, and the section of the form it belongs to.

    Its label is the message ``field.<name>``; a choice's words are ``<name>.<value>``, for instance ``status.active``.
    """

    name: str
    kind: Kind
    section: str
    choices: type[StrEnum] | None = None


FIELDS: tuple[Field, ...] = (
    Field("student_no", Kind.ID, "identity"),
    Field("csc_no", Kind.ID, "identity"),
    Field("passport_name", Kind.NAME, "identity"),
    Field("english_name", Kind.NAME, "identity"),
    Field("chinese_name", Kind.NAME, "identity"),
    Field("pinyin", Kind.NAME, "identity"),
    Field("former_name", Kind.NAME, "identity"),
    Field("gender", Kind.CHOICE, "identity", Gender),
    Field("birth", Kind.DATE, "identity"),
    Field("nationality", Kind.TEXT, "identity"),
    Field("passport_no", Kind.ID, "identity"),
    Field("college", Kind.TEXT, "study"),
    Field("major", Kind.TEXT, "study"),
    Field("class_name", Kind.TEXT, "study"),
    Field("grade", Kind.TEXT, "study"),
    Field("level", Kind.CHOICE, "study", Level),
    Field("language", Kind.TEXT, "study"),
    Field("funding", Kind.TEXT, "study"),
    Field("supervisor", Kind.NAME, "study"),
    Field("status", Kind.CHOICE, "study", Status),
    Field("status_since", Kind.DATE, "study"),
    Field("enrolled", Kind.DATE, "study"),
    Field("arrived", Kind.DATE, "study"),
    Field("expected_end", Kind.DATE, "study"),
    Field("left_on", Kind.DATE, "study"),
    Field("visa_type", Kind.TEXT, "stay"),
    Field("visa_no", Kind.ID, "stay"),
    Field("visa_expiry", Kind.DATE, "stay"),
    Field("permit_expiry", Kind.DATE, "stay"),
    Field("jw202_expiry", Kind.DATE, "stay"),
    Field("insurance", Kind.TEXT, "stay"),
    Field("insurance_expiry", Kind.DATE, "stay"),
    Field("phone", Kind.ID, "contact"),
    Field("wechat", Kind.ID, "contact"),
    Field("email", Kind.ID, "contact"),
    Field("dormitory", Kind.TEXT, "contact"),
    Field("emergency_contact", Kind.TEXT, "contact"),
    Field("emergency_phone", Kind.ID, "contact"),
    Field("guardian", Kind.TEXT, "contact"),
    Field("note", Kind.LONG, "contact"),
)

BY_NAME: dict[str, Field] = {f.name: f for f in FIELDS}

# What students are told from one another by is looked for in an index: its length is bounded, far above any real number's.
LONGEST_NUMBER = 40

# The names a person may go by; a change of one keeps the old one in history and still finds the student.
NAME_FIELDS = ("passport_name", "english_name", "chinese_name", "pinyin", "former_name")
KEPT_WHEN_CHANGED = (*NAME_FIELDS, "passport_no", "student_no", "csc_no")

_ALIKE = str.maketrans("OIL", "011")


def alike(number: str) -> str:
    """A passport number with the characters that are taken for one another (O and 0, I and L and 1) made one."""
    return number.translate(_ALIKE)


@dataclass(frozen=True, slots=True)
class Person:
    """A student as the rules see one: who it is, every name it goes by, class and status.

    `id` is the roster's own key (a student may not have a number yet); `former` are names it went by before.
    """

    id: int
    student_no: str = ""
    passport_name: str = ""
    english_name: str = ""
    chinese_name: str = ""
    class_name: str = ""
    status: Status | None = Status.ACTIVE
    nationality: str = ""
    passport_no: str = ""
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A teacher or other member of the school's staff, who belongs in the groups too (Art. 3)."""

    id: int
    chinese_name: str = ""
    english_name: str = ""
