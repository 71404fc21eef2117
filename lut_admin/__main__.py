"""``python -m lut_admin``, the installed ``lut-admin`` and the frozen app all start here."""

from __future__ import annotations

import sys

# The exit status of a command that did nothing.
STOPPED = 2


def main() -> int:
    """Start the app with the arguments of this process; returns the exit status."""
    # The frozen app is its own Python: the limited process that reads a workbook is this program, started once more.
    if sys.argv[1:2] == ["--read-sheets"]:
        from lut_admin.papers.sheets.child import main as read_sheets

        return read_sheets(sys.argv[2:])
    try:
        from lut_admin.app import main as start

        return start(sys.argv[1:])
    except KeyboardInterrupt:  # while modules were still being loaded
        return STOPPED


if __name__ == "__main__":
    sys.exit(main())
