"""What people do to a word so that it is not found: letters apart, figures for letters, repeats, other spellings, pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from operator import add

from lut_admin.convention.screening.folding import CLAUSE, SENTENCE, WEAK, Folded, Plain, characters

HAN = "\u3400-\u9fff\uf900-\ufaff"
_HAN_ONE = re.compile(rf"[{HAN}]")
# v o t e, c a s 1 n o; ch urch; ca-si-no.
_APART = re.compile(
    r"(?<![a-z0-9@$*])[a-z](?:[ -]{1,3}(?:[a-z]|[013457@$](?=[ -]{1,3}[a-z](?![a-z0-9@$*])))){1,}(?![a-z0-9@$*])"
)
_TWO = re.compile(r"(?<![a-z0-9@$*])([a-z]{2,12})(?=[ -]{1,2}([a-z]{2,12})(?![a-z0-9@$*]))")
_TIGHTLY = re.compile(r"(?<![a-z0-9])[a-z]+(?:-[a-z]+)+(?![a-z0-9])")
# What a text must hold to be looked at for figures in a word, for letters apart, for syllables apart.
_FIGURE_BESIDE = re.compile(r"[0-9@$*](?:(?=[a-z])|(?<=[a-z][0-9@$*]))")
_ALONE_BESIDE = re.compile(r"[ -](?<=(?<![a-z0-9@$*])[a-z][ -])[ -]{0,2}[a-z](?![a-z0-9@$*])")
_TIGHT_BESIDE = re.compile(r"-(?<=[a-z]-)[a-z]")
_LETTERS = re.compile(r"[a-z]+")
# p0rn, s*x, @ss: letters with figures or signs among them.
_MASKED = re.compile(r"(?<![a-z0-9@$*])(?=[a-z0-9@$*]*[a-z])(?=[a-z]*[0-9@$*])[a-z0-9@$*]{2,24}(?![a-z0-9@$*])")
# fuuuck, and 投投投票.
_LONG_DRAWN = re.compile(r"(?<![a-z])(?=[a-z]*([a-z])\1\1)[a-z]+(?![a-z])")
_REPEATED = re.compile(r"([a-z])\1+")
_THRICE = re.compile(r"([a-z])\1{2,}")
_HAN_THRICE = re.compile(rf"([{HAN}])\1{{2,}}")
# y-e 稣: what follows a syllable that may be one.
_HAN_BESIDE = re.compile(rf"[ -]{{0,3}}[{HAN}]")
# 哈哈哈 is longer by nature.
_LAUGHTER = frozenset("哈嘿呵嘻")
# What parts characters, but for what surely stays: a blank between Latin words, a comma or an end between longer words.
_WORD_ONE = f"[a-z0-9{HAN}]"
_SEPARATORS = re.compile(
    rf"[ \-{CLAUSE}{SENTENCE}@$*]+(?<![a-z] (?=[a-z]))"
    rf"(?<!{_WORD_ONE}{_WORD_ONE}[{CLAUSE}{SENTENCE}](?={_WORD_ONE}{_WORD_ONE}))"
)
# Figures that look like letters, 1 like either of two.
_FIGURES = tuple(str.maketrans("0134578@$", f"o{one}eastbas") for one in "il")
_LONGEST_WORD = 20
_LONGEST_GLUED = 80
_SHORTEST_PINYIN = 6
_SHORTEST_IN_TWO = 5


class Disguises:
    """Undoes disguises, by the words that are looked for and by the spellings that stand for them.

    `variants` are other spellings of Chinese words (homophones, pinyin, a mix of both); `signs` single emoji that say a word.
    """

    def __init__(
        self,
        words: Iterable[str] = (),
        variants: Mapping[str, str] | None = None,
        signs: Mapping[str, str] | None = None,
    ) -> None:
        self._words = frozenset(word for word in words if len(word) > 1)
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(self._words):
            self._by_length.setdefault(len(word), []).append(word)
        self._plain = Plain(signs)
        self._variants: dict[str, list[tuple[str, str]]] = {}
        for variant, meant in sorted((variants or {}).items(), key=lambda pair: (-len(pair[0]), pair[0])):
            for form in {joined(characters(variant)).text, joined(characters(variant.replace(" ", ""))).text}:
                if len(form) > 1:
                    self._variants.setdefault(form[:2], []).append((form, meant))
        for entries in self._variants.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._beginning = beginning(self._variants)

    def fold(self, text: str) -> Folded:
        """The text in plain form, with its disguises undone; sentences stay parted by line ends, clauses by commas."""
        folded = characters(text, self._plain)
        if self._words:
            folded = folded.rewritten(self._unmasked(folded.text))
            folded = folded.rewritten(self._together(folded.text))
            folded = folded.rewritten(self._in_two(folded.text))
            folded = folded.rewritten(self._shortened(folded.text))
        folded = joined(folded)
        folded = folded.rewritten(_once(folded.text))
        changed = folded.rewritten(self._meant(folded.text))
        return folded if changed is folded else joined(changed)

    def _unmasked(self, text: str) -> Iterator[tuple[int, int, str]]:
        """cas1no, f*ck: words written with figures and signs for letters."""
        if not _FIGURE_BESIDE.search(text):
            return
        for found in _MASKED.finditer(text):
            token = found[0]
            if token in self._words or token.isalpha():
                continue
            for figures in _FIGURES:
                plain = token.translate(figures)
                if plain in self._words:
                    yield *found.span(), plain
                    break
            else:
                if token.replace("*", "") in self._words:  # p*o*r*n
                    yield *found.span(), token.replace("*", "")
                elif "*" in token and len(token) > 2 and token[0] != "*":
                    yield from self._starred(found)

    def _starred(self, found: re.Match[str]) -> Iterator[tuple[int, int, str]]:
        pattern = re.compile(re.escape(found[0]).replace(r"\*", "[a-z]"))
        for word in self._by_length.get(len(found[0]), ()):
            if pattern.fullmatch(word):
                yield *found.span(), word
                return

    def _together(self, text: str) -> Iterator[tuple[int, int, str]]:
        """v o t e, ca-si-no: letters and syllables pulled apart."""
        at = 0
        apart = _APART.finditer(text) if _ALONE_BESIDE.search(text) else ()
        tightly = _TIGHTLY.finditer(text) if _TIGHT_BESIDE.search(text) else ()
        for found in sorted((*apart, *tightly), key=lambda found: found.start()):
            if found.start() < at:
                continue
            glued = self._plain_letters("".join(c for c in found[0] if c not in " -"))
            single = 2 * len(glued) - 1 <= len(found[0])
            if single and len(glued) > 2:
                words: list[str] | None = self._parted(glued)
            else:  # y-e 稣: two letters may be a syllable, beside a Chinese character
                words = [glued] if glued in self._words or _HAN_BESIDE.match(text, found.end()) else None
            if words is not None:
                yield *found.span(), WEAK.join(words)
                at = found.end()

    def _plain_letters(self, glued: str) -> str:
        """Letters with figures among them as the words they look like; the letters alone where they are none."""
        if glued.isalpha():
            return glued
        for figures in _FIGURES:
            plain = glued.translate(figures)
            if all(word in self._words for word in self._parted(plain)):
                return plain
        return "".join(c for c in glued if c.isalpha())

    def _in_two(self, text: str) -> Iterator[tuple[int, int, str]]:
        """ch urch: a word in two pieces, of which neither is a word that is looked for."""
        letters = _LETTERS.findall(text)
        if self._words.isdisjoint(map(add, letters, letters[1:])):
            return
        at = 0
        for found in _TWO.finditer(text):
            first, last = found.span(1)[0], found.span(2)[1]
            glued = found[1] + found[2]
            pieces = found[1] in self._words or found[2] in self._words
            if first >= at and len(glued) >= _SHORTEST_IN_TWO and glued in self._words and not pieces:
                yield first, last, glued
                at = last

    def _parted(self, glued: str) -> list[str]:
        """The words that letters without gaps are, as few as may be; the letters as one word where they are none."""
        if len(glued) > _LONGEST_GLUED:
            return [glued]
        best: list[list[str] | None] = [[]] + [None] * len(glued)
        for end in range(1, len(glued) + 1):
            for start in range(max(0, end - _LONGEST_WORD), end):
                before = best[start]
                if before is not None and glued[start:end] in self._words:
                    here = best[end]
                    if here is None or len(before) + 1 < len(here):
                        best[end] = [*before, glued[start:end]]
        return best[-1] or [glued]

    def _shortened(self, text: str) -> Iterator[tuple[int, int, str]]:
        """fuuuck: letters drawn out."""
        if not _THRICE.search(text):
            return
        for found in _LONG_DRAWN.finditer(text):
            for pattern, times in ((_THRICE, r"\1"), (_THRICE, r"\1\1"), (_REPEATED, r"\1")):
                short = pattern.sub(times, found[0])
                if short in self._words:
                    yield *found.span(), short
                    break

    def _meant(self, text: str) -> Iterator[tuple[int, int, str]]:
        """tou piao, 偷漂: other spellings."""
        at = 0
        for place in self._beginning.finditer(text):
            start = place.start()
            if start < at:
                continue
            for form, meant in self._variants.get(text[start : start + 2], ()):
                if text.startswith(form, start) and whole(text, start, start + len(form)):
                    at = start + len(form)
                    yield start, at, meant
                    break


def beginning(words: Iterable[str]) -> re.Pattern[str]:
    """Where one of the words may begin in a plain text: at its first character, but not within a Latin word."""
    first = "".join(sorted({word[0] for word in words if word[0] not in f" -{CLAUSE}{SENTENCE}@$*"}))
    return re.compile(rf"[{re.escape(first)}](?<![a-z][a-z])" if first else r"(?!)")


def spellings(word: str, syllables: Sequence[str]) -> Iterator[str]:
    """The word with some or all of its characters in pinyin: 投piao, tou票, tou piao. ValueError where they do not agree.

    What is short in pinyin alone is left out: it may be any word.
    """
    for said in product(*zip(word, syllables, strict=True)):
        form = " ".join(said)
        if not form.isascii() or len(form.replace(" ", "")) >= _SHORTEST_PINYIN:
            yield form


def whole(text: str, start: int, end: int) -> bool:
    """Whether a piece does not begin or end within a Latin word or a number."""
    first, last = text[start], text[end - 1]
    if start and _same_run(text[start - 1], first):
        return False
    return not (end < len(text) and _same_run(last, text[end]))


def _same_run(one: str, other: str) -> bool:
    return ("a" <= one <= "z" and "a" <= other <= "z") or (one.isdigit() and other.isdigit())


def joined(folded: Folded) -> Folded:
    """The text without what only parts characters: gaps stay between Latin words and between numbers, clauses keep a comma.

    A comma between two characters that stand alone is a disguise too.
    """
    return folded.rewritten(_gaps(folded.text))


def _gaps(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _SEPARATORS.finditer(text):
        start, end = found.span()
        gap = _gap(text, start, end)
        if gap != found[0]:
            yield start, end, gap


def _gap(text: str, start: int, end: int) -> str:
    gap = text[start:end]
    if start == 0 or end == len(text):
        return SENTENCE if SENTENCE in gap else ""
    before, after = text[start - 1], text[end]
    if SENTENCE in gap or CLAUSE in gap:
        kept = SENTENCE if SENTENCE in gap else CLAUSE
        if "\n\n" in gap:
            return kept
        both = _alone(text, start - 1) and _alone(text, end)
        return "" if both or _between_the_same(text, start - 1) or _between_the_same(text, end) else kept
    return WEAK if (before.isalpha() and before < "\u0370" and "a" <= after <= "z") or _same_run(before, after) else ""


def _alone(text: str, at: int) -> bool:
    """Whether a Chinese character stands between separators."""
    if not _HAN_ONE.match(text[at]):
        return False
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return not any(c.isalnum() for c in around)


def _between_the_same(text: str, at: int) -> bool:
    """看黄。片。吗: a Chinese character with the same sign on both sides."""
    return bool(_HAN_ONE.match(text[at])) and at > 0 and text[at - 1 : at] == text[at + 1 : at + 2] == SENTENCE


def _once(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _HAN_THRICE.finditer(text):
        yield *found.span(), found[1] * (3 if found[1] in _LAUGHTER else 1)
