"""Papers as an office prints them: filled from the record, as pages, PDF or Word, one by one or as a signed dossier."""

from lut_admin.office.papers.printed import (
    CASE_FORMS,
    CONVENTION,
    REGISTRATION,
    WITHOUT_CASE,
    case_form_pdf,
    emergency_card_pages,
    emergency_card_pdf,
    recovery_sheet,
    registration,
    registration_of,
    registration_pdf,
    save,
)

__all__ = [
    "CASE_FORMS",
    "CONVENTION",
    "REGISTRATION",
    "WITHOUT_CASE",
    "case_form_pdf",
    "emergency_card_pages",
    "emergency_card_pdf",
    "recovery_sheet",
    "registration",
    "registration_of",
    "registration_pdf",
    "save",
]
