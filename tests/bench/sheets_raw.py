"""How long reading and writing 50,000 × 20 cells takes, against the bare libraries, as ratios of one run.

Run by hand: ``python tests/bench/sheets_raw.py [rows]``. It reports; it never fails a test run.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import psutil
import python_calamine

from lut_admin.papers import sheets
from lut_admin.papers.sheets import Column, Table

KINDS = {"学号": "id", "护照号": "id", "入学日期": "date", "预计毕业日期": "date", "序号": "number"}


def table(rows: int) -> Table:
    """An invented list of `rows` students by 20 columns."""
    headers = ["序号", "学号", "护照姓名", "中文名", "性别", "国籍", "护照号", "学院", "专业", "班级", "学历层次"]
    headers += ["授课语言", "经费来源", "入学日期", "预计毕业日期", "学籍状态", "手机", "微信号", "邮箱", "备注"]
    columns = [Column(header, KINDS.get(header, "text")) for header in headers]  # type: ignore[arg-type]
    first, last = date(2023, 9, 1), date(2027, 7, 1)
    return Table(
        "名单",
        columns,
        [
            (
                *(
                    n,
                    f"2023{n:06d}",
                    f"STUDENT TEST{n}",
                    "杜珍",
                    "女",
                    "老挝",
                    f"AB{n:07d}",
                    "机电工程学院",
                    "机械工程",
                ),
                *(f"国际23{n % 40:02d}班", "本科生", "汉语", "自费", first, last, "在读", f"139{n:08d}", f"wx_{n}"),
                *(f"s{n}@example.org", ""),
            )
            for n in range(rows)
        ],
    )


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def openpyxl_reads(path: Path) -> None:
    """Every cell through openpyxl's own quickest way."""
    book = openpyxl.load_workbook(path, read_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True):
        tuple(row)
    book.close()


def peak_of_child(work: Callable[[], object]) -> int:
    """The most resident memory of a child process while `work` runs, in MB."""
    peak, done = 0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.01):
            for child in psutil.Process().children():
                try:
                    peak = max(peak, child.memory_info().rss)
                except psutil.Error:
                    continue

    watcher = threading.Thread(target=watch)
    watcher.start()
    work()
    done.set()
    watcher.join()
    return peak // 2**20


def main(rows: int) -> None:
    """Report."""
    with tempfile.TemporaryDirectory() as folder:
        path, text = Path(folder) / "a.xlsx", Path(folder) / "a.csv"
        made = table(rows)
        writes, writes_csv = timed(lambda: sheets.write_xlsx(path, [made])), timed(lambda: sheets.write_csv(text, made))
        calamine = timed(lambda: python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())
        ours, csv = timed(lambda: sheets.read(path)), timed(lambda: sheets.read(text))
        plain = timed(lambda: openpyxl_reads(path))
        peak = peak_of_child(lambda: sheets.read(path))
    print(f"{rows:,} × 20: openpyxl read_only merely reading = 1 ({plain:.1f} s)")
    print(f"  read .xlsx    {ours / plain:.3f}  ({ours:.2f} s; bare calamine {calamine:.2f} s; child {peak} MB)")
    print(f"  read .csv     {csv / plain:.3f}  ({csv:.2f} s)")
    print(f"  write .xlsx   {writes / plain:.3f}  ({writes:.2f} s)")
    print(f"  write .csv    {writes_csv / plain:.3f}  ({writes_csv:.2f} s)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
