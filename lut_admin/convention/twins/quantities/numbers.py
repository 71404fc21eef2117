"""The numbers that are left when all else is taken: counts, measures, ordinals, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from lut_admin.convention.twins.facts import STRICT, Fact, Firm, Half, Key, Kind, counted
from lut_admin.convention.twins.quantities import english_numbers, numerals, shares, spoken
from lut_admin.convention.twins.quantities.numerals import Number

_YEARS = re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d{2})\s?[-/~]\s?(?P<next>(?:20)?\d{2})(?![\d./-])")
_N = numerals.ZH
_UNITS = {
    "inch": "英寸 寸", "cm": "厘米 公分 cm", "mm": "毫米 mm", "km": "公里 千米 km", "kg": "公斤 千克 kg",
    "g": "克", "kw": "千瓦 kW KW", "w": "瓦 W",
    "m": "平方米 立方米 米 m",
    "degree": "摄氏度 ℃ °C 度", "age": "周岁 岁", "times": "人次 次 遍", "credit": "学分", "point": "分", "level": "级",
    "file": "MB KB GB", "word": "字", "jin": "斤",
}  # fmt: skip
_UNIT_OF = {word: unit for unit, written in _UNITS.items() for word in written.split()}
# What things are counted by. Behind a numeral the first ones make a count; behind the others it may as well be a name (三方, 二手).
_COUNT = (
    "张 份 名 位 人 个 件 项 种 本 页 套 台 辆 条 枚 门 节 场 期 届 批 组 轮 班 支 瓶 杯 盒 箱 首 篇 章 间 户 家 幅 "
    "排 题 席 次 遍 周 级 分 岁 寸 米 度 人次 周岁 厘米 公里 公斤 学分 英寸 毫米 千米 千克 平方米 摄氏度 人份"
).split()
_MAYBE = (
    "颗 只 根 包 袋 堂 桌 床 所 块 克 升 斤 吨 层 步 部 段 句 列 票 回 趟 道 顿 餐 校 国 省 市 县 类 等 号 路 版 卷 楼 "
    "室 股 座 篮 字符 学年 处 架 艘 队 代 手 者 方 面 维 星 季 大 强 学期 年级 环 环节 阶段 例 秒 营"
).split()
_SURE_COUNT = frozenset(_COUNT)
_LABELS = frozenset("班组号群队级类批期届轮周路版卷课")
_COUNTER = "|".join(sorted({*_UNIT_OF, *_COUNT, *_MAYBE}, key=len, reverse=True))
_ZH_COUNT = re.compile(
    rf"(?=[第\d廿{numerals.HAN}])(?P<nth>第\s?)?(?<![A-Za-z.\d{numerals.HAN}])"
    rf"(?P<list>(?:{_N}\s?(?:-|~|至|到|、|/|或|及|和|[xX×*])\s?(?:第\s?)?){{0,6}})"
    rf"(?P<last>{_N})(?P<more>\s?[多余来几])?\s?(?P<unit>{_COUNTER})(?P<rest>间|房|次)?"
)
_ZH_NTH = re.compile(
    rf"第\s?(?P<all>{_N}(?:\s?(?:-|~|至|到|、|/|和|及|与|,)\s?(?:第\s?)?{_N}){{0,8}})\s?(?:教学)?(?=周|天|学期|学年"
    rf"|年|个?[月日]|小时|轮|晚)"
)
# What is known by its number, and told by that: 附件2.
_ZH_LABEL = re.compile(r"(?<=附件|附表|附录)\s?(?P<number>\d{1,2})(?![\d.、，,和及-]|\s?[-~至]\s?\d|[个份页张])")
# Numerals that count nothing: 十分感谢, 万一, 一定, 四川, 大二, 二维码.
_IDIOM = re.compile(
    r"(?=[一二两三四五六七八九十百千万双初小统唯57])(?:(?<![\d一二三四五六七八九十百])十分(?![之钟])|万一"
    r"|(?<![\d〇零一二两三四五六七八九十百])千万(?![元人名个份])|百分百|万分|三好学生|三好|四六级|一二三"
    r"|十[四五]五(?=规划)|[二三]级[甲乙]等|三人行|小?[一二三四五六初]号(?=字|宋体|黑体|仿宋|楷体)|[57]号(?=电池)"
    r"|五湖四海|三令五申"
    r"|五花八门|四面八方|[三四]川|一心一意|统一|唯一"
    r"|一(?:定|律|切|般|致|些|旦|直|并|同|起|下|样|旁|再|面|方面|边|体化|站式|卡通|流|贯|向|时|概|道|经|带一路)"
    r"|三亚|九寨沟|三峡|五台|八达岭|六盘|五一|三甲|二甲|二维码|二手|三方|两会|双[一二]|七夕|九九|百度|百货|百日|百年"
    r"|万里|万达|千佛|三星|五星红旗)"
)
_ZH_DIGITS = re.compile(
    rf"(?:(?<![A-Za-z\d.])|(?<=\.\.))(?=[\d.]\d?)(?P<number>{numerals.ZH}"
    rf"|\.\d{{1,9}}(?![.\d]))(?P<more>\s?[多余])?(?P<year>\s?(?:年|级|届|学年))?"
)
_ZH_LONG = re.compile(
    rf"[{numerals.HAN}]{{1,16}}[余多几][百千万亿]{{1,2}}|[{numerals.HAN}]{{2,24}}(?:点[〇零一二三四五六七八九]{{1,6}})?"
    rf"|[{numerals.HAN}]点[〇零一二三四五六七八九]{{1,6}}|[〇零一二两三四五六七八九十百半俩仨双]"
)
# What is named by its level: HSK6级, HSK Level 6 apart; GPA3.5.
_GRADED = re.compile(
    rf"(?<![A-Za-z])(?:HSKK?|BCT|YCT|CET|TEM|PETS|GPA|IELTS|TOEFL|雅思|托福)\s?[-(]?\s?(?P<number>{numerals.DIGITS})\s?(?:级|分)?",
    re.IGNORECASE,
)
# 8K216: more than letters before digits, or behind them; times of day are none (9AM5PM).
_MIXED_CODE = re.compile(
    r"(?=[A-Z\d])(?<![A-Za-z\d.,])(?<!\d:)(?:\d{1,4}[A-Z]{1,3}\d{2,5}[A-Z]?|[A-Z]{1,2}\d{1,3}[A-Z]{1,3}\d{1,4})(?![A-Za-z\d.:])"
)
_HAS_MIXED, _HAS_CODE = re.compile(r"\d[A-Z]"), re.compile(r"[A-Za-z]-?\d")
_CODE = re.compile(
    r"(?<![A-Za-z\d])(?P<letters>[A-Za-z]{1,5})-?(?P<digits>\d{1,8}(?:\.\d{1,2})?)(?P<more>-\d{2,4}(?!\d))?(?P<tail>["
    r"A-Za-z]{0,2})(?![A-Za-z\d]|\.\d)"
)
def take_codes(half: Half) -> None:
    """Take plates and numbers of things that mix letters and digits, before a part of them is read as anything else."""
    half.take_where(_HAS_MIXED, _MIXED_CODE, _mixed_code)


def take_ordinals(half: Half) -> None:
    """Take 第16-18周 and its like before they are read as lengths of time."""
    if half.language == "zh":
        half.take(_ZH_NTH, _zh_nth)


def take(half: Half) -> None:
    """Take the numbers that are left; English number words and lone Chinese numerals only match."""
    half.take(_YEARS, _years, "19", "20")
    half.take(_GRADED, _graded, "hsk", "bct", "yct", "cet", "tem", "pets", "gpa", "ielts", "toefl", "雅思", "托福")
    spoken.take(half)
    shares.take(half)
    if half.language == "zh":
        half.take(_IDIOM, _idiom)
        half.take(_ZH_LABEL, _zh_label, "附")
        half.take(_ZH_COUNT, _zh_count)
        half.take_where(_HAS_CODE, _CODE, _code)
        half.take(_ZH_DIGITS, _zh_digits)
        half.take(_ZH_LONG, _zh_long)
    else:
        english_numbers.take_labels(half)
        half.take_where(_HAS_CODE, _CODE, _code)
        english_numbers.take(half)


def _years(found: re.Match[str]) -> Iterator[Fact]:
    first, following = int(found["y"]), int(found["next"])
    following += 0 if following > 99 else first // 100 * 100
    yield from counted(first, found.span("y"), Firm.SOFT)
    yield from counted(following, found.span("next"), Firm.SOFT)


def _graded(found: re.Match[str]) -> Iterator[Fact]:
    value = numerals.digits(found["number"])
    keys: frozenset[Key] = frozenset((("ordinal", value), ("n", value)))
    yield Fact(Kind.NUMBER, *found.span(), keys | {("nu", value)}, keys, Firm.SURE, None, value)


def _idiom(found: re.Match[str]) -> Iterator[Fact]:
    told = (4, 6) if found[0] == "四六级" else ()
    offers: frozenset[Key] = frozenset((name, value) for value in told for name in ("n", "nu", "ordinal"))
    yield Fact(Kind.NUMBER, *found.span(), offers, offers, Firm.MUTE)


def _zh_count(found: re.Match[str]) -> Iterator[Fact]:
    unit = found["unit"]
    value = numerals.han(found["last"])
    written = found["last"]
    if value is None:
        return
    measure = _UNIT_OF.get(unit)
    if either := numerals.between(written):  # 七八个
        for one in either:
            yield from counted(one, (found.start("last"), found.end("unit")), Firm.MUTE, measure)
        return
    second = written == "二" and measure in (None, "times")  # 二次 is the second time; twice is 两次
    if unit in ("级", "届") and 1900 < value < 2100:
        firm = Firm.SOFT
    else:
        vague = bool(found["more"]) or found["rest"] in ("间", "房")
        firm = _firm(written, unit, nth=bool(found["nth"]) or second, vague=vague)
    if unit == "名" and not written[0].isdecimal() and found.string.endswith("前", 0, found.start()):
        firm = Firm.SOFT  # 前三名 are the best
    nth = bool(found["nth"]) or second or unit in _LABELS or (unit == "节" and bool(found["list"]))  # 5-6节
    for number in re.finditer(_N, found["list"]):
        at = found.start("list") + number.start()
        yield from _ordinal_or_count(numerals.han(number[0]), (at, at + len(number[0])), firm, measure, nth=nth)
    if unit == "级" and value and 14 < value < 60 and written.isdecimal():
        yield from _year_of_entry(int(value), (found.start("last"), found.end("unit")))
        return
    yield from _ordinal_or_count(value, (found.start("last"), found.end("unit")), firm, measure, nth=nth)


def _year_of_entry(value: int, span: tuple[int, int]) -> Iterator[Fact]:
    """24级 may be a class by its year of entry, or a force."""
    keys: frozenset[Key] = frozenset(
        (("nu", value), ("n", value), ("n", 2000 + value), ("nu", 2000 + value), ("ordinal", value))
    )
    yield Fact(Kind.NUMBER, *span, keys, keys, Firm.SURE, None, value)


def _ordinal_or_count(
    value: Number | None, span: tuple[int, int], firm: Firm, unit: str | None, *, nth: bool
) -> Iterator[Fact]:
    """A count, or what 第 and 级 make an ordinal: "third" agrees with 第三 and 三级, never with 三份."""
    if value is None:
        return
    if unit in STRICT and not nth:
        yield from counted(value, span, firm, unit)
        return
    keys: frozenset[Key] = frozenset((("nu", value), ("count", unit, value)))
    ordered: frozenset[Key] = frozenset((("ordinal", value), ("n", value)) if nth or unit == "level" else ())
    yield Fact(Kind.NUMBER, *span, keys | ordered, keys | {("ordinal", value), ("n", value)}, firm, None, value)


def _zh_label(found: re.Match[str]) -> Iterator[Fact]:
    yield from _ordinal_or_count(int(found["number"]), found.span("number"), Firm.SURE, None, nth=True)


def _zh_nth(found: re.Match[str]) -> Iterator[Fact]:
    for number in re.finditer(_N, found["all"]):
        at, value = found.start("all") + number.start(), numerals.han(number[0])
        firm = Firm.MUTE if number[0] in ("一", "二") else Firm.SURE
        yield from _ordinal_or_count(value, (at, at + len(number[0])), firm, None, nth=True)


def _firm(written: str, unit: str, *, nth: bool, vague: bool) -> Firm:
    spelled = not written[0].isdecimal()
    if not spelled:
        return Firm.SOFT if vague and unit == "人" else Firm.SURE
    if written in ("一", "半") or unit not in _SURE_COUNT:
        return Firm.MUTE
    if (nth and written in ("二",)) or vague or written in ("百", "千", "万", "十"):
        return Firm.SOFT if nth else Firm.MUTE
    return Firm.SURE


def _mixed_code(found: re.Match[str]) -> Iterator[Fact]:
    keys: frozenset[Key] = frozenset((("room", found[0].upper()),))
    yield Fact(Kind.NUMBER, *found.span(), keys, keys, Firm.SURE, None, found[0])


def _code(found: re.Match[str]) -> Iterator[Fact]:
    """A208, JW202, G1888: the same code, or its number alone."""
    more = (found["more"] or "").removeprefix("-")  # J2-405
    plain = (found["letters"] + found["digits"] + more + found["tail"]).upper()
    number = numerals.digits(more or found["digits"])
    keys: set[Key] = {("room", plain)}
    if found["letters"] in ("T", "t") and number < 10:
        keys |= {("place", number), ("nu", number)}  # a terminal
    if number > 99 or number.denominator > 1:  # X1 is no number; 305 may be room A305, 82.5 FM 82.5
        keys.add(("nu", number))
    yield Fact(
        Kind.NUMBER,
        *found.span(),
        frozenset(keys),
        frozenset({*keys, ("n", number)} - {("nu", number)}),
        Firm.SURE,
        None,
        plain,
    )


def _zh_digits(found: re.Match[str]) -> Iterator[Fact]:
    written = found["number"]
    value = numerals.digits(f"0{written}") if written[0] == "." else numerals.han(written)
    calendar = value is not None and value.denominator == 1 and 1900 < value < 2100 and len(found["number"]) == 4
    year = calendar or bool(found["year"])
    if value is not None and found["year"] and (14 < value < 60 or _short_year(found["number"])):
        yield from _year_of_entry(int(value), found.span())
        return
    for fact in counted(value, found.span("number"), Firm.SOFT if year else Firm.SURE):
        day = _maybe_day(found["number"])
        yield replace(fact, seeks=fact.seeks | day, offers=fact.offers | day)


def _short_year(written: str) -> bool:
    """08年: a year of two digits begins with nought where a length never would."""
    return len(written) == 2 and written[0] in "0〇零"


def _maybe_day(written: str) -> frozenset[Key]:
    """5.20 may be a day in May."""
    month, _, day = written.partition(".")
    return frozenset(
        (("md", int(month), int(day)),) if month.isdecimal() and len(day) in (1, 2) and day.isdecimal() else ()
    )


def _zh_long(found: re.Match[str]) -> Iterator[Fact]:
    if _short_year(found[0]) and found.string.startswith("年", found.end()):
        yield from _year_of_entry(int(numerals.han(found[0]) or 0), found.span())
        return
    special: dict[str, Number] = {"半": Fraction(1, 2), "俩": 2, "仨": 3, "双": 2}
    value = special.get(found[0]) or numerals.han(found[0])
    structured = len(found[0]) > 1 and re.match(
        r"[一二两三四五六七八九壹贰叁肆伍陆柒捌玖][十百千万拾佰仟]|[十][一二三四五六七八九]", found[0]
    )
    yield from counted(value, found.span(), Firm.SOFT if structured else Firm.MUTE)
