"""Signs that tell something only together, and what speaks against them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.screening import read_lexicon
from lut_admin.convention.screening.disguises import spellings
from lut_admin.convention.screening.signs import REACH, Sign, against, read_sign, weighed
from lut_admin.convention.screening.terms import amounts

OFFER, PRICE, HEAVY = Sign(2.5, frozenset({"sell"})), Sign(2.0, frozenset({"yuan"})), Sign(4.0, frozenset({"loan"}))
OFFICE = Sign(1.0, frozenset({"office"}))


def told(found: dict[str, list[tuple[int, int]]], calmed: float = 0.0) -> list[tuple[int, int]]:
    said = {number: found[word] for number, word in enumerate(("sell", "yuan", "loan")) if word in found}
    official = against((OFFICE,), {0: found["office"]} if "office" in found else {})
    return list(weighed((OFFER, PRICE, HEAVY), said, lambda span: span[0] >= 0, official, calmed))


def test_one_sign_is_not_enough_and_two_are() -> None:
    assert not told({"sell": [(0, 4), (9, 13)]})
    assert told({"sell": [(0, 4)], "yuan": [(9, 13)]}) == [(0, 13)]
    assert told({"loan": [(3, 7)]}) == [(3, 7)]


def test_signs_far_apart_tell_nothing() -> None:
    assert not told({"sell": [(0, 4)], "yuan": [(REACH + 1, REACH + 5)]})
    assert told({"sell": [(0, 4)], "yuan": [(REACH - 4, REACH)]})


def test_words_that_overlap_are_one_sign() -> None:
    assert not told({"sell": [(0, 4)], "yuan": [(2, 6)]})
    assert told({"sell": [(0, 4), (8, 12)], "yuan": [(2, 6)]})


def test_the_offices_words_and_calm_ones_weigh_against_them() -> None:
    both = {"sell": [(0, 4)], "yuan": [(9, 13)]}
    assert not told({**both, "office": [(20, 26), (30, 36)]})
    assert told({**both, "office": [(2 * REACH, 2 * REACH + 6)]})
    assert not told(both, calmed=2.0)


@pytest.mark.parametrize(
    ("lines", "words"),
    [(["卖|出售", "sell"], {"卖", "出售", "sell"}), (["{price}|贵"], {"便宜", "折扣", "贵"}), ([], set())],
)
def test_a_sign_is_all_its_lines(lines: list[str], words: set[str]) -> None:
    assert read_sign(2, lines, {"price": ["便宜|折扣"]}) == Sign(2.0, frozenset(words))


def test_a_sign_that_cannot_be_read() -> None:
    with pytest.raises(ValueError, match="float"):
        read_sign("heavy", ["卖"])  # type: ignore[arg-type]  # as a hand may write it into the list
    with pytest.raises(KeyError):
        read_sign(2, ["{nothing}"])


def test_a_list_of_signs_alone_finds_something() -> None:
    signs = [{"weight": 2.5, "words": ["卖"]}, {"weight": 2, "words": ["#元"]}]
    files: list[dict[str, object]] = [
        {"official": [{"weight": 2, "words": ["办公室"]}]},
        {"label": "8-ad", "words": [], "allow": ["买卖"], "sign": signs},
    ]
    lexicon = read_lexicon(files)
    (hit,) = lexicon.hits("自行车卖了吧，300元。")
    assert (hit.label, hit.start, hit.end) == ("8-ad", 3, 11)
    assert not lexicon.hits("办公室卖自行车，300元。") and not lexicon.hits("买卖300元") and not lexicon.hits("卖自行车")


@given(st.lists(st.tuples(st.sampled_from(["sell", "yuan", "loan", "office"]), st.integers(0, 600)), max_size=30))
def test_more_of_the_offices_words_never_tell_more(places: list[tuple[str, int]]) -> None:
    found: dict[str, list[tuple[int, int]]] = {}
    for word, start in places:
        found.setdefault(word, []).append((start, start + len(word)))
    with_office = set(told(found))
    found.pop("office", None)
    assert with_office <= set(told(found))
    assert all(end - start <= REACH + 8 for start, end in with_office)


def test_words_partly_in_pinyin() -> None:
    assert set(spellings("投票", ["tou", "piao"])) == {"投 票", "tou 票", "投 piao", "tou piao"}
    assert "ji wo" not in set(spellings("集我", ["ji", "wo"]))  # too short to be anything for sure
    with pytest.raises(ValueError, match="shorter"):
        list(spellings("投票", ["tou"]))


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("键盘60,台灯20", ["60", "20"]),
        ("does it for600", ["600"]),
        ("全套19 9", ["19 9"]),
        ("2026届,305室,11,00,room412,5月28日,30分钟,12students", []),
    ],
)
def test_a_bare_number_may_be_a_price(text: str, prices: list[str]) -> None:
    assert [text[slice(*span)] for span in amounts(text)] == prices
