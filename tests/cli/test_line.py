"""How a command ends: its status, what it says where, and what it does when nobody listens any more."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lut_admin import cli
from lut_admin.cli import keeping
from lut_admin.cli.teller import preferred_language
from tests.cli.conftest import PASSPHRASE, Type

COMMAND = [sys.executable, "-m", "lut_admin"]


def start(*line: str | Path, **more: Any) -> subprocess.Popen[bytes]:
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    return subprocess.Popen([*COMMAND, *map(str, line)], **streams)


def test_each_exit_status(type_: Type, folder: Path, list_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert type_("help").status == 0
    assert type_("nickname", "阿里").status == 1
    assert type_("import").status == 2
    with monkeypatch.context() as broken:
        broken.setattr("lut_admin.office.workbooks.plan_import", lambda *_, **__: int("杜珍"))
        bug = type_("import", list_file, "--dry-run", "--json")
    assert (bug.status, bug.out) == (3, "")
    assert "ValueError" in bug.err and "test_line.py" in bug.err
    assert "杜珍" not in bug.err, "an error's message may hold anybody's name"


def test_each_command_says_how_it_is_used(type_: Type) -> None:
    told = type_("notice", "new", "--help")
    assert told.status == 0 and "notice new" in told.out and "--category" in told.out and "case" not in told.out
    told = type_("case", "--help")
    assert [step for step in ("new", "list", "show", "step", "print") if f"case {step}" not in told.out] == []
    assert "notice" not in told.out and "nickname" in type_("--help").out
    assert "--screenshot" in type_("open", "--help").out


def test_a_refusal_is_one_line_in_the_chosen_language(type_: Type, folder: Path) -> None:
    chinese, english = type_("--lang", "zh", "case", "list"), type_("--lang=en", "case", "list")
    for said in (chinese, english):
        assert (said.status, said.out) == (2, "")
        assert said.err.count("\n") == 1 and str(folder) in said.err and "Traceback" not in said.err
    assert "没有本程序的数据" in chinese.err and chinese.err != english.err
    assert "用法" in type_("export", "--lang", "zh").err  # also for a line that cannot be read to its end
    assert type_("--lang", "zh", "--nope").err != type_("--lang", "en", "--nope").err


def test_what_the_system_does_not_allow_is_a_refusal(type_: Type, tmp_path: Path) -> None:
    long = "a" * 300
    said = type_("--office", tmp_path / long, "init")
    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1 and len(said.err) < 1000
    assert type_("import", "a" * 100_000, "--dry-run").status == 2
    assert type_("--office", tmp_path / long, "case", "list").status == 2


def test_a_wrong_or_missing_passphrase_is_refused(type_: Type, there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUT_ADMIN_PASSPHRASE", "another long key 55")
    assert type_("case", "list").status == 2
    monkeypatch.delenv("LUT_ADMIN_PASSPHRASE")
    said = type_("case", "list")
    assert said.status == 2 and "LUT_ADMIN_PASSPHRASE" in said.err


def test_stopping_at_the_keyboard_leaves_the_office_closed(
    type_: Type, there: Path, list_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr("lut_admin.office.workbooks.carry_out", stop)
        said = type_("import", list_file)
    assert (said.status, said.out) == (2, "") and said.err.count("\n") == 1
    assert type_("import", list_file, "--json").json["new"] == 4


class Console(io.TextIOWrapper):
    """A console of some encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    @property
    def said(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)  # type: ignore[attr-defined]  # it is the BytesIO above


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252", "utf-16", "utf-8"])
def test_json_stays_json_on_any_console(monkeypatch: pytest.MonkeyPatch, folder: Path, encoding: str) -> None:
    console = Console(encoding)
    monkeypatch.setattr(sys, "stdout", console)
    nickname = "é阿里😀\udcff\u2028"
    assert cli.main(["nickname", "--json", nickname]) == 1
    assert json.loads(console.said)["nickname"] == nickname
    assert len(console.said.splitlines()) == 1


def test_names_do_not_command_a_console_of_another_encoding(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    console = Console("cp1252")
    monkeypatch.setattr(sys, "stdout", console)
    assert cli.main(["--lang", "en", "nickname", "\x1b[31mé阿\u202e"]) == 1
    assert "\x1b" not in console.said and "é" in console.said and "\\u963f" in console.said


def test_closed_streams_are_no_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.main(["import"]) == 2
    assert capsys.readouterr().out == ""  # a complaint does not turn to where results go
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stdin", None)
    assert cli.main(["nickname", "阿里"]) == 1


@pytest.mark.skipif(os.name == "nt", reason="signals and /dev/full are POSIX")
def test_a_reader_that_goes_and_a_full_disk_end_the_command_quietly(
    tmp_path: Path, folder: Path, list_file: Path
) -> None:
    many = tmp_path / "members.txt"
    many.write_text("\n".join(f"Ann Sample{n}+单安" for n in range(2000)), "utf-8")
    gone = start("audit", many, "--roster", list_file, "--json")
    assert gone.stdout is not None and gone.stderr is not None
    assert json.loads(gone.stdout.readline())["row"] == 0
    gone.stdout.close()
    assert gone.wait(60) == 0
    assert gone.stderr.read() == b""
    gone.stderr.close()

    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            _, complaint = start("nickname", "阿里", "--lang", "en", stdout=full).communicate(timeout=60)
        assert b"Not everything could be printed" in complaint and complaint.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_ctrl_c_gives_no_traceback_at_any_moment(folder: Path, list_file: Path) -> None:
    for moment in (0.15, 0.6):
        stopped = start("audit", list_file, "--roster", list_file, start_new_session=True)
        try:
            stopped.wait(moment)
        except subprocess.TimeoutExpired:
            os.killpg(stopped.pid, signal.SIGINT)
        _, complaint = stopped.communicate(timeout=60)
        assert stopped.returncode in (1, 2, -signal.SIGINT)
        assert b"lut_admin" not in complaint


def test_the_whole_line_works_in_a_process_of_its_own(there: Path, list_file: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "--json", "import", list_file, "--office", there],
        capture_output=True,
        timeout=60,
        env={**os.environ, "LUT_ADMIN_PASSPHRASE": PASSPHRASE, "PYTHONIOENCODING": "utf-8"},
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert json.loads(done.stdout)["new"] == 4


@pytest.mark.parametrize(
    ("chosen", "system", "language"),
    [
        ("en", "zh_CN.UTF-8", "en"),
        ("zh", "en_GB.UTF-8", "zh"),
        (None, "en_GB.UTF-8", "en"),
        (None, "C", "zh"),
        ("fr", "C", "zh"),
    ],
)
def test_the_language_is_the_one_chosen_in_the_window_or_the_system_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str | None, system: str, language: str
) -> None:
    file = tmp_path / "preferences.json"
    if chosen:
        file.write_text(json.dumps({"language": chosen}), "utf-8")
    monkeypatch.setattr("lut_admin.places.preferences", lambda: file)
    monkeypatch.setenv("LC_ALL", system)
    assert preferred_language() == language


def test_a_computer_that_knows_its_user_by_number_alone_has_a_counselor(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert keeping._user() == "辅导员"
