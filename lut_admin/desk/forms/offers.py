"""A line that offers what is often written on it, in both languages: found by either, taken by a key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

from lut_admin.desk.style import look

KEY, PLACE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
AT_ONCE, WIDEST = 9, 340


class Offer(NamedTuple):
    """What may be taken: the same in both languages, and what goes along with it (a room, a telephone number)."""

    zh: str
    en: str
    more: str = ""

    @property
    def shown(self) -> str:
        """On one line."""
        return "  ·  ".join(part for part in dict.fromkeys((self.zh, self.en, self.more)) if part)


class _Completer(QCompleter):
    """Looks in both languages and writes the Chinese one."""

    def __init__(self, model: QAbstractItemModel, line: QLineEdit) -> None:
        super().__init__(model, line)
        self.setCompletionRole(KEY)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(AT_ONCE)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What Qt writes on the line."""
        return str(index.data(PLACE).zh)


class OfferLine(QLineEdit):
    """Emits `taken(Offer)`; the down key on an empty line shows all there are, at most `AT_ONCE` at a time."""

    taken = Signal(object)

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setMinimumHeight(look.CONTROL)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.offers: tuple[Offer, ...] = ()
        self._model = QStandardItemModel(self)
        self._finder = _Completer(self._model, self)
        # PySide's stubs do not know that a signal is chosen by what it gives.
        self._finder.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.setCompleter(self._finder)
        self.popup.setProperty("kind", "offers")
        self.popup.setMinimumWidth(WIDEST)

    def offer(self, offers: Iterable[Offer]) -> None:
        """What can be taken from now on, the likeliest first; the same words are offered once."""
        self.offers = tuple(dict.fromkeys(offers))
        self._model.clear()
        for one in self.offers:
            item = QStandardItem(one.shown)
            item.setData(f"{one.zh} {one.en}", KEY)
            item.setData(one, PLACE)
            self._model.appendRow(item)

    def known(self) -> Offer | None:
        """The offer that is written out, if one is."""
        typed = self.text().strip().casefold()
        return next((one for one in self.offers if typed and typed in (one.zh.casefold(), one.en.casefold())), None)

    @property
    def popup(self) -> QAbstractItemView:
        """The list of what is found."""
        found = self._finder.popup()
        assert found is not None  # Qt makes it when it is asked for
        return found

    def _take(self, index: QModelIndex) -> None:
        self.taken.emit(index.data(PLACE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in Qt; down opens the offers, and Enter without one chosen is only Enter."""
        popup = self.popup
        if event.key() == Qt.Key.Key_Down and not popup.isVisible() and self.offers:
            self._finder.setCompletionPrefix(self.text())
            if not self._finder.completionCount():
                self._finder.setCompletionPrefix("")
            self._finder.complete()
            popup.setCurrentIndex(self._finder.completionModel().index(0, 0))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and popup.isVisible():
            if popup.currentIndex().isValid():
                event.ignore()  # the completer takes it
                return
            popup.hide()
        super().keyPressEvent(event)
