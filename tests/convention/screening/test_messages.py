"""How much of what is posted in such groups is seen, and how seldom ordinary life is: measured with own, invented messages."""

from __future__ import annotations

import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from lut_admin import places
from lut_admin.convention.screening import LABELS, Lexicon, read_directory, read_lexicon, screen

SCHOOL = read_directory("", "lut.edu.cn, lut.cn")
# What is told under a neighbouring label is told, too: collecting likes is a way of canvassing and of advertising.
NEAR = {
    "8-vote": {"8-likes"},
    "8-likes": {"8-vote", "8-ad"},
    "8-ad": {"8-likes", "8-vulgar"},
    "8-vulgar": {"8-ad"},
    "8-gambling": {"8-ad"},
    "7-division": {"8-attack"},
    "8-attack": {"7-division"},
}
ASSERTED = ("8-privacy", "8-ad", "8-vote", "8-likes", "8-gambling")


class Message(NamedTuple):
    label: str
    kind: str
    text: str


@cache
def lexicon() -> Lexicon:
    return read_lexicon(places.resource_tomls("lists/screening"))


@cache
def messages(file: str) -> tuple[Message, ...]:
    lines = (Path(__file__).parent / file).read_text("utf-8").splitlines()
    return tuple(Message(*line.split("|", 2)) for line in lines if line and not line.startswith("#"))


def labels(text: str) -> set[str]:
    found = screen(text, lexicon(), directory=SCHOOL)
    for finding in found:
        assert finding.text is not None and text[slice(*finding.text)] == finding.facts["found"]
    return {finding.code.removeprefix("content.") for finding in found}


def right(message: Message) -> bool:
    return bool(labels(message.text) & ({message.label} | NEAR.get(message.label, set())))


@pytest.mark.parametrize(
    ("file", "asserted", "all_of_them", "evaded"),
    [("messages.txt", 0.97, 0.97, 0.95), ("messages_apart.txt", 0.9, 0.8, 0.75)],
)
def test_what_may_not_be_posted_is_seen(file: str, asserted: float, all_of_them: float, evaded: float) -> None:
    bad = [message for message in messages(file) if message.label != "clean"]
    assert {message.label for message in bad} == set(LABELS)
    seen = [message for message in bad if right(message)]
    missed = [message for message in bad if message not in seen]
    assert len(seen) >= all_of_them * len(bad), missed
    for group in (ASSERTED[:1], ASSERTED[1:2], ASSERTED[2:4], ASSERTED[4:]):
        there = [message for message in bad if message.label in group]
        assert sum(message in seen for message in there) >= asserted * len(there), [m for m in there if m in missed]
    hidden = [message for message in bad if message.kind == "e"]
    assert sum(message in seen for message in hidden) >= evaded * len(hidden), [m for m in hidden if m in missed]


@pytest.mark.parametrize(("file", "hard"), [("messages.txt", 0.03), ("messages_apart.txt", 0.1)])
def test_ordinary_life_is_clean(file: str, hard: float) -> None:
    clean = [message for message in messages(file) if message.label == "clean"]
    counts = Counter(message.kind for message in clean)
    assert counts["h"] >= 30 and counts[""] >= 10
    wrong = [(message, labels(message.text)) for message in clean if labels(message.text)]
    assert sum(message.kind == "h" for message, _ in wrong) <= hard * counts["h"], wrong
    assert not [message for message, _ in wrong if message.kind != "h"]


@pytest.mark.parametrize(
    "piece",
    [
        "我",
        "投票请帮忙",
        "m e ",
        "you idiot ",
        "13812345678 ",
        "1 ",
        "a@",
        "f*",
        "加微信100元，代购。",
        "严禁赌博垃圾分类",
        "护照E1234567 ",
        "加我微信abc123。",
        "Aa Bb ",
    ],
)
def test_a_long_paste_costs_no_more_than_it_is_long(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begun = time.process_time()
    screen(text, lexicon(), directory=SCHOOL)
    assert time.process_time() - begun < 10  # a fifth of a second; a search that compares all with all takes minutes
