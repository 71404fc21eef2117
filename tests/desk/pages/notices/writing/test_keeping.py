"""What is written comes into the records once and whole: by going elsewhere, through a crash, past another language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest

from lut_admin.desk.pages.notices.writing.composer import Composer
from lut_admin.desk.window import Window
from lut_admin.office import notices
from lut_admin.office.notices import State
from lut_admin.office.notices.writing import aside, versions
from lut_admin.office.notices.writing.aside import Writing
from lut_admin.office.office import Office
from lut_admin.records import unsaved
from tests.desk.pages.notices.drafts import blank, only, only_id, page, write

ZH, EN = "各位同学：请于11月30日前体检。", "Dear students, please have the medical check by 30 November."


@pytest.fixture
def composer(window: Window) -> Composer:
    """A notice fully written and not kept yet."""
    made = blank(window)
    write(made, ZH, EN)
    return made


def held_back(window: Window, monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], Any]]:
    """The acts that are asked for from now on, to be done later: the worker is busy."""
    held: list[Callable[[], Any]] = []
    act = window.act
    monkeypatch.setattr(window, "act", lambda op, **rest: held.append(lambda: act(op, **rest)))
    return held


def test_leaving_the_page_keeps_the_draft(composer: Composer, window: Window, office: Office) -> None:
    window.go("today")
    assert only(office).zh == ZH
    window.go("notices")
    write(composer, ZH + "带护照。", EN)
    window.go("today")
    assert only(office).zh == ZH + "带护照。"  # revised, not drafted twice


def test_another_notice_keeps_the_one_being_written(composer: Composer, window: Window, office: Office) -> None:
    window.go("notices", blank=True)
    assert only(office).zh == ZH
    assert composer.halves.texts() == ("", "")
    write(composer, "另一条。")
    window.go("notices", notice=only_id(office, ZH))
    assert composer.halves.texts()[0] == ZH
    assert {line.zh for line in notices.notices(office)} == {ZH, "另一条。"}


def test_a_title_of_the_text_s_own_goes_along_with_it(composer: Composer, office: Office) -> None:
    composer.save()
    assert composer.title.text() == only(office).title == ZH[:40]
    assert composer.title.cursorPosition() == 0  # a long one is seen from its beginning
    write(composer, "请于12月1日前体检。", EN)
    composer.save()
    assert composer.title.text() == only(office).title == "请于12月1日前体检。" and not composer.changed
    composer.title.setText("体检")
    composer.save()
    write(composer, ZH, EN)
    composer.save()
    assert composer.title.text() == only(office).title == "体检"


def test_closing_the_window_keeps_the_draft(composer: Composer, window: Window, office: Office) -> None:
    window.close()
    assert only(office).zh == ZH


def test_undo_of_the_draft_closes_it_and_undo_of_a_change_shows_what_was(
    window: Window, composer: Composer, office: Office, settle: Callable[[], None]
) -> None:
    composer.save()
    write(composer, "改过的。", EN)
    composer.save()
    window.undo()
    settle()
    assert composer.halves.texts()[0] == ZH
    window.undo()
    settle()
    assert notices.notices(office) == []
    assert page(window).nothing.isVisible()


def test_saving_while_a_save_is_under_way_makes_one_notice(
    composer: Composer, window: Window, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker is busy: leaving the page and pressing the button both ask to keep the same new notice."""
    held = held_back(window, monkeypatch)
    composer.save()
    composer.primary.click()
    composer.hide()
    assert len(held) == 1
    monkeypatch.undo()
    held[0]()
    assert only(office).state is State.COPIED


def test_what_is_written_is_kept_aside_and_let_go_when_it_is_on_record(composer: Composer, office: Office) -> None:
    composer.keeping.aside.keep()
    kept = unsaved.kept(office.book, aside.NAME)
    assert kept is not None and kept.body["zh"] == ZH and notices.notices(office) == []
    composer.save()
    assert unsaved.kept(office.book, aside.NAME) is None


def test_what_was_typed_and_taken_back_is_not_kept_aside(composer: Composer, window: Window, office: Office) -> None:
    composer.save()
    write(composer, ZH + "带护照。", EN)
    composer.keeping.aside.keep()
    write(composer, ZH, EN)
    window.go("today")
    assert unsaved.kept(office.book, aside.NAME) is None
    assert len(versions.versions(office, notices.notices(office)[0].id)) == 1


def test_typing_on_is_kept_within_seconds(composer: Composer, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    composer.keeping.aside._soon.setInterval(50)
    for sign in "各位同学请来办公室":
        composer.halves.editors["zh"].insertPlainText(sign)
        QTest.qWait(10)
    assert unsaved.kept(office.book, aside.NAME) is not None  # though the typing never rested


def test_after_a_crash_it_is_a_draft(open_window: Any, office: Office) -> None:
    aside.keep(office, Writing(None, ("", ""), "", "life", ZH, EN))
    open_window("today")
    [line] = notices.notices(office)
    assert (line.zh, line.en, line.category) == (ZH, EN, "life")
    assert unsaved.kept(office.book, aside.NAME) is None


def test_switching_the_language_goes_on_with_the_notice_that_is_open(
    composer: Composer, window: Window, office: Office, asker: Any, settle: Callable[[], None]
) -> None:
    window.set_language("en")
    settle()
    again = page(window).composer
    assert again.isVisible() and again.desk.language == "en" and again.halves.texts() == (ZH, EN)
    [line] = notices.notices(office)
    assert (line.zh, line.en) == (ZH, EN) and again.line == line
    again.halves.put(ZH + "带护照。", EN)
    window.set_language("zh")
    settle()
    assert [one.zh for one in notices.notices(office)] == [ZH + "带护照。"]
    window.close()
    assert not asker.asked  # nothing is lost: the window does not ask


def test_a_new_notice_under_way_into_the_records_is_found_there_and_not_drafted_twice(
    composer: Composer, window: Window, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = held_back(window, monkeypatch)
    composer.save()
    standing = composer.hand_over()
    assert standing is not None and standing.being_kept
    monkeypatch.undo()
    held[0]()
    composer.take_over(standing)
    [line] = notices.notices(office)
    assert composer.line == line and not composer.changed
