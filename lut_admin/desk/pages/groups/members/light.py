"""From a member of a check to a reminder, a talk or a case: light first, and a nickname alone is never a case (Art. 10)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from lut_admin.desk.noting import Begun
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.members.entries import Entry, called, chinese
from lut_admin.desk.style import icons
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.office.cases import Account

# The articles that a finding is about; the others are about nothing that anybody is reminded of.
ARTICLES = {"rename": (4,), "leave": (3,), "missing": (3,)}
# What may become a case: who has left and stays in the group, and who never belonged there.
CASES = ("leave", "stranger")


def begun(desk: Desk, entry: Entry, group: str) -> Begun | None:
    """With what a note about this member begins; None where nobody knows who it is."""
    person = entry.person
    if person is None:
        return None
    nickname = entry.line.nickname if entry.line is not None else ""
    said = {language: _said(entry, nickname, group, language) for language in words.LANGUAGES}
    name = f"{called(person)} {chinese(person)}".strip()
    beside = " · ".join(part for part in (person.student_no, person.class_name) if part)
    return Begun(
        person.id, f"{name}  {beside}".strip(), ARTICLES.get(entry.mark, ()), said["zh"], said["en"],
        source={"group": group, "nickname": nickname},
        why=desk.say("check.light_only") if entry.mark == "rename" else "",
    )  # fmt: skip


def _said(entry: Entry, nickname: str, group: str, language: words.Language) -> str:
    if entry.mark == "rename" and entry.line is not None:
        if entry.line.suggestion:
            facts = {"nickname": nickname, "suggestion": entry.line.suggestion}
            return words.say("check.light_rename", language, **facts)
        return words.say("check.light_rename_bare", language, nickname=nickname)
    if entry.mark in ("leave", "missing"):
        return words.say(f"check.light_{entry.mark}", language, group=group)
    return ""


def account(entry: Entry, group: str) -> Account | None:
    """With what a case about this member begins; None where this finding comes to none."""
    from lut_admin.office.cases import account_from_finding

    if entry.mark not in CASES or entry.line is None:
        return None
    student = entry.person.id if entry.person is not None else None
    return account_from_finding(student, entry.line.nickname, group, ARTICLES.get(entry.mark, ()))


def menu(desk: Desk, over: QWidget, entry: Entry, group: str, note: Callable[[], object]) -> QMenu | None:
    """What may be done about a member; None where there is nothing."""
    made, say = QMenu(over), desk.say
    person, case = entry.person, account(entry, group)
    if person is not None:
        light = made.addAction(icons.icon("message-circle", "muted"), say("check.note_light"))
        light.setShortcut("R")
        light.triggered.connect(lambda: note())
    if case is not None:
        opening = made.addAction(icons.icon("gavel", "muted"), say("check.open_case"))
        opening.triggered.connect(lambda: desk.go("cases", begin=case))
    elif entry.mark == "rename":
        made.addAction(say("check.light_only")).setEnabled(False)
    if person is not None:
        shown = made.addAction(icons.icon("user-round", "muted"), say("groups.open_student"))
        shown.triggered.connect(lambda: desk.go("students", student=person.id))
    return None if made.isEmpty() else made
