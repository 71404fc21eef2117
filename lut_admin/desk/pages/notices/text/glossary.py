"""The glossary over the composer: found by either language, pinyin or initials, put into both halves where the keyboard stood."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from lut_admin.convention import letters, names
from lut_admin.convention.terms import Term
from lut_admin.desk.forms import search_line
from lut_admin.desk.forms.moving import Moving
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, popping, row, text
from lut_admin.desk.style import look

SIZE = QSize(400, 380)


class Glossary(QFrame):
    """A popup. Emits `insert(zh, en)`, what the chosen entry is called in either language."""

    insert = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.desk = desk
        self._terms: list[tuple[Term, str]] = []
        self.setProperty("kind", "card")
        say = desk.say
        self.search = search_line(say("glossary.search"), say("window.clear"))
        Moving(self.search, self._move, self._leave)
        self.search.textChanged.connect(lambda _: self._show())
        self.search.returnPressed.connect(self._take)
        self.list = QListWidget()
        self.list.setProperty("kind", "sections")
        self.list.setAccessibleName(say("glossary.title"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: self._take())
        self.nothing = text(say("glossary.none_found"), "muted", wrap=True)
        edit = button(say("glossary.edit"), "pencil", "link", self._edit)
        layout = column(self.search, self.list, self.nothing, row(edit, None))
        layout.setContentsMargins(look.S12, look.S12, look.S12, look.S8)
        self.setLayout(layout)

    def open_beneath(self, widget: QWidget) -> None:
        """Show it under a button, or above where there is no room."""
        from lut_admin.office import terms

        office = self.desk.office
        self.desk.read(lambda _progress: terms.terms(office), self._put)
        popping.place(self, widget, SIZE)
        self.search.clear()
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _put(self, found: Sequence[Term]) -> None:
        self._terms = [(term, letters.key(term.zh, term.en, term.note)) for term in found]
        self._show()

    def _show(self) -> None:
        words = names.query(self.search.text()).split()
        self.list.clear()
        for place, (term, key) in enumerate(self._terms):
            if all(word in key for word in words):
                item = QListWidgetItem(f"{term.zh}  ·  {term.en}")
                item.setData(Qt.ItemDataRole.UserRole, place)
                item.setToolTip(term.note)
                item.setSizeHint(QSize(0, look.ROW_COMPACT))
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(self.list.count() == 0)

    def _take(self) -> None:
        item: QListWidgetItem | None = self.list.currentItem()
        if item is not None:
            term, _ = self._terms[item.data(Qt.ItemDataRole.UserRole)]
            self.close()
            self.insert.emit(term.zh, term.en)

    def _edit(self) -> None:
        self.close()
        self.desk.go("settings", section="glossary")

    def _move(self, by: int) -> None:
        self.list.setCurrentRow(max(0, min(self.list.currentRow() + by, self.list.count() - 1)))

    def _leave(self) -> bool:
        self.close()
        return True
