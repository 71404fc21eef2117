"""A window with the page of settings alone."""

from __future__ import annotations

from typing import Any

import pytest

from lut_admin import app as composition
from lut_admin.desk.window import Window


@pytest.fixture(autouse=True)
def these_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = composition.rooms
    monkeypatch.setattr(composition, "rooms", lambda: [room for room in rooms() if room.name == "settings"])


@pytest.fixture
def window(open_window: Any) -> Window:
    made: Window = open_window("settings")
    return made
