"""The papers of a real case: filled from the record, a blank where the record is silent, nobody else's particulars."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from lut_admin.convention.supervision import Step
from lut_admin.office import cases, papers
from lut_admin.office.cases import Account, Kind, Nobody
from lut_admin.office.office import Office
from lut_admin.office.papers import case_papers
from lut_admin.office.papers.case_papers import Form
from lut_admin.refusals import Refusal
from tests.office.cases.conftest import FACTS, opened


def text(office: Office, number: str, form: Form, student_id: int | None = None) -> str:
    pdf = case_papers.pdf(case_papers.papers_of(office, number, form, student_id))
    return "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("form", Form)
def test_every_form_prints_as_soon_as_a_case_is_opened(office: Office, jane: int, form: Form) -> None:
    number = opened(office, jane)
    said = text(office, number, form)
    assert "20230001" in said or form is Form.REMINDER or form is Form.EVIDENCE or "杜珍" in said
    assert "None" not in said.replace("无期限None", "")


@pytest.mark.parametrize("form", papers.CASE_FORMS)
def test_every_form_is_written_as_a_file(office: Office, jane: int, tmp_path: Path, form: str) -> None:
    number = opened(office, jane)
    assert papers.case_form_pdf(office, number, form, tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_before_a_step_its_paper_is_a_draft_with_blanks_and_after_it_tells_the_record(office: Office, jane: int) -> None:
    number = opened(office, jane, influence_zh="引起多名同学投诉，造成恶劣影响。", clauses=("第二十三条",))
    assert "代拟稿" in text(office, number, Form.DECISION)
    day = date(2025, 11, 20)
    cases.step(office, number, Step.INVESTIGATION, day)
    cases.step(office, number, Step.PROPOSAL, day, {"sanction": "demerit", "reasons_zh": "经提醒不改。"})
    proposal = text(office, number, Form.PROPOSAL)
    assert "记过，期限6个月" in proposal and "经提醒不改。" in proposal and "第二十三条" in proposal
    assert "造成恶劣影响" in proposal
    cases.step(office, number, Step.NOTIFICATION, day, {"manner": "in_person", "server": "张老师"})
    service = text(office, number, Form.SERVICE)
    assert "拟处分告知书" in service and "张老师" in service and service.count("√") == 1
    cases.step(office, number, Step.WAIVER, day)
    cases.step(
        office, number, Step.DECISION, day, {"sanction": "demerit", "body_zh": "校长办公会", "document": "校字〔2025〕3号"}
    )
    decision = text(office, number, Form.DECISION)
    assert "代拟稿" not in decision and "校字〔2025〕3号" in decision
    assert "自2025年11月20日起至2026年5月19日止" in decision
    cases.step(office, number, Step.SERVICE, day, {"manner": "in_person"})
    assert "2025年12月1日" in text(office, number, Form.APPEAL)  # ten days end on Sunday 30 November
    assert "处分决定书" in text(office, number, Form.SERVICE)
    dossier = text(office, number, Form.DOSSIER)
    assert "校字〔2025〕3号" in dossier and "DOEJANE杜珍20230001" in dossier


def test_each_respondent_has_a_paper_without_the_other(office: Office, jane: int, john: int) -> None:
    number = opened(office, jane, john)
    assert len(case_papers.papers_of(office, number, Form.STATEMENT)) == 2
    for form in (Form.PROPOSAL, Form.DECISION, Form.STATEMENT, Form.SERVICE):
        said = text(office, number, form, jane)
        assert "杜珍" in said and "田约翰" not in said and "20230002" not in said


def test_an_incident_without_a_respondent_has_its_file_only(office: Office) -> None:
    account = Account((8,), (), FACTS, influence_zh="造成恶劣影响。", kind=Kind.NOBODY, nobody=Nobody.HIJACKED)
    number = str(cases.record(office, account).facts["number"])
    assert "案件卷宗" in text(office, number, Form.DOSSIER)
    with pytest.raises(Refusal) as refused:
        case_papers.papers_of(office, number, Form.PROPOSAL)
    assert refused.value.code == "forms.nobody_here"


def test_the_convention_needs_no_case(office: Office, tmp_path: Path) -> None:
    for form in papers.WITHOUT_CASE:
        assert papers.case_form_pdf(office, "", form, tmp_path / "out.pdf").stat().st_size > 20_000


def test_several_papers_go_into_one_file(office: Office, jane: int) -> None:
    number = opened(office, jane)
    batch = tuple(made for form in Form for made in case_papers.papers_of(office, number, form))
    assert len(batch) == len(Form) + 1  # lifting has an application and a decision
    assert len(PdfReader(io.BytesIO(case_papers.pdf(batch))).pages) >= len(batch)
