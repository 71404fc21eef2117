"""The registration form of a case (违纪登记表), in Chinese and English on A4.

One respondent is registered on the form itself; several share it, and each then has a page of their own for the statement. The
statement is left blank: a form never says what a student has not yet said (Order 41 Art. 55).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from lut_admin.convention.articles import Article
from lut_admin.papers import printing, words

FORM = "case_form"
_CHINA = timezone(timedelta(hours=8))
_WORDS = (
    "confidential", "anchor", "number", "filed", "occurred", "place", "respondents", "respondent", "respondent_count", "nobody",
    "names", "passport_name", "chinese_name", "student_no", "nationality", "class_name", "major", "dormitory", "phone",
    "passport_no", "nickname", "facts", "evidence", "no", "description", "copies", "obtained", "articles",
    "statement", "statement_hint", "statement_page", "interpreter", "signature", "seal", "counselor_opinion", "school_opinion",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Respondent:
    """A student the case is about, as the roster knew them when it was filed; what is unknown is empty and prints as a dash."""

    passport_name: str = ""
    chinese_name: str = ""
    student_no: str = ""
    nationality: str = ""
    class_name: str = ""
    major: str = ""
    dormitory: str = ""
    phone: str = ""
    passport_no: str = ""
    nickname: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One piece of evidence: what it is, how many copies, when it was obtained."""

    description_zh: str
    description_en: str = ""
    copies: int = 1
    obtained: date | datetime | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The journal's last entry when the paper was printed: its number and the hash that seals all before it."""

    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class CaseForm:
    """All that the registration form shows. Aware times print as Chinese time, the others as they are."""

    number: str
    filed: date | datetime
    occurred: date | datetime | None
    place: str
    respondents: tuple[Respondent, ...]
    facts_zh: str
    facts_en: str
    articles: tuple[Article, ...]
    evidence: tuple[Exhibit, ...] = ()
    school_zh: str = ""
    school_en: str = ""
    anchor: Anchor | None = None


def moment(at: date | datetime | None) -> str:
    """A day as 2026-11-18, a time as 2026-11-18 23:47 in China, nothing as an empty text."""
    if at is None:
        return ""
    if isinstance(at, datetime):
        return f"{at.astimezone(_CHINA) if at.tzinfo else at:%Y-%m-%d %H:%M}"
    return at.isoformat()


def _article_name(number: int) -> dict[str, str]:
    return {language: words.article(number, language) for language in words.LANGUAGES}


def content(form: CaseForm) -> Mapping[str, Any]:
    """What resources/forms/case_form.typ is filled with, as JSON values."""
    labels = {key: words.both(f"forms.{key}") for key in _WORDS} | {"title": words.both("forms.case_title")}
    return {
        "words": labels,
        "title": f"{labels['title']['zh']} {form.number}",
        "school": f"{form.school_zh} {form.school_en}".strip(),
        "reference": f"{labels['number']['zh']} {labels['number']['en']} {form.number}",
        "anchor": asdict(form.anchor) if form.anchor else None,
        "number": form.number,
        "filed": moment(form.filed),
        "occurred": moment(form.occurred),
        "place": form.place,
        "respondents": [asdict(person) for person in form.respondents],
        "facts_zh": form.facts_zh,
        "facts_en": form.facts_en,
        "articles": [
            {"name": _article_name(article.number), "zh": article.zh, "en": article.en} for article in form.articles
        ],
        "evidence": [asdict(item) | {"obtained": moment(item.obtained)} for item in form.evidence],
    }


def pdf(form: CaseForm) -> bytes:
    """The form as PDF, without tags, which would take it over 100 KB."""
    return printing.pdf(FORM, content(form), tags=False)


def pages(form: CaseForm, ppi: float = 300) -> list[bytes]:
    """The form as PNG pictures, one a page."""
    return printing.pages(FORM, content(form), ppi)


def unprintable(form: CaseForm) -> tuple[str, ...]:
    """The characters that no font here can draw and that print as code points."""
    return printing.unprintable(FORM, content(form))
