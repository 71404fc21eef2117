"""The recovery sheet: the one page that goes into the safe and opens the data file again when the computer is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lut_admin.papers import printing, words
from lut_admin.papers.case_form import moment

FORM = "recovery_sheet"
_WORDS = (
    "confidential", "anchor", "recovery_code", "recovery_code_about", "recovery_opens", "recovery_opens_about", "recovery_office",
    "recovery_folder", "recovery_backup", "recovery_made", "recovery_how", "recovery_step_1", "recovery_step_2",
    "recovery_step_3", "recovery_step_4", "recovery_keep", "recovery_keep_about", "recovery_keeper", "recovery_stored",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What the sheet says: the code in groups (parted by hyphens or blanks), whose data it opens and where those lie.

    A place that is not chosen yet is empty and prints as a line to write on.
    """

    code: str
    office: str
    folder: str = ""
    backup: str = ""
    made: date | datetime | None = None
    school_zh: str = ""
    school_en: str = ""


def _groups(code: str) -> list[str]:
    groups = [group for group in re.split(r"[\s\-–—]+", code) if group]
    if len(groups) == 1:  # one long word is cut in fours, as it is easier to type back
        return [groups[0][at : at + 4] for at in range(0, len(groups[0]), 4)]
    return groups


def content(sheet: RecoverySheet) -> Mapping[str, Any]:
    """What resources/forms/recovery_sheet.typ is filled with, as JSON values."""
    labels = {key: words.both(f"forms.{key}") for key in _WORDS} | {"title": words.both("forms.recovery_title")}
    return {
        "words": labels,
        "title": labels["title"]["zh"],
        "school": f"{sheet.school_zh} {sheet.school_en}".strip(),
        "reference": f"{labels['recovery_made']['zh']} {moment(sheet.made)}" if sheet.made else "",
        "anchor": None,
        "groups": _groups(sheet.code),
        "office": sheet.office,
        "folder": sheet.folder,
        "backup": sheet.backup,
        "made": moment(sheet.made),
    }


def pdf(sheet: RecoverySheet) -> bytes:
    """The sheet as PDF, one page."""
    return printing.pdf(FORM, content(sheet))


def pages(sheet: RecoverySheet, ppi: float = 300) -> list[bytes]:
    """The sheet as PNG pictures: one."""
    return printing.pages(FORM, content(sheet), ppi)


# What the self test prints, to prove that forms, fonts and Typst are there: a sheet that opens nothing.
SAMPLE = RecoverySheet("0000-0000-0000-0000", "—")
