"""Entering one student by hand."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from lut_admin.convention.roster import BY_NAME
from lut_admin.desk.forms import lay_out
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.students.person.sheet import Sheet, field_line
from lut_admin.desk.pieces import button, column, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.office.results import Result
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal

# What one knows of somebody who has just arrived; everything else can be written in the details.
ASKED = (
    ("passport_name", "english_name", "chinese_name", "student_no", "gender", "birth", "nationality", "passport_no"),
    ("college", "major", "class_name", "level", "status", "enrolled", "phone", "wechat"),
)


class AddDialog(QDialog):
    """Asks for a student and enters them; `made` is the new id, None where nothing was entered."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk = desk
        self.made: int | None = None
        self.setWindowTitle(say("students.add"))
        self.setMinimumWidth(760)
        self.messages = Messages()
        self.sheets = [Sheet([field_line(BY_NAME[name], say) for name in names], desk.language) for names in ASKED]
        self.lines = {name: line for sheet in self.sheets for name, line in sheet.lines.items()}
        self.lines["status"].put("active")
        self.save = button(say("students.add"), "plus", "primary", self.do)
        halves = QHBoxLayout()
        halves.setSpacing(look.S24)
        for sheet in self.sheets:
            halves.addLayout(column(sheet, None), 1)
        why = text(say("students.add_why"), "muted", wrap=True)
        lay_out(self, say("window.cancel"), self.save, why, self.messages, halves, gap=look.S16)

    def do(self) -> None:
        """Enter the student; what is wrong is said under its field, or above."""
        from lut_admin.office import roster

        office = self._desk.office
        given = {name: value for name, line in self.lines.items() if (value := line.value())}
        if not any(given.get(name) for name in given if name != "status"):
            given = {}
        self.messages.clear()
        self._desk.act(lambda _progress: roster.add(office, given), then=self._added, refused=self._refused)

    def _added(self, result: Result) -> None:
        self.made = result.made
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        field = refusal.facts.get("field")
        name = field.key.removeprefix("field.") if isinstance(field, Word) else ""
        if refusal.code.startswith("roster.number_"):
            name = "student_no"
        if name in self.lines:
            self.lines[name].refuse(self._desk.say(refusal.code, **refusal.facts))
            self.lines[name].editor.setFocus()
        else:
            self.messages.put(refusal_card(self._desk, refusal))
