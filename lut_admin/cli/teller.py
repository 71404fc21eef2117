"""How the command line speaks: JSON alone on stdout, or sentences in one language; refusals in one line on stderr."""

from __future__ import annotations

import json
import locale
import os
import sys
from collections.abc import Mapping
from typing import Any

from lut_admin import places
from lut_admin.papers import words
from lut_admin.papers.words import LANGUAGES, Language
from lut_admin.refusals import Refusal


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


class Teller:
    """Speaks for one command."""

    def __init__(self, language: Language, *, json: bool) -> None:
        self.language = language
        self.json = json
        for stream in (sys.stdout, sys.stderr):
            # A console of another encoding must not turn a name into a crash.
            getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")

    def give(self, document: Mapping[str, Any]) -> None:
        """One JSON document (or one JSON line) on stdout."""
        print(json.dumps(document, ensure_ascii=False), file=sys.stdout)

    def say(self, key: str, **facts: Any) -> None:
        """A sentence on stdout."""
        print(words.say(key, self.language, **facts), file=sys.stdout)

    def tell(self, text: str) -> None:
        """A line of plain text on stdout."""
        print(text, file=sys.stdout)

    def complain(self, key: str, **facts: Any) -> None:
        """A sentence on stderr."""
        print(words.say(key, self.language, **facts), file=sys.stderr)

    def refuse(self, refusal: Refusal) -> None:
        """What was refused, where and what to do, in one line on stderr."""
        print(" ".join(words.of_refusal(refusal, self.language).split("\n")), file=sys.stderr)

    def word(self, key: str) -> str:
        """A message, as a part of a sentence to come."""
        return words.say(key, self.language)
