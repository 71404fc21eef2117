"""Countries as lists write them, in Chinese, English or by code, and what they are called in either language."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from typing import Any

from lut_admin import places
from lut_admin.convention import names


@cache
def _countries() -> dict[str, Any]:
    """ISO 3166 code to ``{"zh", "en", "also"}``, as data."""
    return tomllib.loads((places.resources() / "lists" / "nationalities.toml").read_text(encoding="utf-8"))


@cache
def _spellings() -> dict[str, str]:
    known: dict[str, str] = {}
    for country, said in _countries().items():
        for word in (country, said["alpha3"], said["zh"], said["en"], *said["also"]):
            known.setdefault(_bare(word), country)
    return known


def _bare(word: str) -> str:
    return "".join(c for c in names.fold(unicodedata.normalize("NFKC", word)) if c.isalnum())


@lru_cache(4096)
def code(text: str) -> str | None:
    """The ISO 3166 code (``PK``) of a country or nationality as written; None where it is unknown."""
    bare = _bare(text)
    known = _spellings()
    return known.get(bare) or known.get(bare.removesuffix("籍")) or known.get(bare.removesuffix("国籍"))


def near(text: str, most: int = 2) -> list[str]:
    """The codes of countries that are written much like a word that is none, nearest first."""
    from difflib import get_close_matches

    spelled = _spellings()
    alike = get_close_matches(_bare(text), [word for word in spelled if len(word) > 1], 3 * most, 0.7)
    return list(dict.fromkeys(spelled[word] for word in alike))[:most]


def name(country: str, language: str) -> str:
    """What the country of a code is called in ``zh`` or ``en``."""
    return str(_countries()[country][language])


def codes() -> list[str]:
    """Every country's code, in the order of the Chinese names' pinyin."""
    return sorted(_countries(), key=lambda country: names.pinyin(_countries()[country]["zh"]))
