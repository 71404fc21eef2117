"""Names of respondents in a text, masked: on a shared screen a case is read without telling whom it is about (need to know)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from lut_admin.convention.names import HAN

# What a text may call a student by; her class or nationality alone tells nobody.
NAMING = ("passport_name", "english_name", "chinese_name", "student_no", "passport_no", "phone")
_BETWEEN = r"[\s+/·•・,，._\-]"
_GIVEN = 3  # signs of a Chinese name from which on its last two may stand for it: 田约翰 is 约翰


def naming(particulars: Mapping[str, str], nickname: str | None = None) -> frozenset[str]:
    """Every way a text may call this student: whole names and numbers, and the parts of names, in small letters."""
    known = [particulars.get(name, "") for name in NAMING]
    found = {part for name in known for part in (name.strip(), *_parts(name))}
    # A nickname ends in a country's letters, which are nobody's name.
    found |= {(nickname or "").strip()} | {part for part in _parts(nickname or "") if len(part) > 2 or not part.isascii()}
    chinese = particulars.get("chinese_name", "")
    if len(chinese) == _GIVEN and re.fullmatch(f"[{HAN}]+", chinese):
        found.add(chinese[1:])
    forms = {form.casefold() for part in found for form in (part, _bare(part))}
    return frozenset(form for form in forms if len(form) > 1)


class Mask:
    """Masks names in texts: `names` are those of each person (`naming`), `called` what each is called instead, `somebody` is
    said of a name that several of them bear."""

    def __init__(self, names: Sequence[frozenset[str]], called: Sequence[str], somebody: str) -> None:
        self._called, self._somebody = called, somebody
        self._whose = {name: {i for i, own in enumerate(names) if name in own} for name in frozenset().union(*names)}
        longest_first = sorted(self._whose, key=len, reverse=True)
        # A name in letters is one only as a word; beside a Chinese sign it is a word too.
        parts = [re.escape(name) if re.match(f"[{HAN}]", name) else rf"(?<![^\W_{HAN}]){re.escape(name)}(?![^\W_{HAN}])"
                 for name in longest_first]  # fmt: skip
        name = f"(?:{'|'.join(parts)})"
        self._name = re.compile(name, re.IGNORECASE)
        self._run = re.compile(f"{name}(?:{_BETWEEN}*{name})*", re.IGNORECASE)

    def __call__(self, text: str) -> str:
        """The text without a name; what stands between two people's names stays."""
        if not self._whose or not text:
            return text
        return self._run.sub(lambda found: self._told(found[0]), unicodedata.normalize("NFC", text))

    def _told(self, run: str) -> str:
        """A family name and a given name side by side are one person wherever one person bears both."""
        told, whose, end = "", set[int](), 0
        for found in self._name.finditer(run):
            bearers = self._whose.get(found[0].casefold(), set())
            both = whose & bearers
            if not both:
                told += (self._say(whose) if whose else "") + run[end : found.start()]
            whose, end = both or set(bearers), found.end()
        return told + self._say(whose)

    def _say(self, whose: set[int]) -> str:
        return self._called[next(iter(whose))] if len(whose) == 1 else self._somebody


def _parts(name: str) -> list[str]:
    return re.split(f"{_BETWEEN}+", name)


def _bare(text: str) -> str:
    """Without accents, as a name is typed in a hurry."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
