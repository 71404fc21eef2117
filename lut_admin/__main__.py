"""``python -m lut_admin`` and the installed ``lut-admin``."""

from __future__ import annotations

import sys


def main() -> int:
    """Start the app with the arguments of this process; returns the exit status."""
    from lut_admin.app import main as start

    return start(sys.argv[1:])


if __name__ == "__main__":
    from multiprocessing import freeze_support

    # In the frozen app a spawned child starts here too; this turns it into the worker it is meant to be.
    freeze_support()
    sys.exit(main())
