"""What an entry says, in words: each fact with its label; of a corrected one what it said before, struck, and what it says now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from lut_admin.convention.supervision import Entry, Item, Step, asked, plain
from lut_admin.convention.supervision.facts import Correction, FactKind
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.course.mattering import Around, matters
from lut_admin.desk.pieces import selectable, text
from lut_admin.desk.style import look

Hide = Callable[[str], str]
Line = tuple[str, str, str]  # label, what it says, and what it said before a correction ("": the same)


def lines(desk: Desk, entry: Entry, before: Entry | None = None) -> Iterator[Line]:
    """The facts and the note of an entry in words; `before`: as it was written, where corrections changed it."""
    now, was = plain(entry.facts), plain(before.facts) if before else None
    everything = Around(minor=True, late=True, early=True)
    for one in asked(entry.step):
        # That an entry is taken out is said by the link to it.
        if one.name == "annuls" or not matters(entry.step, one.name, now, everything):
            continue
        said = _said(desk, entry.step, one.name, now)
        old = _said(desk, entry.step, one.name, was) if was is not None else said
        if said or old:
            yield desk.say(f"fact.{one.name}"), said, old if old != said else ""
    note, old_note = entry.note, before.note if before else entry.note
    if note or old_note:
        yield desk.say("casesheet.note"), note, old_note if old_note != note else ""


def changed(desk: Desk, correction: Correction) -> str:
    """What a correction writes otherwise, by its labels; how it was and is now stands at what it corrects."""
    own = {"on": "cases.step_day_label", "note": "casesheet.note"}
    labels = [desk.say(own.get(name, f"fact.{name}")) for name in correction.changes]
    return desk.say("casesheet.changes", what=labels) if labels else ""


def _said(desk: Desk, step: Step, name: str, facts: Mapping[str, Any]) -> str:
    """One fact in words; ``""`` where it is not said."""
    one, value = next(found for found in asked(step) if found.name == name), facts.get(name)
    if value is None or value == "":
        return ""
    if one.kind is FactKind.CHOICE:
        return desk.say(f"{one.words}.{value}")
    if one.kind is FactKind.FLAG:
        # What is usual is not said: only that somebody was not told how to appeal, that a matter was referred.
        usual = name == "told_appeal"
        return "" if value is usual else desk.say("casesheet.yes" if value else "casesheet.no")
    if name == "item":
        return desk.say(Item(value).key) if value in set(Item) else str(value)
    return "、".join(value) if isinstance(value, list) else str(value)


def told(desk: Desk, entry: Entry, hide: Hide, before: Entry | None = None) -> QWidget | None:
    """The facts as a little table, names hidden; None where the entry says nothing of its own."""
    found = list(lines(desk, entry, before))
    if not found:
        return None
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.S12)
    grid.setVerticalSpacing(look.S4)
    grid.setColumnStretch(1, 1)
    place = 0
    metrics = QFontMetrics(look.font(look.MUTED))
    widest = min(max(metrics.horizontalAdvance(label) for label, _, _ in found) + look.S4, WIDEST)
    for label, said, old in found:
        name, across = text(label, "muted", wrap=True), max(len(said), len(old)) > LONG
        if across:  # a long text has the whole width, below its label
            grid.addWidget(name, place, 0, 1, 2)
            place += 1
        else:
            name.setFixedWidth(widest)
            grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        for words in filter(None, (struck(desk, hide(old)) if old else None, selectable(hide(said)) if said else None)):
            grid.addWidget(words, place, 0 if across else 1, 1, 2 if across else 1)
            place += 1
    made = QWidget()
    made.setLayout(grid)
    return made


LONG = 80  # characters from which on a text stands below its label
WIDEST = 150  # pixels that a label is given at most; a longer one goes on below


def struck(desk: Desk, words: str) -> QLabel:
    """Words that no longer hold, struck through; a screen reader is told so."""
    made = selectable(words, "muted")
    font = made.font()
    font.setStrikeOut(True)
    made.setFont(font)
    made.setAccessibleName(desk.say("casesheet.was", what=words))
    return made
