"""The walk through a text finds every word, and leads to the rules and signs of which it is a word, no others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.screening.disguises import Disguises
from lut_admin.convention.screening.index import Heard, Index
from lut_admin.convention.screening.signs import Sign
from lut_admin.convention.screening.terms import NAME, SHORT, Finder, Rule, read_rule

WORDS = ("投", "投票", "投票吧", "投票吧你", "票", "vote", "votes", "voter", "vot~", "v", "b站", "站b", "#票", "第#", "#")
PLAIN = Disguises()
TEXT = st.text(alphabet="投票吧你第站vVotesrb ,\n12三", max_size=40)


def hear(text: str, rules: list[str], signs: tuple[Sign, ...] = (), other: tuple[str, ...] = ()) -> Heard:
    index = Index([(7, read_rule(rule)) for rule in rules], [(7, signs)], other)
    return index.hear(text, PLAIN.fold(text))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a piece is no part of a longer Latin word or number."""

    def same(one: str, other: str) -> bool:
        return any(kind.issuperset({one, other}) for kind in (set("0123456789"), set("abcdefghijklmnopqrstuvwxyz")))

    cut_before = start > 0 and same(text[start - 1], text[start])
    return not cut_before and not (end < len(text) and same(text[end - 1], text[end]))


@given(TEXT)
def test_every_word_is_found_wherever_it_stands(text: str) -> None:
    plain = PLAIN.fold(text).text
    found = Finder(WORDS).find(plain)
    for word in (word for word in WORDS if not {"#", "~"} & set(word)):
        expected = []
        for start in range(len(plain)):
            end = start + len(word)
            if plain.startswith(word, start):
                end += len(word) > 3 and word.isascii() and plain.startswith("s", end)
                expected += [(start, end)] * _whole(plain, start, end)
        assert found.get(word, []) == expected


@given(TEXT)
def test_what_is_found_is_the_word(text: str) -> None:
    plain = PLAIN.fold(text).text
    for word, spans in Finder(WORDS).find(plain).items():
        assert spans == sorted(spans)
        for start, end in spans:
            said = plain[start:end]
            assert _whole(plain, start, end)
            if "#" in word:
                before, _, after = word.partition("#")
                assert said.startswith(before) and said.rstrip("s").endswith(after)
            else:
                assert said.startswith(word.rstrip("~"))


@given(TEXT)
def test_a_rule_is_heard_where_each_of_its_parts_is_said(text: str) -> None:
    rules = ["投|v*票", "投票&vote", "吧", "{name}*投", "第#+票|吧*你"]
    heard = hear(text, rules)
    assert heard.words == Finder(word for rule in rules for part in read_rule(rule).parts for word in part).find(
        PLAIN.fold(text).text
    ) | ({NAME: []} if NAME in heard.words else {})
    told = [rule for rule, _ in heard.rules.get(7, ())]
    for rule in map(read_rule, rules):
        assert (rule in told) == all(any(heard.words.get(word) for word in part) for part in rule.parts)


def test_a_name_is_looked_for_only_where_it_completes_a_rule() -> None:
    assert NAME not in hear("Jane Doe came", ["{name}*failed"], other=("came",)).words
    heard = hear("Jane Doe failed", ["{name}*failed", "{name}*passed"])
    assert heard.words[NAME] == [(0, 8)]
    assert heard.rules == {7: [(Rule((frozenset({NAME}), frozenset({"failed"})), "*"), [[(0, 8)], [(9, 15)]])]}


def test_signs_are_heard_by_their_numbers() -> None:
    signs = (Sign(2.0, frozenset({"投票", SHORT})), Sign(1.0, frozenset({"吧"})), Sign(1.0, frozenset({"你"})))
    heard = hear("投票吧", [], signs)
    assert heard.signs == {7: {0: [(0, 2), (3, 3)], 1: [(2, 3)]}}


def test_a_text_without_a_word_says_nothing() -> None:
    assert hear("Jane Doe", ["{name}"], (Sign(4.0, frozenset({SHORT})),)) == Heard({}, {}, {})
