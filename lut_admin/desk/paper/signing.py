"""The convention on paper: to sign (知悉书), for chosen students, a class or blank, and to hang up as a poster."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QWidget
from shiboken6 import isValid

from lut_admin.desk.forms import Field, choice, lay_out
from lut_admin.desk.page import Desk
from lut_admin.desk.paper import previewing, printing
from lut_admin.desk.paper.printing import Paper
from lut_admin.desk.pieces import ButtonKind, Card, button, column, row, text
from lut_admin.desk.style import look

if TYPE_CHECKING:
    from lut_admin.office.office import Office
    from lut_admin.papers.case_papers.convention import Format

CHOSEN, BLANK, OF_CLASS = "chosen", "", "class:"
AT_ONCE = 12  # sheets that are shown before they are printed; more are saved as one PDF, which any printer takes
NARROW = 12  # letters of a class that are always seen


class ToSign(QDialog):
    """Asks for whom the convention to sign is printed, and prints it; `ids` are students who were chosen before."""

    def __init__(self, desk: Desk, parent: QWidget, ids: Sequence[int] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(desk.say("notes.sign_title"))
        self.setMinimumWidth(480)
        self.sheets = Sheets(desk, ids, "primary")
        self.sheets.read()
        lay_out(self, desk.say("window.close"), self.sheets.show_, self.sheets, row(self.sheets.save, self.sheets.send, None))


class Sheets(QWidget):
    """For whom, and the buttons that print."""

    def __init__(self, desk: Desk, ids: Sequence[int] = (), kind: ButtonKind = "") -> None:
        super().__init__()
        say = desk.say
        self.desk, self._ids = desk, tuple(ids)
        self._classes: Mapping[str, tuple[int, ...]] = {}
        first = [(CHOSEN, say("notes.sign_chosen", n=len(ids)))] if ids else []
        self.whom = choice([*first, (BLANK, say("notes.sign_blank"))], CHOSEN if ids else BLANK)
        self.whom.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.whom.setMinimumContentsLength(NARROW)
        self.whom.currentIndexChanged.connect(lambda _: self._tell())
        self.many = text(say("notes.sign_many", most=AT_ONCE), "small", wrap=True)
        self.save = button(say("notes.save"), "download", "", self._save)
        self.show_ = button(say("notes.preview"), "printer", kind, self._show)
        self.send = button(say("notes.sign_send"), "printer", "", self._send)
        why = text(say("notes.sign_why"), "muted", wrap=True)
        self.setLayout(column(why, Field(say("notes.sign_whom"), self.whom), self.many))
        self._tell()

    def read(self) -> None:
        """The classes there are now."""
        from lut_admin.office.papers import light_papers

        office = self.desk.office
        self.desk.read(lambda _progress: light_papers.classes(office), self._put)

    def _put(self, classes: Mapping[str, tuple[int, ...]]) -> None:
        if not isValid(self):  # closed meanwhile
            return
        kept, self._classes = self.whom.currentData(), classes
        for place in reversed(range(self.whom.count())):
            if str(self.whom.itemData(place)).startswith(OF_CLASS):
                self.whom.removeItem(place)
        for name, ids in classes.items():
            self.whom.addItem(self.desk.say("notes.sign_class", name=name, n=len(ids)), f"{OF_CLASS}{name}")
        self.whom.setCurrentIndex(max(self.whom.findData(kept), 0))

    @property
    def students(self) -> tuple[int, ...]:
        """Those it is printed for; nobody for a blank sheet."""
        whom = str(self.whom.currentData())
        if whom == CHOSEN:
            return self._ids
        return self._classes.get(whom.removeprefix(OF_CLASS), ()) if whom else ()

    def _tell(self) -> None:
        many = len(self.students) > AT_ONCE
        self.many.setVisible(many)
        self.show_.setEnabled(not many)
        self.send.setVisible(many)

    def _paper(self) -> Paper:
        from lut_admin.office.papers import case_papers, light_papers

        office, students = self.desk.office, self.students
        return Paper(
            self.desk.say("notes.sign_title"),
            lambda ppi: case_papers.pages(light_papers.to_sign(office, students), ppi),
            lambda: case_papers.pdf(light_papers.to_sign(office, students)),
        )

    def _save(self) -> None:
        printing.save(self.desk, self._paper())

    def _show(self) -> None:
        previewing.show(self.desk, self._paper())

    def _send(self) -> None:
        printing.send(self.desk, self._paper(), self)


class OnPaper(QWidget):
    """The two cards of the settings: the convention to sign, and to hang up."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        say = desk.say
        sign = Card(say("notes.sign_title"))
        self.sheets = Sheets(desk)
        sign.body.addWidget(self.sheets)
        sign.body.addLayout(row(self.sheets.save, self.sheets.show_, self.sheets.send, None))
        poster = Card(say("notes.poster_title"))
        self.format = choice([(size, say(f"notes.poster_{size}")) for size in ("a3", "a4")])
        self.format.setAccessibleName(say("notes.poster_size"))
        poster.body.addWidget(text(say("notes.poster_why"), "muted", wrap=True))
        self.show_ = button(say("notes.preview"), "printer", "", partial(self._print, previewing.show))
        self.save = button(say("notes.save"), "download", "", partial(self._print, printing.save))
        poster.body.addLayout(row(self.format, self.save, self.show_, None))
        self.setLayout(column(sign, poster, gap=look.S12))

    def _print(self, how: Callable[[Desk, Paper], None]) -> None:
        from lut_admin.office.papers import case_papers, light_papers

        office: Office = self.desk.office
        size: Format = "a4" if self.format.currentData() == "a4" else "a3"
        how(
            self.desk,
            Paper(
                self.desk.say("notes.poster_title"),
                lambda ppi: light_papers.poster_pages(office, size, ppi),
                lambda: case_papers.poster(office, size),
            ),
        )
