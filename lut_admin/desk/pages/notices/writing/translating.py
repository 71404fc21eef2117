"""The translator's button, and what a person sees before anything leaves this computer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QMenu, QPlainTextEdit, QWidget

from lut_admin.desk import forms
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import button, column, selectable, text
from lut_admin.desk.style import look
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.convention.twins.facts import Language
    from lut_admin.office.translating import Outgoing

WIDTH = 620


class Translation(QWidget):
    """Translates one of two editors into the other, after asking; hidden until a translator is set up.

    Emits `refused` with what went wrong: it is shown in place, and the text stays as it was.
    """

    refused = Signal(object)

    def __init__(self, desk: Desk, editors: Mapping[str, QPlainTextEdit]) -> None:
        super().__init__()
        self.desk, self._editors = desk, editors
        self.menu = QMenu(self)
        self.button = button(desk.say("translating.button"), "languages", "", self.offer)
        self.setLayout(column(self.button))
        self.hide()

    def refresh(self) -> None:
        """Ask whether a translator is set up."""
        from lut_admin.office import translating

        office = self.desk.office
        self.desk.read(lambda _: translating.is_set_up(office), self.setVisible)

    def offer(self) -> None:
        """Translate the half that is written; where both are, ask which way."""
        written = [name for name, editor in self._editors.items() if editor.toPlainText().strip()]
        if len(written) < 2:
            self.prepare("en" if written == ["en"] else "zh")
            return
        self.menu.clear()
        self.menu.addAction(self.desk.say("translating.into_en"), lambda: self.prepare("zh"))
        self.menu.addAction(self.desk.say("translating.into_zh"), lambda: self.prepare("en"))
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def prepare(self, source: Language) -> None:
        """Veil the facts and show what would leave."""
        from lut_admin.office import settings, translating

        office, written = self.desk.office, self._editors[source].toPlainText()
        self.desk.read(
            lambda _: (translating.outgoing(office, written, source), settings.get(office, "translator_place")),
            lambda made: self._ask(*made),
            self.refused.emit,
        )

    def _ask(self, outgoing: Outgoing, place: str) -> None:
        from lut_admin.office import translating

        if not self.desk.ask.dialog(Leaving(self.desk, self, outgoing, place)):
            return
        into = self._editors[outgoing.target]
        before = into.toPlainText()
        self.desk.act(
            lambda progress: translating.translate(outgoing, progress),
            then=lambda told: self._put(into, before, told),
            refused=self.refused.emit,
            label=self.desk.say("translating.under_way"),
        )

    def _put(self, into: QPlainTextEdit, before: str, told: str) -> None:
        """In the place of what stood there, a step that Ctrl+Z takes back; of what was typed meanwhile only where one says so."""
        say = self.desk.say
        if into.isReadOnly():
            self.refused.emit(Refusal("translating.out_meanwhile"))
            return
        if into.toPlainText() != before:
            answers = [say("translating.replace")]
            if self.desk.ask.choice(say("translating.button"), say("translating.typed_meanwhile"), answers) is None:
                return
        cursor = QTextCursor(into.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(told)
        into.setFocus()
        self.desk.toast(say("translating.replaced"))


class Leaving(QDialog):
    """The exact text that would leave and what stays here; accepted when the person sends it."""

    def __init__(self, desk: Desk, parent: QWidget, outgoing: Outgoing, place: str) -> None:
        super().__init__(parent)
        say = desk.say
        self.setWindowTitle(say("translating.title"))
        self.setMinimumWidth(WIDTH)
        self.words = QPlainTextEdit(f"{outgoing.task}\n\n{outgoing.text}")
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(180)
        where = say(f"setting.translator_place.{place}")
        heading = say("translating.what_leaves", host=outgoing.endpoint.host, place=where)
        self.words.setAccessibleName(heading)
        told = "   ".join(f"⟦{number}⟧\u00a0{one}" for number, one in enumerate(outgoing.told, 1))
        self.stays = selectable(told or say("translating.nothing_stays"))
        inside = QWidget()
        inside.setLayout(
            column(text(heading, "strong", wrap=True), self.words, text(say("translating.what_stays"), "strong"), self.stays,
                   gap=look.S8)
        )  # fmt: skip
        self.send = button(say("translating.send"), "send", "primary", self.accept)
        forms.lay_out(self, say("translating.stay"), self.send, inside)
