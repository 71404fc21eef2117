"""The review knows this office's hours and register, and keeps neither longer than it is true."""

from __future__ import annotations

from datetime import datetime

from lut_admin.convention.hours import CHINA
from lut_admin.convention.review import Draft
from lut_admin.office import reviewing, roster, settings
from lut_admin.office.office import Office
from lut_admin.office.reviewing import Reviewer

NAMED = Draft(zh="请杜珍同学到办公室。", en="Please come.", category="life")


def codes(found: object) -> set[str]:
    return {finding.code for finding in found}  # type: ignore[attr-defined]


def test_the_register_is_read_anew_only_when_something_was_written(office: Office) -> None:
    assert "content.9-personal" not in codes(Reviewer(office).review(NAMED))
    roster.add(office, {"student_no": "20230001", "english_name": "Jane Doe", "chinese_name": "杜珍"})
    first = reviewing.roll(office)
    assert reviewing.roll(office) is first
    assert "content.9-personal" in codes(Reviewer(office).review(NAMED))
    roster.add(office, {"student_no": "20230002", "english_name": "John Tester", "chinese_name": "田约翰"})
    assert reviewing.roll(office) is not first


def test_the_hours_are_those_of_the_settings(office: Office) -> None:
    at = datetime(2025, 11, 20, 6, 30, tzinfo=CHINA)
    assert "hours.closed" in codes(Reviewer(office, at=at).review(NAMED))
    settings.change(office, {"opens": "06:00"})
    assert "hours.closed" not in codes(Reviewer(office, at=at).review(NAMED))


def test_without_an_office_the_shipped_words_still_hold() -> None:
    draft = Draft(zh="加我微信领红包，转发集赞。", en="", category="life")
    at = datetime(2025, 11, 20, 10, 0, tzinfo=CHINA)
    assert any(code.startswith("content.8-") for code in codes(Reviewer(None, at=at).review(draft)))


def test_the_offices_own_numbers_and_domains_are_those_of_the_settings(office: Office) -> None:
    draft = Draft(text="有事打13912345678，或写信到 boss@example.com、iso@lut.edu.cn、ali@gmail.com。")
    at = datetime(2025, 11, 20, 10, 0, tzinfo=CHINA)
    said = [f.facts["found"] for f in Reviewer(office, at=at).review(draft)]
    assert said == ["13912345678", "boss@example.com", "ali@gmail.com"]
    settings.change(office, {"directory": "139 1234 5678；ALI@gmail.com", "school_domain": "example.com"})
    assert [f.facts["found"] for f in Reviewer(office, at=at).review(draft)] == []
