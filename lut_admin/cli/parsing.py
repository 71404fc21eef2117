"""Values on the command line: days and moments."""

from __future__ import annotations

from datetime import date, datetime

from lut_admin.convention.hours import CHINA
from lut_admin.refusals import Refusal


def day(text: str) -> date:
    """An ISO day; refuses anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal("cli.no_day", text=text) from None


def moment(text: str) -> datetime:
    """An ISO moment, aware; one without a zone is Chinese time. Refuses anything else."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal("cli.no_moment", text=text) from None
    return at if at.tzinfo else at.replace(tzinfo=CHINA)
