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


PROPOSAL = ("--sanction", "warning", "--reasons-zh", "发布广告。", "--clause", "第二十一条")


def test_a_case_is_recorded_taken_on_and_printed(type_: Type, known: Path, tmp_path: Path) -> None:
    new = type_(
        "case", "new", "--article", "4", "--article", "8", "--student", "20230001", "--student", "20230002",
        "--zh", "在群内发布广告", "--en", "Advertised in the group", "--place", "主群", "--occurred", "2026-03-02T10:00",
        "--influence", "多人受骗", "--owner-act", "2026-03-02=移出", "--owner-act", "提醒", "--json",
    )  # fmt: skip
    assert new.status == 0 and set(new.json) == {"number"}
    number = new.json["number"]

    listed = type_("case", "list", "--json").json
    [case] = listed["cases"]
    assert set(case) == {"number", "stage", "opened", "articles", "respondents", "next"}
    assert (case["number"], case["stage"], case["articles"], case["respondents"]) == (number, "opened", [4, 8], 2)
    assert case["next"] == {"duty": "investigation", "due": None}

    shown = type_("case", "show", number, "--json").json
    assert {name: shown[name] for name in case} == case
    assert shown["facts"] == {"zh": "在群内发布广告", "en": "Advertised in the group"}
    assert shown["students"][0]["student_no"] == "20230001" and shown["influence"]["zh"] == "多人受骗"

    early = type_("case", "step", number, "decided", "--sanction", "warning", "--body-zh", "学院", "--document", "1号")
    assert (early.status, early.out) == (2, "") and early.err.count("\n") == 1
    type_("case", "step", number, "investigating", "--investigators", "周明", "--investigators", "韩雪")
    assert type_("case", "step", number, "told", *PROPOSAL[:4]).status == 2, "no clause of the school's rules"
    told = ("case", "step", number, "proposal", *PROPOSAL, "--on", case["opened"], "--note", "口头告知", "--json")
    taken = type_(*told).json
    last = taken["steps"][-1]
    assert (taken["stage"], last["step"], last["on"], last["note"]) == (
        "proposed",
        "proposal",
        case["opened"],
        "口头告知",
    )
    assert last["facts"] == {"sanction": "warning", "reasons_zh": "发布广告。", "clause": "第二十一条"}
    served = type_("case", "step", number, "notification", "--manner", "in_person", "--json").json
    assert served["next"]["duty"] == "statement" and served["next"]["due"] > case["opened"]
    [counted, other] = [one for one in served["deadlines"] if one["term"] == "statement"]
    assert counted["due"] == served["next"]["due"] and counted["student_no"] != other["student_no"]
    assert counted["law"]["zh"] == "教育部令第41号第55条" and counted["counted"][0]["en"].startswith("Counted from")

    assert type_("case", "step", number, "heard", "--on", "2001-03-03").status == 2
    assert type_("case", "step", number, "heard", "--manner", "posted").status == 2, "a statement has no manner"
    one = type_("case", "step", number, "statement", "--student", "20230002", "--json").json
    assert one["stage"] == "proposed" and [student["stage"] for student in one["students"]] == ["proposed", "heard"]

    fixed = ("correction", "--entry", str(last["id"]), "--reason", "条款有误", "--clause", "第二十二条", "--json")
    noted = type_("case", "step", number, *fixed).json
    assert (noted["stage"], noted["steps"][-1]["step"], noted["steps"][-1]["corrects"]) == (
        "proposed",
        "correction",
        last["id"],
    )
    assert next(step for step in noted["steps"] if step["id"] == last["id"]) == last, "what was written stays"
    assert type_("case", "step", number, "correction").status == 2
    gone = type_("case", "step", number, "correction", "--annul", "--note", "并未作陈述", "--json").json
    assert [student["stage"] for student in gone["students"]] == ["proposed", "proposed"]
    assert [step["step"] for step in gone["steps"] if not step["stands"]] == ["statement"]

    pdf = tmp_path / "form.pdf"
    printed = type_("case", "print", number, "--form", "registration", "--pdf", pdf, "--json")
    assert (printed.status, printed.json["pdf"]) == (0, str(pdf))
    text = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert number in text and "20230001" in text and "杜珍" in text
    assert type_("case", "print", number, "--pdf", tmp_path / "nowhere" / "form.pdf").status == 2
    written = type_("case", "print", number, "--form", "decision", "--docx", tmp_path / "d.docx", "--json")
    assert (written.status, written.json) == (0, {"number": number, "form": "decision", "docx": str(tmp_path / "d.docx")})
    assert number in type_("case", "list", "--lang", "zh").out
    assert "在群内发布广告" in type_("case", "show", number).out


def test_a_reminder_is_noted_without_a_case(type_: Type, known: Path) -> None:
    noted = type_("case", "note", "--student", "20230001", "--article", "4", "--said", "请改昵称", "--said-en", "Please change it",
                  "--json")  # fmt: skip
    assert noted.status == 0 and noted.json["note"] == 1 and noted.json["erased"] > "2026"
    [kept] = type_("history", "--of", "case_note/1", "--json").lines
    assert (kept["after"]["said"], kept["after"]["said_en"]) == ("请改昵称", "Please change it")
    assert type_("case", "list", "--json").json == {"cases": []}
    assert type_("case", "note", "--student", "99999999").status == 2
    alone = ("case", "new", "--article", "4", "--student", "20230001", "--zh", "昵称不符", "--influence", "无")
    assert type_(*alone).status == 2, "a nickname alone is no case"


def test_an_incident_nobody_answers_for(type_: Type, known: Path) -> None:
    line = ("case", "new", "--article", "8", "--zh", "账号被盗", "--influence", "诈骗链接", "--json")
    assert type_(*line).status == 2
    number = type_(*line, "--kind", "nobody", "--nobody", "hijacked").json["number"]
    shown = type_("case", "show", number, "--json").json
    assert (shown["kind"], shown["students"], shown["respondents"]) == ("nobody", [], 0)


WRONG = (
    ("new", "--article", "4", "--student", "99999999", "--zh", "事实"),
    ("new", "--article", "11", "--student", "20230001", "--zh", "事实"),
    ("new", "--article", "8", "--student", "20230001", "--zh", " ", "--influence", "多人受骗"),
    ("new", "--article", "8", "--student", "20230001", "--zh", "事实"),
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
