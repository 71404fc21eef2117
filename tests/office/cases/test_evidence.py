"""Evidence in a real book: added, taken back, carried by backups, and every change of it found."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from lut_admin.office import cases, history, openings, papers, restoring, roster, safekeeping, settings, verifying
from lut_admin.office.cases import Account, Kind, evidence
from lut_admin.office.cases.evidence import Piece
from lut_admin.office.office import Office
from lut_admin.office.papers import dossier
from lut_admin.records.book import connect
from lut_admin.refusals import Refusal
from tests.clock import Clock
from tests.convention.test_exhibits import chunk, png

TEXT = "群聊记录：校外广告。\n".encode()


@pytest.fixture
def number(office: Office) -> str:
    return open_case(office)


def open_case(office: Office) -> str:
    student = roster.add(office, {"student_no": "20230001", "passport_name": "DOE JANE"}).made
    assert student is not None
    account = Account((8,), (student,), "该生发布校外广告。", "Ads.", kind=Kind.STUDENTS, influence_zh="多人受骗。")
    return str(cases.record(office, account).facts["number"])


def add(office: Office, number: str, data: bytes = TEXT, name: str = "记录.txt", **more: object) -> int:
    made = evidence.add(office, number, [Piece(data, name, "群聊记录", **more)]).made  # type: ignore[arg-type]  # test data
    assert made is not None
    return made


def forge(office: Office, statement: str, *values: object) -> None:
    raw = office.book.lend_key(lambda key: connect(office.book.path, key))
    assert raw.execute(statement, values).rowcount == 1
    raw.close()


def failed(office: Office) -> set[str]:
    return {check.name for check in verifying.verify(office).checks if not check.ok}


def refused(code: str, *given: object) -> None:
    with pytest.raises(Refusal) as told:
        given[0](*given[1:])  # type: ignore[operator]  # the act comes first
    assert told.value.code == code


def test_a_file_is_kept_as_it_was_and_opened_as_a_copy(office: Office, number: str, tmp_path: Path) -> None:
    made = add(office, number, source="田约翰", obtained=office.today() - timedelta(days=1))
    [one] = evidence.exhibits(office, number)
    assert (one.id, one.number, one.file_name, one.kind, one.size) == (made, 1, "记录.txt", "text", len(TEXT))
    assert (one.source, one.obtained, one.redacts) == ("田约翰", "2025-11-19", None)
    copy = evidence.open_copy(office, made, tmp_path)
    assert copy.read_bytes() == TEXT == evidence.content(office, made) and copy.name == one.file_name
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o400 and stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    copy.chmod(0o600)
    copy.write_bytes(b"changed")
    assert evidence.content(office, made) == TEXT and failed(office) <= {"keys"}
    assert evidence.open_copy(office, made, tmp_path) != copy
    assert TEXT not in office.book.path.read_bytes()


def test_all_are_added_or_none(office: Office, number: str) -> None:
    pieces = [Piece(TEXT, "a.txt"), Piece(b"MZ\0\0", "b.png")]
    refused("exhibits.runs", evidence.add, office, number, pieces)
    assert evidence.exhibits(office, number) == ()
    evidence.add(office, number, [Piece(TEXT, "a.txt"), Piece(png(), "b.png")])
    assert [(one.number, one.kind) for one in evidence.exhibits(office, number)] == [(1, "text"), (2, "png")]
    refused("exhibits.known", evidence.add, office, number, [Piece(TEXT, "again.txt")])
    refused("cases.unknown", evidence.add, office, "LUT-1999-0001", [Piece(TEXT, "a.txt")])


def test_what_is_too_big_is_refused(office: Office, number: str, tmp_path: Path) -> None:
    settings.change(office, {"evidence_file": 1, "evidence_case": 1})
    big = tmp_path / "big.txt"
    big.write_bytes(b"x" * 1_000_001)
    refused("exhibits.too_big", evidence.read_piece, office, big)
    refused("exhibits.too_big", evidence.add, office, number, [Piece(big.read_bytes(), "big.txt")])
    evidence.add(office, number, [Piece(b"x" * 600_000, "a.txt")])
    refused("exhibits.too_much", evidence.add, office, number, [Piece(b"y" * 600_000, "b.txt")])
    refused("exhibits.unreadable", evidence.read_piece, office, tmp_path)
    refused("exhibits.unreadable", evidence.read_piece, office, tmp_path / "none.txt")


def test_adding_is_taken_back_done_again_and_forgotten_in_the_end(office: Office, number: str, clock: Clock) -> None:
    made = add(office, number)
    history.undo(office)
    assert evidence.exhibits(office, number) == () and not failed(office) - {"keys"}
    refused("exhibits.gone", evidence.content, office, made)
    history.redo(office)
    assert evidence.content(office, made) == TEXT
    history.undo(office)
    clock.at += timedelta(days=29)
    assert evidence.erase_taken_back(office).act_id is None
    clock.at += timedelta(days=2)
    assert evidence.erase_taken_back(office).facts == {"n": 1}
    assert evidence.erase_taken_back(office).act_id is None
    assert bodies(office) == 0 and not failed(office) - {"keys"}
    assert history.reach(office).redo is None


def test_what_another_case_holds_stays(office: Office, number: str, clock: Clock) -> None:
    other = str(cases.record(office, Account((8,), (), "群外人员。", kind=Kind.NOBODY, nobody=cases.Nobody.OUTSIDER,
                                             influence_zh="多人受骗。")).facts["number"])  # fmt: skip
    kept = add(office, other)
    add(office, number)
    history.undo(office)
    clock.at += timedelta(days=31)
    assert evidence.erase_taken_back(office).facts == {"n": 1}
    assert evidence.content(office, kept) == TEXT and not failed(office) - {"keys"}


def bodies(office: Office) -> int:
    raw = office.book.lend_key(lambda key: connect(office.book.path, key))
    count = int(raw.execute("SELECT COUNT(*) FROM evidence_body").fetchone()[0])
    raw.close()
    return count


def test_every_changed_bit_of_a_file_is_found(office: Office, number: str) -> None:
    add(office, number)
    for bit in range(8 * len(TEXT)):
        changed = bytearray(TEXT)
        changed[bit // 8] ^= 1 << bit % 8
        forge(office, "UPDATE evidence_body SET body = ?", bytes(changed))
        with office.read() as connection:
            assert evidence.evidence.spoiled(connection) == (1, 1), bit
    assert "evidence" in failed(office)
    forge(office, "UPDATE evidence_body SET body = ?", TEXT)
    assert not failed(office) - {"keys"}
    forge(office, "DELETE FROM evidence_body")
    assert "evidence" in failed(office)
    refused("exhibits.spoiled", evidence.content, office, 1)


FIELDS = {
    "case_id": 2, "number": 2, "description_zh": "别的", "description_en": "Other", "file_name": "b.txt", "kind": "pdf", "size": 3,
    "sha256": "0" * 64, "obtained": None, "source": "别人", "at": "2025-11-19T02:00:00.000000Z", "redacts": 1,
}  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_every_changed_field_of_what_is_on_record_is_found(office: Office, number: str, field: str) -> None:
    cases.record(
        office, Account((8,), (), "群外人员。", kind=Kind.NOBODY, nobody=cases.Nobody.OUTSIDER, influence_zh="有。")
    )
    add(office, number)
    forge(office, f"UPDATE exhibit SET {field} = ?", FIELDS[field])
    assert "records" in failed(office)


def test_a_redacted_copy_stands_beside_the_original(office: Office, number: str) -> None:
    picture = add(office, number, png(chunk(b"eXIf", b"GPS")), "截图.png")
    copy = evidence.add_redacted(office, picture, png(chunk(b"tEXt", b"x\0y"), pixel=b"\0\0\0\0")).made
    assert copy is not None
    first, second = evidence.exhibits(office, number)
    assert (second.redacts, second.file_name, second.kind) == (first.id, "截图-redacted.png", "png")
    assert evidence.content(office, copy) == png(pixel=b"\0\0\0\0") and b"eXIf" in evidence.content(office, picture)
    refused("exhibits.no_picture", evidence.add_redacted, office, copy, png())
    refused("exhibits.no_picture", evidence.add_redacted, office, add(office, number), png())
    refused("exhibits.no_png", evidence.add_redacted, office, picture, b"\xff\xd8\xff")
    refused("exhibits.gone", evidence.add_redacted, office, 99, png())


def test_the_printed_list_names_each_file_by_its_digest(office: Office, number: str, tmp_path: Path) -> None:
    add(office, number)
    printed = papers.case_form_pdf(office, number, "evidence", tmp_path / "evidence.pdf")
    text = "".join("".join(page.extract_text() for page in PdfReader(printed).pages).replace("\u200b", "").split())
    [one] = evidence.exhibits(office, number)
    assert one.sha256[:32] in text and one.sha256[32:] in text and "记录.txt" in text


def test_backups_carry_it(made: openings.Created, tmp_path: Path) -> None:
    number = open_case(made.office)
    add(made.office, number)
    kept = safekeeping.backup_now(made.office).files[0]
    restored = restoring.restore(kept, tmp_path / "again", made.recovery_code)
    [one] = evidence.exhibits(restored.office, number)
    assert evidence.content(restored.office, one.id) == TEXT and not failed(restored.office)
    openings.close_office(restored.office)


def test_it_goes_with_its_case(office: Office, number: str, clock: Clock, tmp_path: Path) -> None:
    picture = add(office, number, png(), "截图.png")
    evidence.add_redacted(office, picture, png(pixel=b"\0\0\0\0"))
    cases.step(office, number, "dropped", office.today(), {"reason": "查无此事"})
    clock.at += timedelta(days=3650)
    assert [one.number for one in cases.review_list(office)] == [number]
    dossier.export(office, number, tmp_path / "case.zip")
    cases.erase_cases(office, [number])
    assert bodies(office) == 0 and not failed(office) - {"keys"}


def test_a_piece_has_one_number_wherever_it_is_told(office: Office) -> None:
    student = roster.add(office, {"student_no": "20230009", "passport_name": "DOE JOAN"}).made or 0
    account = Account((8,), (student,), "广告。", evidence=(cases.Evidence("截图"),), influence_zh="多人受骗。")
    number = str(cases.record(office, account).facts["number"])
    picture = add(office, number, png(), "a.png")
    add(office, number)
    evidence.add_redacted(office, picture, png(pixel=b"\0\0\0\0"))
    found = evidence.exhibits(office, number)
    file = cases.case(office, number)
    assert list(evidence.numbered(file, found).values()) == [2, 3, 4]
    assert list(evidence.numbered(file, evidence.redacted_only(found)).values()) == [3, 4]
    target = dossier.export(office, number, office.folder / "d.zip", originals=False).file
    with zipfile.ZipFile(target) as archive:
        names = [name for name in archive.namelist() if name.startswith("evidence/")]
        listed = PdfReader(io.BytesIO(archive.read("papers/evidence.pdf"))).pages[0].extract_text()
    assert [name[9:12] for name in names] == ["003", "004"]
    assert "4" in listed and "（遮盖副本）" in listed.replace("\n", "")
