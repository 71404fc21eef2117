"""The grammar of the line: what stands where, and what is said of a line that does not fit."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.cli import parsing
from lut_admin.cli.commands import VERBS
from lut_admin.cli.grammar import Operand, Option, Said, Verb, read_line
from lut_admin.papers import words
from lut_admin.refusals import Refusal

PLAIN = Verb(("take",), lambda *_: False, (Operand("FILE"),), (Option("--dry-run", None), Option("--note")))
MANY = Verb(("names",), lambda *_: False, (Operand("TEXT", parsing.anything, many=True),), (Option("--of"),))
STEP = Verb(("case", "new"), lambda *_: False, (), (Option("--article", parsing.number, many=True, needed=True),))
EITHER = Verb(("look",), lambda *_: False, (), (Option("--here"), Option("--there")), either=("--here", "--there"))
TRIAL = (PLAIN, MANY, STEP, EITHER)


def read(*line: str) -> Said:
    return read_line(line, TRIAL)


def refused(*line: str) -> Refusal:
    with pytest.raises(Refusal) as told:
        read(*line)
    for language in words.LANGUAGES:
        assert words.of_refusal(told.value, language)
    return told.value


@pytest.mark.parametrize(
    "line",
    [
        ("--office", "D", "--json", "take", "F", "--dry-run"),
        ("take", "--json", "F", "--office=D", "--dry-run"),
        ("take", "--dry-run", "F", "--json", "--office", "D"),
    ],
)
def test_options_stand_anywhere(line: tuple[str, ...]) -> None:
    said = read(*line)
    assert said.verb is PLAIN
    assert (said.common.office, said.common.json, said.common.lang) == (Path("D"), True, None)
    assert (said.chosen.file, said.chosen.dry_run, said.chosen.note) == (Path("F"), True, None)


def test_what_follows_two_dashes_is_never_an_option() -> None:
    assert read("names", "--", "--x", "-y", "--", "--json").chosen.text == ["--x", "-y", "--", "--json"]
    assert read("take", "--", "-x").chosen.file == Path("-x")


@pytest.mark.parametrize("text", ["-1.00", "-", "-1/2", "- 通知", "-阿里", "—", "-->", "C:\\office\\list.xlsx", ""])
def test_a_text_that_only_looks_like_an_option_is_a_text(text: str) -> None:
    assert read("names", text).chosen.text == [text]


def test_a_value_is_taken_as_it_stands() -> None:
    assert read("take", "F", "--note", "-重要").chosen.note == "-重要"
    assert read("take", "F", "--note", "--urgent").chosen.note == "--urgent"
    assert read("take", "F", "--note=--json=a\nb").chosen.note == "--json=a\nb"
    assert read("case", "new", "--article", "4", "--article=10").chosen.article == [4, 10]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (("tkae",), "cli.unknown_command", "tkae"),
        (("case",), "cli.no_step", "case"),
        (("case", "evidence"), "cli.unknown_step", "evidence"),
        (("take",), "cli.lacking", "FILE"),
        (("case", "new"), "cli.lacking", "--article"),
        (("take", "F", "G"), "cli.too_much", "G"),
        (("take", "F", "--nope"), "cli.unknown_option", "--nope"),
        (("--nope", "take", "F"), "cli.unknown_option", "--nope"),
        (("take", "F", "--note"), "cli.no_value", "--note"),
        (("take", "F", "--note", "--json"), "cli.no_value", "--note"),
        (("take", "F", "--dry-run=yes"), "cli.no_value_wanted", "--dry-run"),
        (("look", "--here", "a", "--there", "b"), "cli.not_together", "--there"),
        (("--lang", "fr", "look"), "cli.no_choice", "fr"),
        (("case", "new", "--article", "0"), "cli.no_number", "0"),
        (("case", "new", "--article", "9" * 5000), "cli.no_number", "9…"),
        (("take", "a\0b"), "cli.no_path", "a\0b"),
        (("take", ""), "cli.no_path", "“”"),
        (("take", "F", "--note", "\udcff"), "cli.no_text", "\udcff"),
        (("x" * 100_000,), "cli.unknown_command", "x…"),
    ],
)
def test_what_does_not_fit_is_named(line: tuple[str, ...], code: str, said: str) -> None:
    refusal = refused(*line)
    assert refusal.code == code
    assert said in words.of_refusal(refusal, "en")
    assert len(words.of_refusal(refusal, "zh")) < 400


@pytest.mark.parametrize(
    "line", [("--help",), ("help",), ("take", "-h"), ("case", "--help"), ("look", "--help", "x", "y")]
)
def test_help_is_given_wherever_it_is_asked_for(line: tuple[str, ...]) -> None:
    assert read(*line).common.help


def test_help_is_a_text_behind_two_dashes() -> None:
    said = read("names", "--", "--help", "-h")
    assert not said.common.help
    assert said.chosen.text == ["--help", "-h"]


@given(
    st.lists(
        st.one_of(st.sampled_from(["take", "names", "case", "new", "--", "--json", "--note", "--of=1"]), st.text())
    )
)
def test_any_line_is_read_or_refused(line: list[str]) -> None:
    try:
        said = read(*line)
    except Refusal as refusal:
        assert words.of_refusal(refusal, "zh")
    else:
        assert said.verb in (*TRIAL, None)


def test_every_command_tells_its_usage_and_has_its_own_name() -> None:
    assert len({verb.words for verb in VERBS}) == len(VERBS)
    assert PLAIN.usage == "take FILE [--dry-run] [--note NOTE]"
    assert MANY.usage == "names TEXT… [--of OF]"
    assert STEP.usage == "case new --article ARTICLE"
    for verb in VERBS:
        assert verb.usage.startswith(verb.name)


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (parsing.day, "2026-13-01"),
        (parsing.day, "明天"),
        (parsing.moment, "2026-11-22T25:00"),
        (parsing.moment, "0001-01-01T00:00+14:00"),
        (parsing.moment, "9999-12-31T23:59+00:00"),
        (parsing.moment, "9999-12-31T23:59+08:00"),
        (parsing.number, "1.5"),
        (parsing.number, "-3"),
    ],
)
def test_a_value_of_another_kind_is_refused(reader: Any, text: str) -> None:
    with pytest.raises(Refusal):
        reader(text)


def test_a_moment_without_a_zone_is_chinese_time() -> None:
    assert parsing.moment("2026-11-22T18:30").isoformat() == "2026-11-22T18:30:00+08:00"
    assert parsing.moment("2026-11-22T10:30:00Z").timestamp() == parsing.moment("2026-11-22T18:30").timestamp()


def test_a_line_without_a_command_names_none() -> None:
    said = read("--json")
    assert said.verb is None and said.chosen == SimpleNamespace()
