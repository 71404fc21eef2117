"""A window with the page of cases alone, and the two students that most of its tests need."""

from __future__ import annotations

from typing import Any

import pytest

from lut_admin import app as composition
from lut_admin.desk.window import Window
from lut_admin.office.office import Office
from tests.desk.pages.cases.sheets import students


@pytest.fixture(autouse=True)
def this_page(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = composition.rooms
    monkeypatch.setattr(composition, "rooms", lambda: [room for room in rooms() if room.name == "cases"])


@pytest.fixture
def people(office: Office) -> list[int]:
    return students(office)


@pytest.fixture
def window(open_window: Any, people: list[int]) -> Window:
    made: Window = open_window("cases")
    return made
