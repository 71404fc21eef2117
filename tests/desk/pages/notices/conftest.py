"""A window with the page of notices, and Today to go to; what goes elsewhere says so in its own `others`."""

from __future__ import annotations

from typing import Any

import pytest

from lut_admin import app as composition
from lut_admin.desk.window import Window


@pytest.fixture
def others() -> tuple[str, ...]:
    """The pages beside that of notices."""
    return ("today",)


@pytest.fixture(autouse=True)
def these_pages(monkeypatch: pytest.MonkeyPatch, others: tuple[str, ...]) -> None:
    rooms = composition.rooms
    monkeypatch.setattr(composition, "rooms", lambda: [room for room in rooms() if room.name in ("notices", *others)])


@pytest.fixture
def window(open_window: Any) -> Window:
    made: Window = open_window("notices")
    return made
