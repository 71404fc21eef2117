"""The Students page: the register as a list, one student in full, lists in and out, the staff, the bin."""

from lut_admin.desk.pages.students.page import StudentsPage

__all__ = ["StudentsPage"]
