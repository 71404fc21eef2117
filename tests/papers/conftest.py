"""A press for the papers."""

from __future__ import annotations

import pytest

from lut_admin.papers.printing import Press


@pytest.fixture(scope="session")
def press() -> Press:
    """Without the fonts of this computer, so that the same is missing everywhere."""
    return Press(system_fonts=False)
