"""Numbers and addresses of a person in a text: identity and bank cards by their check digits, passports by their context.

Sources: GB 11643-1999 (identity number, check digit ISO 7064 mod 11-2), ISO/IEC 7812 (card numbers, Luhn), China's mobile numbers
(eleven digits from 13 to 19). Everything else is taken for a person's only beside a word that says so.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from lut_admin.convention.screening.addresses import accounts, emails
from lut_admin.convention.screening.directory import Directory
from lut_admin.convention.screening.folding import Folded
from lut_admin.convention.screening.kinds import Identifier, Kind, as_an_example, of_a_thing, of_an_office, sentence
from lut_admin.convention.screening.marks import marks

_DIGITS = re.compile(r"\d+")
# Without eleven digits near each other there is no identity number, no card and no mobile number.
_ELEVEN = re.compile(r"\d(?:[\s.*_~/|,，、-]{0,3}\d){10}")
# 138 0000 0000, +86-138…, 1 3 8 0 …: eleven digits from 13 to 19.
_MOBILE = re.compile(
    r"(?<![\d.])(?<!\d[-])(?:\+?86[\s-]{0,2})?(1[3-9]\d(?:[\s.,，-]{0,2}\d{4}[\s.,，-]{0,2}\d{4}"
    r"|[\s.-]?\d{3}[\s.-]?\d{5}|\d[\s.-]?\d{4}[\s.-]?\d{3}|\d[\s.-]?\d{3}[\s.-]?\d{4})"
    r"|1[\s.*_~/|,，、-]{1,2}[3-9](?:[\s.*_~/|,，、-]{1,2}\d){9})(?!\d)(?!-\d)"
)
# However it is pulled apart, after its own word.
_SAID_MOBILE = re.compile(
    r"(?:电\s?话|手\s?机|号\s?码|联系|拨|\btel|phone|mobile|number)[^\d\n]{0,8}"
    r"(1[\s.*_~/|,，、-]{0,3}[3-9](?:[\s.*_~/|,，、-]{0,3}\d){9})(?!\d)",
    re.IGNORECASE,
)
# +234 803 555 0101, 00 7 …
_ABROAD = re.compile(r"(?<![\d+])(?:\+|(?<![A-Za-z])00)(?!86)[1-9]\d{0,2}(?:[\s().-]{0,2}\d){7,12}(?!\d)")
# Eighteen characters, pulled apart or not; fifteen to seventeen digits only beside the word (numbers of before 1999, slips).
_IDENTITY = re.compile(r"(?<![A-Za-z0-9])\d(?:[ -]{0,2}\d){16}[ -]{0,2}[\dXx](?![A-Za-z0-9])")
_OLD_IDENTITY = re.compile(r"(?<![A-Za-z0-9])\d{15,17}(?![A-Za-z0-9])")
_IDENTITY_WORD = re.compile(r"身份|身分|ID\b|identity", re.IGNORECASE)
# Fifteen to nineteen digits in groups or in one, as a bank prints them.
_CARD = re.compile(r"(?<!\d)[1-9]\d{3}(?:[ -]?\d){11,15}(?!\d)")
_CARD_WORD = re.compile(
    r"银行|銀行|卡号|账号|帐号|帳號|户名|转账|转到|汇款|收款|bank|\bcard|account|icbc|transfer|send.{0,12}money",
    re.IGNORECASE,
)
# E12345678, 75AB12345; of digits alone, only after "passport number"; and so in a text without its disguises.
_PASSPORT_WORD = re.compile(
    r"护照|護照|居留|签证号|passport|residence\s+permit|\bRP\s(?:no|number)|visa\s+(?:no|number)", re.IGNORECASE
)
_PASSPORT = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z]{1,2}\d{6,9}[A-Za-z]?|\d{2}[A-Za-z]{2}\d{5})(?![A-Za-z0-9])")
_PASSPORT_DIGITS = re.compile(
    r"(?:(?:护照|護照|居留许可|居留證|居留证|签证)(?:的)?(?:号码|号|號碼|號|编号)"
    r"|(?:passport|permit|visa|\bRP)\s*(?:no|number|#|num)\.?)[\s:：是为is]{0,4}(\d{7,12})(?!\d)"
    r"|(?:护照|passport)\s?(\d{2}\s\d{7})(?!\d)",
    re.IGNORECASE,
)
_DISGUISED_PASSPORT = re.compile(r"护照号?码?[,是为]{0,2}([a-z]{1,2}(?:[0-9] ?){5,8}[0-9])(?![a-z0-9])")
# A number after its own word; from 2000 on "student 20230001" says so too.
_STUDENT_NO = re.compile(
    r"(?:学号|學號|student\s*(?:no|number|id)\b\.?|\bstudent(?=\s20\d{5}))[\s:：是为为is]{0,4}((?=[A-Za-z"
    r"]{0,3}\d)[A-Za-z]{0,3}\d{6,16})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
# A year and a running number, in a text about marks.
_LIKE_STUDENT_NO = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]?20[0-3]\d{7,9}(?![A-Za-z0-9])")
_SCORE_WORD = re.compile(
    r"成绩|分数|得分|挂科|不及格|补考|没过|缺课|旷课|scores?\b|marks?\b|results?\b|grades?\b|fail(?:s|ed)?\b|passed|absent|gpa",
    re.IGNORECASE,
)
_HAN_DIGITS = dict(
    zip("零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺貳叄陸", "0012345678912345678912" + "36", strict=True)
)
_SAID = {word: str(value) for value, word in enumerate("zero one two three four five six seven eight nine".split())} | {
    "oh": "0",
    "o": "0",
}
_TIMES = {"double": 2, "triple": 3}
# How many digits each of these words is worth.
_WORTH = dict.fromkeys(_SAID, 1) | {word: times - 1 for word, times in _TIMES.items()}
_LETTERS = re.compile(r"[a-z]+")
# one three eight …, double four: seven of them at least, however they are parted.
_SPOKEN = rf"(?:(?:(?:{'|'.join(_TIMES)})\s)?(?:{'|'.join(_SAID)})(?![A-Za-z])|\d)"
_SPELLED = re.compile(rf"(?<![A-Za-z]){_SPOKEN}(?:[\s,.…/-]{{0,4}}{_SPOKEN}){{6,}}(?![A-Za-z0-9])", re.IGNORECASE)
_OF_A_NUMBER = re.compile(r"电话|手机|号码|拨打|\b(?:call|ring|dial|phone|mobile|number|whatsapp|tel)\b", re.IGNORECASE)
# Of the seventeen digits before the check digit (GB 11643).
# What a form's example may show; a number of identity that may be true is nobody's example.
_SHOWN = frozenset({Kind.CARD, Kind.PASSPORT, Kind.MOBILE, Kind.STUDENT_NO})
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_NEAR = 16


def identifiers(text: str, folded: Folded, directory: Directory) -> tuple[Identifier, ...]:
    """Every number and address of a person in a text, the gravest where they overlap, in the order of the text.

    `folded` is the text without its disguises; `directory` what is the school's own and nobody's secret.
    """
    plain = text if text.isascii() else text.translate(_narrowed())  # character for character
    taken: list[Identifier] = []
    for found in _all(text, plain, folded, directory):
        # What is taken lies apart and in order: only its neighbours can overlap it.
        place = bisect(taken, found.start, key=_start)
        if found.kind in _SHOWN and as_an_example(text, found.start, found.end):
            continue
        before, after = taken[max(place - 1, 0) : place], taken[place : place + 1]
        if all(one.end <= found.start for one in before) and all(found.end <= one.start for one in after):
            taken.insert(place, found)
    return tuple(taken)


def _start(found: Identifier) -> int:
    return found.start


def _all(text: str, plain: str, folded: Folded, directory: Directory) -> Iterator[Identifier]:
    runs = [len(run) for run in _DIGITS.findall(plain)]
    digits, longest = sum(runs), max(runs, default=0)
    if digits >= 5:
        together = bool(_ELEVEN.search(plain))
        if together:
            yield from _identities(plain, "身份证" in folded.text)
            yield from _cards(plain)
        yield from _passports(plain, folded, longest)
        yield from _mobiles(plain, directory, together)
        yield from _student_nos(plain, directory, longest)
    if digits >= 2:
        yield from marks(text)
    if digits < 11 and digits + sum(_WORTH.get(word, 0) for word in _LETTERS.findall(plain.lower())) >= 10:
        yield from _spelled(plain, directory)
    yield from emails(plain, directory)
    yield from accounts(plain, folded, directory)


class _Narrow(dict[int, str]):
    """Plain digits, letters and signs for full-width and ringed ones, 一 and 壹, by their codes, as `str.translate` asks."""

    def __missing__(self, code: int) -> str:
        self[code] = _narrow(chr(code))
        return self[code]


@cache
def _narrowed() -> _Narrow:
    return _Narrow()


def _narrow(character: str) -> str:
    if character.isascii():
        return character
    if character in _HAN_DIGITS:
        return _HAN_DIGITS[character]
    value = unicodedata.digit(character, None)
    if value is not None:
        return str(value)
    if "\u3400" <= character <= "\u9fff":
        return character
    if unicodedata.category(character) in ("Cf", "Me"):
        return " "  # shows nothing: it only parts the digits
    plain = unicodedata.normalize("NFKC", character)
    return _HAN_DIGITS.get(plain, plain) if len(plain) == 1 else character


def valid_identity(number: str) -> bool:
    """Whether 18 characters are a Chinese identity number: by their check digit (GB 11643), with a birth date that exists."""
    if not re.fullmatch(r"[1-9]\d{16}[\dXx]", number, re.ASCII):
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return born.year >= 1900 and "10X98765432"[total % 11] == number[-1].upper()


def valid_card(digits: str) -> bool:
    """Whether the digits are a bank card by their check digit (Luhn)."""
    doubled = [int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits))]
    return 15 <= len(digits) <= 19 and sum(n // 10 + n % 10 for n in doubled) % 10 == 0


def _identities(text: str, said: bool) -> Iterator[Identifier]:
    """`said`: the text speaks of identity cards, in whatever disguise."""
    for found in _IDENTITY.finditer(text):
        number = re.sub(r"[ -]", "", found[0])
        if said or valid_identity(number) or _IDENTITY_WORD.search(text, max(0, found.start() - _NEAR), found.start()):
            yield Identifier(Kind.IDENTITY, *found.span())
    for found in _OLD_IDENTITY.finditer(text):
        if _IDENTITY_WORD.search(text, max(0, found.start() - _NEAR), found.start()):
            yield Identifier(Kind.IDENTITY, *found.span())


def _cards(text: str) -> Iterator[Identifier]:
    for found in _CARD.finditer(text):
        number = re.sub(r"\D", "", found[0])
        near = None
        if not of_a_thing(text, found.start()):
            near = _CARD_WORD.search(text, max(0, found.start() - 2 * _NEAR), min(len(text), found.end() + _NEAR))
        if near or (valid_card(number) and number[0] in "4569" and len(number) in (16, 19)):
            yield Identifier(Kind.CARD, *found.span(), sure=bool(near))


def _passports(text: str, folded: Folded, longest: int) -> Iterator[Identifier]:
    """Numbers like a passport's, in a sentence that speaks of passports; of digits alone only after "passport number".

    `longest` is the number of digits that stand side by side at most.
    """
    for found in _DISGUISED_PASSPORT.finditer(folded.text):
        yield Identifier(Kind.PASSPORT, *folded.span(*found.span(1)))
    if longest < 5 or not _PASSPORT_WORD.search(text):
        return
    for found in _PASSPORT.finditer(text):
        said = _PASSPORT_WORD.search(sentence(text, found.start(), found.end()))
        if said and not of_a_thing(text, found.start()):
            yield Identifier(Kind.PASSPORT, *found.span())
    for found in _PASSPORT_DIGITS.finditer(text):
        yield Identifier(Kind.PASSPORT, *found.span(found.lastindex or 0))


def _mobiles(text: str, directory: Directory, together: bool) -> Iterator[Identifier]:
    """`together`: eleven digits stand near each other."""
    for pattern, group in ((_MOBILE, 0), (_ABROAD, 0), (_SAID_MOBILE, 1)) if together else ((_ABROAD, 0),):
        for found in pattern.finditer(text):
            number = re.sub(r"\D", "", found[group])
            if not directory.has_number(number) and not of_an_office(text, *found.span(group)):
                yield Identifier(Kind.MOBILE, *found.span(group))


def _spelled(text: str, directory: Directory) -> Iterator[Identifier]:
    """one three nine, double four …: a number that is said in English, wholly or in part."""
    for found in _SPELLED.finditer(text):
        said = re.findall(r"[a-z]+|\d", found[0].lower())
        number = "".join(
            _SAID.get(word, word) * _TIMES.get(before, 1)
            for before, word in pairwise(["", *said])
            if word not in _TIMES
        )
        of_a_person = not directory.has_number(number) and not of_an_office(text, *found.span())
        # Whoever says a number aloud miscounts: beside its own word one digit more or less does not matter.
        said_so = _OF_A_NUMBER.search(text, max(0, found.start() - 2 * _NEAR), found.end() + _NEAR)
        if of_a_person and re.fullmatch(r"1[3-9]\d{8,10}" if said_so else r"1[3-9]\d{9}", number):
            yield Identifier(Kind.MOBILE, *found.span())


def _student_nos(text: str, directory: Directory, longest: int) -> Iterator[Identifier]:
    for found in _STUDENT_NO.finditer(text) if longest >= 6 else ():
        yield Identifier(Kind.STUDENT_NO, *found.span(1), sure=False)
    for found in _LIKE_STUDENT_NO.finditer(text) if longest >= 10 else ():
        if _SCORE_WORD.search(text):
            yield Identifier(Kind.STUDENT_NO, *found.span(), sure=False)
    if directory.student_no:
        for found in _shape(directory.student_no).finditer(text):
            yield Identifier(Kind.STUDENT_NO, *found.span(), sure=False)


@cache
def _shape(example: str) -> re.Pattern[str]:
    """What looks like the example: a letter for a letter, a digit for a digit."""
    shape = "".join(r"\d" if c.isdigit() else "[A-Za-z]" if c.isalpha() else re.escape(c) for c in example)
    return re.compile(rf"(?<![A-Za-z0-9]){shape}(?![A-Za-z0-9])", re.ASCII)
