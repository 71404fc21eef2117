"""The recovery code: shown once, printed or written down, typed back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QShowEvent

from lut_admin.desk.forms import Field, line
from lut_admin.desk.paper import previewing, printing
from lut_admin.desk.paper.previewing import Shows
from lut_admin.desk.pieces import Card, button, row, text
from lut_admin.desk.style import look
from lut_admin.office.results import Result
from lut_admin.papers import words
from lut_admin.refusals import Progress, Refusal

if TYPE_CHECKING:
    from lut_admin.office.office import Office

WIDTH = 560


class CodeCard(Card):
    """Shows a new code; goes on (`then`) only when it was typed back."""

    def __init__(self, desk: Shows, office: Office, code: str, then: Callable[[], None]) -> None:
        super().__init__(padding=look.S24)
        self._desk, self._office, self._then = desk, office, then
        self.setFixedWidth(WIDTH)
        say = desk.say
        self.body.setSpacing(look.S16)
        self.body.addWidget(text(say("welcome.code"), "title"))
        self.body.addWidget(text(say("welcome.code.about"), wrap=True))
        self.code = text(code, "code")
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(look.TITLE - 2)
        self.code.setFont(fixed)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setAccessibleName(f"{say('welcome.code')} {code}")
        self.body.addWidget(self.code)
        self.body.addLayout(
            row(
                button(say("welcome.code.print"), "printer", then=lambda: previewing.show(desk, self._sheet())),
                button(say("welcome.code.save"), "save", then=lambda: printing.save(desk, self._sheet())),
                None,
            )
        )
        self.typed = line()
        self.field = Field(say("welcome.code.typed"), self.typed, say("welcome.code.typed.hint"))
        self.typed.returnPressed.connect(self._confirm)
        self.body.addWidget(self.field)
        self.go_on = button(say("welcome.code.go_on"), "check", "primary", self._confirm)
        self.body.addLayout(row(None, self.go_on))

    def showEvent(self, event: QShowEvent) -> None:
        """What is typed is the code."""
        super().showEvent(event)
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        typed = self.typed.text()
        if not typed.strip():
            self.field.refuse(self._desk.say("welcome.code.missing"))
            return

        def work(_progress: Progress) -> Result:
            from lut_admin.office import openings

            return openings.confirm_recovery_code(self._office, typed)

        self.go_on.setEnabled(False)
        self._desk.read(work, lambda _: self._then(), self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self.go_on.setEnabled(True)
        self.field.refuse(words.of_refusal(refusal, self._desk.language))

    def _sheet(self) -> printing.Paper:
        from lut_admin.office import papers
        from lut_admin.papers import recovery_sheet

        code = self.code.text()
        return printing.Paper(
            self._desk.say("welcome.code.sheet"),
            lambda ppi: recovery_sheet.pages(papers.recovery_sheet(self._office, code), ppi),
            lambda: recovery_sheet.pdf(papers.recovery_sheet(self._office, code)),
        )
