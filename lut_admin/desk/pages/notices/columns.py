"""The columns in which a notice is told, wherever notices are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lut_admin.desk.page import Desk
from lut_admin.desk.tables import Column

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine


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
