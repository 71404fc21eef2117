"""``case``: cases from the command line."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from lut_admin.cli import parsing
from lut_admin.cli.context import Context
from lut_admin.cli.grammar import Operand, Option, Verb
from lut_admin.convention.supervision import CheckLine, Deadline, Entry, Next, Step, asked, effective, plain
from lut_admin.convention.supervision.facts import FactKind
from lut_admin.office import cases, roster
from lut_admin.office.cases import Account, CaseFile, How, Kind, Nobody, OwnerAct, Standing
from lut_admin.papers import words
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal

CORRECTION = Step.CORRECTION.value
# A stage may be typed for the step that leads to it.
BY_STAGE = {
    "investigating": "investigation",
    "proposed": "proposal",
    "told": "proposal",
    "heard": "statement",
    "reviewed": "review",
    "decided": "decision",
    "served": "service",
    "lifted": "lifting",
    "revoked": "revocation",
    "archived": "archiving",
    "closed": "archiving",
}


def record(context: Context, chosen: SimpleNamespace) -> bool:
    """Open a case; prints its number."""
    account = Account(
        articles=tuple(chosen.article),
        respondents=tuple(_student(context, number) for number in chosen.student),
        facts_zh=chosen.zh,
        facts_en=chosen.en,
        occurred_at=chosen.occurred,
        place=chosen.place,
        influence_zh=chosen.influence,
        influence_en=chosen.influence_en,
        reporter=chosen.reporter,
        owner_acts=tuple(OwnerAct(*_day_and_what(context, said)) for said in chosen.owner_act),
        clauses=tuple(chosen.clause),
        kind=Kind(chosen.kind),
        nobody=Nobody(chosen.nobody) if chosen.nobody else None,
        referred_to=chosen.referred_to,
        opened_on=chosen.opened,
    )
    number = str(cases.record(context.office, account).facts["number"])
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


def _day_and_what(context: Context, said: str) -> tuple[str, str]:
    """``2026-03-02=removed her`` with its day, or what was done today."""
    head, sign, tail = said.partition("=")
    if sign and head[:1].isdigit():
        return parsing.day(head).isoformat(), tail.strip()
    return context.office.today().isoformat(), said.strip()


def note(context: Context, chosen: SimpleNamespace) -> bool:
    """Note a reminder or a talk: no case, no number."""
    on = chosen.on or context.office.today()
    made = cases.note(
        context.office,
        _student(context, chosen.student),
        How(chosen.how),
        tuple(chosen.article),
        chosen.said,
        on,
        said_en=chosen.said_en,
    )
    erased = next(one.erase_on for one in cases.notes(context.office) if one.id == made.made)
    if context.teller.json:
        context.teller.give({"note": made.made, "erased": erased})
    else:
        context.teller.say("cli.case_noted", erased=erased)
    return False


def listing(context: Context, _chosen: SimpleNamespace) -> bool:
    """Every case: number, stage, day, articles, how many respondents, and what comes next."""
    found = cases.overview(context.office)
    if context.teller.json:
        context.teller.give({"cases": [_summary(file, standings) for file, standings in found]})
    else:
        for file, standings in found:
            _say_line(context, file, standings)
    return False


def _say_line(context: Context, file: CaseFile, standings: tuple[Standing, ...]) -> None:
    stage = context.teller.word(file.stage.key)
    context.teller.say("cli.case_line", number=file.number, stage=stage, opened=file.opened_on)
    coming = cases.next_of(standings)
    if coming is not None:
        step, due = context.teller.word(coming.step.key), coming.due.isoformat() if coming.due else ""
        context.teller.say("cli.case_next_due" if due else "cli.case_next", step=step, due=due)


def one(context: Context, chosen: SimpleNamespace) -> bool:
    """One case, whole."""
    file = cases.case(context.office, chosen.number)
    standings = cases.standings(context.office, file)
    if context.teller.json:
        context.teller.give(_whole(file, standings))
        return False
    _say_line(context, file, standings)
    context.teller.tell(file.facts_zh)
    if file.facts_en:
        context.teller.tell(file.facts_en)
    for entry in file.entries:
        on = entry.on.isoformat()
        context.teller.say("cli.case_entry", id=str(entry.id), on=on, step=context.teller.word(entry.step.key))
    for standing in standings:
        for deadline in standing.deadlines:
            term = context.teller.word(deadline.term.key)
            context.teller.say(
                "cli.case_deadline", term=term, due=deadline.due.isoformat(), law=_law(deadline, context)
            )
            for key, facts in deadline.counted.said:
                context.teller.say(key, **facts)
    return False


def _law(deadline: Deadline, context: Context) -> str:
    return words.of_word(Word(deadline.law.key, deadline.law.facts), context.teller.language)


def take_step(context: Context, chosen: SimpleNamespace) -> bool:
    """Take a case one step on, or correct an entry of it."""
    said = {name: value for name in _FACTS if (value := getattr(chosen, name)) not in (None, [])}
    said = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
    if chosen.step == CORRECTION:
        return _correct(context, chosen, said)
    step = BY_STAGE.get(chosen.step, chosen.step)
    students = tuple(_student(context, number) for number in chosen.student)
    on: date = chosen.on or context.office.today()
    cases.step(context.office, chosen.number, step, on, said, chosen.note, students)
    return one(context, chosen)


def _correct(context: Context, chosen: SimpleNamespace, said: dict[str, Any]) -> bool:
    """The entry is the one named, or the last that stands; what is given besides is what it should say."""
    file = cases.case(context.office, chosen.number)
    last = next(told.entry.id for told in reversed(effective(file.entries)) if not told.annulled)
    changes = {name: value for name, value in said.items() if name != "reason"}
    if chosen.on is not None:
        changes["on"] = chosen.on.isoformat()
    reason = said.get("reason", "") or chosen.note
    cases.correct(context.office, chosen.number, chosen.entry or last, reason, changes, chosen.annul)
    return one(context, chosen)


def _summary(file: CaseFile, standings: tuple[Standing, ...]) -> dict[str, Any]:
    return {
        "number": file.number,
        "stage": file.stage.value,
        "opened": file.opened_on,
        "articles": list(file.articles),
        "respondents": len(file.people),
        "next": _next(cases.next_of(standings)),
    }


def _next(coming: Next | None) -> dict[str, str | None] | None:
    if coming is None:
        return None
    return {"duty": coming.step.value, "due": coming.due.isoformat() if coming.due else None}


def _whole(file: CaseFile, standings: tuple[Standing, ...]) -> dict[str, Any]:
    return {
        **_summary(file, standings),
        "kind": file.kind.value,
        "occurred": file.occurred_at,
        "place": file.place,
        "facts": {"zh": file.facts_zh, "en": file.facts_en},
        "influence": {"zh": file.influence_zh, "en": file.influence_en},
        "clauses": list(file.clauses),
        "students": [{**person.particulars, "stage": person.stage.value} for person in file.people],
        "steps": [_entry(entry, file) for entry in file.entries],
        "deadlines": [_deadline(one, deadline) for one in standings for deadline in one.deadlines],
        "checklist": [_checked(one, line) for one in standings for line in one.checklist],
    }


def _entry(entry: Entry, file: CaseFile) -> dict[str, Any]:
    """An entry as it was written; `stands` is false where a later correction took it out."""
    annulled = {told.entry.id for told in effective(file.entries) if told.annulled}
    said = {"id": entry.id, "step": entry.step.value, "on": entry.on.isoformat(), "note": entry.note or None}
    if entry.respondent is not None:
        about = next(person for person in file.people if person.id == entry.respondent)
        said["student_no"] = about.particulars.get("student_no")
    return {**said, "facts": plain(entry.facts), "corrects": entry.corrects, "stands": entry.id not in annulled}


def _deadline(standing: Standing, deadline: Deadline) -> dict[str, Any]:
    return {
        "student_no": standing.person.particulars.get("student_no") if standing.person else None,
        "term": deadline.term.value,
        "due": deadline.due.isoformat(),
        "met": deadline.met.isoformat() if deadline.met else None,
        "law": words.both(deadline.law.key, **deadline.law.facts),
        "counted": [words.both(key, **facts) for key, facts in deadline.counted.said],
    }


def _checked(standing: Standing, line: CheckLine) -> dict[str, Any]:
    return {
        "student_no": standing.person.particulars.get("student_no") if standing.person else None,
        "item": line.item.value,
        "due": line.due.isoformat() if line.due else None,
        "done": line.done.isoformat() if line.done else None,
    }


def _fact_options() -> dict[str, Option]:
    """Every fact that some step asks for, once: ``--document``, ``--witness A --witness B``; a flag is ``yes`` or ``no``."""
    options = {}
    for step in Step:
        for fact in asked(step):
            name = "--" + fact.name.replace("_", "-")
            if fact.kind is FactKind.FLAG:
                options[fact.name] = Option(name, parsing.yes_or_no, "yes|no")
            else:
                options[fact.name] = Option(name, called="|".join(fact.choices), many=fact.kind is FactKind.NAMES)
    for by_hand in ("annuls", "referred"):
        options.pop(by_hand)
    return options


_FACTS = _fact_options()
_NUMBER = Operand("NUMBER", parsing.text)

VERBS = (
    Verb(
        ("case", "new"),
        record,
        (),
        (
            Option("--article", parsing.number, "1-10", many=True, needed=True),
            Option("--student", called="STUDENT_NO", many=True),
            Option("--zh", needed=True),
            Option("--en", default=""),
            Option("--place", default=""),
            Option("--occurred", parsing.moment, "TIME"),
            Option("--opened", parsing.day, "DAY"),
            Option("--influence", default=""),
            Option("--influence-en", default=""),
            Option("--reporter", default=""),
            Option("--owner-act", called="[DAY=]WHAT", many=True),
            Option("--clause", many=True),
            Option(
                "--kind", parsing.choice(*(kind.value for kind in Kind)), "|".join(Kind), default=Kind.STUDENTS.value
            ),
            Option("--nobody", parsing.choice(*(nobody.value for nobody in Nobody)), "|".join(Nobody)),
            Option("--referred-to", default=""),
        ),
    ),
    Verb(
        ("case", "note"),
        note,
        (),
        (
            Option("--student", called="STUDENT_NO", needed=True),
            Option("--how", parsing.choice(*(how.value for how in How)), "|".join(How), default=How.REMINDER.value),
            Option("--article", parsing.number, "1-10", many=True),
            Option("--said", default=""),
            Option("--said-en", default=""),
            Option("--on", parsing.day, "DAY"),
        ),
    ),
    Verb(("case", "list"), listing),
    Verb(("case", "show"), one, (_NUMBER,)),
    Verb(
        ("case", "step"),
        take_step,
        (_NUMBER, Operand("STEP", parsing.choice(*cases.STEPS, *BY_STAGE, CORRECTION))),
        (
            Option("--on", parsing.day, "DAY"),
            Option("--note", default=""),
            Option("--student", called="STUDENT_NO", many=True),
            Option("--entry", parsing.number),
            Option("--annul", None),
            *_FACTS.values(),
        ),
    ),
)
