"""The glossary over the composer: found by either language, taken by a key, changed in the settings."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lut_admin.desk.pages.notices.text.glossary import Glossary
from lut_admin.desk.pages.notices.text.halves import Halves
from lut_admin.desk.window import Window
from lut_admin.office import terms
from lut_admin.office.office import Office


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("notices", "settings")


@pytest.fixture
def glossary(window: Window, office: Office) -> Glossary:
    terms.add(office, "building", "格物楼", "Gewu Building", "新校区")
    made = Glossary(window, window)
    made.open_beneath(window)
    return made


def shown(glossary: Glossary) -> list[str]:
    return [glossary.list.item(at).text().split(" ")[0] for at in range(glossary.list.count())]


def test_an_entry_is_found_and_taken(glossary: Glossary) -> None:
    taken: list[tuple[str, str]] = []
    glossary.insert.connect(lambda zh, en: taken.append((zh, en)))
    assert shown(glossary)[0] == "格物楼" and len(shown(glossary)) == len(terms.shipped()) + 1
    for typed in ("gewu", "格物", "新校区", "gewulou", "gwl", "xinxiaoqu"):
        glossary.search.setText(typed)
        assert shown(glossary) == ["格物楼"]
    QTest.keyClick(glossary.search, Qt.Key.Key_Return)
    assert taken == [("格物楼", "Gewu Building")] and not glossary.isVisible()


def test_the_arrows_move_and_escape_closes(glossary: Glossary) -> None:
    for key, at in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_PageDown, 9),
        (Qt.Key.Key_Up, 8),
        (Qt.Key.Key_PageUp, 0),
        (Qt.Key.Key_Up, 0),
    ):
        QTest.keyClick(glossary.search, key)
        assert glossary.list.currentRow() == at
    glossary.search.setText("no such thing")
    assert glossary.nothing.isVisible() and not glossary.list.isVisible()
    QTest.keyClick(glossary.search, Qt.Key.Key_Return)
    assert glossary.isVisible()
    QTest.keyClick(glossary.search, Qt.Key.Key_Escape)
    assert not glossary.isVisible()


def test_it_leads_to_where_it_is_changed(glossary: Glossary, window: Window) -> None:
    glossary._edit()
    assert not glossary.isVisible()
    page: Any = window.page
    assert page.name == "settings" and page.section == "glossary"


def test_between_two_words_it_stands_alone(window: Window) -> None:
    halves = Halves(window)
    halves.put("在集合", "Meet at at 2 pm")
    for name, place in (("zh", 1), ("en", 8)):
        cursor = halves.editors[name].textCursor()
        cursor.setPosition(place)
        halves.editors[name].setTextCursor(cursor)
    halves.insert("图书馆", "the Library")
    assert halves.texts() == ("在图书馆集合", "Meet at the Library at 2 pm")
    halves.put("", "2 pm")
    halves.insert("", "Library")
    assert halves.texts()[1] == "Library 2 pm"
