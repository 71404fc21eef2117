from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlcipher3
from sqlalchemy import String, create_engine, select, text
from sqlalchemy.pool import NullPool

from lut_admin.records import backups, journal
from lut_admin.records import book as books
from lut_admin.records.book import Book
from lut_admin.records.journal import Act
from lut_admin.records.migrations import guard
from lut_admin.records.migrations.versions import STEPS
from lut_admin.records.tables import FormerValue, Setting, Student, Table
from lut_admin.refusals import Refusal

BOOKS = Path(__file__).parent / "books"
KEY_OF_THE_STORED = b"lut_admin test key of no one!!!!"


def schema(path: Path, key: bytes) -> dict[tuple[str, str], list[str]]:
    """Every table, index and trigger with its SQL, the blanks and the order of columns and constraints made alike."""
    raw = books.connect(path, key, "ro")
    rows = raw.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    raw.close()
    return {(kind, name): sorted(parts(sql)) for kind, name, sql in rows}


def parts(sql: str) -> list[str]:
    """The statement cut at the commas that stand in its outermost brackets."""
    found, depth = [""], 0
    for sign in sql.strip().removesuffix(")"):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 1:
            found.append("")
        else:
            found[-1] += sign
    return [" ".join(part.replace("(", " ( ").replace(")", " ) ").split()) for part in found]


def rename_note() -> None:
    """A step of the test's own, the sort that once deleted every row that referred to the table."""
    from alembic import op

    with op.batch_alter_table("student", recreate="always") as batch:
        batch.alter_column("note", new_column_name="remark")
    with op.batch_alter_table("journal", recreate="always") as batch:
        batch.alter_column("actor", type_=String(200))


def lose_students() -> None:
    from alembic import op

    op.execute("DELETE FROM student")


@pytest.fixture
def filled(book: Book) -> Book:
    with book.write(Act("add_student"), "x") as pen:
        pen.insert(Student, [{"student_no": str(n), "note": f"note {n}"} for n in range(20)])
        former = [{"student_id": n, "field": "student_no", "value": "0", "until": pen.at} for n in range(1, 21)]
        pen.insert(FormerValue, former)
    book.close()
    return book


def test_the_version_has_one_step_each() -> None:
    assert len(STEPS) == books.VERSION


def test_a_migrated_book_has_the_schema_of_a_new_one(book: Book, key: bytes, tmp_path: Path) -> None:
    path = tmp_path / "migrated.db"
    books.connect(path, key, "rwc").close()
    engine = create_engine(
        "sqlite+pysqlite://", module=sqlcipher3.dbapi2, creator=lambda: books.connect(path, key, "rwc"), poolclass=NullPool
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        guard.apply(connection, STEPS)
        journal.lock(connection)
        connection.commit()
        from alembic.autogenerate import compare_metadata
        from alembic.migration import MigrationContext

        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []
    engine.dispose()
    assert schema(path, key) == schema(book.path, key)


@pytest.mark.parametrize("stored", sorted(BOOKS.glob("v*.db")), ids=lambda path: path.stem)
def test_a_book_of_every_version_opens_with_its_rows(stored: Path, tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    shutil.copy(stored, path)
    book = Book.open(path, KEY_OF_THE_STORED)
    with book.read() as connection:
        rows = connection.execute(select(Student.student_no, Student.passport_name, Student.chinese_name, Student.extra)).all()
        assert rows == [
            ("2026990001", "SAMPLE ADAM TEST", "沙亚当", {"导师组": "甲"}),
            ("2026990002", "EXAMPLE MARYAM", "麦丽", None),
        ]
        assert connection.scalar(select(Setting.value).where(Setting.name == "actor")) == {"value": "张老师"}
        assert journal.check(connection).seq == 7
        assert [act.name for act in journal.acts(connection)] == ["office_created", "add_student", "edit_student"]
    with book.write(Act("add_student"), "x") as pen:
        pen.insert(Student, [{"student_no": "2026990003"}])
    book.close()


def test_there_is_a_stored_book_of_this_version() -> None:
    assert (BOOKS / f"v{books.VERSION}.db").is_file()


def test_rebuilding_a_table_keeps_what_refers_to_it_and_the_triggers(filled: Book, key: bytes) -> None:
    copy = guard.bring_up_to_date(filled.path, key, 1, (*STEPS, rename_note))
    raw = books.connect(filled.path, key)
    assert raw.execute("SELECT COUNT(*) FROM former_value").fetchone() == (20,)
    assert raw.execute("SELECT remark FROM student WHERE id = 3").fetchone() == ("note 2",)
    assert raw.execute("PRAGMA user_version").fetchone() == (2,)
    assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    triggers = raw.execute("SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'").fetchone()
    assert triggers == (len(journal.TRIGGERS),)
    with pytest.raises(sqlcipher3.DatabaseError, match="append-only"):
        raw.execute("DELETE FROM journal")
    with pytest.raises(sqlcipher3.IntegrityError):
        raw.execute("INSERT INTO former_value VALUES (99, 999, 'x', 'x', 'x')")
    raw.close()
    assert backups.read(copy).manifest.version == 1
    backups.check(backups.read(copy), key)


def broken_step() -> None:
    from alembic import op

    op.execute("CREATE TABLE half (x)")
    op.execute("SELECT no_such_column FROM student")


@pytest.mark.parametrize("step", [broken_step, lose_students])
def test_a_step_that_fails_or_loses_a_reference_leaves_the_book_as_it_was(filled: Book, key: bytes, step: object) -> None:
    before = schema(filled.path, key)
    with pytest.raises(Refusal) as refused:
        guard.bring_up_to_date(filled.path, key, 1, (*STEPS, step))  # type: ignore[arg-type]
    assert refused.value.code == "book.upgrade_failed"
    assert (Path(refused.value.facts["backup"]) / "book.db").is_file()
    assert schema(filled.path, key) == before
    again = Book.open(filled.path, key)
    with again.read() as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM student")) == 20
    again.close()


def test_what_the_guard_guards_against_is_real(filled: Book, key: bytes) -> None:
    """With foreign keys on, the same step fails or loses rows: if this ever passes unharmed, the guard may go."""
    engine = create_engine(
        "sqlite+pysqlite://", module=sqlcipher3.dbapi2, creator=lambda: books.connect(filled.path, key), poolclass=NullPool
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            guard.apply(connection, [rename_note])
        except Exception as error:
            assert "FOREIGN KEY" in str(error)
        else:
            assert connection.scalar(text("SELECT COUNT(*) FROM former_value")) == 0
        connection.rollback()
    engine.dispose()
