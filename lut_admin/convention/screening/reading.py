"""The lexicon out of its files: a label's words, and what all labels share (resources/lists/screening/README.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lut_admin.convention.screening.disguises import spellings
from lut_admin.convention.screening.lexicon import LABELS, Lexicon, Wordlist
from lut_admin.convention.screening.signs import Sign, read_sign
from lut_admin.convention.screening.terms import Rule, read_rule

File = Mapping[str, Any]
Sets = Mapping[str, Sequence[str]]
# What is said of all labels.
_SHARED = ("warnings", "headings", "mild_warnings", "not_warnings", "teaching")


def read_lexicon(files: Iterable[File]) -> Lexicon:
    """The lexicon from the parsed files of ``lists/screening``, of which a label may have several.

    KeyError for a set of words that is not there, ValueError for a set that is there twice and for a label there is none of.
    """
    known = list(files)
    sets = dict(_entries(known, "set"))
    of_labels: dict[str, list[File]] = {}
    for file in known:
        if "label" in file:
            of_labels.setdefault(file["label"], []).append(file)
    lists = tuple(_wordlist(label, of_labels[label], sets) for label in sorted(of_labels, key=LABELS.index))
    said = {kind: frozenset(_words(known, kind, sets)) for kind in _SHARED}
    return Lexicon(
        lists, **said, official=_signs(known, "official", sets), variants=_variants(known), signs=dict(_entries(known, "emoji"))
    )


def _wordlist(label: str, files: Sequence[File], sets: Sets) -> Wordlist:
    return Wordlist(
        label,
        _rules(files, "words", sets),
        frozenset(_words(files, "allow", sets)),
        frozenset(_words(files, "calm", sets)),
        any(file.get("stern", False) for file in files),
        _signs(files, "sign", sets),
        frozenset(_words(files, "school", sets)),
        _rules(files, "talk", sets),
    )


def _rules(files: Iterable[File], kind: str, sets: Sets) -> tuple[Rule, ...]:
    return tuple(read_rule(line, sets) for file in files for line in file.get(kind, ()))


def _words(files: Iterable[File], kind: str, sets: Sets) -> tuple[str, ...]:
    lines = (line for file in files for line in file.get(kind, ()))
    return tuple(word for line in lines for part in read_rule(line, sets).parts for word in part)


def _signs(files: Iterable[File], kind: str, sets: Sets) -> tuple[Sign, ...]:
    return tuple(read_sign(entry["weight"], entry["words"], sets) for file in files for entry in file.get(kind, ()))


def _variants(files: Iterable[File]) -> dict[str, str]:
    """Other spellings of words: those that come of writing some of a word in pinyin, and those that are listed."""
    variants = {form: word for word, said in _entries(files, "pinyin") for form in spellings(word, said.split())}
    for word, forms in _entries(files, "spellings"):
        variants |= dict.fromkeys(forms, word)
    return variants


def _entries(files: Iterable[File], kind: str) -> Iterator[tuple[str, Any]]:
    """The entries of a table that several files may hold; ValueError for one that is there twice."""
    seen: set[str] = set()
    for file in files:
        for name, entry in file.get(kind, {}).items():
            if name in seen:
                raise ValueError(f"{name} is in {kind} twice")
            seen.add(name)
            yield name, entry
