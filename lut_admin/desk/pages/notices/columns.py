"""How a notice is told wherever notices are listed: its columns, how far it has come, by what it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Tone
from lut_admin.desk.tables import Column

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine

# How far a notice has come, in that order, and the tone in which that is told.
TONES: dict[str, Tone] = {"draft": "muted", "held": "warn", "copied": "primary", "posted": "ok"}


def title(desk: Desk, width: int) -> Column[NoticeLine]:
    """What it is called."""
    return Column("title", desk.say("notices.title"), lambda line: line.title, width=width)


def category(desk: Desk, width: int) -> Column[NoticeLine]:
    """Its purpose (Art. 2), if it has one yet."""

    def said(line: NoticeLine) -> str:
        return desk.say(f"purpose.{line.category}") if line.category else ""

    return Column("category", desk.say("notices.category"), said, kind="muted", width=width)


def groups(desk: Desk, width: int) -> Column[NoticeLine]:
    """Whom it is for."""
    language = desk.language
    return Column("groups", desk.say("notices.groups"), lambda line: line.audience.said(language), kind="muted", width=width)


def found_by(line: NoticeLine) -> str:
    """What a notice is found by when a few letters are typed: its title in every form, its text as it is written."""
    from lut_admin.convention import letters, names

    return f"{letters.key(line.title)}\n{names.query(f'{line.zh} {line.en}')}"
