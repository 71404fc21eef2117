"""What a group is: kind, size and what that means for joining, its nickname rule and QR code, and who owned it when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.handing import HandingOver
from lut_admin.desk.pages.groups.view import View
from lut_admin.desk.paper import previewing, printing
from lut_admin.desk.paper.printing import Paper
from lut_admin.desk.pieces import Card, Tone, button, column, empty, icon_button, pill, row, scrolling, selectable, text
from lut_admin.desk.style import look
from lut_admin.desk.work.ask import once
from lut_admin.papers import words
from lut_admin.papers.words import Word

if TYPE_CHECKING:
    from lut_admin.office.groups import GroupLine, Owned


class Details(View):
    """The group's facts with the way to change them, and its owners with handing it over and the paper for that."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say = desk.say
        self.facts, self.owners = Card(say("groups.about")), Card(say("owning.title"))
        self._handed = ""
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.S16)
        self._grid.setVerticalSpacing(look.S12)
        self._grid.setColumnStretch(1, 1)
        self._owned = column(gap=look.S12)
        self.edit = button(say("groups.edit"), "pencil", "", lambda: self.wanted.emit("edit"))
        self.to_bin = button(say("groups.to_bin"), "trash-2", "", lambda: self.wanted.emit("bin"))
        self.hand_over = button(say("owning.hand_over"), "users", "", self.do)
        self.show_sheet = button(say("owning.show"), "printer", "", lambda: self._print(previewing.show))
        self.save_sheet = icon_button("download", say("owning.save"), lambda: self._print(printing.save))
        self.facts.body.addLayout(self._grid)
        self.facts.body.addSpacing(look.S8)
        self.facts.body.addLayout(row(self.edit, self.to_bin, None))
        self.owners.body.addLayout(self._owned)
        self.owners.body.addSpacing(look.S8)
        self.owners.body.addLayout(row(self.hand_over, self.show_sheet, self.save_sheet, None))
        for card in (self.facts, self.owners):
            card.body.addStretch(1)
        both = row(gap=look.S12)
        both.addWidget(self.facts, 1)
        both.addWidget(self.owners, 1)
        inside = QWidget()
        inside.setLayout(both)
        self.setLayout(column(self.messages, scrolling(inside)))

    def take_keyboard(self) -> None:
        """See `View`."""
        self.edit.setFocus()

    def refresh(self, group: GroupLine) -> None:
        """See `View`."""
        from lut_admin.office import groups

        office, one = self.desk.office, group.id

        def read(_progress: object) -> tuple[list[Owned], tuple[Word, ...]]:
            return groups.owners(office, one), groups.capacity_notes(office, one)

        self.read(read, lambda found: self._put(group, *found))

    def do(self) -> None:
        """Hand the group to its next owner."""
        from lut_admin.office import roster

        office, group = self.desk.office, self.group

        def ask(staff: Sequence[roster.StaffLine]) -> None:
            if group is None:
                return
            dialog = HandingOver(self.desk, self, group, staff)
            once(self.desk.ask, dialog)

        self.read(lambda _progress: roster.staff(office), ask)

    # --- how ---

    def _put(self, group: GroupLine, owned: Sequence[Owned], notes: Sequence[Word]) -> None:
        empty(self._grid)
        for place, (name, value, tone) in enumerate(self._facts(group, notes)):
            self._grid.addWidget(text(name, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            if tone:
                self._grid.addWidget(text(value, "", tone, wrap=True), place, 1)
            else:
                self._grid.addWidget(selectable(value), place, 1)
        empty(self._owned)
        if not owned:
            said = self.desk.say("owning.nobody", role=self.desk.say(group.owner.role.key))
            self._owned.addWidget(text(said, "muted", wrap=True))
        for one in owned:
            self._owned.addWidget(self._owner(one, now=one.id == group.owner.id))
        self._handed = owned[0].since if owned else ""
        for tool in (self.show_sheet, self.save_sheet):
            tool.setVisible(bool(owned))

    def _facts(self, group: GroupLine, notes: Sequence[Word]) -> Iterator[tuple[str, str, Tone]]:
        """Name, value and tone of each line."""
        say = self.desk.say
        yield say("groups.kind"), say(group.kind.key), ""
        if group.class_name:
            yield say("field.class_name"), group.class_name, ""
        form = say(group.rule.nicknames.form.key)
        yield say("details.nicknames"), form if group.form is None else say("details.own_form", form=form), ""
        members = say("details.members", n=group.checked.counts["members"]) if group.checked is not None else ""
        size = say("details.capacity", n=group.capacity)
        yield say("groups.should"), say("details.should", n=group.should), ""
        yield say("details.size"), " · ".join(part for part in (members, size) if part), ""
        for note in notes:
            yield "", words.of_word(note, self.desk.language), "warn"
        yield say("details.code"), group.code_note or say("details.no_code"), ""
        if group.code_expiry:
            left = (date.fromisoformat(group.code_expiry) - self.desk.office.today()).days
            said = say("details.code_over" if left < 0 else "details.code_until", day=group.code_expiry, n=abs(left))
            yield say("details.code_expiry"), said, "bad" if left < 0 else ""
        if group.note:
            yield say("groups.note"), group.note, ""

    def _owner(self, one: Owned, now: bool) -> QWidget:
        say, today = self.desk.say, self.desk.office.today().isoformat()
        name = row(text(one.name, "strong", wrap=True), pill(say(one.role.key), "primary" if now else "muted"))
        name.setStretch(0, 1)
        ahead = "owning.ahead" if one.since > today else "owning.since"
        when = say("owning.until" if one.until else ahead, since=one.since or "?", until=one.until)
        made = QWidget()
        made.setLayout(
            column(name, text(" · ".join(p for p in (when, one.note) if p), "muted", wrap=True), gap=look.S4)
        )
        return made

    def _print(self, how: Callable[[Desk, Paper], None]) -> None:
        """The handover sheet of the last handover: shown and printed, or saved."""
        if self.group is not None:
            how(self.desk, self._paper(self.group))

    def _paper(self, group: GroupLine) -> Paper:
        from lut_admin.office import groups

        office, title = self.desk.office, self.desk.say("owning.sheet", group=group.name, day=self._handed)
        return Paper(
            title,
            lambda ppi: groups.handover_pages(office, group.id, ppi),
            lambda: groups.handover_pdf(office, group.id),
        )
