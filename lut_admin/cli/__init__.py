"""The same jobs without a window: the command line, a public interface (shapes change only with a note in the changelog)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lut_admin.office.selftest import Probe


def main(argv: Sequence[str], probes: Sequence[tuple[str, Probe]] = ()) -> int:
    """Run one command; returns the exit status. `probes` are the window's own checks for ``selftest``."""
    # The window reads its own line by this package's grammar and must not wait for all the commands.
    from lut_admin.cli.line import main as obey

    return obey(argv, probes)


__all__ = ["main"]
