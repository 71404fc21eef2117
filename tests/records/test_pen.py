from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select

from lut_admin.records import journal
from lut_admin.records.book import Book
from lut_admin.records.journal import Act
from lut_admin.records.tables import Audit, Counter, EvidenceBody, FormerValue, Group, Staff, StatusChange, Student
from lut_admin.refusals import Refusal

ACT = Act("edit_student")


def numbers(book: Book) -> dict[int, str | None]:
    with book.read() as connection:
        return {row.id: row.student_no for row in connection.execute(select(Student.id, Student.student_no))}


def undo(book: Book, act_id: int) -> int:
    with book.write(Act("undo", undoes=act_id), "x") as pen:
        pen.reverse(act_id)
        return pen.act_id


def test_ids_are_given_out_once(book: Book) -> None:
    with book.write(ACT, "x") as pen:
        assert pen.insert(Student, [{"student_no": "1"}, {"student_no": "2"}]) == [1, 2]
        pen.delete(Student, [2])
        assert pen.insert(Student, [{"student_no": "3"}]) == [3]
        assert pen.insert(Student, []) == []
    with book.read() as connection:
        assert connection.scalar(select(Counter.last).where(Counter.name == "student")) == 3


def test_what_lies_beside_the_journal_is_kept_once_and_leaves_no_entry(book: Book) -> None:
    with book.write(ACT, "x") as pen:
        for body in (b"first", b"second"):
            pen.keep(EvidenceBody, {"sha256": "a", "body": body})
        with pytest.raises(ValueError, match="under the journal"):
            pen.keep(Student, {"student_no": "1"})
        with pytest.raises(ValueError, match="under the journal"):
            pen.let_go(Student, ["1"])
    with book.read() as connection:
        assert connection.scalars(select(EvidenceBody.body)).all() == [b"first"]
        assert journal.size(connection) == 1
    with book.write(ACT, "x") as pen:
        pen.let_go(EvidenceBody, ["a", "b"])
    with book.read() as connection:
        assert not connection.scalars(select(EvidenceBody.body)).all()


def test_rows_with_different_columns_go_in_together(book: Book) -> None:
    with book.write(ACT, "x") as pen:
        pen.insert(Student, [{"student_no": "1", "extra": {"甲": 1}}, {"phone": "139"}, {}])
    with book.read() as connection:
        rows = connection.execute(select(Student.student_no, Student.extra, Student.phone, Student.search_key)).all()
    assert rows == [("1", {"甲": 1}, None, ""), (None, None, "139", ""), (None, None, None, "")]


def test_an_unknown_column_is_a_bug_and_not_lost(book: Book) -> None:
    with pytest.raises(ValueError, match="religion"), book.write(ACT, "x") as pen:
        pen.insert(Student, [{"religion": "x"}])


def test_an_update_writes_what_changed_and_only_that(book: Book) -> None:
    with book.write(ACT, "x") as pen:
        pen.insert(Student, [{"student_no": "1", "phone": "139"}, {"student_no": "2", "extra": {"a": 1}}])
    with book.write(ACT, "x") as pen:
        assert pen.update(Student, {1: {"phone": "139"}, 2: {"extra": {"a": 2}, "phone": None}}) == 1
        assert pen.update(Student, {}) == 0
        act_id = pen.act_id
    with book.read() as connection:
        (entry,) = [e for e in journal.everything(connection) if e.act_id == act_id and e.kind != journal.ACT]
    assert (entry.record_id, entry.before, entry.after) == (2, {"extra": {"a": 1}}, {"extra": {"a": 2}})


@pytest.mark.parametrize("what", ["update", "delete"])
def test_a_record_that_is_gone_is_a_refusal(book: Book, what: str) -> None:
    with pytest.raises(Refusal, match=r"journal\.gone"), book.write(ACT, "x") as pen:
        pen.update(Student, {7: {"phone": "1"}}) if what == "update" else pen.delete(Student, [7])


def test_a_whole_import_is_undone_and_done_again(book: Book) -> None:
    rows = [{"student_no": f"{n:05}", "passport_name": f"NAME {n}", "extra": {"列": n}} for n in range(5000)]
    with book.write(Act("import_list"), "x") as pen:
        ids = pen.insert(Student, rows)
        pen.insert(StatusChange, [{"student_id": i, "status": "active", "since": "2023-09-01", "noted_at": pen.at} for i in ids])
        act_id = pen.act_id
    with book.read() as connection:
        before = connection.execute(select(*Student.__table__.columns).order_by(Student.id)).all()
    undone = undo(book, act_id)
    assert numbers(book) == {}
    redone = undo(book, undone)
    with book.read() as connection:
        assert connection.execute(select(*Student.__table__.columns).order_by(Student.id)).all() == before
    undo(book, redone)
    assert numbers(book) == {}
    with book.read() as connection:
        journal.check(connection)


def test_acts_on_one_record_are_undone_and_done_again_one_after_the_other(book: Book) -> None:
    acts = []
    with book.write(ACT, "x") as pen:
        pen.insert(Student, [{"student_no": "1"}])
        acts.append(pen.act_id)
    for number in ("2", "3"):
        with book.write(ACT, "x") as pen:
            pen.update(Student, {1: {"student_no": number}})
            acts.append(pen.act_id)
    for _ in range(2):
        for at in (2, 1, 0):
            acts[at] = undo(book, acts[at])
        assert numbers(book) == {}
        for at, number in enumerate(("1", "2", "3")):
            acts[at] = undo(book, acts[at])
            assert numbers(book) == {1: number}
    acts[2] = undo(book, acts[2])
    acts[1] = undo(book, acts[1])
    with pytest.raises(Refusal, match=r"journal\.changed_since"):
        undo(book, acts[2])  # the third was done to what the second had left
    assert numbers(book) == {1: "1"}


def test_undo_is_refused_where_a_record_was_changed_since_until_that_is_undone(book: Book) -> None:
    with book.write(ACT, "x") as pen:
        pen.insert(Student, [{"student_no": "1"}, {"student_no": "2"}])
        first = pen.act_id
    with book.write(ACT, "x") as pen:
        pen.update(Student, {2: {"phone": "139"}})
        second = pen.act_id
    with pytest.raises(Refusal) as refused:
        undo(book, first)
    assert (refused.value.code, refused.value.facts) == ("journal.changed_since", {"id": 2})
    assert numbers(book) == {1: "1", 2: "2"}
    undo(book, second)
    undo(book, first)
    assert numbers(book) == {}


def test_undo_is_refused_where_something_new_hangs_on_a_record(book: Book) -> None:
    with book.write(ACT, "x") as pen:
        (group,) = pen.insert(Group, [{"kind": "class", "name": "土木1班"}])
        act_id = pen.act_id
    with book.write(ACT, "x") as pen:
        pen.insert(Audit, [{"group_id": group, "at": pen.at, "complete": True, "counts": {}}])
    with pytest.raises(Refusal, match=r"journal\.in_the_way"):
        undo(book, act_id)
    with book.read() as connection:
        assert connection.scalar(select(Group.name)) == "土木1班"


def test_undo_is_refused_where_its_number_was_given_to_another(book: Book) -> None:
    with book.write(ACT, "x") as pen:
        pen.insert(Student, [{"student_no": "1"}, {"student_no": "2"}])
    with book.write(ACT, "x") as pen:
        pen.update(Student, {1: {"student_no": "9"}})
        act_id = pen.act_id
    with book.write(ACT, "x") as pen:
        pen.update(Student, {2: {"student_no": "1"}})
    with pytest.raises(Refusal, match=r"journal\.in_the_way"):
        undo(book, act_id)
    assert numbers(book) == {1: "9", 2: "1"}


def test_numbers_that_changed_hands_within_an_act_go_back(book: Book) -> None:
    with book.write(ACT, "x") as pen:
        pen.insert(Student, [{"student_no": "1"}, {"student_no": "2"}])
    with book.write(ACT, "x") as pen:
        pen.update(Student, {1: {"student_no": None}})
        pen.update(Student, {2: {"student_no": "1", "phone": "139"}})
        pen.update(Student, {1: {"student_no": "2", "note": "x"}})
        act_id = pen.act_id
    assert numbers(book) == {1: "2", 2: "1"}
    undo(book, act_id)
    assert numbers(book) == {1: "1", 2: "2"}


def test_what_was_added_changed_and_removed_within_an_act_goes_back(book: Book) -> None:
    with book.write(ACT, "x") as pen:
        pen.insert(Student, [{"student_no": "1"}])
    with book.write(ACT, "x") as pen:
        (made,) = pen.insert(Student, [{"student_no": "2"}])
        pen.update(Student, {made: {"phone": "139"}})
        pen.insert(FormerValue, [{"student_id": made, "field": "phone", "value": "1", "until": pen.at}])
        pen.delete(FormerValue, [1])
        pen.delete(Student, [1])
        act_id = pen.act_id
    undo(book, undo(book, undo(book, act_id)))
    assert numbers(book) == {1: "1"}


VALUES = {
    "chinese_name": st.one_of(st.none(), st.sampled_from(["张三", "李四", "王五"])),
    "phone": st.one_of(st.none(), st.text(max_size=3)),
    "note": st.one_of(st.none(), st.text(max_size=3)),
}


class Acts(RuleBasedStateMachine):
    """Any acts, undone and done again in any order that is allowed, leave the book as a plain model says."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile
        from pathlib import Path

        self.folder = tempfile.TemporaryDirectory()
        self.book = Book.create(Path(self.folder.name) / "book.db", bytes(32))
        self.model: dict[int, dict[str, Any]] = {}
        self.done: list[tuple[int, dict[int, dict[str, Any]]]] = []  # act, and the model before it
        self.undone: list[tuple[int, dict[int, dict[str, Any]]]] = []  # what undid it, and the model before that
        self.last = 0

    def teardown(self) -> None:
        self.book.close()
        self.folder.cleanup()

    def copy(self) -> dict[int, dict[str, Any]]:
        return {i: dict(row) for i, row in self.model.items()}

    @rule(data=st.data(), steps=st.lists(st.sampled_from(["insert", "update", "delete"]), min_size=1, max_size=4))
    def act(self, data: st.DataObject, steps: list[str]) -> None:
        before = self.copy()
        with self.book.write(ACT, "x") as pen:
            for step in steps:
                if step == "insert":
                    rows = data.draw(st.lists(st.fixed_dictionaries({}, optional=VALUES), min_size=1, max_size=3))
                    ids = pen.insert(Staff, rows)
                    assert all(i > self.last for i in ids)
                    self.last = ids[-1]
                    self.model.update({i: {name: row.get(name) for name in VALUES} for i, row in zip(ids, rows, strict=True)})
                elif self.model:
                    chosen = data.draw(st.lists(st.sampled_from(sorted(self.model)), unique=True, max_size=3))
                    if step == "delete":
                        pen.delete(Staff, chosen)
                        for i in chosen:
                            del self.model[i]
                    else:
                        changes = {i: data.draw(st.fixed_dictionaries({}, optional=VALUES)) for i in chosen}
                        pen.update(Staff, changes)
                        for i, change in changes.items():
                            self.model[i].update(change)
            self.done.append((pen.act_id, before))
        self.undone.clear()

    @precondition(lambda self: self.done)
    @rule()
    def take_back(self) -> None:
        act_id, before = self.done.pop()
        self.undone.append((undo(self.book, act_id), self.copy()))
        self.model = before

    @precondition(lambda self: self.undone)
    @rule()
    def do_again(self) -> None:
        act_id, after = self.undone.pop()
        self.done.append((undo(self.book, act_id), self.copy()))
        self.model = after

    @invariant()
    def the_book_is_as_the_model_says(self) -> None:
        with self.book.read() as connection:
            names = list(VALUES)
            rows = connection.execute(select(Staff.id, *[Staff.__table__.c[name] for name in names]))
            assert {row[0]: dict(zip(names, row[1:], strict=True)) for row in rows} == self.model
            journal.check(connection)


TestActs = Acts.TestCase
TestActs.settings = settings(max_examples=25, stateful_step_count=12)
