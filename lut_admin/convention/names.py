"""Names of people as they are written, compared, searched and sorted: Latin, Chinese and every other script.

`clean` is what may be stored, `fold` what may be compared, `search_key` and `query` meet in a substring search, `sort_key`
orders a list the same way on every computer. Source: convention Art. 4 (real names, English and Chinese).
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

# Ideographs of names: unified, extensions, compatibility forms, 〇 and 々.
HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_LETTERS_THAT_SHOW_NOTHING = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2065\u2800\u3164\uffa0")
_SELECTORS = frozenset([*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
_OGHAM_SPACE = "\u1680"  # a drawn stroke, although Unicode files it among the blanks

_BLANKS = re.compile(rf"[^\S{_OGHAM_SPACE}]+")


# Compiled when first needed: sets of so many characters take longer to compile than a whole page to build.
@cache
def _one_han_each() -> re.Pattern[str]:
    return re.compile(rf"(?<![{HAN}])[{HAN}](?: +[{HAN}](?![{HAN}]))+")


@cache
def _han_run() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}]+")


@cache
def _han_name() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}](?:[{HAN}·•・‧･ ．.]*[{HAN}])?")


@cache
def _between_han() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")


# Letters that no decomposition takes apart, and the marks that stand for one another in names.
_LETTERS = {
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n", "ĸ": "k", "ə": "a", "ɓ": "b", "ɗ": "d",
    "ƙ": "k", "ƴ": "y", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ʔ": "'", "ɛ": "e", "ɔ": "o", "ɣ": "g",
}  # fmt: skip
_MARKS = {
    **dict.fromkeys("•・‧･∙⋅᛫ꞏ", "·"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("’‘ʼʻ`´ʹ＇", "'"),
}

# Characters read another way when they are a family name.
SURNAMES = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "盖": "ge", "任": "ren", "华": "hua",
    "乐": "yue", "朴": "piao", "覃": "qin", "冼": "xian", "缪": "miao", "翟": "zhai", "折": "she", "员": "yun", "秘": "bi",
    "繁": "po", "种": "chong", "卜": "bu", "葛": "ge", "召": "shao", "祭": "zhai", "宓": "fu", "那": "na", "牟": "mu",
    "尹": "yin", "晁": "chao", "贾": "jia", "沈": "shen", "石": "shi", "车": "che", "万俟": "mo qi", "尉迟": "yu chi",
    "长孙": "zhang sun", "澹台": "tan tai", "令狐": "ling hu",
}  # fmt: skip


def clean(text: str) -> str:
    """The text as it may be stored: no control or invisible characters, no outer blanks, every other blank a space.

    Inner blanks go only between single Chinese characters (「杜 珍」 is 杜珍). Letters typed with loose accents, as a Mac
    writes them, are composed where nothing loose remains. Cleaning what is clean changes nothing.
    """
    if not text.isprintable():
        text = "".join(_shown(c) for c in _BLANKS.sub(_one_space, text))
    if text.isascii():
        return text.strip()
    if not _LETTERS_THAT_SHOW_NOTHING.isdisjoint(text):
        text = "".join(c for c in text if c not in _LETTERS_THAT_SHOW_NOTHING)
    if not unicodedata.is_normalized("NFC", text):
        composed = unicodedata.normalize("NFC", text)
        if not any(unicodedata.combining(c) for c in composed):
            text = composed
    text = text.strip(" ")
    if " " in text:
        text = _one_han_each().sub(lambda run: run.group().replace(" ", ""), text)
    return text


def _one_space(run: re.Match[str]) -> str:
    """Spaces stay as many as they are; a run with another blank in it (a line break, U+00A0, U+3000) is one space."""
    blanks = run.group()
    return blanks if blanks.strip(" ") == "" else " "


@lru_cache(4096)
def _shown(character: str) -> str:
    """What of a character may stand in a name: itself, a space for a blank, or nothing."""
    if character.isspace() and character != _OGHAM_SPACE:
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs"}:
        return ""
    # Code points that Unicode keeps out of text for good, and that no table file can hold.
    return "" if ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF else character


def visible(text: str) -> bool:
    """Whether at least one character of the cleaned text can be seen."""
    if text.isascii() and text.isprintable():
        return bool(text.strip())
    return any(ord(c) not in _SELECTORS for c in clean(text))


def is_han(text: str) -> bool:
    """Whether the text holds Chinese characters and, of letters, nothing else."""
    return bool(_han_run().search(text)) and not any(c.isalpha() and not _han_run().match(c) for c in text)


def is_latin(text: str) -> bool:
    """Whether the text holds Latin letters and, of letters, nothing else."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(c.isascii() or _latin_letter(c) for c in letters)


@lru_cache(4096)
def _latin_letter(character: str) -> bool:
    return unicodedata.name(unicodedata.normalize("NFKD", character)[0], "").startswith(("LATIN", "MODIFIER"))


def split(text: str) -> tuple[str, str]:
    """The Latin and the Chinese part of a name written as one, ``("Jane Doe", "杜珍")``; a missing part is ``""``."""
    text = clean(text)
    han = "".join(match.group().replace(" ", "") for match in _han_name().finditer(text))
    rest = _han_name().sub(" ", text)
    kept = "".join(c if c.isalpha() or c in " .,'’-‐" or unicodedata.combining(c) else " " for c in rest)
    latin = " ".join(word for word in kept.split() if any(c.isalpha() for c in word))
    return latin.strip(" ,-‐"), han


class _Folding(dict[int, str]):
    """Each character's folded form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in _MARKS:
            folded = _MARKS[character]
        else:
            parts = unicodedata.normalize("NFKD", character).casefold()
            bare = "".join(_LETTERS.get(c, c) for c in parts if not unicodedata.combining(c))
            bare = unicodedata.normalize("NFC", bare)
            folded = "".join(_MARKS.get(c, _shown(c)) for c in bare)
            folded = "".join(_simplified(c) if _han_run().match(c) else c for c in folded)
            if folded in _LETTERS_THAT_SHOW_NOTHING or code in _SELECTORS:
                folded = ""
        self[code] = folded
        return folded


@cache
def _folding() -> _Folding:
    return _Folding()


@cache
def _to_simplified() -> dict[str, str]:
    """Traditional character to simplified: opencc's own table of single characters."""
    from importlib.resources import files

    table = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return {traditional: simplified.split(" ")[0] for traditional, simplified in pairs}


def _simplified(character: str) -> str:
    return _to_simplified().get(character, character)


def simplified(text: str) -> str:
    """The text with its traditional characters as simplified ones: 學號 is 学号."""
    return text if text.isascii() else "".join(map(_simplified, text))


def fold(text: str) -> str:
    """The text for comparing: case, width, accents, traditional forms and the variants of dots, dashes, quotes gone.

    Dots become ``·``, dashes ``-``, quotes ``'``; runs of blanks one space.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().replace("`", "'").split())
    return " ".join(unicodedata.normalize("NFC", text).translate(_folding()).split())


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name, in their order: commas and hyphens part words, apostrophes and full stops do not stay."""
    return tuple(fold(name).replace("'", "").translate(_PARTING).split())


_PARTING = str.maketrans(dict.fromkeys(",-.·/+_|;()", " "))


@cache
def _dictionary() -> dict[int, str]:
    # The 47,000 phrases cost 200 ms and help no name; the switch must stand before the first import.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin.constants import PINYIN_DICT

    return PINYIN_DICT


@lru_cache(30_000)
def readings(character: str) -> tuple[str, ...]:
    """The toneless pinyin of one Chinese character, the usual one first; ``()`` for what has none. ü is written v."""
    listed = _dictionary().get(ord(character)) or _dictionary().get(ord(_simplified(character)))
    if not listed:
        return ()
    tones = unicodedata.normalize("NFD", listed).replace("u\u0308", "v")
    bare = "".join(c for c in tones if not unicodedata.combining(c))
    return tuple(dict.fromkeys(bare.split(",")))


@lru_cache(60_000)
def syllables(name: str) -> tuple[str, ...]:
    """The name's pinyin, one syllable a Chinese character, the family name read as one; Latin runs stay words."""
    said: list[str] = []
    rest = fold(name)
    if len(rest) <= 4:
        for length in (2, 1):
            surname = SURNAMES.get(rest[:length])
            if surname and len(rest) > length:
                said, rest = surname.split(), rest[length:]
                break
    latin = ""
    for character in rest:
        reading = readings(character) if character > "\u2fff" else ()
        if reading:
            said += [latin, reading[0]] if latin else [reading[0]]
            latin = ""
        elif character.isalnum():
            latin += character
        elif latin and character not in "'":
            said.append(latin)
            latin = ""
    return (*said, latin) if latin else tuple(said)


def pinyin(name: str) -> str:
    """The name in pinyin without tones or blanks: 任明宇 is ``renmingyu``."""
    return "".join(syllables(name))


def initials(name: str) -> str:
    """The first letter of each syllable or word: 任明宇 is ``rmy``, ``DOE, JANE`` is ``dj``."""
    parts = syllables(name) if _han_run().search(name) else words(name)
    return "".join(part[0] for part in parts)


_NAMES = ("passport_name", "english_name", "chinese_name", "pinyin", "former_name")
_NUMBERS = ("student_no", "csc_no", "passport_no", "phone", "wechat", "class_name")
_PLAIN = str.maketrans({"'": None, "`": None, "·": None, "-": " ", ",": " "})
_DIALLED = re.compile(r"[+\d][\d ()-]{6,}")


def _plain(text: str) -> str:
    """Both sides of a search: folded, no quotes or dots, hyphens and commas as blanks, none between Chinese characters."""
    if text.isascii():
        return " ".join(text.lower().translate(_PLAIN).split())
    return _between_han().sub("", " ".join(fold(text).translate(_PLAIN).split()))


def query(text: str) -> str:
    """What somebody typed, in the form that `search_key` holds; a number loses the blanks it is read aloud with."""
    plain = _plain(text)
    return re.sub(r"[ ()-]", "", plain) if _DIALLED.fullmatch(plain) else plain


_of_class = lru_cache(4096)(query)


def search_key(values: Mapping[str, str]) -> str:
    """Everything a student may be found by, one form a line, for ``query(typed) in search_key(values)``.

    Each name as written, its words in any rotation, glued, in pinyin (spaced, joined, other readings) and by initials;
    student, CSC and passport number, phone, WeChat, class.
    """
    forms: list[str] = []
    for field in _NAMES:
        value = values.get(field)
        if value:
            forms += _latin_forms(value) if value.isascii() or not _han_run().search(value) else _han_forms(value)
    for field in _NUMBERS:
        value = values.get(field)
        if value:
            # Three of four numbers and accounts hold letters, figures and _ only; a class has forty students.
            bare = value.isascii() and (value.isalnum() or value.isidentifier())
            forms.append(value.lower() if bare else _of_class(value) if field == "class_name" else query(value))
    return "\n".join(dict.fromkeys(forms))


@lru_cache(20_000)
def _han_forms(name: str) -> tuple[str, ...]:
    plain = _plain(name)
    read = syllables(name)
    forms = [plain, plain.replace(" ", ""), " ".join(read), "".join(read), "".join(s[0] for s in read)]
    characters = plain.replace(" ", "")
    if len(read) == len(characters) <= 12:
        for at, character in enumerate(characters):
            for other in (*readings(character)[:3], *(("lyu", "lu") if read[at] == "lv" else ())):
                if other != read[at]:
                    forms.append("".join((*read[:at], other, *read[at + 1 :])))
    return tuple(dict.fromkeys(forms))


def _latin_forms(name: str) -> tuple[str, ...]:
    plain = _plain(name)
    parts = plain.split(" ")
    if len(parts) == 1:
        return (plain,)
    # The words and then the words again: any rotation of them is somewhere inside.
    round_ = parts + parts[:-1] if len(parts) <= 4 else parts
    return " ".join(round_), "".join(round_), "".join(part[:1] for part in parts)


def sort_key(values: Mapping[str, str]) -> str:
    """Where the student stands in a list, in ASCII: by the pinyin of the Chinese name, else by the Latin name.

    Equal syllables are kept apart by their characters, so that one family name stays together; the student number settles
    the rest. The order is the same in every database.
    """
    chinese = values.get("chinese_name")
    latin = values.get("passport_name") or values.get("english_name") or ""
    name = _han_order(chinese) if chinese else _ascii(" ".join(words(latin)))
    return f"{name} {_ascii(fold(latin))} {_ascii(values.get('student_no', ''))}"


@lru_cache(20_000)
def _han_order(name: str) -> str:
    order = []
    for character, folded in ((c, fold(c)) for c in fold(name)):
        reading = readings(folded) if _han_run().match(folded) else ()
        order.append(f"{reading[0]}{ord(character):x}" if reading else _ascii(folded))
    read = syllables(name)
    if len(read) == len(order):
        order = [f"{_ascii(said)}{ord(c):x}" for said, c in zip(read, fold(name), strict=True)]
    return " ".join(part for part in order if part != "~b7")


def _ascii(text: str) -> str:
    """ASCII stays, the rest follows all letters: ``~`` and its code point."""
    return text if text.isascii() else "".join(c if c.isascii() else f"~{ord(c):x}" for c in text)
