"""The papers of a case, what fits now first: one or several ticked, for one respondent or all, seen, printed or saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from lut_admin.desk import look, printing
from lut_admin.desk.findings import Messages, refusal_card
from lut_admin.desk.flow import Flow
from lut_admin.desk.forms import choice
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases import exporting
from lut_admin.desk.pages.cases.paper_list import Line, PaperList
from lut_admin.desk.pages.cases.previewing import Previewing, unprintable
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.pieces import Card, button, column, row, text
from lut_admin.desk.printing import Paper
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.case_print import Choice, Order
    from lut_admin.office.cases import CaseFile

Then = Callable[[Paper, Sequence[str]], None]


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
        self.whom: QComboBox = choice([])
        self.whom.setAccessibleName(say("casepapers.whom"))
        self.whom.setToolTip(say("casepapers.whom"))
        self.whom.activated.connect(lambda _: self._choose())
        self.list = PaperList(say("casepapers.list"))
        self.preview = button(say("casepapers.preview"), "eye", "", lambda: self._make(self._preview))
        self.print = button(say("casepapers.print"), "printer", "", lambda: self._make(self._print))
        self.save = button(say("casepapers.save_pdf"), "download", "", lambda: self._make(self._save))
        self.word = button(say("casepapers.word"), "file-text", "", self._word)
        self.word.setToolTip(say("casepapers.word_why"))
        self.more = button("", "chevron-down", "link", self._toggle)
        self.export = button(desk.say("exporting.export"), "archive", "link", self._export)
        self.several = text(say("casepapers.several"), "small", wrap=True)
        self.list.itemActivated.connect(lambda _: self._make(self._preview))
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
        from lut_admin.office import case_print

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

    def _make(self, then: Then) -> None:
        """Make what is chosen ready, and tell what cannot be drawn, before `then`."""
        forms, file = self.chosen(), self.file
        if file is None or not forms:
            return
        from lut_admin.office import case_print

        office, number, student = self.desk.office, file.number, self.student_id
        self.messages.clear()

        def work(_progress: object) -> tuple[tuple[Order, ...], tuple[str, ...]]:
            ordered = case_print.orders(office, number, forms, student)
            return ordered, case_print.unprintable(office, ordered)

        def made(found: tuple[tuple[Order, ...], tuple[str, ...]]) -> None:
            ordered, signs = found
            then(self._paper(ordered, forms), signs)

        self.desk.read(work, made, self._refused)

    def _paper(self, ordered: Sequence[Order], forms: Sequence[str]) -> Paper:
        """The papers as one thing to print; its name, which is the file's, tells the case and nobody's name."""
        from lut_admin.office import case_print

        office, number, say = self.desk.office, ordered[0].number, self.desk.say
        if len(forms) == 1:
            title = say("casepapers.title", paper=say(case_print.title_key(forms[0])), number=number)
        else:
            title = say("casepapers.title_several", number=number, n=len(forms))
        return Paper(
            title,
            lambda ppi: case_print.pages(office, ordered, ppi),
            lambda: case_print.pdf(office, ordered),
        )

    def _preview(self, paper: Paper, signs: Sequence[str]) -> None:
        def show(pages: list[bytes]) -> None:
            dialog = Previewing(self.desk, self, paper, pages, signs)
            self.desk.ask.dialog(dialog)
            dialog.setParent(None)
            dialog.deleteLater()

        self.desk.read(lambda _progress: paper.pages(Previewing.PPI), show, self._refused)

    def _print(self, paper: Paper, signs: Sequence[str]) -> None:
        self._unless(signs, lambda: printing.send(self.desk, paper, self.window()))

    def _save(self, paper: Paper, signs: Sequence[str]) -> None:
        self._unless(signs, lambda: printing.save(self.desk, paper))

    def _word(self) -> None:
        """Fill the office's own Word forms (or the shipped ones): one into a file, several into a folder."""
        forms, file, say = self.chosen(), self.file, self.desk.say
        if file is None or not forms:
            return
        from lut_admin.office import case_print, word_forms

        office, number, student = self.desk.office, file.number, self.student_id
        names = {
            form: f"{say('casepapers.title', paper=say(case_print.title_key(form)), number=number)}.docx" for form in forms
        }
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

        self.messages.clear()
        self.desk.read(work, self.desk.saved, self._refused)

    def _export(self) -> None:
        if self.file is not None:
            exporting.export(self.desk, self, self.file, self.veil)

    def _unless(self, signs: Sequence[str], go: Callable[[], None]) -> None:
        """Go on at once, or where something cannot be drawn only when that was read."""
        if not signs:
            go()
            return

        def anyway() -> None:
            self.messages.clear()
            go()

        self.messages.put(unprintable(self.desk, signs, [(self.desk.say("casepapers.anyway"), anyway)]))

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self.desk, refusal))
