"""What is read of a half: dates, times, amounts and numbers as people write them, in either language."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.twins import mark
from lut_admin.convention.twins.facts import Fact, Key, Kind, Language
from lut_admin.convention.twins.quantities import numerals

REF = date(2026, 9, 1)


def offered(text: str, language: Language) -> set[Key]:
    return {key for fact in mark(text, language, REF) for key in fact.offers}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十", 20),
        ("一百零五", 105),
        ("一千三", 1300),
        ("九万四", 94_000),
        ("两千零二十六", 2026),
        ("二〇二六", 2026),
        ("2万", 20_000),
        ("1.5万", 15_000),
        ("5万4千6百", 54_600),
        ("伍佰", 500),
        ("四千万零六千", 40_006_000),
        ("一万亿", 10**12),
        ("十多万", 100_000),
        ("8,800", 8800),
        ("廿三", 23),
        ("一百二十点五", 120.5),
        ("三点五万", 35_000),
    ],
)
def test_chinese_numbers_have_their_value(text: str, value: float) -> None:
    assert numerals.han(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-two", 22),
        ("two thousand and five", 2005),
        ("one hundred and twenty", 120),
        ("1.5 million", 1_500_000),
        ("3 hundred", 300),
        ("eight thousand eight hundred", 8800),
    ],
)
def test_english_numbers_have_their_value(text: str, value: int) -> None:
    assert numerals.words(text) == value


@given(st.integers(1, 99_999_999))
def test_any_whole_number_reads_as_it_is_written_in_chinese(number: int) -> None:
    assert numerals.han(_written(number)) == number


def _written(number: int) -> str:
    """A whole number in Chinese numerals, as a bank writes it."""
    if number >= 10_000:
        rest = number % 10_000
        return _written(number // 10_000) + "万" + ("" if not rest else ("零" if rest < 1000 else "") + _written(rest))
    digits, parts, gap = "零一二三四五六七八九", "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            parts += ("零" if gap else "") + digits[digit] + name
            gap = False
        elif parts:
            gap = True
    return parts


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("2026年9月3日", "zh", [(9, 3)]),
        ("二〇二六年九月三日", "zh", [(9, 3)]),
        ("9月3号", "zh", [(9, 3)]),
        ("９月３日", "zh", [(9, 3)]),
        ("9月25-27日", "zh", [(9, 25), (9, 27)]),
        ("9月25日、26日和28日", "zh", [(9, 25), (9, 26), (9, 28)]),
        ("9月28日（周一）至10月3日（周六）", "zh", [(9, 28), (10, 3)]),
        ("2026-09-03", "zh", [(9, 3)]),
        ("2026.9.3", "zh", [(9, 3)]),
        ("3 September 2026", "en", [(9, 3)]),
        ("September 3rd", "en", [(9, 3)]),
        ("the 3rd of September", "en", [(9, 3)]),
        ("Sept. 25 to Oct. 3, 2026", "en", [(9, 25), (10, 3)]),
        ("25–27 September", "en", [(9, 25), (9, 27)]),
        ("3rd and 5th of June", "en", [(6, 3), (6, 5)]),
        ("June 3, 5 and 7", "en", [(6, 3), (6, 5), (6, 7)]),
        ("May twenty-first", "en", [(5, 21)]),
        ("2026/9/3", "en", [(9, 3)]),
        ("13.5.2026", "en", [(5, 13)]),
        ("Oct2", "en", [(10, 2)]),
        ("明天", "zh", [(9, 2)]),
        ("the day after tomorrow", "en", [(9, 3)]),
        ("the second Monday", "en", [(9, 14)]),  # of the month of REF
        ("from next Tuesday to Thursday", "en", [(9, 8), (9, 10)]),
        ("下周二至周四", "zh", [(9, 8), (9, 10)]),
        ("周四", "zh", [(9, 3)]),
        ("12. Oct. 2026", "en", [(10, 12)]),
    ],
)
def test_days(text: str, language: Language, days: list[tuple[int, int]]) -> None:
    assert {key[1:] for key in offered(text, language) if key[0] == "md"} == set(days)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("30日内办理", "zh"),
        ("3日游", "zh"),
        ("农历八月十五", "zh"),
        ("第3号台风", "zh"),
        ("24/7", "en"),
        ("the 16th Sports Meeting", "en"),
        ("the 3rd floor", "en"),
        ("Levels 2/4/6", "en"),
        ("you may come", "en"),
    ],
)
def test_no_day_where_none_is_meant(text: str, language: Language) -> None:
    assert not [fact for fact in mark(text, language, REF) if fact.kind is Kind.DATE]


@pytest.mark.parametrize(
    ("text", "language", "times"),
    [
        ("下午3:30", "zh", ["15:30"]),
        ("八点半", "zh", ["8:30", "20:30"]),
        ("晚6点至8点15分", "zh", ["18:00", "20:15"]),
        ("上午8:00-11:30", "zh", ["8:00", "11:30"]),
        ("上午11:00至2:00", "zh", ["11:00", "14:00"]),
        ("下午两点一刻", "zh", ["14:15"]),
        ("零点", "zh", ["0:00"]),
        ("24:00", "zh", ["0:00"]),
        ("中午12点", "zh", ["12:00"]),
        ("正午", "zh", ["12:00"]),
        ("凌晨2点半", "zh", ["2:30"]),
        ("14时30分", "zh", ["14:30"]),
        ("早上五到六点", "zh", ["5:00", "6:00"]),
        ("08：30", "zh", ["8:30"]),
        ("3:30 p.m.", "en", ["15:30"]),
        ("12 a.m.", "en", ["0:00"]),
        ("noon", "en", ["12:00"]),
        ("12 noon", "en", ["12:00"]),
        ("2:30 to 6 p.m.", "en", ["14:30", "18:00"]),
        ("11 to 2 p.m.", "en", ["11:00", "14:00"]),
        ("7-9 p.m.", "en", ["19:00", "21:00"]),
        ("half past eight in the evening", "en", ["20:30"]),
        ("a quarter to seven p.m.", "en", ["18:45"]),
        ("1430 hrs", "en", ["14:30"]),
        ("8 o'clock in the morning", "en", ["8:00"]),
        ("8.30 pm", "en", ["20:30"]),
        ("meet at 7.", "en", ["7:00", "19:00"]),
        ("13:30 and 8:00", "en", ["13:30", "8:00"]),
        ("from 9am to 12am", "en", ["9:00", "12:00"]),  # noon is meant
        ("10/5 between 8.30-4.30pm", "en", ["8:30", "16:30"]),
        ("this Friday afternoon 2-4", "en", ["2:00", "14:00", "4:00", "16:00"]),
    ],
)
def test_times(text: str, language: Language, times: list[str]) -> None:
    read = {key[1] for key in offered(text, language) if key[0] == "time"}
    assert read == {int(h) * 60 + int(m) for h, m in (time.split(":") for time in times)}


@pytest.mark.parametrize(
    ("text", "language", "amounts"),
    [
        ("2万元", "zh", [("CNY", 20_000)]),
        ("人民币8千元", "zh", [("CNY", 8000)]),
        ("¥450", "zh", [("CNY", 450)]),
        ("1250美元", "zh", [("USD", 1250)]),
        ("200-300元", "zh", [("CNY", 200), ("CNY", 300)]),
        ("50元5角", "zh", [("CNY", 50.5)]),
        ("RMB 8,800", "en", [("CNY", 8800)]),
        ("9,000 yuan", "en", [("CNY", 9000)]),
        ("five hundred yuan", "en", [("CNY", 500)]),
        ("USD 1,250", "en", [("USD", 1250)]),
        ("RMB 450, 550", "en", [("CNY", 450)]),
        ("1.5 million yuan", "en", [("CNY", 1_500_000)]),
        ("12 yuan 50.", "en", [("CNY", 12.5)]),
        ("4 hundred and 20 yuan", "en", [("CNY", 420)]),
        ("30 RMB 5 USD", "en", [("CNY", 30), ("USD", 5)]),
        ("打印一页一毛五。", "zh", [("CNY", Fraction(3, 20))]),
        ("鸡蛋两块五一斤，馒头一毛一个", "zh", [("CNY", Fraction(5, 2)), ("CNY", Fraction(1, 10))]),
        ("5月1日元旦", "zh", []),
        ("30 yuan 50 copies", "en", [("CNY", 30)]),
        ("3 MUSD", "en", [("USD", 3_000_000)]),
    ],
)
def test_amounts(text: str, language: Language, amounts: list[tuple[str, float]]) -> None:
    assert {key[1:] for key in offered(text, language) if key[0] == "money"} == set(amounts)


@pytest.mark.parametrize("text", ["元旦放假", "单元门", "3个单元"])
def test_yuan_is_not_always_money(text: str) -> None:
    assert not [fact for fact in mark(text, "zh") if fact.kind is Kind.AMOUNT]


def _read(text: str, language: Language) -> list[tuple[Fact, str]]:
    return [(fact, text[fact.start : fact.end]) for fact in mark(text, language)]


def test_chinese_text_touching_an_address_is_no_part_of_it() -> None:
    text = "请登录https://jwc.lut.edu.cn/info/1020.htm，或发邮件至a.b@lut.edu.cn。谢谢"
    read = {fact.kind: written for fact, written in _read(text, "zh")}
    assert read[Kind.URL] == "https://jwc.lut.edu.cn/info/1020.htm" and read[Kind.EMAIL] == "a.b@lut.edu.cn"


def test_a_number_in_an_address_is_no_fact_of_its_own() -> None:
    assert [fact.kind for fact, _ in _read("www.lut.edu.cn/2026/0903/page305.htm", "en")] == [Kind.URL]


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("3天12时", "zh", ("length", "hour", 12)),
        ("a 2.5 second pause", "en", ("length", "second", 2.5)),
        ("within 7h", "en", ("length", "hour", 7)),
        ("2027年的第二个月", "zh", ("month", 2)),
        ("误差不超过.5", "zh", ("n", 0.5)),
        ("at most .25 of it", "en", ("n", 0.25)),
        ("4 hundred and 5 hundred", "en", ("n", 400)),
        ("4 thousand 5 hundred and 6", "en", ("n", 4506)),
        ("thirty and six", "en", ("n", 36)),
    ],
)
def test_lengths_months_and_numbers(text: str, language: Language, key: Key) -> None:
    assert key in offered(text, language)


def test_a_range_the_wrong_way_round_is_no_length() -> None:
    assert all(key[2] > 0 for key in offered("9月30日至9月3日", "zh") if key[0] == "length")
