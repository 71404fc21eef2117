"""One process per office: a lock of the operating system on a file in its folder, gone when the process is gone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lut_admin.refusals import Refusal

FILE = "office.lock"


class Hold:
    """The office's folder, held by this process until `release` or its end, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Raises Refusal ``book.in_use`` where another process (or another window of this one) has the office open."""
        path = folder / FILE
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise Refusal("book.folder_not_writable", folder=str(folder)) from error
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise Refusal("book.in_use", folder=str(folder)) from error

    def release(self) -> None:
        """Let another process have it; a second call does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # flock and not lockf: it is bound to this descriptor, so that a second opening in the same process sees it, too.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
