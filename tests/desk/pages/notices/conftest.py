"""A window with the page of notices, and Today to go to; what goes elsewhere says so in its own `pages`."""

from __future__ import annotations

from typing import Any

import pytest

from lut_admin.desk.window import Window


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("notices", "today")


@pytest.fixture
def window(open_window: Any) -> Window:
    made: Window = open_window("notices")
    return made
