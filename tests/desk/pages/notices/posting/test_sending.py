"""The foot of the composer: a student's data goes out privately or with a reason; a correction is urgent by its nature."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from lut_admin.convention.hours import CHINA
from lut_admin.desk.pages.notices.writing.composer import Composer
from lut_admin.desk.window import Window
from lut_admin.office import notices, roster
from lut_admin.office.notices import State
from lut_admin.office.office import Office
from lut_admin.papers.notice_templates import Twin
from lut_admin.papers.words import say
from tests.desk.pages.notices.drafts import blank, only, page, write

NIGHT = datetime(2025, 11, 20, 23, 30, tzinfo=CHINA)
ZH = "请杜珍同学（护照号 E87654321）来办公室。"


@pytest.fixture
def window(open_window: Any, office: Office) -> Window:
    person = {"student_no": "1", "english_name": "Jane Doe", "chinese_name": "杜珍", "passport_no": "E87654321"}
    roster.add(office, person)
    made: Window = open_window("notices")
    return made


@pytest.fixture
def composer(window: Window) -> Composer:
    """A notice that gives a student's data away, and whose copy was refused for it."""
    made = blank(window)
    write(made, ZH)
    assert not made.sending.disclosing.isVisible()
    made.primary.click()
    assert made.sending.disclosing.isVisible() and made.notes.refusals.cards()
    return made


def test_it_goes_out_with_the_reason_on_record(composer: Composer, office: Office) -> None:
    bar = composer.sending.disclosing
    bar.copy.click()
    assert only(office).state is State.DRAFT  # still no reason: the line asks for it
    assert bar.reason.property("wrong") and bar.reason.placeholderText() == say("posting.disclosure_needed", "zh")
    bar.reason.setText("本人同意公布")
    bar.copy.click()
    assert QGuiApplication.clipboard().text() == ZH
    assert only(office).postings[-1].disclosure == "本人同意公布"
    assert "本人同意公布" in composer.notes.record.said() and not bar.isVisible()


def test_at_night_it_is_held_with_its_reason(composer: Composer, office: Office, clock: Any) -> None:
    clock.at = NIGHT
    composer.sending.show_hour()
    composer.primary.click()
    bar = composer.sending.disclosing
    assert "保留" in bar.copy.text() and only(office).state is State.DRAFT
    bar.reason.setText("本人同意公布")
    bar.copy.click()
    assert only(office).state is State.HELD and only(office).postings[-1].disclosure == "本人同意公布"


def test_what_was_refused_is_said_once_and_in_red(composer: Composer, settle: Callable[[], None]) -> None:
    def named() -> list[str]:
        cards = composer.notes.messages.cards()
        return [one.finding.facts["found"] for one in cards if one.finding.code == "content.8-privacy"]

    composer.review()
    settle()
    [card] = composer.notes.refusals.cards()
    assert card.property("kind") == "bad" and "杜珍" in card.accessibleName()
    assert "杜珍" not in named()  # what else gives her away is still told
    composer.notes.wait()  # something was changed: what is found is said again
    composer.review()
    settle()
    assert not composer.notes.refusals.cards() and "杜珍" in named()


def test_or_as_a_private_message_at_any_hour(
    composer: Composer, office: Office, clock: Any, settle: Callable[[], None]
) -> None:
    clock.at = NIGHT
    composer.sending.disclosing.private.click()
    settle()
    assert only(office).private and not composer.audience.isVisible()
    codes = [card.finding.code for card in composer.notes.messages.cards()]
    assert "content.8-privacy" not in codes, "it is told to the student whose data they are"
    assert composer.sending.hour.text() == "私信：只发给本人，不受时间限制。"
    assert "复制" in composer.primary.text() and not composer.other_way.isVisible()
    composer.primary.click()
    assert QGuiApplication.clipboard().text() == ZH and only(office).state is State.COPIED


def test_a_private_message_can_be_a_notice_again(
    composer: Composer, office: Office, settle: Callable[[], None]
) -> None:
    composer.sending.disclosing.private.click()
    settle()
    composer.sending.public.click()
    settle()
    assert not only(office).private and composer.audience.isVisible() and not composer.sending.public.isVisible()


def test_a_correction_at_night_begins_with_its_own_ground(window: Window, office: Office, clock: Any) -> None:
    zh, en = "讲座通知\n时间：11月21日8:30", "Lecture\nTime: 21 November, 08:30"
    made = notices.draft(office, "life", zh, en).made or 0
    notices.release(office, made, [])
    fix = notices.correct(
        office,
        made,
        Twin("时间：11月21日8:30", "Time: 21 November, 08:30"),
        Twin("时间：11月21日9:30", "Time: 21 November, 09:30"),
    )
    clock.at = NIGHT
    page(window).refresh()
    window.go("notices", notice=fix.made)
    composer = page(window).composer
    composer.show_hour()
    composer.other_way.click()
    assert composer.exception.ground.currentData() == "correction"
    composer.exception.reason.setText("时间写错")
    composer.exception.copy.click()
    line = notices.notice(office, fix.made or 0)
    assert (line.state, line.postings[-1].exception) == (State.COPIED, "correction")
    window.go("notices", notice=made)
    composer.other_way.click()
    assert composer.exception.ground.currentData() == "medical"


def test_a_tomorrow_that_leaves_after_midnight_is_asked_about(
    window: Window, office: Office, clock: Any, settle: Callable[[], None]
) -> None:
    def asked() -> list[str]:
        cards = composer.notes.messages.cards()
        return [one.finding.facts["found"] for one in cards if one.finding.code == "notices.moved"]

    composer = blank(window)
    write(composer, "明天停水。", "No water tomorrow.")
    composer.review()
    settle()
    assert asked() == []  # it leaves today
    clock.at = NIGHT
    composer.show_hour()  # from now on it can only be held until morning
    settle()
    assert asked() == ["明天", "tomorrow"]
    composer.notes.renewed.emit("tomorrow")
    settle()
    assert asked() == ["明天"]
    composer.other_way.click()  # as an exception it leaves at once
    settle()
    assert asked() == []
    composer.other_way.click()
    settle()
    assert asked() == ["明天"]
    write(composer, "11月21日停水。", "No water on 21 November.")
    composer.review()
    settle()
    assert asked() == []


def test_a_tomorrow_that_was_held_overnight_is_asked_about(
    window: Window, office: Office, clock: Any, settle: Callable[[], None]
) -> None:
    made = notices.draft(office, "life", "明天停水。", "No water tomorrow.").made or 0
    clock.pass_(days=1)
    page(window).refresh()
    window.go("notices", notice=made)
    settle()
    codes = [card.finding.code for card in page(window).composer.notes.messages.cards()]
    assert codes.count("notices.moved") == 2
