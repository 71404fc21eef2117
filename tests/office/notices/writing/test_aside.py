"""What a crash left of a notice comes back, and never writes over another text."""

from __future__ import annotations

from typing import Any

from lut_admin.office import notices
from lut_admin.office.notices.writing import aside
from lut_admin.office.notices.writing.aside import Writing
from lut_admin.office.office import Office
from lut_admin.records import unsaved
from tests.office.notices.conftest import EN, ZH


def left(office: Office, notice_id: int | None, base: tuple[str, str], zh: str = ZH, **more: Any) -> Writing:
    made = Writing(notice_id, base, more.pop("title", ""), more.pop("category", "life"), zh, EN)
    aside.keep(office, made)
    return made


def test_what_a_crash_left_becomes_a_draft(office: Office) -> None:
    left(office, None, ("", ""))
    result = aside.recover(office)
    assert result.made is not None and notices.notice(office, result.made).zh == ZH
    assert aside.recover(office).made is None
    assert unsaved.kept(office.book, "notice") is None


def test_it_becomes_the_next_version_of_its_notice_and_never_writes_over_another(office: Office) -> None:
    made = notices.draft(office, "life", ZH, EN).made
    assert made is not None
    base = (ZH, EN)
    left(office, made, base, ZH + "一")
    assert aside.recover(office).made == made and notices.notice(office, made).zh == ZH + "一"
    left(office, made, base, ZH + "二")  # the notice is another since
    other = aside.recover(office).made
    assert other != made and notices.notice(office, made).zh == ZH + "一"
    left(office, 999, base, ZH + "三")
    assert aside.recover(office).made not in (None, made, other)


def test_nothing_is_made_of_what_is_kept_already_or_empty(office: Office) -> None:
    notices.draft(office, "life", ZH, EN)
    left(office, None, ("", ""))
    assert aside.recover(office).made is None
    aside.keep(office, Writing(None, ("", ""), "", "", " ", ""))
    assert aside.recover(office).made is None
    assert len(notices.notices(office)) == 1
    left(office, None, ("", ""), ZH + "四", category="nonsense")
    recovered = aside.recover(office).made
    assert recovered is not None and notices.notice(office, recovered).category is None
