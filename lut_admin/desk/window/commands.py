"""What the window can do, as commands for the menus and the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lut_admin.convention import letters, names
from lut_admin.desk.style.look import THEMES
from lut_admin.desk.window.finder import Hit
from lut_admin.desk.window.menus import Command, Menus, shown
from lut_admin.papers import words
from lut_admin.papers.words import Word

if TYPE_CHECKING:
    from lut_admin.desk.window.window import Window
    from lut_admin.office.lookup import Found


PAGE_OF = {"student": "students", "group": "groups", "notice": "notices", "case": "cases", "template": "notices"}


class WindowCommands:
    """The commands of one window, in its language."""

    def __init__(self, window: Window) -> None:
        self._window = window
        menus = [(name, window.say(f"window.menu.{name}")) for name in ("file", "edit", "go", "view", "help")]
        self.menus = Menus(window, menus, [*self._file(), *self._edit(), *self._go(), *self._view(), *self._help()])

    def _file(self) -> list[Command]:
        say, go = self._window.say, self._window.go
        return [
            Command("new_notice", say("window.new_notice"), "file", lambda: go("notices", new=True), "Ctrl+N", "megaphone"),
            Command("new_case", say("window.new_case"), "file", lambda: go("cases", new=True), "Ctrl+Shift+N", "gavel"),
            Command("note", say("window.note"), "file", lambda: go("cases", noting=True), "", "message-circle"),
            Command("heard", say("window.heard"), "file", lambda: go("cases", pasting=True), "", "clipboard-paste"),
            Command("import", say("window.import"), "file", lambda: go("students", importing=True), "Ctrl+I", "upload"),
            Command("backup", say("window.backup"), "file", lambda: go("settings", section="backup"), "", "hard-drive",
                    line_before=True),
            Command("quit", say("window.quit"), "file", self._window.close, "Ctrl+Q", "", always=True, line_before=True),
        ]

    def _edit(self) -> list[Command]:
        window = self._window
        return [
            Command("undo", window.say("window.undo"), "edit", window.undo, "Ctrl+Z", "undo-2"),
            Command("undo_earlier", window.say("window.undo_earlier"), "edit", window.undoing.earlier, "Ctrl+Alt+Z"),
            Command("redo", window.say("window.redo"), "edit", window.redo, "Ctrl+Y", "redo-2"),
            Command("search", window.say("window.search_command"), "edit", window.search, "Ctrl+K", "search", line_before=True),
            Command("history", window.say("window.history"), "edit", lambda: window.go("settings", section="history"), "Ctrl+H",
                    "history"),
        ]

    def _go(self) -> list[Command]:
        window = self._window
        rooms = sorted(window.rooms, key=lambda room: room.last)
        return [
            Command(f"go_{room.name}", window.say(f"window.page.{room.name}"), "go", partial(window.go, room.name),
                    f"Ctrl+{number}", room.icon)
            for number, room in enumerate(rooms, start=1)
        ] + [
            Command("calendar", window.say("posting.calendar"), "go", lambda: window.go("notices", calendar=True), "", "calendar",
                    line_before=True),
            Command("log", window.say("posting.log"), "go", lambda: window.go("notices", log=True), "", "clipboard-check"),
            Command("enter", window.say("posting.enter"), "go", lambda: window.go("notices", enter=True), "", "history"),
            Command("leaving", window.say("window.leaving"), "go", lambda: window.go("groups", leaving=True), "",
                    "graduation-cap", line_before=True),
            Command("report", window.say("window.report"), "go", lambda: window.go("groups", report=True), "", "file-text"),
            Command("numbers", window.say("window.numbers"), "go", lambda: window.go("cases", view="numbers"), "", "chart-column",
                    line_before=True),
            Command("review", window.say("window.review"), "go", lambda: window.go("cases", view="review"), "", "archive"),
        ]

    def _view(self) -> list[Command]:
        window = self._window
        themes = [
            Command(f"theme_{theme}", window.say(f"window.theme.{theme}"), "view", partial(window.set_theme, theme),
                    "", {"system": "monitor", "light": "sun", "dark": "moon"}[theme], always=True)
            for theme in THEMES
        ]
        other = window.say("window.other_language")
        return [
            *themes,
            Command("language", other, "view", self._other_language, "Ctrl+Shift+L", "languages", always=True, line_before=True),
        ]

    def _help(self) -> list[Command]:
        window = self._window
        return [
            Command("convention", window.say("window.convention"), "help", lambda: window.go("settings", section="about"), "F1",
                    "scale"),
        ]

    def _other_language(self) -> None:
        self._window.set_language("en" if self._window.language == "zh" else "zh")

    def _said(self, thing: Found) -> tuple[str, str]:
        """What a row says, and what beside it; of a template what it is called in the window's language, and what it does."""
        language, beside = self._window.language, thing.beside
        if thing.kind == "template":
            return thing.name if language == "zh" else str(beside), self._window.say("window.from_template")
        return thing.name, words.of_word(beside, language) if isinstance(beside, Word) else beside

    def hits(self, typed: str) -> list[Hit]:
        """What the palette shows for typed letters: things first, then commands; without letters the commands."""
        window = self._window
        found = [
            Hit(thing.kind, *self._said(thing), "", partial(window.go, PAGE_OF[thing.kind], **{thing.kind: thing.id}))
            for thing in window.finder.find(typed)
        ]
        typed_parts = names.query(typed).split()
        commands = [
            Hit("command", action.text().replace("&&", "&"), "", shown(action), command.then)
            for command, action in self.menus.offered()
            if all(part in letters.key(action.text()) for part in typed_parts)
        ]
        return [*found, *commands]
