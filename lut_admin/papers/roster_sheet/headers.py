"""What the words around a student list mean: a header, a foot, the name of a sheet."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from lut_admin import places
from lut_admin.convention import names
from lut_admin.convention.names import HAN
from lut_admin.convention.roster import BY_NAME

# What a header may name besides a field: the values underneath, or a neighbouring column, decide what becomes of it.
WEAK = frozenset({"name", "number", "serial"})
RELIGION, PHOTO, SERIAL = "religion", "photo", "serial"

_OF_OTHERS = frozenset({"supervisor", "emergency_contact", "emergency_phone", "guardian"})
_OF_NAMES = {
    "护照": "passport_name", "passport": "passport_name", "拼音": "pinyin", "pinyin": "pinyin",
    "中文": "chinese_name", "汉字": "chinese_name", "chinese": "chinese_name", "英文": "english_name", "english": "english_name",
}  # fmt: skip

_REMOVED = re.compile(r"[\s*:.,'’\"_\-–—·、?!★☆√]+")
_BRACKETED = re.compile(r"[(\[{【〔<《](.*?)[)\]}】〕>》]", re.DOTALL)
_BRACKETS = re.compile(r"[()\[\]{}【】〔〕<>《》]")
_LINES = re.compile(r"[\n\r|;；]+|\s{2,}")


@cache
def lists() -> dict[str, Any]:
    """The synonyms and signal words of headers, as data."""
    return tomllib.loads((places.resources() / "lists" / "headers.toml").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """A header for comparing: NFKC, lower case, simplified, without blanks, stars and punctuation; brackets stay."""
    folded = names.simplified(unicodedata.normalize("NFKC", text).casefold())
    return _REMOVED.sub("", folded) or folded.strip()


@cache
def _synonyms() -> dict[str, str]:
    known = {_flat(name): name for name in BY_NAME}
    for key, words in lists()["fields"].items():
        for word in (*words["zh"], *words["en"]):
            known.setdefault(_flat(word), key)
    return known


@lru_cache(4096)
def rank(text: str) -> int:
    """How plainly a header names its field: 0 is the usual word, later synonyms say less (学号 before 学籍号)."""
    flat = _flat(text)
    for listed in lists()["fields"].values():
        for words in (listed["zh"], listed["en"]):
            for at, word in enumerate(words):
                if _flat(word) == flat:
                    return at
    return 99


@cache
def _words(table: str, key: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in lists()[table][key])


def _flat(text: str) -> str:
    return _BRACKETS.sub("", plain(text))


@lru_cache(4096)
def recognise(text: str) -> str | None:
    """The field a header names, or another key of the synonyms (``name``, ``serial``, ``religion`` …); None is unknown."""
    if len(text) > 120:
        return None
    flat = _flat(text)
    if not flat:
        return None
    if is_about_religion(text):
        return RELIGION
    known = _synonyms()
    if flat in known:
        return known[flat]
    folded = _BRACKETED.sub(_unless_hint, unicodedata.normalize("NFKC", text))
    if key := known.get(_flat(folded)):
        return key
    inside = "".join(_BRACKETED.findall(folded))
    outside = _BRACKETED.sub(" ", folded)
    if inside and (key := known.get(_flat(inside + outside))):
        return key
    pieces = [*_parts(outside), outside, inside]
    if any(word in flat for word in _words("others", "words")):
        key = _of_parts(pieces)
        return key if key in _OF_OTHERS else None
    key = _known(outside) or _of_parts(pieces)
    return _OF_NAMES.get(_in_brackets(inside), key) if key in {"name", "english_name"} else key


def is_about_religion(text: str) -> bool:
    """Whether a header asks for somebody's faith, also by what follows from it: 宗教信仰, 是否穆斯林, Halal food."""
    flat = _flat(text)
    for word in _words("religion", "not"):
        flat = flat.replace(word, "")
    return any(word in flat for word in _words("religion", "headers"))


def _unless_hint(bracketed: re.Match[str]) -> str:
    """Brackets that only say how to fill in the column, （必填）, mean nothing."""
    said = unicodedata.normalize("NFKC", bracketed[1]).casefold()
    hint = any(word in said for word in lists()["hints"]["words"]) or plain(said) in _words("around", "after")
    return "" if hint else bracketed[0]


def _in_brackets(inside: str) -> str:
    """Which name the brackets behind 姓名 ask for: 姓名（与护照一致）."""
    flat = _flat(inside)
    return next((word for word in _OF_NAMES if word in flat), "")


def _known(text: str) -> str | None:
    flat = _flat(text)
    return _synonyms().get(flat) or _synonyms().get(_unwrapped(flat))


def _unwrapped(flat: str) -> str:
    for word in _words("around", "before"):
        if flat.startswith(word) and len(flat) > len(word):
            flat = flat[len(word) :]
            break
    for word in _words("around", "after"):
        if flat.endswith(word) and len(flat) > len(word):
            return flat[: -len(word)]
    return flat


def _parts(text: str) -> list[str]:
    """The pieces of a header in two languages: its lines, then what stands before and after its Chinese part."""
    pieces = [piece for piece in _LINES.split(text) if piece.strip()]
    pieces = pieces if len(pieces) > 1 else []
    for line in [*pieces, text]:
        first, last = re.search(f"[{HAN}]", line), re.search(f"[{HAN}][^{HAN}]*$", line)
        if first and last:
            pieces += [line[: last.start() + 1], line[last.start() + 1 :], line[: first.start()], line[first.start() :]]
    return pieces


def _of_parts(pieces: Sequence[str]) -> str | None:
    found = [key for piece in pieces if piece.strip() and (key := _known(piece.strip(" /")))]
    strong = [key for key in found if key not in WEAK]
    return strong[0] if strong else found[0] if found else None


def header_set_key(headers: Sequence[str]) -> str:
    """What a correction by hand is remembered under: the same headers in the same order, however they are spaced or cased."""
    said = "\x1f".join(plain(header) for header in headers).rstrip("\x1f")
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


@cache
def _feet() -> re.Pattern[str]:
    words = (
        re.escape(word) + (r"\b" if word[-1].isascii() and word[-1].isalpha() else "")
        for word in lists()["footers"]["begins"]
    )
    return re.compile("|".join(words))


@lru_cache(4096)
def is_foot(text: str) -> bool:
    """Whether a cell begins as the foot of a list does: 合计, 制表人, Total."""
    said = names.simplified(unicodedata.normalize("NFKC", text).casefold().strip())
    if _feet().match(said):
        return True
    return not said.isascii() and (
        _feet().match(said.replace(" ", "")) is not None or any(word in said for word in lists()["footers"]["has"])
    )


def is_class(sheet_name: str) -> bool:
    """Whether a sheet is named after one class: 国际2301班, Class 3; not 各班汇总."""
    said = unicodedata.normalize("NFKC", sheet_name).casefold()
    words = lists()["class_sheets"]
    return any(word in said for word in words["has"]) and not any(word in said for word in words["not"])


def exactly(text: str) -> str | None:
    """The field a header names word for word, brackets and all."""
    return _synonyms().get(_flat(text))


def of_another(text: str) -> bool:
    """Whether a heading is about somebody else than the student: 父亲, Guardian."""
    return any(word in plain(text) for word in _words("others", "words"))
