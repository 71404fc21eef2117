"""``case print``: a form of a case as PDF, or as Word document from the office's own template."""

from __future__ import annotations

from types import SimpleNamespace

from lut_admin.cli import parsing
from lut_admin.cli.context import Context
from lut_admin.cli.grammar import Operand, Option, Verb
from lut_admin.office import papers, roster
from lut_admin.office.papers import case_print, word_forms
from lut_admin.refusals import Refusal


def print_form(context: Context, chosen: SimpleNamespace) -> bool:
    """Write the form: ``--pdf``, ``--docx``, or both."""
    if chosen.number is None and chosen.form not in papers.WITHOUT_CASE:
        raise _lacking("NUMBER")
    if chosen.pdf is None and chosen.docx is None:
        raise _lacking("--pdf")
    if chosen.template is not None and chosen.docx is None:
        raise _lacking("--docx")
    office, number, form = context.office, chosen.number or "", chosen.form
    student = roster.id_of(office, chosen.student) if chosen.student else None
    if chosen.student and student is None:
        raise Refusal("cli.no_student", number=chosen.student)
    written = {}
    if chosen.docx is not None:
        written["docx"] = word_forms.write_docx(office, number, form, chosen.docx, student, chosen.template)
    if chosen.pdf is not None:
        if form == papers.REGISTRATION and student is not None:  # of several students the others are veiled
            order = case_print.Order(number, form, student)
            written["pdf"] = papers.save(case_print.pdf(office, [order]), chosen.pdf)
        else:
            written["pdf"] = papers.case_form_pdf(office, number, form, chosen.pdf, student)
    if context.teller.json:
        context.teller.give({"number": chosen.number, "form": form, **{kind: str(path) for kind, path in written.items()}})
    else:
        for path in written.values():
            context.teller.say("cli.written", file=str(path))
    return False


def _lacking(name: str) -> Refusal:
    return Refusal("cli.lacking", command="case print", name=name, usage=_PRINT.usage)


_PRINT = Verb(
    ("case", "print"),
    print_form,
    (Operand("NUMBER", parsing.text, needed=False),),
    (
        Option("--form", parsing.choice(*papers.CASE_FORMS), "NAME", default=papers.REGISTRATION),
        Option("--pdf", parsing.path, "OUT.pdf"),
        Option("--docx", parsing.path, "OUT.docx"),
        Option("--template", parsing.path, "T.docx"),
        Option("--student", called="STUDENT_NO"),
    ),
)
VERBS = (_PRINT,)
