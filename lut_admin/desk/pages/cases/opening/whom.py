"""What kind of matter it is, and who answers for it: students, nobody on the register, or staff, to whom it is handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from lut_admin.desk.forms import Field, choice, line
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.opening.people import People
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pieces import Card, row, text
from lut_admin.desk.style import look

if TYPE_CHECKING:
    from lut_admin.office.cases import Kind, Nobody


class Whom(Card):
    """The kind, and what each kind asks for. Emits `turned` when it is another kind."""

    turned = Signal()

    def __init__(self, desk: Desk, veil: Veil) -> None:
        from lut_admin.office.cases import Kind, Nobody

        super().__init__(desk.say("recording.whom"))
        say = desk.say
        self.people = People(desk, veil)
        self.reason = choice([("", say("recording.choose")), *((one.value, say(one.key)) for one in Nobody)])
        self.referred = line(placeholder=say("recording.referred_hint"))
        self.kinds = {kind: QRadioButton(say(kind.key)) for kind in Kind}
        group, kinds = QButtonGroup(self), row(gap=look.S16)
        for kind, made in self.kinds.items():
            made.setToolTip(say(f"recording.why_{kind.value}"))
            made.setAccessibleDescription(say(f"recording.why_{kind.value}"))
            made.toggled.connect(lambda on: self._turn() if on else None)
            group.addButton(made)
            kinds.addWidget(made)
        kinds.addStretch(1)
        self.fields: dict[Kind, Field] = {
            Kind.STUDENTS: Field(say("cases.people"), self.people),
            Kind.NOBODY: Field(say("recording.nobody"), self.reason),
            Kind.REFERRED: Field(say("recording.referred"), self.referred),
        }
        self.why = text("", "muted", wrap=True)
        self.body.addLayout(kinds)
        self.body.addWidget(self.why)
        for field in self.fields.values():
            self.body.addWidget(field)
        self.people.changed.connect(self.fields[Kind.STUDENTS].accept)
        self.reason.currentIndexChanged.connect(lambda _: self.fields[Kind.NOBODY].accept())
        self._desk = desk
        self.put(Kind.STUDENTS, None, "")

    def put(self, kind: Kind, nobody: Nobody | None, referred: str, *, settled: bool = False) -> None:
        """Show this kind; `settled`: a case keeps the kind it was opened with, but of an incident it may come out who did it."""
        from lut_admin.office.cases import Kind

        self.kinds[kind].setChecked(True)
        for other, made in self.kinds.items():
            known = kind is Kind.NOBODY and other in (Kind.NOBODY, Kind.STUDENTS)
            made.setVisible(not settled or known)
        self.reason.setCurrentIndex(max(self.reason.findData(nobody.value if nobody else ""), 0))
        self.referred.setText(referred)
        for field in self.fields.values():
            field.accept()
        self._turn()

    @property
    def kind(self) -> Kind:
        """Which kind is chosen."""
        return next(kind for kind, made in self.kinds.items() if made.isChecked())

    @property
    def nobody(self) -> Nobody | None:
        """Why there is no respondent, where that is said and asked."""
        from lut_admin.office.cases import Kind, Nobody

        said = str(self.reason.currentData() or "")
        return Nobody(said) if said and self.kind is Kind.NOBODY else None

    @property
    def referred_to(self) -> str:
        """To whom it is handed on, where that is asked."""
        from lut_admin.office.cases import Kind

        return self.referred.text().strip() if self.kind is Kind.REFERRED else ""

    @property
    def respondents(self) -> tuple[int, ...]:
        """The students it is about, where it is about students."""
        from lut_admin.office.cases import Kind

        return self.people.ids() if self.kind is Kind.STUDENTS else ()

    def _turn(self) -> None:
        if not any(made.isChecked() for made in self.kinds.values()):
            return
        for kind, field in self.fields.items():
            field.setVisible(kind is self.kind)
        self.why.setText(self._desk.say(f"recording.why_{self.kind.value}"))
        self.turned.emit()
