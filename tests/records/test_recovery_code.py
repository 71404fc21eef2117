from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.records import recovery_code
from lut_admin.refusals import Refusal

# A fixed one, so that each worker collects the same tests; it has the 0 and the 1 that hands mistake for letters.
CODE = "PH2P-YWV2-YJTP-1DYW-N290-R656-YQDF-10Y1"


def test_a_code_has_eight_groups_of_four_and_no_letter_that_looks_like_a_digit() -> None:
    codes = {recovery_code.new() for _ in range(50)}
    assert len(codes) == 50
    assert all(re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}", code) for code in codes)


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        f"  {CODE.replace('-', ' ')}\n",
        CODE.replace("-", "－"),
        CODE.replace("0", "o").replace("1", "l"),
        CODE.replace("0", "O").replace("1", "I"),
        "".join(chr(ord(c) + 0xFEE0) for c in CODE),  # a full-width input method
    ],
)
def test_a_hand_is_forgiven(typed: str) -> None:
    assert recovery_code.read(typed) == CODE


@given(st.integers(0, 31), st.sampled_from(recovery_code.ALPHABET))
def test_any_one_wrong_character_is_found_with_its_group(place: int, other: str) -> None:
    symbols = list(CODE.replace("-", ""))
    if symbols[place] == other:
        return
    symbols[place] = other
    with pytest.raises(Refusal) as refused:
        recovery_code.read("".join(symbols))
    assert refused.value.code == "keys.code_typo"
    assert refused.value.facts["groups"] == [place // 4 + 1]


@given(st.integers(0, 7), st.permutations(range(4)))
def test_two_swapped_characters_of_a_group_are_found(group: int, order: list[int]) -> None:
    symbols = list(CODE.replace("-", ""))
    part = symbols[group * 4 : group * 4 + 4]
    moved = [part[i] for i in order]
    if sum(a != b for a, b in zip(part, moved, strict=True)) != 2:
        return
    symbols[group * 4 : group * 4 + 4] = moved
    with pytest.raises(Refusal, match="code_typo"):
        recovery_code.read("".join(symbols))


def test_swapped_groups_are_found() -> None:
    groups = CODE.split("-")
    groups[2], groups[5] = groups[5], groups[2]
    if groups[2] == groups[5]:
        pytest.skip("one chance in 32768")
    with pytest.raises(Refusal) as refused:
        recovery_code.read("-".join(groups))
    assert refused.value.facts["groups"] == [3, 6]


def test_a_missing_character_and_a_strange_one_are_named() -> None:
    with pytest.raises(Refusal) as short:
        recovery_code.read(CODE[:-1])
    assert (short.value.code, short.value.facts["found"]) == ("keys.code_length", 31)
    with pytest.raises(Refusal) as strange:
        recovery_code.read("张" + CODE[1:])
    assert strange.value.facts == {"letter": "张"}


def test_what_resembles_a_code() -> None:
    assert recovery_code.resembles(CODE)
    assert recovery_code.resembles(CODE[:-2])
    assert not recovery_code.resembles("correct horse battery staple")
    assert not recovery_code.resembles("")
