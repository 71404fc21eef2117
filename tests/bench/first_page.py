"""How long until the Students page of an encrypted office of 10,000 is painted, against a minimal QMainWindow, in one run.

Run by hand: ``python tests/bench/first_page.py [students] [rounds]``. Each painting is a process of its own, offscreen, in
turns; it reports and never fails a test run. What is first painted is a screenful with the true number of all students; the
others follow ("all lines"). Both have their bytecode, as what is installed has, from a turn that does not
count. Aim: at most 3. The key comes from a keyring, as on a counselor's computer, and
then from a passphrase, which is made expensive on purpose (Argon2id).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PASSPHRASE = "a bench has no secrets 2026"

MINIMAL = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (print(time.time(), time.process_time(), flush=True), os._exit(0)))
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 860)
window.show()
app.exec()
"""

# The window as `lut-admin` opens it; the bench only looks on, and brings a keyring that this computer may not have.
STUDENTS = """
import os, sys, time
from pathlib import Path
from lut_admin.app import Wish, open_window
if os.environ.get("BENCH_KEY"):
    import keyring.backend
    from lut_admin.records import keyring_slot
    class Kept(keyring.backend.KeyringBackend):
        priority = 99
        def get_password(self, service, name): return os.environ["BENCH_KEY"]
        def set_password(self, service, name, password): pass
    keyring_slot.ALLOWED |= {f"{__name__}.Kept"}
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv[:1])
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, tell)
        return False
painted = Painted()
def tell():
    if not told:
        told.extend((time.time(), time.process_time()))
    if not shown[0].coming:
        print(*told, time.time(), time.process_time(), flush=True)
        os._exit(0)
told, shown = [], []
def look():
    for window in app.topLevelWidgets():
        page = getattr(window, "page", None)
        listing = getattr(page, "listing", None)
        if listing is not None and listing.model.rows.rows:
            timer.stop()
            shown.append(listing)
            listing.table.viewport().installEventFilter(painted)
            listing.table.viewport().update()
timer = QTimer()
timer.timeout.connect(look)
timer.start(2)
open_window(Wish(Path(sys.argv[1]), "zh", page="students"))
"""


def painted(script: str, *arguments: str, **environment: str) -> tuple[float, float, float]:
    """From the start of a process to its first painting: seconds, and those of them that a processor worked; and seconds
    until the whole list is painted (the same where nothing comes later)."""
    started = time.time()
    said = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    ).stdout
    at, worked, *rest = map(float, said.split())
    return at - started, worked, (rest[0] if rest else at) - started


def office(folder: Path, students: int) -> str:
    """Make an office of invented students; returns its key as a keyring keeps it."""
    import base64

    from sheets_raw import table

    from lut_admin.office import workbooks
    from lut_admin.office.openings import close_office, create_office
    from lut_admin.papers import sheets

    path = folder.with_suffix(".csv")
    sheets.write_csv(path, table(students))
    made = create_office(folder, "bench", passphrase=PASSPHRASE, use_keyring=False).office
    workbooks.carry_out(made, workbooks.plan_import(made, path))
    key = made.book.lend_key(lambda key: base64.b64encode(key).decode())
    close_office(made)
    return key


def main(students: int = 10_000, rounds: int = 7) -> None:
    """Report."""
    from dataclasses import replace

    from lut_admin.records import keys

    with tempfile.TemporaryDirectory() as name:
        place, config = Path(name) / "office", Path(name) / "config"
        key = office(place, students)
        sealed = keys.read(place)
        homes = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
        compiled = {"PYTHONPYCACHEPREFIX": str(Path(name) / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
        own = {**dict.fromkeys(homes, str(config)), "LUT_ADMIN_PASSPHRASE": PASSPHRASE, **compiled}
        minimal: list[tuple[float, float, float]] = []
        found: dict[str, list[tuple[float, float, float]]] = {"key from the keyring": [], "passphrase": []}
        for turn in range(rounds + 1):
            for way, taken in found.items():
                keyed = way != "passphrase"
                replace(sealed, keyring=keyed).write(place)
                bare = painted(MINIMAL, **compiled)
                whole = painted(STUDENTS, str(place), **own, BENCH_KEY=key if keyed else "")
                if turn:
                    minimal.append(bare)
                    taken.append(whole)
    floor, least, _ = map(statistics.median, zip(*minimal, strict=True))
    print(f"a minimal QMainWindow painted = 1 ({floor:.2f} s), medians of {rounds} turns; {students:,} students")
    for way, taken in found.items():
        seconds, worked, whole = map(statistics.median, zip(*taken, strict=True))
        print(
            f"  {way:21} {seconds / floor:5.2f}  ({seconds:.2f} s), processor {worked / least:5.2f}  ({worked:.2f} s)"
            f", all lines {whole / floor:5.2f}"
        )


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
