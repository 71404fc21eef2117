"""What is told of a bug: the kinds of error and the stack's files, lines and functions.

Never an error's message, a local variable or a fact: any of those could hold a name.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType


def stacks(error: BaseException) -> str:
    """The kind and stack of an error and of each error behind it, in English, for whoever mends it."""
    lines: list[str] = []
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        lines += [f"{type(at).__module__}.{type(at).__qualname__}", *_stack(at.__traceback__), ""]
        at = at.__cause__ or at.__context__
    return "\n".join(lines)


def _stack(trace: TracebackType | None) -> list[str]:
    return [
        f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]


def _short(filename: str) -> str:
    """A file from its package on: folders above it may hold the counselor's name."""
    parts = Path(filename).parts
    for root in ("lut_admin", "site-packages", f"python{sys.version_info.major}.{sys.version_info.minor}", "lib", "Lib"):
        if root in parts:
            place = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[place if root == "lut_admin" else place + 1 :])
    return parts[-1] if parts else filename
