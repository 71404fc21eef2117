"""The demonstration's cases and notes: one at every stage, dated from today, each step entered as a counselor would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from lut_admin.convention.hours import CHINA
from lut_admin.convention.supervision import Entry, Stage, Step, course, plain, read
from lut_admin.office.cases.file import PARTICULARS
from lut_admin.office.demo.people import lists
from lut_admin.records.pen import Pen, moment
from lut_admin.records.tables import Case, CaseEntry, CaseNote, Respondent

_NOTE_DAYS = 180


def write_cases(pen: Pen, today: date, respondents: Sequence[tuple[int, Mapping[str, str]]]) -> int:
    """Write the cases, each about one of these students (id, values), and the notes; returns how many cases."""
    entries = lists()["case"]
    numbers = _numbers(entries, today)
    for place, number in numbers.items():
        one = entries[place]
        people = [] if one.get("kind", "students") != "students" else [respondents[place % len(respondents)]]
        _write(pen, one, number, numbers, today, people)
    noted = enumerate(lists()["case_note"], 1)
    pen.insert(CaseNote, [_note(one, today, respondents[-place % len(respondents)][0]) for place, one in noted])
    return len(numbers)


def _numbers(entries: Sequence[Mapping[str, Any]], today: date) -> dict[int, str]:
    """The number of each case by its place in the list, in the order they were opened: those of a year have no gap."""
    given: dict[int, int] = {}
    numbers: dict[int, str] = {}
    for place, one in sorted(enumerate(entries), key=lambda pair: -int(pair[1]["ago"])):
        year = (today - timedelta(days=one["ago"])).year
        given[year] = given.get(year, 0) + 1
        numbers[place] = f"DEMO-{year}-{given[year]:04d}"
    return numbers


def _write(
    pen: Pen,
    one: Mapping[str, Any],
    number: str,
    numbers: Mapping[int, str],
    today: date,
    people: Sequence[tuple[int, Mapping[str, str]]],
) -> None:
    opened = today - timedelta(days=one["ago"])
    entries = [Entry(0, Step.OPENING, opened, read(Step.OPENING, {"referred": one.get("kind") == "referred"}))]
    for at, (name, ago, facts) in enumerate(one["steps"], 1):
        days = {key: (today - timedelta(days=value)).isoformat() for key, value in facts.items() if key == "received"}
        days |= {key: numbers[value] for key, value in facts.items() if key == "into"}
        step = Step(name)
        entries.append(Entry(at, step, today - timedelta(days=ago), read(step, {**facts, **days})))
    found = course(entries)
    archived = found.archived.on.isoformat() if found.archived else None
    [case_id] = pen.insert(Case, [{**_case(one, number, opened, found.stage, archived), "entries": len(entries)}])
    made = pen.insert(Respondent, [_respondent(case_id, student, found.stage) for student in people])
    person = made[0] if made else None
    rows = [
        {"case_id": case_id, "respondent_id": person if entry.id else None, "step": entry.step.value,
         "on": entry.on.isoformat(), "at": moment(_at(entry.on)), "facts": plain(entry.facts)}
        for entry in entries
    ]  # fmt: skip
    pen.insert(CaseEntry, rows)


def _case(one: Mapping[str, Any], number: str, opened: date, stage: Stage, archived: str | None) -> dict[str, Any]:
    happened = datetime.combine(opened - timedelta(days=1), time(21, 15), CHINA)
    return {
        "number": number,
        "kind": one.get("kind", "students"),
        "opened_on": opened.isoformat(),
        "occurred_at": moment(happened),
        "place": one["place"],
        "facts_zh": one["facts_zh"],
        "facts_en": one["facts_en"],
        "influence_zh": one.get("influence_zh", ""),
        "influence_en": one.get("influence_en", ""),
        "reporter": one.get("reporter"),
        "stage": stage.value,
        "articles": one["articles"],
        "evidence": [{"description": said, "copies": 1, "obtained": opened.isoformat()} for said in one["evidence"]],
        "owner_acts": [{"on": opened.isoformat(), "what": what, "by": ""} for what in one.get("owner_acts", ())],
        "clauses": one.get("clauses", []),
        "nobody": one.get("nobody"),
        "referred_to": one.get("referred_to"),
        "archived_on": archived,
    }


def _respondent(case_id: int, student: tuple[int, Mapping[str, str]], stage: Stage) -> dict[str, Any]:
    student_id, values = student
    particulars = {name: values[name] for name in PARTICULARS if values.get(name)}
    return {"case_id": case_id, "student_id": student_id, "particulars": particulars, "stage": stage.value}


def _note(one: Mapping[str, Any], today: date, student: int) -> dict[str, Any]:
    on = today - timedelta(days=one["ago"])
    return {
        "student_id": student,
        "manner": one["manner"],
        "on": on.isoformat(),
        "articles": one["articles"],
        "said": one["said"],
        "said_en": one["said_en"],
        "at": moment(_at(on)),
        "erase_on": (on + timedelta(days=_NOTE_DAYS)).isoformat(),
    }


def _at(day: date) -> datetime:
    return datetime.combine(day, time(16, 30), CHINA)
