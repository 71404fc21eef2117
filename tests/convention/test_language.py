"""Article 6: Chinese first, each half in its own language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.language import check, compose, split

ZH = "请各位同学于周五前到国际教育学院办公室领取学生证。"
EN = "Please collect your student card at the office of the School of International Education before Friday."


def codes(zh: str, en: str) -> list[str]:
    return [finding.code for finding in check(zh, en)]


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        (ZH, EN, []),
        ("", "", ["language.empty"]),
        (" \n", "\t", ["language.empty"]),
        ("", EN, ["language.no_chinese"]),
        (ZH, "", ["language.no_english"]),
        (ZH, ZH, ["language.identical"]),
        (EN, EN.upper(), ["language.identical"]),
        (EN, EN + " Thank you.", ["language.zh_not_chinese"]),
        (ZH, ZH + "谢谢。", ["language.en_not_english"]),
        (EN, ZH, ["language.zh_not_chinese", "language.en_not_english"]),
        (
            "HSK 4 https://example.org/register",
            "HSK 4: register at https://example.org/register",
            ["language.zh_not_chinese"],
        ),
    ],
)
def test_what_a_draft_may_be(zh: str, en: str, expected: list[str]) -> None:
    assert codes(zh, en) == expected


def test_foreign_names_do_not_make_chinese_english() -> None:
    zh = "以下同学请到办公室：" + "、".join(["Maria Silva Santos", "Juan Perez Lopez", "Tran Van Minh"] * 5)
    en = "The following students please come to the office: " + ", ".join(["Maria Silva Santos"] * 5)
    assert codes(zh, en) == []


def test_chinese_names_do_not_make_english_chinese() -> None:
    assert codes(ZH, "The meeting is in 逸夫楼 (Yifu Building), room 302, with 王老师.") == []


def test_what_has_no_words_is_no_language() -> None:
    assert codes("12:30 {room}", "12:30 {room}") == []


def test_the_copied_text_has_chinese_first() -> None:
    assert compose(f" {ZH}\n", EN) == f"{ZH}\n\n{EN}"
    assert compose(ZH, " ") == ZH and compose("", EN) == EN


@given(st.text(), st.text())
def test_any_text_is_judged(zh: str, en: str) -> None:
    for finding in check(zh, en):
        assert finding.article == 6 and finding.code.startswith("language.")


def test_an_address_speaks_no_language_wherever_it_stands() -> None:
    assert codes("ann.sample@example.org", "www.example.org {name}") == []
    assert codes(f"请写信至：{{办公室}}office@example.org。{ZH}", EN) == []


@pytest.mark.parametrize("piece", ["a", "啊", "@", "a@", "{", "<a"])
@pytest.mark.timeout(10)
def test_a_very_long_line_is_judged_at_once(piece: str) -> None:
    check(piece * 100_000, piece * 100_001)


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        (f"{ZH}\n\n{EN}\nSchool Office", "", ["language.mixed_zh"]),
        (f"{ZH}\n{EN}\n请准时。", EN, ["language.mixed_zh"]),
        (ZH, f"{EN}\n{ZH}", ["language.mixed_en"]),
        ("Qing gewei tongxue yu zhouwu qian dao bangongshi lingqu xueshengzheng", EN, ["language.zh_is_pinyin"]),
        (ZH, "Qǐng gè wèi tóng xué yú zhōu wǔ qián dào bàn gōng shì", ["language.en_is_pinyin"]),
        ("請各位同學於週五前到國際教育學院辦公室領取學生證。", EN, ["language.traditional"]),
        ("請到学院领取学生证。", EN, []),  # one character alone is no way of writing
        (f"{ZH}\n时间 Time: 3 pm\n地点 Venue: Yifu Building", EN, []),
        (ZH, "Wang Xiaoming and Li Na will be at the office.", []),
    ],
)
def test_what_is_said_of_a_half_that_is_not_all_its_own(zh: str, en: str, expected: list[str]) -> None:
    assert [finding.said for finding in check(zh, en)] == expected


def test_the_strange_lines_are_pointed_at() -> None:
    zh = f"{ZH}\n\n{EN}\nSchool Office\n"
    [finding] = check(zh, "")
    assert finding.zh is not None and zh[slice(*finding.zh)] == f"{EN}\nSchool Office"


def test_two_halves_in_one_are_told_apart() -> None:
    assert split(f"{ZH}\n\n{EN}\n\nSchool Office\n") == (ZH, f"{EN}\n\nSchool Office")
    assert split(f"{ZH}\n\nDear students,\n{EN}") == (ZH, f"Dear students,\n{EN}")
    for whole in (ZH, EN, f"{EN}\n{ZH}", f"{ZH}\n{EN}\n{ZH}", ""):
        assert split(whole) is None
