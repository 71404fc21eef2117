"""The journal as the counselor sees it: what was done, taking it back, doing it again."""

from __future__ import annotations

import tempfile
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from sqlalchemy import select

from lut_admin.office import groups, history, notices, roster, safekeeping, settings
from lut_admin.office.office import Office
from lut_admin.office.results import OF_TABLE, Changes
from lut_admin.papers import words
from lut_admin.records.book import Book
from lut_admin.records.journal import Act
from lut_admin.records.tables import KINDS, Audit, Notice
from lut_admin.refusals import Refusal
from tests.office.conftest import Clock


def refused(code: str, office: Office, act_id: int | None = None) -> None:
    with pytest.raises(Refusal) as told:
        history.undo(office, act_id)
    assert told.value.code == code


def undone_behind(office: Office) -> str:
    """Take back what undo reaches behind a step that is for good, as one who was asked; the key of its words."""
    found = history.reach(office)
    assert found.final is not None and found.undo is not None
    return str(history.undo(office, found.undo.id).facts["of"].key)


def names_of(office: Office) -> list[str]:
    return [group.name for group in groups.groups(office)]


def test_every_kind_of_record_has_its_change() -> None:
    assert set(OF_TABLE) <= set(KINDS)
    assert tuple(OF_TABLE) == history.KINDS


def test_the_lines_tell_who_changed_what_when_and_in_which_act(office: Office, clock: Clock) -> None:
    made = groups.add(office, "class", "国际2301", "国际2301").made
    clock.pass_(hours=1)
    groups.edit(office, made or 0, {"note": "周五清理"})
    lines = list(history.lines(office, "wechat_group", made))
    assert [(line.act_name, line.actor, line.kind, line.record_id) for line in lines] == [
        ("add_group", "Counselor Test", "wechat_group", made),
        ("edit_group", "Counselor Test", "wechat_group", made),
    ]
    assert lines[0].before is None and lines[0].after is not None and lines[0].after["name"] == "国际2301"
    assert lines[1].before == {"note": None} and lines[1].after == {"note": "周五清理"}
    assert lines[0].at < lines[1].at
    assert list(history.lines(office, "wechat_group")) == lines
    whole = list(history.lines(office))
    assert [line.seq for line in whole] == sorted({line.seq for line in whole})
    assert {line.kind for line in whole} >= {"act", "wechat_group"}
    assert "国际2301" in words.of_word(lines[0].act, "zh") and "国际2301" in words.of_word(lines[0].act, "en")


def test_undo_takes_back_the_last_act_and_redo_does_it_again(office: Office) -> None:
    groups.add(office, "class", "甲", "甲")
    groups.add(office, "class", "乙", "乙")
    first = history.undo(office)
    assert names_of(office) == ["甲"] and first.changes == Changes.GROUPS
    assert first.act_id is None, "an undo is done again by redo, not undone itself"
    history.undo(office)
    assert names_of(office) == []
    refused("journal.nothing_to_undo", office)
    history.redo(office)
    assert names_of(office) == ["甲"]
    history.redo(office)
    assert sorted(names_of(office)) == sorted(["甲", "乙"])
    with pytest.raises(Refusal) as told:
        history.redo(office)
    assert told.value.code == "journal.nothing_to_redo"


def test_something_new_leaves_nothing_to_do_again(office: Office) -> None:
    groups.add(office, "class", "甲", "甲")
    history.undo(office)
    assert history.reach(office).redo is not None
    groups.add(office, "class", "乙", "乙")
    assert history.reach(office).redo is None


def test_an_act_in_the_middle_is_taken_back_unless_its_record_was_changed_since(office: Office) -> None:
    one = groups.add(office, "class", "甲", "甲")
    two = groups.add(office, "class", "乙", "乙")
    history.undo(office, one.act_id)
    assert names_of(office) == ["乙"]
    refused("journal.nothing_to_undo", office, one.act_id)
    groups.edit(office, two.made or 0, {"note": "x"})
    refused("journal.changed_since", office, two.act_id)
    assert names_of(office) == ["乙"]


def test_what_cannot_be_undone_is_passed_over_with_what_it_rests_on(office: Office) -> None:
    groups.add(office, "class", "甲", "甲")
    made = notices.draft(office, "life", "停水", "No water").made
    notices.release(office, made or 0, [])
    refused("journal.for_good", office)
    assert names_of(office) == ["甲"], "what is older is not taken back unasked"
    assert undone_behind(office) == "act.add_group"
    assert names_of(office) == []
    refused("journal.nothing_to_undo", office)
    assert history.redo(office).facts["of"].key == "act.add_group"
    assert names_of(office) == ["甲"] and history.reach(office).redo is None
    refused("journal.nothing_to_undo", office, history.acts(office)[0].id)


def test_what_something_final_is_about_is_changed_back_but_not_taken_away(office: Office) -> None:
    group = groups.add(office, "class", "甲", "甲").made or 0
    groups.edit(office, group, {"note": "周五清理"})
    with office.write(Act("check_group", reversible=False)) as pen:
        pen.insert(Audit, [{"group_id": group, "at": pen.at, "complete": True, "counts": {}}])
    assert undone_behind(office) == "act.edit_group"
    assert history.reach(office).undo is None, "the check is about this group"
    assert history.redo(office).facts["of"].key == "act.edit_group"


def test_a_step_that_is_for_good_says_how_it_is_corrected_and_stands_in_the_way_once(office: Office, clock: Clock) -> None:
    groups.add(office, "class", "甲", "甲")
    groups.add(office, "class", "乙", "乙")
    assert history.reach(office).final is None
    made = notices.draft(office, "life", "停水", "No water").made
    notices.release(office, made or 0, [])
    with pytest.raises(Refusal) as told:
        history.undo(office)
    for language, said in (("zh", "更正通知"), ("en", "Send a correction")):
        whole = words.of_refusal(told.value, language)
        assert said in whole and "停水" in whole
    assert undone_behind(office) == "act.add_group"
    assert history.undo(office).facts["of"].key == "act.add_group", "whoever has gone behind it goes on"
    assert names_of(office) == []
    history.redo(office)
    assert history.undo(office).facts["of"].key == "act.add_group"


def test_what_the_app_keeps_by_itself_does_not_stand_in_the_way(office: Office) -> None:
    groups.add(office, "class", "甲", "甲")
    safekeeping.backup_now(office)
    assert history.reach(office).final is None
    assert history.undo(office).facts["of"].key == "act.add_group"


def test_an_undo_from_the_middle_is_done_again(office: Office) -> None:
    first = groups.add(office, "class", "甲", "甲").act_id
    groups.add(office, "class", "乙", "乙")
    history.undo(office, first)
    history.redo(office)
    assert sorted(names_of(office)) == sorted(["甲", "乙"])


def test_an_undo_is_said_with_what_it_took_back(office: Office) -> None:
    settings.change(office, {"school_zh": "某大学"})
    groups.add(office, "class", "甲", "甲")
    said = words.of_word(history.undo(office).facts["of"], "zh")
    newest = history.acts(office)[0]
    assert newest.name == history.UNDO
    assert words.of_word(history.in_words(newest), "zh").endswith(said)
    history.redo(office)
    assert "甲" in words.of_word(history.in_words(history.acts(office)[0]), "en")


def test_a_step_of_a_case_is_told_by_its_words_and_so_is_its_undo() -> None:
    step = {"number": "LUT-2026-0001", "step": "investigation"}
    assert words.of_word(history.phrase("step_case", step), "zh") == "案件 LUT-2026-0001 的“开始调查”"
    undone = words.of_word(history.phrase("undo", {"of": "step_case", **step}), "en")
    assert undone.endswith("“Investigation” in case LUT-2026-0001")


def test_a_student_and_everything_about_them_comes_back_together(office: Office) -> None:
    made = roster.add(office, {"student_no": "20230001", "chinese_name": "杜珍", "status": "active"}).made or 0
    roster.edit(office, made, {"chinese_name": "杜真"})
    history.undo(office)
    assert roster.student(office, made).values["chinese_name"] == "杜珍"
    history.undo(office)
    with pytest.raises(Refusal):
        roster.student(office, made)
    history.redo(office)
    history.redo(office)
    assert roster.student(office, made).values["chinese_name"] == "杜真"
    assert [line.id for line in roster.find(office, "杜珍")] == [made], "a former name still finds"


class Desk(RuleBasedStateMachine):
    """Whatever is done, undo and redo lead back and forth through the very states that there were."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        place = Path(self.folder.name) / "office"
        self.office = Office(place, Book.create(place / "book.db", bytes(32)), "x", Clock())
        self.undone: list[object] = []
        self.count = 0

    def teardown(self) -> None:
        self.office.book.close()
        self.folder.cleanup()

    def state(self) -> object:
        with self.office.read() as connection:
            return [connection.execute(select(KINDS[kind]).order_by(KINDS[kind].c.id)).all() for kind in OF_TABLE]

    def drafts(self) -> list[int]:
        with self.office.read() as connection:
            return list(connection.scalars(select(Notice.id).where(Notice.state == "draft").order_by(Notice.id)))

    def groups(self) -> list[int]:
        return sorted(group.id for group in groups.groups(self.office))

    @rule()
    def add(self) -> None:
        self.count += 1
        groups.add(self.office, "class", f"甲{self.count}", f"甲{self.count}")
        self.undone = []

    @precondition(lambda self: self.groups())
    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        self.count += 1
        groups.edit(self.office, data.draw(st.sampled_from(self.groups())), {"note": f"第{self.count}次"})
        self.undone = []

    @rule()
    def draft(self) -> None:
        notices.draft(self.office, "life", "停水", "No water")
        self.undone = []

    @precondition(lambda self: self.drafts())
    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        notices.release(self.office, data.draw(st.sampled_from(self.drafts())), ["国际2301"])
        self.undone = []  # what it rests on may stand in the way now

    @rule()
    def undo(self) -> None:
        before, found = self.state(), history.reach(self.office)
        if found.undo is None:
            return
        if found.final is not None:
            refused("journal.for_good", self.office)
            assert self.state() == before
        history.undo(self.office, found.undo.id if found.final else None)
        assert self.state() != before
        self.undone.append(before)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        history.redo(self.office)
        assert self.state() == self.undone.pop()

    @precondition(lambda self: not self.undone)
    @rule()
    def redo_what_can_be(self) -> None:
        if history.reach(self.office).redo is not None:
            history.redo(self.office)


TestDesk = Desk.TestCase
TestDesk.settings = hypothesis.settings(max_examples=25, stateful_step_count=14)
