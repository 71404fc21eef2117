"""The translator in the window: off at first; what leaves is seen before; what comes back can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from lut_admin.desk.pages.notices.writing.composer import Composer
from lut_admin.desk.pages.notices.writing.translating import Leaving
from lut_admin.desk.pages.settings import SettingsPage
from lut_admin.desk.window import Window
from lut_admin.office import settings, translating
from lut_admin.office.office import Office
from tests.desk.pages.notices.drafts import blank
from tests.office.translating_server import Server, said, serving

ZH = "各位同学：\n请于12月25日（周四）14:30到办公室。"
EN = "Dear students,\nPlease come to the office on ⟦1⟧ (⟦2⟧) at ⟦3⟧."


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("notices", "settings")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Server(answer=lambda _text: said(EN))) as made:
        yield made


def set_up(office: Office, server: Server) -> None:
    settings.change(
        office,
        {"translator_place": "school", "translator_url": server.url, "translator_model": "m", "translator_seconds": 5},
    )
    translating.keep_key(office, "sk-1")


def written(open_window: Any) -> tuple[Window, Composer]:
    window: Window = open_window("notices")
    composer = blank(window)
    composer.halves.put(ZH, "")
    return window, composer


def test_without_a_translator_there_is_no_button(open_window: Any) -> None:
    _, composer = written(open_window)
    assert composer.translation.isHidden()


def test_what_leaves_is_seen_first_and_the_translation_can_be_taken_back(
    office: Office, server: Server, open_window: Any, asker: Any
) -> None:
    set_up(office, server)
    _, composer = written(open_window)
    assert composer.translation.isVisible()
    composer.translation.button.click()  # the person looks, and does not send
    [(_, dialog)] = asker.asked
    assert isinstance(dialog, Leaving)
    assert "请于⟦1⟧（⟦2⟧）⟦3⟧到办公室。" in dialog.words.toPlainText()
    assert "⟦1⟧\u00a025 December" in dialog.stays.text()
    assert server.bodies == []
    asker.answers.append(True)
    composer.translation.button.click()
    english = composer.halves.editors["en"]
    assert english.toPlainText() == "Dear students,\nPlease come to the office on 25 December (Thursday) at 14:30."
    english.undo()
    assert english.toPlainText() == ""


def test_what_went_wrong_is_said_in_place(office: Office, server: Server, open_window: Any, asker: Any) -> None:
    set_up(office, server)
    server.status = 401
    _, composer = written(open_window)
    asker.answers.append(True)
    composer.translation.button.click()
    assert composer.halves.texts() == (ZH, "")
    [card] = composer.notes.refusals.cards()
    assert "127.0.0.1" in card.accessibleName()


def test_over_what_was_typed_meanwhile_it_is_written_only_when_the_person_says_so(
    office: Office, server: Server, open_window: Any, asker: Any
) -> None:
    set_up(office, server)
    _, composer = written(open_window)
    english = composer.halves.editors["en"]
    english.setPlainText("Typed meanwhile")
    asker.answers = [None]
    composer.translation._put(english, "", "Translated")
    assert english.toPlainText() == "Typed meanwhile"
    asker.answers = [0]
    composer.translation._put(english, "", "Translated")
    assert english.toPlainText() == "Translated"
    english.undo()
    assert english.toPlainText() == "Typed meanwhile"


def test_a_second_failure_stands_in_the_place_of_the_first(
    office: Office, server: Server, open_window: Any, asker: Any
) -> None:
    set_up(office, server)
    server.status = 500
    _, composer = written(open_window)
    for _ in range(2):
        asker.answers = [True]
        composer.translation.button.click()
        assert len(composer.notes.refusals.cards()) == 1


def test_the_key_is_entered_in_the_settings(office: Office, open_window: Any) -> None:
    window: Window = open_window("settings")
    window.go("settings", section="translator")
    assert isinstance(window.page, SettingsPage)
    section = window.page.translator
    section.refresh()
    assert not section.forget.isEnabled()
    section.key.line.setText(" sk-2 ")
    section.keep.click()
    assert section.key.value == ""
    assert translating.has_key(office)
    section.forget.click()
    assert not translating.has_key(office)
