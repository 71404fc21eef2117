"""Sums of money: 2万元, ¥450, RMB 8,800, 五千元, 300 US dollars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from lut_admin.convention.twins.facts import Fact, Firm, Half, Key, Kind
from lut_admin.convention.twins.quantities import numerals
from lut_admin.convention.twins.quantities.numerals import Number

_BEFORE = {
    "人民币": "CNY", "rmb": "CNY", "cny": "CNY", "¥": "CNY", "us$": "USD", "usd": "USD", "$": "$", "€": "EUR", "eur": "EUR",
    "£": "GBP", "gbp": "GBP", "hk$": "HKD", "hkd": "HKD", "yuan": "CNY",
}  # fmt: skip
_AFTER = {
    "元": "CNY", "元人民币": "CNY", "块": "CNY", "块钱": "CNY", "人民币": "CNY", "rmb": "CNY", "cny": "CNY", "yuan": "CNY",
    "kuai": "CNY", "¥": "CNY", "美元": "USD", "美金": "USD", "usd": "USD", "us dollar": "USD", "dollar": "$", "欧元": "EUR",
    "euro": "EUR", "eur": "EUR", "英镑": "GBP", "gbp": "GBP", "pound": "GBP", "港元": "HKD", "港币": "HKD", "hkd": "HKD",
    "日元": "JPY", "yen": "JPY", "卢布": "RUB", "rouble": "RUB", "ruble": "RUB", "韩元": "KRW", "台币": "TWD", "瑞士法郎": "CHF",
    "kzt": "KZT", "坚戈": "KZT", "tenge": "KZT", "卢比": "INR", "rupee": "INR", "泰铢": "THB", "baht": "THB", "巴铢": "THB",
}  # fmt: skip
_SIGNS = ("¥", "$", "€", "£", "rmb", "cny", "usd", "eur", "gbp", "hkd", "kzt")
_HEAD = r"(?:人民币|(?<![A-Za-z])(?:RMB|CNY|US\$|USD|EUR|GBP|HKD|HK\$)|[¥$€£])"
_TAIL = (
    r"(?:元人民币|元(?![旦月素宵件])|块钱|块(?![地儿])|人民币|(?:RMB|CNY|USD|EUR|GBP|HKD|KZT)(?![A-Za-z]|\s?\d)"
    r"|¥(?!\s?\d)|美元|美金|欧元|英镑|港[元币]"
    r"|日元(?!旦)|卢布|韩元|台币|瑞士法郎|坚戈|卢比|泰铢|yuan(?![A-Za-z]))"
)
_RANGE = r"\s?(?:-|~|至|到|/|、|或|和)\s?"
# Where a sum ends that leaves its last unit out: 一块五, 一毛五.
_SPOKEN_END = r"(?=[/每,，、。;；)）\s]|一[份本个张斤瓶次人天]|$)"
_ZH = re.compile(
    rf"(?=[人¥$€£RCUEGH\d廿{numerals.HAN}])(?:(?P<head>{_HEAD})\s?[:]?\s?(?P<number>{numerals.ZH})(?P<more>(?"
    rf":\s?[多余])?)(?P<tail>\s?{_TAIL})?"
    rf"|(?<![\d.,{numerals.HAN}第])(?P<list>(?:{numerals.ZH}(?:元"
    rf"|块)?{_RANGE}){{0,6}})(?P<last>{numerals.ZH})(?:\s?[多余几])?\s?(?:个)?(?P<unit>{_TAIL})"
    rf"(?:整|(?<=块)(?P<spoken>[1-9一二三四五六七八九]){_SPOKEN_END}"
    rf"|(?P<jiao>[\d一二三四五六七八九])\s?[角毛](?:(?P<fen>[\d一二三四五六七八九])\s?分?)?)?)",
    re.IGNORECASE,
)
_ZH_SMALL = re.compile(
    rf"(?<![\d.{numerals.HAN}元块])(?P<number>\d|[一两二三四五六七八九])\s?[角毛](?:钱"
    rf"|(?P<fen>[1-9一二三四五六七八九])\s?分?{_SPOKEN_END}"
    rf"|(?=[/一每,，。;；)）\s]|$))"
)
_EN_SMALL = re.compile(rf"(?<![\d.])(?P<number>\d{{1,2}}|{numerals.WORDS})\s(?P<unit>fen|jiao|mao)\b")
_SCALE = r"(?:\s?(?:million|billion|thousand|hundred|k(?![a-z])|万))"
_EN_HEAD = r"(?:\b(?:rmb|cny|usd|eur|gbp|hkd|yuan)|\bus\s?\$|\bhk\$|[¥$€£])"
_CODES = r"(?:rmb|cny|usd|eur|gbp|hkd|kzt|[¥$€£])"
# A sign between two sums belongs to the second, unless that has its own: 10 RMB 20 USD.
_OWN = rf"(?!\s?\d(?![\d.,]*\s?{_CODES}(?!\s?\d)))"
_EN_TAIL = (
    rf"(?:\s|-)?(?:\(?(?:(?<![a-z])|(?<=[\d\s]m))(?:rmb|cny|usd|eur|gbp|hkd|kzt)\b(?:{_OWN}"
    rf"|(?=\s\d\d(?:[.,;)!?]?(?:\s|$))))|(?:chinese\s)?yuans?\b|kuai\b|(?:us|u\.s\.)\sdollars?\b|dollars?\b|euros?\b"
    rf"|pounds?(?:\ssterling)?\b|yen\b"
    rf"|roubles?\b|rubles?\b|tenge\b|rupees?\b|baht\b|元|[¥$€£]{_OWN})(?:\s(?P<late>million|billion)\b)?"
)
# 15 dollars 50: two digits that count nothing.
_CENTS = r"(?:(?<=[a-z])\s(?:and\s)?(?P<cents>\d\d)(?=[.,;)!?]?(?:\s?$|[.,;)!?]\s)))?"
_EN_RANGE = r"(?:\s?(?:-|~|\bto\b|/|\band\b|\bor\b)\s?|,\s)"
_EN = re.compile(
    rf"(?=[$¥€£\dacefghnorstuyz])(?:(?=[$¥€£])|(?<![a-z]))(?:(?P<head>{_EN_HEAD})\s?[:]?\s?(?P<number>{numerals.DIGITS}{_SCALE}?)"
    rf"(?P<list>(?:\s?(?:-|~|\bto\b|/)\s?{numerals.DIGITS}(?![\d:]|\s?[ap]\.?m\b){_SCALE}?){{0,5}})"
    rf"|(?<![\d.,-])(?<!\d:)(?P<before>(?:{numerals.DIGITS}{_EN_RANGE}){{0,6}})(?P<last>{numerals.MIXED}"
    rf"|{numerals.DIGITS}{_SCALE}?|{numerals.WORDS})(?P<mega>\s?m(?=(?:rmb|cny|usd|eur"
    rf"|gbp)\b))?(?P<unit>{_EN_TAIL}){_CENTS})"
)
_DIGITS = re.compile(rf"{numerals.DIGITS}{_SCALE}?", re.IGNORECASE)
_ZH_NUMBER = re.compile(numerals.ZH)


def take(half: Half) -> None:
    """Take the sums out of what is left; of a range or a list before one unit, every sum."""
    if half.language == "zh":
        half.take(_ZH_SMALL, _zh_small, "角", "毛")
        half.take(_ZH, _zh, *_SIGNS, *"元块币圆金欧镑卢铢戈法")
    else:
        half.take_lower(_EN_SMALL, _en_small, " fen", " jiao", " mao")
        half.take_lower(
            _EN,
            _en,
            *_SIGNS,
            "yuan",
            "kuai",
            "dollar",
            "euro",
            "pound",
            "yen",
            "ruble",
            "rouble",
            "tenge",
            "rupee",
            "baht",
            "元",
        )


def _fact(value: Number | None, currency: str, span: tuple[int, int]) -> Iterator[Fact]:
    if value is None:
        return
    value = numerals.plain(value)
    key: Key = ("money", currency, value)
    seeks: list[Key] = [key, ("nu", value)]
    if currency in ("USD", "HKD", "$"):
        seeks += [("money", other, value) for other in ("USD", "$")]
    offers: frozenset[Key] = frozenset((key, ("n", value)))
    yield Fact(Kind.AMOUNT, *span, frozenset(seeks), offers, Firm.SURE if value else Firm.SOFT, None, value)


def _zh_small(found: re.Match[str]) -> Iterator[Fact]:
    value = Fraction(numerals.han(found["number"]) or 0, 10)
    yield from _fact(value + Fraction(numerals.han(found["fen"] or "0") or 0, 100), "CNY", found.span())


def _en_small(found: re.Match[str]) -> Iterator[Fact]:
    value = numerals.words(found["number"])
    parts = 100 if found["unit"] == "fen" else 10
    yield from _fact(None if value is None else Fraction(value) / parts, "CNY", found.span())


def _zh(found: re.Match[str]) -> Iterator[Fact]:
    if found["head"]:
        currency = _BEFORE[found["head"].lower()]
        yield from _fact(numerals.han(found["number"]), currency, found.span())
        return
    unit = found["unit"].lower()
    currency = _AFTER.get(unit, "CNY")
    last = numerals.han(found["last"])
    if last is not None and found["jiao"]:
        last += Fraction(numerals.han(found["jiao"]) or 0, 10) + Fraction(numerals.han(found["fen"] or "0") or 0, 100)
    if last is not None and found["spoken"]:
        last += Fraction(numerals.han(found["spoken"]) or 0, 10)
    scale = re.search(r"[千万亿]+$", found["last"])
    for number in _ZH_NUMBER.finditer(found["list"]):
        at = found.start("list") + number.start()
        value = numerals.han(number[0])
        if scale and value is not None and value < 1000 and "元" not in found["list"]:
            value = numerals.han(number[0] + scale[0])  # 2-3万元
        yield from _fact(value, currency, (at, at + len(number[0])))
    yield from _fact(last, currency, (found.start("last"), found.end()))


def _en(found: re.Match[str]) -> Iterator[Fact]:
    if found["head"]:
        currency = _BEFORE[found["head"].lower().replace(" ", "")]
        yield from _fact(_value(found["number"]), currency, (found.start(), found.end("number")))
        for number in _DIGITS.finditer(found["list"]):
            at = found.start("list") + number.start()
            yield from _fact(_value(number[0]), currency, (at, at + len(number[0])))
        return
    scale = {"million": 10**6, "billion": 10**9}.get((found["late"] or ("million" if found["mega"] else "")).lower(), 1)
    unit = re.sub(r"\s(?:million|billion)$", "", found["unit"].strip(" (-").lower())
    unit = unit.replace("u.s.", "us").removeprefix("chinese ").removesuffix(" sterling")
    currency = _AFTER.get(unit) or _BEFORE.get(unit) or _AFTER.get(unit.removesuffix("s"), "CNY")
    for number in _DIGITS.finditer(found["before"]):
        at = found.start("before") + number.start()
        yield from _fact(_value(number[0]), currency, (at, at + len(number[0])))
    last = _value(found["last"])
    if last is not None:
        last = last * scale + Fraction(int(found["cents"] or 0), 100)
    yield from _fact(last, currency, (found.start("last"), found.end()))


def _value(text: str) -> Number | None:
    text = text.strip().lower()
    if text.endswith("万"):
        return numerals.digits(text[:-1]) * 10_000
    if text.endswith("k"):
        return numerals.digits(text[:-1]) * 1000
    return numerals.words(text)
