"""Every form as it looks, the registration form too, and each of them with the longest texts: nothing runs over, nothing is cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lut_admin.papers import case_form
from lut_admin.papers.case_form import Exhibit
from lut_admin.papers.case_papers import convention, ending, file, light, paper, proceeding
from lut_admin.papers.case_papers.paper import FORM, Paper
from lut_admin.papers.printing import Press
from tests.papers import golden, pictures
from tests.papers.case_matter import ANH, ARTICLES, INDEX, ITEMS, LIFTED, MATTER, MEASURE, SCHOOL, SERVED, papers
from tests.papers.test_case_form import FORM as REGISTRATION

# As long as what a person may type, and names as long as passports have them.
ZH = "该生在群内连续发布代购广告，经提醒后仍不删除，多名同学因此受骗，影响恶劣。" * 24
EN = "The student kept posting advertisements in the group and did not delete them after a reminder. " * 16
NAME = "WANASINGHE ARACHCHILAGE DON KAUSHALYA PRIYANGIKA LAKMALI JAYAWARDENA KARUNARATHNE"
WHO = replace(
    ANH, passport_name=NAME, chinese_name="阿卜杜勒热合曼·阿布都外力·买买提江", class_name="2026级汉语言（商务方向）国际学生一班",
    major="材料科学与工程（稀有金属冶金）", nickname="Kaushalya+阿卜杜勒热合曼_2026级汉语言（商务方向）国际学生一班",
)  # fmt: skip
MATTER_OF = replace(
    MATTER, student=WHO, facts_zh=ZH, facts_en=EN, place=f"微信群“{SCHOOL.zh}国际学生安全文明使用答疑群（二）”",
    articles=ARTICLES[4:9],
    evidence=tuple(Exhibit(f"第{n}份证据：群聊截图及其说明", "Screenshots of the group chat", n) for n in range(1, 13)),
)  # fmt: skip
MEASURE_OF = replace(MEASURE, reasons_zh=ZH, reasons_en=EN, clause="第二章第二十三条第一款第（二）项、第二十四条" * 2)
SERVED_OF = replace(SERVED, reason="该生拒绝签收，并离开办公室，见证人在场。" * 4, place="西校区5号楼412室国际学生公寓值班室")
LONG: dict[str, Paper] = {
    "proposal": proceeding.proposal(MATTER_OF, MEASURE_OF),
    "statement": proceeding.statement(MATTER_OF, proceeding.Held(date(2026, 11, 27), "周明", NAME, NAME, waived=True)),
    "decision": proceeding.decision(MATTER_OF, MEASURE_OF),
    "service": proceeding.service(MATTER_OF, SERVED_OF),
    "appeal": proceeding.appeal_guide(MATTER_OF, MEASURE_OF, date(2026, 12, 21)),
    "application": ending.application(MATTER_OF, MEASURE_OF),
    "lifting": ending.lifting(MATTER_OF, MEASURE_OF, LIFTED),
    "evidence": file.evidence_list(MATTER_OF, [replace(ITEMS[n % 2], number=n + 1) for n in range(22)]),
    "dossier": file.dossier(MATTER_OF, [(NAME, "202612031045")] * 9, file.Cover(date(2026, 11, 20)), INDEX * 14),
    "reminder": light.reminder(WHO, SCHOOL, ARTICLES[3:8], {"zh": ZH, "en": EN}, date(2026, 11, 20)),
    "talk": light.talk(WHO, SCHOOL, ARTICLES[3:8], {"zh": ZH, "en": EN}, date(2026, 11, 20)),
    "acknowledgment": convention.acknowledgment(ARTICLES, SCHOOL, WHO),
}
LONG_REGISTRATION = replace(
    REGISTRATION, facts_zh=ZH, facts_en=EN, articles=ARTICLES[4:9], respondents=(WHO, ANH, WHO), evidence=MATTER_OF.evidence
)


@pytest.mark.parametrize("name", LONG)
def test_each_paper_looks_as_stored_with_the_longest_texts(press: Press, name: str) -> None:
    made = press.pages(FORM, paper.content([LONG[name]]), ppi=pictures.PPI)
    pictures.check(f"long_{name}", made)


@pytest.mark.parametrize(("name", "form"), [("case_form", REGISTRATION), ("long_form", LONG_REGISTRATION)])
def test_the_registration_form_looks_as_stored(press: Press, name: str, form: case_form.CaseForm) -> None:
    pictures.check(name, press.pages(case_form.FORM, case_form.content(form), ppi=pictures.PPI))


@pytest.mark.parametrize("name", LONG)
def test_nothing_of_the_longest_texts_is_lost(press: Press, name: str) -> None:
    made = press.pdf(FORM, paper.content([LONG[name]]), tags=False)
    said = "".join(golden.pages_of(made)).replace("\u200b", "")
    if name in ("proposal", "decision", "reminder", "talk"):
        # A page's head and foot may part a sentence.
        assert said.count("影响恶劣") >= (2 if name in ("proposal", "decision") else 1) * 24 - 2 * len(golden.text_of(made))
    if name not in ("evidence",):
        assert "".join(NAME.split()) in said
    assert len(made) <= 200_000 and golden.bare_fonts(made) == []


def test_what_the_tests_print_is_what_there_is() -> None:
    assert {*LONG} == {*papers()}
