"""Many real kill -9 during imports of 50,000 students: how often the list is in, out, and (never) half in.

Run by hand: ``python tests/bench/kill_import.py [runs] [rows]``. After each kill every page, reference and journal entry is
looked at. It reports; a book that is not whole ends it with status 1.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import func, select

from lut_admin.records import backups, journal, keys
from lut_admin.records.book import Book
from lut_admin.records.tables import Student

CHILD = """
import sys
from pathlib import Path
from lut_admin.records.book import Book
from lut_admin.records.journal import Act
from lut_admin.records.tables import Student
path, key, run, rows = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3], int(sys.argv[4])
book = Book.open(path, key)
students = [{"student_no": f"{run}-{n}", "passport_name": f"SAMPLE TEST{n}", "chinese_name": "杜珍", "class_name": "土木1班",
             "nationality": "老挝", "status": "active", "enrolled": "2023-09-01", "note": "x" * 60} for n in range(rows)]
print("go", flush=True)
with book.write(Act("import_list"), "bench") as pen:
    pen.insert(Student, students)
print("done", flush=True)
"""


def one(path: Path, key: bytes, run: int, rows: int, wait: float) -> str:
    """Start an import, kill it after `wait` seconds: ``in``, ``out``, ``in, unreported`` or ``half``."""
    before = count(path, key)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), key.hex(), str(run), str(rows)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(wait)
    child.kill()
    said, _ = child.communicate()
    came = count(path, key) - before
    if came == rows:
        return "in" if "done" in said else "in, unreported"
    return "out" if came == 0 and "done" not in said else "half"


def count(path: Path, key: bytes) -> int:
    """The students of a book whose every page, reference and journal entry was just found whole."""
    book = Book.open(path, key)
    try:
        anchor, _ = backups.inspect(path, key)
        with book.read() as connection:
            assert journal.check(connection) == anchor
            return connection.scalar(select(func.count()).select_from(Student)) or 0
    finally:
        book.close()


def main(runs: int = 50, rows: int = 50_000) -> int:
    """Report; 0 where every book was whole."""
    outcomes: dict[str, int] = {}
    dice = random.Random()
    longest = 3.0
    with tempfile.TemporaryDirectory() as folder:
        for run in range(runs):
            path, key = Path(folder) / f"{run}.db", keys.new_key()
            Book.create(path, key).close()
            outcome = one(path, key, run, rows, dice.random() * longest)
            outcomes[outcome] = outcomes.get(outcome, 0) + 1
            for left in Path(folder).glob(f"{run}.db*"):
                left.unlink()
    print(f"{runs} kills during imports of {rows}: " + ", ".join(f"{name} {n}" for name, n in sorted(outcomes.items())))
    return 1 if "half" in outcomes else 0


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:3])))
