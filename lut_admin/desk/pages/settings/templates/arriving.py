"""A template in a colleague's file, looked at before it is taken in: the notice it makes, what it asks for, what it replaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from lut_admin.desk import forms
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, row, scrolling, text
from lut_admin.desk.pieces.findings import MessageCard, Messages
from lut_admin.desk.sketch import Sketch
from lut_admin.desk.style import look
from lut_admin.papers import words
from lut_admin.papers.notice_templates import specimen

if TYPE_CHECKING:
    from lut_admin.office.templates import Arrived
    from lut_admin.papers.notice_templates import Field

SIZE = (820, 460)
SAID = 3  # findings of the comparison


class Arriving(QDialog):
    """What the file holds; accepted when it is to be taken in."""

    def __init__(self, desk: Desk, parent: QWidget, arrived: Arrived) -> None:
        super().__init__(parent)
        self.desk = desk
        say, template = desk.say, arrived.template
        self.setWindowTitle(say("templates.arriving"))
        called = template.called.zh if desk.language == "zh" else template.called.en
        purpose = say(template.category.key if template.category is not None else "filling.any_purpose")
        self.messages = Messages()
        self.sketch = Sketch(desk)
        fields = QWidget()
        own = {told["name"] for told in arrived.body.get("field", ())}  # what stands around every notice is asked by all
        fields.setLayout(column(*(self._field(one) for one in template.fields if one.name in own), None, gap=look.S8))
        left = column(
            text(called, "strong", wrap=True),
            text(f"{say('notices.category')}  {purpose}", "muted", wrap=True),
            text(say(f"templates.arriving_{arrived.becomes}"), "muted", wrap=True),
            text(say("templates.fields"), "strong"),
            gap=look.S8,
        )
        left.addWidget(scrolling(fields), 1)
        inside = QWidget()
        across = row(gap=look.S16)
        across.addLayout(left, 2)
        across.addLayout(column(self.sketch, self.messages, gap=look.S8), 3)
        inside.setLayout(across)
        inside.setMinimumSize(*SIZE)
        self.take = button(say("templates.take_in"), "check", "primary", self.accept)
        self.take.setEnabled(arrived.becomes != "known")
        forms.lay_out(self, say("window.cancel"), self.take, inside)
        self._show(arrived)
        self.take.setFocus()

    def _show(self, arrived: Arrived) -> None:
        from lut_admin.convention import twins  # its patterns take a tenth of a second

        made, written = specimen(arrived.template, self.desk.office.today())
        self.sketch.put(made)
        for finding in twins.compare(made.zh, made.en, written)[:SAID]:
            said = words.of_finding(finding, self.desk.language)
            self.messages.put(MessageCard(self.desk, said, kind="tell", icon="circle-help", closable=False))

    def _field(self, one: Field) -> QWidget:
        """What a field is called in both languages, what is typed in it, and whether it may be left empty."""
        say = self.desk.say
        asks = say(f"templates.called_{one.kind.value}")
        needed = say("templates.may_lack") if one.optional else say("templates.needed")
        made = QWidget()
        made.setLayout(
            column(text(f"{one.label.zh} · {one.label.en}", wrap=True), text(f"{needed} · {asks}", "small", wrap=True), gap=0)
        )
        return made
