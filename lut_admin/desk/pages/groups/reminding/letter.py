"""A message to read and copy, in both languages; nothing of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, row
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.desk.work.jobs import Op
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.groups import Message

HEIGHT = 96


class Letter(QWidget):
    """Shows the message that an op reads, with the button that copies it and, beside that, one that notes it as sent."""

    def __init__(self, desk: Desk, name: str, copy: str, note: QPushButton) -> None:
        super().__init__()
        self.desk = desk
        self._asked = 0
        self.messages = Messages()
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(name)
        self.words.setMinimumHeight(HEIGHT)
        self.copy = button(copy, "copy", "", self.take)
        laid = column(self.messages, self.words, row(self.copy, note), gap=look.S8)
        laid.setStretch(1, 1)
        self.setLayout(laid)

    def put(self, op: Op | None) -> None:
        """Read the message in the worker and show it; None: there is none to send."""
        self._asked += 1
        asked = self._asked
        self.messages.clear()
        self.words.clear()
        self.copy.setEnabled(False)
        for piece in (self.words, self.copy):
            piece.setVisible(op is not None)
        # Without a message there is only the row of buttons, which stays where it was: at the foot.
        tall = QSizePolicy.Policy.Expanding if op is not None else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, tall)

        def shown(message: Message) -> None:
            if asked == self._asked:
                self.words.setPlainText(message.text)
                self.copy.setEnabled(True)

        def refused(refusal: Refusal) -> None:
            if asked == self._asked:
                self.messages.put(refusal_card(self.desk, refusal))

        if op is not None:
            self.desk.read(op, shown, refused)

    def take(self) -> None:
        """Copy it."""
        self.desk.copy(self.words.toPlainText())
