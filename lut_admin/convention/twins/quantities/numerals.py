"""Numbers as people write them: digits with commas, Chinese numerals with 万 and 半, English number words."""

from __future__ import annotations

import re
from fractions import Fraction

Number = int | Fraction
_HAN_DIGITS: dict[str, int] = dict(
    zip("〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖", (0, 0, 1, 2, 2, *range(3, 10), *range(1, 10)), strict=True)
)
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GREAT = {"万": 10**4, "亿": 10**8, "兆": 10**12}
HAN = "〇零一二两三四五六七八九十百千万亿兆壹贰叁肆伍陆柒捌玖拾佰仟"
# Groups may stand apart by a thin space, or by blanks where that cannot be two numbers: 1 234 567, 40 000.
DIGITS = r"(?:\d{1,3}(?:(?:,\d{3}){1,5}|(?:\u2009\d{3}){1,5}|(?:\s\d{3}){2,5}|\s000)(?!\d)|\d{1,24})(?:\.\d{1,9})?"
# A number as it stands in a Chinese sentence: digits, perhaps with 万 behind them, or numerals, perhaps with 点.
ZH = (
    rf"(?:(?:{DIGITS}[十百千万亿]{{1,2}}零?){{1,4}}(?:(?<=零)\d{{1,3}}[十百千万]?|(?<=[^零]万)\d{{4}})(?![\d年])"
    rf"|(?:{DIGITS}[十百千万亿]{{1,2}}){{2,4}}|{DIGITS}\s?(?:[余多几]?[十百千万亿兆佰仟]{{1,3}}|k(?![A-Za-z]))?"
    rf"|[{HAN}]{{1,16}}[余多几][百千万亿]{{1,2}}|[{HAN}]{{1,24}}"
    r"(?:点[〇零一二三四五六七八九]{1,6}[万亿]?)?|廿[一二三四五六七八九]?)"
)
_BLANK = re.compile(r"\s")
_VAGUE = re.compile(r"[\s余多几]+")
_PIECE = re.compile(rf"{DIGITS}|[{HAN}]")

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_BY_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: value for value, word in enumerate(_ONES)} | {word: 20 + 10 * n for n, word in enumerate(_BY_TENS)}
_SMALL["fourty"] = 40
_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
LARGE = tuple(_LARGE)
_TO_99 = (
    rf"(?:(?:{'|'.join(_BY_TENS)}|fourty)(?:[\s-](?:and\s)?(?:{'|'.join(_ONES[1:10])})\b)?"
    rf"|(?:{'|'.join(sorted(_ONES, key=len, reverse=True))}))"
)
SCALE = rf"(?:{'|'.join(_LARGE)})"
# What number words begin with, to be looked at before all of them are tried.
BEGIN = "|".join(sorted({word[:3] for word in (*_SMALL, "hundred")}))
_POINT = rf"\spoint(?:[\s-](?:{'|'.join((*_ONES[:10], *_BY_TENS))}))+"
WORDS = (
    rf"\b(?=[aefhnostz])(?:{_TO_99}|an?(?=\s{SCALE}\b)|(?=hundred\s(?:thousand|million)))"
    rf"(?:[\s-]?\b{SCALE}(?:,?\s(?:and\s)?{_TO_99})?){{0,5}}(?:{_POINT})?\b"
)
MIXED = rf"(?<![\d.,])\d{{1,3}}\s{SCALE}(?:,?\s(?:and\s)?(?:{_TO_99}|\d{{1,3}}(?![\d.,]))(?:\s{SCALE})?){{1,3}}\b"
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30}
_LAST = "|".join(sorted(ORDINALS, key=len, reverse=True))
BEGIN_ORDINAL = "|".join(sorted({word[:3] for word in (*ORDINALS, *_BY_TENS)}))
ORDINAL = rf"\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[\s-])?(?:{_LAST})\b(?![\s-](?:hand|party|aid)\b)"

_SPOKEN = re.compile(rf"{DIGITS}|[a-z]+")


def plain(value: Number) -> Number:
    """The value as an integer where it is whole: it is the same key, and far quicker to look up."""
    return value.numerator if value.denominator == 1 else value


def han(text: str) -> Number | None:
    """The value of a number in a Chinese text: 2万 is 20000, 一千三 is 1300, 二〇二五 is 2025; None for no number."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and text in _HAN_DIGITS:
        return _HAN_DIGITS[text]
    text = _VAGUE.sub("", text)
    if text.endswith("k"):
        return digits(text[:-1]) * 1000
    if text.startswith("廿"):
        return 20 + _HAN_DIGITS.get(text[1:], 0)
    if "点" in text:
        return _with_point(text)
    pieces = _PIECE.findall(text)
    if not pieces:
        return None
    if len(pieces) > 1 and all(piece in _HAN_DIGITS for piece in pieces):
        return int("".join(str(_HAN_DIGITS[piece]) for piece in pieces))
    return _built(pieces)


def between(text: str) -> tuple[int, int] | None:
    """The two numbers of 两三天 and 七八个, "two or three"; None for any other numeral."""
    if len(text) != 2 or text[0] not in _HAN_DIGITS or text[1] not in _HAN_DIGITS:
        return None
    first, second = _HAN_DIGITS[text[0]], _HAN_DIGITS[text[1]]
    return (first, second) if first and second - first in (1, 2) else None


def _with_point(text: str) -> Number | None:
    before, _, after = text.partition("点")
    great = _GREAT.get(after[-1:], 1)
    whole, tenths = han(before), "".join(str(_HAN_DIGITS[character]) for character in after if character in _HAN_DIGITS)
    return None if whole is None or not tenths else plain((whole + Fraction(f"0.{tenths}")) * great)


def _built(pieces: list[str]) -> Number | None:
    """The value of pieces such as 一 千 三: each digit counts the unit behind it, the last one perhaps a unit left out."""
    whole: Number = 0
    section: Number = 0
    digit: Number | None = None
    unit = 1
    for place, piece in enumerate(pieces):
        if piece in _TENS:
            unit = _TENS[piece]
            section += (1 if digit is None else digit) * unit
            digit = None
        elif piece in _GREAT:
            section += digit or 0
            if not section and not whole:
                return None
            whole, section, digit, unit = _enlarged(whole, section, _GREAT[piece])
        elif piece in "零〇" and len(pieces) > 1:
            unit = 1
        else:
            digit = digits(piece) if piece[0].isdecimal() else _HAN_DIGITS[piece]
            if place == len(pieces) - 1 and unit > 10 and piece in _HAN_DIGITS:
                digit *= unit // 10  # 一千三, 九万四: the next unit is left out
    return plain(whole + section + (digit or 0))


def _enlarged(whole: Number, section: Number, great: int) -> tuple[Number, Number, Number | None, int]:
    """What 万 or 亿 makes of what stands before it; it takes what a smaller one has made (一万亿)."""
    if whole and (whole < great or not section):
        return (whole + section) * great, 0, None, great
    return whole + section * great, 0, None, great


def digits(text: str) -> Number:
    """The value of digits, perhaps with commas and a decimal point."""
    written = text.replace(",", "")
    if not written.isdecimal():
        written = _BLANK.sub("", written)
    return int(written) if written.isdecimal() else plain(Fraction(written))


def words(text: str) -> Number | None:
    """The value of English number words or digits: "twenty-two", "two thousand and five", "1.5 million"; None for none."""
    text, point, after = text.lower().partition(" point ")
    if point:
        return _with_words_behind_point(text, after)
    if text.isdecimal():
        return int(text)
    total: Number = 0
    section: Number = 0
    seen = False
    for piece in _SPOKEN.findall(text):
        if piece[0].isdecimal():
            section += digits(piece)
        elif piece in _SMALL:
            section += _SMALL[piece]
        elif piece == "hundred":
            section = (section or 1) * 100
        elif piece in _LARGE:
            total += (section or 1) * _LARGE[piece]
            section = 0
        elif piece in ("and", "a", "an"):
            continue
        else:
            return None
        seen = True
    return plain(total + section) if seen else None


def large(text: str) -> int | None:
    """The last great number in English number words: million in "three million"; None where there is none."""
    pieces = [piece for piece in re.findall(r"[a-z]+", text.lower()) if piece in _LARGE]
    return _LARGE[pieces[-1]] if pieces else None


def _with_words_behind_point(before: str, after: str) -> Number | None:
    """Two point zero five, eight point twenty-five."""
    whole = words(before)
    pieces = re.findall(r"[a-z]+", after)
    if whole is None or any(piece not in _SMALL for piece in pieces):
        return None
    places, tens = "", 0
    for piece in pieces:
        value = _SMALL[piece]
        if value >= 20:
            tens = value
            continue
        places += str(tens + value)
        tens = 0
    return plain(whole + Fraction(f"0.{places}{tens or ''}"))


def ordinal(text: str) -> int | None:
    """The value of "third", "twenty-first", "3rd"; None for what is none."""
    lowered = text.lower().strip()
    counted = re.match(r"(\d{1,4})(?:st|nd|rd|th)?$", lowered)
    if counted:
        return int(counted[1])
    parts = re.split(r"[\s-]+", lowered)
    last = ORDINALS.get(parts[-1])
    if last is None or len(parts) > 2:
        return None
    return last + (_SMALL[parts[0]] if len(parts) == 2 else 0)
