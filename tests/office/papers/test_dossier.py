"""Dossiers of real cases: signed, checked without the office, every change found, nothing of others in one's own."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import text

from lut_admin.office import cases, history, openings, roster, verifying
from lut_admin.office.cases import Account, evidence
from lut_admin.office.cases.evidence import Piece
from lut_admin.office.office import Office
from lut_admin.office.papers import dossier
from lut_admin.papers import words
from lut_admin.records import signing
from lut_admin.records.book import connect
from lut_admin.refusals import Refusal
from tests.clock import Clock
from tests.convention.test_exhibits import png


@pytest.fixture
def people(office: Office) -> tuple[int, int]:
    jane = roster.add(office, {"student_no": "20230001", "passport_name": "DOE JANE", "chinese_name": "杜珍"}).made
    john = roster.add(office, {"student_no": "20230002", "passport_name": "TESTER JOHN", "chinese_name": "田约翰"}).made
    assert jane is not None and john is not None
    return jane, john


@pytest.fixture
def number(office: Office, people: tuple[int, int]) -> str:
    account = Account(
        (8,), people, "杜珍与田约翰（20230002）发布校外广告。", "Jane and Tester John advertised.", influence_zh="多人受骗。",
        reporter="田约翰",
    )  # fmt: skip
    number = str(cases.record(office, account).facts["number"])
    cases.step(office, number, "investigation", office.today(), {}, "田约翰已承认，约翰道歉")
    evidence.add(office, number, [Piece(png(), "田约翰.png", "TESTER JOHN 的截图"), Piece(b"chat", "chat.txt", "群聊")])
    evidence.add_redacted(office, evidence.exhibits(office, number)[0].id, png(pixel=b"\0\0\0\0"))
    return number


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def failed(path: Path) -> set[str]:
    return {check.name for check in verifying.verify_dossier(path).checks if not check.ok}


def test_a_dossier_holds_the_case_and_is_signed(office: Office, number: str, tmp_path: Path) -> None:
    made = dossier.export(office, number, tmp_path / "case.zip")
    assert names(made.file) == [
        "README.txt", "case.json", "evidence/001-田约翰.png", "evidence/002-chat.txt", "evidence/003-田约翰-redacted.png",
        "papers/dossier.pdf", "papers/evidence.pdf", "papers/registration.pdf", "manifest.json", "manifest.sig",
    ]  # fmt: skip
    report = verifying.verify_dossier(made.file)
    assert report.ok and report.anchor == made.anchor and made.key in report.checks[0].detail
    for check in report.checks:
        assert words.say(f"selftest.{check.name}", "zh") and words.say(f"selftest.{check.name}", "en")
    with zipfile.ZipFile(made.file) as archive:
        told = json.loads(archive.read("case.json"))
        with archive.open("papers/dossier.pdf") as cover:
            printed = "".join("".join(page.extract_text() for page in PdfReader(cover).pages).split())
    assert told["number"] == number and told["format"] == "lut-admin-case" and len(told["entries"]) == 2
    assert [one["sha256"] for one in told["evidence"]] == [one.sha256 for one in evidence.exhibits(office, number)]
    assert made.key in printed.replace("\u200b", "")  # pypdf finds them between glyphs
    again = dossier.export(office, number, tmp_path / "again.zip")
    assert again.key == made.key and again.anchor.seq == made.anchor.seq + 1
    assert history.acts(office)[0].facts["sha256"] == again.sha256
    assert not {check.name for check in verifying.verify(office).checks if not check.ok} - {"keys"}


def test_the_private_key_leaves_by_no_way(office: Office, number: str, tmp_path: Path) -> None:
    made = dossier.export(office, number, tmp_path / "case.zip")
    with office.read() as connection:
        kept = signing.kept(connection)
    assert kept is not None and kept.fingerprint == made.key
    told = repr([kept, *history.lines(office)]) + repr(made.file.read_bytes())
    assert kept.private.hex() not in told and repr(kept.private)[2:-1] not in told


def test_only_redacted_pictures_leave_where_so_chosen(office: Office, number: str, tmp_path: Path) -> None:
    made = dossier.export(office, number, tmp_path / "case.zip", originals=False)
    assert [name for name in names(made.file) if name.startswith("evidence/")] == [
        "evidence/002-chat.txt", "evidence/003-田约翰-redacted.png",
    ]  # fmt: skip


def test_for_one_nothing_of_the_others_is_in_it(
    office: Office, number: str, people: tuple[int, int], tmp_path: Path
) -> None:
    made = dossier.export(office, number, tmp_path / "case.zip", originals=False, student_id=people[0])
    with zipfile.ZipFile(made.file) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            text = name + data.decode("utf-8", "ignore")
            if name.endswith(".pdf"):
                with archive.open(name) as stream:
                    text = "".join(page.extract_text() for page in PdfReader(stream).pages)
            for other in ("约翰", "TESTER", "John", "20230002"):
                assert other not in text, (name, other)
        told = json.loads(archive.read("case.json"))
    assert told["facts"]["zh"].startswith("杜珍与＊＊＊") and [one["student_no"] for one in told["students"]] == [
        "20230001"
    ]
    assert verifying.verify_dossier(made.file).ok
    with pytest.raises(Refusal) as refused:
        dossier.export(office, number, tmp_path / "none.zip", student_id=99)
    assert refused.value.code == "cases.not_respondent" and not (tmp_path / "none.zip").exists()


def changed(source: Path, target: Path, name: str, data: bytes | None) -> Path:
    """The dossier with one file in it changed, taken out (None), or put in."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        files = {one: old.read(one) for one in old.namelist()} | ({} if data is None else {name: data})
        for one, body in files.items():
            if data is not None or one != name:
                new.writestr(one, body)
    return target


def test_every_change_is_found(office: Office, number: str, tmp_path: Path) -> None:
    made = dossier.export(office, number, tmp_path / "case.zip").file
    for place, name in enumerate(names(made)):
        other = changed(made, tmp_path / f"{place}.zip", name, b"other")
        lacking = changed(made, tmp_path / f"{place}-.zip", name, None)
        if name.startswith("manifest"):
            for path in (other, lacking):
                with pytest.raises(Refusal) as refused:
                    verifying.verify_dossier(path)
                assert refused.value.code == "dossier.not_one"
        else:
            assert failed(other) == failed(lacking) == {"contents"}
    assert failed(changed(made, tmp_path / "more.zip", "papers/more.pdf", b"x")) == {"contents"}
    with zipfile.ZipFile(made) as archive:
        manifest = archive.read("manifest.json")
    for bit in range(0, 8 * len(manifest), 97):
        forged = bytearray(manifest)
        forged[bit // 8] ^= 1 << bit % 8
        try:
            assert "signature" in failed(changed(made, tmp_path / "bit.zip", "manifest.json", bytes(forged))), bit
        except Refusal as refusal:
            assert refusal.code == "dossier.not_one"


def test_the_office_at_hand_knows_its_own_key_and_what_it_held(
    office: Office, number: str, tmp_path: Path, clock: Clock
) -> None:
    made = dossier.export(office, number, tmp_path / "case.zip")
    report = verifying.verify_dossier(made.file, office=office)
    assert [(check.name, check.ok) for check in report.checks] == [
        ("signature", True), ("contents", True), ("signer", True), ("printed", True),
    ]  # fmt: skip
    for check in report.checks:
        assert words.say(f"selftest.{check.name}", "zh") and words.say(f"selftest.{check.name}", "en")
    other = openings.create_office(tmp_path / "other", "李", passphrase="correct horse battery", use_keyring=False).office
    try:
        foreign = verifying.verify_dossier(made.file, "en", other)
    finally:
        openings.close_office(other)
    assert [check.name for check in foreign.checks if not check.ok] == ["signer"]
    assert "signed by a key this office does not know" in foreign.checks[-1].detail


def test_a_tail_cut_behind_a_dossier_is_found_by_it(office: Office, number: str, tmp_path: Path) -> None:
    dossier.export(office, number, tmp_path / "first.zip")
    made = dossier.export(office, number, tmp_path / "case.zip")
    raw = office.book.lend_key(lambda key: connect(office.book.path, key))
    raw.execute("DROP TRIGGER journal_no_delete")
    raw.execute(f"DELETE FROM journal WHERE seq >= {made.anchor.seq}")
    raw.close()
    with office.read() as connection:
        connection.execute(text("SELECT 1"))
    report = verifying.verify_dossier(made.file, office=office)
    assert [check.name for check in report.checks if not check.ok] == ["printed"]


def test_the_statement_and_the_talk_lie_in_it_once_they_are_on_record(
    office: Office, number: str, people: tuple[int, int], tmp_path: Path
) -> None:
    cases.step(office, number, "proposal", office.today(), {"sanction": "warning", "reasons_zh": "多人受骗。", "clause": "第二条"})
    cases.step(office, number, "statement", office.today(), {"recorder": "周明"}, students=people[:1])
    cases.step(office, number, "education", office.today(), {"said": "请勿再发。"}, students=people[1:])
    made = dossier.export(office, number, tmp_path / "case.zip")
    assert {"papers/statement.pdf", "papers/talk.pdf"} <= set(names(made.file))
    with zipfile.ZipFile(made.file) as archive, archive.open("papers/statement.pdf") as stream:
        printed = "".join(page.extract_text() for page in PdfReader(stream).pages)
    assert "周明" in printed and "20230001" in printed and "20230002" not in printed
    assert verifying.verify_dossier(made.file).ok


def test_the_reminder_that_it_began_from_lies_in_it(office: Office, people: tuple[int, int], tmp_path: Path) -> None:
    noted = cases.note(office, people[0], cases.How.REMINDER, (8,), "请勿发布广告。").made or 0
    begun = replace(cases.account_from_note(office, noted), facts_zh="再次发布。", influence_zh="多人受骗。")
    number = str(cases.record(office, begun).facts["number"])
    made = dossier.export(office, number, tmp_path / "case.zip")
    assert "papers/earlier_reminder.pdf" in names(made.file)
    cases.drop_note(office, noted)
    assert "papers/earlier_reminder.pdf" not in names(dossier.export(office, number, tmp_path / "later.zip").file)


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"no zip", b"PK\5\6" + bytes(18)])
def test_what_is_no_dossier_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(data)
    with pytest.raises(Refusal) as refused:
        verifying.verify_dossier(path)
    assert refused.value.code == "dossier.not_one"


def test_a_case_is_erased_after_its_dossier(office: Office, number: str, clock: Clock, tmp_path: Path) -> None:
    cases.step(office, number, "dropped", office.today(), {"reason": "查无此事"})
    clock.at += timedelta(days=3650)
    made = dossier.export(office, number, tmp_path / "case.zip")
    erased = cases.erase_cases(office, [number])
    assert erased.facts["dossiers"] == {number: made.sha256}
    assert not {check.name for check in verifying.verify(office).checks if not check.ok} - {"keys"}
    assert verifying.verify_dossier(made.file).ok
