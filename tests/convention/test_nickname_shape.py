"""Article 4: the shape of a nickname, from the text alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.nickname.shape import clean, split, valid


@pytest.mark.parametrize(
    "nickname",
    [
        "Jane Doe+杜珍",
        "Jane Doe 杜珍",
        "Jane Doe杜珍",
        "jane doe - 杜珍",
        "JANE DOE/杜珍",
        "Jane Doe，杜珍",
        "Jane Doe　杜珍",
        "Jane\u2005Doe 杜珍",
        "Jane\u200b Doe\u00ad 杜珍\u200e",
        "Ｊａｎｅ　Ｄｏｅ　杜珍",
        "J. Doe 杜珍",
        "Nguyễn Thị Ánh|阮氏映",
        "Mary-Ann O'Neil & 玛丽·奥尼尔",
        "O’Neil_玛丽・奥尼尔",
        "Doe 珍妮．多伊",
        "Doe 珍妮 多伊",
        "Sultan 苏丹",
        "Renée 勒內",
    ],
)
def test_right_shapes(nickname: str) -> None:
    assert valid(nickname)


@pytest.mark.parametrize(
    "nickname",
    [
        "",
        " ",
        "杜珍 Jane Doe",
        "Jane Doe",
        "杜珍",
        "Jane Doe Du Zhen",
        "Jane Doe 杜珍2",
        "2023 Jane Doe 杜珍",
        "Jane Doe 杜珍🌸",
        "Jane Doe 杜珍[玫瑰]",
        '<span class="emoji emoji1f604"></span>Jane Doe 杜珍',
        "Jane Doe（杜珍）",
        "Jane Doe 杜珍(Kenya)",
        "~Jane Doe 杜珍",
        "★Jane Doe 杜珍★",
        "𝓙𝓪𝓷𝓮 𝓓𝓸𝓮 杜珍",
        "ᴊᴀɴᴇ ᴅᴏᴇ 杜珍",
        "Jаne Doe 杜珍",  # a Cyrillic а
        "Jane Doe 杜珍 राम",
        "Jane Doe 杜珍 PhD",
        "Jane Doe 杜珍 肯尼亚",
        "Jane Doe 肯尼亚共和国 尼泊尔",
        "Jane Doe 杜珍班长",
        "Jane Doe-已毕业",
        "Jane Doe 杜珍。",
    ],
)
def test_wrong_shapes(nickname: str) -> None:
    assert not valid(nickname)


def test_a_country_that_is_the_students_name_is_no_remark() -> None:
    assert not valid("Ali Sultan 阿里 苏丹")
    assert valid("Ali Sultan 阿里 苏丹", ["阿里·苏丹"])
    assert not valid("Ali Sultan 阿里 苏丹", ["阿里"])


def test_the_halves() -> None:
    assert split("Jane Doe - 杜珍") == ("Jane Doe", " - ", "杜珍")
    assert split("Jane Doe杜珍") == ("Jane Doe", "", "杜珍")


@given(st.text(max_size=80))
def test_any_text_is_judged_and_cleaning_settles(text: str) -> None:
    assert valid(text) is valid(clean(text))
    assert clean(clean(text)) == clean(text)


LATIN = st.text("abcdefghijklmnopqrstuvwxyzéñü", min_size=1, max_size=8).map(str.title)
HAN = st.text("李强穆罕默德阿里杜珍玛丽", min_size=1, max_size=4)


@given(
    st.lists(LATIN, min_size=1, max_size=4), st.text("+ -_/|,，.·&", max_size=4), st.lists(HAN, min_size=1, max_size=3)
)
def test_any_two_halves_and_any_separator_are_right(latin: list[str], separator: str, han: list[str]) -> None:
    assert valid(" ".join(latin) + separator + "·".join(han))


def test_a_long_text_costs_one_pass() -> None:
    began = time.process_time()
    for text in ("A. " * 20_000 + "#", "A" + "- " * 20_000 + "中 " * 20_000 + "!", "A中" + "· " * 20_000 + "!"):
        assert not valid(text)
    assert time.process_time() - began < 2
