"""Cases from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Type


@pytest.fixture
def known(type_: Type, there: Path, list_file: Path) -> Path:
    type_("import", list_file)
    return there


def test_a_case_is_recorded_taken_on_and_printed(type_: Type, known: Path, tmp_path: Path) -> None:
    new = type_(
        "case", "new", "--article", "4", "--article", "8", "--student", "20230001", "--student", "20230002",
        "--zh", "在群内发布广告", "--en", "Advertised in the group", "--place", "主群", "--occurred", "2026-03-02T10:00", "--json",
    )  # fmt: skip
    assert new.status == 0 and set(new.json) == {"number"}
    number = new.json["number"]

    listed = type_("case", "list", "--json").json
    [case] = listed["cases"]
    assert set(case) == {"number", "stage", "opened", "articles", "respondents", "next"}
    assert (case["number"], case["stage"], case["articles"], case["respondents"]) == (number, "registered", [4, 8], 2)
    assert case["next"] is None, "a stage by itself sets no day"

    shown = type_("case", "show", number, "--json").json
    assert {name: shown[name] for name in case} == case
    assert shown["facts"] == {"zh": "在群内发布广告", "en": "Advertised in the group"}
    assert shown["students"][0]["student_no"] == "20230001"

    early = type_("case", "step", number, "decided")
    assert (early.status, early.out) == (2, "") and early.err.count("\n") == 1
    taken = type_("case", "step", number, "told", "--on", case["opened"], "--note", "口头告知", "--json").json
    assert (taken["stage"], taken["steps"][-1]) == ("told", {"stage": "told", "on": case["opened"], "note": "口头告知"})

    assert type_("case", "step", number, "heard", "--on", "2001-03-03").status == 2

    noted = type_("case", "step", number, "correction", "--note", "证据应为三份", "--json").json
    assert (noted["stage"], noted["steps"][-1]["stage"], noted["steps"][-1]["note"]) == (
        "told",
        "correction",
        "证据应为三份",
    )
    assert type_("case", "step", number, "correction").status == 2

    pdf = tmp_path / "form.pdf"
    printed = type_("case", "print", number, "--form", "registration", "--pdf", pdf, "--json")
    assert (printed.status, printed.json["pdf"]) == (0, str(pdf))
    text = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert number in text and "20230001" in text and "杜珍" in text
    assert type_("case", "print", number, "--pdf", tmp_path / "nowhere" / "form.pdf").status == 2
    assert number in type_("case", "list", "--lang", "zh").out
    assert "在群内发布广告" in type_("case", "show", number).out


WRONG = (
    ("new", "--article", "4", "--student", "99999999", "--zh", "事实"),
    ("new", "--article", "11", "--student", "20230001", "--zh", "事实"),
    ("new", "--article", "4", "--student", "20230001", "--zh", " "),
    ("new", "--article", "4", "--student", "20230001"),
    ("show", "LUT-2026-9999"),
    ("step", "LUT-2026-9999", "told"),
    ("step", "LUT-2026-9999", "forgiven"),
    ("print", "LUT-2026-9999", "--pdf", "form.pdf"),
    ("print", "LUT-2026-9999", "--form", "verdict", "--pdf", "form.pdf"),
)


def test_what_is_no_case_is_refused(type_: Type, known: Path) -> None:
    for line in WRONG:
        said = type_("case", *line, "--json")
        assert (said.status, said.out) == (2, ""), line
        assert said.err.count("\n") == 1, line
    assert type_("case", "list", "--json").json == {"cases": []}
