"""What lasts as long as the program: folders for icons, demonstrations and copies to look at, and the doorbell's socket.

A program that is killed leaves them behind. The next start takes away those whose process is gone; a folder's name says whose
it is.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_FOLDER = re.compile(r"lut-(?:icons|demo|copies)-([0-9]{1,10})-\w+")
_SOCKET = re.compile(r"lut-admin-[0-9a-f]{24}")
# Seconds: no younger socket is judged, since a server has its file a moment before it listens.
YOUNG = 60


def folder(use: str) -> Path:
    """A new folder for ``icons``, a ``demo`` or ``copies``, which only this user can read; its maker takes it away at the end."""
    return Path(tempfile.mkdtemp(prefix=f"lut-{use}-{os.getpid()}-"))


def sweep(place: Path | None = None) -> list[Path]:
    """Take away what killed programs left in the computer's folder for passing files (`place`); returns what is gone.

    Only this user's own, never through a link, and nothing whose process may still be there.
    """
    gone = []
    for path in _left_behind(place or Path(tempfile.gettempdir())):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
        if not path.exists():
            gone.append(path)
    return gone


def _left_behind(place: Path) -> Iterator[Path]:
    """Folders and sockets of processes that are gone."""
    with suppress(OSError):
        for path in place.iterdir():
            try:
                found = path.lstat()
            except OSError:
                continue
            if hasattr(os, "getuid") and found.st_uid != os.getuid():
                continue
            if _is_over(path, found):
                yield path


def _is_over(path: Path, found: os.stat_result) -> bool:
    """Whether it is a folder or a socket of ours, and its process is gone."""
    if stat.S_ISDIR(found.st_mode):
        named = _FOLDER.fullmatch(path.name)
        return named is not None and not _runs(int(named[1]))
    return stat.S_ISSOCK(found.st_mode) and bool(_SOCKET.fullmatch(path.name)) and _is_deaf(path, found.st_mtime)


def _runs(number: int) -> bool:
    """Whether there is a process of this number; if it was given out again, the folder goes another time."""
    import psutil

    return psutil.pid_exists(number)


def _is_deaf(path: Path, since: float) -> bool:
    """Whether nobody listens at a socket's file."""
    if time.time() - since < YOUNG:
        return False
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(1)
        try:
            caller.connect(str(path))
        except ConnectionRefusedError:
            return True
        except OSError:
            return False
    return False
