"""Every sentence a person reads, in Chinese and English at the same time.

A message's key names its catalogue: ``students.empty`` lives in ``resources/locale/<language>/LC_MESSAGES/students.po``.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from lut_admin import places
from lut_admin.convention.articles import Finding
from lut_admin.refusals import Refusal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, Language] = ("zh", "en")
_LATIN = 0x24F  # the last of the Latin letters
FOLDERS: dict[Language, str] = {"zh": "zh_CN", "en": "en"}


@dataclass(frozen=True, slots=True)
class Word:
    """A message used as a fact of another message, said in that message's language."""

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@cache
def _catalogue(domain: str, language: Language, root: Path) -> gettext.NullTranslations:
    return gettext.translation(domain, root, languages=[FOLDERS[language]])


def say(key: str, language: Language, /, **facts: Any) -> str:
    """The message `key` in `language`, filled from `facts`; a fact named ``n`` chooses the plural.

    Raises KeyError where the catalogue lacks the message: that is a bug, and a test holds every key to both languages.
    """
    domain = key.partition(".")[0]
    catalogue = _catalogue(domain, language, places.resources() / "locale")
    n = facts.get("n")
    # An int always takes a plural form of a message that has them; gettext falls back to the key itself otherwise.
    text = catalogue.ngettext(key, key, n) if isinstance(n, int) else catalogue.gettext(key)
    if text == key:
        text = catalogue.gettext(key)
    if text == key:
        raise KeyError(f"no message {key!r} in {language}")
    return text.format_map({name: _said(value, language) for name, value in facts.items()})


def _said(value: Any, language: Language) -> Any:
    if isinstance(value, Word):
        return of_word(value, language)
    if isinstance(value, (list, tuple)):
        return listed([str(_said(one, language)) for one in value], language)
    return value


def listed(parts: Iterable[str], language: Language) -> str:
    """Several things in a line: 甲、乙 or A, B. A list or tuple among the facts of a message is told so by itself."""
    return ("、" if language == "zh" else ", ").join(parts)


def of_word(word: Word, language: Language) -> str:
    """A `Word` by itself, in one language."""
    return say(word.key, language, **word.facts)


def amid(name: str, language: Language) -> str:
    """A name as it stands between other words: in Chinese, Latin letters and figures keep a blank to what is beside them."""
    if language != "zh" or not name:
        return name
    before, after = ("" if ord(end) > _LATIN else " " for end in (name[0], name[-1]))
    return f"{before}{name}{after}"


def both(key: str, /, **facts: Any) -> dict[str, str]:
    """The message in both languages: ``{"zh": …, "en": …}``."""
    return {language: say(key, language, **facts) for language in LANGUAGES}


def of_finding(finding: Finding, language: Language) -> str:
    """What a finding says, in one language."""
    return say(finding.said, language, **finding.facts)


def of_refusal(refusal: Refusal, language: Language) -> str:
    """What was refused and what to do about it, in one line."""
    what = say(refusal.code, language, **refusal.facts)
    remedy = say(f"{refusal.code}.remedy", language, **refusal.facts)
    return f"{what}{'' if language == 'zh' else ' '}{remedy}"


def article(number: int, language: Language) -> str:
    """An article of the convention as each language counts it: 第二条, Article 2."""
    counted = "一二三四五六七八九十"[number - 1] if language == "zh" else str(number)
    return say("forms.article", language, number=counted)


def articles(numbers: Sequence[int], language: Language) -> str:
    """Several of them in a line: 第五条、第八条, Articles 5, 8; nothing for none."""
    if len(numbers) < 2 or language == "zh":
        return "、".join(article(number, language) for number in numbers)
    return say("forms.several_articles", language, numbers=", ".join(map(str, numbers)))
