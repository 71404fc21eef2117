"""The shelf of templates: which there are, which were changed, and the way to write one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.convention import letters
from lut_admin.convention.purpose import Category
from lut_admin.desk.bin import bin_button
from lut_admin.desk.forms import search_line
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.settings.templates.arriving import Arriving
from lut_admin.desk.pages.settings.templates.editor import HalfWritten, TemplateEditor
from lut_admin.desk.pieces import Card, Tone, button, column, row, text
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.pieces.flow import Flow
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.templates import Arrived, Shelved

STATES: dict[str, Tone] = {"shipped": "muted", "changed": "warn", "own": "primary", "broken": "bad"}
SEARCH_WIDTH = 240


class TemplatesSection(QWidget):
    """The list of templates; Enter or a double click opens one in the editor, which takes the list's place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        say = desk.say
        self._desk = desk
        self._wanted = 0
        self.model: TableModel[Shelved] = TableModel(
            [
                Column("name", say("templates.template"), self._called, width=260),
                Column("purpose", say("notices.category"), self._purpose, "muted", 170),
                Column(
                    "state", say("templates.state"), lambda one: say(f"templates.state_{_state(one)}"), "pill", 110,
                    tone=lambda one: STATES[_state(one)], choices=[(name, say(f"templates.state_{name}")) for name in STATES],
                ),
            ],
            lambda one: one.name,
            lambda one: letters.key(self._called(one), one.body["title"]["zh"], one.body["title"]["en"], one.name),
        )  # fmt: skip
        self.table: Table[Shelved] = Table(self.model, "templates", desk.preferences, say("settings.templates"))
        self.search = search_line(say("templates.find"), say("window.clear"))
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.messages = Messages()
        self.edit = button(say("templates.edit"), "pencil", "", self.open)
        self.copy = button(say("templates.copy"), "copy", "", self.write_another)
        self.send = button(say("templates.send"), "upload", "", self.export)
        self.to_bin = button(say("students.to_bin"), "trash-2", "", self.bin)
        self._editor: TemplateEditor | None = None
        self.views = QStackedWidget()
        self.views.addWidget(self._list())
        self.setLayout(column(self.views))
        self.search.textChanged.connect(self.model.search)
        self.search.left.connect(self.table.setFocus)
        self.table.opened.connect(lambda _one: self.open())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())

    def _list(self) -> Card:
        say = self._desk.say
        card = Card(say("settings.templates"))
        card.head.addWidget(button(say("templates.new"), "plus", "", self.write))
        card.body.addWidget(text(say("templates.why"), "muted", wrap=True))
        card.body.addWidget(self.messages)
        bar = row(self.search, None, button(say("templates.bring"), "download", "", self.bring))
        card.body.addLayout(bar)
        card.body.addWidget(self.table, 1)
        deeds = Flow()
        for deed in (self.edit, self.copy, self.send, self.to_bin, bin_button(self._desk, self, "own_template")):
            deeds.addWidget(deed)
        card.body.addLayout(deeds)
        return card

    @property
    def editor(self) -> TemplateEditor:
        """The editor, made when it is first wanted: the window does not wait for it."""
        if self._editor is None:
            self._editor = TemplateEditor(self._desk)
            self._editor.kept.connect(self._kept)
            self._editor.left.connect(self._show_list)
            self.views.addWidget(self._editor)
        return self._editor

    def refresh(self) -> None:
        """Read the shelf afresh; what is being written in the editor stays."""
        from lut_admin.office import templates

        self._desk.read(lambda _progress: templates.shelf(self._desk.office), self._put)

    def unfinished(self) -> HalfWritten | None:
        """A template that is being written and is not kept."""
        return (
            self._editor.unfinished()
            if self._editor is not None and self.views.currentWidget() is self._editor
            else None
        )

    def resume(self, written: HalfWritten) -> None:
        """Go on writing it."""
        self.views.setCurrentWidget(self.editor)
        self.editor.go_on(written)

    def _put(self, found: Sequence[Shelved]) -> None:
        self.model.put(found)
        self._show_wanted()
        self._tell()

    def _tell(self) -> None:
        one = self.table.current if self.table.selected else None
        for deed in (self.edit, self.copy, self.send):
            deed.setEnabled(one is not None)
        self.to_bin.setEnabled(one is not None and one.own_id is not None)
        back = one is not None and one.shipped and one.own_id is not None
        said = self._desk.say("templates.as_shipped" if back else "students.to_bin")
        self.to_bin.setText(f" {said}")
        self.to_bin.setAccessibleName(said)

    # --- deeds ---

    def write(self) -> None:
        """A new template, from nothing."""
        self._edit({"category": Category.LIFE.value}, "", self._desk.say("templates.new"))

    def open(self) -> None:
        """Write on the chosen one; a shipped one then is the office's own."""
        one = self.table.current
        if one is not None:
            self._edit(one.body, one.name, self._called(one))

    def write_another(self) -> None:
        """A new one that begins as the chosen one."""
        one = self.table.current
        if one is not None:
            body = {key: value for key, value in one.body.items() if key not in ("order", "called")}
            self._edit(body, "", self._desk.say("templates.copy_of", name=self._called(one)))

    def _edit(self, body: Mapping[str, Any], name: str, heading: str) -> None:
        self.messages.clear()
        self.views.setCurrentWidget(self.editor)
        self.editor.begin(body, name, heading)

    def bin(self) -> None:
        """The chosen one, into the bin; a changed one is as it was shipped then."""
        from lut_admin.office import templates

        office, one = self._desk.office, self.table.current
        if one is not None:
            self._desk.act(lambda _progress: templates.discard(office, one.name), refused=self._refused)

    def export(self) -> None:
        """The chosen one, as a file for a colleague."""
        from lut_admin.office import templates

        office, one, say = self._desk.office, self.table.current, self._desk.say
        if one is None:
            return
        path = self._desk.ask.file_to_save(say("templates.send"), f"{one.name}.toml", say("templates.files"))
        if path is not None:
            self._desk.read(
                lambda _progress: templates.send(office, one.name, path), self._sent, refused=self._refused
            )

    def _sent(self, path: Path) -> None:
        self._desk.saved(path)

    def bring(self) -> None:
        """One from a colleague's file, which is looked at first."""
        from lut_admin.office import templates

        office, say = self._desk.office, self._desk.say
        path = self._desk.ask.file_to_open(say("templates.bring"), say("templates.files"))
        if path is not None:
            self.messages.clear()
            self._desk.read(
                lambda _progress: templates.arrived(office, path), self._look_at, refused=self._refused
            )

    def _look_at(self, found: Arrived) -> None:
        """What the file holds; taken in when the person says so."""
        from lut_admin.office import templates

        office = self._desk.office
        if self._desk.ask.dialog(Arriving(self._desk, self, found)):
            self._desk.act(
                lambda _progress: templates.keep(office, found.body, found.name),
                then=lambda result: self._kept(result.made or 0),
                refused=self._refused,
            )

    def _kept(self, number: int) -> None:
        self._wanted = number
        self._show_wanted()
        self._show_list()

    def _show_wanted(self) -> None:
        """The one that was just kept, once it is on the list."""
        name = next((one.name for one in self.model.rows.rows if one.own_id == self._wanted), None)
        if name is not None and self.table.show_row(name):
            self._wanted = 0

    def _show_list(self) -> None:
        self.views.setCurrentIndex(0)
        self.table.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self._desk, refusal))

    # --- words ---

    def _called(self, one: Shelved) -> str:
        half = self._desk.language
        if one.template is not None:
            return one.template.called.zh if half == "zh" else one.template.called.en
        return str(one.body["title"][half])

    def _purpose(self, one: Shelved) -> str:
        purpose = one.template.category if one.template is not None else None
        return self._desk.say(purpose.key if purpose is not None else "filling.any_purpose")


def _state(one: Shelved) -> str:
    if one.fault is not None:
        return "broken"
    if one.own_id is None:
        return "shipped"
    return "changed" if one.shipped else "own"
