"""Which English sentence says which Chinese one: the two halves of a notice laid beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lut_admin.convention.memory.sentences import Sentence, sentences

# English needs about three letters and a half for one Chinese character.
_RATIO = 3.5
_MOST = 200  # sentences of a half that are still laid beside each other
_DIGITS = re.compile(r"\d+")
_HAN = re.compile(r"[\u3400-\u9fff]")
# How much each way of going together costs before lengths are compared: one to one is the rule.
_STEPS = {(1, 1): 0.0, (2, 1): 1.2, (1, 2): 1.2, (1, 0): 2.0, (0, 1): 2.0}


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its English as they stand in an earlier text; `source` names that text, `day` (ISO) is when it went out."""

    zh: str
    en: str
    source: str = ""
    day: str = ""


def pairs(zh: str, en: str, source: str = "", day: str = "") -> tuple[Pair, ...]:
    """The sentences of a notice that go together; those without a partner, and those of no words, are left out."""
    chinese, english = sentences(zh), sentences(en)
    if not chinese or not english or max(len(chinese), len(english)) > _MOST:
        return ()
    found = []
    for left, right in _aligned(chinese, english):
        if left and right and any(_HAN.search(one.text) for one in left):
            found.append(Pair(_joined(left, zh), _joined(right, en), source, day))
    return tuple(found)


def _joined(some: Sequence[Sentence], text: str) -> str:
    return " ".join(text[some[0].start : some[-1].end].split())


def _aligned(
    chinese: Sequence[Sentence], english: Sequence[Sentence]
) -> list[tuple[Sequence[Sentence], Sequence[Sentence]]]:
    """The cheapest way through both halves, step by step (after Gale and Church, 1993, with numbers as anchors)."""

    @cache
    def cost(i: int, di: int, j: int, dj: int) -> float:
        return _STEPS[di, dj] + _unlike(chinese[i : i + di], english[j : j + dj])

    rows, columns = len(chinese), len(english)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(rows + 1):
        for j in range(columns + 1):
            for di, dj in _STEPS:
                if i < di or j < dj or (i - di, j - dj) not in best:
                    continue
                total = best[i - di, j - dj][0] + cost(i - di, di, j - dj, dj)
                if (i, j) not in best or total < best[i, j][0]:
                    best[i, j] = total, (di, dj)
    found = []
    i, j = rows, columns
    while (i, j) != (0, 0):
        di, dj = best[i, j][1]
        found.append((chinese[i - di : i], english[j - dj : j]))
        i, j = i - di, j - dj
    return found[::-1]


def _unlike(left: Sequence[Sentence], right: Sequence[Sentence]) -> float:
    """How unlikely it is that these say the same: by their lengths, their numbers and their lines."""
    if not left or not right:
        return 0.0
    wanted = _RATIO * sum(map(_length, left))
    there = float(sum(len(one.text) for one in right))
    apart = abs(wanted - there) / (wanted + there)
    numbers = [{found for one in some for found in _DIGITS.findall(one.text)} for some in (left, right)]
    either = numbers[0] | numbers[1]
    differing = len(numbers[0] ^ numbers[1]) / len(either) if either else 0.0
    broken = sum(some[0].line != some[-1].line for some in (left, right))
    return 2.5 * apart + differing + 1.0 * broken


def _length(one: Sentence) -> float:
    """In Chinese characters; letters and digits count less."""
    han = len(_HAN.findall(one.text))
    return han + (len(one.text) - han) / _RATIO
