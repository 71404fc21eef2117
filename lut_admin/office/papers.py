"""Printed papers: each act's data into a PDF file or into page pictures for a printer."""

from __future__ import annotations

import os
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

from lut_admin.office import cases, roster, settings
from lut_admin.office.office import Office
from lut_admin.papers import case_form, emergency_card
from lut_admin.papers.emergency_card import EmergencyCard
from lut_admin.papers.recovery_sheet import RecoverySheet
from lut_admin.refusals import Refusal

REGISTRATION = "registration"
CASE_FORMS = (REGISTRATION,)


def case_form_pdf(office: Office, number: str, form: str, target: Path) -> Path:
    """Write a case's form to `target`; refuses a form that there is not, and a file that cannot be written."""
    if form not in CASE_FORMS:
        raise Refusal("forms.unknown", form=form)
    return save(case_form.pdf(cases.form(office, number)), target)


def case_form_pages(office: Office, number: str, ppi: int = 300) -> list[bytes]:
    """A case's registration form as PNG pages, for preview and printer."""
    return case_form.pages(cases.form(office, number), ppi)


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
    from lut_admin.office import safekeeping

    place = safekeeping.second_place(office)
    return RecoverySheet(code, office.actor, str(office.folder), str(place) if place else "", office.now())
