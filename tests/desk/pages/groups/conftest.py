"""A window with the page of groups alone; what goes to another page says so in its own `this_page`."""

from __future__ import annotations

import pytest

from lut_admin import app as composition


@pytest.fixture(autouse=True)
def this_page(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = composition.rooms
    monkeypatch.setattr(composition, "rooms", lambda: [room for room in rooms() if room.name == "groups"])
