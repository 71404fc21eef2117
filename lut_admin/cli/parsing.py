"""Values on the command line: texts, paths, numbers, days and moments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from lut_admin.convention.hours import CHINA
from lut_admin.refusals import Refusal

# The greatest number that a record may have.
GREATEST = 2**63 - 1
_SHOWN = 60


def shortened(text: str) -> str:
    """A word of the line as a complaint repeats it."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def anything(text: str) -> str:
    """A text that is only looked at, so may hold whatever it holds."""
    return text


def text(text: str) -> str:
    """A text that may be kept; refuses bytes that were no text in the console's encoding."""
    if any("\ud800" <= c <= "\udfff" or c == "\0" for c in text):
        raise Refusal("cli.no_text", text=shortened(text))
    return text


def path(text: str) -> Path:
    """A file or folder; refuses one that no system can have."""
    if not text or "\0" in text:
        raise Refusal("cli.no_path", text=shortened(text))
    return Path(text)


def content(file: Path) -> str:
    """What a text file holds; refuses one that cannot be read, and one that is not UTF-8, with the line that shows it."""
    try:
        return file.read_text("utf-8-sig")
    except OSError as error:
        raise Refusal("cli.unreadable", file=file.name) from error
    except UnicodeDecodeError as error:
        raise Refusal("cli.not_utf8", file=file.name, line=error.object[: error.start].count(b"\n") + 1) from error


def number(text: str) -> int:
    """A whole number from 1 on; refuses anything else."""
    try:
        found = int(text)
    except ValueError:
        found = 0
    if not 1 <= found <= GREATEST:
        raise Refusal("cli.no_number", text=shortened(text))
    return found


def names(text: str) -> tuple[str, ...]:
    """Names parted by commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def fact(written: str) -> tuple[str, str]:
    """A fact of a notice: its name and what it is, parted by the first ``=``; refuses a text without one."""
    name, sign, value = text(written).partition("=")
    if not sign or not name.strip():
        raise Refusal("cli.no_fact", text=shortened(written))
    return name.strip(), value.strip()


def choice(*values: str) -> Callable[[str], str]:
    """One of these words; refuses any other."""

    def read(text: str) -> str:
        if text not in values:
            raise Refusal("cli.no_choice", text=shortened(text), choices=" ".join(values))
        return text

    return read


def yes_or_no(text: str) -> bool:
    """``yes`` or ``no``; refuses anything else."""
    return choice("yes", "no")(text) == "yes"


def day(text: str) -> date:
    """An ISO day; refuses anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal("cli.no_day", text=shortened(text)) from None


def moment(text: str) -> datetime:
    """An ISO moment, aware; one without a zone is Chinese time. Refuses anything else."""
    try:
        at = datetime.fromisoformat(text)
        at = at if at.tzinfo else at.replace(tzinfo=CHINA)
        # The calendar's first and last days exist in one zone only, and after its last no window opens.
        at.astimezone(UTC), at.astimezone(CHINA) + timedelta(days=2)
    except (ValueError, OverflowError):
        raise Refusal("cli.no_moment", text=shortened(text)) from None
    return at
