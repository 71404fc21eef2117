"""The house stays a house: rooms of a size one can oversee, names from the field, and nothing left lying about."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOUSE = sorted((ROOT / "lut_admin").rglob("*.py"))
WRITTEN = [*HOUSE, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "build_spec").rglob("*.py")), ROOT / "run.py"]
LONGEST_FILE = 350
LONGEST_FUNCTION = 60
EMPTY_NAMES = {"util", "utils", "common", "helper", "helpers", "manager", "managers", "misc"}
HAN = re.compile("[\u3400-\u9fff]")
# The app, and each language, are always called by their own names.
OWN_NAMES = {"lut_admin", "English", "中文", "简体中文"}
# What a person reads goes through words; these are the calls that put text before a person.
SHOWING = {
    "setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription",
    "setStatusTip", "setTitle", "addAction", "addTab", "addItem", "setInformativeText", "setHeaderLabels",
    "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QToolButton",
}  # fmt: skip


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def lines(problems: list[str]) -> str:
    return "\n  ".join(["", *problems])


def test_no_room_outgrows_itself() -> None:
    # One migration is one list of columns, and is never touched again.
    house = [path for path in HOUSE if "migrations" not in path.parts]
    sizes = {name(path): len(path.read_text("utf-8").splitlines()) for path in house}
    problems = [f"{file}: {size} lines, which room is missing?" for file, size in sizes.items() if size > LONGEST_FILE]
    assert not problems, lines(problems)


def test_no_function_outgrows_itself() -> None:
    problems = [
        f"{name(path)}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for path in HOUSE
        if "migrations" not in path.parts
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert not problems, lines(problems)


def test_every_name_says_something() -> None:
    problems = [
        name(path)
        for path in HOUSE
        if EMPTY_NAMES & {word for part in path.relative_to(ROOT).with_suffix("").parts for word in part.split("_")}
    ]
    problems += [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in HOUSE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and re.search("(Manager|Helper|Util|Utils)$", node.name)
    ]
    assert not problems, lines(problems)


def test_every_module_says_what_it_is_for() -> None:
    problems = [name(path) for path in HOUSE if path.stat().st_size and not ast.get_docstring(tree(path))]
    assert not problems, lines(problems)


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a silenced lint without its code", re.compile(r"#\s*noqa\s*$")),
        ("unfinished work", re.compile(r"\b(TO" + "DO|FIX" + "ME|XX" + r"X)\b")),
        ("a path of one machine", re.compile("/wo" + r"rk/(main|shared)|/ro" + r"ot/|/home/\w+/\.")),
        ("a breakpoint", re.compile(r"^\s*break" + r"point\(|\bpdb\.set_" + "trace")),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) else "",
)
def test_nothing_is_left_lying_about(what: str, pattern: re.Pattern[str]) -> None:
    problems = [
        f"{name(path)}:{number} {what}: {line.strip()}"
        for path in WRITTEN
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert not problems, lines(problems)


def test_a_silenced_type_error_says_why() -> None:
    silenced = re.compile(r"#\s*type:\s*ignore(\[[\w, -]+\])?\s*$")
    problems = []
    for path in HOUSE:
        above = ""
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if silenced.search(line) and not above.strip().startswith("#"):
                problems.append(f"{name(path)}:{number} say why, behind it or in the line above: {line.strip()}")
            above = line
    assert not problems, lines(problems)


def spoken(path: Path) -> list[ast.Constant]:
    """The string literals of a file, docstrings left out."""
    module = tree(path)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


def facing() -> list[Path]:
    """What a person looks at; the probes draw letters that nobody reads."""
    return [p for p in HOUSE if {"desk", "cli"} & set(p.relative_to(ROOT).parts) and p.stem != "probes"]


def test_no_chinese_in_quotes_where_a_person_looks() -> None:
    problems = [
        f"{name(path)}:{node.lineno} {node.value!r} belongs into a catalogue"
        for path in facing()
        for node in spoken(path)
        if HAN.search(node.value) and node.value not in OWN_NAMES
    ]
    assert not problems, lines(problems)


def test_no_english_in_quotes_where_a_person_looks() -> None:
    problems = []
    for path in facing():
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for argument in node.args if called in SHOWING else []:
                text = argument.value if isinstance(argument, ast.Constant) else None
                if isinstance(text, str) and re.search("[A-Za-z]{2}", text) and text not in OWN_NAMES:
                    problems.append(f"{name(path)}:{node.lineno} {text!r} belongs into a catalogue")
    assert not problems, lines(problems)
