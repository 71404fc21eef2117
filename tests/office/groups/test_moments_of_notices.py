"""A notice's 昨天 is placed in the calendar when it is copied: the same notice copied later is the same event."""

from __future__ import annotations

from datetime import timedelta

from lut_admin.office import groups
from lut_admin.office.office import Office
from tests.clock import Clock


def test_the_same_notice_copied_on_two_days_is_one_event(
    office: Office, people: dict[str, int], main: int, clock: Clock
) -> None:
    yesterday = office.today() - timedelta(days=1)
    notice = '"Jane Doe+杜珍"邀请"Happy Cat 2000"加入了群聊\n\nJane Doe+杜珍\nHappy Cat 2000\n'
    for when in ("昨天 12:10", f"{yesterday:%Y年%m月%d日} 12:10"):
        view = groups.audit_group(office, main, f"{when} {notice}")
        assert [one.at for one in view.told] == [f"{yesterday} 12:10"]
        groups.save_audit(office, view)
        clock.pass_(days=1)
    assert [one.nickname for one in groups.events(office, main)] == ["Happy Cat 2000"]
