"""The register: who the students and the staff are, changed by hand, and who is found by a few letters."""

from lut_admin.office.roster.changing import (
    add,
    clean,
    edit,
    edit_many,
    put_in_bin,
    set_status,
)
from lut_admin.office.roster.people import colleagues, id_of, people, person
from lut_admin.office.roster.reading import (
    Former,
    Past,
    Standing,
    Student,
    find,
    history,
    lines_of,
    student,
)
from lut_admin.office.roster.staff import (
    STAFF_FIELDS,
    StaffLine,
    add_staff,
    edit_staff,
    paste_staff,
    put_staff_in_bin,
    staff,
)
from lut_admin.office.shelf import LINE_FIELDS, StudentLine, students

__all__ = [
    "LINE_FIELDS",
    "STAFF_FIELDS",
    "Former",
    "Past",
    "StaffLine",
    "Standing",
    "Student",
    "StudentLine",
    "add",
    "add_staff",
    "clean",
    "colleagues",
    "edit",
    "edit_many",
    "edit_staff",
    "find",
    "history",
    "id_of",
    "lines_of",
    "paste_staff",
    "people",
    "person",
    "put_in_bin",
    "put_staff_in_bin",
    "set_status",
    "staff",
    "student",
    "students",
]
