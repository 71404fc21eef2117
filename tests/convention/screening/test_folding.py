"""Disguises are undone, and every character of the plain form knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.screening.disguises import Disguises, joined
from lut_admin.convention.screening.folding import Folded, characters, phrase

WORDS = ("casino", "vote", "please", "for", "me", "fuck", "idiot", "porn", "sb")
DISGUISES = Disguises(WORDS, {"tou piao": "投票", "偷漂": "投票", "v信": "微信", "jia v": "加微信"}, {"👍": "赞"})
ANY = st.text(max_size=80) | st.text(
    alphabet="投票微信加vVtoupiafck ＡＢ１２①❶.*@-_，。！\n👍♥\u200b\ufe0f𝐯é", max_size=60
)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("投 票", "投票"),
        ("投♥票", "投票"),
        ("投.票", "投票"),
        ("投，票", "投票"),
        ("投\u200b票", "投票"),
        ("１３９❶②", "13912"),
        ("投投投投票", "投票"),
        ("哈哈哈哈哈哈", "哈哈哈"),
        ("幫我點讚", "帮我点赞"),
        ("集👍", "集赞"),
        ("𝐯ote", "vote"),
        ("v o t e", "vote"),
        ("P l e a s e v o t e for me", "please vote for me"),
        ("c a s 1 n o", "casino"),
        ("f*u*c*k", "fuck"),
        ("ca-si-no", "casino"),
        ("c@s1no", "casino"),
        ("f*ck", "fuck"),
        ("fuuuuck", "fuck"),
        ("ｃａｓｉｎｏ", "casino"),
        ("саsinо", "casino"),
        ("tou piao", "投票"),
        ("toupiao", "投票"),
        ("偷 漂", "投票"),
        ("V信", "微信"),
        ("满 66 赞", "满66赞"),
        ("I don't", "i dont"),
        ("教室在三楼。请往下传", "教室在三楼\n请往下传"),
        ("Room A208, JW202", "room a208,jw202"),
        ("Книга", "книга"),
        ("", ""),
    ],
)
def test_the_plain_form(written: str, plain: str) -> None:
    assert DISGUISES.fold(written).text == plain


@pytest.mark.parametrize(
    ("written", "part", "stands"),
    [
        ("请给我 投 ♥ 票！", "投票", "投 ♥ 票"),
        ("now tou piao!", "投票", "tou piao"),
        ("加 V 信：abc", "微信", "V 信"),
        ("go c@s1no go", "casino", "c@s1no"),
        ("v-o-t-e now", "vote", "v-o-t-e"),
        ("你 f u c k 我", "fuck", "f u c k"),
    ],
)
def test_a_piece_leads_back_to_where_it_stood(written: str, part: str, stands: str) -> None:
    folded = DISGUISES.fold(written)
    at = folded.text.index(part)
    start, end = folded.span(at, at + len(part))
    assert written[start:end] == stands


@given(ANY)
def test_every_place_lies_within_the_text_and_in_order(text: str) -> None:
    for folded in (characters(text), joined(characters(text)), DISGUISES.fold(text)):
        assert len(folded.text) == len(folded.starts) == len(folded.ends)
        assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
        assert list(folded.starts) == sorted(folded.starts) and list(folded.ends) == sorted(folded.ends)


@given(
    st.text(alphabet="投票微信博彩", min_size=2, max_size=8),
    st.lists(st.sampled_from(["", " ", "♥", ".", "-", "\u200b", "  "]), min_size=8, max_size=8),
)
def test_what_only_parts_characters_changes_nothing(word: str, between: list[str]) -> None:
    apart = "".join(character + gap for character, gap in zip(word, between, strict=False))
    assert phrase(apart) == phrase(word) == word
    assert joined(characters(apart)).text == word


@given(ANY)
def test_a_phrase_is_remembered_once(text: str) -> None:
    assert phrase(text) == phrase(" ".join(text)) or not text.isascii() or "'" in text or "+" in text
    assert phrase(phrase(text)) == phrase(text)


@given(
    st.text(alphabet="abc投", max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(1, 3), st.text("xy", max_size=4)), max_size=3),
)
def test_rewriting_keeps_every_place(text: str, wished: list[tuple[int, int, str]]) -> None:
    edits, at = [], 0
    for start, length, instead in sorted(wished):
        if start >= at and start + length <= len(text):
            edits.append((start, start + length, instead))
            at = start + length
    places = range(len(text))
    made = Folded(text, list(places), [place + 1 for place in places]).rewritten(edits)
    assert len(made.text) == len(made.starts) == len(made.ends)
    for character, start in zip(made.text, made.starts, strict=True):
        assert text[start] == character or any(first <= start < last for first, last, _ in edits)
