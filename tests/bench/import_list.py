"""What an import of 50,000 × 20 costs from file to committed, against openpyxl merely reading that file, in one run.

Run by hand: ``python tests/bench/import_list.py [rows] [rounds]``. It reports; it never fails a test run. Aim: at most 0.4.
Twice: the file as this app exports it (texts in their cells, as openpyxl and many school systems write them), and the same
file as Excel and WPS save it (texts in a table of shared strings), which openpyxl reads a third quicker. Times are of the
clock; beside them the processor seconds of the app and of the child that reads, which say more on a busy machine.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from sheets_raw import openpyxl_reads, table

from lut_admin.office import history, workbooks
from lut_admin.office.office import Office
from lut_admin.office.openings import close_office, create_office
from lut_admin.papers import sheets

PASSPHRASE = "a bench has no secrets 2026"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
INLINE = re.compile(rb' t="inlineStr"><is><t xml:space="preserve">([^<]*)</t></is>')


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the clock, and of the processor in this process and in its children."""

    clock: float
    own: float
    children: float

    @property
    def processor(self) -> float:
        """All processor seconds."""
        return self.own + self.children


def spent(work: Callable[[], Any]) -> tuple[Cost, Any]:
    """What some work costs, and what it returns."""
    before, started = os.times(), time.perf_counter()
    result = work()
    clock, after = time.perf_counter() - started, os.times()
    own = after.user + after.system - before.user - before.system
    children = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(clock, own, children), result


def as_excel_saves(path: Path) -> None:
    """Put the texts of a workbook of one sheet into a table of shared strings."""
    strings: dict[bytes, int] = {}

    def shared(match: re.Match[bytes]) -> bytes:
        return b' t="s"><v>%d</v>' % strings.setdefault(match[1], len(strings))

    made = path.with_suffix(".shared")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = INLINE.sub(shared, content)
            elif name == "[Content_Types].xml":
                part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED}"/></Types>'
                content = content.replace(b"</Types>", part.encode())
            elif name == "xl/_rels/workbook.xml.rels":
                part = f'<Relationship Id="rIdS" Type="{RELATION}" Target="sharedStrings.xml"/></Relationships>'
                content = content.replace(b"</Relationships>", part.encode())
            new.writestr(name, content)
        items = b"".join(b"<si><t>%s</t></si>" % text for text in strings)
        new.writestr("xl/sharedStrings.xml", b'<sst xmlns="%s">%s</sst>' % (MAIN.encode(), items))
    made.replace(path)


WATCHED = """
import sys
from pathlib import Path
from lut_admin.office import workbooks
from lut_admin.office.office import Office
from lut_admin.office.openings import close_office, create_office
made = create_office(Path(sys.argv[2]), "bench", passphrase="a bench has no secrets 2026", use_keyring=False).office
workbooks.carry_out(made, workbooks.plan_import(made, Path(sys.argv[1])))
close_office(made)
"""


def peaks(path: Path, folder: Path) -> tuple[int, int]:
    """How much memory an importing process and the child that reads for it hold at most, in MB; not while time is taken."""
    app = psutil.Process(subprocess.Popen([sys.executable, "-c", WATCHED, str(path), str(folder)]).pid)
    own = child = 0
    while app.is_running() and app.status() != psutil.STATUS_ZOMBIE:
        with suppress(psutil.Error):
            own = max(own, app.memory_info().rss)
            child = max([child, *(one.memory_info().rss for one in app.children())])
        time.sleep(0.02)
    app.wait()
    return own // 2**20, child // 2**20


def new_office(folder: Path) -> Office:
    """An empty office."""
    return create_office(folder, "bench", passphrase=PASSPHRASE, use_keyring=False).office


def main(rows: int = 50_000, rounds: int = 3) -> None:
    """Report."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        sheets.write_xlsx(path, [table(rows)])
        measure("as this app exports it", path, Path(folder) / "exported", rows, rounds)
        as_excel_saves(path)
        measure("as Excel saves it", path, Path(folder) / "excel", rows, rounds)
        own, child = peaks(path, Path(folder) / "watched")
    print(f"memory: {own} MB at most in the app, {child} MB in the child that reads")


def measure(label: str, path: Path, folder: Path, rows: int, rounds: int) -> None:
    """Import the file into empty offices, in turns with openpyxl's reading, and print what it cost."""
    costs: dict[str, list[Cost]] = {"openpyxl": [], "read and planned": [], "written": [], "undone": []}
    for turn in range(rounds):
        costs["openpyxl"].append(spent(lambda: openpyxl_reads(path))[0])
        office = new_office(folder / str(turn))
        cost, plan = spent(lambda office=office: workbooks.plan_import(office, path))
        costs["read and planned"].append(cost)
        costs["written"].append(spent(lambda office=office, plan=plan: workbooks.carry_out(office, plan))[0])
        costs["undone"].append(spent(lambda office=office: history.undo(office))[0])
        close_office(office)
        assert len(plan.new) == rows
        del plan
    print(f"{rows:,} × 20 {label}, median of {rounds}:")
    tell(costs)


def tell(costs: dict[str, list[Cost]]) -> None:
    """Print the medians, as ratios and in seconds."""
    pairs = zip(costs["read and planned"], costs["written"], strict=True)
    whole = [Cost(a.clock + b.clock, a.own + b.own, a.children + b.children) for a, b in pairs]
    clock = statistics.median(cost.clock for cost in costs["openpyxl"])
    processor = statistics.median(cost.processor for cost in costs["openpyxl"])
    print(f"  openpyxl read_only merely reading = 1  ({clock:.2f} s; processor {processor:.2f} s)")
    for label, taken in {"file to committed": whole, **costs}.items():
        if label == "openpyxl":
            continue
        seconds = statistics.median(cost.clock for cost in taken)
        busy = statistics.median(cost.processor for cost in taken)
        print(f"  {label:18} {seconds / clock:.3f}  ({seconds:.2f} s; processor {busy / processor:.3f}, {busy:.2f} s)")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
