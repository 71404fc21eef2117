"""The papers of a case, what fits now first: one or several ticked, for one respondent or all, seen, printed or saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from lut_admin.desk.forms import choice
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.papers import exporting
from lut_admin.desk.pages.cases.papers.issuing import Issuing, Ordered
from lut_admin.desk.pages.cases.papers.paper_list import Line, PaperList
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pieces import Card, button, column, row, text
from lut_admin.desk.pieces.findings import Messages
from lut_admin.desk.pieces.flow import Flow
from lut_admin.desk.style import look
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.office.cases import CaseFile
    from lut_admin.office.papers.case_print import Choice


class PapersCard(Card):
    """Offers the papers of one case (`show_case`)."""

    def __init__(self, desk: Desk, veil: Veil) -> None:
        say = desk.say
        super().__init__(say("casepapers.card"))
        self.desk, self.veil = desk, veil
        self.file: CaseFile | None = None
        self.choices: tuple[Choice, ...] = ()
        self._everything = False
        self.messages = Messages()
        self.issuing = Issuing(desk, self, self.messages)
        self.whom: QComboBox = choice([])
        self.whom.setAccessibleName(say("casepapers.whom"))
        self.whom.setToolTip(say("casepapers.whom"))
        self.whom.activated.connect(lambda _: self._choose())
        self.list = PaperList(say("casepapers.list"))
        self.preview = button(say("casepapers.preview"), "eye", "", lambda: self._issue(self.issuing.preview))
        self.print = button(say("casepapers.print"), "printer", "", lambda: self._issue(self.issuing.print))
        self.save = button(say("casepapers.save_pdf"), "download", "", lambda: self._issue(self.issuing.save))
        self.word = button(say("casepapers.word"), "file-text", "", self._word)
        self.word.setToolTip(say("casepapers.word_why"))
        self.more = button("", "chevron-down", "link", self._toggle)
        self.export = button(desk.say("exporting.export"), "archive", "link", self._export)
        self.several = text(say("casepapers.several"), "small", wrap=True)
        self.list.itemActivated.connect(lambda _: self._issue(self.issuing.preview))
        actions = Flow()
        for one in (self.preview, self.print, self.save, self.word):
            actions.addWidget(one)
        links = column(row(self.more, None), row(self.export, None), gap=0)
        self.body.addLayout(column(self.messages, self.whom, self.list, self.several, actions, links, gap=look.S8))
        veil.changed.connect(self._name_people)

    def show_case(self, file: CaseFile) -> None:
        """Offer the papers of this case as it is now."""
        if self.file is None or self.file.number != file.number:
            self.messages.clear()
            self._everything = False
            self.whom.clear()
        self.file = file
        self._name_people()
        self._choose()

    def begin(self) -> None:
        """Take the keyboard."""
        self.list.setFocus()

    @property
    def student_id(self) -> int | None:
        """For whom; None: for all."""
        value = self.whom.currentData()
        return value if isinstance(value, int) else None

    def chosen(self) -> list[str]:
        """The forms that are ticked; with none ticked the one the keyboard stands on."""
        return self.list.ticked() or self.list.current()

    # --- showing ---

    def _name_people(self) -> None:
        """The respondents as they may be called now."""
        if self.file is None:
            return
        before, people = self.student_id, self.file.people
        self.whom.clear()
        self.whom.addItem(self.desk.say("casepapers.everybody"), None)
        for person in people:
            self.whom.addItem(self.veil.person(self.file, person), person.student_id)
        self.whom.setCurrentIndex(max(self.whom.findData(before), 0))
        self.whom.setVisible(len(people) > 1)

    def _choose(self) -> None:
        if self.file is None:
            return
        from lut_admin.office.papers import case_print

        office, number, student = self.desk.office, self.file.number, self.student_id

        def put(found: tuple[Choice, ...]) -> None:
            if self.file is not None and self.file.number == number:
                self.choices = found
                self._show()

        self.desk.read(lambda _progress: case_print.choices(office, number, student), put)

    def _show(self) -> None:
        say, ticked = self.desk.say, self.list.ticked()
        shown = [one for one in self.choices if one.fits or self._everything]
        self.list.put([self._line(one) for one in shown], ticked)
        hidden = len(self.choices) - len([one for one in self.choices if one.fits])
        words = say("casepapers.fewer") if self._everything else say("casepapers.all", n=hidden)
        self.more.setText(f" {words}")
        self.more.setAccessibleName(words)
        self.more.setVisible(hidden > 0)
        for one in (self.preview, self.print, self.save, self.word):
            one.setEnabled(bool(shown))

    def _line(self, one: Choice) -> Line:
        """A paper as a line of the list: its name, under it why not yet or what else to know, at its end whether it is a draft."""
        say = self.desk.say
        other = words.say(one.key, "en" if self.desk.language == "zh" else "zh")
        whole = one.of_case and one.form != "registration" and self.file is not None and len(self.file.people) > 1
        below = say(one.why) if one.why else say("casepapers.of_case") if whole else other
        return Line(one.form, say(one.key), below, say("casepapers.draft") if one.draft else "", one.fits)

    def _toggle(self) -> None:
        self._everything = not self._everything
        self._show()

    # --- doing ---

    def _issue(self, how: Callable[[str, Ordered], None]) -> None:
        """Issue what is chosen, for whom each form fits; that is looked up in the worker, which touches no widget."""
        from lut_admin.office.papers import case_print

        forms = self.chosen()
        if self.file is not None and forms:
            office, number, student = self.desk.office, self.file.number, self.student_id
            how(self._title(forms), lambda: case_print.orders(office, number, forms, student))

    def _title(self, forms: Sequence[str]) -> str:
        """What is printed is called by the case's number, and by nobody's name."""
        from lut_admin.office.papers.case_print import title_key

        say, number = self.desk.say, self.file.number if self.file is not None else ""
        if len(forms) == 1:
            return say("casepapers.title", paper=say(title_key(forms[0])), number=number)
        return say("casepapers.title_several", number=number, n=len(forms))

    def _word(self) -> None:
        """Fill the office's own Word forms (or the shipped ones); that one of them names another student is told first."""
        forms, file = self.chosen(), self.file
        if file is not None and forms:
            from lut_admin.office.papers.case_print import Order

            number, student = file.number, self.student_id
            orders = [Order(number, form, student) for form in forms]
            self.issuing.unless_naming(lambda: orders, lambda: self._fill_word(number, forms, student))

    def _fill_word(self, number: str, forms: Sequence[str], student: int | None) -> None:
        """One form into a file, several into a folder."""
        from lut_admin.office.papers import word_forms

        say, office = self.desk.say, self.desk.office
        names = {form: f"{self._title([form])}.docx" for form in forms}
        target = (
            self.desk.ask.file_to_save(say("casepapers.word_why"), names[forms[0]], "Word (*.docx)")
            if len(forms) == 1
            else self.desk.ask.folder(say("casepapers.word_why"))
        )
        if target is None:
            return

        def work(_progress: object) -> Path:
            written = [
                word_forms.write_docx(office, number, form, target if len(forms) == 1 else target / name, student)
                for form, name in names.items()
            ]
            return written[0]

        self.desk.read(work, self.desk.saved, self.issuing.refused)

    def _export(self) -> None:
        if self.file is not None:
            exporting.export(self.desk, self, self.file, self.veil)
