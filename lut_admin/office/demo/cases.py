"""The demonstration's cases and notes: one at every stage, dated from today, each step entered as a counselor would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from lut_admin.convention.hours import CHINA
from lut_admin.convention.supervision import Entry, Stage, Step, course, plain, read, whole
from lut_admin.office.cases.file import PARTICULARS
from lut_admin.office.cases.stepping import OF_THE_MATTER
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
        count = min(one.get("people", 1), len(respondents)) if one.get("kind", "students") == "students" else 0
        people = [respondents[(place + more) % len(respondents)] for more in range(count)]
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
    # Until the respondents have ids, each is told by her place, from 1.
    for name, ago, facts, *whom in one["steps"]:
        days = {key: (today - timedelta(days=value)).isoformat() for key, value in facts.items() if key == "received"}
        days |= {key: numbers[value] for key, value in facts.items() if key == "into"}
        step = Step(name)
        said, on = read(step, {**facts, **days}), today - timedelta(days=ago)
        once = step in OF_THE_MATTER or not people
        targets: Sequence[int | None] = (None,) if once else whom or range(1, len(people) + 1)
        entries += [Entry(len(entries), step, on, said, respondent=target) for target in targets]
    courses = [course(entries, place) for place in range(1, len(people) + 1)] or [course(entries)]
    archived = next((found.archived.on.isoformat() for found in courses if found.archived), None)
    stage = whole(found.stage for found in courses)
    [case_id] = pen.insert(Case, [{**_case(one, number, opened, stage, archived), "entries": len(entries)}])
    pairs = zip(people, courses, strict=False)
    made = pen.insert(Respondent, [_respondent(case_id, student, found.stage) for student, found in pairs])
    rows = [
        {"case_id": case_id, "respondent_id": made[entry.respondent - 1] if entry.respondent else None,
         "step": entry.step.value, "on": entry.on.isoformat(), "at": moment(_at(entry.on)), "facts": plain(entry.facts)}
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
