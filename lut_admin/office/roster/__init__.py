"""The register: who the students and the staff are, changed by hand, and who is found by a few letters."""

from lut_admin.office.roster.changing import (
    add,
    edit,
    edit_many,
    put_in_bin,
    restore_from_bin,
    set_status,
)
from lut_admin.office.roster.reading import (
    LINE_FIELDS,
    Former,
    Past,
    Standing,
    Student,
    StudentLine,
    find,
    history,
    student,
    students,
)

__all__ = [
    "LINE_FIELDS",
    "Former",
    "Past",
    "Standing",
    "Student",
    "StudentLine",
    "add",
    "edit",
    "edit_many",
    "find",
    "history",
    "put_in_bin",
    "restore_from_bin",
    "set_status",
    "student",
    "students",
]
