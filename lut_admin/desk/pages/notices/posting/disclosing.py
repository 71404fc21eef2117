"""Where a student's data would go out: as a private message instead, or with the reason for it on record (Art. 8 and 9)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, row, text
from lut_admin.desk.style import icons

CODE = "content.8-privacy"


class Disclosing(QWidget):
    """Shown once a copy was refused for it: `private` makes it a message to one person, `copy` copies with the reason."""

    def __init__(self, desk: Desk, private: Callable[[], object], copy: Callable[[], object]) -> None:
        super().__init__()
        self._desk, say = desk, desk.say
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(say("posting.disclosure_hint"))
        self.reason.setAccessibleName(say("posting.disclosure"))
        self.reason.returnPressed.connect(copy)
        self.private = button(say("posting.make_private"), "user-round", "", private)
        self.copy = button(say("posting.copy_disclosed"), "copy", "danger", copy)
        layout = row(self.private, text(say("posting.or_reason"), "muted"))
        layout.addWidget(self.reason, 1)
        layout.addWidget(self.copy)
        self.setLayout(layout)
        self.hide()

    def put_away(self) -> None:
        """Another notice, or another text."""
        self.reason.clear()
        self.hide()

    def offer(self, holding: bool = False) -> None:
        """The copy was refused; or, where the notice is to be held, the holding."""
        key = "posting.hold_disclosed" if holding else "posting.copy_disclosed"
        said = self._desk.say(key)
        self.copy.setText(f" {said}")
        self.copy.setAccessibleName(said)
        icons.put(self.copy, "clock" if holding else "copy", "bad")
        self.show()
        self.reason.setFocus()

    @property
    def said(self) -> str:
        """The reason that goes on record; nothing where it was not asked for."""
        return "" if self.isHidden() else self.reason.text().strip()
