"""What is in an office is for its counselor alone, also on a computer that several people sign in to.

Where a system or a disk knows no such rights (Windows gives them by the folder of the user; USB sticks have none) nothing is
done and nothing fails.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600


def opener(path: str | os.PathLike[str], flags: int) -> int:
    """For `open`: what is made is readable by its maker alone from the first moment."""
    return os.open(path, flags, FILE)


def touch(path: Path) -> Path:
    """An empty file that others cannot read, for what makes its files by itself; one that is there is refused (OSError)."""
    open(path, "xb", opener=opener).close()
    return path


def folder(path: Path) -> Path:
    """Make a folder, unless it is there, and close it to others."""
    path.mkdir(exist_ok=True)
    shut(path)
    return path


def shut(path: Path) -> None:
    """Take from others every right to a folder or file."""
    if os.name == "posix":
        with suppress(OSError):
            path.chmod(FOLDER if path.is_dir() else FILE)


def shut_all(place: Path) -> None:
    """Close an office's folder and all that is in it: it may have been made before this was taken care of, or copied."""
    if os.name != "posix":
        return
    shut(place)
    for where, folders, files in os.walk(place):
        for name in (*folders, *files):
            shut(Path(where, name))
