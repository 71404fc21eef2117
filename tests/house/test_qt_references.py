"""PySide6 must give back what it borrows.

6.12.0 on Python 3.11 lost a reference to None or True with each call, until the interpreter aborted after a few thousand.
"""

from __future__ import annotations

import subprocess
import sys

import PySide6

# In a process of its own: where a reference is lost, that process dies and not the test run.
CALLS = """
import sys
from PySide6.QtCore import QObject, QTimer
thing, timer = QObject(), QTimer()
before = sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)
for _ in range(20_000):
    thing.setObjectName("a")
    thing.blockSignals(False)
    thing.signalsBlocked()
    timer.setSingleShot(True)
    timer.isSingleShot()
after = sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)
print(*(b - a for a, b in zip(before, after)))
"""


def test_references_stay_level() -> None:
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f"Qt aborted the process: {done.stderr[-400:]}"
    drift = [abs(int(count)) for count in done.stdout.split()]
    assert max(drift) < 1_000, f"references to None, True, False drifted by {done.stdout}"


def test_the_sound_version_is_the_one_here() -> None:
    assert PySide6.__version__ == "6.11.3"
