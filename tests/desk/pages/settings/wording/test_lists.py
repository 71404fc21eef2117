"""The screening words in the settings: added, removed, refused in place; phrases found fine are taken back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from lut_admin.convention.review import Draft
from lut_admin.desk.pages.settings.wording.lists import Wording
from lut_admin.office.office import Office
from lut_admin.office.reviewing import Reviewer
from lut_admin.office.wording import own_words, phrases


@pytest.fixture
def section(open_window: Any) -> Wording:
    window = open_window("settings")
    window.go("settings", section="wording")
    made = window.page.wording
    assert isinstance(made, Wording)
    return made


def add(section: Wording, label: str, word: str, *, allow: bool = False) -> None:
    section.label.setCurrentIndex(section.label.findData(label))
    section.allow.setCurrentIndex(int(allow))
    section.word.setText(word)
    section.take.click()


def chips(section: Wording) -> list[str]:
    return [one.text().strip() for one in section.findChildren(QPushButton) if one.property("kind") == "chip"]


def test_a_word_is_added_shown_removed_and_back(section: Wording, office: Office, settle: Any) -> None:
    add(section, "8-ad", "蓝鲸")
    add(section, "8-ad", "蓝鲸讲座", allow=True)
    assert [(one.label, one.word, one.allow) for one in own_words.own_words(office)] == [
        ("8-ad", "蓝鲸", False),
        ("8-ad", "蓝鲸讲座", True),
    ]
    settle()
    assert chips(section) == ["蓝鲸", "蓝鲸讲座"] and section.word.text() == ""
    [chip] = [one for one in section.findChildren(QPushButton) if one.text().strip() == "蓝鲸"]
    assert "蓝鲸" in chip.accessibleName()
    chip.click()
    settle()
    assert chips(section) == ["蓝鲸讲座"]
    section._desk.undo()  # type: ignore[attr-defined]  # the window's own
    settle()
    assert chips(section) == ["蓝鲸", "蓝鲸讲座"]


def test_what_is_no_word_is_refused_under_its_line(section: Wording, office: Office) -> None:
    add(section, "8-ad", "！")
    assert section.field.below.text() and section.word.property("wrong")
    assert own_words.own_words(office) == []
    section.word.setText("蓝鲸")
    assert not section.word.property("wrong")


def test_a_phrase_found_fine_is_listed_and_taken_back(section: Wording, office: Office, settle: Any) -> None:
    draft = Draft(zh="请于12月3日来办公室。", en="Please come to the office on 4 December.", category="life")
    [finding] = [one for one in Reviewer(office).review(draft) if one.code == "twin.date"]
    phrases.accept(office, finding, draft)
    section.refresh()
    settle()
    [back] = [one for one in section.findChildren(QPushButton) if one.text().strip() == "收回"]
    assert "12月3日" in back.accessibleDescription()
    back.click()
    assert phrases.accepted(office) == []


def test_the_articles_own_words_open_beside(section: Wording, settle: Any) -> None:
    [link] = [one for one in section.findChildren(QPushButton) if "第八条" in one.text()]
    link.click()
    assert list(section._articles) == [8]
    link.click()
    assert not section._articles
