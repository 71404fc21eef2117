"""Taking a case on: each step is an entry, refused where it skips a duty; what is wrong is corrected by a further entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention.supervision import (
    DONE,
    ENDED,
    FOR_GOOD,
    WAYS,
    BadFact,
    Entry,
    Facts,
    Lack,
    Stage,
    Step,
    asked,
    broken,
    course,
    effective,
    facts_of,
    lack,
    plain,
    read,
    whole,
)
from lut_admin.convention.supervision.facts import Correction
from lut_admin.office.cases.file import CaseFile, Person
from lut_admin.office.cases.reading import file_of, setting_of
from lut_admin.office.cases.rules import terms
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.papers.words import Word
from lut_admin.records.journal import Act
from lut_admin.records.pen import Pen
from lut_admin.records.tables import Case, CaseEntry, Respondent
from lut_admin.refusals import Refusal

# By hand only these may be entered: the opening comes with the case, a correction has an act of its own.
BY_ITSELF = frozenset({Step.OPENING, Step.CORRECTION})
# What is entered once for everybody, as it is about the matter and not about anybody's rights.
OF_THE_MATTER = frozenset({Step.INVESTIGATION, Step.REMARK})
STEPS = tuple(step.value for step in Step if step not in BY_ITSELF)


def step(
    office: Office,
    number: str,
    what: str,
    on: date,
    facts: Mapping[str, Any] | None = None,
    note: str = "",
    students: Sequence[int] = (),
) -> Result:
    """Take a case on by one step, for these of its students (none named: for all whose course is not over).

    `facts` are the step's (`supervision.asked(step)`), plain. A step that skips a duty is refused with the article that demands
    it (``duty.…``); so is a day after today (``cases.step_day``), and a fact that is lacking or cannot be so (``step.no_fact``,
    ``step.bad_fact``). From the decision on a step is on file for good (Order 41, Art. 58): it is corrected, not undone.
    """
    name = _known_step(what)
    said = _read(name, facts or {})
    if on > office.today():
        raise Refusal("cases.step_day", article=10, day=on.isoformat())
    heading, reversible = {"number": number, "step": name.value}, name not in FOR_GOOD
    with office.write(Act("step_case", heading, reversible=reversible)) as pen:
        file, known = file_of(pen.connection, number), terms(pen.connection)
        _refuse_merge_into_nothing(pen, file, name, said)
        targets = _targets(file, name, students)
        new = Entry(0, name, on, said, note.strip())
        for person in targets:
            before = course(file.entries, person.id if person else None)
            missing = lack(before, new, setting_of(file, person, known))
            if missing is not None:
                raise refusal(file, missing)
        # An entry is each one's own: whoever is put into the case later was not told of it and not heard.
        shared = name in OF_THE_MATTER and len(targets) == len(file.people)
        whom: Iterable[int | None] = (None,) if shared else [person.id if person else None for person in targets]
        _write(pen, file, [replace(new, respondent=respondent) for respondent in whom])
        return Result(Changes.CASES, pen.act_id if reversible else None, "step_case", heading, file.id)


def correct(
    office: Office,
    number: str,
    entry: int,
    reason: str,
    changes: Mapping[str, Any] | None = None,
    annuls: bool = False,
) -> Result:
    """Correct an entry by a further one, dated today: what it should say (facts, ``on``, ``note``), or that it should not be.

    What was written stays as it was. Refuses (``cases.no_entry``) an entry that is not there or is itself a correction,
    (``cases.annulled``) one that a correction has taken out, (``cases.no_note``) a correction without a reason, and
    (``cases.correction_breaks``) what would leave a later step without its duty.
    """
    if not reason.strip():
        raise Refusal("cases.no_note", article=10)
    heading = {"number": number}
    with office.write(Act("correct_case", heading, reversible=False)) as pen:
        file, known = file_of(pen.connection, number), terms(pen.connection)
        old = file.entry(entry)
        if old is None or old.step in BY_ITSELF:
            raise Refusal("cases.no_entry", article=10, number=number, entry=str(entry))
        _refuse_annulled(file, old)
        given = {
            "reason": reason.strip(),
            "changes": _checked(file, old, changes or {}, office.today()),
            "annuls": annuls,
        }
        new = Entry(2**62, Step.CORRECTION, office.today(), _read(Step.CORRECTION, given), "", old.respondent, old.id)
        for person in file.people or (None,):
            found = broken((*file.entries, new), person.id if person else None, setting_of(file, person, known))
            if found is not None:
                raise _breaking(file, *found)
        _write(pen, file, [new])
        return Result(Changes.CASES, None, "correct_case", heading, file.id)


def suggested_document(office: Office) -> str:
    """The number (文号) that the next document of the school would bear, by the profile's pattern; ``""`` without a pattern.

    It counts this year's decisions, revocations and liftings; whoever issues the document has the last word.
    """
    with office.read() as connection:
        return suggestion(connection, office.today())


def suggestion(connection: Connection, today: date) -> str:
    """`suggested_document`, within a transaction that is open."""
    pattern, year = terms(connection).profile.document_pattern, today.year
    issued = CaseEntry.step.in_([Step.DECISION.value, Step.REVOCATION.value, Step.LIFTING.value])
    query = select(CaseEntry.facts).where(issued, CaseEntry.on.startswith(f"{year}-"))
    given = {facts.get("document") for facts in connection.scalars(query)}
    n = 1
    while (found := pattern.replace("{year}", str(year)).replace("{n}", str(n))) in given and "{n}" in pattern:
        n += 1
    return found


def _checked(file: CaseFile, old: Entry, changes: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The changes of a correction as plain values, those of facts read and written by the step they belong to."""
    now = next(told.entry for told in effective(file.entries) if told.entry.id == old.id)
    kept: dict[str, Any] = {name: str(changes[name]) for name in ("on", "note") if name in changes}
    try:
        day = date.fromisoformat(kept.get("on", now.on.isoformat()))
    except ValueError:
        raise Refusal(
            "step.bad_fact", article=10, step=Word(old.step.key), fact=Word("fact.on"), value=kept["on"]
        ) from None
    if day > today:
        raise Refusal("cases.step_day", article=10, day=day.isoformat())
    facts = {name: value for name, value in changes.items() if name not in ("on", "note")}
    after = plain(_read(old.step, {**plain(now.facts), **facts}))
    # What is emptied is kept as empty, so that it is read as empty.
    return kept | {name: after.get(name) for name in facts}


def _refuse_annulled(file: CaseFile, old: Entry) -> None:
    for entry in file.of(Step.CORRECTION):
        if entry.corrects == old.id and facts_of(entry, Correction).annuls:
            raise Refusal(
                "cases.annulled",
                article=10,
                step=Word(old.step.key),
                day=old.on.isoformat(),
                by=entry.on.isoformat(),
                entry=str(entry.id),
            )


def _known_step(what: str) -> Step:
    if what not in STEPS:
        raise Refusal("cases.no_step", article=10, step=what[:80], steps=" ".join(STEPS))
    return Step(what)


def _read(name: Step, facts: Mapping[str, Any]) -> Facts:
    try:
        return read(name, facts)
    except BadFact as bad:
        named = {one.name for one in asked(name)}
        label = Word(f"fact.{bad.name}") if bad.name in named else bad.name
        if bad.value is None:
            raise Refusal("step.no_fact", article=10, step=Word(name.key), fact=label) from None
        raise Refusal("step.bad_fact", article=10, step=Word(name.key), fact=label, value=bad.value) from None


def _targets(file: CaseFile, name: Step, students: Sequence[int]) -> list[Person | None]:
    if not file.people:
        return [None]
    if not students:
        over = DONE | {stage for stage in ENDED if stage not in WAYS[name].at}
        going: list[Person | None] = [person for person in file.people if person.stage not in over]
        return going or list(file.people)
    by_student = {person.student_id: person for person in file.people}
    for student in students:
        if student not in by_student:
            raise Refusal("cases.not_respondent", article=10, number=file.number)
    return [by_student[student] for student in dict.fromkeys(students)]


def _refuse_merge_into_nothing(pen: Pen, file: CaseFile, name: Step, said: Facts) -> None:
    if name is Step.MERGED:
        into = str(getattr(said, "into", ""))
        if into == file.number or not pen.connection.scalar(
            select(Case.id).where(Case.number == into, Case.binned_at.is_(None))
        ):
            raise Refusal("cases.unknown", number=into)


def refusal(file: CaseFile, missing: Lack) -> Refusal:
    """Why a step is refused, with the law that demands it, and what must be done before."""
    facts = {"number": file.number, "law": Word(missing.law.key, missing.law.facts), **missing.facts}
    if missing.before:
        facts["before"] = [Word(step.key) for step in missing.before]
    return Refusal(missing.code, article=10, **facts)


def _breaking(file: CaseFile, entry: Entry, missing: Lack) -> Refusal:
    return Refusal(
        "cases.correction_breaks",
        article=10,
        number=file.number,
        step=Word(entry.step.key),
        day=entry.on.isoformat(),
        law=Word(missing.law.key, missing.law.facts),
    )


def _write(pen: Pen, file: CaseFile, new: Sequence[Entry]) -> None:
    """Put entries on record, and where the case and each of its courses stand after them."""
    rows = [
        {"case_id": file.id, "respondent_id": entry.respondent, "step": entry.step.value, "on": entry.on.isoformat(), "at": pen.at,
         "facts": plain(entry.facts), "note": entry.note or None, "corrects": entry.corrects}
        for entry in new
    ]  # fmt: skip
    made = pen.insert(CaseEntry, rows)
    entries = (*file.entries, *(replace(entry, id=i) for i, entry in zip(made, new, strict=True)))
    courses = {person.id: course(entries, person.id) for person in file.people}
    pen.update(Respondent, {one: {"stage": found.stage.value} for one, found in courses.items()})
    stand = list(courses.values()) or [course(entries)]
    stage = whole([found.stage for found in stand])
    days = [found.archived.on.isoformat() for found in stand if found.archived is not None]
    archived = max(days) if stage is Stage.ARCHIVED and days else None
    pen.update(Case, {file.id: {"stage": stage.value, "archived_on": archived, "entries": len(entries)}})


def stage_by_entries(file: CaseFile) -> Stage:
    """The stage that the entries of a case lead to, whatever its row says."""
    return whole([course(file.entries, person.id if person else None).stage for person in file.people or (None,)])
