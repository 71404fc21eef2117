"""What a note prints in both languages, and the convention to sign: in no file, without a number."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from lut_admin.office import cases, roster
from lut_admin.office.cases import How
from lut_admin.office.office import Office
from lut_admin.office.papers import case_papers, light_papers
from lut_admin.papers.case_papers.paper import Paper
from lut_admin.refusals import Refusal


@pytest.fixture
def jane(office: Office) -> int:
    known = {"student_no": "20230001", "english_name": "Jane Doe", "chinese_name": "杜珍", "class_name": "国际2301班"}
    return roster.add(office, known).made or 0


def printed(*papers: Paper) -> list[str]:
    pages = PdfReader(io.BytesIO(case_papers.pdf(papers))).pages
    return ["".join(page.extract_text().split()) for page in pages]


@pytest.mark.parametrize(("how", "title"), [(How.REMINDER, "提醒函"), (How.TALK, "谈话记录")])
def test_a_note_prints_its_paper_in_both_languages(office: Office, jane: int, how: How, title: str) -> None:
    made = cases.note(office, jane, how, (5,), "夜间请勿发消息", said_en="Please do not post at night").made
    assert made
    said = "".join(printed(light_papers.of_note(office, made)))
    for part in (title, "杜珍", "JaneDoe", "夜间请勿发消息", "Pleasedonotpostatnight", "第五条", "2025"):
        assert part in said, part


def test_a_note_that_is_gone_prints_nothing(office: Office) -> None:
    with pytest.raises(Refusal) as refused:
        light_papers.of_note(office, 7)
    assert refused.value.code == "cases.no_note_there"


def test_the_convention_is_signed_by_each_student_or_blank(office: Office, jane: int) -> None:
    john = roster.add(office, {"student_no": "20230002", "passport_name": "TESTER JOHN"}).made or 0
    first, second = light_papers.to_sign(office, [john, jane])
    assert "20230002" in "".join(printed(first)) and "JaneDoe" in "".join(printed(second))
    [blank] = light_papers.to_sign(office, [])
    assert "2023000" not in "".join(printed(blank))


def test_a_class_is_who_is_there(office: Office, jane: int) -> None:
    there = roster.add(office, {"student_no": "20220001", "passport_name": "TESTER JOHN", "class_name": "国际2301班"}).made
    roster.add(office, {"passport_name": "GONE MARY", "class_name": "国际2301班", "status": "withdrawn"})
    binned = roster.add(office, {"passport_name": "BIN BEN", "class_name": "国际2301班"}).made or 0
    roster.put_in_bin(office, [binned])
    other = roster.add(office, {"passport_name": "LONE ANN", "class_name": "国际2201班"}).made
    assert light_papers.classes(office) == {"国际2201班": (other,), "国际2301班": (there, jane)}
