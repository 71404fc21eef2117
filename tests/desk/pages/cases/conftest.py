"""A window with the page of cases alone, and the two students that most of its tests need."""

from __future__ import annotations

from typing import Any

import pytest

from lut_admin.desk.window import Window
from lut_admin.office.office import Office
from tests.desk.pages.cases.sheets import students


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("cases",)


@pytest.fixture
def people(office: Office) -> list[int]:
    return students(office)


@pytest.fixture
def window(open_window: Any, people: list[int]) -> Window:
    made: Window = open_window("cases")
    return made
