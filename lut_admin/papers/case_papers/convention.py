"""The convention to sign (知悉书) and to hang up (公约): its ten articles in both languages; the Chinese text governs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from lut_admin.convention.articles import Article
from lut_admin.papers import printing, words
from lut_admin.papers.case_form import Respondent
from lut_admin.papers.case_papers.paper import Block, Paper, School, fields, prose, said, signatures, together

POSTER = "convention_poster"
Format = Literal["a3", "a4"]


def acknowledgment(articles: Sequence[Article], school: School, student: Respondent | None = None) -> Paper:
    """公约知悉书: that the convention was read or translated; for one student, or blank to be filled in by hand."""
    who = student or Respondent()

    def known(value: str) -> str | None:
        return value if student is not None else None

    blocks: tuple[Block, ...] = (
        prose(said("acknowledgment_opening")),
        _texts(articles),
        together(
            prose(said("acknowledgment_done")),
            fields(
                [("passport_name", known(who.passport_name)), ("chinese_name", known(who.chinese_name))],
                [("student_no", known(who.student_no)), ("class_name", known(who.class_name))],
            ),
            signatures(("signature_student", True)),
        ),
    )
    return Paper(said("acknowledgment_title"), "", blocks, school, confidential=False)


def _texts(articles: Sequence[Article]) -> Block:
    return {"kind": "texts", "rows": [_row(article) for article in articles]}


def _row(article: Article) -> Mapping[str, Any]:
    name = {one: words.article(article.number, one) for one in words.LANGUAGES}
    return {
        "name": name,
        "title": {"zh": article.title_zh, "en": article.title_en},
        "zh": article.zh,
        "en": article.en,
        "note": {"zh": article.note_zh or "", "en": article.note_en or ""},
    }


def poster_content(articles: Sequence[Article], school: School, paper: Format = "a3") -> Mapping[str, Any]:
    """What resources/forms/convention_poster.typ is filled with, as JSON values."""
    title = said("convention_title")
    return {
        "words": {"title": title, "governs": said("poster_governs")},
        "title": title["zh"],
        "school": {"zh": school.zh, "en": school.en},
        "paper": paper,
        "articles": [_row(article) for article in articles],
    }


def poster_pdf(articles: Sequence[Article], school: School, paper: Format = "a3") -> bytes:
    """The convention as a poster of one page."""
    return printing.pdf(POSTER, poster_content(articles, school, paper))


def poster_pages(articles: Sequence[Article], school: School, paper: Format = "a3", ppi: float = 300) -> list[bytes]:
    """The poster as a PNG picture."""
    return printing.pages(POSTER, poster_content(articles, school, paper), ppi)
