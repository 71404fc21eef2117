"""A window with the page of students, and some students in it; what goes elsewhere says so in its own `pages`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lut_admin.desk.pages.students import StudentsPage
from lut_admin.desk.window import Window
from lut_admin.office import roster
from lut_admin.office.office import Office
from tests.desk.pages.students.people import PEOPLE, shown


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("students",)


@pytest.fixture
def people(office: Office) -> list[int]:
    return [roster.add(office, one).made or 0 for one in PEOPLE]


@pytest.fixture
def page(people: list[int], open_window: Callable[..., Window]) -> StudentsPage:
    return shown(open_window("students"))
