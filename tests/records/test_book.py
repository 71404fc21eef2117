from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import event, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from lut_admin.records import book as books
from lut_admin.records import keys
from lut_admin.records.book import Book
from lut_admin.records.journal import Act
from lut_admin.records.tables import Setting, Student
from lut_admin.refusals import Refusal

ACT = Act("add_student")
SECRET_NAME = "ZINEDINE KHALLOUFI"


def students(book: Book) -> int:
    with book.read() as connection:
        return connection.scalar(select(func.count()).select_from(Student)) or 0


def read_names(path: Path, key: bytes) -> list[str | None]:
    book = Book.open(path, key)
    try:
        with book.read() as connection:
            return list(connection.scalars(select(Student.passport_name)))
    finally:
        book.close()


def test_what_is_written_is_there_after_reopening_and_nothing_of_it_in_the_file(book: Book, key: bytes) -> None:
    with book.write(ACT, "张老师") as pen:
        pen.insert(Student, [{"passport_name": SECRET_NAME, "chinese_name": "哈鲁菲"}])
    for file in book.path.parent.iterdir():
        held = file.read_bytes()
        assert SECRET_NAME.encode() not in held and "哈鲁菲".encode() not in held, file.name
        assert not held.startswith(books.PLAINTEXT) and b"CREATE TABLE" not in held
    book.close()
    again = Book.open(book.path, key)
    with again.read() as connection:
        assert connection.execute(select(Student.id, Student.passport_name)).one() == (1, SECRET_NAME)
    again.close()


def test_the_pragmas_hold_on_every_connection(book: Book) -> None:
    wanted = {
        "foreign_keys": 1, "journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000, "recursive_triggers": 1,
        "trusted_schema": 0, "secure_delete": 1, "cache_size": -64000,
    }  # fmt: skip
    with book.read() as first, book.read() as second:
        for connection in (first, second):
            found = {name: connection.scalar(text(f"PRAGMA {name}")) for name in wanted}
            assert found == wanted


def test_a_wrong_key_is_refused_and_changes_nothing(book: Book) -> None:
    book.close()
    before = book.path.read_bytes()
    with pytest.raises(Refusal, match=r"book\.wrong_key"):
        Book.open(book.path, keys.new_key())
    assert book.path.read_bytes() == before


def test_a_missing_book_is_refused_and_not_made(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(Refusal, match=r"book\.missing"):
        Book.open(tmp_path / "book.db", key)
    assert not list(tmp_path.iterdir())


def test_an_empty_file_is_refused_and_stays_empty(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "book.db"
    path.touch()
    with pytest.raises(Refusal, match=r"book\.damaged"):
        Book.open(path, key)
    assert path.stat().st_size == 0


def test_an_encrypted_file_without_a_book_in_it_is_refused(tmp_path: Path, key: bytes) -> None:
    raw = books.connect(tmp_path / "book.db", key, "rwc")
    raw.execute("CREATE TABLE student (id INTEGER)")
    raw.close()
    with pytest.raises(Refusal, match=r"book\.damaged"):
        Book.open(tmp_path / "book.db", key)


def test_a_plaintext_database_is_refused(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "book.db"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE t (x)")
    plain.close()
    assert books.is_plaintext(path)
    with pytest.raises(Refusal, match=r"book\.wrong_key"):
        Book.open(path, key)


def test_a_book_is_never_made_over_anything(book: Book, key: bytes) -> None:
    with pytest.raises(Refusal, match=r"book\.exists"):
        Book.create(book.path, key)


def test_a_newer_book_is_refused_kindly(book: Book, key: bytes) -> None:
    book.close()
    raw = books.connect(book.path, key)
    raw.execute(f"PRAGMA user_version = {books.VERSION + 1}")
    raw.close()
    with pytest.raises(Refusal) as refused:
        Book.open(book.path, key)
    assert refused.value.code == "book.newer"
    assert refused.value.facts["found"] == books.VERSION + 1


def test_a_full_disk_is_a_refusal_and_leaves_what_was_there(book: Book) -> None:
    with book.write(ACT, "x") as pen:
        pen.insert(Student, [{"passport_name": "FIRST"}])

    @event.listens_for(book.engine, "checkout")
    def little_room(raw: object, _record: object, _proxy: object) -> None:
        raw.execute("PRAGMA max_page_count = 120")  # type: ignore[attr-defined]

    with pytest.raises(Refusal, match=r"book\.disk_full"), book.write(ACT, "x") as pen:
        pen.insert(Student, [{"passport_name": "N" * 100, "note": "x" * 500} for _ in range(5000)])
    assert students(book) == 1
    with book.write(ACT, "x") as pen:
        pen.insert(Student, [{"passport_name": "SECOND"}])
    assert students(book) == 2


def test_an_error_inside_an_act_takes_all_of_it_back(book: Book) -> None:
    with pytest.raises(ZeroDivisionError), book.write(ACT, "x") as pen:
        _ = pen.insert(Student, [{"passport_name": "GONE"}])[0] / 0
    assert students(book) == 0
    with book.read() as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM journal")) == 0


def test_readers_see_a_steady_state_while_an_act_is_written(book: Book) -> None:
    with book.read() as reader:
        assert reader.scalar(select(func.count()).select_from(Student)) == 0
        with book.write(ACT, "x") as pen:
            pen.insert(Student, [{"passport_name": "NEW"}])
        assert reader.scalar(select(func.count()).select_from(Student)) == 0
    assert students(book) == 1


def test_writers_follow_one_another(book: Book) -> None:
    def write() -> None:
        for _ in range(10):
            with book.write(ACT, "x") as pen:
                pen.insert(Student, [{"passport_name": "N"}])

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert students(book) == 30


def test_a_damaged_page_is_a_refusal(book: Book, key: bytes) -> None:
    with book.write(ACT, "x") as pen:
        pen.insert(Student, [{"passport_name": "N" * 400} for _ in range(500)])
    book.close()
    with book.path.open("r+b") as stream:
        stream.seek(book.path.stat().st_size // 2)
        stream.write(bytes(4096 * 8))
    again = Book.open(book.path, key)
    with pytest.raises(Refusal) as refused, again.read() as connection:
        connection.execute(select(Student.passport_name)).all()
    assert refused.value.code in ("book.damaged", "book.unreadable")
    again.close()


def test_a_lost_write_ahead_log_leaves_a_whole_older_book(book: Book, key: bytes, tmp_path: Path) -> None:
    with book.write(ACT, "x") as pen:
        pen.insert(Student, [{"passport_name": "KEPT"}])
    book.close()  # folds the log in
    again = Book.open(book.path, key)
    with again.write(ACT, "x") as pen:
        pen.insert(Student, [{"passport_name": "LOST"}])
    copy = tmp_path / "copy" / "book.db"
    copy.parent.mkdir()
    copy.write_bytes(book.path.read_bytes())  # without its log, as a person copies it
    again.close()
    older = Book.open(copy, key)
    assert students(older) == 1
    older.close()


def test_a_log_of_another_book_is_never_read_as_its_own(book: Book, key: bytes, tmp_path: Path) -> None:
    other = Book.create(tmp_path / "other.db", key)
    with other.write(ACT, "x") as pen:
        pen.insert(Student, [{"passport_name": "OTHER"}])
    foreign = Path(f"{other.path}-wal").read_bytes()
    with book.write(ACT, "x") as pen:
        pen.insert(Student, [{"passport_name": "OWN"}])
    book.close()
    Path(f"{book.path}-wal").write_bytes(foreign)
    other.close()
    with pytest.raises(Refusal) as refused:
        read_names(book.path, key)
    assert refused.value.code in ("book.wrong_key", "book.damaged", "book.unreadable")


def test_json_and_true_come_back_as_they_went_in(book: Book) -> None:
    value = {"value": {"名": ["a", 1, 2.5, None, True], "😀": "\u200b"}}
    with book.write(ACT, "x") as pen:
        pen.insert(Setting, [{"name": "x", "value": value}])
        pen.insert(Student, [{"passport_name": "N", "extra": None}])
    with book.read() as connection:
        assert connection.scalar(select(Setting.value)) == value
        assert connection.scalar(text("SELECT extra IS NULL FROM student")) == 1


def test_what_was_being_written_is_not_in_an_errors_text(book: Book) -> None:
    row = {"id": 1, "passport_name": SECRET_NAME}
    with book.write(ACT, "x") as pen:
        pen.insert(Student, [row])
    with pytest.raises(IntegrityError) as failed, book.write(ACT, "x") as pen:
        pen.connection.execute(insert(Student), [row])
    assert SECRET_NAME not in str(failed.value)


def test_a_glance_sees_one_steady_state_and_writes_nothing(book: Book) -> None:
    with book.glance() as raw:
        assert raw.execute("SELECT count(*) FROM student").fetchone() == (0,)
        with book.write(ACT, "张老师") as pen:
            pen.insert(Student, [{"passport_name": SECRET_NAME}])
        assert raw.execute("SELECT count(*) FROM student").fetchone() == (0,)
    with book.glance() as raw:
        assert raw.execute("SELECT count(*) FROM student").fetchone() == (1,)
    with book.glance() as raw:
        raw.execute("DELETE FROM setting")
        raw.execute("INSERT INTO setting (id, name, value) VALUES (1, 'actor', '{}')")
    with book.glance() as raw:
        assert raw.execute("SELECT * FROM setting").fetchall() == []


def test_a_glance_at_a_damaged_book_is_refused_and_the_connection_not_used_again(book: Book, key: bytes) -> None:
    with book.write(ACT, "张老师") as pen:
        pen.insert(Student, [{"passport_name": SECRET_NAME, "note": "x" * 50} for _ in range(500)])
    book.close()
    pages = bytearray(book.path.read_bytes())
    pages[-8192:-4096] = bytes(4096)
    book.path.write_bytes(pages)
    again = Book.open(book.path, key)
    for _ in range(2):
        with pytest.raises(Refusal) as refused, again.glance() as raw:
            [raw.execute(f"SELECT * FROM {table}").fetchall() for table in ("student", "journal")]
        assert refused.value.code == "book.damaged"
    again.close()
