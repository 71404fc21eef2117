"""Every message in both languages, and the code and the catalogues agree on which messages there are."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from lut_admin.convention.roster import FIELDS

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "resources" / "locale"
FOLDERS = ("zh_CN", "en")
DOMAINS = sorted({path.stem for path in LOCALE.glob("*/LC_MESSAGES/*.po")})
# The codes of the nickname rule and of the screening labels keep their own spelling: nickname.F_ORDER, content.8-privacy.
# The last part may also be a code of the command line's: ``F_NO_EN``, ``8-privacy``.
KEY = re.compile(r"[a-z]+(\.[a-z0-9][a-z0-9_]*)*\.([A-Z]_[A-Z_]+|[a-z0-9]([a-z0-9_-]*[a-z0-9])?)(\.remedy)?")
BEGINNING = re.compile(r"[a-z]+(\.[a-z0-9][a-z0-9_]*)*(\.|\.[a-z0-9][a-z0-9_]*_)")
HAN = "\u4e00-\u9fff"

# Shaped like keys, but names of preferences, or of files.
PREFERENCES = {"students.pane_width"}
FILES = re.compile(r".*\.(db|json|xlsx|csv|pdf|toml|png|txt|log|lock|tmp|xml)")

# Each language writes the month in its own way.
OWN_PLACEHOLDERS = {"today.date"}

# The calls whose first or second argument is a key.
SAYING = {"say", "both", "Word", "Refusal", "Finding", "Problem"}

# Families whose keys the code puts together from data; each has exactly the messages that the data asks for.
FAMILIES = {
    "field": {f"field.{field.name}" for field in FIELDS},  # a field's label, wherever it is shown
    **{
        field.name: {f"{field.name}.{choice.value}" for choice in field.choices}  # the words of a choice
        for field in FIELDS
        if field.choices is not None
    },
}


@cache
def catalogue(folder: str, domain: str) -> Catalog:
    path = LOCALE / folder / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as stream:
        return read_po(stream, locale=folder, domain=domain, abort_invalid=True)


def key_of(message_id: str | tuple[str, ...]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


@cache
def messages(folder: str, domain: str) -> dict[str, tuple[str, ...]]:
    """Each key with its forms: one, or one for each plural."""
    return {
        key_of(message.id): (message.string,) if isinstance(message.string, str) else tuple(message.string)
        for message in catalogue(folder, domain)
        if message.id
    }


@cache
def all_keys() -> frozenset[str]:
    return frozenset(key for folder in FOLDERS for domain in DOMAINS for key in messages(folder, domain))


def placeholders(forms: tuple[str, ...]) -> set[str]:
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name is not None}


@cache
def sources() -> dict[str, ast.Module]:
    folder = ROOT / "lut_admin"
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text("utf-8")) for path in sorted(folder.rglob("*.py"))
    }


@cache
def written_keys() -> dict[str, str]:
    """Each literal in the code that is shaped like a key of some catalogue, with the first place it stands."""
    found: dict[str, str] = {}
    for file, tree in sources().items():
        parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in parts else None
            if not isinstance(text, str) or not KEY.fullmatch(text) or FILES.fullmatch(text) or text in PREFERENCES:
                continue
            if text.partition(".")[0] in DOMAINS:
                found.setdefault(text, f"{file}:{node.lineno}")
    return found


@cache
def computed_keys() -> dict[str, str]:
    """Each f-string that begins with a domain, and each literal that a key begins with, as a pattern, with its first place."""
    found: dict[str, str] = {}
    for file, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in node.values]
                pattern = "".join(parts)
            elif isinstance(node, ast.Constant) and BEGINNING.fullmatch(str(node.value)):
                pattern = re.escape(str(node.value)) + ".+"
            else:
                continue
            domain, dot, _ = pattern.partition(r"\.")
            if dot and domain in DOMAINS:
                found.setdefault(pattern, f"{file}:{node.lineno}")
    return found


def said() -> Iterator[tuple[str, str]]:
    """Each literal that is said or told of by a literal key, also where its whole catalogue is still missing."""
    for file, tree in sources().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for argument in node.args[:2] if called in SAYING else []:
                if isinstance(argument, ast.Constant) and KEY.fullmatch(str(argument.value)):
                    yield str(argument.value), f"{file}:{node.lineno}"


def refused() -> Iterator[tuple[str, str]]:
    """Each code that is refused with a literal: ``Refusal("sheets.encrypted")``."""
    for file, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refusal" and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    yield code.value, f"{file}:{node.lineno}"


def lines(problems: list[str]) -> str:
    return "\n  ".join(["", *sorted(problems)])


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_languages_have_the_same_messages(domain: str) -> None:
    for folder in FOLDERS:
        assert (LOCALE / folder / "LC_MESSAGES" / f"{domain}.po").is_file(), f"{domain}.po is missing in {folder}"
    zh, en = (set(messages(folder, domain)) for folder in FOLDERS)
    assert zh == en, f"only in zh_CN: {sorted(zh - en)}; only in en: {sorted(en - zh)}"


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_languages_have_the_same_placeholders(domain: str) -> None:
    zh, en = (messages(folder, domain) for folder in FOLDERS)
    problems = [
        f"{key}: zh_CN has {sorted(placeholders(zh[key]))}, en has {sorted(placeholders(en[key]))}"
        for key in zh.keys() & en.keys()
        if placeholders(zh[key]) != placeholders(en[key]) and key not in OWN_PLACEHOLDERS
    ]
    assert not problems, lines(problems)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("domain", DOMAINS)
def test_every_message_is_said(folder: str, domain: str) -> None:
    forms = 1 if folder == "zh_CN" else 2
    problems = [f"{key}: empty" for key, said in messages(folder, domain).items() if not all(s.strip() for s in said)]
    for message in catalogue(folder, domain):
        if message.id and message.fuzzy:
            problems.append(f"{key_of(message.id)}: fuzzy")
        if message.id and message.pluralizable and (message.id[0] != message.id[1] or len(message.string) != forms):
            problems.append(f"{key_of(message.id)}: a plural has its key twice and {forms} form(s) in {folder}")
        if message.id and message.pluralizable and not any("{n}" in form for form in message.string):
            problems.append(f"{key_of(message.id)}: a plural says {{n}} in at least one form")
    text = (LOCALE / folder / "LC_MESSAGES" / f"{domain}.po").read_text("utf-8")
    twice = [key for key, n in Counter(re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)).items() if n > 1]
    foreign = [key for key in messages(folder, domain) if not KEY.fullmatch(key) or key.partition(".")[0] != domain]
    assert not problems, lines(problems)
    assert not twice, f"more than once in {folder}/{domain}.po: {twice}"
    assert not foreign, f"not a key of the domain {domain}: {foreign}"
    assert catalogue(folder, domain).num_plurals == forms, f"{folder}/{domain}.po: nplurals must be {forms}"


@pytest.mark.parametrize("domain", DOMAINS)
def test_chinese_has_chinese_punctuation(domain: str) -> None:
    half = re.compile(f"[{HAN}}}][,;?!]|[{HAN}]:|[,;?!][{HAN}]")
    problems = [
        f"{key}: {form}"
        for key, forms in messages("zh_CN", domain).items()
        for form in forms
        if half.search(form.replace(";;", ""))  # how a dialog parts kinds of files
    ]
    assert not problems, lines(problems)


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_language_speaks_itself(domain: str) -> None:
    """English has no Han characters outside of a quoted term; a Chinese sentence has some."""
    english = [
        f"{key}: {form}"
        for key, forms in messages("en", domain).items()
        for form in forms
        if len(re.findall(f"[{HAN}]", form)) > len(re.findall("[A-Za-z]", form)) and re.search("[A-Za-z]{4}", form)
    ]
    chinese = [
        f"{key}: {form}"
        for key, forms in messages("zh_CN", domain).items()
        for form in forms
        if len(re.findall(r"[A-Za-z]+", re.sub(r"\{.*?\}", "", form))) > 3 and not re.search(f"[{HAN}]", form)
    ]
    assert not english + chinese, lines(english + chinese)


def test_every_key_in_the_code_has_its_message() -> None:
    keys = {**dict(said()), **written_keys()}
    problems = [f"{place}: no message {key!r}" for key, place in keys.items() if key not in all_keys()]
    assert not problems, lines(problems)


def test_every_computed_key_has_messages() -> None:
    problems = [
        f"{place}: no message is like {pattern!r}"
        for pattern, place in computed_keys().items()
        if not any(re.fullmatch(pattern, key) for key in all_keys())
    ]
    assert not problems, lines(problems)


def test_every_refusal_has_a_remedy() -> None:
    problems = [f"{place}: no message '{code}.remedy'" for code, place in refused() if f"{code}.remedy" not in all_keys()]
    assert not problems, lines(problems)


def test_every_message_is_used() -> None:
    used = set(written_keys()) | set().union(*FAMILIES.values())
    patterns = [re.compile(pattern) for pattern in computed_keys()]
    problems = []
    for key in all_keys():
        stem = key.removesuffix(".remedy")
        if key in used or stem in used or any(p.fullmatch(key) or p.fullmatch(stem) for p in patterns):
            continue
        problems.append(f"{key}: no code says it")
    assert not problems, lines(problems)


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_families_are_whole(family: str) -> None:
    missing = FAMILIES[family] - all_keys()
    assert not missing, f"no message for {sorted(missing)}"
