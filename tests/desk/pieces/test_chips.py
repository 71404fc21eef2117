"""Chips stay on one row: the chosen one always, the others as far as they fit, the rest in a menu."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lut_admin.desk.computer.speech import set_qt_language
from lut_admin.desk.pieces.chips import GAP, Chips, ChipSpec, fitting

NAMES = ["", "active", "leave", "graduated", "left", "unknown", "expired", "soon"]
SPECS = [ChipSpec(name, f"Students {name}".strip(), 10 + place) for place, name in enumerate(NAMES)]


@pytest.fixture
def chips(qt: QApplication, settle: Callable[[], None]) -> Chips:
    set_qt_language("en")
    made = Chips("Filter")
    made.put(SPECS, "")
    made.show()
    made.resize(2000, 40)
    settle()
    return made


def shown(chips: Chips) -> list[str]:
    return [name for name, made in chips._buttons.items() if made.isVisible()]


def test_with_room_all_are_there_and_without_the_last_are_in_the_menu(chips: Chips) -> None:
    assert shown(chips) == NAMES and not chips.more.isVisible() and chips.folded == []
    chips.resize(500, 40)
    assert shown(chips) == NAMES[: len(shown(chips))] and 1 < len(shown(chips)) < len(NAMES)
    assert chips.folded == NAMES[len(shown(chips)) :]
    places = [chips._buttons[name].geometry() for name in shown(chips)] + [chips.more.geometry()]
    assert chips.more.isVisible() and chips.more.text() == "More"
    assert len({place.top() for place in places}) == 1 and places[-1].right() < 500
    assert all(one.right() < next_.left() for one, next_ in pairwise(places))
    menu = chips.menu()
    assert [action.text() for action in menu.actions()] == [SPECS[NAMES.index(name)].said for name in chips.folded]
    assert menu.actions()[-1].text() == "Students soon 17"
    assert chips.more.accessibleDescription().endswith("Students soon 17")


def test_one_taken_from_the_menu_is_chosen_shown_and_told(chips: Chips) -> None:
    told: list[str] = []
    chips.chosen.connect(told.append)
    chips.resize(500, 40)
    chips.menu().actions()[-1].trigger()
    assert told == ["soon"] and chips.current == "soon" and "soon" in shown(chips) and "" in shown(chips)
    assert chips.childrenRect().right() < 500
    QTest.mouseClick(chips._buttons[""], Qt.MouseButton.LeftButton)
    assert told == ["soon", ""] and "soon" in chips.folded


def test_another_count_makes_another_width(chips: Chips) -> None:
    chips.resize(chips.sizeHint().width(), 40)
    assert chips.folded == []
    chips.put([ChipSpec(one.name, one.words, 1_000_000) for one in SPECS], "unknown")
    assert chips.folded and "unknown" in shown(chips)
    chips.put(SPECS[:2], "")
    assert shown(chips) == NAMES[:2] and not chips.more.isVisible()


def test_the_chosen_one_is_reached_in_the_narrowest_place(chips: Chips) -> None:
    chips.put(SPECS, "expired")
    chips.resize(chips.minimumSizeHint().width(), 40)
    assert "expired" in shown(chips) and chips.more.isVisible()
    assert chips.childrenRect().right() < chips.width()


@given(st.lists(st.integers(20, 200), min_size=1, max_size=12), st.integers(0, 1200), st.integers(0, 11), st.integers(20, 90))
def test_what_is_shown_fits_or_is_the_chosen_one_alone(widths: list[int], room: int, chosen: int, more: int) -> None:
    chosen %= len(widths)
    places = fitting(widths, room, chosen, more)
    used = sum(widths[place] + GAP for place in places)
    assert chosen in places
    if len(places) == len(widths):
        assert used - GAP <= room or places == {chosen}
    else:
        assert used + more <= room or places == {chosen}
        others = sorted(places - {chosen})
        assert others == [place for place in range(len(widths)) if place != chosen][: len(others)]
