"""The settings page: sections at the left, the chosen one beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from lut_admin.desk.page import Desk, Page
from lut_admin.desk.pages.settings.about import About
from lut_admin.desk.pages.settings.declared import Declared
from lut_admin.desk.pages.settings.looks import Looks
from lut_admin.desk.pages.settings.past import Past
from lut_admin.desk.pages.settings.rules import SchoolRules
from lut_admin.desk.pages.settings.safety import Safety
from lut_admin.desk.pages.settings.templates.editor import HalfWritten
from lut_admin.desk.pages.settings.templates.shelf import TemplatesSection
from lut_admin.desk.pages.settings.word_forms import WordForms
from lut_admin.desk.pages.settings.wording.glossary import GlossarySection
from lut_admin.desk.pages.settings.wording.lists import Wording
from lut_admin.desk.pages.settings.wording.translation import Translation
from lut_admin.desk.pieces import row, scrolling
from lut_admin.desk.style import icons, look
from lut_admin.office.results import Changes

WIDTH = 208
AROUND = 64  # what an item is wider than its words
SECTIONS = (
    ("school", "graduation-cap"),
    ("convention", "scale"),
    ("rules", "gavel"),
    ("word", "file-text"),
    ("templates", "megaphone"),
    ("glossary", "tag"),
    ("wording", "list-filter"),
    ("looks", "monitor"),
    ("translator", "languages"),
    ("backup", "hard-drive"),
    ("history", "history"),
    ("about", "info"),
)
# These have lists of their own that scroll.
WHOLE = ("word", "templates", "glossary", "history")


class SettingsPage(Page):
    """Everything that can be set, and what was done."""

    name = "settings"
    icon = "settings"
    shows = Changes.EVERYTHING

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("kind", "sections")
        self.list.setAccessibleName(desk.say("window.page.settings"))
        self.list.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.stack = QStackedWidget()
        self.stack.setProperty("kind", "ground")
        self.school = Declared(desk, ("school", "cases", "reminders"))
        self.convention = Declared(desk, ("convention",))
        self.rules = SchoolRules(desk)
        self.word = WordForms(desk)
        self.templates, self.glossary = TemplatesSection(desk), GlossarySection(desk)
        self.wording = Wording(desk)
        self.looks = Looks(desk)
        self.translator = Translation(desk)
        self.backup = Safety(desk)
        self.history = Past(desk)
        self.about = About(desk)
        self.sections: dict[str, QWidget] = {
            "school": self.school, "convention": self.convention, "rules": self.rules, "word": self.word,
            "templates": self.templates, "glossary": self.glossary,
            "wording": self.wording, "looks": self.looks, "translator": self.translator, "backup": self.backup,
            "history": self.history, "about": self.about,
        }  # fmt: skip
        for name, icon in SECTIONS:
            item = QListWidgetItem(desk.say(f"settings.{name}"))
            icons.put_on_item(self.list, item, icon)
            item.setSizeHint(QSize(0, look.CONTROL + 2))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
            section = self.sections[name]
            self.stack.addWidget(section if name in WHOLE else scrolling(section))
        longest = max(QFontMetrics(look.font()).horizontalAdvance(desk.say(f"settings.{name}")) for name, _ in SECTIONS)
        self.list.setFixedWidth(max(WIDTH, longest + AROUND))
        self.list.currentRowChanged.connect(self._chosen)
        across = row(gap=look.S16)
        across.addWidget(self.list)
        across.addWidget(self.stack, 1)
        self.setLayout(across)
        self.list.setCurrentRow(0)

    @property
    def section(self) -> str:
        """The section that is shown."""
        return SECTIONS[max(self.list.currentRow(), 0)][0]

    def visit(self, where: Mapping[str, Any]) -> None:
        """``section=name`` shows a section."""
        names = [name for name, _ in SECTIONS]
        if where.get("section") in names:
            self.list.setCurrentRow(names.index(where["section"]))

    def refresh(self) -> None:
        """Read the section that is shown."""
        shown = self.sections[self.section]
        if isinstance(
            shown, (Declared, SchoolRules, WordForms, TemplatesSection, GlossarySection, Wording, Translation, Safety, Past, About)
        ):
            shown.refresh()

    def unfinished(self) -> object | None:
        """A template that is being written."""
        return self.templates.unfinished()

    def resume(self, unfinished: object) -> None:
        """See `Page`."""
        if isinstance(unfinished, HalfWritten):
            self.visit({"section": "templates"})
            self.templates.resume(unfinished)

    def _chosen(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        if self.isVisible():
            self.refresh()
