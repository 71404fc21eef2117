"""Where the student list itself lacks a name that the right nickname takes: that is asked for, and held against nobody (Art. 4)."""

from __future__ import annotations

from collections.abc import Iterable


def lacks_name(codes: Iterable[str]) -> bool:
    """Whether the bare codes of a line (``R_NO_CN_ON_ROSTER``) say that the list has no such name of the student."""
    return any(code.startswith("R_NO_") for code in codes)
