"""Whether the tags of a template are known, stand where they may, and every condition and loop that begins also ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lut_admin.papers.word_forms.problems import Problem
from lut_admin.papers.word_forms.scanning import Found, Path
from lut_admin.papers.word_forms.tags import TAGS, Kind, Tag, nearest
from lut_admin.papers.words import Word

# What a loop tells of itself.
LOOP = frozenset({"index", "first", "last", "length"})
# A list within a list within a list would be no form, and may be made to print for hours.
DEEPEST = 2


@dataclass
class Group:
    """A condition or a loop: its tags in order, each by its place among all tags of the part; the first begins it."""

    members: list[int]
    loop: str = ""
    items: Tag | None = None
    closed: bool = False


@dataclass
class Checker:
    """Looks at the tags of one part in order; `of_student`: whether the form is printed for one student."""

    of_student: bool
    problems: list[Problem] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    _open: list[Group] = field(default_factory=list)
    _tags: list[tuple[Found, Word]] = field(default_factory=list)

    def take(self, found: Found, place: Word) -> None:
        """The next tag."""
        number = len(self._tags)
        self._tags.append((found, place))
        if found.kind in ("if", "for"):
            self._begin(number, found, place)
        elif found.kind in ("elif", "else", "endif", "endfor"):
            self._go_on(number, found, place)
        elif found.kind == "value":
            self._look(found.paths[0], found, place, printed=True)

    def end(self) -> None:
        """No more tags: what is still open has no end."""
        for group in self._open:
            found, place = self._tags[group.members[0]]
            self.problems.append(Problem("no_end", place, {"text": found.text}))
        self._open.clear()

    def _begin(self, number: int, found: Found, place: Word) -> None:
        group = Group([number], found.item)
        if found.kind == "for":
            group.items = self._list(found, place)
            if sum(bool(one.loop) for one in self._open) >= DEEPEST:
                self.problems.append(Problem("too_deep", place, {"text": found.text}))
        for path in found.paths if found.kind == "if" else ():
            self._look(path, found, place)
        self._open.append(group)
        self.groups.append(group)

    def _go_on(self, number: int, found: Found, place: Word) -> None:
        group = self._open[-1] if self._open else None
        if group is None or bool(group.loop) is not (found.kind == "endfor"):
            self.problems.append(Problem("no_beginning", place, {"text": found.text}))
            return
        if self._tags[group.members[-1]][0].kind == "else" and found.kind in ("else", "elif"):
            self.problems.append(Problem("no_beginning", place, {"text": found.text}))
            return
        group.members.append(number)
        for path in found.paths:
            self._look(path, found, place)
        if found.kind.startswith("end"):
            group.closed = True
            self._open.pop()

    def _list(self, found: Found, place: Word) -> Tag | None:
        name = found.paths[0].root
        tag = TAGS.get(name)
        if tag is not None and tag.kind is Kind.LIST:
            return tag
        if tag is None and name not in self._loops():
            self._unknown(name, [n for one in TAGS if one.kind is Kind.LIST for n in (one.name, one.zh)], place)
        else:
            self.problems.append(Problem("no_list", place, {"text": found.text, "tag": name}))
        return None

    def _loops(self) -> Mapping[str, Tag | None]:
        return {group.loop: group.items for group in self._open if group.loop}

    def _look(self, path: Path, found: Found, place: Word, printed: bool = False) -> None:
        loops = self._loops()
        if path.root in loops:
            self._look_at_item(path, loops[path.root], place)
        elif path.root == "loop" and loops:
            if path.field not in LOOP:
                self._unknown(str(path), [f"loop.{name}" for name in sorted(LOOP)], place)
        else:
            self._look_at_tag(path, found, place, printed)

    def _look_at_item(self, path: Path, items: Tag | None, place: Word) -> None:
        if items is None or (path.field is not None and items.field(path.field) is not None):
            return
        known = [f"{path.root}.{name}" for one in items.fields for name in (one.zh, one.name)]
        if path.field is None:
            self.problems.append(Problem("unknown_near", place, {"tag": path.root, "near": known[0]}))
        else:
            self._unknown(str(path), known, place)

    def _look_at_tag(self, path: Path, found: Found, place: Word, printed: bool) -> None:
        tag = TAGS.get(path.root)
        if tag is None or path.field is not None:
            self._unknown(str(path), _every_name(), place)
        elif printed and tag.kind is not Kind.TEXT:
            code = "list_printed" if tag.kind is Kind.LIST else "flag_printed"
            self.problems.append(Problem(code, place, {"text": found.text, "tag": path.root}))
        elif tag.student and not self.of_student:
            self.problems.append(Problem("of_student", place, {"text": found.text}))

    def _unknown(self, name: str, known: list[str], place: Word) -> None:
        near = nearest(name, known)
        if near is None:
            self.problems.append(Problem("unknown_tag", place, {"tag": name}))
        else:
            self.problems.append(Problem("unknown_near", place, {"tag": name, "near": near}))


def _every_name() -> list[str]:
    return list(_names())


def _names() -> Iterator[str]:
    for tag in TAGS:
        yield tag.name
        yield tag.zh
