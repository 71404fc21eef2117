"""Any table file to cells, through a child process with limits of memory and time."""

from __future__ import annotations

import gc
import os
import queue
import stat
import subprocess
import sys
import threading
import time as clock
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import lut_admin
from lut_admin.papers.sheets import frames, limits
from lut_admin.papers.sheets.shapes import Cell, Sheet, Workbook
from lut_admin.refusals import Progress, Refusal, unwatched

_WATCH_SECONDS = 0.1
_COUNTED, _STEPS = 20, 100


def read(path: Path | str, progress: Progress = unwatched) -> Workbook:
    """Read a table file of any kind (.xlsx .xls .xlsb .ods, delimited text, HTML), known by its content, not its name.

    `progress` counts to 100 and may raise `Cancelled`, which ends the child at once. Raises Refusal ``sheets.*`` with the
    fact `file`, within ten seconds for a file that is not what it seems; an honest one is given time by its cells.
    """
    path = Path(path)
    try:
        _check(path)
        return _Reading(path, progress).run()
    except Refusal as refusal:
        facts = {**refusal.facts, "file": _shown(_name(path))}
        what = facts.get("what")
        if isinstance(what, str):
            from lut_admin.papers.words import Word

            facts["what"] = Word(f"sheets.what.{what}")
        raise Refusal(refusal.code, **facts) from None


def command(path: Path) -> list[str]:
    """How the child is started: the frozen app with a hidden argument, or this Python with the child's module."""
    if getattr(sys, "frozen", False):
        return [sys.executable, frames.FLAG, str(path)]
    return [sys.executable, "-X", "utf8", "-m", "lut_admin.papers.sheets.child", str(path)]


def _name(path: Path) -> str:
    """A path's own name; ``.`` and ``..`` are called what the folder is called."""
    return path.name if path.name not in ("", "..") else path.resolve().name or str(path)


def _shown(name: str) -> str:
    """A file name fit for one line: names may hold line ends and half characters."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


def _check(path: Path) -> None:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Refusal("sheets.folder")
        if not stat.S_ISREG(found.st_mode):
            raise Refusal("sheets.no_file")
        if found.st_size == 0:
            raise Refusal("sheets.empty")
        if found.st_size > limits.FILE_BYTES:
            raise Refusal("sheets.too_large")
        with path.open("rb") as stream:
            stream.read(1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise Refusal("sheets.no_file") from error
    except OSError as error:
        raise Refusal("sheets.no_access") from error


class _Reading:
    """One child at work, and what it has answered so far."""

    def __init__(self, path: Path, progress: Progress) -> None:
        self._path, self._progress = path, progress
        self._heard: queue.SimpleQueue[tuple[bytes, bytes] | None] = queue.SimpleQueue()
        self._sheets: list[dict[str, Any]] = []
        self._sha256 = ""
        self._seconds = limits.SECONDS
        self._done = 0

    def run(self) -> Workbook:
        """Start, listen, and in the end kill the child whatever has happened."""
        environment = {**os.environ, "RUST_BACKTRACE": "0"}
        package = str(Path(lut_admin.__file__).resolve().parent.parent)
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
        child = subprocess.Popen(
            command(self._path.absolute()),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert child.stdout is not None
        listener = threading.Thread(target=_listen, args=(child.stdout, self._heard), daemon=True)
        listener.start()
        try:
            return self._workbook(child)
        finally:
            with suppress(OSError):
                child.kill()
            child.wait()
            listener.join()
            child.stdout.close()

    def _workbook(self, child: subprocess.Popen[bytes]) -> Workbook:
        self._tell(0)
        for letter, body in self._answers(child):
            value = _unpacked(letter, body)
            if letter == b"h":
                self._sha256 = str(value)
            elif letter == b"c":
                self._seconds += min(int(value), limits.CELLS) / limits.CELLS_PER_SECOND
                self._tell(_COUNTED)
            elif letter == b"s":
                self._sheets.append({**value, "rows": []})
            elif letter == b"r":
                sheet = self._sheets[-1]
                sheet["rows"] += value
                self._tell(_COUNTED + (_STEPS - _COUNTED) * len(sheet["rows"]) // sheet["n"])
            elif letter == b"x":
                raise Refusal(value["code"], **value["facts"])
            elif letter == b"d":
                sheets = [_sheet(sheet) for sheet in self._sheets]
                self._tell(_STEPS)
                return Workbook(self._path, value["kind"], value["encoding"], sheets, self._sha256)
        # It ended without an answer: the fast reader aborts where it cannot have the memory it wants.
        raise Refusal("sheets.unreadable")

    def _tell(self, done: int) -> None:
        # forward only, and told again while nothing moves: this is where the person who has stopped it is heard
        self._done = max(self._done, done)
        self._progress(self._done, _STEPS)

    def _answers(self, child: subprocess.Popen[bytes]) -> Iterator[tuple[bytes, bytes]]:
        started = clock.monotonic()
        watch = _memory(child.pid)
        while True:
            try:
                frame = self._heard.get(timeout=_WATCH_SECONDS)
            except queue.Empty:
                frame = (b"", b"")
            if frame is None:
                return
            if frame[0]:
                yield frame
                continue
            self._tell(0)
            if clock.monotonic() - started > self._seconds:
                raise Refusal("sheets.too_slow")
            if next(watch) > limits.CHILD_MEMORY:
                raise Refusal("sheets.too_large")


def _unpacked(letter: bytes, body: bytes) -> Any:
    # a million new cells would set off the collector again and again, to find nothing: half the time of a large list
    enabled = gc.isenabled()
    gc.disable()
    try:
        value = frames.unpack(body)
        return frames.rows(value) if letter == b"r" else value
    except (ValueError, TypeError, LookupError) as error:  # a child that a file has taken over
        raise Refusal("sheets.unreadable") from error
    finally:
        if enabled:
            gc.enable()


def _memory(pid: int) -> Iterator[int]:
    """The child's resident memory in bytes, each time it is asked for."""
    import psutil

    try:
        process = psutil.Process(pid)
        while True:
            yield process.memory_info().rss
    except psutil.Error:  # it has just ended
        while True:
            yield 0


def _listen(stream: IO[bytes], heard: queue.SimpleQueue[tuple[bytes, bytes] | None]) -> None:
    """Pass the child's frames on; a child that sends too much, or half a frame, is not listened to any longer."""
    left = limits.ANSWER_BYTES
    with suppress(OSError, ValueError):
        while len(head := stream.read(frames.HEAD.size)) == frames.HEAD.size:
            letter, length = frames.HEAD.unpack(head)
            left -= length
            if left < 0 or len(body := stream.read(length)) < length:
                break
            heard.put((letter, body))
    heard.put(None)


def _sheet(told: dict[str, Any]) -> Sheet:
    rows: list[list[Cell]] = told["rows"]
    return Sheet(
        name=str(told["name"]),
        rows=rows,
        first_row=told["first_row"],
        first_column=told["first_column"],
        truncated=told["truncated"],
        hidden=told["hidden"],
        date1904=told["date1904"],
        notes=tuple((code, facts) for code, facts in told["notes"]),
        merges=tuple((a, b, c, d) for a, b, c, d in told["merges"]),
    )
