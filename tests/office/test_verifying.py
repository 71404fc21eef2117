from __future__ import annotations

from pathlib import Path

import pytest

from lut_admin.office import cases, openings, safekeeping, settings, verifying
from lut_admin.papers import words
from lut_admin.records import book as books
from lut_admin.records.journal import Act
from lut_admin.records.tables import Case, Student
from lut_admin.refusals import Refusal

PASSPHRASE = "一把 long enough key"


@pytest.fixture
def made(made: openings.Created, tmp_path: Path) -> openings.Created:
    """An office with students and a backup in both places."""
    (tmp_path / "usb").mkdir()
    settings.change(made.office, {"backup_place": str(tmp_path / "usb")})
    with made.office.write(Act("add_student")) as pen:
        pen.insert(Student, [{"passport_name": "SAMPLE", "note": "x" * 300} for _ in range(200)])
    safekeeping.backup_now(made.office)
    return made


def failed(report: verifying.Report) -> set[str]:
    for check in report.checks:
        assert words.say(f"selftest.{check.name}", "zh") and words.say(f"selftest.{check.name}", "en")
        assert check.detail
    return {check.name for check in report.checks if not check.ok}


def forge(made: openings.Created, *statements: str) -> None:
    """Change the book as somebody would who has the key."""
    raw = made.office.book.lend_key(lambda key: books.connect(made.office.book.path, key))
    for statement in ("DROP TRIGGER journal_no_update", "DROP TRIGGER journal_no_delete", *statements):
        raw.execute(statement)
    raw.close()


def test_a_whole_office_is_whole(made: openings.Created) -> None:
    report = verifying.verify(made.office)
    assert report.ok and failed(report) == set()
    assert [check.name for check in report.checks] == [
        "book", "journal", "records", "dossiers", "evidence", "word_forms", "anchors", "backups", "second_place", "keys",
    ]  # fmt: skip
    with made.office.read() as connection:
        from lut_admin.records import journal

        assert report.anchor == journal.anchor(connection)


def test_a_changed_entry_is_found(made: openings.Created) -> None:
    forge(made, "UPDATE journal SET actor = 'nobody' WHERE seq = 3")
    assert failed(verifying.verify(made.office)) == {"journal"}


def test_a_cut_tail_is_found_by_the_backups(made: openings.Created) -> None:
    forge(made, "DELETE FROM journal WHERE seq > 50")
    assert failed(verifying.verify(made.office)) == {"anchors", "records"}


def test_a_cut_tail_is_found_by_what_was_printed(made: openings.Created) -> None:
    report = verifying.verify(made.office)
    assert report.anchor is not None
    printed = (report.anchor.seq, report.anchor.head)
    settings.change(made.office, {"actor": "周明"})
    assert failed(verifying.verify(made.office, printed=printed)) == set()
    with_other = (printed[0], "0" * 64)
    assert failed(verifying.verify(made.office, printed=with_other)) == {"printed"}
    forge(made, f"DELETE FROM journal WHERE seq >= {printed[0]}")
    assert "printed" in failed(verifying.verify(made.office, printed=printed))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12:" + "ab" * 32, (12, "ab" * 32)),
        (" 12 · ABABABAB cdcdcdcd ", (12, "ababababcdcdcdcd")),
        ("12 " + "a" * 16, (12, "a" * 16)),
        ("12：" + "a" * 20, (12, "a" * 20)),
        ("12:" + "a" * 15, None),
        ("12:" + "a" * 65, None),
        ("12" + "g" * 16, None),
        ("", None),
    ],
)
def test_a_printed_check_value_is_read(typed: str, read: tuple[int, str] | None) -> None:
    if read is not None:
        assert verifying.read_anchor(typed) == read
        return
    with pytest.raises(Refusal) as refused:
        verifying.read_anchor(typed)
    assert refused.value.code == "journal.no_anchor"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE student SET passport_name = 'ANOTHER' WHERE id = 7",
        "DELETE FROM student WHERE id = 200",
        "INSERT INTO staff (id, search_key) VALUES (1, '')",
    ],
)
def test_a_record_changed_past_the_journal_is_found(made: openings.Created, statement: str) -> None:
    forge(made, statement)
    assert failed(verifying.verify(made.office)) == {"records"}


def test_a_case_that_does_not_stand_where_its_steps_led_is_found(made: openings.Created) -> None:
    given = cases.Account(
        (8,), (), "事实。", influence_zh="影响。", kind=cases.Kind.NOBODY, nobody=cases.Nobody.UNKNOWN
    )
    case_id = cases.record(made.office, given).made or 0
    assert failed(verifying.verify(made.office)) == set()
    with made.office.write(Act("open_case")) as pen:
        pen.update(Case, {case_id: {"stage": "archived"}})
    assert failed(verifying.verify(made.office)) == {"dossiers"}


def test_no_backup_yet_is_nothing_broken(made: openings.Created, tmp_path: Path) -> None:
    (tmp_path / "usb").rename(tmp_path / "pocket")
    (tmp_path / "usb").mkdir()
    (made.office.folder / "backups").rename(tmp_path / "moved")
    assert verifying.verify(made.office).ok


def test_a_damaged_backup_a_missing_place_and_a_lost_key_file_are_found(made: openings.Created, tmp_path: Path) -> None:
    (kept,) = (made.office.folder / "backups").iterdir()
    with (kept / "book.db").open("r+b") as stream:
        stream.seek(20_000)
        stream.write(b"damage")
    assert failed(verifying.verify(made.office, "en")) == {"backups"}
    (tmp_path / "usb").rename(tmp_path / "pocket")
    assert failed(verifying.verify(made.office)) == {"backups", "second_place"}


def test_a_damaged_page_of_the_book_is_found(made: openings.Created) -> None:
    openings.close_office(made.office)
    path = made.office.folder / "book.db"
    with path.open("r+b") as stream:
        stream.seek(path.stat().st_size * 3 // 4)
        stream.write(b"damage")
    again = openings.open_office(made.office.folder, PASSPHRASE)
    assert "book" in failed(verifying.verify(again))
    openings.close_office(again)


def test_one_backup_is_verified_by_itself(made: openings.Created, tmp_path: Path) -> None:
    (source,) = (tmp_path / "usb").glob("*/*")
    for path in (source, source / "book.db", source / "manifest.json"):
        report = verifying.verify_file(path, made.recovery_code)
        assert report.ok and failed(report) == set() and report.anchor is not None
    with pytest.raises(Refusal, match=r"keys\.secret_needed"):
        verifying.verify_file(source)
    with pytest.raises(Refusal, match=r"backup\.not_found"):
        verifying.verify_file(tmp_path)
    with (source / "book.db").open("r+b") as stream:
        stream.seek(20_000)
        stream.write(b"damage")
    assert {"book", "backups"} <= failed(verifying.verify_file(source, PASSPHRASE))


def test_progress_is_told(made: openings.Created) -> None:
    told: list[tuple[int, int]] = []
    verifying.verify(made.office, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (10, 10) and told == sorted(told)
