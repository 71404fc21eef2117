"""What the tags of Word forms are filled with: the same values that the printed papers have, by the tags' English names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from lut_admin.convention.supervision import Manner
from lut_admin.office import cases, settings
from lut_admin.office.office import Office, the_convention
from lut_admin.office.papers import case_papers, dossier
from lut_admin.office.papers.case_papers import Form
from lut_admin.office.papers.matter import (
    One,
    Record,
    appeal_until,
    day_of,
    filed_of,
    held_of,
    items_of,
    lifted_of,
    matter_of,
    one_of,
    outcome_of,
    record_of,
    respondent_of,
    school_of,
    served_of,
    talked_on,
    what_of,
)
from lut_admin.office.papers.printed import CONVENTION, REGISTRATION, WITHOUT_CASE
from lut_admin.papers import words
from lut_admin.papers.case_form import Respondent, moment
from lut_admin.papers.case_papers import paper, proceeding
from lut_admin.papers.case_papers.file import Item
from lut_admin.papers.case_papers.matter import Matter, Rules, facts_of, names
from lut_admin.papers.case_papers.paper import Paper, Said, School
from lut_admin.refusals import Refusal

Value = str | bool | list[dict[str, str]]
Values = dict[str, Value]
# What is printed once, not for each respondent.
ONCE = frozenset({REGISTRATION, Form.EVIDENCE.value, Form.DOSSIER.value, CONVENTION})
_PERSON = ("passport_name", "chinese_name", "student_no", "nationality", "class_name", "major", "passport_no", "dormitory",
           "phone", "nickname")  # fmt: skip


def values(office: Office, number: str, form: str, student_id: int | None = None) -> list[Values]:
    """The values of a form of a case: one set for a form printed once, else one for each respondent or the one asked for.

    What is printed once tells of the others nothing but veils where it is for one of several.

    Refuses an unknown case (``cases.unknown``), who is no respondent (``cases.not_respondent``), and a form of a student where
    there is none (``forms.nobody_here``).
    """
    if form in WITHOUT_CASE and not number:
        with office.read() as connection:
            known, profile = settings.read(connection), cases.terms(connection).profile
        return [_school(school_of(known, profile), office.today())]
    record = record_of(office, number)
    if form == REGISTRATION and student_id is not None:
        file, found = dossier.for_one(record.file, record.exhibits, student_id)
        record = replace(record, file=file, exhibits=found)
    if form in ONCE:
        return [_of_case(record, matter_of(record, None))]
    people = [one for one in record.file.people if student_id is None or one.student_id == student_id]
    if not people:
        raise Refusal("forms.nobody_here", article=10, number=number, form=words.Word(Form(form).key))
    return [_of_one(one_of(record, person), Form(form)) for person in people]


def _of_one(one: One, form: Form) -> Values:
    """Nothing of the others, and of the evidence what her own papers tell: no files, and not who gave them."""
    told = _of_case(one.record, one.matter)
    evidence = [Item(n, x.description_zh, x.description_en, obtained=None, copies=x.copies)
                for n, x in enumerate(one.matter.evidence, 1)]  # fmt: skip
    days = [moment(x.obtained) for x in one.matter.evidence]
    told |= {
        "evidence": [_item(item) | {"obtained": day} for item, day in zip(evidence, days, strict=True)],
        "evidence_count": str(len(evidence)),
        "students": [_person(one.matter.student)],
        "filed": [],
    }
    for part in (_student, _measure, _heard, _served, _ended):
        told |= part(one)
    return told | {"draft": _draft(case_papers.of_one(one, form))}


def _draft(made: tuple[Paper, ...]) -> str:
    said = paper.said("draft")
    return f"{said['zh']} {said['en']}" if any(one.draft or one.watermark for one in made) else ""


def _twins(**said: Said | None) -> Values:
    return {f"{name}_{half}": text[half] if text else "" for name, text in said.items() for half in words.LANGUAGES}


def _same(zh: str, en: str = "") -> Said:
    return {"zh": zh, "en": en}


def _school(school: School, today: date) -> Values:
    return _twins(school=_same(school.zh, school.en), seal=school.seal, printed_on=paper.day(today))


def _of_case(record: Record, matter: Matter) -> Values:
    found = record.file
    items = items_of(record)
    closed = day_of(found.archived_on)
    texts = {
        "number": found.number,
        "occurred": moment(matter.occurred),
        "place": matter.place,
        "evidence_count": str(len(items)),
        "record_number": str(record.anchor.seq),
        "record_hash": record.anchor.head,
    }
    lists = {
        "articles": [_article(number) for number in found.articles],
        "evidence": [_item(item) for item in items],
        "students": [_person(respondent_of(person)) for person in found.people],
        "filed": [
            {"no": str(n), "name_zh": one.name["zh"], "name_en": one.name["en"], "document": one.document, "on": moment(one.on)}
            for n, one in enumerate(filed_of(record), 1)
        ],
    }
    numbers = {half: [words.article(number, half) for number in found.articles] for half in words.LANGUAGES}
    twins = _twins(
        opened_on=paper.day(date.fromisoformat(found.opened_on)),
        facts=facts_of(matter),
        article_numbers=_same("、".join(numbers["zh"]), ", ".join(numbers["en"])),
        outcome=outcome_of(record),
        closed_on=paper.day(closed),
    )
    return {**_school(record.school, record.today), **_rights(matter.rules), **texts, **lists, **twins}


def _article(number: int) -> dict[str, str]:
    one = the_convention().article(number)
    named = {f"number_{half}": words.article(number, half) for half in words.LANGUAGES}
    return named | {"text_zh": one.zh, "text_en": one.en}


def _item(item: Item) -> dict[str, str]:
    copy = paper.said("redacted_copy") if item.redacted else _same("")
    return {
        "no": str(item.number),
        "name_zh": f"{item.description_zh}{copy['zh']}",
        "name_en": f"{item.description_en}{copy['en']}" if item.description_en else "",
        "source": item.source,
        "file": item.file,
        "obtained": moment(item.obtained),
        "copies": str(item.copies),
        "sha256": item.sha256,
    }


def _person(student: Respondent) -> dict[str, str]:
    whole = " ".join(dict.fromkeys(name for name in (student.passport_name, student.chinese_name) if name))
    return {"name": whole, **{name: getattr(student, name) for name in _PERSON}}


def _rights(rules: Rules) -> Values:
    unit: Mapping[str, Said] = {
        "days": words.both("word.state_time_days", n=rules.state_days),
        "working_days": words.both("word.state_time_working_days", n=rules.state_days),
    }
    return {
        **_twins(
            state_time=unit[rules.state_unit],
            committee=_same(rules.committee_zh, rules.committee_en),
            province_office=_same(rules.province_zh, rules.province_en),
        ),
        "committee_contact": rules.committee_contact,
        "appeal_days": str(rules.appeal_days),
        "answer_days": str(rules.answer_days),
        "province_days": str(rules.province_days),
        "ruling_days": str(rules.ruling_working_days),
    }


def _student(one: One) -> Values:
    student = one.matter.student
    return {**_person(student), **_twins(called=names(student)), "minor": one.matter.minor}


def _measure(one: One) -> Values:
    measure = one.measure
    known = measure.sanction is not None
    dated = measure.first is not None and measure.last is not None
    return {
        **_twins(
            sanction=measure.name if known else None,
            measure=proceeding.measured(measure) if known else None,
            period=proceeding.period(measure) if dated or (known and measure.months is None) else None,
            period_first=paper.day(measure.first),
            period_last=paper.day(measure.last),
            reasons=_same(measure.reasons_zh, measure.reasons_en),
            basis=proceeding.basis(one.matter, measure),
            body=_same(measure.body_zh, measure.body_en),
            decided_on=paper.day(measure.on) if measure.decided else None,
            appeal_until=paper.day(appeal_until(one)),
        ),
        "months": str(measure.months) if known and measure.months is not None else "",
        "document": measure.document,
        "decided": measure.decided,
    }


def _heard(one: One) -> Values:
    held = held_of(one)
    waived = {"tick_waived": _tick(held is not None and held.waived)}
    if held is None:
        return {**_twins(heard_on=None), **waived, "recorder": "", "interpreter": "", "guardian": ""}
    people = {"recorder": held.recorder, "interpreter": held.interpreter, "guardian": held.guardian}
    return {**_twins(heard_on=paper.day(held.on)), **people, **waived}


def _served(one: One) -> Values:
    served = served_of(one)
    manner = words.both(f"paper.manner_{served.manner.value}") if served.manner else None
    return {
        **_twins(served_paper=served.paper, manner=manner, served_on=paper.day(served.on)),
        **{f"tick_{known.value}": _tick(known is served.manner) for known in Manner},
        "served_document": served.document,
        "served_place": served.place,
        "server": served.server,
        "witnesses": "、".join(served.witnesses),
        "refusal_reason": served.reason,
    }


def _ended(one: One) -> Values:
    lifted = lifted_of(one)
    return {
        **_twins(
            lifted_body=_same(lifted.body_zh, lifted.body_en) if lifted else None,
            lifted_on=paper.day(lifted.on) if lifted else None,
            matter=what_of(one),
            talked_on=paper.day(talked_on(one)),
        ),
        "lifted_document": lifted.document if lifted else "",
    }


def _tick(ticked: bool) -> str:
    return "☑" if ticked else "☐"
