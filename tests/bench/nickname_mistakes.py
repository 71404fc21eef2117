"""The ways in which nicknames of real groups go wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from random import Random

import nickname_people as material
from nickname_people import Nick, plain

from lut_admin.convention import names


class Corruption:
    """The ways in which a nickname goes wrong; each takes one and gives it back changed."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def typo(self, nick: Nick) -> Nick:
        at = self._word(nick)
        word, spot = nick.words[at], self.random.randrange(1, max(2, len(nick.words[at])))
        letter = self.random.choice("aeiouhnrst")
        slipped = self.random.choice(
            (
                word[:spot] + letter + word[spot:],
                word[:spot] + word[spot + 1 :],
                word[:spot] + word[spot - 1 : spot] + word[spot:],
                word[: spot - 1] + word[spot : spot + 1] + word[spot - 1 : spot] + word[spot + 1 :],
            )
        )
        return self._replaced(nick, at, slipped or word + letter, "C_EN_TYPO")

    def variant(self, nick: Nick) -> Nick:
        order = self.random.sample(range(len(nick.words)), len(nick.words))
        for at in order:
            word = nick.words[at]
            if word in material.COMMON:
                return self._replaced(nick, at, self.random.choice(material.COMMON[word][1].split()), "C_EN_VARIANT")
            for pair in self.random.sample(material.VARIANTS, len(material.VARIANTS)):
                one, other = pair.split() if self.random.random() < 0.5 else pair.split()[::-1]
                if one in word.lower() and len(word) > 3:
                    return self._replaced(nick, at, word.lower().replace(one, other, 1).capitalize(), "C_EN_VARIANT")
        return self.typo(nick)

    def initial(self, nick: Nick) -> Nick:
        if len(nick.words) < 2:
            return nick
        at = self.random.randrange(len(nick.words))
        return self._replaced(nick, at, nick.words[at][0] + self.random.choice(("", ".")), "C_EN_INITIAL")

    def partial(self, nick: Nick) -> Nick:
        if len(nick.words) < 2:
            return nick
        keep = sorted(self.random.sample(range(len(nick.words)), self.random.randrange(1, len(nick.words))))
        gone = {f"w:{plain(nick.words[n]).lower()}" for n in range(len(nick.words)) if n not in keep}
        words = tuple(nick.words[n] for n in keep)
        kept = nick.kept - (gone - {f"w:{plain(word).lower()}" for word in words})
        return replace(nick, words=words, kept=kept, codes=nick.codes | {"C_EN_PARTIAL"})

    def glued(self, nick: Nick) -> Nick:
        if len(nick.words) < 2:
            return nick
        at = self.random.randrange(len(nick.words) - 1)
        joined = nick.words[at] + nick.words[at + 1].lower()
        return replace(nick, words=(*nick.words[:at], joined, *nick.words[at + 2 :]), codes=nick.codes | {"I_EN_MERGE"})

    def han_typo(self, nick: Nick, groups: Sequence[str] = (), code: str = "C_CN_TYPO") -> Nick:
        groups = groups or (material.HOMOPHONES if self.random.random() < 0.6 else material.LOOKALIKES)
        spots = [(p, c) for p, part in enumerate(nick.han) for c in range(len(part))]
        for part, at in self.random.sample(spots, len(spots)):
            other = [o for group in groups if nick.han[part][at] in group for o in group if o != nick.han[part][at]]
            if other:
                changed = nick.han[part][:at] + self.random.choice(other) + nick.han[part][at + 1 :]
                return self._han(nick, (*nick.han[:part], changed, *nick.han[part + 1 :]), {part}, code)
        for part, at in self.random.sample(spots, len(spots)):
            other = _sounding(names.readings(nick.han[part][at])[0], nick.han[part][at])
            if other:
                changed = nick.han[part][:at] + self.random.choice(other) + nick.han[part][at + 1 :]
                return self._han(nick, (*nick.han[:part], changed, *nick.han[part + 1 :]), {part}, code)
        return nick

    def han_variant(self, nick: Nick) -> Nick:
        for _ in range(self.random.choice((1, 2))):
            nick = self.han_typo(nick, material.HOMOPHONES, "C_CN_VARIANT")
        return nick

    def han_partial(self, nick: Nick) -> Nick:
        if len(nick.han) < 2:
            return nick
        gone = self.random.choice((0, len(nick.han) - 1))
        kept = nick.kept - {f"h:{nick.han[gone]}"}
        han = tuple(part for n, part in enumerate(nick.han) if n != gone)
        return replace(nick, han=han, kept=kept, whole=False, codes=nick.codes | {"C_CN_PARTIAL"})

    def han_other(self, nick: Nick) -> Nick:
        other = (self.random.choice(material.SURNAMES), *self.random.sample(material.GIVEN, 2))
        kept = frozenset(k for k in nick.kept if k[0] != "h")
        return replace(nick, han=other, dot="", kept=kept, whole=False, codes=nick.codes | {"C_CN_OTHER"})

    def pinyin(self, nick: Nick) -> Nick:
        if not nick.han:
            return nick
        said = names.pinyin("".join(nick.han)).capitalize()
        return replace(nick, words=(*nick.words, said), han=(), codes=nick.codes | {"F_PINYIN", "F_NO_CN"})

    def no_han(self, nick: Nick) -> Nick:
        kept = frozenset(k for k in nick.kept if k[0] != "h")
        return replace(nick, han=(), kept=kept, whole=False, codes=nick.codes | {"F_NO_CN"})

    def no_latin(self, nick: Nick) -> Nick:
        if not nick.han:
            return nick
        kept = frozenset(k for k in nick.kept if k[0] != "w")
        return replace(nick, words=(), kept=kept, codes=nick.codes | {"F_NO_EN"})

    def order(self, nick: Nick) -> Nick:
        return replace(nick, order="han", codes=nick.codes | {"F_ORDER"}) if nick.words and nick.han else nick

    def emoji(self, nick: Nick) -> Nick:
        sign = self.random.choice(material.EMOJI)
        hung = {"before": sign} if self.random.random() < 0.3 else {"after": nick.after + sign}
        return replace(nick, **hung, codes=nick.codes | {"F_EMOJI"})

    def decor(self, nick: Nick) -> Nick:
        one, other = self.random.choice(["~~", "★★", "꧁꧂", "「」", "✿✿", "♛ "])
        return replace(nick, before=one + nick.before, after=nick.after + other, codes=nick.codes | {"F_DECOR"})

    def remark(self, nick: Nick) -> Nick:
        return replace(nick, after=nick.after + self.random.choice(material.REMARKS), codes=nick.codes | {"F_REMARK"})

    def native(self, nick: Nick) -> Nick:
        return replace(
            nick, after=f"{nick.after} {self.random.choice(material.NATIVE)}", codes=nick.codes | {"F_NATIVE"}
        )

    def styled(self, nick: Nick) -> Nick:
        words = tuple("".join(map(_styled, plain(word))) for word in nick.words)
        return replace(nick, words=words, codes=nick.codes | {"F_STYLED"})

    def twin(self, nick: Nick) -> Nick:
        words = list(nick.words)
        for at in self.random.sample(range(len(words)), len(words)):
            swapped = "".join(material.TWINS.get(c, c) for c in words[at])
            if swapped != words[at]:
                words[at] = swapped
                return replace(nick, words=tuple(words), codes=nick.codes | {"F_HOMOGLYPH"})
        return nick

    def ocr(self, nick: Nick) -> Nick:
        for _ in range(self.random.choice((1, 1, 2))):
            at = self._word(nick)
            fitting = [(a, b) for a, b in material.OCR if a in nick.words[at].lower()]
            if fitting:
                one, other = self.random.choice(fitting)
                nick = self._replaced(nick, at, nick.words[at].lower().replace(one, other, 1).capitalize(), "X_OCR")
        if nick.han and self.random.random() < 0.4:
            nick = self.han_typo(nick, material.LOOKALIKES, "X_OCR")
        return replace(nick, glued=True, separator="") if self.random.random() < 0.5 else nick

    def _word(self, nick: Nick) -> int:
        return self.random.choices(range(len(nick.words)), [len(word) for word in nick.words])[0]

    def _replaced(self, nick: Nick, at: int, word: str, code: str) -> Nick:
        words = (*nick.words[:at], word, *nick.words[at + 1 :])
        left = {f"w:{plain(w).lower()}" for w in words}
        kept = frozenset(k for k in nick.kept if k[0] != "w" or k in left)
        return replace(nick, words=words, kept=kept, codes=nick.codes | {code})

    def _han(self, nick: Nick, han: tuple[str, ...], changed: set[int], code: str) -> Nick:
        kept = nick.kept - {f"h:{nick.han[part]}" for part in changed}
        return replace(nick, han=han, kept=kept, whole=False, codes=nick.codes | {code})


@cache
def _sounding(reading: str, character: str) -> list[str]:
    """Other characters of names that are read the same."""
    return [c for c in material.GIVEN + material.SURNAMES if c != character and names.readings(c)[0] == reading]


def _styled(letter: str) -> str:
    if not letter.isascii() or not letter.isalpha():
        return letter
    return chr((0x1D4D0 - 65 if letter.isupper() else 0x1D4EA - 97) + ord(letter))
