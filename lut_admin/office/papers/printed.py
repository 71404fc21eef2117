"""Printed papers: each act's data into a PDF file or into page pictures for a printer."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lut_admin.convention.hours import CHINA
from lut_admin.office import cases, roster, settings
from lut_admin.office.cases import CaseFile, evidence
from lut_admin.office.office import Office, the_convention
from lut_admin.office.papers import case_papers
from lut_admin.office.papers.case_papers import Form
from lut_admin.office.papers.matter import evidence_of, respondent_of
from lut_admin.papers import case_form, emergency_card
from lut_admin.papers.case_form import CaseForm
from lut_admin.papers.emergency_card import EmergencyCard
from lut_admin.papers.recovery_sheet import RecoverySheet
from lut_admin.records import journal
from lut_admin.refusals import Refusal

REGISTRATION = "registration"
CONVENTION = "convention"
CASE_FORMS = (REGISTRATION, *(form.value for form in Form), CONVENTION)
# Besides cases: the convention to sign and to hang up.
WITHOUT_CASE = (Form.ACKNOWLEDGMENT.value, CONVENTION)


def case_form_pdf(office: Office, number: str, form: str, target: Path, student_id: int | None = None) -> Path:
    """Write a case's form to `target`, for each respondent or for one; no number where the form needs none.

    Refuses a form that there is not (``forms.unknown``), and a file that cannot be written.
    """
    if form not in CASE_FORMS:
        raise Refusal("forms.unknown", form=form)
    if form == REGISTRATION:
        return save(registration_pdf(office, number), target)
    if form == CONVENTION:
        return save(case_papers.poster(office), target)
    if form == Form.ACKNOWLEDGMENT and not number:
        return save(case_papers.pdf(case_papers.acknowledgments(office)), target)
    return save(case_papers.pdf(case_papers.papers_of(office, number, Form(form), student_id)), target)


def registration_pdf(office: Office, number: str) -> bytes:
    """A case's registration form as PDF."""
    return case_form.pdf(registration(office, number))


def registration(office: Office, number: str) -> CaseForm:
    """The registration form of a case, with the journal's end as its anchor."""
    file, school = cases.case(office, number), settings.values(office)
    with office.read() as connection:
        end = journal.anchor(connection)
        exhibits = evidence.exhibits_of(connection, file.id)
    return registration_of(file, school, end, exhibits)


def registration_of(
    file: CaseFile, school: Mapping[str, Any], end: journal.Anchor, exhibits: Sequence[evidence.Exhibit] = ()
) -> CaseForm:
    """`registration` of a case and its files as they are given, by these settings."""
    return CaseForm(
        number=file.number,
        filed=date.fromisoformat(file.opened_on),
        occurred=datetime.fromisoformat(file.occurred_at).astimezone(CHINA) if file.occurred_at else None,
        place=file.place or "",
        respondents=tuple(respondent_of(person) for person in file.people),
        facts_zh=file.facts_zh,
        facts_en=file.facts_en,
        articles=tuple(the_convention().article(number) for number in file.articles),
        evidence=evidence_of(file, exhibits),
        school_zh=school["school_zh"],
        school_en=school["school_en"],
        anchor=case_form.Anchor(end.seq, end.head),
    )


def emergency_card_pdf(office: Office, student_id: int) -> bytes:
    """A student's emergency card as PDF, one A5 page; refuses (``roster.gone``) a student who is no more."""
    card, facts = _emergency_card(office, student_id)
    return emergency_card.pdf(card, **facts)


def emergency_card_pages(office: Office, student_id: int, ppi: int = 300) -> list[bytes]:
    """A student's emergency card as a PNG page, for preview and printer."""
    card, facts = _emergency_card(office, student_id)
    return emergency_card.pages(card, ppi, **facts)


def _emergency_card(office: Office, student_id: int) -> tuple[EmergencyCard, dict[str, Any]]:
    known = roster.student(office, student_id).values
    card = EmergencyCard(**{field.name: known[field.name] for field in fields(EmergencyCard) if field.name in known})
    school = settings.values(office)
    return card, {"printed": office.now(), "school_zh": school["school_zh"], "school_en": school["school_en"]}


def save(pdf: bytes, target: Path) -> Path:
    """Write a PDF whole or not at all."""
    try:
        handle, part = tempfile.mkstemp(dir=target.absolute().parent, prefix=".", suffix=".part")
        with os.fdopen(handle, "wb") as stream:
            stream.write(pdf)
        os.replace(part, target)
    except OSError as error:
        raise Refusal("forms.not_written", file=target.name, folder=str(target.absolute().parent)) from error
    return target


def recovery_sheet(office: Office, code: str) -> RecoverySheet:
    """What the recovery sheet says of this office; `code` is known only while it is shown."""
    from lut_admin.office import second_place

    place = second_place.chosen(office)
    return RecoverySheet(code, office.actor, str(office.folder), str(place) if place else "", office.now())
