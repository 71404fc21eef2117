"""What a text may be in a cell: what every spreadsheet program keeps of it, and nothing that one would run."""

from __future__ import annotations

import re
from datetime import date

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NEWLINES = re.compile("\r\n?")
_FORMULA = re.compile("'*[=+\\-@\t\r]")

Value = str | int | float | date | None


def cleaned(text: str) -> str:
    """What of a text a table can hold: control characters, lone surrogates and non-characters go, line ends become \\n."""
    return _FORBIDDEN.sub("", _NEWLINES.sub("\n", text))


def guarded(text: str) -> str:
    """The text for a CSV cell: an apostrophe before what a spreadsheet program would run as a formula (= + - @ TAB CR)."""
    return f"'{text}" if runs(text) else text


def unguarded(text: str) -> str:
    """The text of a CSV cell without the apostrophe that `guarded` put before it; any other apostrophe stays."""
    return text[1:] if text.startswith("'") and runs(text) else text


def runs(text: str) -> bool:
    """Whether a spreadsheet program would run a typed-in text as a formula, or would once its apostrophes are gone."""
    return _FORMULA.match(text) is not None
