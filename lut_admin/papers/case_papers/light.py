"""What is no sanction and goes into no file: a reminder, a talk (Order 41, Art. 51: criticism and education)."""

from __future__ import annotations

from datetime import date

from lut_admin.convention.articles import Article
from lut_admin.papers import words
from lut_admin.papers.case_form import Respondent, moment
from lut_admin.papers.case_papers.matter import names
from lut_admin.papers.case_papers.paper import (
    GAP,
    Block,
    Paper,
    Said,
    School,
    addressee,
    blank,
    closing,
    fields,
    prose,
    remark,
    said,
    sections,
)


def reminder(
    student: Respondent, school: School, articles: tuple[Article, ...], what: Said, on: date | None = None
) -> Paper:
    """提醒函, which is not a Warning: what is asked, kindly, with the articles' own words."""
    blocks: list[Block] = [addressee(names(student)), prose(said("reminder_opening")), sections(("matter", what))]
    if articles:
        blocks.append(_quoted(articles))
    blocks += [GAP, prose(said("reminder_asks"), said("reminder_nature")), closing(school, on)]
    return Paper(said("reminder_title"), "", tuple(blocks), school, issued=True, confidential=False)


def talk(
    student: Respondent, school: School, articles: tuple[Article, ...], what: Said, on: date | None = None
) -> Paper:
    """谈话记录: when, who, what about; what the student says is for the student to write."""
    signs = [("signature_student", True), ("signature_interpreter", True), ("signature_talker", True)]
    blocks: list[Block] = [
        fields(
            [("passport_name", student.passport_name), ("chinese_name", student.chinese_name)],
            [("student_no", student.student_no), ("class_name", student.class_name)],
            [("held_on", moment(on) or None), ("held_at", None)],
            [("talker", None), ("present", None)],
        ),
        sections(("talk_about", what)),
    ]
    if articles:
        blocks.append(_quoted(articles))
    blocks += [
        blank("talk_said", "talk_hint", [("signature_talker", True)], least=4, most=6, below=8.3),
        blank("talk_answer", "statement_hint", signs, least=7.5, below=1.3),
        remark("talk_nature"),
    ]
    return Paper(said("talk_title"), "", tuple(blocks), school)


def _quoted(articles: tuple[Article, ...]) -> Block:
    rows = [
        {
            "name": {one: words.article(article.number, one) for one in words.LANGUAGES},
            "zh": article.zh,
            "en": article.en,
        }
        for article in articles
    ]
    return {"kind": "articles", "label": said("articles"), "rows": rows}
