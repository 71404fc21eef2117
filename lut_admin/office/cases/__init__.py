"""Cases (Art. 10): light notes first; a case is opened, taken step by step with its duties and dates, corrected, kept."""

from lut_admin.office.cases.beginning import Heard, account_from, account_from_check, account_from_note, heard
from lut_admin.office.cases.clearing import ToClear, erase_cases, review_list
from lut_admin.office.cases.file import (
    PARTICULARS,
    Account,
    CaseFile,
    Evidence,
    Kind,
    Nobody,
    OwnerAct,
    Person,
)
from lut_admin.office.cases.noting import How, Note, drop_note, erase_notes, note, notes
from lut_admin.office.cases.opening import account_of, amend, discard, record
from lut_admin.office.cases.reading import Standing, case, cases, is_open, next_of, on_file, standings, standings_by
from lut_admin.office.cases.rules import (
    SetRule,
    Terms,
    change_rules,
    change_year,
    profile,
    rules,
    terms,
    years,
)
from lut_admin.office.cases.stepping import STEPS, correct, refusal, stage_by_entries, step

__all__ = [
    "PARTICULARS",
    "STEPS",
    "Account",
    "CaseFile",
    "Evidence",
    "Heard",
    "How",
    "Kind",
    "Nobody",
    "Note",
    "OwnerAct",
    "Person",
    "SetRule",
    "Standing",
    "Terms",
    "ToClear",
    "account_from",
    "account_from_check",
    "account_from_note",
    "account_of",
    "amend",
    "case",
    "cases",
    "change_rules",
    "change_year",
    "correct",
    "discard",
    "drop_note",
    "erase_cases",
    "erase_notes",
    "heard",
    "is_open",
    "next_of",
    "note",
    "notes",
    "on_file",
    "profile",
    "record",
    "refusal",
    "review_list",
    "rules",
    "stage_by_entries",
    "standings",
    "standings_by",
    "step",
    "terms",
    "years",
]
