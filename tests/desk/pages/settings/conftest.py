"""A window with the page of settings alone."""

from __future__ import annotations

from typing import Any

import pytest

from lut_admin.desk.window import Window


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("settings",)


@pytest.fixture
def window(open_window: Any) -> Window:
    made: Window = open_window("settings")
    return made
