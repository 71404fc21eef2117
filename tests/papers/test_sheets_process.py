"""The child that reads: limited, watched, ended, and started the right way."""

from __future__ import annotations

import io
import queue
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from lut_admin.papers import sheets
from lut_admin.papers.sheets import frames, limits, reading
from lut_admin.refusals import Cancelled, Refusal
from tests.papers.sheet_files import PLAIN, sheet_xml, text_cell, xlsx


def large(path: Path) -> Path:
    """A list that takes a second or so."""
    rows = "".join(
        f'<row r="{n}">{"".join(text_cell(f"{letter}{n}", "杜珍") for letter in "ABCDEFGHIJ")}</row>' for n in range(1, 30_001)
    )
    return xlsx(path, sheet_xml(rows))


def children() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if "lut_admin.papers.sheets.child" in child.cmdline()]


def test_progress_is_told_to_its_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    sheets.read(xlsx(tmp_path / "a.xlsx"), lambda done, total: told.append((done, total)))
    assert told[0] == (0, 100) and told[-1] == (100, 100)
    assert told == sorted(told)


def test_stopping_ends_the_child(tmp_path: Path) -> None:
    seen: list[int] = []

    def stop(done: int, total: int) -> None:
        seen.append(len(children()))
        raise Cancelled

    with pytest.raises(Cancelled):
        sheets.read(large(tmp_path / "a.xlsx"), stop)
    assert seen == [1] and children() == []


def test_a_child_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", -1e9)
    with pytest.raises(Refusal) as caught:
        sheets.read(large(tmp_path / "a.xlsx"))
    assert caught.value.code == "sheets.too_slow" and children() == []


def test_a_child_that_grows_too_large_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHILD_MEMORY", 1)
    with pytest.raises(Refusal) as caught:
        sheets.read(large(tmp_path / "a.xlsx"))
    assert caught.value.code == "sheets.too_large" and children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps this promise itself")
def test_the_child_limits_its_own_memory(tmp_path: Path) -> None:
    code = (
        "from lut_admin.papers.sheets import child\nchild._limit()\n"
        "try:\n    bytearray(1_500 * 1024 * 1024)\nexcept MemoryError:\n    print('limited')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "limited"


def test_it_reads_without_standard_streams(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx")
    code = (
        "import os, sys\nfor n in (0, 1, 2):\n    os.close(n)\nsys.stdin = sys.stdout = sys.stderr = None\n"
        "from lut_admin.papers import sheets\n"
        "rows = sheets.read(sys.argv[1]).sheets[0].rows\nopen(sys.argv[2], 'w', encoding='utf-8').write(repr(rows))"
    )
    subprocess.run([sys.executable, "-c", code, str(path), str(tmp_path / "out")], check=True, timeout=60)
    assert (tmp_path / "out").read_text(encoding="utf-8") == repr(PLAIN)


def test_it_reads_from_another_folder_and_odd_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "名单 (2) 'x' & %PATH%"
    folder.mkdir()
    xlsx(folder / "--read-sheets.xlsx")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert sheets.read("--read-sheets.xlsx").sheets[0].rows == PLAIN


def test_the_frozen_app_becomes_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path / "a.xlsx")
    answer = subprocess.run(
        [sys.executable, "-m", "lut_admin", frames.FLAG, str(path)], capture_output=True, check=True, timeout=60
    ).stdout
    letters = b""
    while answer:
        letter, length = frames.HEAD.unpack(answer[: frames.HEAD.size])
        letters += letter
        answer = answer[frames.HEAD.size + length :]
    assert letters == b"hcsrd"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reading.command(path) == [sys.executable, frames.FLAG, str(path)]


def test_a_child_that_says_too_much_is_not_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    def heard(said: bytes) -> list[bytes]:
        frames_heard: queue.SimpleQueue[tuple[bytes, bytes] | None] = queue.SimpleQueue()
        reading._listen(io.BytesIO(said), frames_heard)
        letters = []
        while (frame := frames_heard.get()) is not None:
            letters.append(frame[0])
        return letters

    one = frames.pack(b"h", "x" * 100)
    assert heard(one + one) == [b"h", b"h"]
    assert heard(one + one[:50]) == [b"h"]
    monkeypatch.setattr(limits, "ANSWER_BYTES", 150)
    assert heard(one + one) == [b"h"]


def test_a_dead_child_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", sys.executable)
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))  # the child's Python cannot even start
    with pytest.raises(Refusal) as caught:
        sheets.read(xlsx(tmp_path / "a.xlsx"))
    assert caught.value.code == "sheets.unreadable"
