from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lut_admin.records.hold import Hold
from lut_admin.refusals import Refusal

HOLDER = """
import sys, time
from pathlib import Path
from lut_admin.records.hold import Hold
held = Hold(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_a_folder_is_held_once_and_let_go(tmp_path: Path) -> None:
    held = Hold(tmp_path)
    with pytest.raises(Refusal, match=r"book\.in_use"):
        Hold(tmp_path)
    held.release()
    held.release()
    Hold(tmp_path).release()


def test_a_process_that_is_killed_lets_go(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(Refusal, match=r"book\.in_use"):
            Hold(tmp_path)
    finally:
        child.kill()
        child.communicate()
    Hold(tmp_path).release()


def test_a_folder_that_is_not_there_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"book\.folder_not_writable"):
        Hold(tmp_path / "nowhere")
