"""kill -9 at any moment of an import: afterwards the book is whole, and the list is in it entirely or not at all."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from lut_admin.records import backups, journal
from lut_admin.records.book import Book
from lut_admin.records.tables import Student

ROWS = 4000
IMPORT = f"""
import sys
from pathlib import Path
from lut_admin.records.book import Book
from lut_admin.records.journal import Act
from lut_admin.records.tables import Student
book = Book.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
rows = [{{"student_no": f"{{sys.argv[3]}}-{{n}}", "passport_name": "SAMPLE " * 5, "note": "x" * 100}} for n in range({ROWS})]
print("go", flush=True)
with book.write(Act("import_list"), "x") as pen:
    pen.insert(Student, rows)
print("done", flush=True)
"""


@pytest.mark.timeout(120)
def test_a_killed_import_is_in_the_book_entirely_or_not_at_all(book: Book, key: bytes) -> None:
    book.close()
    random_ = random.Random(20251120)
    outcomes = []
    for run in range(10):
        before = count(book.path, key)
        child = subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(book.path), key.hex(), str(run)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "go\n"
        time.sleep(random_.random() * 0.4)
        child.kill()
        said, _ = child.communicate()
        after = count(book.path, key)
        assert after - before in (0, ROWS)
        assert "done" not in said or after - before == ROWS
        outcomes.append(after - before)
    assert 0 in outcomes


def count(path: Path, key: bytes) -> int:
    """The students of a book whose every page, reference and journal entry was just found whole."""
    book = Book.open(path, key)
    try:
        anchor, counts = backups.inspect(path, key)
        with book.read() as connection:
            assert journal.check(connection) == anchor
            students = connection.scalar(select(func.count()).select_from(Student)) or 0
        assert counts["student"] == students
        assert anchor.seq == students + students // ROWS
        return students
    finally:
        book.close()
