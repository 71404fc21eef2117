"""Copies of evidence to look at: read-only, in a folder of this program that goes when it closes."""

from __future__ import annotations

import atexit
import shutil
import stat
from functools import cache
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from lut_admin.desk.computer import throwaway
from lut_admin.desk.page import Desk


def open_copy(desk: Desk, exhibit_id: int, place: int) -> None:
    """Open a copy of a piece of evidence with whatever opens such files here, and say where it is and until when."""
    from lut_admin.office.cases import evidence

    office = desk.office

    def opened(copy: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
        desk.saved(copy, desk.say("exhibits.copy_opened", place=place))

    desk.read(lambda _progress: evidence.open_copy(office, exhibit_id, folder()), opened)


@cache
def folder() -> Path:
    """Where the copies of this sitting are."""
    made = throwaway.folder("copies")
    atexit.register(_take_away, made)
    return made


def _take_away(made: Path) -> None:
    for path in made.glob("*/*"):
        path.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows deletes nothing that is read-only
    shutil.rmtree(made, ignore_errors=True)
