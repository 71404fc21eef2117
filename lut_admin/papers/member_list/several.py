"""Several nicknames on one line, parted by marks that also stand inside nicknames: 、 and commas.

The roster decides where it is given; otherwise the shape of a nickname does, English name + Chinese name (Art. 4).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from lut_admin.convention.nickname import shape

Known = Callable[[str], bool]  # whether a text is exactly the name, or the names, of one person of the roster

ANY_MARK = re.compile(r"\s*[、,，;；]\s*")
ENUMERATION = re.compile(r"\s*、\s*")
COMMA_AND_BLANK = re.compile(r", ")

_MARKS = "、,，;；"
_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_CHINESE_NAME = re.compile(r"^[\u4e00-\u9fff]{2,4}$")
_EMOJI = re.compile(r'\[[^\[\]]{1,16}\]|<span class="emoji[^<>]{0,60}></span>')
_SUFFIX = re.compile(r"^(?:jr|sr|i{2,3}|iv|vi?|m\.?d|ph\.?d|esq|clu|cfp|m\.?p|q\.?c)\.?(?:\s|$)", re.IGNORECASE)
_MOST_MARKS_INSIDE = 3


def kind(text: str) -> str:
    """What a text is written in: "both", "han", "latin", or "" for neither; WeChat's words for emoji are no writing."""
    if "[" in text or "<" in text:
        text = _EMOJI.sub("", text)
    han, latin = _HAN.search(text), _LATIN.search(text)
    return "both" if han and latin else "han" if han else "latin" if latin else ""


def has_marks(line: str) -> bool:
    """Whether a mark that may part nicknames stands in the line."""
    return any(mark in line for mark in _MARKS)


def bare(line: str) -> str:
    """The line without the marks at its ends; itself where it is nothing but marks."""
    return line.strip(_MARKS + " \t") or line


def parted(
    line: str,
    marks: re.Pattern[str] = ANY_MARK,
    known: Known | None = None,
    *,
    alone: bool = False,
    certain: bool = False,
) -> list[str]:
    """The nicknames on one line, in order.

    `alone`: the line is the whole list, so a mark more likely parts nicknames than the halves of one. `certain`: some mark
    does part nicknames, as in a notice of who joined.
    """
    row = _Row.of(bare(line), marks)
    if len(row.pieces) < 2:
        return [row.text]
    main = _main_mark(row)
    if main:
        row, alone = row.at(main), True
    if known is not None and not row.one_name(alone or certain):
        found = _by_roster(row, known)
        if found is not None:
            return found
    if main:
        return _loosely(row)
    return _by_shape(row, alone, certain)


def by_blanks(line: str) -> list[str]:
    """The nicknames of a row that nothing but blanks part: three or more, all of both names or all Chinese; else nothing."""
    names: list[str] = []
    words: list[str] = []
    for word in line.split() if not has_marks(line) else ():
        words.append(word)
        if _HAN.search(word):
            names.append(" ".join(words))
            words = []
    if len(names) < 3 or words:
        return []
    chinese = all(_CHINESE_NAME.match(name) for name in names)
    return names if chinese or all(shape.split(shape.clean(name)) for name in names) else []


def surely_several(line: str) -> bool:
    """Whether a line holds more marks than a nickname does: two or more, and not those of Doe, Jane, 杜珍."""
    row = _Row.of(bare(line), ANY_MARK)
    return len(row.pieces) > 2 and (row.enumerated or len(row.pieces) > 3 or not _english_first(row))


def _english_first(row: _Row) -> bool:
    """Whether all but the last piece are English and the last is not: a family name set before, Doe, Jane, 杜珍."""
    return set(row.kinds[:-1]) == {"latin"} and row.kinds[-1] in ("han", "both")


class _Row:
    """A line cut at its marks: the pieces, where each stands, and the mark after each but the last."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.spans = spans
        self.pieces = [text[start:end] for start, end in spans]
        self.kinds = [kind(piece) for piece in self.pieces]
        self.between = [text[a[1] : b[0]].lstrip()[:2].replace("\u3000", " ") for a, b in pairwise(spans)]

    @classmethod
    def of(cls, text: str, marks: re.Pattern[str]) -> _Row:
        spans = []
        start = 0
        for mark in marks.finditer(text):
            if text[start : mark.start()].strip():
                spans.append((start, mark.start()))
            start = mark.end()
        if text[start:].strip():
            spans.append((start, len(text)))
        return cls(text, spans)

    def at(self, mark: str) -> _Row:
        """The line cut at one kind of its marks alone."""
        ends = [n for n, between in enumerate(self.between) if between == mark]
        starts = [0, *(end + 1 for end in ends)]
        pairs = zip(starts, [*ends, len(self.spans) - 1], strict=True)
        return _Row(self.text, [(self.spans[a][0], self.spans[b][1]) for a, b in pairs])

    def part(self, first: int, last: int) -> str:
        """The text from one piece to another, both included."""
        return self.text[self.spans[first][0] : self.spans[last][1]].strip()

    def some(self, first: int, last: int) -> _Row:
        start = self.spans[first][0]
        return _Row(
            self.text[start : self.spans[last][1]], [(a - start, b - start) for a, b in self.spans[first : last + 1]]
        )

    @property
    def enumerated(self) -> bool:
        """Whether 、 stands between pieces: it seldom parts anything but the items of a list."""
        return any(between[0] == "、" for between in self.between)

    def one_name(self, listed: bool) -> bool:
        """Whether the line is an English and a Chinese name with a comma between, one nickname of its own line."""
        return not listed and self.kinds == ["latin", "han"] and self.between[0][0] != "、"


def _by_roster(row: _Row, known: Known) -> list[str] | None:
    """The parting that leaves the fewest pieces unknown, of these the one of fewest nicknames; None if all is unknown."""
    best: list[tuple[int, int]] = [(0, 0)]
    begins = [0]
    for end in range(1, len(row.pieces) + 1):
        # Unknown pieces cost most; so a piece is left alone only where nothing it may belong to is known.
        cost, begin = (best[end - 1][0] + 1, best[end - 1][1] + 1), -(end - 1) - 1
        for start in range(end - 1, max(-1, end - 2 - _MOST_MARKS_INSIDE), -1):
            if not row.kinds[start]:
                break  # a decoration of its own is no part of a name
            if known(row.part(start, end - 1)):
                with_it = (best[start][0], best[start][1] + 1)
                if with_it < cost:
                    cost, begin = with_it, start
        best.append(cost)
        begins.append(begin)
    if best[-1][0] == len(row.pieces):
        return None
    return list(_found(row, begins))


def _found(row: _Row, begins: Sequence[int]) -> Iterable[str]:
    """The nicknames along the way found: what is known as it is, what is not by its shape."""
    way: list[tuple[int, int, bool]] = []
    end = len(row.pieces)
    while end:
        begin = begins[end]
        start = begin if begin >= 0 else -begin - 1
        if begin < 0 and way and not way[-1][2]:
            way[-1] = (start, way[-1][1], False)
        else:
            way.append((start, end - 1, begin >= 0))
        end = start
    for first, last, is_known in reversed(way):
        if is_known:
            yield row.part(first, last)
        else:
            yield from _loosely(row.some(first, last))


def _by_shape(row: _Row, alone: bool, certain: bool) -> list[str]:
    if set(row.kinds) == {"both"}:
        # A nickname with a label before and a remark behind (24临床 Jane Doe，杜珍 PhD) has both on either side of its comma.
        right = all(shape.split(shape.clean(piece)) for piece in row.pieces)
        return row.pieces if alone or certain or len(row.pieces) > 2 or right else [row.text]
    by_one_mark = _by_one_mark(row)
    if by_one_mark:
        return by_one_mark
    # In a notice WeChat itself wrote the 、 between two people: Happy Cat、阿里.
    paired = [] if certain and row.enumerated else _paired(row)
    if paired:
        return paired
    pieces = row.pieces
    if certain or row.enumerated:
        return _loosely(row)
    if len(pieces) == 2 or any(_SUFFIX.match(piece) for piece in pieces[1:]):
        return [row.text]
    if alone or row.kinds.count("both") * 2 > len(pieces) or set(row.kinds) == {"han"}:
        return _loosely(row)
    several_words = all(len(piece.split()) > 1 for piece in pieces)
    return pieces if several_words and set(row.kinds) == {"latin"} else [row.text]


def _main_mark(row: _Row) -> str:
    """The mark that parts the nicknames of a row in which others stand inside them; "" where none prevails."""
    counts = Counter(row.between)
    mark, times = counts.most_common(1)[0]
    share = 7 if mark[0] in ",，" else 5  # tenths: a comma stands inside nicknames, too
    return mark if len(counts) > 1 and times > 2 and times * 10 >= len(row.between) * share else ""


def _within(piece: str) -> list[str]:
    """A nickname with a mark inside, or several whole ones that another mark parts by mistake."""
    if not has_marks(piece):
        return [piece]
    row = _Row.of(piece, ANY_MARK)
    return row.pieces if set(row.kinds) == {"both"} else [piece]


def _by_one_mark(row: _Row) -> list[str]:
    """The parting at one of several kinds of marks, where this leaves whole names only; nothing otherwise."""
    kinds = sorted(set(row.between), key=lambda mark: (_MARKS.find(mark[0]), -len(mark)))
    for mark in kinds if len(kinds) > 1 else ():
        names = row.at(mark).pieces
        if all(kind(name) == "both" and len(ANY_MARK.findall(name)) < _MOST_MARKS_INSIDE for name in names):
            return names
    return []


def _paired(row: _Row) -> list[str]:
    """Names whose halves a mark parts as well, where each English half stands before its Chinese half, or each after."""
    names: list[str] = []
    at = 0
    reverse = row.kinds[:2] == ["han", "latin"]
    while at < len(row.pieces):
        here = row.kinds[at]
        beside = row.kinds[at + 1] if at + 1 < len(row.pieces) else ""
        if here == "both":
            names.append(row.pieces[at])
            at += 1
        elif (here, beside) == (("han", "latin") if reverse else ("latin", "han")):
            names.append(_joined(row, at))
            at += 2
        else:
            return []
    return names


def _joined(row: _Row, at: int) -> str:
    """Both halves of a name as they stand; 、 parts nicknames, and no nickname is blamed for it."""
    if row.between[at][0] == "、" and len(row.pieces) > 2:
        return "，".join(row.pieces[at : at + 2])
    return row.part(at, at + 1)


def _loosely(row: _Row) -> list[str]:
    """Every piece a nickname, but an English and then a Chinese name with a comma between are one."""
    names: list[str] = []
    at = 0
    while at < len(row.pieces):
        if row.kinds[at : at + 2] == ["latin", "han"] and row.between[at][0] != "、":
            names.append(row.part(at, at + 1))
            at += 2
        else:
            names += _within(row.pieces[at])
            at += 1
    return names
