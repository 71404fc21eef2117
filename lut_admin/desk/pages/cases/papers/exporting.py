"""A case out as a signed dossier: all of it or one respondent's, originals or redacted copies; then what it is checked against."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import QButtonGroup, QComboBox, QDialog, QLabel, QRadioButton, QStackedLayout, QWidget

from lut_admin.desk import forms
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pieces import button, column, empty, row, selectable, text
from lut_admin.desk.pieces.findings import MessageCard, Messages, refusal_card
from lut_admin.desk.style import icons, look
from lut_admin.desk.work.ask import once
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases import CaseFile
    from lut_admin.office.cases.evidence import Exhibit
    from lut_admin.office.papers.dossier import Exported
    from lut_admin.office.verifying import Report

WIDTH = 620


class Exporting(QDialog):
    """Asks whose dossier and with which pictures, writes it where it is wanted, checks it, and shows what to check it against."""

    def __init__(self, desk: Desk, parent: QWidget, file: CaseFile, exhibits: tuple[Exhibit, ...], veil: Veil) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk, self._file, self._exhibits, self._veil = desk, file, exhibits, veil
        self.setWindowTitle(say("exporting.title", number=file.number))
        self.setMinimumWidth(WIDTH)
        self.messages = Messages()
        self.whole = QRadioButton(say("exporting.whole"))
        self.one = QRadioButton(say("exporting.one"))
        self.whom: QComboBox = forms.choice([])
        self.whom.setAccessibleName(say("casepapers.whom"))
        for person in file.people:
            self.whom.addItem(veil.person(file, person), person.student_id)
        self.redacted = QRadioButton(say("exporting.redacted"))
        self.originals = QRadioButton(say("exporting.originals"))
        self._groups = [self._group(self.whole, self.one), self._group(self.redacted, self.originals)]
        self.told = text("", "muted", wrap=True)
        self.bare = Messages()
        self.write = button(say("exporting.write"), "save", "primary", self.do)
        self._asked, self._done = QWidget(), QWidget()
        self._asked.setLayout(
            column(
                text(say("exporting.holds"), "muted", wrap=True), look.S4,
                text(say("exporting.of_whom"), "strong"), self.whole, row(self.one, self.whom, None), self.told, look.S8,
                text(say("exporting.pictures"), "strong"), self.redacted, self.originals, self.bare, self.messages, look.S8,
                None, row(None, button(say("window.cancel"), then=self.reject), self.write),
            )
        )  # fmt: skip
        self._result = column(gap=look.S8)
        self._done.setLayout(self._result)
        self.stack = QStackedLayout()
        for page in (self._asked, self._done):
            self.stack.addWidget(page)
        layout = column(self.stack)
        layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
        self.setLayout(layout)
        self.write.setDefault(True)
        for widget in (self.one, self.whom):
            widget.setVisible(len(file.people) > 1)
        for button_ in (self.one, self.originals):
            button_.toggled.connect(lambda _: self._tell())
        self._tell()

    @property
    def student_id(self) -> int | None:
        """Whose it is; None: everybody's."""
        value = self.whom.currentData()
        return value if self.one.isChecked() and isinstance(value, int) else None

    def do(self) -> None:
        """Ask where to, write it, and check what was written."""
        from lut_admin.office import verifying
        from lut_admin.office.papers import dossier

        desk, office, number = self._desk, self._desk.office, self._file.number
        # Whoever the dossier is about is called by a letter: a file's name is read by everybody who handles it.
        whose = f"-{self._veil.unnamed(self.whom.currentIndex())}" if self.student_id is not None else ""
        path = desk.ask.file_to_save(desk.say("exporting.title", number=number), f"{number}{whose}.zip", "ZIP (*.zip)")
        if path is None:
            return
        target = path if path.suffix else Path(f"{path}.zip")
        originals, student, language = self.originals.isChecked(), self.student_id, desk.language

        def work(_progress: object) -> tuple[Exported, Report]:
            written = dossier.export(office, number, target, originals, student)
            return written, verifying.verify_dossier(target, language)

        self.messages.clear()
        desk.act(work, then=lambda done: self._show(*done), refused=self._refused)

    # --- showing ---

    def _group(self, first: QRadioButton, second: QRadioButton) -> QButtonGroup:
        made = QButtonGroup(self)
        made.addButton(first)
        made.addButton(second)
        first.setChecked(True)
        return made

    def _tell(self) -> None:
        """What the choice means: what is veiled in it, and which pictures go out as they are."""
        say, one = self._desk.say, self.one.isChecked()
        self.whom.setEnabled(one)
        self.told.setText(say("exporting.one_told") if one else say("exporting.whole_told"))
        self.bare.clear()
        bare = [str(place) for place in self._bare()] if self.redacted.isChecked() else []
        if bare:
            words = say("exporting.bare", n=len(bare), places=bare)
            self.bare.put(MessageCard(self._desk, words, kind="warn", icon="triangle-alert", closable=False))
        forms.grow(self)

    def _bare(self) -> list[int]:
        """The pictures without a redacted copy, by their number in the list of evidence."""
        from lut_admin.office.cases.evidence import numbered

        places, redacted = numbered(self._file, self._exhibits), {one.redacts for one in self._exhibits}
        return [
            places[one.id] for one in self._exhibits if one.is_picture and one.redacts is None and one.id not in redacted
        ]

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self._desk, refusal))
        forms.grow(self)

    def _show(self, done: Exported, report: Report) -> None:
        """It was written: where, whether it is whole, and the numbers it is checked against later."""
        say = self._desk.say
        empty(self._result)
        self._result.addWidget(text(say("exporting.written", file=done.file.name), "strong", wrap=True))
        self._result.addWidget(selectable(str(done.file.parent), "muted"))
        for check in report.checks:
            sign = icons.label("circle-check" if check.ok else "circle-x", "ok" if check.ok else "bad")
            words = say(f"exporting.check_{check.name}" if check.ok else "exporting.check_failed", detail=check.detail)
            line = row(sign, gap=look.S8)
            line.addWidget(text(words, tone="" if check.ok else "bad", wrap=True), 1)
            self._result.addLayout(line)
        self._result.addSpacing(look.S4)
        numbers = (
            ("key", grouped(done.key)),
            ("anchor", f"{done.anchor.seq} · {grouped(done.anchor.head)}"),
            ("sha256", grouped(done.sha256)),
        )
        for name, value in numbers:
            label = say(f"exporting.{name}")
            self._result.addLayout(column(text(label, "muted", wrap=True), _mono(value, label), gap=look.S4))
        told = "\n".join([done.file.name, *(f"{say(f'exporting.{name}')}\n{value}" for name, value in numbers)])
        folder = QUrl.fromLocalFile(str(done.file.parent))
        self._result.addStretch(1)
        close = button(say("window.close"), "", "primary", self.accept)
        self._result.addLayout(
            row(
                button(say("exporting.copy"), "copy", "", lambda: self._desk.copy(told)),
                button(say("exporting.open_folder"), "folder-open", "", lambda: QDesktopServices.openUrl(folder)),
                None, close,
            )
        )  # fmt: skip
        self.stack.setCurrentWidget(self._done)
        close.setDefault(True)
        close.setFocus()
        forms.grow(self)


def grouped(hexes: str) -> str:
    """A long number in groups of eight, so that it can be compared with a printed one by eye."""
    return " ".join(hexes[at : at + 8] for at in range(0, len(hexes), 8))


def _mono(words: str, name: str) -> QLabel:
    made = selectable(words)
    made.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    made.setAccessibleName(f"{name} {words}")
    return made


def export(desk: Desk, parent: QWidget, file: CaseFile, veil: Veil) -> None:
    """Ask how a case goes out, and write its dossier."""
    from lut_admin.office.cases import evidence

    office = desk.office

    def ask(exhibits: tuple[Exhibit, ...]) -> None:
        dialog = Exporting(desk, parent, file, exhibits, veil)
        once(desk.ask, dialog)

    desk.read(lambda _progress: evidence.exhibits(office, file.number), ask)
