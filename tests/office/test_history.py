"""The journal as the counselor sees it: what was done, taking it back, doing it again."""

from __future__ import annotations

import pytest

from lut_admin.office import groups, history, notices, roster, settings
from lut_admin.office.office import Office
from lut_admin.office.results import OF_TABLE, Changes
from lut_admin.papers import words
from lut_admin.records.tables import KINDS
from lut_admin.refusals import Refusal
from tests.office.conftest import Clock


def refused(code: str, office: Office, act_id: int | None = None) -> None:
    with pytest.raises(Refusal) as told:
        history.undo(office, act_id)
    assert told.value.code == code


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


def test_what_cannot_be_undone_is_passed_over(office: Office) -> None:
    groups.add(office, "class", "甲", "甲")
    made = notices.draft(office, "life", "停水", "No water").made
    notices.release(office, made or 0, [])
    last = history.reach(office).undo
    assert last is not None and last.name == "draft_notice"
    refused("journal.nothing_to_undo", office, history.acts(office)[0].id)


def test_an_undo_is_said_with_what_it_took_back(office: Office) -> None:
    settings.change(office, {"school_zh": "某大学"})
    groups.add(office, "class", "甲", "甲")
    said = words.of_word(history.undo(office).facts["of"], "zh")
    newest = history.acts(office)[0]
    assert newest.name == history.UNDO
    assert words.of_word(history.in_words(newest), "zh").endswith(said)
    history.redo(office)
    assert "甲" in words.of_word(history.in_words(history.acts(office)[0]), "en")


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
