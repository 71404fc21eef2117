"""The registration form: every fact of the case, an empty box for the student's words, and no page that breaks a row."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from lut_admin import places
from lut_admin.convention.articles import Article, read_convention
from lut_admin.papers import case_form
from lut_admin.papers.case_form import Anchor, CaseForm, Exhibit, Respondent
from lut_admin.papers.printing import Press
from tests.papers import golden

HEAD = "0123456789abcdef" * 4
ANH = Respondent(
    "NGUYEN MINH ANH", "阮明英", "202612031045", "越南", "2026级汉语言1班", "汉语言", "西校区5号楼412", "13800002210", "C1234567",
    "Anh_代购",
)  # fmt: skip
FORM = CaseForm(
    number="LUT-IS-2026-0017",
    filed=date(2026, 11, 20),
    occurred=datetime(2026, 11, 18, 23, 47),
    place="微信群 “LUT International Students”",
    respondents=(ANH,),
    facts_zh="该生于2026年11月18日23:47在群内发布3条商业代购广告。\n辅导员于次日8:05私信提醒。",
    facts_en="At 23:47 on 18 November 2026 the student posted three advertisements.",
    articles=(
        Article(
            5, "发布时间", "Hours", "其他时间一般不发布信息。", "Members are encouraged not to post at other times."
        ),
        Article(8, "文明", "Civility", "严禁发布任何形式的广告。", "Advertisements of any form are prohibited."),
    ),
    evidence=(Exhibit("群聊截图", "Screenshots", 3, datetime(2026, 11, 18, 23, 52)), Exhibit("提醒记录")),
    school_zh="兰州理工大学国际教育学院",
    school_en="School of International Education, LUT",
    anchor=Anchor(1234, HEAD),
)


def pages_of(press: Press, form: CaseForm) -> list[str]:
    return golden.pages_of(press.pdf(case_form.FORM, case_form.content(form)))


def test_the_form_is_as_stored(press: Press) -> None:
    golden.check("case_form", press.pdf(case_form.FORM, case_form.content(FORM)))


def test_a_form_of_several_articles_is_no_larger_than_any_paper() -> None:
    breached = read_convention(places.resource_toml("convention.toml")).articles[6:9]
    assert len(case_form.pdf(replace(FORM, articles=tuple(breached)))) <= 100_000


def test_a_form_of_several_is_as_stored(press: Press) -> None:
    three = (ANH, Respondent("BATBAYAR Ganbold", nickname="巴图"), Respondent(chinese_name="阿里·汗"))
    form = replace(FORM, respondents=three)
    golden.check("case_form_of_three", press.pdf(case_form.FORM, case_form.content(form)))


def test_every_page_carries_school_number_confidentiality_page_and_anchor(press: Press) -> None:
    pages = pages_of(press, replace(FORM, respondents=(ANH,) * 3))
    for number, page in enumerate(pages, 1):
        for text in (
            "兰州理工大学国际教育学院", "LUT-IS-2026-0017", "内部资料·注意保密", f"第{number}页/共{len(pages)}页",
            f"Page{number}of{len(pages)}", f"1234·{HEAD}",
        ):  # fmt: skip
            assert text in page


def test_the_statement_is_never_filled_in(press: Press) -> None:
    for respondents in ((ANH,), (ANH, ANH)):
        for page in pages_of(press, replace(FORM, respondents=respondents)):
            if "学生陈述" not in page:
                continue
            after = page[page.index("furthersheetsmaybeattached.") + len("furthersheetsmaybeattached.") :]
            assert after.startswith("翻译人员签名（如有）Interpreter,ifany:签名Signature:年月日")


def test_each_of_twelve_has_a_page_of_their_own_with_nobody_elses_facts(press: Press) -> None:
    twelve = tuple(Respondent(f"STUDENT {'ABCDEFGHIJKL'[n]}", f"学生{n}", f"2026{n:04}") for n in range(12))
    pages = pages_of(press, replace(FORM, respondents=twelve))
    own = [page for page in pages if "Student’sStatement" in page]
    assert len(own) == 12
    for n, page in enumerate(own):
        assert [f"2026{m:04}" in page for m in range(12)] == [m == n for m in range(12)]
        assert "商业代购" not in page
    shared = "".join(page for page in pages if page not in own)
    assert all(f"2026{n:04}" in shared for n in range(12))


def test_long_facts_flow_and_their_label_returns_on_each_page(press: Press) -> None:
    sentence = "该生在群内发布代购广告并在提醒后自行删除。"
    pages = pages_of(press, replace(FORM, facts_zh=sentence * 200))
    with_facts = [page for page in pages if sentence in page]
    assert len(with_facts) >= 2
    assert all("事实经过Facts" in page for page in with_facts)
    assert sum(page.count("代购") for page in pages) >= 200


def test_a_long_list_of_evidence_repeats_its_header_and_cuts_no_row(press: Press) -> None:
    items = tuple(Exhibit(f"第{n:03}号截图" + "补充说明" * 15 + f"完{n:03}", "Screenshot") for n in range(60))
    pages = [page for page in pages_of(press, replace(FORM, evidence=items)) if "号截图" in page]
    assert len(pages) >= 3
    assert all("名称Description" in page and "证据清单Evidence" in page for page in pages)
    for n in range(60):
        assert sum(f"第{n:03}号截图" in page and f"完{n:03}" in page for page in pages) == 1


def test_what_is_unknown_prints_as_a_dash_on_one_page(press: Press) -> None:
    empty = CaseForm("", date(2026, 1, 1), None, "", (Respondent(),), "", "", ())
    (page,) = pages_of(press, empty)
    assert page.count("—") >= 14
    assert "None" not in page


def test_an_incident_without_a_respondent_says_so(press: Press) -> None:
    (page,) = pages_of(press, replace(FORM, respondents=(), articles=()))
    assert "无（尚未确认涉及本校学生）" in page


def test_times_are_told_as_in_china() -> None:
    assert case_form.moment(datetime(2026, 11, 18, 15, 47, tzinfo=UTC)) == "2026-11-18 23:47"
    assert case_form.moment(datetime(2026, 11, 18, 15, 47)) == "2026-11-18 15:47"
    assert case_form.moment(date(2026, 11, 18)) == "2026-11-18"
    assert case_form.moment(None) == ""


def test_a_long_name_stays_in_its_cell(press: Press) -> None:
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" + "x" * 60
    pages = pages_of(press, replace(FORM, respondents=(replace(ANH, passport_name=name),), articles=()))
    assert len(pages) == 1
    assert name in pages[0].replace("\u200b", "")


@settings(max_examples=25)
@given(text=st.text(max_size=60), field=st.sampled_from([field.name for field in fields(Respondent)]))
def test_any_text_of_a_respondent_or_of_the_facts_prints(press: Press, text: str, field: str) -> None:
    people = (Respondent(**{field: text}), ANH)
    form = replace(FORM, place=text, facts_zh=text, facts_en=text, respondents=people, evidence=(Exhibit(text, text),))
    visible = set("".join(text.split())) - set(press.unprintable(case_form.FORM, case_form.content(form)))
    visible = {c for c in visible if unicodedata.category(c)[0] not in "CMZ"}
    found = unicodedata.normalize("NFKD", "".join(pages_of(press, form)))
    assert set("".join(unicodedata.normalize("NFKD", "".join(visible)).split())) <= set(found)


def test_the_form_prints_with_the_fonts_of_this_computer() -> None:
    assert case_form.pdf(FORM).startswith(b"%PDF-")
    assert all(picture.startswith(b"\x89PNG") for picture in case_form.pages(FORM, ppi=40))
    assert case_form.unprintable(FORM) == ()
