"""The Students page with 100,000 students: a keystroke in the search and a sort, painted, in milliseconds and as ratios.

Run it by itself: ``python tests/bench/students_page.py [students]``. It reports and judges nothing. The floor that the
ratios stand on is measured in the same run: one plain pass over as many search keys, and one plain sort of as many names.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from lut_admin import app as composition
from lut_admin.desk.computer.preferences import Preferences
from lut_admin.desk.style import dressing
from lut_admin.desk.window import Window
from lut_admin.desk.work.jobs import InlineRunner
from lut_admin.office.office import Office
from lut_admin.office.roster import changing
from lut_admin.records.book import Book
from lut_admin.records.journal import Act

LATIN = "Aigerim Omar Fatima Kofi Sardor Olga Abebe Minh Daniyar Jamila Samuel Grace Ivan Natalia Hassan Yusuf".split()
FAMILY = "Bekova Noor Mensah Karimov Ivanova Tadesse Tran Pham Okafor Rahman Petrov Silva Diallo Traore Orazov".split()
HAN = "艾格琳 欧马尔 法蒂玛 柯飞 萨多尔 奥莉加 阿贝贝 明英 达尼亚尔 贾米拉 任明宇 格蕾丝 伊万 娜塔莎 哈桑".split()
COUNTRIES = "越南 也门 哈萨克斯坦 加纳 巴基斯坦 埃塞俄比亚 俄罗斯 蒙古 尼泊尔".split()
TYPED = ("rmy", "renmingyu", "fatima", "okafor", "2026120", "任明宇", "al", "karimov sardor", "xyz")
SORTED = ("name", "student_no", "nationality", "class_name", "level", "status", "expected_end")


def fill(office: Office, n: int) -> None:
    """Enter n invented students."""
    chance = random.Random(5)
    rows = []
    for number in range(n):
        year = chance.choice((2022, 2023, 2024, 2025, 2026))
        rows.append(
            (
                {
                    "student_no": f"{year}12{number:06d}",
                    "english_name": f"{chance.choice(LATIN)} {chance.choice(FAMILY)}",
                    "chinese_name": chance.choice(HAN),
                    "nationality": chance.choice(COUNTRIES),
                    "class_name": f"{chance.choice(('CN', 'CE', 'ME'))}-{year}-{chance.randint(1, 9)}",
                    "level": chance.choice(("bachelor", "master", "doctor", "language")),
                    "status": chance.choice(("active", "active", "active", "leave", "graduated")),
                    "expected_end": f"{year + 4}-07",
                    "passport_no": f"E{chance.randint(1_000_000, 9_999_999)}",
                    "phone": f"1{chance.randint(3_000_000_000, 9_999_999_999)}",
                },
                {},
                {},
            )
        )
    with office.write(Act("import_list", {"file": "bench.xlsx", "new": n, "changed": 0})) as pen:
        for start in range(0, n, 2000):
            changing.enter(pen, rows[start : start + 2000], "2026-09-01")


def timed(work: Callable[[], object]) -> float:
    """How long it took, in milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]


def main(n: int) -> None:
    """Fill, open, measure, report."""
    app = QApplication([])
    dressing.apply(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        book = Book.create(Path(folder) / "office" / "book.db", os.urandom(32))
        office = Office(Path(folder) / "office", book, "Counselor Test")
        filled = timed(lambda: fill(office, n))
        window = Window(
            composition.rooms(),
            lambda *_: QWidget(),
            InlineRunner(),
            Preferences(Path(folder) / "preferences.json"),
            "zh",
            begin_at="students",
        )
        window.resize(1366, 768)
        window.show()
        opened = timed(lambda: (window.opened(office), app.processEvents()))
        page: Any = window.page
        while page.listing.coming:
            app.processEvents()
        told = measure(app, window)
        told |= {"students": n, "filled_ms": round(filled), "opened_ms": round(opened)}
        print(json.dumps(told, indent=1))
        window.close()
        book.close()


def measure(app: QApplication, window: Window) -> dict[str, float]:
    """Keystrokes and sorts on the real page, each until it is painted."""
    listing = window.page.listing  # type: ignore[union-attr]
    model, header = listing.model, listing.table.horizontalHeader()
    keys = [line.search_key for line in model.rows.rows]
    names = [line.sort_key for line in model.rows.rows]
    random.Random(7).shuffle(names)

    def typed(text: str) -> None:
        listing.search.setText(text)
        app.processEvents()

    def sort(column: int, order: Qt.SortOrder) -> None:
        header.setSortIndicator(column, order)
        app.processEvents()

    strokes: list[float] = []
    for word in TYPED * 3:
        strokes += [timed(lambda text=word[:end]: typed(text)) for end in range(1, len(word) + 1)]  # type: ignore[misc]
        strokes += [timed(lambda text=word[:end]: typed(text)) for end in range(len(word) - 1, -1, -1)]  # type: ignore[misc]
    first, again = [], []
    places = [place for place, column in enumerate(model.columns) if column.name in SORTED]
    for place in places:
        first.append(timed(lambda at=place: sort(at, Qt.SortOrder.AscendingOrder)))  # type: ignore[misc]
        again.append(timed(lambda at=place: sort(at, Qt.SortOrder.DescendingOrder)))  # type: ignore[misc]
    scan = min(timed(lambda: [key for key in keys if "fatima" in key]) for _ in range(5))
    plain = min(timed(lambda: sorted(names)) for _ in range(5))
    return {
        "keystroke_p95_ms": round(p95(strokes), 1),
        "keystroke_median_ms": round(sorted(strokes)[len(strokes) // 2], 1),
        "keystroke_to_plain_pass": round(p95(strokes) / scan, 2),
        "first_sort_p95_ms": round(p95(first), 1),
        "sort_again_p95_ms": round(p95(again), 1),
        "sort_p95_ms": round(p95(first + again), 1),
        "sort_to_plain_sort": round(p95(first + again) / plain, 2),
        "plain_pass_ms": round(scan, 1),
        "plain_sort_ms": round(plain, 1),
    }


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
