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
    """One article of the convention, verbatim in both languages; the Chinese text governs.

    A note tells of a misprint that was kept.
    """

    number: int
    title_zh: str
    title_en: str
    zh: str
    en: str
    note_zh: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class Convention:
    """The convention as a whole: its titles, the main group's name, and its ten articles in order."""

    title_zh: str
    title_en: str
    group_zh: str
    group_en: str
    articles: tuple[Article, ...]

    def article(self, number: int) -> Article:
        """Article 1-10; IndexError for any other number."""
        if not 1 <= number <= len(self.articles):
            raise IndexError(number)
        return self.articles[number - 1]


def read_convention(data: Mapping[str, Any]) -> Convention:
    """The convention from the parsed ``convention.toml``; ValueError unless it holds articles 1 to 10 in order."""
    articles = tuple(Article(**entry) for entry in data["article"])
    if [article.number for article in articles] != list(range(1, 11)):
        raise ValueError("the convention has the articles 1 to 10, in order")
    return Convention(data["title_zh"], data["title_en"], data["group_zh"], data["group_en"], articles)


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
    message: str = ""

    @property
    def said(self) -> str:
        """The message that says it: the code's own, unless the rule names another (one code may be told in several ways)."""
        return self.message or self.code
