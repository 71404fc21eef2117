"""Store a small book of the present version beside this file: done once when a version is released, never again.

    PYTHONPATH=. python tests/records/books/make.py

The people in it are invented, and its key is in the open: it holds nothing to keep.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from lut_admin.records import book as books
from lut_admin.records.book import Book
from lut_admin.records.journal import Act
from lut_admin.records.tables import Setting, Student

KEY = b"lut_admin test key of no one!!!!"
AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
STUDENTS = [
    {"student_no": "2026990001", "passport_name": "SAMPLE ADAM TEST", "extra": {"导师组": "甲"}},
    {"student_no": "2026990002", "passport_name": "EXAMPLE MARYAM", "chinese_name": "麦丽"},
]


def make() -> Path:
    """Write the book; returns its path."""
    path = Path(__file__).parent / f"v{books.VERSION}.db"
    path.unlink(missing_ok=True)
    book = Book.create(path, KEY)
    with book.write(Act("office_created", reversible=False), "张老师", AT) as pen:
        pen.insert(Setting, [{"name": "actor", "value": {"value": "张老师"}}])
    with book.write(Act("add_student", {"n": 2}), "张老师", AT) as pen:
        pen.insert(Student, STUDENTS)
    with book.write(Act("edit_student"), "张老师", AT) as pen:
        pen.update(Student, {1: {"chinese_name": "沙亚当"}})
    book.close()
    return path


if __name__ == "__main__":
    print(make(), file=sys.stderr)
