"""A reminder or a talk is noted, undone, and erased when its time has come: in no file, without a number."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from lut_admin.office import cases, history
from lut_admin.office.cases import How
from lut_admin.office.office import Office
from lut_admin.records.tables import Journal
from tests.office.cases.conftest import refused, whole
from tests.office.conftest import Clock


def told(office: Office, text: str) -> bool:
    """Whether the journal still says it."""
    with office.read() as connection:
        rows = connection.execute(select(Journal.before, Journal.after)).all()
    return any(text in (row.before or "") + (row.after or "") for row in rows)


def test_a_note_is_no_case_and_is_undone(office: Office, jane: int) -> None:
    made = cases.note(office, jane, How.REMINDER, (4,), " 请改昵称 ", source={"audit": 3})
    [one] = cases.notes(office)
    assert (one.id, one.how, one.articles, one.said, one.source) == (
        made.made,
        How.REMINDER,
        (4,),
        "请改昵称",
        {"audit": 3},
    )
    assert (one.on, one.erase_on) == ("2025-11-20", "2026-05-19")
    assert cases.cases(office) == []
    history.undo(office)
    assert cases.notes(office) == []
    history.redo(office)
    cases.drop_note(office, one.id)
    assert cases.notes(office, jane) == []


def test_what_cannot_be_noted_is_refused(office: Office, jane: int) -> None:
    refused("cases.student_unknown", cases.note, office, 999, How.TALK)
    refused("cases.no_article", cases.note, office, jane, How.TALK, (11,))
    refused("cases.step_day", cases.note, office, jane, How.TALK, (), "", date(2026, 1, 1))


def test_a_note_is_erased_when_its_time_has_come(office: Office, clock: Clock, jane: int) -> None:
    cases.change_rules(office, {"note_days": 30})
    cases.note(office, jane, How.TALK, (5,), "夜间闲聊谈话")
    cases.note(office, jane, How.TALK, (5,), "随即撤去")
    history.undo(office)
    clock.pass_(days=10)
    cases.note(office, jane, How.REMINDER, (4,), "较晚的提醒")
    clock.pass_(days=19)
    assert cases.erase_notes(office).act_id is None
    clock.pass_(days=1)
    assert cases.erase_notes(office).facts == {"n": 2}
    assert [one.said for one in cases.notes(office)] == ["较晚的提醒"]
    assert not told(office, "夜间闲聊谈话") and not told(office, "随即撤去") and told(office, "较晚的提醒")
    assert whole(office)
    assert cases.erase_notes(office).act_id is None


def test_a_change_of_the_rule_is_for_later_notes(office: Office, jane: int) -> None:
    cases.note(office, jane, How.TALK)
    cases.change_rules(office, {"note_days": 10})
    cases.note(office, jane, How.TALK)
    days = [date.fromisoformat(one.erase_on) - date.fromisoformat(one.on) for one in cases.notes(office)]
    assert days == [timedelta(days=10), timedelta(days=180)]


def test_a_note_is_written_otherwise_and_taken_back(office: Office, clock: Clock, jane: int) -> None:
    made = cases.note(office, jane, How.REMINDER, (4,), "请改昵称", source={"audit": 3}).made
    assert made
    day = date(2025, 11, 18)
    cases.change_note(office, made, How.TALK, (5, 4), "当面说过", " Told in person ", day)
    [one] = cases.notes(office)
    assert (one.how, one.articles, one.said, one.said_en, one.on) == (
        How.TALK, (4, 5), "当面说过", "Told in person", "2025-11-18",
    )  # fmt: skip
    assert (one.student_id, one.source) == (jane, {"audit": 3})
    assert one.erase_on == "2026-05-17"  # counted from the day it now has
    history.undo(office)
    assert [one.said for one in cases.notes(office)] == ["请改昵称"]
    refused("cases.no_note_there", cases.change_note, office, 99, How.TALK, (), "", "", day)
    refused("cases.step_day", cases.change_note, office, made, How.TALK, (), "", "", date(2026, 1, 1))
    refused("cases.no_article", cases.change_note, office, made, How.TALK, (0,), "", "", day)
    history.redo(office)
    clock.pass_(days=178)
    assert cases.erase_notes(office).facts == {"n": 1}
    assert not told(office, "请改昵称") and not told(office, "当面说过"), "what it said before goes too"
