"""Days told from the day of writing (明天, tonight): in a notice that leaves on another day they mean another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lut_admin.convention.articles import Finding, Weight

CODE = "notices.moved"
_TOLD = re.compile(
    r"今明两?[天日]|明后两?[天日]|大?[后前]天|(?<![文声说表证])[明今昨][天日晚早晨]"
    r"|\b(?:the\s)?day\s(?:after\stomorrow|before\syesterday)\b|\b(?:tomorrow|today|tonight|yesterday)\b"
    r"|\bthis\s(?:morning|afternoon|evening)\b|\blast\snight\b",
    re.IGNORECASE,
)
# The better tomorrow of a greeting is no day.
_HOPED = re.compile(r"(?:美好的?|更好的?|\b(?:better|brighter)\s)$", re.IGNORECASE)


def told_from_writing(text: str) -> Iterator[tuple[int, int]]:
    """The places of such days in a half of a notice, in order."""
    for found in _TOLD.finditer(text):
        if not _HOPED.search(text, max(0, found.start() - 9), found.start()):
            yield found.span()


class Moved:
    """A notice written on one day that leaves on another: each such day is asked about, until it is said that it holds."""

    def __init__(self, written: date) -> None:
        self.written = written
        self._kept: set[str] = set()

    def findings(self, zh: str, en: str, leaves: date) -> Iterator[Finding]:
        """Those that stand in either half (Art. 8: what is posted must be true); none where it leaves on the day of writing."""
        if leaves == self.written:
            return
        for half, text in (("zh", zh), ("en", en)):
            for start, end in told_from_writing(text):
                if text[start:end].lower() in self._kept:
                    continue
                facts = {"found": text[start:end], "written": self.written.isoformat(), "leaves": leaves.isoformat()}
                finding = Finding(8, CODE, Weight.ASK, facts)
                yield replace(finding, zh=(start, end)) if half == "zh" else replace(finding, en=(start, end))

    def keep(self, told: str) -> None:
        """This one means the right day: it is not asked about any more."""
        self._kept.add(told.lower())


def waits_too_long(zh: str, en: str, written: date, leaves: date) -> bool:
    """Whether a notice has to be read again before it leaves."""
    return leaves != written and any(True for half in (zh, en) for _ in told_from_writing(half))
