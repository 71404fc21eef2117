"""run.py: what it decides, and one whole set-up of a small project with an app of three lines."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).resolve().parents[1]
LOCK = b"package==1.0 --hash=sha256:00\n"


def test_an_old_python_can_read_it_and_is_told_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 7))
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 2))
    assert run.main(["import", "list.xlsx"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "3.11" in said.err


def test_it_uses_the_standard_library_alone() -> None:
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], True),
        (["open", "--demo"], True),
        (["--demo"], True),
        (["--office", "folder"], True),
        (["--lang", "zh", "selftest"], True),
        (["selftest"], True),
        (["test"], True),
        (["import", "open.xlsx"], False),
        (["--office", "open", "--json", "import", "list.xlsx"], False),
        (["--help"], False),
        (["audit", "members.txt", "--json"], False),
    ],
)
def test_only_a_window_wants_its_libraries(arguments: list[str], expected: bool) -> None:
    assert run.needs_window(arguments) is expected


def test_the_venv_has_its_python_where_each_system_puts_it() -> None:
    assert run.venv_python(Path("v"), windows=True) == Path("v/Scripts/python.exe")
    assert run.venv_python(Path("v"), windows=False) == Path("v/bin/python")


def test_the_fingerprint_follows_lock_python_and_machine() -> None:
    made = run.fingerprint(LOCK, (3, 11), "x86_64")
    assert made == run.fingerprint(LOCK.replace(b"\n", b"\r\n"), (3, 11), "x86_64"), "git's line endings do not count"
    others = {
        run.fingerprint(LOCK + b"#", (3, 11), "x86_64"),
        run.fingerprint(LOCK, (3, 12), "x86_64"),
        run.fingerprint(LOCK, (3, 11), "arm64"),
    }
    assert len(others | {made}) == 4


def test_a_venv_is_fresh_only_when_whole_and_stamped(tmp_path: Path) -> None:
    stamp, python = tmp_path / "stamp", tmp_path / "python"
    assert not run.is_fresh(stamp, "made", python)
    python.touch()
    assert not run.is_fresh(stamp, "made", python), "half-made: no stamp yet"
    stamp.write_text("made\n", "ascii")
    assert run.is_fresh(stamp, "made", python)
    assert not run.is_fresh(stamp, "changed", python)
    python.unlink()
    assert not run.is_fresh(stamp, "made", python), "the Python it was made from is gone"


def test_a_venv_that_cannot_run_is_no_venv(tmp_path: Path) -> None:
    assert run.same_python(Path(sys.executable))
    assert not run.same_python(tmp_path / "python")


@pytest.mark.skipif(sys.platform != "linux", reason="shared libraries by these names are on Linux alone")
def test_libraries_are_asked_of_the_loader() -> None:
    assert run.loads("libc.so.6")
    assert not run.loads("libnot-there.so.0")


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are looked for on Linux alone")
def test_without_fontconfig_fonts_are_known_by_their_file_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert not run.has_font(":lang=zh", ("house-song",))
    folder = tmp_path / ".fonts" / "deep"
    folder.mkdir(parents=True)
    (folder / "House-Song.otf").touch()
    assert run.has_font(":lang=zh", ("house-song",))


@pytest.mark.skipif(sys.platform != "linux", reason="system packages are asked for on Linux alone")
def test_this_machine_lacks_nothing_because_these_tests_run() -> None:
    assert run.wanted_packages(testing=True, display=True) == ([], [])


def test_the_tests_come_last_so_that_their_closing_line_does() -> None:
    commands = run.checks(["tests/house", "-k", "lock"])
    assert commands[-1][2:] == ["pytest", "-n", "2", "tests/house", "-k", "lock"]
    assert [command[2] for command in commands[:2]] == ["ruff", "mypy"]
    assert "importlinter" in commands[2][2]


@pytest.mark.skipif(os.name == "nt", reason="a program cannot be run as it is on Windows")
def test_ci_runs_the_same_command() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "exec python3 run.py test" in script.read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout in a folder with a Chinese name, whose app tells how it was called, and whose lock is empty."""
    folder = tmp_path / "国际学生 app"
    (folder / "lut_admin").mkdir(parents=True)
    (folder / "lut_admin" / "__init__.py").touch()
    tell = "import sys\nprint(sys.argv[1:], sys.prefix != sys.base_prefix)\nsys.exit(7)\n"
    (folder / "lut_admin" / "__main__.py").write_text(tell, "utf-8")
    (folder / "requirements.lock").write_text("# nothing\n", "utf-8")
    shutil.copy(ROOT / "run.py", folder)
    return folder


def start(project: Path, *arguments: str) -> tuple[str, str, int]:
    # From another folder, with a file there that must not be taken for the module it is named like.
    (project.parent / "platform.py").write_text("raise SystemExit(99)\n", "utf-8")
    done = subprocess.run(
        [sys.executable, str(project / "run.py"), *arguments],
        cwd=project.parent, capture_output=True, text=True, timeout=100, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return done.stdout, done.stderr, done.returncode


def test_a_whole_set_up(project: Path) -> None:
    stamp = project / ".venv" / "lut_admin.stamp"
    passed_on = "['import', 'list one.xlsx'] True\n"

    out, err, status = start(project, "import", "list one.xlsx")
    assert (out, status) == (passed_on, 7), err
    assert "Setting up" in err

    out, err, status = start(project, "import", "list one.xlsx")
    assert (out, err, status) == (passed_on, "", 7), "a later start goes straight on"

    (project / "requirements.lock").write_text("# another\n", "utf-8")
    before = stamp.read_text("ascii")
    left = stamp.parent / "of the older lock"
    left.touch()
    assert "Setting up" in start(project, "import")[1]
    assert stamp.read_text("ascii") != before
    assert not left.exists(), "what an older lock brought is gone"
    assert not (project / ".venv-gone").exists()

    # Half-made: interrupted before the stamp, and without a Python that runs.
    stamp.unlink()
    for python in run.venv_python(project / ".venv").parent.glob("python*"):
        python.unlink()
    out, err, status = start(project, "import", "list one.xlsx")
    assert (out, status) == (passed_on, 7), err


def test_a_set_up_that_fails_says_so_in_one_line_and_is_tried_again(project: Path) -> None:
    (project / "requirements.lock").write_text("not-a-package==0\n", "utf-8")
    out, err, status = start(project, "import")
    assert (out, status) == ("", 2)
    assert "network" in err.splitlines()[-1]
    (project / "requirements.lock").write_text("# nothing\n", "utf-8")
    assert start(project, "import")[2] == 7


def test_two_first_starts_at_once_take_turns(project: Path) -> None:
    with ThreadPoolExecutor(2) as both:
        ends = list(both.map(lambda _: start(project, "import", "list one.xlsx"), range(2)))
    assert [(out, status) for out, _, status in ends] == [("['import', 'list one.xlsx'] True\n", 7)] * 2
    assert sum("Setting up" in err for _, err, _ in ends) == 1, "the second finds it done"


def test_nothing_is_built_from_source(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(run.shutil, "which", lambda name: name)
    monkeypatch.setattr(run, "do", lambda *command: said.append(" ".join(map(str, command))) or True)
    assert run.install_with_uv("python") and run.install_with_pip("python")
    installs = [line for line in said if " install " in line]
    assert len(installs) == 2
    assert all("--only-binary" in line and ":all:" in line and "--require-hashes" in line for line in installs)
