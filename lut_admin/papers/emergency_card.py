"""The emergency card of a student: whom to call and what a hospital or the police will ask, on one A5 card.

It holds no photograph and no word about health (PIPL Art. 6 and 28: nothing that is not needed, nothing sensitive).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from lut_admin.papers import printing, words
from lut_admin.papers.case_form import moment

FORM = "emergency_card"
_WORDS = (
    "confidential", "anchor", "secret", "passport_name", "chinese_name", "student_no", "nationality", "passport_no", "birth",
    "class_name", "adviser", "adviser_phone", "dormitory", "phone", "insurance", "emergency_contact", "emergency_phone",
    "emergency_numbers",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EmergencyCard:
    """What the card says of one student; what is unknown is empty and prints as a dash.

    `adviser` is the class adviser, left out where neither name nor number is known.
    """

    passport_name: str = ""
    chinese_name: str = ""
    student_no: str = ""
    nationality: str = ""
    passport_no: str = ""
    birth: str = ""
    class_name: str = ""
    dormitory: str = ""
    phone: str = ""
    insurance: str = ""
    emergency_contact: str = ""
    emergency_phone: str = ""
    adviser: str = ""
    adviser_phone: str = ""


def content(
    card: EmergencyCard, *, printed: date | datetime | None = None, school_zh: str = "", school_en: str = ""
) -> Mapping[str, Any]:
    """What resources/forms/emergency_card.typ is filled with, as JSON values; `printed` is the day the facts stood so."""
    labels = {key: words.both(f"forms.{key}") for key in _WORDS} | {"title": words.both("forms.emergency_title")}
    as_of = words.both("forms.as_of", day=moment(printed))
    return {
        "words": labels,
        "title": f"{labels['title']['zh']} {card.student_no}".strip(),
        "school": f"{school_zh} {school_en}".strip(),
        "reference": f"{as_of['zh']} {as_of['en']}" if printed else "",
        "anchor": None,
        "student": asdict(card),
    }


def pdf(card: EmergencyCard, **of: Any) -> bytes:
    """The card as PDF, one A5 page; `of` as for `content`."""
    return printing.pdf(FORM, content(card, **of))


def pages(card: EmergencyCard, ppi: float = 300, **of: Any) -> list[bytes]:
    """The card as PNG pictures: one; `of` as for `content`."""
    return printing.pages(FORM, content(card, **of), ppi)


def unprintable(card: EmergencyCard) -> tuple[str, ...]:
    """The characters that no font here can draw and that print as code points."""
    return printing.unprintable(FORM, content(card))
