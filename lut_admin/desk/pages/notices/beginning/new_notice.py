"""The way to a new notice: the choice of a template, then its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pages.notices.beginning.template_choice import TemplateChoice
from lut_admin.desk.pages.notices.beginning.template_form import TemplateForm
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.convention.terms import Term
    from lut_admin.office.notices import NoticeLine
    from lut_admin.office.notices.writing.templated import Filled, Memory
    from lut_admin.office.office import Office
    from lut_admin.papers.notice_templates import Template


class _Known(NamedTuple):
    """What choice and form are made from."""

    templates: tuple[Template, ...]
    memory: Memory
    terms: list[Term]


class HalfFilled(NamedTuple):
    """A form that is half filled in: its template, what is typed in each field, and the draft whose facts they are."""

    template: str
    typed: dict[str, tuple[str, ...]]
    notice: int | None


def _read(office: Office) -> _Known:
    from lut_admin.office import templates, terms
    from lut_admin.office.notices.writing import templated

    return _Known(templates.templates(office), templated.memory(office), terms.terms(office))


class Beginning(QStackedWidget):
    """Emits `made(notice id)` with a draft, `blank` and `past` where no template is wanted, `left` on the way back.

    `reopened` says of `left` that it leads back to the notice whose facts were looked at.
    """

    made = Signal(int)
    blank = Signal()
    past = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.choice = TemplateChoice(desk)
        self.addWidget(self.choice)
        self._form: TemplateForm | None = None
        self._known: _Known | None = None
        self.reopened: int | None = None
        self.choice.blank.connect(self.blank)
        self.choice.past.connect(self.past)
        self.choice.left.connect(self.left)
        self.choice.chosen.connect(self._fill_in)

    @property
    def form(self) -> TemplateForm:
        """The form, made when it is first wanted: the window does not wait for it."""
        if self._form is None:
            self._form = TemplateForm(self.desk)
            self._form.left.connect(self._back)
            self._form.made.connect(self.made)
            self.addWidget(self._form)
        return self._form

    def begin(self, template: str = "") -> None:
        """Offer the templates, or begin with the one of this name; a form that is half filled in is shown again, and gives way
        to another template only where the person says so."""
        half_done = self.currentWidget() is self.form and self.form.half_done and self.reopened is None
        if half_done and (template in ("", self.form.template.id if self.form.template else "") or not self._given_up()):
            self.form.take_keyboard()
            return
        self.reopened = None
        self.setCurrentWidget(self.choice)
        self.choice.take_keyboard()
        self.desk.read(lambda _progress: _read(self.desk.office), lambda known: self._offer(known, template))

    def reopen(self, line: NoticeLine) -> None:
        """The form of a draft that was made from a template, with its facts; one whose template is gone stays as it is."""
        from lut_admin.office.notices.writing import templated

        was = templated.filled(line)
        if was is None:
            return
        self.reopened = line.id
        self.desk.read(lambda _progress: _read(self.desk.office), lambda known: self._again(known, line.id, was))

    def unfinished(self) -> HalfFilled | None:
        """What is filled in and kept nowhere."""
        form = self._form
        if form is None or self.currentWidget() is not form or not form.half_done or form.template is None:
            return None
        typed = {name: tuple(one.editor.texts()) for name, one in form.fields.items()}
        return HalfFilled(form.template.id, typed, self.reopened)

    def resume(self, unfinished: HalfFilled) -> None:
        """Go on with what was `unfinished` on a page that is gone."""
        from lut_admin.office.notices.writing.templated import Filled

        self.reopened = unfinished.notice
        was = Filled(unfinished.template, unfinished.typed, untouched=True)
        self.desk.read(
            lambda _progress: _read(self.desk.office), lambda known: self._again(known, unfinished.notice, was)
        )

    def _given_up(self) -> bool:
        say = self.desk.say
        return self.desk.ask.choice(say("notices.new"), say("filling.lost"), [say("filling.give_up")]) is not None

    def _offer(self, known: _Known, template: str) -> None:
        self._known = known
        self.choice.offer(known.templates, known.memory.used)
        wanted = next((one for one in known.templates if one.id == template), None)
        if wanted is not None:
            self._fill_in(wanted)

    def _fill_in(self, template: Template) -> None:
        assert self._known is not None
        before = self.form.template
        if before is None or before.id != template.id or not self.form.half_done or self.reopened is not None:
            self.form.begin(template, self._known.memory, self._known.terms)
        self.setCurrentWidget(self.form)
        self.form.take_keyboard()

    def _again(self, known: _Known, notice: int | None, was: Filled) -> None:
        self._known = known
        template = next((one for one in known.templates if one.id == was.template), None)
        if template is None:
            self.left.emit()
            self.desk.refuse(Refusal("templates.unknown", template=was.template))
            return
        self.form.begin(template, known.memory, known.terms, was, notice)
        self.setCurrentWidget(self.form)
        self.form.take_keyboard()

    def _back(self) -> None:
        if self.reopened is not None:
            self.left.emit()
            return
        self.setCurrentWidget(self.choice)
        self.choice.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choice.search.selectAll()
