"""The second path at night: what kind of exception it is and why, which go on record with the copy (Art. 5)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from lut_admin.convention.hours import Exemption, Ground
from lut_admin.desk.forms import choice
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, row, text


class Urgent(QWidget):
    """Ground, reason, and the button that copies with them."""

    def __init__(self, desk: Desk, then: Callable[[], object]) -> None:
        super().__init__()
        say = desk.say
        self.ground = choice([(ground.value, say(ground.key)) for ground in Ground])
        self.ground.setAccessibleName(say("notices.ground"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(say("notices.reason_hint"))
        self.reason.setAccessibleName(say("notices.reason"))
        self.reason.returnPressed.connect(then)
        self.copy = button(say("notices.copy_exception"), "copy", "danger", then)
        layout = row(text(say("notices.ground")), self.ground)
        layout.addWidget(self.reason, 1)
        layout.addWidget(self.copy)
        self.setLayout(layout)
        self.hide()

    def suit(self, correction: bool) -> None:
        """A correction is one by its nature; any other notice begins with medical care."""
        ground = Ground.CORRECTION if correction else Ground.MEDICAL
        self.ground.setCurrentIndex(self.ground.findData(ground.value))
        self.reason.clear()

    def exemption(self) -> Exemption:
        """What goes on record."""
        return Exemption(Ground(self.ground.currentData()), self.reason.text())

    def toggle(self) -> None:
        """Offer it, or put it away."""
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self.reason.setFocus()
