"""Where a student's data would go out: as a private message instead, or with the reason for it on record (Art. 8 and 9)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, restyle, row, text
from lut_admin.desk.style import icons


class Disclosing(QWidget):
    """Shown once a copy was refused for it: `private` makes it a message to one person, `copy` copies with the reason."""

    def __init__(self, desk: Desk, private: Callable[[], object], copy: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._go_on, say = desk, copy, desk.say
        self.reason = QLineEdit()
        self.reason.setAccessibleName(say("posting.disclosure"))
        self.reason.returnPressed.connect(self._copy)
        self.reason.textEdited.connect(lambda _: restyle(self.reason, wrong=False))
        self.private = button(say("posting.make_private"), "user-round", "", private)
        self.copy = button(say("posting.copy_disclosed"), "copy", "danger", self._copy)
        layout = row(self.private, text(say("posting.or_reason"), "muted"))
        layout.addWidget(self.reason, 1)
        layout.addWidget(self.copy)
        self.setLayout(layout)
        self.put_away()

    def put_away(self) -> None:
        """Another notice, or another text."""
        self.reason.clear()
        self._ask(missing=False)
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

    def _copy(self) -> None:
        self._ask(missing=not self.said)
        if self.said:
            self._go_on()
        else:
            self.reason.setFocus()

    def _ask(self, missing: bool) -> None:
        """What the reason is for; or, where none was given, that one is needed."""
        key = "posting.disclosure_needed" if missing else "posting.disclosure_hint"
        self.reason.setPlaceholderText(self._desk.say(key))
        restyle(self.reason, wrong=missing)

    @property
    def said(self) -> str:
        """The reason that goes on record; nothing where it was not asked for."""
        return "" if self.isHidden() else self.reason.text().strip()
