"""The ten articles as data, and what the rules say of a thing: a `Finding`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Weight(StrEnum):
    """How heavily a finding weighs: told, asked, warned of, or blocking."""

    TELL = "tell"
    ASK = "ask"
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the convention, verbatim in both languages; the Chinese text governs."""

    number: int
    title_zh: str
    title_en: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule noticed: the article it rests on, a code, the facts that show it, and its weight.

    `code` is a message key (``hours.closed``); `facts` fill its sentence. The spans are half-open character offsets into the
    Chinese text, the English text, or a single message.
    """

    article: int
    code: str
    weight: Weight = Weight.WARN
    facts: Mapping[str, Any] = field(default_factory=dict)
    zh: tuple[int, int] | None = None
    en: tuple[int, int] | None = None
    text: tuple[int, int] | None = None
