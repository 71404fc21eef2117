"""A window with the page of groups alone; what goes to another page says so in its own `pages`."""

from __future__ import annotations

import pytest


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("groups",)
