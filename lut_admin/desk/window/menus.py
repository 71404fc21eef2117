"""The commands of the window, each once: for the menu bar, its shortcut and the palette."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from lut_admin.desk.style import icons


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window can do: its name, words, shortcut, menu and deed. Without an open office only `always` ones."""

    name: str
    words: str
    menu: str
    then: Callable[[], object]
    shortcut: str = ""
    icon: str = ""
    always: bool = False
    line_before: bool = False


class Menus:
    """The menu bar, made of commands; `menus` are (name, words) in order."""

    def __init__(self, window: QMainWindow, menus: Sequence[tuple[str, str]], commands: Sequence[Command]) -> None:
        self.commands = list(commands)
        self.actions: dict[str, QAction] = {}
        bar = window.menuBar()
        bar.clear()
        for menu, words in menus:
            made = bar.addMenu(words)
            made.aboutToShow.connect(lambda name=menu: self._paint(name))
            for command in (command for command in commands if command.menu == menu):
                if command.line_before:
                    made.addSeparator()
                made.addAction(self._action(window, command))

    def _action(self, window: QMainWindow, command: Command) -> QAction:
        action = QAction(command.words.replace("&", "&&"), window)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        action.triggered.connect(lambda: command.then())
        self.actions[command.name] = action
        return action

    def _paint(self, menu: str) -> None:
        """The icons of one menu, when it is first opened: the window does not wait for twenty of them."""
        for command in self.commands:
            if command.menu == menu and command.icon and self.actions[command.name].icon().isNull():
                icons.put(self.actions[command.name], command.icon, "muted")

    def set_open(self, is_open: bool) -> None:
        """Whether an office is open: most commands need one."""
        for command in self.commands:
            self.actions[command.name].setEnabled(command.always or is_open)

    def name(self, command: str, words: str, enabled: bool) -> None:
        """Say what a command would do now: undo and redo are named."""
        self.actions[command].setText(words.replace("&", "&&"))
        self.actions[command].setEnabled(enabled)

    def offered(self) -> list[tuple[Command, QAction]]:
        """The commands that can be given now."""
        return [(command, self.actions[command.name]) for command in self.commands if self.actions[command.name].isEnabled()]


def shown(action: QAction) -> str:
    """An action's shortcut as the keyboard says it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
