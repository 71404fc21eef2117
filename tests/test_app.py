"""The command line of the window, and the app as one starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lut_admin import app
from lut_admin.app import Wish, read_wish, wants_window
from lut_admin.refusals import Refusal


@pytest.mark.parametrize(
    ("line", "window"),
    [
        ("", True),
        ("open", True),
        ("--demo", True),
        ("--office DIR", True),
        ("--lang en open --page cases", True),
        ("--page students --demo --screenshot x.png", True),
        ("import list.xlsx", False),
        ("--office DIR import list.xlsx", False),
        ("--json history", False),
        ("--help", False),
        ("open --help", False),
    ],
)
def test_which_lines_open_the_window(line: str, window: bool) -> None:
    assert wants_window(line.split()) is window


def test_the_options_of_open(tmp_path: Path) -> None:
    wish = read_wish(["open", "--office", str(tmp_path), "--lang", "en", "--demo", "--page", "cases", "--screenshot", "a.png"])
    assert wish == Wish(tmp_path, "en", True, "cases", Path("a.png"))


@pytest.mark.parametrize("line", ["open --page nowhere", "open --lang fr", "open --colour red", "open --screenshot"])
def test_other_options_are_refused(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Refusal):
        read_wish(line.split())
    assert app.main(line.split()) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_every_page_has_its_class_and_name() -> None:
    rooms = app.rooms()
    assert [room.name for room in rooms] == list(app.PAGES)
    assert [room.load().name for room in rooms] == list(app.PAGES)


def run(*line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, "-m", "lut_admin", *line], env={**clean, **environment}, capture_output=True, text=True, timeout=100
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_a_screenshot_of_the_demonstration_without_a_display(tmp_path: Path) -> None:
    done = run("open", "--demo", "--lang", "en", "--page", "students", "--screenshot", str(tmp_path / "a.png"))
    assert done.returncode == 0 and "no display" in done.stderr and "Traceback" not in done.stderr
    picture = (tmp_path / "a.png").read_bytes()
    assert picture[:4] == b"\x89PNG" and len(picture) > 20_000


def test_a_screenshot_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    done = run("--screenshot", str(tmp_path / "no" / "where.png"), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2 and "where.png" in done.stderr


def test_the_first_run_of_a_fresh_computer_paints(tmp_path: Path) -> None:
    done = run("--office", str(tmp_path / "office"), "--screenshot", str(tmp_path / "a.png"), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0 and (tmp_path / "a.png").is_file()
    assert not (tmp_path / "office").exists(), "looking creates nothing"


def test_a_bug_before_the_window_listens_is_told_and_kept(tmp_path: Path) -> None:
    broken = (
        "import sys; from lut_admin import app; from lut_admin.desk.computer import placing\n"
        "def appear(*_): raise ValueError('ZINEDINE')\n"
        "placing.appear = appear\n"
        f"sys.exit(app.main(['--office', {str(tmp_path / 'office')!r}]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", broken], env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(tmp_path)},
        capture_output=True, text=True, timeout=100,
    )  # fmt: skip
    assert done.returncode == app.BUG
    assert "ValueError" in done.stderr and "ZINEDINE" not in done.stderr
