"""The screening's lists as a person edits them: small files, and what is refused in them."""

from __future__ import annotations

import importlib
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lut_admin import places
from lut_admin.convention.screening import LABELS, read_lexicon
from lut_admin.convention.screening.terms import Rule, plain, read_rule

FOLDER = places.resources() / "lists" / "screening"
FILES = sorted(FOLDER.glob("*.toml"))


def columns(line: str) -> int:
    """How wide a line is on a screen: a Chinese character takes two columns."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_small_and_says_what_it_is_for(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("# ") and len(lines) <= 300
    assert [line for line in lines if columns(line) > 120] == []


def test_every_label_has_a_file_of_its_own_in_the_order_of_the_articles() -> None:
    files = places.resource_tomls("lists/screening")
    assert [entry.label for entry in read_lexicon(files).lists] == list(LABELS)
    assert {label.replace("-", "_") for label in LABELS} <= {path.stem for path in FILES}


def lists(file: dict[str, Any]) -> Iterator[list[str]]:
    """The lists of a file in which a word weighs once, however often it stands there."""
    yield from (file.get(kind, []) for kind in ("allow", "calm", "warnings", "headings", "mild_warnings", "not_warnings"))
    yield from file.get("set", {}).values()
    yield from (sign["words"] for kind in ("sign", "official") for sign in file.get(kind, []))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_word_stands_twice_where_once_is_enough(path: Path) -> None:
    for lines in lists(tomllib.loads(path.read_text("utf-8"))):
        words = Counter(plain(word) for line in lines for word in line.split("|"))
        assert [word for word, count in words.items() if count > 1] == []


def test_every_set_is_named_somewhere() -> None:
    text = "".join(path.read_text("utf-8") for path in FILES)
    sets = [name for file in places.resource_tomls("lists/screening") for name in file.get("set", {})]
    assert sets and [name for name in sets if f"{{{name}}}" not in text] == []


def test_a_label_may_have_several_files() -> None:
    one = {"label": "8-ad", "words": ["卖|出售"], "calm": ["义卖"]}
    more = {"label": "8-ad", "stern": True, "allow": ["买卖"], "sign": [{"weight": 4, "words": ["{price}"]}]}
    (entry,) = read_lexicon([more, {"set": {"price": ["便宜", "折扣"]}}, one]).lists
    assert entry.rules == (Rule((frozenset({"卖", "出售"}),)),)
    assert entry.allow == {"买卖"} and entry.calm == {"义卖"} and entry.stern
    assert entry.signs[0].words == {"便宜", "折扣"}


def test_a_long_rule_stands_on_several_lines() -> None:
    written = """
    !must|will|
     should
    *fight|{force}
    &tonight
    """
    assert read_rule(written, {"force": ["burn| beat up "]}) == read_rule("!must|will|should*fight|burn|beat up&tonight")


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ([{"label": "8-nonsense", "words": []}], ValueError),
        ([{"set": {"price": ["a"]}}, {"set": {"price": ["b"]}}], ValueError),
        ([{"emoji": {"👍": "赞"}}, {"emoji": {"👍": "好"}}], ValueError),
        ([{"label": "8-ad", "words": ["{price}"]}], KeyError),
        ([{"label": "8-ad", "sign": [{"words": ["卖"]}]}], KeyError),
        ([{"warnings": ["{nothing}"]}], KeyError),
    ],
)
def test_what_is_refused(files: list[dict[str, object]], error: type[Exception]) -> None:
    with pytest.raises(error):
        read_lexicon(files)


def test_other_spellings_are_listed_by_the_word_they_mean() -> None:
    lexicon = read_lexicon(
        [{"label": "8-vote", "words": ["投票"]}, {"spellings": {"投票": ["偷漂"]}, "pinyin": {"投票": "tou piao"}}]
    )
    for text in ("偷漂", "tou piao", "投piao", "tou票"):
        assert [hit.label for hit in lexicon.hits(text)] == ["8-vote"]


def test_edited_lists_are_set_in_order() -> None:
    """After a change of the lists: ``.venv/bin/python -m build_spec.word_lists``."""
    in_order = importlib.import_module("build_spec.word_lists").in_order
    words, rule = "|".join(f"词语{n}" for n in range(60)), "|".join(f"word {n}" for n in range(30))
    text = f'label = "8-ad"\nwords = [\n    "!{words}",\n    # long\n    "{rule}*a|b&{rule}", "a+b"\n]\nallow = ["x|y|x", "y|z"]\n'
    tidy = in_order(text)
    assert [line for line in tidy.splitlines() if columns(line) > 120] == [] and in_order(tidy) == tidy
    assert 'allow = ["x|y", "z"]' in tidy and "    # long" in tidy
    (before,), (after,) = (read_lexicon([tomllib.loads(each)]).lists for each in (text, tidy))
    assert after.rules[-2:] == before.rules[-2:] and after.allow == before.allow
    assert {word for rule in after.rules[:-2] if rule.plain for word in rule.parts[0]} == before.rules[0].parts[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_list_in_order_stays_as_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    assert importlib.import_module("build_spec.word_lists").in_order(text) == text
