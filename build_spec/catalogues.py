"""Compile the message catalogues: every ``.po`` under resources/locale to the ``.mo`` that gettext reads.

Run by the set-up, by the wheel's build and by anyone who has changed a message. Writes only what is older than its source.
"""

from __future__ import annotations

import sys
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "resources" / "locale"


def compile_all(locale: Path = LOCALE) -> int:
    """Compile what has changed; returns how many catalogues were written."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = 0
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parent.parent.name, domain=source.stem, abort_invalid=True)
        partial = target.with_suffix(".mo.part")
        with partial.open("wb") as stream:
            write_mo(stream, catalogue)
        partial.replace(target)
        written += 1
    return written


if __name__ == "__main__":
    print(f"{compile_all()} catalogues compiled", file=sys.stderr)
