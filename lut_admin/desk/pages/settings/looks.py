"""Language, theme and density: this computer's own preferences, not the office's."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, column, text
from lut_admin.desk.pieces.chips import Chips, ChipSpec
from lut_admin.desk.style import look
from lut_admin.desk.style.look import THEMES
from lut_admin.papers.words import LANGUAGES


class Looks(QWidget):
    """Three choices, each done at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        say, kept = desk.say, desk.preferences
        card = Card(say("settings.looks"))
        self.language = Chips(say("settings.language"))
        self.language.put([ChipSpec(name, say(f"settings.language.{name}")) for name in LANGUAGES], desk.language)
        self.language.chosen.connect(lambda name: desk.set_language("en" if name == "en" else "zh"))
        self.theme = Chips(say("settings.theme"))
        self.theme.put([ChipSpec(name, say(f"settings.theme.{name}")) for name in THEMES], kept.get("theme", "system"))
        self.theme.chosen.connect(self._set_theme)
        self.density = Chips(say("settings.rows"))
        rows = [ChipSpec(name, say(f"settings.rows.{name}")) for name in ("roomy", "compact")]
        self.density.put(rows, "compact" if kept.get("compact", False) else "roomy")
        self.density.chosen.connect(lambda name: kept.put("compact", name == "compact"))
        for label, chips in (("language", self.language), ("theme", self.theme), ("rows", self.density)):
            card.body.addLayout(column(text(say(f"settings.{label}"), "muted"), chips, gap=look.S4))
            card.body.addSpacing(look.S4)
        card.body.addWidget(text(say("settings.looks.about"), "small", wrap=True))
        self.setLayout(column(card, None))

    def _set_theme(self, name: str) -> None:
        self._desk.set_theme("dark" if name == "dark" else "light" if name == "light" else "system")
