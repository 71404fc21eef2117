"""Reading a template: its parts, its tags, and all that is wrong with them, before anything is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lut_admin.papers.word_forms import lines as texts
from lut_admin.papers.word_forms.checking import Checker
from lut_admin.papers.word_forms.lines import Line
from lut_admin.papers.word_forms.package import Package, W
from lut_admin.papers.word_forms.placing import place, spoken
from lut_admin.papers.word_forms.problems import Problem
from lut_admin.papers.word_forms.scanning import Flaw, Found, plain, scan
from lut_admin.papers.word_forms.tags import TAGS
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was read: its parts, those with text as the sandbox reads them, and the tags it uses.

    `problems` is what is wrong with its tags: with any it cannot be filled.
    """

    file: str
    parts: Mapping[str, bytes]
    sources: Mapping[str, str]
    problems: tuple[Problem, ...]
    used: frozenset[str]


def read(data: bytes, file: str, of_student: bool = True) -> Template:
    """Read a template; `of_student`: for a form that is printed for each student, so that a student's tags may be used.

    Refuses what is no .docx or brings in more than text (`Package`); what is wrong with tags is told in `problems`.
    """
    package = Package(data, file)
    sources: dict[str, str] = {}
    problems: list[Problem] = []
    used: set[str] = set()
    for name in package.texts:
        part = _Part(_clean(package, name), _kind(name))
        sources[name] = part.source(of_student)
        problems += part.problems
        used |= part.used
    return Template(file, package.parts, sources, tuple(problems), frozenset(used))


def _clean(package: Package, name: str) -> Any:
    """A part's tree without the marks that are ours."""
    from lxml import etree

    text = etree.tostring(package.tree(name), encoding="unicode").translate(texts.PRIVATE)
    try:
        return etree.fromstring(text)
    except etree.XMLSyntaxError as error:
        raise Refusal("word.no_docx", file=package.file) from error


def _kind(name: str) -> str:
    stem = name.rpartition("/")[2]
    return next((kind for kind in ("header", "footer", "footnotes", "endnotes") if stem.startswith(kind)), "document")


class _Part:
    """One part: its tags found, checked and put where they go."""

    def __init__(self, root: Any, kind: str) -> None:
        self.root, self.kind = root, kind
        self.problems: list[Problem] = []
        self.used: set[str] = set()
        self._found: dict[int, Found] = {}
        self._places: dict[int, Word] = {}
        self._lines: list[Word] = []
        self._standing = _Standing(root, kind)

    def source(self, of_student: bool) -> str:
        """The part as the sandbox reads it."""
        from lxml import etree

        checker = Checker(of_student)
        put = [(line, self._tags(line, checker)) for line in texts.lines(self.root)]
        checker.end()
        order = {id(where): number for number, where in enumerate(self._lines)}
        self.problems = sorted([*self.problems, *checker.problems], key=lambda problem: order[id(problem.place)])
        if not self.problems:
            holders: dict[int, Any] = {}
            for line, tags in put:
                if tags:
                    holders |= texts.put(line, tags)
            for number in place([one for one in checker.groups if one.closed], holders):
                self.problems.append(Problem("crossed", self._places[number], {"text": self._found[number].text}))
            spoken(self.root, self._found, holders)
        return str(etree.tostring(self.root, encoding="unicode"))

    def _tags(self, line: Line, checker: Checker) -> list[tuple[int, Found]]:
        where = self._standing.of(line.paragraph)
        self._lines.append(where)
        tags = []
        for found in scan(line.text):
            if isinstance(found, Flaw):
                self.problems.append(Problem(found.code, where, {"text": found.text}))
                continue
            number = len(self._found)
            self._found[number], self._places[number] = found, where
            self.used |= {path.root for path in found.paths}
            checker.take(found, where)
            tags.append((number, found))
        self._single(line.text, tags, where)
        return tags

    def _single(self, text: str, tags: list[tuple[int, Found]], where: Word) -> None:
        """Names of tags between single braces, which nothing would ever fill."""
        known = plain(text)
        for begun in (at for at, sign in enumerate(known) if sign == "{"):
            if any(found.start <= begun < found.end for _, found in tags):
                continue
            inner, closed, _ = known[begun + 1 : begun + 60].partition("}")
            if closed and TAGS.get(inner.strip()) is not None:
                self.problems.append(Problem("single", where, {"text": text[begun : begun + len(inner) + 2]}))


class _Standing:
    """Where a paragraph stands, as a person finds it: table, row and cell, or the paragraph's number."""

    def __init__(self, root: Any, kind: str) -> None:
        self._kind = kind
        self._tables = {table: number for number, table in enumerate(root.iter(f"{W}tbl"), 1)}
        free = (one for one in root.iter(f"{W}p") if next(one.iterancestors(f"{W}tbl"), None) is None)
        self._free = {paragraph: number for number, paragraph in enumerate(free, 1)}

    def of(self, paragraph: Any) -> Word:
        """The place as a message."""
        if self._kind != "document":
            return Word(f"word.in_{self._kind}")
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        row = next(paragraph.iterancestors(f"{W}tr"), None)
        table = next(paragraph.iterancestors(f"{W}tbl"), None)
        if cell is None or row is None or table is None:
            return Word("word.in_paragraph", {"number": str(self._free.get(paragraph, 0))})
        rows, cells = list(table.iter(f"{W}tr")), list(row.iter(f"{W}tc"))
        facts = {"table": self._tables[table], "row": rows.index(row) + 1, "cell": cells.index(cell) + 1}
        return Word("word.in_cell", {name: str(value) for name, value in facts.items()})
