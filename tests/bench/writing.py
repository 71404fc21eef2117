"""What recording, undoing and checking 50,000 students costs, in CPU seconds and against SQLite's own bare insert.

Run by hand: ``python tests/bench/writing.py [rows]``. It reports; it never fails a test run.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lut_admin.records import backups, journal, keys
from lut_admin.records.book import Book
from lut_admin.records.journal import Act
from lut_admin.records.tables import Student


def students(rows: int) -> list[dict[str, object]]:
    """Invented students with 22 filled fields."""
    return [
        {
            "student_no": f"2023{n:08d}", "csc_no": f"CSC{n:08d}", "passport_name": f"SAMPLE TEST {n}", "gender": "male",
            "english_name": f"Test Sample {n}", "chinese_name": f"沙{n}", "pinyin": "sha", "birth": "2001-03-04",
            "nationality": "老挝", "passport_no": f"A{n:08d}", "college": "国际教育学院", "major": "土木工程",
            "class_name": f"土木{n % 40}班", "level": "bachelor", "status": "active", "enrolled": "2023-09-01",
            "expected_end": "2027-07", "phone": f"138{n:08d}", "wechat": f"wx{n}", "visa_expiry": "2026-07-01",
            "search_key": f"sample test {n} sha 2023{n}", "sort_key": f"sha{n}",
        }
        for n in range(rows)
    ]  # fmt: skip


def spent(work: Callable[[], object]) -> float:
    """CPU seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def bare(folder: Path, rows: list[dict[str, object]]) -> float:
    """The same rows into a plain SQLite file without index, journal or cipher."""
    names = list(rows[0])
    raw = sqlite3.connect(folder / "plain.db")
    raw.execute(f"CREATE TABLE student (id INTEGER PRIMARY KEY, {', '.join(names)})")
    statement = f"INSERT INTO student ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"

    def work() -> None:
        raw.executemany(statement, [tuple(row.values()) for row in rows])
        raw.commit()

    took = spent(work)
    raw.close()
    return took


def main(count: int = 50_000) -> None:
    """Report."""
    rows = students(count)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        key = keys.new_key()
        book = Book.create(folder / "book.db", key)

        def insert() -> None:
            with book.write(Act("import_list"), "bench") as pen:
                pen.insert(Student, rows)

        def update() -> None:
            with book.write(Act("import_list"), "bench") as pen:
                pen.update(Student, {n: {"phone": "1", "note": "x"} for n in range(1, count + 1)})

        def undo(act_id: int) -> None:
            with book.write(Act("undo", undoes=act_id), "bench") as pen:
                pen.reverse(act_id)

        def check() -> None:
            with book.read() as connection:
                journal.check(connection)

        floor = bare(folder, rows)
        works: list[tuple[str, Callable[[], object]]] = [
            ("insert", insert),
            ("update two fields", update),
            ("undo the update", lambda: undo(count + 2)),
            ("undo the insert", lambda: undo(1)),
            ("follow the journal", check),
            ("backup, checked", lambda: backups.inspect(folder / "book.db", key)),
        ]
        print(f"{count} students; bare SQLite insert {floor:.2f} s CPU")
        for label, work in works:
            took = spent(work)
            print(f"{label:20} {took:6.2f} s CPU  {took / floor:6.1f} ×")
        book.close()


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
