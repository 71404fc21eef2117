"""What a person decided about a nickname stands above what is recognised, in every later check of the same group (Art. 3)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lut_admin.convention import names

# They choose between two pictures of one emoji, and are not typed.
_PICTURE_SELECTORS = dict.fromkeys(map(ord, "\ufe0e\ufe0f"))


class Decided(StrEnum):
    """What was decided: one student, one of the staff, or nobody who belongs in the group."""

    STUDENT = "student"
    STAFF = "staff"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: the answer, the student's or the colleague's id (None for nobody), and the moment (UTC text)."""

    answer: Decided
    id: int | None = None
    at: str = ""


def key(nickname: str) -> str:
    """By what a nickname is known again: case, width and blanks do not count, accents and emoji do; ``""`` if nothing shows."""
    cleaned = unicodedata.normalize("NFKC", names.clean(nickname)).casefold().translate(_PICTURE_SELECTORS)
    return " ".join(cleaned.split())


def standing(nicknames: Iterable[str], decided: Mapping[str, Decision]) -> dict[int, Decision]:
    """Which rows of a list are decided (`decided` by key): none of those where two members bear the same nickname."""
    if not decided:
        return {}
    keys = [key(nickname) for nickname in nicknames]
    times = Counter(keys)
    return {row: decided[k] for row, k in enumerate(keys) if k and k in decided and times[k] == 1}
