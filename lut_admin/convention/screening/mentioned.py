"""Words that a text mentions and does not use: the title of a play, and what stands in quotation marks in a lesson on words."""

from __future__ import annotations

import re
from bisect import bisect_left

from lut_admin.convention.screening.folding import Folded
from lut_admin.convention.screening.terms import Span

# A film is not its title. What is handed out by its title (a scripture, a call) is told by it all the same.
NAMED_BY_TITLE = frozenset({"7-division", "8-attack", "8-vulgar", "8-gambling", "8-unrelated"})
# Who hands out a scripture may call it what he likes.
NOT_QUOTED = frozenset({"7-religion"})
_TITLE = re.compile(r"《[^《》\n]{1,40}》|〈[^〈〉\n]{1,40}〉")
_QUOTED = re.compile(
    r"“[^“”\n]{1,60}”|「[^「」\n]{1,60}」|『[^『』\n]{1,60}』|(?<![A-Za-z0-9])[\"＂][^\"＂\n]{1,60}[\"＂](?![A-Za-z0-9])"
)


def titles(text: str, folded: Folded) -> list[Span]:
    """Where in the folded text titles stand."""
    return _places(_TITLE, text, folded) if "《" in text or "〈" in text else []


def quoted(text: str, folded: Folded) -> list[Span]:
    """Where in the folded text something stands in quotation marks."""
    return _places(_QUOTED, text, folded)


def _places(pattern: re.Pattern[str], text: str, folded: Folded) -> list[Span]:
    return [
        (bisect_left(folded.starts, found.start()), bisect_left(folded.starts, found.end()))
        for found in pattern.finditer(text)
    ]
