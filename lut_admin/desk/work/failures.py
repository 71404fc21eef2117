"""Bugs: a local report without student data, a dialog that says so, and the offer at the next start to copy it.

A report holds what `bugs.stacks` tells, and versions.
"""

from __future__ import annotations

import faulthandler
import platform
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QWidget

from lut_admin import places
from lut_admin.desk.forms import paragraph
from lut_admin.desk.pieces import button, column, row, text
from lut_admin.desk.style import look
from lut_admin.office import bugs
from lut_admin.refusals import Cancelled, Refusal

KEPT = 20
WIDTH = 560
HARD = "hard-crash.txt"
SEEN = ".seen"


def report(error: BaseException) -> str:
    """The report of a bug, in English, for whoever mends it."""
    return "\n".join([*about(), "", bugs.stacks(error)])


def about() -> list[str]:
    """Versions of what we stand on."""
    from importlib import metadata  # brings the parsers of e-mail along

    try:
        own = metadata.version("lut-admin")
    except metadata.PackageNotFoundError:
        from lut_admin import __version__ as own
    return [
        f"lut-admin {own}",
        f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    ]


class Failures(QObject):
    """Catches what nobody caught, from any thread; writes the report and asks the window to show it."""

    happened = Signal(object)

    def __init__(self, folder: Path, refused: Callable[[Refusal], None], show: Callable[[str, Path | None], None]) -> None:
        super().__init__()
        self._folder, self._refused, self._show = folder, refused, show
        self._showing = False
        self._hard: IO[str] | None = None
        self.happened.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take the place of Python's own hooks; a crash of Qt itself leaves its stack in a file for the next start."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(args.exc_type, args.exc_value, args.exc_traceback)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._hard = (self._folder / HARD).open("a", encoding="utf-8")
        except OSError:
            return  # without a place for reports the window still works
        faulthandler.enable(self._hard)

    def close(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        if self._hard is not None:
            faulthandler.disable()
            self._hard.close()
            path, self._hard = self._folder / HARD, None
            if path.is_file() and path.stat().st_size == 0:
                path.unlink()

    def _hook(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif error is not None and not isinstance(error, (Cancelled, SystemExit)):
            self.happened.emit(error)

    def keep(self, error: BaseException) -> tuple[str, Path | None]:
        """Write the report of a bug, and say it on stderr; also while there is no window to show it in."""
        told = report(error)
        path = write(self._folder, told)
        if sys.stderr is not None:
            sys.stderr.write(f"{told}\n")  # for whoever started us from a terminal; the report has no names in it
        return told, path

    def _take(self, error: BaseException) -> None:
        if isinstance(error, Refusal):
            self._refused(error)
            return
        told, path = self.keep(error)
        if not self._showing:  # a bug in a paint event comes again and again: one dialog is enough
            self._showing = True
            try:
                self._show(told, path)
            finally:
                self._showing = False


class CrashDialog(QDialog):
    """Says that something went wrong, what that means for the data, and offers the report."""

    def __init__(self, parent: QWidget, say: Callable[..., str], told: str, path: Path | None) -> None:
        super().__init__(parent)
        self.copied = False
        self.setWindowTitle(say("window.crash.title"))
        self.setMinimumWidth(WIDTH)
        self.report = paragraph(told, lines=9)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(say("window.crash.copy"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        go_on = button(say("window.crash.go_on"), kind="primary", then=self.accept)
        layout = column(
            text(say("window.crash.title"), "title"),
            text(say("window.crash.what"), wrap=True),
            text(say("window.crash.report"), "muted", wrap=True),
            self.report,
            text(str(path) if path is not None else "", "small", wrap=True),
            row(button(say("window.crash.copy"), "copy", then=self._copy), None, go_on),
            gap=look.S12,
        )
        layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
        self.setLayout(layout)
        self.resize(WIDTH, layout.totalHeightForWidth(WIDTH))  # Qt's own guess is too low for words that go on in a second line
        go_on.setDefault(True)

    def _copy(self) -> None:
        self.copied = True
        self.accept()


def write(folder: Path, told: str) -> Path | None:
    """Keep a report; the oldest beyond `KEPT` go. None where it could not be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"report-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
        path.write_text(told, encoding="utf-8")
        for old in sorted(folder.glob("report-*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
            old.with_suffix(SEEN).unlink(missing_ok=True)
    except OSError:
        return None
    return path


def unread(folder: Path) -> str | None:
    """The newest report nobody has copied or put away yet; a hard crash of the last run becomes one first."""
    try:
        hard = folder / HARD
        if hard.is_file() and (stack := hard.read_text(encoding="utf-8", errors="replace").strip()):
            write(folder, "\n".join([*about(), "", _without_home(stack)]))
            hard.unlink(missing_ok=True)
        newest = max(folder.glob("report-*.txt"), default=None)
        if newest is None or newest.with_suffix(SEEN).exists():
            return None
        return newest.read_text(encoding="utf-8")
    except OSError:
        return None


def put_away(folder: Path) -> None:
    """The newest report has been dealt with."""
    newest = max(folder.glob("report-*.txt"), default=None)
    if newest is not None:
        try:
            newest.with_suffix(SEEN).touch()
        except OSError:
            return


def _without_home(stack: str) -> str:
    return stack.replace(str(Path.home()), "~")


def folder() -> Path:
    """Where reports are kept."""
    return places.reports()
