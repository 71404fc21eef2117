"""The papers of due process: what the law asks of each is there, nothing is said for the student, and no page breaks."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lut_admin.convention.supervision.sanctions import Sanction
from lut_admin.papers.case_form import Exhibit
from lut_admin.papers.case_papers import convention, ending, file, paper, proceeding
from lut_admin.papers.case_papers.matter import Measure, Rules
from lut_admin.papers.case_papers.paper import FORM, Paper
from lut_admin.papers.printing import Press
from tests.papers import golden, pictures
from tests.papers.case_matter import ANH, ARTICLES, INDEX, ITEMS, LIFTED, MATTER, MEASURE, SCHOOL, SERVED, papers

PAPERS = papers()
OPENED = date(2026, 11, 20)
ISSUED = ("proposal", "decision", "appeal", "lifting", "dossier", "reminder")


def printed(press: Press, *made: Paper) -> bytes:
    return press.pdf(FORM, paper.content(made), tags=False)


def pages_of(press: Press, *made: Paper) -> list[str]:
    return golden.pages_of(printed(press, *made))


def text(press: Press, *made: Paper) -> str:
    return "".join(pages_of(press, *made))


@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_is_as_stored_and_looks_so(press: Press, name: str) -> None:
    golden.check(f"case_{name}", printed(press, PAPERS[name]))
    pictures.check(f"case_{name}", press.pages(FORM, paper.content([PAPERS[name]]), ppi=pictures.PPI))


@pytest.mark.parametrize("size", ["a3", "a4"])
def test_the_convention_hangs_on_one_page_whole(press: Press, size: convention.Format) -> None:
    content = convention.poster_content(ARTICLES, SCHOOL, size)
    [said] = golden.pages_of(press.pdf(convention.POSTER, content))
    assert all("".join(article.zh.split()) in said for article in ARTICLES)
    pictures.check(f"poster_{size}", press.pages(convention.POSTER, content, ppi=pictures.PPI / 2))


def test_a_picture_that_changed_is_seen(press: Press) -> None:
    one, other = (
        pictures.grey_of(press.pages(FORM, paper.content([made]), ppi=pictures.PPI)[0])
        for made in (PAPERS["decision"], proceeding.decision(MATTER, replace(MEASURE, clause="")))
    )
    assert pictures.difference(one, other) > pictures.SHARE
    assert pictures.difference(one, one) == 0


@pytest.mark.parametrize("name", PAPERS)
def test_each_is_small_and_has_its_fonts_in_it(press: Press, name: str) -> None:
    made = printed(press, PAPERS[name])
    assert len(made) <= 100_000
    assert golden.bare_fonts(made) == []


def test_a_decision_holds_every_item_of_article_53(press: Press) -> None:
    said = text(press, PAPERS["decision"])
    for item in (
        "NGUYENMINHANH", "202612031045", "越南", "C1234567",  # the student
        "3条商业代购广告", "群聊截图",  # facts and evidence
        "记过，期限6个月", "Demerit,for6months", "《学生违纪处分规定》第二十三条第（二）项",  # sanction and basis
        "自2026年12月10日起至2027年6月9日止",  # period
        "10日内，向学生申诉处理委员会提出书面申诉", "甘肃省教育厅", "within10days",  # appeal
        "校外字〔2026〕12号", "2026年12月10日",
    ):  # fmt: skip
        assert item in said, item
    assert "代拟稿" not in said


@pytest.mark.parametrize(
    "measure",
    [Measure(), replace(MEASURE, document=""), replace(MEASURE, on=None), replace(MEASURE, body_zh="")],
)
def test_until_it_is_on_record_a_decision_is_a_draft(press: Press, measure: Measure) -> None:
    for page in pages_of(press, proceeding.decision(MATTER, measure)):
        assert "代拟稿" in page and "Draft" in page
    assert "代拟稿" in text(press, ending.lifting(MATTER, MEASURE))
    assert "代拟稿" not in text(press, ending.lifting(MATTER, MEASURE, LIFTED))
    assert "代拟稿" in text(press, PAPERS["proposal"])


def test_who_decided_stands_beside_the_seal(press: Press) -> None:
    said = text(press, PAPERS["decision"])
    assert "作出决定的机关：校长办公会Decidedby:校长办公会兰州理工大学国际教育学院" in said
    assert "作出决定的机关：校长办公会Decidedby:President’smeeting" in text(press, PAPERS["lifting"])
    draft = text(press, proceeding.decision(MATTER, replace(MEASURE, body_zh="")))
    assert "作出决定的机关：Decidedby:" in draft and "作出决定的机关：校长" not in draft, "a draft has room for it"
    assert "作出决定的机关" not in text(press, PAPERS["proposal"]) + text(press, PAPERS["reminder"])


@pytest.mark.parametrize("sentences", range(0, 56, 3))
def test_a_receipt_is_never_alone_on_its_page(press: Press, sentences: int) -> None:
    long = replace(MATTER, facts_zh="该生在群内发布代购广告，经提醒后自行删除。" * sentences)
    given = {"你有权进行陈述和申辩": proceeding.proposal(long, MEASURE), "期间开始的当日": proceeding.appeal_guide(long, MEASURE)}
    for told, made in given.items():
        [page] = [page for page in pages_of(press, made) if "送达回执" in page]
        assert told in page and "（盖章）" in page, "whoever signs has before her what she signs that she knows"
    reason = replace(SERVED, reason="该生拒绝签收，见证人在场。" * sentences)
    pages = pages_of(press, proceeding.service(MATTER, reason))
    assert sum("学生留存" in page and "学校留存" in page and "签名仅表示" in page for page in pages) == 1


def test_what_the_school_has_in_chinese_only_is_told_so_in_english(press: Press) -> None:
    def basis(clause: str, **rules: str) -> str:
        matter = replace(MATTER, rules=replace(MATTER.rules, **rules))
        return proceeding.basis(matter, replace(MEASURE, clause=clause))["en"]

    assert basis("第二十三条") == "Rules on Student Discipline: 第二十三条 (in Chinese)"
    assert basis("Article 23") == "Rules on Student Discipline: Article 23"
    assert basis("第二十三条", rules_en="") == "《学生违纪处分规定》第二十三条 (in Chinese)"
    said = text(press, PAPERS["decision"])
    assert said.count("(inChinese)") == 1


def test_no_sanction_stands_on_the_convention_alone(press: Press) -> None:
    said = text(press, proceeding.decision(MATTER, replace(MEASURE, clause="")))
    assert "须填写学校违纪处分规定的具体条款" in said


def test_an_expulsion_has_no_period(press: Press) -> None:
    measure = replace(MEASURE, sanction=Sanction.EXPULSION, months=None, first=None, last=None)
    said = text(press, proceeding.decision(MATTER, measure))
    assert "开除学籍" in said and "Expulsion" in said and "无期限" in said and "个月" not in said


def test_probation_is_called_as_the_school_calls_it(press: Press) -> None:
    said = text(press, proceeding.proposal(MATTER, replace(MEASURE, sanction=Sanction.PROBATION, months=12)))
    assert "留校察看，期限12个月" in said and "DisciplinaryProbation,for12months" in said


def test_nothing_is_written_for_the_student(press: Press) -> None:
    statement = text(press, PAPERS["statement"])
    assert statement.index("furthersheetsmaybeattached.") + len("furthersheetsmaybeattached.") == statement.index(
        "学生签名Student’ssignature:"
    )
    assert "代购" not in statement.replace("Anh_代购", "")
    assert "√" not in statement
    talk = text(press, PAPERS["talk"])
    assert "furthersheetsmaybeattached.学生签名" in talk


def test_a_minor_has_a_guardian_beside_her(press: Press) -> None:
    assert "监护人签名" not in text(press, PAPERS["statement"])
    assert "监护人签名" in text(press, proceeding.statement(replace(MATTER, minor=True)))


def test_the_proof_of_service_has_a_stub_for_each_side(press: Press) -> None:
    said = text(press, PAPERS["service"])
    assert "学生留存" in said and "学校留存" in said
    assert said.count("√") == 1
    assert "√" not in text(press, proceeding.service(MATTER, proceeding.Served(SERVED.paper)))


def test_working_days_are_told_as_such(press: Press) -> None:
    rules = Rules(state_days=3, state_unit="working_days")
    said = text(press, proceeding.proposal(replace(MATTER, rules=rules), MEASURE))
    assert "3个工作日内" in said and "within3workingdays" in said


@pytest.mark.parametrize("name", ["reminder", "talk"])
def test_what_is_no_sanction_says_so(press: Press, name: str) -> None:
    said = text(press, PAPERS[name])
    assert "不是处分，不存入学生档案" in said
    assert "警告" not in said and "Warning" not in said


def test_every_page_counts_its_own_paper(press: Press) -> None:
    pages = pages_of(press, PAPERS["decision"], PAPERS["statement"], PAPERS["decision"])
    told = [page[page.rindex("Page") :] for page in pages]
    assert [one.split("·")[0] for one in told] == ["Page1of2", "Page2of2", "Page1of1", "Page1of2", "Page2of2"]


def test_the_title_of_the_issuer_stands_above_what_the_school_issues(press: Press) -> None:
    for name, made in PAPERS.items():
        assert made.issued == (name in ISSUED), name


def test_long_facts_flow_and_no_row_is_cut(press: Press) -> None:
    sentence = "该生在群内发布代购广告并在提醒后自行删除。"
    evidence = tuple(Exhibit(f"第{n:03}号截图" + "补充说明" * 12 + f"完{n:03}") for n in range(40))
    long = replace(MATTER, facts_zh=sentence * 250, evidence=evidence)
    pages = pages_of(press, proceeding.decision(long, MEASURE))
    assert "".join(pages).count("代购") - "".join(pages).count("Anh_代购") >= 249  # one may stand across two pages
    for n in range(40):
        assert sum(f"第{n:03}号截图" in page and f"完{n:03}" in page for page in pages) == 1


def test_a_long_list_of_evidence_and_of_papers(press: Press) -> None:
    items = [replace(ITEMS[0], number=n) for n in range(1, 61)]
    assert "以上共60项" in text(press, file.evidence_list(MATTER, items))
    pages = pages_of(press, file.dossier(MATTER, [("A", "1")], file.Cover(OPENED), INDEX * 30))
    assert all("材料名称" in page for page in pages if "拟处分告知书" in page)


def test_thirty_students_do_not_overflow_the_cover(press: Press) -> None:
    thirty = [(f"STUDENT {n:02}", f"2026{n:04}") for n in range(30)]
    said = text(press, file.dossier(MATTER, thirty, file.Cover(OPENED), INDEX))
    assert all(f"2026{n:04}" in said for n in range(30))


@settings(max_examples=20)
@given(words=st.text(max_size=60))
def test_any_text_prints(press: Press, words: str) -> None:
    student = replace(ANH, passport_name=words, chinese_name=words, nickname=words)
    matter = replace(MATTER, student=student, facts_zh=words, facts_en=words, place=words)
    measure = replace(MEASURE, reasons_zh=words, reasons_en=words, clause=words, document=words)
    made = proceeding.decision(matter, measure)
    hidden = set(press.unprintable(FORM, paper.content([made])))
    visible = {c for c in set("".join(words.split())) - hidden if unicodedata.category(c)[0] not in "CMZ"}
    found = unicodedata.normalize("NFKD", text(press, made))
    assert set("".join(unicodedata.normalize("NFKD", "".join(visible)).split())) <= set(found)
