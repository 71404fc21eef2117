"""Backups, restoring, the recovery code and the passphrase: how safe the data are, and what makes them safer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from lut_admin.desk.forms import Field, line
from lut_admin.desk.page import Desk
from lut_admin.desk.paper.recovery import CodeCard
from lut_admin.desk.pieces import Card, OneLine, button, column, empty, pill, row, selectable, text
from lut_admin.desk.pieces.findings import MessageCard, refusal_card
from lut_admin.desk.style import look
from lut_admin.office import openings, safekeeping, second_place, settings, verifying
from lut_admin.papers import words
from lut_admin.refusals import Progress, Refusal

if TYPE_CHECKING:
    from lut_admin.office.safekeeping import Backup, Standing
    from lut_admin.office.verifying import Report


class Safety(QWidget):
    """The state of both places, what worries, and the buttons that help."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        say = desk.say
        self.concerns = column(gap=look.S8)
        self.told = column(gap=look.S4)
        self.found = column(gap=look.S4)
        places = Card(say("settings.backup"))
        places.body.addLayout(self.told)
        self.now = button(say("settings.backup_now"), "hard-drive", "primary", self.back_up)
        self.choose = button(say("settings.choose_place"), "folder-open", then=self.choose_place)
        self.verify = button(say("settings.verify"), "shield-check", then=self.look_at_all)
        self.restore = button(say("settings.restore"), "archive", then=lambda: desk.start_again("restore"))
        places.body.addLayout(row(self.now, self.choose, None))
        places.body.addLayout(row(self.verify, self.restore, None))
        self.printed = line(placeholder=say("settings.printed_hint"))
        self.printed.returnPressed.connect(self.look_at_all)
        self.printed_field = Field(say("settings.printed"), self.printed)
        places.body.addWidget(self.printed_field)
        places.body.addLayout(self.found)
        keys = Card(say("settings.keys"))
        keys.body.addWidget(text(say("settings.keys.about"), "muted", wrap=True))
        self.code = button(say("settings.new_code"), "key-round", then=self.new_code)
        self.passphrase = button(say("settings.passphrase"), "lock", then=self.change_passphrase)
        keys.body.addLayout(row(self.code, self.passphrase, None))
        whole = column(gap=look.S16)
        whole.addLayout(self.concerns)
        whole.addWidget(places)
        whole.addWidget(keys)
        whole.addStretch(1)
        self.setLayout(whole)

    # --- what it does ---

    def refresh(self) -> None:
        """Look at both places again."""
        office = self._desk.office
        self._desk.read(lambda _: safekeeping.standing(office), self._show)

    def back_up(self) -> None:
        """Make a backup now."""
        office = self._desk.office

        def work(progress: Progress) -> Backup:
            return safekeeping.backup_now(office, progress=progress)

        self._desk.act(work, then=self._backed_up, refused=self._refused, label=self._desk.say("settings.backing_up"))

    def choose_place(self) -> None:
        """Choose the second place, and bring a backup there at once."""
        chosen = self._desk.ask.folder(self._desk.say("settings.choose_place"))
        if chosen is None:
            return
        office = self._desk.office
        self._desk.act(
            lambda _: settings.change(office, {second_place.BACKUP_PLACE: str(chosen)}),
            then=lambda _: self.back_up(),
            refused=self._refused,
        )

    def look_at_all(self) -> None:
        """Check every page of the data and every backup."""
        office, language, typed = self._desk.office, self._desk.language, self.printed.text().strip()
        self.printed_field.accept()
        try:
            printed = verifying.read_anchor(typed) if typed else None
        except Refusal as refusal:
            self.printed_field.refuse(words.of_refusal(refusal, language))
            return
        self._desk.act(
            lambda progress: verifying.verify(office, language, progress, printed),
            then=self._verified,
            refused=self._refused,
            label=self._desk.say("settings.verifying"),
        )

    def new_code(self) -> None:
        """A new recovery code, shown once and typed back."""
        office = self._desk.office
        answers = [self._desk.say("settings.new_code.yes")]
        question = self._desk.say("settings.new_code.sure")
        if self._desk.ask.choice(self._desk.say("settings.new_code"), question, answers) is None:
            return
        self._desk.act(lambda _: openings.new_recovery_code(office), then=self._show_code, refused=self._refused)

    def change_passphrase(self) -> None:
        """Another passphrase, typed twice."""
        dialog = PassphraseDialog(self._desk)
        if not self._desk.ask.dialog(dialog):
            return
        office, passphrase = self._desk.office, dialog.first.text()
        self._desk.act(
            lambda _: openings.change_passphrase(office, passphrase),
            then=lambda _: self.refresh(),
            refused=self._refused,
        )

    # --- what it shows ---

    def _show(self, standing: Standing) -> None:
        say, language = self._desk.say, self._desk.language
        empty(self.concerns)
        for concern in standing.concerns:
            what = words.say(concern.key, language, **concern.facts)
            remedy = words.say(f"{concern.key}.remedy", language, **concern.facts)
            card = MessageCard(self._desk, what, remedy, kind="warn", icon="triangle-alert", closable=False)
            self.concerns.addWidget(card)
        empty(self.told)
        last = f"{standing.last:%Y-%m-%d %H:%M}" if standing.last else say("settings.never")
        self.told.addWidget(_line(say("settings.place_beside", n=standing.beside), str(self._desk.office.folder), last, True))
        second_last = f"{standing.second_last:%Y-%m-%d %H:%M}" if standing.second_last else say("settings.never")
        place = str(standing.place) if standing.place else say("settings.no_place")
        self.told.addWidget(_line(say("settings.place_second"), place, second_last, standing.second == "ok"))

    def _backed_up(self, backup: Backup) -> None:
        if backup.trouble is not None:
            self._refused(backup.trouble)
        self.refresh()

    def _verified(self, report: Report) -> None:
        empty(self.found)
        for check in report.checks:
            state = self._desk.say("settings.check_ok" if check.ok else "settings.check_bad")
            name = text(self._desk.say(f"selftest.{check.name}"))
            name.setMinimumWidth(180)
            across = row(pill(state, "ok" if check.ok else "bad"), name, gap=look.S12)
            across.addWidget(text(check.detail, "muted", wrap=True), 1)
            holder = QWidget()
            holder.setLayout(across)
            self.found.addWidget(holder)
        if report.anchor is not None:
            anchor = self._desk.say("settings.anchor", seq=report.anchor.seq, head=report.anchor.head)
            self.found.addWidget(selectable(anchor, "small"))

    def _show_code(self, code: str) -> None:
        dialog = QDialog(self)
        dialog.setWindowTitle(self._desk.say("welcome.code"))
        layout = column(CodeCard(self._desk, self._desk.office, code, dialog.accept))
        dialog.setLayout(layout)
        self._desk.ask.dialog(dialog)
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self.concerns.insertWidget(0, refusal_card(self._desk, refusal))


class PassphraseDialog(QDialog):
    """A passphrase, typed twice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setWindowTitle(desk.say("settings.passphrase"))
        self.setMinimumWidth(420)
        self._desk = desk
        self.first, self.second = line(secret=True), line(secret=True)
        self.field = Field(desk.say("welcome.passphrase"), self.first)
        self.again = Field(desk.say("welcome.again"), self.second)
        self.keep = button(desk.say("settings.keep"), kind="primary", then=self._keep)
        self.keep.setDefault(True)
        layout = column(
            text(desk.say("settings.passphrase.about"), "muted", wrap=True),
            self.field,
            self.again,
            row(None, button(desk.say("window.cancel"), then=self.reject), self.keep),
            gap=look.S12,
        )
        layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
        self.setLayout(layout)

    def _keep(self) -> None:
        if not self.first.text():
            self.field.refuse(self._desk.say("welcome.passphrase.missing"))
        elif self.first.text() != self.second.text():
            self.again.refuse(self._desk.say("welcome.again.differs"))
        else:
            self.accept()


def _line(name: str, place: str, last: str, well: bool) -> QWidget:
    made = QWidget()
    where = OneLine(place, "muted")
    label = text(name)
    label.setMinimumWidth(180)
    layout = row(label, gap=look.S12)
    layout.addWidget(where, 1)
    layout.addWidget(pill(last, "ok" if well else "warn"))
    made.setLayout(layout)
    return made
