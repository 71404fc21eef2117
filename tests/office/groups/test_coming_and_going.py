"""Membership over time: a partial list makes nobody leave, another nickname of one student is a rename."""

from __future__ import annotations

from lut_admin.convention.sources import Source
from lut_admin.convention.turnover import Turn
from lut_admin.office import groups, history
from lut_admin.office.office import Office
from tests.clock import Clock
from tests.office.groups.conftest import Check


def told(office: Office, group_id: int, place: int = 0) -> dict[str, list[str]]:
    step = groups.turnover(office, group_id)[place]
    return {turn.value: [one.change.nickname for one in step.of(turn)] for turn in Turn if step.of(turn)}


def test_who_came_left_and_changed_names(
    office: Office, people: dict[str, int], main: int, check: Check, clock: Clock
) -> None:
    check(main, ["Jane Doe+杜珍", "田约翰", "Happy Cat 2000"])
    assert told(office, main) == {}, "a first list tells of no coming"
    clock.pass_(days=7)
    check(main, ["Jane Doe+杜珍", "John Tester+田约翰", "Blue Sky 77"])
    assert told(office, main) == {
        "joined": ["Blue Sky 77"],
        "left": ["Happy Cat 2000"],
        "renamed": ["John Tester+田约翰"],
    }
    [renamed] = groups.turnover(office, main)[0].of(Turn.RENAMED)
    assert (renamed.change.was, renamed.name) == ("田约翰", "John Tester")
    clock.pass_(days=7)
    check(main, ["Mina Example+艾米娜"], complete=False)
    assert told(office, main) == {"joined": ["Mina Example+艾米娜"]}
    clock.pass_(days=7)
    check(main, ["Jane Doe+杜珍", "John Tester+田约翰"])
    last = told(office, main)
    assert (list(last), set(last["left"])) == (["left"], {"Mina Example+艾米娜", "Blue Sky 77"})
    history.undo(office)
    assert len(groups.turnover(office, main)) == 3


def test_a_nickname_that_stays_is_the_same_person_whoever_it_was_taken_for(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    check(main, ["Happy Cat 2000"])
    check(main, ["Happy Cat 2000"], {0: people["jane"]})
    assert told(office, main) == {}


def test_a_list_of_remarks_renames_nobody(office: Office, people: dict[str, int], main: int, check: Check) -> None:
    check(main, ["Jane Doe+杜珍", "Happy Cat 2000"])
    check(main, ["杜珍 机械", "那只猫"], {0: people["jane"]}, names_from=Source.REMARKS)
    assert len(groups.turnover(office, main)) == 1
    check(main, ["Jane Doe+杜珍", "Happy Cat 2000"])
    assert told(office, main) == {}
    assert [one.checks for one in groups.strangers(office, main)] == [2]


def test_notices_tell_who_invited_whom_and_are_noted_once(
    office: Office, people: dict[str, int], main: int, check: Check, clock: Clock
) -> None:
    check(main, ["Jane Doe+杜珍"])
    clock.pass_(days=1)
    notices = '"Jane Doe+杜珍"邀请"Happy Cat 2000"加入了群聊\n"John Tester+田约翰"通过扫描二维码加入群聊\n'
    text = f"{notices}Jane Doe+杜珍\nHappy Cat 2000\nJohn Tester+田约翰\n"
    view = groups.audit_group(office, main, text)
    assert {(one.nickname, one.student_id) for one in view.told} == {
        ("Happy Cat 2000", None),
        ("John Tester+田约翰", people["john"]),
    }
    groups.save_audit(office, view)
    groups.save_audit(office, groups.audit_group(office, main, text))
    events = groups.events(office, main)
    assert sorted((one.moved, one.nickname, one.method) for one in events) == [
        ("joined", "Happy Cat 2000", "invited"),
        ("joined", "John Tester+田约翰", "qr"),
    ]
    joined = {one.change.nickname: one.event for one in groups.turnover(office, main)[1].of(Turn.JOINED)}
    event = joined["Happy Cat 2000"]
    assert event is not None and event.by == "Jane Doe+杜珍"


def test_strangers_and_how_long_each_has_been_there(
    office: Office, people: dict[str, int], main: int, check: Check, clock: Clock
) -> None:
    check(main, ["Jane Doe+杜珍", "Happy Cat 2000"])
    clock.pass_(days=10)
    check(main, ["Jane Doe+杜珍", "happy cat 2000", "Blue Sky 77"], {1: None})
    clock.pass_(days=5)
    first, second = groups.strangers(office, main)
    assert (first.nickname, first.days, first.checks, first.decided) == ("happy cat 2000", 15, 2, True)
    assert (second.nickname, second.days, second.checks, second.decided) == ("Blue Sky 77", 5, 1, False)
    assert first.known_id is not None and second.known_id is None
    groups.take_back(office, first.known_id)
    assert groups.strangers(office, main)[0].known_id is None


def test_who_left_and_came_back_has_been_there_since_then(
    office: Office, people: dict[str, int], main: int, check: Check, clock: Clock
) -> None:
    for nicknames in (["Jane Doe+杜珍", "Happy Cat 2000"], ["Jane Doe+杜珍"], ["Jane Doe+杜珍", "Happy Cat 2000"]):
        check(main, nicknames)
        clock.pass_(days=10)
    [stranger] = groups.strangers(office, main)
    assert (stranger.days, stranger.checks) == (10, 1)
