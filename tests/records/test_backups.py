from __future__ import annotations

import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lut_admin.convention.hours import CHINA
from lut_admin.records import backups, keys
from lut_admin.records import book as books
from lut_admin.records.book import Book
from lut_admin.records.journal import Act
from lut_admin.records.tables import Student
from lut_admin.refusals import Cancelled, Refusal

AT = datetime(2025, 11, 20, 10, 0, tzinfo=CHINA)


@pytest.fixture
def filled(book: Book) -> Book:
    """An open book with 300 students, its write-ahead log still beside it, and a key file."""
    with book.write(Act("import_list"), "x") as pen:
        pen.insert(Student, [{"student_no": str(n), "passport_name": "SAMPLE", "note": "x" * 200} for n in range(300)])
    keys.new_file().write(book.path.parent)
    return book


@pytest.fixture
def kept(filled: Book, key: bytes, tmp_path: Path) -> backups.Kept:
    return backups.make(filled.path, key, tmp_path / "backups", AT)


def test_a_backup_of_an_open_book_has_every_row(filled: Book, kept: backups.Kept, key: bytes) -> None:
    assert kept.folder.name == "20251120-100000"
    assert sorted(path.name for path in kept.folder.iterdir()) == ["book.db", "keys.json", "manifest.json"]
    assert backups.read(kept.folder) == kept
    assert kept.manifest.counts["student"] == 300
    assert kept.manifest.version == books.VERSION
    assert not books.is_plaintext(kept.folder / "book.db")
    backups.check(kept, key)
    assert backups.walk(kept.folder / "book.db", key) == kept.manifest.anchor
    copy = Book.open(kept.folder / "book.db", key)
    with copy.read() as connection:
        assert connection.execute(Student.__table__.select()).all()[299].student_no == "299"
    copy.close()


def test_the_manifest_names_no_one(kept: backups.Kept) -> None:
    text = (kept.folder / "manifest.json").read_text("utf-8")
    assert set(json.loads(text)) == {"made", "app", "version", "seq", "head", "counts", "sha256"}
    assert "SAMPLE" not in text


@pytest.mark.parametrize("where", [0, 5000, -1])
def test_a_backup_that_changed_on_the_disk_is_found(kept: backups.Kept, key: bytes, where: int) -> None:
    path = kept.folder / "book.db"
    held = bytearray(path.read_bytes())
    held[where] ^= 1
    path.write_bytes(held)
    with pytest.raises(Refusal, match=r"backup\.changed"):
        backups.check(kept, key)
    if where != -1:
        with pytest.raises(Refusal) as refused:
            backups.inspect(path, key)
        assert refused.value.code in ("backup.failed", "book.wrong_key")


def test_a_backup_of_another_key_or_an_older_one_in_its_place_is_found(kept: backups.Kept, key: bytes, filled: Book) -> None:
    with pytest.raises(Refusal, match=r"book\.wrong_key"):
        backups.check(kept, keys.new_key())
    assert not backups.fits(kept.folder / "book.db", keys.new_key())
    assert backups.fits(kept.folder / "book.db", key)
    with filled.write(Act("add_student"), "x") as pen:
        pen.insert(Student, [{}])
    newer = backups.make(filled.path, key, kept.folder.parent, AT + timedelta(days=1))
    shutil.copy(newer.folder / "book.db", kept.folder / "book.db")
    with pytest.raises(Refusal, match=r"backup\.changed"):
        backups.check(kept, key)


def test_no_backup_is_overwritten_and_nothing_half_made_stays(filled: Book, kept: backups.Kept, key: bytes) -> None:
    before = (kept.folder / "book.db").read_bytes()
    with pytest.raises(Refusal, match=r"backup\.exists"):
        backups.make(filled.path, key, kept.folder.parent, AT)
    assert (kept.folder / "book.db").read_bytes() == before
    assert [path.name for path in kept.folder.parent.iterdir()] == [kept.folder.name]


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_cancelled_backup_leaves_nothing(filled: Book, key: bytes, tmp_path: Path, step: int) -> None:
    def stop(done: int, _total: int) -> None:
        if done == step:
            raise Cancelled

    with pytest.raises(Cancelled):
        backups.make(filled.path, key, tmp_path / "backups", AT, progress=stop)
    assert not list((tmp_path / "backups").iterdir())


def test_what_a_cut_off_backup_left_is_cleared_away(filled: Book, key: bytes, tmp_path: Path) -> None:
    left = tmp_path / "backups" / f"{backups.PARTIAL}abc"
    left.mkdir(parents=True)
    (left / "book.db").write_bytes(b"half")
    assert backups.kept_in(tmp_path / "backups") == []
    backups.make(filled.path, key, tmp_path / "backups", AT)
    assert not left.exists()


def test_a_place_that_is_away_or_a_file_is_a_refusal(filled: Book, key: bytes, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"backup\.place_missing"):
        backups.make(filled.path, key, tmp_path / "unplugged" / "backups", AT)
    (tmp_path / "a file").write_text("")
    with pytest.raises(Refusal, match=r"backup\.place_unwritable"):
        backups.make(filled.path, key, tmp_path / "a file", AT)


def test_a_second_copy_is_the_same_and_is_checked(kept: backups.Kept, key: bytes, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    copy = backups.copy_to(kept, tmp_path / "usb" / "lut")
    assert {path.name: path.read_bytes() for path in copy.folder.iterdir()} == {
        path.name: path.read_bytes() for path in kept.folder.iterdir()
    }
    backups.check(copy, key)


@pytest.mark.parametrize(
    "document",
    ["", "[]", "null", "{}", '{"made": 1}', '{"made":"x","app":"","version":1,"seq":1,"head":"","counts":{},"sha256":""}'],
)
def test_a_damaged_manifest_makes_no_backup(kept: backups.Kept, document: str) -> None:
    (kept.folder / "manifest.json").write_text(document, "utf-8")
    with pytest.raises(Refusal, match=r"backup\.manifest_damaged"):
        backups.read(kept.folder)
    assert backups.kept_in(kept.folder.parent) == []


def test_putting_back_moves_what_is_there_aside(kept: backups.Kept, filled: Book, key: bytes) -> None:
    folder = filled.path.parent
    with filled.write(Act("add_student"), "x") as pen:
        pen.insert(Student, [{"student_no": "later"}])
    held = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {"book.db", "book.db-wal", "book.db-shm", "keys.json"} <= set(held)
    filled.close()
    held = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "book.db-wal").write_bytes(b"left by a crash")
    backups.put_back(kept.folder, folder, "replaced")
    assert {path.name: path.read_bytes() for path in (folder / "replaced").iterdir()} == {
        **held, "book.db-wal": b"left by a crash",
    }  # fmt: skip
    assert sorted(path.name for path in folder.iterdir()) == ["book.db", "keys.json", "replaced"]
    assert backups.fits(folder / "book.db", key)


def manifest(at: datetime) -> backups.Manifest:
    return backups.Manifest(at.isoformat(), "0", 1, 0, "0" * 64, {}, "0" * 64)


def put(place: Path, moments: list[datetime]) -> list[str]:
    for at in moments:
        folder = place / at.strftime(backups.NAMED)
        folder.mkdir(parents=True, exist_ok=True)
        backups._write_manifest(folder, manifest(at))
    return [one.folder.name for one in backups.kept_in(place)]


def test_two_years_of_daily_backups_keep_days_weeks_and_months(tmp_path: Path) -> None:
    place = tmp_path / "backups"
    put(place, [AT - timedelta(days=n) for n in range(730)])
    (place / "20200101-000000").mkdir()  # without a manifest: not ours to remove
    (place / "before-version-2-20250101-000000").mkdir()
    newest = place / AT.strftime(backups.NAMED)
    backups.rotate(place, newest)
    left = [one.manifest.at.date() for one in backups.kept_in(place)]
    assert [day for day in left if (AT.date() - day).days < 14] == [AT.date() - timedelta(days=n) for n in range(13, -1, -1)]
    assert len({day.isocalendar()[:2] for day in left if (AT.date() - day).days < 56}) in (8, 9)
    assert len({(day.year, day.month) for day in left}) == 12
    assert len(left) <= 14 + 8 + 12
    assert (place / "20200101-000000").is_dir() and (place / "before-version-2-20250101-000000").is_dir()
    assert backups.rotate(place, newest) == []


def test_what_was_just_made_stays_though_the_clock_was_set_back(tmp_path: Path) -> None:
    place = tmp_path / "backups"
    put(place, [AT, AT - timedelta(days=400), AT - timedelta(days=401)])
    made = place / (AT - timedelta(days=401)).strftime(backups.NAMED)
    assert [path.name for path in backups.rotate(place, made)] == [(AT - timedelta(days=400)).strftime(backups.NAMED)]
    assert made.is_dir()
