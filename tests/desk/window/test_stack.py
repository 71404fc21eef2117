"""The pages of a window: which is made first, when the others come, and where one may go before they are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from lut_admin.desk.computer.preferences import Preferences
from lut_admin.desk.page import Page
from lut_admin.desk.window import Window
from lut_admin.desk.window.navigation import Room
from lut_admin.desk.work.jobs import InlineRunner
from lut_admin.office.office import Office
from lut_admin.office.results import Changes

LONG = 3_600_000  # milliseconds: longer than any test


class Told(Page):
    """A page that keeps what it was asked."""

    def refresh(self) -> None:
        self.refreshed = getattr(self, "refreshed", 0) + 1

    def visit(self, where: Mapping[str, Any]) -> None:
        self.visited = dict(where)


Open = Callable[..., Window]


@pytest.fixture
def loaded() -> list[str]:
    """The pages in the order in which their classes were loaded."""
    return []


@pytest.fixture
def open_(qt: object, office: Office, preferences: Preferences, loaded: list[str], settle: Any) -> Iterator[Open]:
    def load(name: str) -> type[Page]:
        loaded.append(name)
        return type(name.title(), (Told,), {"name": name})

    made: list[Window] = []

    def open_(begin_at: str, pause: int) -> Window:
        rooms = [Room(name, "sun", lambda name=name: load(name)) for name in ("today", "students", "groups")]
        window = Window(rooms, lambda *_: QWidget(), InlineRunner(), preferences, "zh", begin_at=begin_at, pause=pause)
        made.append(window)
        window.opened(office)
        window.show()
        settle()
        return window

    yield open_
    for window in made:
        window.is_open = False  # the office is the fixture's to close
        window.close()
        window.deleteLater()


def test_the_page_to_begin_at_comes_first(open_: Open, loaded: list[str]) -> None:
    window = open_("students", 0)
    assert loaded == ["students", "today", "groups"]
    assert window.page is not None and window.page.name == "students"
    assert window.page.refreshed == 1  # type: ignore[attr-defined]


def test_the_others_wait_until_it_is_painted(open_: Open, loaded: list[str]) -> None:
    window = open_("students", LONG)
    assert loaded == ["students"]
    assert window.page is not None and window.page.isVisible()


def test_a_page_that_is_still_loading_is_shown_and_visited_when_it_is_there(open_: Open, settle: Any) -> None:
    window = open_("students", LONG)
    window.go("groups", group=3)
    assert window.page is None
    window.stack.load(lambda: None)  # the wanted page is now the first
    settle()
    assert window.page is not None and window.page.name == "groups"
    assert window.page.visited == {"group": 3}  # type: ignore[attr-defined]
    window.stack.go("students")
    assert window.page.name == "students" and not hasattr(window.page, "visited")


def test_every_badge_is_there_at_the_start_and_in_the_other_language(open_: Open, settle: Any, monkeypatch: Any) -> None:
    def badge(self: Told) -> tuple[str, bool] | None:
        return (str(self.refreshed), False) if hasattr(self, "refreshed") else None

    def refresh(self: Told) -> None:
        self.refreshed = 1
        self.heading_changed.emit()

    def badges(window: Window) -> list[str]:
        return [window.frame.navigation._buttons[name].badge.text() for name in ("today", "students", "groups")]

    monkeypatch.setattr(Told, "badge", badge)
    monkeypatch.setattr(Told, "refresh", refresh)
    window = open_("students", 0)
    assert badges(window) == ["1", "1", "1"]
    window.set_language("en")
    settle()
    assert window.language == "en" and badges(window) == ["1", "1", "1"]


def test_the_badge_of_a_page_nobody_sees_follows_what_changes(open_: Open, monkeypatch: Any) -> None:
    def refresh(self: Told) -> None:
        self.read = getattr(self, "read", 0) + 1
        self.heading_changed.emit()

    monkeypatch.setattr(Told, "badge", lambda self: (str(self.read), False) if hasattr(self, "read") else None)
    monkeypatch.setattr(Told, "refresh", refresh)
    monkeypatch.setattr(Told, "shows", Changes.STUDENTS)
    window = open_("today", 0)
    button = window.frame.navigation._buttons["students"].badge
    assert button.text() == "1"
    window.stack.tell(Changes.STUDENTS)
    assert button.text() == "2"
    window.stack.tell(Changes.NOTICES)
    assert button.text() == "2"
    window.go("students")
    assert button.text() == "2"  # seen now, and read already


def test_a_page_without_a_badge_is_read_when_it_is_seen(open_: Open, monkeypatch: Any) -> None:
    read: list[str] = []
    monkeypatch.setattr(Told, "refresh", lambda self: read.append(self.name))
    monkeypatch.setattr(Told, "shows", Changes.STUDENTS)
    window = open_("today", 0)
    read.clear()
    window.stack.tell(Changes.STUDENTS)
    assert read == ["today"]
    window.go("students")
    assert read == ["today", "students"]
