"""Questions put to the person: the one place that opens dialogs; tests replace it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from lut_admin.desk.computer.preferences import Preferences

FOLDER = "folder"


class Asker(Protocol):
    """What may be asked of the person at the desk; every answer may be None: they changed their mind."""

    def file_to_open(self, title: str, kinds: str) -> Path | None:
        """A file to read; `kinds` is Qt's filter text."""
        ...

    def files_to_open(self, title: str, kinds: str) -> list[Path]:
        """Files to read, several at once; none: they changed their mind."""
        ...

    def file_to_save(self, title: str, name: str, kinds: str) -> Path | None:
        """Where to write a file; `name` is what is offered."""
        ...

    def folder(self, title: str) -> Path | None:
        """A folder."""
        ...

    def line(self, title: str, prompt: str, value: str = "") -> str | None:
        """One line of text."""
        ...

    def choice(self, title: str, text: str, answers: Sequence[str]) -> int | None:
        """One of several answers, by index."""
        ...

    def dialog(self, dialog: QDialog) -> bool:
        """Show a dialog of the page's own; whether it was accepted."""
        ...


def once(asker: Asker, dialog: QDialog) -> bool:
    """Ask with a dialog made for this one question; whether it was accepted.

    It is let go afterwards: its parent would keep it for as long as the page lives.
    """
    agreed = asker.dialog(dialog)
    dialog.setParent(None)
    dialog.deleteLater()
    return agreed


class DialogAsker:
    """Asks with real dialogs above `parent`."""

    def __init__(self, parent: QWidget, preferences: Preferences) -> None:
        self._parent, self._preferences = parent, preferences

    def file_to_open(self, title: str, kinds: str) -> Path | None:
        """See `Asker`."""
        name, _ = QFileDialog.getOpenFileName(self._parent, title, str(self.last_folder), kinds)
        return self._chosen(name, Path(name).parent)

    def files_to_open(self, title: str, kinds: str) -> list[Path]:
        """See `Asker`."""
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, str(self.last_folder), kinds)
        return [chosen for name in names if (chosen := self._chosen(name, Path(name).parent)) is not None]

    def file_to_save(self, title: str, name: str, kinds: str) -> Path | None:
        """See `Asker`."""
        chosen, _ = QFileDialog.getSaveFileName(self._parent, title, str(self.last_folder / name), kinds)
        return self._chosen(chosen, Path(chosen).parent)

    def folder(self, title: str) -> Path | None:
        """See `Asker`."""
        chosen = QFileDialog.getExistingDirectory(self._parent, title, str(self.last_folder))
        return self._chosen(chosen, Path(chosen))

    @property
    def last_folder(self) -> Path:
        """Where a dialog begins: where the last one ended while that is there, else the person's documents."""
        last = self._preferences.get(FOLDER, "")
        if isinstance(last, str) and last and Path(last).is_dir():
            return Path(last)
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def _chosen(self, name: str, folder: Path) -> Path | None:
        if not name:
            return None
        self._preferences.put(FOLDER, str(folder))
        return Path(name)

    def line(self, title: str, prompt: str, value: str = "") -> str | None:
        """See `Asker`."""
        text, agreed = QInputDialog.getText(self._parent, title, prompt, text=value)
        return text if agreed else None

    def choice(self, title: str, text: str, answers: Sequence[str]) -> int | None:
        """See `Asker`."""
        box = QMessageBox(self._parent)
        box.setWindowTitle(title)
        box.setText(text)
        buttons = [box.addButton(answer, QMessageBox.ButtonRole.ActionRole) for answer in answers]
        box.addButton(QMessageBox.StandardButton.Cancel)
        # What is asked loses something or is for good: whoever presses Enter without reading keeps everything.
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        clicked = box.clickedButton()
        return next((index for index, button in enumerate(buttons) if button is clicked), None)

    def dialog(self, dialog: QDialog) -> bool:
        """See `Asker`."""
        return dialog.exec() == QDialog.DialogCode.Accepted
