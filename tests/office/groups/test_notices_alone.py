"""A text that holds only notices: what they tell is kept without a check, once, and undone."""

from __future__ import annotations

from lut_admin.office import groups, history
from lut_admin.office.office import Office
from lut_admin.papers.member_list import read_members
from tests.clock import Clock

TEXT = """2025年11月19日 10:02
"杜珍"邀请"王小明"加入了群聊
"陌生人"通过扫描"杜珍"分享的二维码加入群聊
"""


def told(office: Office, text: str = TEXT) -> tuple[groups.Told, ...]:
    return groups.told_in(office, read_members(text))


def test_notices_are_kept_without_a_check_and_undone(office: Office) -> None:
    group_id = groups.add(office, "class", "一班").made or 0
    kept = groups.save_events(office, group_id, told(office))
    assert kept.facts["n"] == 2
    assert [(one.nickname, one.by, one.method) for one in reversed(groups.events(office, group_id))] == [
        ("王小明", "杜珍", "invited"), ("陌生人", "杜珍", "qr")
    ]  # fmt: skip
    assert groups.checks(office, group_id) == [] and groups.group(office, group_id).checked is None
    assert groups.ladder(office, group_id) == [] and groups.turnover(office, group_id) == []
    history.undo(office)
    assert groups.events(office, group_id) == []


def test_what_is_on_record_is_not_kept_again(office: Office) -> None:
    group_id = groups.add(office, "class", "一班").made or 0
    groups.save_events(office, group_id, told(office))
    assert groups.save_events(office, group_id, told(office)).act_id is None
    more = groups.save_events(office, group_id, told(office, TEXT + '"赵六"加入了群聊\n'))
    assert more.facts["n"] == 1 and len(groups.events(office, group_id)) == 3


def test_kept_notices_tell_how_somebody_came_whom_the_next_check_shows(office: Office, clock: Clock) -> None:
    group_id = groups.add(office, "class", "一班").made or 0
    groups.save_audit(office, groups.audit_group(office, group_id, ["李四"], complete=True))
    clock.pass_(days=1)
    groups.save_events(office, group_id, told(office))
    clock.pass_(days=1)
    groups.save_audit(office, groups.audit_group(office, group_id, ["李四", "王小明"], complete=True))
    newest = groups.turnover(office, group_id)[0]
    joined = next(one for one in newest.turned if one.change.nickname == "王小明")
    assert joined.event is not None and joined.event.by == "杜珍"
    assert len(groups.checks(office, group_id)) == 2
