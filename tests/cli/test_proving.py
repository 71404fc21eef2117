"""Evidence and dossiers from the command line."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Type
from tests.papers.word_files import lines, template


@pytest.fixture
def number(type_: Type, there: Path, list_file: Path) -> str:
    type_("import", list_file)
    new = (
        "case",
        "new",
        "--article",
        "8",
        "--student",
        "20230001",
        "--zh",
        "发布广告",
        "--influence",
        "多人受骗",
        "--json",
    )
    return str(type_(*new).json["number"])


def test_evidence_is_added_and_listed(type_: Type, number: str, tmp_path: Path) -> None:
    chat, program = tmp_path / "记录.txt", tmp_path / "setup.exe"
    chat.write_text("校外广告", "utf-8")
    program.write_bytes(b"MZ\0\0")
    assert type_("case", "evidence", number, "--json").json == {"number": number, "evidence": []}
    refused = type_("case", "evidence", number, chat, program)
    assert (refused.status, refused.out) == (2, "")
    given = ("--description", "群聊", "--description-en", "Chat", "--source", "群主", "--obtained", "2025-11-19")
    [one] = type_("case", "evidence", number, chat, *given, "--json").json["evidence"]
    assert one["description"] == {"zh": "群聊", "en": "Chat"} and one["sha256"] == sha256(chat.read_bytes()).hexdigest()
    assert (one["number"], one["file"], one["kind"], one["size"]) == (1, "记录.txt", "text", 12)
    assert (one["obtained"], one["source"], one["redacts"]) == ("2025-11-19", "群主", None)
    assert one["sha256"] in type_("case", "evidence", number).out
    checks = {check["name"]: check for check in type_("verify", "--json").json["checks"]}
    assert checks["evidence"] == {"name": "evidence", "ok": True, "detail": "1"}
    assert type_("undo").status == 0
    assert type_("case", "evidence", number, "--json").json["evidence"] == []


def test_a_dossier_is_exported_and_verified_by_itself(type_: Type, number: str, tmp_path: Path) -> None:
    chat, out = tmp_path / "chat.txt", tmp_path / "case.zip"
    chat.write_text("广告", "utf-8")
    type_("case", "evidence", number, chat)
    made = type_("case", "export", number, out, "--json").json
    assert set(made) == {"number", "file", "sha256", "key", "anchor"}
    assert made["sha256"] == sha256(out.read_bytes()).hexdigest() and made["number"] == number
    found = type_("verify", out, "--office", tmp_path / "nowhere", "--json")
    assert (found.status, found.json["ok"], found.json["anchor"]) == (0, True, made["anchor"])
    assert [check["name"] for check in found.json["checks"]] == ["signature", "contents"]
    assert made["key"] in found.json["checks"][0]["detail"]
    spoiled = bytearray(out.read_bytes())
    spoiled[spoiled.index("广告".encode())] ^= 1
    out.write_bytes(bytes(spoiled))
    found = type_("verify", out, "--json")
    assert found.status == 1 and not found.json["ok"]
    one = type_("case", "export", number, tmp_path / "one.zip", "--student", "20230001", "--redacted")
    assert one.status == 0 and made["key"] in one.out
    assert type_("case", "export", number, tmp_path / "two.zip", "--student", "999").status == 2


def test_what_is_not_there_or_something_else_is_said_to_be_so(type_: Type, there: Path, tmp_path: Path) -> None:
    missing = type_("verify", tmp_path / "missing.zip", "--lang", "en")
    assert missing.status == 2 and "There is no file or folder" in missing.err and "missing.zip" in missing.err
    other = tmp_path / "other.zip"
    other.write_bytes(b"PK no archive")
    said = type_("verify", other, "--lang", "en")
    assert said.status == 2 and "no dossier made by this app" in said.err
    (tmp_path / "list.csv").write_text("a,b", "utf-8")
    said = type_("verify", tmp_path / "list.csv", "--lang", "en")
    assert said.status == 2 and "neither a dossier" in said.err and "list.csv" in said.err
    assert "There is no backup in" in type_("verify", tmp_path, "--lang", "en").err


def test_the_office_at_hand_knows_its_dossier_and_what_was_printed(type_: Type, number: str, tmp_path: Path) -> None:
    out = tmp_path / "case.zip"
    made = type_("case", "export", number, out, "--json").json
    found = type_("verify", out, "--json")
    assert found.status == 0
    assert [check["name"] for check in found.json["checks"]] == ["signature", "contents", "signer", "printed"]
    end = made["anchor"]
    checks = type_("verify", "--anchor", f"{end['seq']} · {end['head']}", "--json").json["checks"]
    assert [check["ok"] for check in checks if check["name"] == "printed"] == [True]
    wrong = type_("verify", "--anchor", f"{end['seq']}:{'0' * 64}", "--json")
    assert wrong.status == 1 and [c["name"] for c in wrong.json["checks"] if not c["ok"] and c["name"] != "keys"] == ["printed"]
    assert type_("verify", "--anchor", "12:ab").status == 2


def test_word_forms_from_the_command_line(type_: Type, number: str, tmp_path: Path) -> None:
    out, mine = tmp_path / "out.docx", tmp_path / "t.docx"
    mine.write_bytes(template("{{ 姓名 }} {{ number }}"))
    line = ("case", "print", number, "--form", "decision", "--docx", out)
    assert type_(*line).status == 0 and out.stat().st_size > 5_000
    said = type_(*line, "--template", mine, "--pdf", tmp_path / "out.pdf", "--json")
    assert said.json == {"number": number, "form": "decision", "docx": str(out), "pdf": str(tmp_path / "out.pdf")}
    assert lines(out.read_bytes())[-1].endswith(number)
    mine.write_bytes(template("{{ 姓明 }}"))
    refused = type_(*line, "--template", mine, "--lang", "en")
    assert refused.status == 2 and refused.err.count("\n") == 1 and "did you mean “姓名”" in refused.err
    for wrong in (("--template", mine, "--pdf", out), (), ("--docx", tmp_path / "no" / "x.docx")):
        assert type_("case", "print", number, "--form", "talk", *wrong).status == 2, wrong
    assert type_("case", "print", "--form", "acknowledgment", "--docx", out, "--json").json["number"] is None


def test_the_registration_form_for_one_veils_the_others(type_: Type, there: Path, list_file: Path, tmp_path: Path) -> None:
    type_("import", list_file)
    both = ("--student", "20230001", "--student", "20230002")
    number = type_("case", "new", "--article", "8", *both, "--zh", "发布广告", "--influence", "多人受骗", "--json").json["number"]
    for kind, student in (("pdf", "20230001"), ("docx", "20230001")):
        out = tmp_path / f"one.{kind}"
        assert type_("case", "print", number, f"--{kind}", out, "--student", student).status == 0
        said = "".join(page.extract_text() for page in PdfReader(out).pages) if kind == "pdf" else "".join(lines(out.read_bytes()))
        assert "20230001" in said and "20230002" not in said, kind
    assert type_("case", "print", number, "--pdf", out, "--student", "999").status == 2
