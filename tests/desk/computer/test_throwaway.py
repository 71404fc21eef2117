"""What a killed program leaves behind goes at the next start; what is anybody else's, or in use, stays."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lut_admin.desk.computer import single, throwaway

LONG_AGO = time.time() - 3600


@pytest.fixture
def dead() -> int:
    """The number of a process that has ended."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


@pytest.fixture
def alive() -> Iterator[int]:
    """The number of a process that goes on."""
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield child.pid
    child.communicate()


def made(place: Path, name: str) -> Path:
    folder = place / name
    (folder / "office").mkdir(parents=True)
    (folder / "office" / "book.db").write_bytes(b"book")
    return folder


def test_folders_of_processes_that_are_gone_go(tmp_path: Path, dead: int, alive: int) -> None:
    left = {made(tmp_path, f"lut-demo-{dead}-ab_1"), made(tmp_path, f"lut-icons-{dead}-cd")}
    stays = [
        made(tmp_path, f"lut-demo-{alive}-ab"),
        made(tmp_path, f"lut-icons-{os.getpid()}-cd"),
        made(tmp_path, f"lut-sheets-{dead}-ab"),
        made(tmp_path, f"other-lut-demo-{dead}-ab"),
        made(tmp_path, "lut-demo-ab"),
    ]
    assert set(throwaway.sweep(tmp_path)) == left
    assert not any(folder.exists() for folder in left)
    assert all((folder / "office" / "book.db").is_file() for folder in stays)


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right there")
def test_nothing_is_followed_out_of_the_place(tmp_path: Path, dead: int) -> None:
    precious = made(tmp_path, "precious")
    (tmp_path / f"lut-demo-{dead}-ab").symlink_to(precious)
    inside = made(tmp_path, f"lut-demo-{dead}-cd")
    (inside / "link").symlink_to(precious)
    assert throwaway.sweep(tmp_path) == [inside]
    assert (precious / "office" / "book.db").is_file()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there each user has a folder of their own")
def test_what_another_user_owns_stays(tmp_path: Path, dead: int, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(tmp_path, f"lut-demo-{dead}-ab")
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    assert throwaway.sweep(tmp_path) == [] and folder.is_dir()


def test_a_place_that_is_not_there_has_nothing_to_sweep(tmp_path: Path) -> None:
    assert throwaway.sweep(tmp_path / "absent") == []


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe there is gone with its process")
def test_a_doorbell_nobody_hears_goes(short: Path) -> None:
    def bell(name: str, listens: bool, at: float = LONG_AGO) -> socket.socket:
        server = socket.socket(socket.AF_UNIX)
        server.bind(str(short / name))
        if listens:
            server.listen()
        os.utime(short / name, (at, at))
        return server

    deaf, heard, fresh, other = (single.server_name(Path(f"/{name}")) for name in ("deaf", "heard", "fresh", "other"))
    bell(deaf, False).close()
    listening = bell(heard, True)
    bell(fresh, False, time.time()).close()  # it may be about to listen
    (short / other).write_text("no socket")
    assert throwaway.sweep(short) == [short / deaf]
    assert {path.name for path in short.iterdir()} == {heard, fresh, other}
    listening.close()


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder whose path leaves room for the name of a socket (108 bytes in all)."""
    with tempfile.TemporaryDirectory(prefix="lut") as place:
        yield Path(place)


def test_the_program_names_its_folders_so_that_they_are_found(tmp_path: Path) -> None:
    code = "from lut_admin.desk.computer import throwaway; print(throwaway.folder('icons')); print(throwaway.folder('demo'))"
    where = {name: str(tmp_path) for name in ("TMPDIR", "TEMP", "TMP")}
    said = subprocess.run([sys.executable, "-c", code], env=os.environ | where, capture_output=True, text=True, check=True)
    left = [Path(line) for line in said.stdout.splitlines()]
    assert [folder.parent for folder in left] == [tmp_path, tmp_path] and all(folder.is_dir() for folder in left)
    assert set(throwaway.sweep(tmp_path)) == set(left)
