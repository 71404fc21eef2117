"""The grammar of the line: which verbs there are, what each one takes, and a kind refusal of whatever does not fit.

Options stand anywhere; what follows ``--`` is never an option. A value is taken as it stands, whatever it begins with, unless
it is itself an option of the verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from lut_admin.cli import parsing
from lut_admin.cli.parsing import shortened
from lut_admin.refusals import Refusal

PROGRAM = "lut-admin"
# What looks like an option: a nickname such as "-1.00" or "--> 阿里" does not.
_OPTION = re.compile(r"(--?[A-Za-z][A-Za-z-]*)(?:=(.*))?", re.DOTALL)

Read = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its name, how its value is read (None: a switch), and what its value is called in the usage."""

    name: str
    read: Read | None = parsing.text
    called: str = ""
    many: bool = False
    needed: bool = False
    default: Any = None

    @property
    def key(self) -> str:
        """Its attribute in what was chosen: ``--dry-run`` is `dry_run`."""
        return self.name.lstrip("-").replace("-", "_")


@dataclass(frozen=True, slots=True)
class Operand:
    """One word that stands without an option; the last may be left out or stand many times."""

    name: str
    read: Read = parsing.path
    needed: bool = True
    many: bool = False

    @property
    def key(self) -> str:
        """Its attribute in what was chosen."""
        return self.name.lower()


def elsewhere(_context: Any, _chosen: SimpleNamespace) -> bool:
    """What a verb does that is only read here and carried out by somebody else: the window's."""
    return False


@dataclass(frozen=True, slots=True)
class Verb:
    """One command, or one step of a command of several; `run` says whether there were findings (exit status 1)."""

    words: tuple[str, ...]
    run: Callable[[Any, SimpleNamespace], bool] = elsewhere
    operands: tuple[Operand, ...] = ()
    options: tuple[Option, ...] = ()
    # Options that exclude one another.
    either: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How it is written."""
        return " ".join(self.words)

    @property
    def usage(self) -> str:
        """Everything it takes, in one line."""
        operands = [f"{one.name}…" if one.many else one.name for one in self.operands]
        shown = [text if one.needed else f"[{text}]" for one, text in zip(self.operands, operands, strict=True)]
        for option in self.options:
            text = f"{option.name} {option.called or option.key.upper()}" if option.read else option.name
            shown.append(text if option.needed else f"[{text}]")
        return " ".join([self.name, *shown])


COMMON = (
    Option("--office", parsing.path, "DIR"),
    Option("--json", None),
    Option("--lang", parsing.choice("zh", "en"), "zh|en"),
    Option("--help", None),
)


@dataclass(slots=True)
class Said:
    """What a line says: the verb (None: none was named) with what was chosen for it, and the common options.

    `names` are the words that name a verb, or several with their first word in common (``case``).
    """

    verb: Verb | None = None
    names: tuple[str, ...] = ()
    chosen: SimpleNamespace = field(default_factory=SimpleNamespace)
    common: SimpleNamespace = field(default_factory=SimpleNamespace)


def read_line(words: Sequence[str], verbs: Sequence[Verb]) -> Said:
    """Read a line. Raises Refusal ``cli.…`` for an unknown command or option, and for what is missing or too much.

    A line that asks for help is not judged further.
    """
    line = _Reading(verbs)
    line.take(words)
    said = Said(
        line.verb,
        tuple(line.names),
        common=SimpleNamespace(**{option.key: line.common.get(option.key) for option in COMMON}),
    )
    if said.common.help or line.names == ["help"]:
        said.common.help = True
        return said
    if said.verb is not None:
        said.chosen = _chosen(said.verb, line.operands, line.found)
    elif line.names:
        raise Refusal("cli.no_step", command=line.names[0], steps=_steps(line.names[0], verbs))
    return said


class _Reading:
    """Goes over the words once; which options there are is known as soon as the verb is."""

    def __init__(self, verbs: Sequence[Verb]) -> None:
        self.verbs = verbs
        self.verb: Verb | None = None
        self.names: list[str] = []
        self.operands: list[str] = []
        self.found: dict[str, Any] = {}
        self.common: dict[str, Any] = {}

    def take(self, words: Sequence[str]) -> None:
        """Sort the words into names of the verb, operands and options."""
        rest = list(words)
        while rest:
            word = rest.pop(0)
            match = _OPTION.fullmatch(word)
            if word == "--":
                while rest:
                    self._operand(rest.pop(0))
            elif match is None:
                self._operand(word)
            else:
                self._option(match[1], match[2], rest)

    def _operand(self, word: str) -> None:
        if self.verb is not None:
            self.operands.append(word)
        else:
            self.names.append(word)
            self.verb = _verb(self.names, self.verbs)

    def _option(self, name: str, value: str | None, rest: list[str]) -> None:
        option = _option("--help" if name == "-h" else name, self.verb)
        if option is None:
            command, usage = (self.verb.name, self.verb.usage) if self.verb else (PROGRAM, f"{PROGRAM} --help")
            raise Refusal("cli.unknown_option", command=command, word=shortened(name), usage=usage)
        if option.read is None:
            if value is not None:
                raise Refusal("cli.no_value_wanted", option=option.name)
            self._keep(option, True)
            return
        if value is None:
            if not rest or rest[0] == "--" or _option(rest[0].partition("=")[0], self.verb) is not None:
                raise Refusal("cli.no_value", option=option.name)
            value = rest.pop(0)
        self._keep(option, option.read(value))

    def _keep(self, option: Option, value: Any) -> None:
        if option in COMMON:
            self.common[option.key] = value
        elif option.many:
            self.found.setdefault(option.key, []).append(value)
        else:
            self.found[option.key] = value


def _option(name: str, verb: Verb | None) -> Option | None:
    known = (*COMMON, *(verb.options if verb else ()))
    return next((option for option in known if option.name == name), None)


def _verb(names: list[str], verbs: Sequence[Verb]) -> Verb | None:
    """The verb that these words name; None where another word must follow, for ``help``, and for the help of ``open``."""
    for verb in verbs:
        if verb.words == tuple(names):
            return verb
    if names in (["help"], ["open"]):
        return None
    steps = _steps(names[0], verbs)
    if len(names) == 1 and steps:
        return None
    if steps:
        raise Refusal("cli.unknown_step", command=names[0], word=shortened(names[1]), steps=steps)
    known = dict.fromkeys(["open", *(verb.words[0] for verb in verbs)])
    raise Refusal("cli.unknown_command", word=shortened(names[0]), commands=" ".join(known))


def _steps(command: str, verbs: Sequence[Verb]) -> str:
    return " ".join(verb.words[1] for verb in verbs if verb.words[0] == command and len(verb.words) > 1)


def _chosen(verb: Verb, operands: list[str], found: dict[str, Any]) -> SimpleNamespace:
    values: dict[str, Any] = {}
    rest = list(operands)
    for operand in verb.operands:
        if operand.needed and not rest:
            raise Refusal("cli.lacking", command=verb.name, name=operand.name, usage=verb.usage)
        if operand.many:
            values[operand.key], rest = [operand.read(word) for word in rest], []
        else:
            values[operand.key] = operand.read(rest.pop(0)) if rest else None
    if rest:
        raise Refusal("cli.too_much", command=verb.name, word=shortened(rest[0]), usage=verb.usage)
    for option in verb.options:
        if option.needed and option.key not in found:
            raise Refusal("cli.lacking", command=verb.name, name=option.name, usage=verb.usage)
        without = [] if option.many else False if option.read is None else option.default
        values[option.key] = found.get(option.key, without)
    together = [option.name for option in verb.options if option.name in verb.either and option.key in found]
    if len(together) > 1:
        raise Refusal("cli.not_together", first=together[0], second=together[1])
    return SimpleNamespace(**values)
