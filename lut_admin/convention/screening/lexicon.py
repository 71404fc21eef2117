"""Words that point to what may not be posted (Art. 7-9): an editable list per label, with what makes a mention harmless."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lut_admin.convention.screening.folding import Folded, fold

LABELS = (
    *("7-incitement", "7-religion", "7-division"),
    *("8-privacy", "8-unverified", "8-attack", "8-vulgar", "8-gambling", "8-ad", "8-vote", "8-likes", "8-unrelated"),
    "9-personal",
)
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_STOPS = "。！？；!?;\n"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a word of a list stands: the label, and half-open offsets into the text."""

    label: str
    start: int
    end: int


@dataclass(frozen=True)
class Wordlist:
    """The words of one label; Chinese words are found through separators, English ones whole; `allow` are harmless phrases."""

    label: str
    words: tuple[str, ...]
    allow: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Every label's words, and the words that turn a sentence into a warning against them (严禁, 谨防, beware)."""

    lists: tuple[Wordlist, ...] = ()
    warnings: tuple[str, ...] = ()
    _english: dict[str, re.Pattern[str]] = field(default_factory=dict, compare=False, repr=False)

    def extended(self, words: Mapping[str, Sequence[str]], allow: Mapping[str, Sequence[str]] | None = None) -> Lexicon:
        """The lexicon with an office's own words and harmless phrases by label; KeyError for a label there is none of."""
        harmless = allow or {}
        for label in (*words, *harmless):
            if label not in LABELS:
                raise KeyError(label)
        known = {entry.label: entry for entry in self.lists}
        for label in dict.fromkeys((*words, *harmless)):
            entry = known.get(label, Wordlist(label, ()))
            more, fine = tuple(words.get(label, ())), tuple(harmless.get(label, ()))
            known[label] = Wordlist(label, entry.words + more, entry.allow + fine)
        return replace(self, lists=tuple(known.values()), _english={})

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Where the words of the lists stand, the first hit of each label; none in a sentence that warns of them."""
        folded = fold(text)
        found = []
        for entry in self.lists:
            hit = self._first(entry, text, folded)
            if hit is not None:
                found.append(hit)
        return tuple(found)

    def _first(self, entry: Wordlist, text: str, folded: Folded) -> Hit | None:
        allowed = _spans(entry.allow, folded)
        spans = _spans([word for word in entry.words if _HAN.search(word)], folded)
        pattern = self._pattern(entry)
        spans += [found.span() for found in pattern.finditer(text)] if pattern else []
        for start, end in sorted(spans):
            harmless = any(a <= start and end <= b for a, b in allowed) or self._warned(text, start)
            if not harmless:
                return Hit(entry.label, start, end)
        return None

    def _pattern(self, entry: Wordlist) -> re.Pattern[str] | None:
        words = [re.escape(word).replace(r"\ ", r"\s+") for word in entry.words if not _HAN.search(word)]
        if not words:
            return None
        if entry.label not in self._english:
            self._english[entry.label] = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(words)})(?![A-Za-z])", re.IGNORECASE)
        return self._english[entry.label]

    def _warned(self, text: str, at: int) -> bool:
        """Whether the sentence around a place warns, before or after it."""
        start = max(text.rfind(stop, 0, at) for stop in _STOPS) + 1
        ends = [end for stop in _STOPS if (end := text.find(stop, at)) >= 0]
        sentence = text[start : min(ends, default=len(text))].lower()
        return any(word in sentence for word in self.warnings)


def read_lexicon(data: Mapping[str, Any]) -> Lexicon:
    """The lexicon from the parsed ``screening.toml``: ``warnings`` and one table of ``words`` and ``allow`` a label."""
    lists = tuple(
        Wordlist(label, tuple(entry["words"]), tuple(entry.get("allow", ()))) for label, entry in data["label"].items()
    )
    return Lexicon(lists, tuple(word.lower() for word in data.get("warnings", ())))


def _spans(words: Sequence[str], folded: Folded) -> list[tuple[int, int]]:
    found = []
    for word in words:
        bare = fold(word).text
        at = folded.text.find(bare) if bare else -1
        while at >= 0:
            found.append(folded.span(at, at + len(bare)))
            at = folded.text.find(bare, at + 1)
    return found
