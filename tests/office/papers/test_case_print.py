"""Which papers of a case fit when, for whom they are printed, and many of them as one file."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from lut_admin.office import cases
from lut_admin.office.cases import evidence
from lut_admin.office.cases.evidence import Piece
from lut_admin.office.office import Office
from lut_admin.office.papers import case_print
from lut_admin.office.papers.case_print import Order
from lut_admin.refusals import Refusal
from tests.convention.test_exhibits import png
from tests.desk.pages.cases.sheets import HEARD, SERVED, opened, students, take


@pytest.fixture
def people(office: Office) -> list[int]:
    return students(office)


def fitting(office: Office, number: str, student: int | None = None) -> set[str]:
    return {one.form for one in case_print.choices(office, number, student) if one.fits}


def text(office: Office, *ordered: Order) -> list[str]:
    reader = PdfReader(io.BytesIO(case_print.pdf(office, ordered)))
    return ["".join(page.extract_text().split()) for page in reader.pages]


ALWAYS = {"registration", "acknowledgment"}
LIGHT = {"talk", "reminder"}
# Which papers fit once these steps were taken.
WHEN: list[tuple[tuple[str, ...], set[str]]] = [
    ((), ALWAYS | LIGHT),
    (("investigation",), ALWAYS | LIGHT | {"proposal"}),
    (HEARD[:2], ALWAYS | {"proposal", "statement", "service"}),
    (HEARD[:3], ALWAYS | {"proposal", "statement"}),
    (HEARD, ALWAYS | {"decision"}),
    (SERVED[:-1], ALWAYS | {"decision", "service", "appeal"}),
    (SERVED, ALWAYS | {"appeal", "lifting", "dossier"}),
    (("education",), ALWAYS | LIGHT | {"dossier"}),
    (("dropped",), ALWAYS | LIGHT | {"dossier"}),
]


@pytest.mark.parametrize(("steps", "expected"), WHEN)
def test_a_paper_fits_when_the_case_has_come_so_far(
    office: Office, people: list[int], steps: tuple[str, ...], expected: set[str]
) -> None:
    number = opened(office, people[0])
    take(office, number, *steps)
    found = case_print.choices(office, number)
    assert {one.form for one in found if one.fits} == expected
    assert {one.form for one in found} == set(case_print.FORMS)
    assert [one.fits for one in found] == sorted((one.fits for one in found), reverse=True)  # those that fit come first


def test_the_notice_is_printed_as_long_as_its_service_is_not_on_record(office: Office, people: list[int]) -> None:
    number = opened(office, people[0])
    take(office, number, "investigation", "proposal", "statement")
    assert {"proposal", "service"} <= fitting(office, number)
    assert [one.order.form for one in case_print.needed(office)] == ["proposal", "service"]


def test_what_announces_a_decision_is_a_draft_until_there_is_one(office: Office, people: list[int]) -> None:
    number = opened(office, people[0])
    take(office, number, *HEARD)
    drafts = {one.form for one in case_print.choices(office, number) if one.draft}
    assert drafts == {"proposal", "decision", "appeal", "lifting"}
    take(office, number, "decision")
    assert {one.form for one in case_print.choices(office, number) if one.draft} == {"proposal", "lifting"}


def test_the_list_of_evidence_fits_once_there_is_some(office: Office, people: list[int]) -> None:
    number = opened(office, people[0])
    evidence.add(office, number, [Piece(b"text", "a.txt", "x")])
    assert "evidence" in fitting(office, number)


def test_without_respondents_only_what_is_of_the_case_fits(office: Office) -> None:
    number = opened(office, kind=cases.Kind.NOBODY, nobody=cases.Nobody.OUTSIDER)
    assert fitting(office, number) == {"registration"}
    assert {one.why for one in case_print.choices(office, number) if one.form == "talk"} == {"casepapers.nobody"}


def test_each_respondent_gets_what_fits_her(office: Office, people: list[int]) -> None:
    number = opened(office, *people)
    take(office, number, "investigation")
    take(office, number, "proposal", whom=people[:1])
    assert "statement" in fitting(office, number, people[0])
    assert "statement" not in fitting(office, number, people[1])
    assert case_print.orders(office, number, ["statement"]) == (Order(number, "statement", people[0]),)
    # Where it fits nobody yet it is printed for all the same, for whoever was asked for.
    assert case_print.orders(office, number, ["decision"], people[1]) == (Order(number, "decision", people[1]),)


def test_several_papers_are_one_file_in_their_order(office: Office, people: list[int]) -> None:
    number = opened(office, people[0])
    ordered = [Order(number, form) for form in ("registration", "talk", "registration", "reminder")]
    said = text(office, *ordered)
    titles = ("涉嫌违纪情况登记表", "谈话记录", "提醒函")
    found = [next(title for title in titles if title in page) for page in said if any(title in page for title in titles)]
    assert found == [titles[0], titles[1], titles[0], titles[2]]
    assert len(case_print.pages(office, ordered, 30)) == len(said)


def test_one_file_keeps_declaring_what_an_archive_asks_for(office: Office, people: list[int]) -> None:
    number = opened(office, people[0])
    joined = PdfReader(io.BytesIO(case_print.pdf(office, [Order(number, form) for form in ("registration", "talk")])))
    assert "/OutputIntents" in joined.trailer["/Root"] and joined.xmp_metadata is not None
    fonts = [font for page in joined.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts and all("/FontFile3" in str(_descriptor(font)) or "/FontFile2" in str(_descriptor(font)) for font in fonts)


def _descriptor(font: object) -> object:
    return font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()  # type: ignore[attr-defined]


def test_what_is_on_file_is_named_as_evidence_each_once_and_never_by_its_files_name(office: Office, people: list[int]) -> None:
    number = opened(office, people[0], evidence=(cases.Evidence("提醒记录"),))
    pieces = [Piece(png(), "杜珍.png", "群聊截图", source="田约翰"), Piece(b"text", "b.txt", "聊天记录")]
    evidence.add(office, number, pieces)
    evidence.add_redacted(office, 1, png(pixel=b"\0\0\0\0"))
    take(office, number, *HEARD)
    for form in ("registration", "decision"):
        said = "".join(text(office, Order(number, form)))
        assert said.count("群聊截图") == 1 and "聊天记录" in said and "提醒记录" in said
        assert "杜珍.png" not in said and "田约翰" not in said


def test_a_registration_form_for_one_names_nobody_else(office: Office, people: list[int]) -> None:
    number = opened(office, *people)
    said = "".join(text(office, Order(number, "registration", people[1])))
    assert "田约翰" in said and "杜珍" not in said and "20230001" not in said
    assert "杜珍" in "".join(text(office, Order(number, "registration")))


def test_the_next_duties_say_what_is_to_be_printed(office: Office, people: list[int]) -> None:
    first, second = opened(office, people[0]), opened(office, people[1])
    take(office, first, *SERVED[:-1])
    take(office, second, "investigation")
    needed = case_print.needed(office)
    assert [(one.order.number, one.order.form) for one in needed] == [
        (first, "decision"), (first, "appeal"), (first, "service"), (second, "proposal"),
    ]  # fmt: skip
    assert not any(one.overdue for one in needed)


def test_what_is_dropped_or_in_the_bin_needs_no_paper(office: Office, people: list[int]) -> None:
    number = opened(office, people[0])
    take(office, number, "dropped")
    cases.discard(office, opened(office, people[1]))
    assert case_print.needed(office) == ()


def test_signs_without_a_glyph_are_named(office: Office, people: list[int]) -> None:
    account = cases.Account((8,), (people[0],), "在群内发布\U0003134a。", influence_zh="多人受骗。")
    number = str(cases.record(office, account).facts["number"])
    assert case_print.unprintable(office, [Order(number, "registration"), Order(number, "talk")]) == ("\U0003134a",)


def test_an_unknown_case_is_refused(office: Office) -> None:
    with pytest.raises(Refusal):
        case_print.choices(office, "X-2025-0001")
