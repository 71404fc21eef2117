"""Outsiders' names expire after they were last seen; figures, students and the chain stay."""

from __future__ import annotations

from sqlalchemy import select

from lut_admin.office import groups, history, notices, safekeeping, settings
from lut_admin.office.groups.forgetting import forget_strangers
from lut_admin.office.office import Office
from lut_admin.records import journal
from lut_admin.records.tables import Journal
from tests.clock import Clock
from tests.office.groups.conftest import Check


def told(office: Office) -> str:
    with office.read() as connection:
        rows = connection.execute(select(Journal.before, Journal.after)).all()
        assert journal.check(connection) == journal.anchor(connection)
        assert all(journal.differing(connection, kind) is None for kind in history.KINDS)
    return "\n".join(f"{row.before}{row.after}" for row in rows)


def test_names_nobody_needs_any_more_go_everywhere(
    office: Office, people: dict[str, int], main: int, check: Check, clock: Clock
) -> None:
    notice = '"Jane Doe+杜珍"邀请"Happy Cat 2000"加入了群聊\n'
    view = groups.audit_group(office, main, f"{notice}Jane Doe+杜珍\nHappy Cat 2000\nBlue Sky 77\n小丁丁真棒")
    groups.save_audit(office, view, {1: None, 3: people["john"]})
    groups.remind(office, main, ["Blue Sky 77"], "who")
    clock.pass_(days=100)
    check(main, ["Jane Doe+杜珍", "Blue Sky 77"])
    clock.pass_(days=81)
    before = groups.checks(office, main)
    result = forget_strangers(office)
    assert result.facts == {"n": 3}
    assert groups.checks(office, main) == before, "the figures stay"
    first = groups.kept_lines(office, before[0].id)
    assert [line.nickname for line in first] == ["Jane Doe+杜珍", "", "Blue Sky 77", "小丁丁真棒"]
    assert [(one.nickname, one.by) for one in groups.events(office, main)] == [("", "")]
    assert [known.student_id for known in groups.known_nicknames(office, main)] == [people["john"]]
    assert "Happy Cat" not in told(office) and "Blue Sky 77" in told(office)
    assert groups.strangers(office, main)[0].days == 181, "who is still there is still known"
    assert forget_strangers(office).act_id is None
    assert groups.turnover(office, main)


def test_what_was_erased_is_passed_over_by_undo(
    office: Office, people: dict[str, int], main: int, check: Check, clock: Clock
) -> None:
    groups.edit(office, main, {"note": "周五核对"})
    check(main, ["Happy Cat 2000"], {0: None})
    [known] = groups.known_nicknames(office, main)
    groups.take_back(office, known.id)
    check(main, ["Blue Sky 77"])
    history.undo(office)
    clock.pass_(days=settings.get(office, "outsider_days") + 1)
    assert safekeeping.daily(office).files, "with the daily chores"
    assert not any(name in told(office).casefold() for name in ("happy cat", "blue sky"))
    undo = history.reach(office).undo
    assert undo is None or undo.name not in ("save_audit",)


def test_who_invited_a_student_expires_where_nobody_of_the_register_did(
    office: Office, people: dict[str, int], main: int, clock: Clock
) -> None:
    notices = (
        '"Happy Cat"邀请"Jane Doe+杜珍"加入了群聊\n"Doe Jane"邀请"John Tester+田约翰"加入了群聊\n你邀请"艾米娜"加入了群聊\n'
        '"Blue Sky"邀请"Mina Example"加入了群聊\n'
    )
    groups.save_audit(office, groups.audit_group(office, main, notices + "Jane Doe+杜珍\nBlue Sky"))
    clock.pass_(days=settings.get(office, "outsider_days") + 1)
    groups.save_audit(office, groups.audit_group(office, main, ["Blue Sky"]))
    forget_strangers(office)
    assert sorted(one.by for one in groups.events(office, main)) == ["", "Blue Sky", "Doe Jane", "你"]
    assert "Happy Cat" not in told(office)
    assert forget_strangers(office).act_id is None


def test_what_nobody_known_confirmed_expires_too(
    office: Office, people: dict[str, int], main: int, clock: Clock
) -> None:
    made = notices.draft(office, "life", "请接龙。", "Please reply.", groups=["LUT International Students"]).made or 0
    notices.release(office, made, ["LUT International Students"])
    notices.save_confirmations(office, made, main, "1. Jane Doe 杜珍\n2. Happy Cat 2000\n3. Blue Sky 77")
    [found] = notices.confirmed(office, made)
    notices.settle_confirmation(office, found.unknown[1].id, people["john"])
    notices.drop_confirmation(office, found.confirmed[0].id)
    clock.pass_(days=181)
    assert forget_strangers(office).facts == {
        "n": 2
    }  # the stranger's, and what was dropped and lived in the journal alone
    [left] = notices.confirmed(office, made)
    assert [one.nickname for one in left.confirmed] == ["Blue Sky 77"] and left.unknown == ()
    assert "Happy Cat" not in told(office)
