"""The demonstration: an office full of invented people, marked as such, removed with one act."""

from lut_admin.office.demo.filling import STUDENTS, fill, is_demo, remove

__all__ = ["STUDENTS", "fill", "is_demo", "remove"]
