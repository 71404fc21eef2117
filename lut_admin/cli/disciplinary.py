"""``case``: cases from the command line."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from lut_admin.cli import parsing
from lut_admin.cli.context import Context
from lut_admin.cli.grammar import Operand, Option, Verb
from lut_admin.convention.supervision import Stage
from lut_admin.office import cases, papers, roster
from lut_admin.office.cases import Account, CaseFile
from lut_admin.refusals import Refusal


def record(context: Context, chosen: SimpleNamespace) -> bool:
    """Open a case; prints its number."""
    office = context.office
    account = Account(
        articles=tuple(chosen.article),
        respondents=tuple(_student(context, number) for number in chosen.student),
        facts_zh=chosen.zh,
        facts_en=chosen.en,
        occurred_at=chosen.occurred,
        place=chosen.place,
    )
    number = str(cases.record(office, account).facts["number"])
    if context.teller.json:
        context.teller.give({"number": number})
    else:
        context.teller.say("cli.case_recorded", number=number)
    return False


def _student(context: Context, number: str) -> int:
    found = roster.id_of(context.office, number)
    if found is None:
        raise Refusal("cli.no_student", number=number)
    return found


def listing(context: Context, _chosen: SimpleNamespace) -> bool:
    """Every case: number, stage, day, articles, how many respondents."""
    found = cases.cases(context.office)
    if context.teller.json:
        context.teller.give({"cases": [_summary(file) for file in found]})
    else:
        for file in found:
            context.teller.say(
                "cli.case_line",
                number=file.number,
                stage=context.teller.word(f"supervision.{file.stage}"),
                opened=file.opened_on,
            )
    return False


def one(context: Context, chosen: SimpleNamespace) -> bool:
    """One case, whole."""
    file = cases.case(context.office, chosen.number)
    if context.teller.json:
        whole = {
            **_summary(file),
            "occurred": file.occurred_at,
            "place": file.place,
            "facts": {"zh": file.facts_zh, "en": file.facts_en},
            "students": [dict(person.particulars) for person in file.people],
            "steps": [
                {"stage": _CORRECTION if step.correction else step.stage, "on": step.on, "note": step.note}
                for step in file.steps
            ],
        }
        context.teller.give(whole)
    else:
        stage = context.teller.word(f"supervision.{file.stage}")
        context.teller.say("cli.case_line", number=file.number, stage=stage, opened=file.opened_on)
        context.teller.tell(file.facts_zh)
        if file.facts_en:
            context.teller.tell(file.facts_en)
    return False


def take_step(context: Context, chosen: SimpleNamespace) -> bool:
    """Take a case one step on, or note a correction on it."""
    if chosen.stage == _CORRECTION:
        cases.correct(context.office, chosen.number, chosen.note)
        return one(context, chosen)
    on: date = chosen.on or context.office.today()
    cases.step(context.office, chosen.number, chosen.stage, on, chosen.note)
    return one(context, chosen)


def print_form(context: Context, chosen: SimpleNamespace) -> bool:
    """The case's form as a PDF file."""
    written = papers.case_form_pdf(context.office, chosen.number, chosen.form, chosen.pdf)
    if context.teller.json:
        context.teller.give({"number": chosen.number, "form": chosen.form, "pdf": str(written)})
    else:
        context.teller.say("cli.written", file=str(written))
    return False


def _summary(file: CaseFile) -> dict[str, Any]:
    return {
        "number": file.number,
        "stage": file.stage,
        "opened": file.opened_on,
        "articles": list(file.articles),
        "respondents": len(file.people),
        # Duties with a due day come with the due-process clocks; a stage by itself sets none.
        "next": None,
    }


_NUMBER = Operand("NUMBER", parsing.text)
_CORRECTION = "correction"  # a note that leaves a case at its stage

VERBS = (
    Verb(
        ("case", "new"),
        record,
        (),
        (
            Option("--article", parsing.number, "1-10", many=True, needed=True),
            Option("--student", called="STUDENT_NO", many=True, needed=True),
            Option("--zh", needed=True),
            Option("--en", default=""),
            Option("--place", default=""),
            Option("--occurred", parsing.moment, "TIME"),
        ),
    ),
    Verb(("case", "list"), listing),
    Verb(("case", "show"), one, (_NUMBER,)),
    Verb(
        ("case", "step"),
        take_step,
        (_NUMBER, Operand("STAGE", parsing.choice(*(stage.value for stage in Stage), _CORRECTION))),
        (Option("--on", parsing.day, "DAY"), Option("--note", default="")),
    ),
    Verb(
        ("case", "print"),
        print_form,
        (_NUMBER,),
        (
            Option("--form", parsing.choice(*papers.CASE_FORMS), "NAME", default=papers.REGISTRATION),
            Option("--pdf", parsing.path, "OUT.pdf", needed=True),
        ),
    ),
)
