"""A group message is looked at when a case is opened: what it may concern is told, ticked by hand, and in no file."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from lut_admin.desk.pages.cases import CasesPage
from lut_admin.desk.window import Window
from lut_admin.office.office import Office
from lut_admin.office.wording import own_words


@pytest.fixture
def shown(open_window: Any) -> CasesPage:
    window: Window = open_window("cases")
    window.go("cases", new=True)
    assert isinstance(window.page, CasesPage)
    return window.page


def test_what_a_message_may_concern_is_told_and_ticked_by_hand(shown: CasesPage, office: Office) -> None:
    own_words.add(office, "8-ad", "蓝鲸")
    sheet = shown.recording
    sheet.happened.zh.setPlainText("23:40 发到群里：“大家都来关注蓝鲸。”")
    sheet.which.screening.start.click()
    [card] = sheet.which.screening.messages.cards()
    assert not sheet.which.ticks[8].isChecked()
    assert "“蓝鲸”" in card.accessibleName(), "the words that made one think so"
    [tick] = [one for one in card.findChildren(QPushButton) if one.text().startswith("勾选")]
    tick.click()
    assert sheet.which.ticks[8].isChecked()
    sheet.begin()
    assert not sheet.which.screening.messages.cards()


def test_a_harmless_message_says_so(shown: CasesPage) -> None:
    shown.recording.happened.zh.setPlainText("明天停水。")
    shown.recording.which.screening.start.click()
    [card] = shown.recording.which.screening.messages.cards()
    assert "没有发现" in card.accessibleName()
