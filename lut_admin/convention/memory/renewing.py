"""A notice begun from an earlier one: its days and times are those of then, until somebody has looked at each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.twins import mark
from lut_admin.convention.twins.facts import Firm, Kind

CODE = "notices.renew"
_DAY = {Kind.DATE, Kind.WEEKDAY}
_BESIDE = re.compile(r"[\s,，]{0,2}[（(]?\s?")
_CLOSES = {"（": "）", "(": ")"}
_OLD = (Kind.DATE, Kind.WEEKDAY, Kind.TIME)


class Renewing:
    """The days and times of an earlier notice, as they are written in each half."""

    def __init__(self, zh: str = "", en: str = "", written: date | None = None) -> None:
        self._old = {"zh": _told(zh, "zh", written), "en": _told(en, "en", written)}

    def findings(self, zh: str, en: str) -> Iterator[Finding]:
        """Those that still stand in the text, each asked about; nothing is found where nothing was begun from."""
        for half, words in (("zh", zh), ("en", en)):
            at = 0
            for old in self._old[half]:
                start = words.find(old, at)
                if start < 0:
                    continue
                at = start + len(old)
                finding = Finding(6, CODE, Weight.ASK, {"found": old})
                yield replace(finding, zh=(start, at)) if half == "zh" else replace(finding, en=(start, at))

    def keep(self, old: str) -> None:
        """This day or time still holds: it is not asked about any more, in either half."""
        for half in self._old.values():
            half[:] = [one for one in half if one != old]


def _told(words: str, half: str, written: date | None) -> list[str]:
    """Each as it is written; a day and the weekday beside it are looked at together."""
    facts = mark(words, "zh" if half == "zh" else "en", written)
    told: list[tuple[Kind, int, int]] = []
    for fact in facts:
        if fact.kind not in _OLD or fact.firm is Firm.MUTE:
            continue
        if told and {told[-1][0], fact.kind} == _DAY and (opened := _BESIDE.fullmatch(words, told[-1][2], fact.start)):
            closes = words[fact.end : fact.end + 1] == _CLOSES.get(opened[0].strip()[-1:], "")
            told[-1] = (Kind.TIME, told[-1][1], fact.end + closes)  # of neither kind any more: a third stands for itself
        else:
            told.append((fact.kind, fact.start, fact.end))
    return [words[start:end] for _, start, end in told]
