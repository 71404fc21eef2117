"""The handover sheet of a group (微信群移交单): who owned it, who owns it now, and what is still open; signed by both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from lut_admin.convention.articles import Article
from lut_admin.convention.groups import GroupKind, Owner
from lut_admin.papers import printing, words
from lut_admin.papers.case_form import Anchor, moment

FORM = "handover_sheet"
MATTERS = ("to_rename", "must_leave", "strangers", "to_check", "missing", "reminders")
STEPS = ("step_transfer", "step_notice", "step_matters", "step_lists")
_WORDS = (
    "title", "group", "kind", "class_name", "old_owner", "new_owner", "on", "members", "checked", "matters", *MATTERS, "unchecked",
    "qr", "qr_expires", "note", "steps", *STEPS, "duty", "gives", "takes", "witness", "takes_about",
)  # fmt: skip
_OF_FORMS = ("confidential", "anchor", "signature")


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """What the new owner takes over, as counts: never a name. `missing` is None where no complete list was checked.

    `reminders` are students who were reminded and have not answered yet.
    """

    to_rename: int = 0
    must_leave: int = 0
    strangers: int = 0
    to_check: int = 0
    missing: int | None = None
    reminders: int = 0


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """All that the sheet shows. What is unknown is empty or None and prints as a dash; a witness signs by hand.

    `members` and `matters` are of the last check, at `checked` (None: never checked). `articles` are quoted word for word as
    the owner's duty: Article 10, and others if wanted.
    """

    group: str
    kind: GroupKind
    old_owner: str
    new_owner: str
    on: date
    class_name: str = ""
    old_role: Owner | None = None
    new_role: Owner | None = None
    members: int | None = None
    capacity: int | None = None
    checked: date | datetime | None = None
    matters: OpenMatters | None = None
    qr_note: str = ""
    qr_expires: date | None = None
    note: str = ""
    articles: tuple[Article, ...] = ()
    school_zh: str = ""
    school_en: str = ""
    anchor: Anchor | None = None


def content(sheet: HandoverSheet) -> Mapping[str, Any]:
    """What resources/forms/handover_sheet.typ is filled with, as JSON values."""
    labels = {key: words.both(f"handover.{key}") for key in _WORDS} | {
        key: words.both(f"forms.{key}") for key in _OF_FORMS
    }
    return {
        "words": labels,
        "title": f"{labels['title']['zh']} {sheet.group}",
        "school": f"{sheet.school_zh} {sheet.school_en}".strip(),
        "reference": f"{labels['on']['zh']} {labels['on']['en']} {moment(sheet.on)}",
        "anchor": asdict(sheet.anchor) if sheet.anchor else None,
        "group": sheet.group,
        "kind": words.both(sheet.kind.key),
        "class_name": sheet.class_name,
        "old_owner": {"name": sheet.old_owner, "role": _role(sheet.old_role)},
        "new_owner": {"name": sheet.new_owner, "role": _role(sheet.new_role)},
        "on": moment(sheet.on),
        "members": "" if sheet.members is None else str(sheet.members),
        "capacity": "" if sheet.capacity is None else str(sheet.capacity),
        "checked": moment(sheet.checked),
        "matters": None
        if sheet.matters is None
        else [{"key": key, "n": getattr(sheet.matters, key)} for key in MATTERS],
        "qr_note": sheet.qr_note,
        "qr_expires": moment(sheet.qr_expires),
        "note": sheet.note,
        "steps": STEPS,
        "articles": [
            {
                "name": {lang: words.article(article.number, lang) for lang in words.LANGUAGES},
                "zh": article.zh,
                "en": article.en,
            }
            for article in sheet.articles
        ],
    }


def pdf(sheet: HandoverSheet) -> bytes:
    """The sheet as PDF: one page, unless a note is longer than that."""
    return printing.pdf(FORM, content(sheet))


def pages(sheet: HandoverSheet, ppi: float = 300) -> list[bytes]:
    """The sheet as PNG pictures, one a page."""
    return printing.pages(FORM, content(sheet), ppi)


def unprintable(sheet: HandoverSheet) -> tuple[str, ...]:
    """The characters that no font here can draw and that print as code points."""
    return printing.unprintable(FORM, content(sheet))


def _role(role: Owner | None) -> dict[str, str]:
    return words.both(role.key) if role else {"zh": "", "en": ""}
