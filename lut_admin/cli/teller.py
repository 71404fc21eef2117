"""How the command line speaks: JSON alone on stdout, or sentences in one language; refusals in one line on stderr."""

from __future__ import annotations

import codecs
import json
import locale
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any

from lut_admin import places
from lut_admin.papers import words
from lut_admin.papers.words import LANGUAGES, Language
from lut_admin.refusals import Refusal

# Characters of a name that would command the terminal it is shown on: controls, and the marks that reverse a line.
_COMMANDING = dict.fromkeys(
    [
        *range(0x09),
        *range(0x0B, 0x20),
        *range(0x7F, 0xA0),
        0x061C,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ],
    "�",
) | {0x0D: None}
# A fact is repeated so far: a line of a hundred thousand letters says nothing.
_LONGEST = 300
# Ends of lines to some readers, although JSON allows them in a text: a line of JSON must stay one line.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class Unheard(Exception):
    """Nobody takes what we print: the reader has gone, or the disk is full. `gone`: the reader has, which is its right."""

    def __init__(self, error: OSError | ValueError) -> None:
        super().__init__(str(error))
        # On Windows a reader that has gone is an invalid argument.
        self.gone = isinstance(error, (BrokenPipeError, ValueError)) or (os.name == "nt" and error.errno == 22)
        self.reason = getattr(error, "strerror", None) or str(error)


def preferred_language() -> Language:
    """The language the user chose in the window, else English where the system speaks English, else Chinese."""
    try:
        chosen = json.loads(places.preferences().read_text("utf-8")).get("language")
    except (OSError, ValueError, AttributeError):
        chosen = None
    for language in LANGUAGES:
        if chosen == language:
            return language
    system = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "en" if system.startswith("en") else "zh"


def asked_language(words: Sequence[str]) -> Language | None:
    """The language that a line asks for, even where the line is wrong otherwise."""
    values = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    values += [value for word, value in pairwise(words) if word == "--lang"]
    return next((language for language in LANGUAGES if language in values), None)


class Teller:
    """Speaks for one command."""

    def __init__(self, language: Language, *, json: bool) -> None:
        self.language = language
        self.json = json
        for stream in (sys.stdout, sys.stderr):
            # A console of another encoding must not turn a name into a crash.
            with suppress(ValueError, OSError):
                getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")

    def give(self, document: Mapping[str, Any]) -> None:
        """One JSON document (or one JSON line) on stdout; in plain ASCII where stdout is not UTF-8."""
        self._print(json.dumps(document, ensure_ascii=not _is_utf8(), allow_nan=False).translate(_LINE_ENDS))

    def say(self, key: str, **facts: Any) -> None:
        """A sentence on stdout."""
        self.tell(words.say(key, self.language, **facts))

    def tell(self, text: str) -> None:
        """Lines of plain text on stdout, without what would command a terminal."""
        self._print(text.translate(_COMMANDING))

    def complain(self, key: str, **facts: Any) -> None:
        """A sentence on stderr."""
        self._complain(words.say(key, self.language, **facts))

    def refuse(self, refusal: Refusal) -> None:
        """What was refused, where and what to do, in one line on stderr."""
        facts = {name: _clipped(fact) for name, fact in refusal.facts.items()}
        said = words.of_refusal(Refusal(refusal.code, article=refusal.article, **facts), self.language)
        self._complain(" ".join(said.splitlines()))

    def trace(self, stacks: str) -> None:
        """Where a bug is, on stderr, for whoever mends it."""
        self._complain(stacks)

    def word(self, key: str) -> str:
        """A message, as a part of a sentence to come."""
        return words.say(key, self.language)

    def finish(self) -> None:
        """Make sure that everything printed has arrived."""
        try:
            if sys.stdout is not None:
                sys.stdout.flush()
        except (OSError, ValueError) as error:
            raise Unheard(error) from error

    def _print(self, text: str) -> None:
        try:
            print(text, file=sys.stdout)
        except (OSError, ValueError) as error:
            raise Unheard(error) from error

    def _complain(self, text: str) -> None:
        if sys.stderr is None:  # closed; print would turn to stdout, which is for results
            return
        with suppress(OSError, ValueError):
            print(text.translate(_COMMANDING), file=sys.stderr, flush=True)


def _clipped(fact: Any) -> Any:
    return f"{fact[:_LONGEST]}…" if isinstance(fact, str) and len(fact) > _LONGEST else fact


def _is_utf8() -> bool:
    try:
        return codecs.lookup(getattr(sys.stdout, "encoding", None) or "utf-8").name == "utf-8"
    except LookupError:
        return False
