"""How much of what a nickname says speaks for one student: bits, half by half, and whether a half speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from lut_admin.convention.nickname.compare import han_parts
from lut_admin.convention.nickname.labels import speak_for
from lut_admin.convention.nickname.sound import apart, echo, han_slip, heard_han, pinyin_echo, said
from lut_admin.convention.nickname.spelling import distance, looked, slip_cost, sounded
from lut_admin.convention.recognition.index import Index


class Half(IntEnum):
    """One half of a nickname beside one student's: the higher, the more alike."""

    CLASH = 0  # it is another name
    UNKNOWN = 1  # the roster has nothing to compare it with
    ABSENT = 2  # the nickname does not have it
    PART = 3
    NEAR = 4
    SAME = 5


@dataclass(slots=True)
class Query:
    """A nickname as it is looked for: folded words, the Chinese key and its parts, and the labels."""

    words: tuple[str, ...] = ()
    han: str = ""
    parts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    glued: bool = False


@dataclass(slots=True)
class Weighed:
    """One candidate: the bits for it and what each half says."""

    place: int
    bits: float
    latin: Half
    han: Half
    spelt: bool = False  # the Chinese name stands in pinyin
    labelled: bool = False
    clean: bool = False  # nothing is misspelt
    heard: float = 0.0  # bits of a Chinese half that the roster lacks, by ear; below 0 it sounds like another name

    @property
    def fits(self) -> bool:
        return self.latin is not Half.CLASH and self.han is not Half.CLASH


# What speaks against a student, in bits.
_STRANGE_WORD = 12.0
_OTHER_CHINESE = 8.0
_UNHEARD = 5.0
_OTHER_FAMILY = 4.0  # a Nguyen is hardly ever called 李 here
_PARTS_UNHEARD = (0.0, 1.5, 6.0, 9.0)
_TWO_CHARACTERS = 4.0  # two characters alone are a whole name as well
_MISSING_WORD = 2.5
_FURTHER_MISSING = 0.7
_FURTHER_INITIAL = 2.0
_ANOTHER_SOUND = 4.0  # a slip that costs so much does not sound the same
_BOTH_ELSE = 9.0


class Scales:
    """Weighs candidates of one roster."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def weigh(self, query: Query, place: int) -> Weighed:
        """All that the nickname says, for and against the student at this place of the roster."""
        words, spelt_bits = query.words, 0.0
        # Ali Khan is the English name of a student called 阿里, and not his Chinese one in pinyin.
        if not query.han and words and not self._called(words, place):
            words, spelt_bits = self._spelt(words, place)
        latin_bits, latin, strange, slips = self._latin(words, place)
        if strange and not query.han and not spelt_bits:
            spelt_bits = self._pinyin("".join(strange), place)
            if spelt_bits:
                words = tuple(word for word in words if word not in strange)
                latin_bits, latin, strange, slips = self._latin(words, place)
        spelt = spelt_bits > 0
        latin_bits += spelt_bits
        if strange:
            return Weighed(place, latin_bits - _STRANGE_WORD * len(strange), Half.CLASH, self._whole_han(query, place))
        han_bits, han = self._han(query, place)
        heard = han_bits if han is Half.UNKNOWN else 0.0
        if han is Half.UNKNOWN and han_bits <= 0 and latin is not Half.SAME:
            han_bits -= _UNHEARD
        part = han is Half.PART and query.han in self.index.parts.having
        if latin is Half.ABSENT and len(query.han) == 2 and han in (Half.PART, Half.NEAR) and not part:
            han_bits -= _TWO_CHARACTERS
        if slips >= _ANOTHER_SOUND and han is Half.NEAR and self._another_character(query.han, place):
            han_bits -= _BOTH_ELSE  # nobody slips in both halves alike: it is the name of somebody else
        label_bits = speak_for(query.labels, self.index.roster[place]) if query.labels else 0.0
        clean = not slips and (part or han in (Half.SAME, Half.ABSENT))
        return Weighed(place, latin_bits + han_bits + label_bits, latin, han, spelt, label_bits > 0, clean, heard)

    def _latin(self, words: Sequence[str], place: int) -> tuple[float, Half, list[str], float]:
        """Bits of the English half, how alike it is, the words that are nobody's, and what the slips cost."""
        if not words:
            return 0.0, Half.ABSENT, [], 0.0
        names = self.index.own[place]
        union = self.index.union[place]
        left = list(union)
        bits, slips = 0.0, 0.0
        rest: list[str] = []
        weight = self.index.words.bits
        for word in words:
            if word in left:
                left.remove(word)
                bits += weight[word]
            elif word not in union:
                rest.append(word)
        strange: list[str] = []
        for word in rest:
            found = _closest(word, left)
            if found is None:
                strange.append(word)
                continue
            other, cost = found
            left.remove(other)
            slips += cost
            # How rare it is that a stranger's word comes as near to a name of the roster as this one.
            bits += 1.0 if len(word) == 1 else max(0.3, min(weight[other], self.index.words.near_bits[word]) - cost)
        if strange and left:
            glued = _glued("".join(strange), left)
            if glued is not None:
                taken, cost = glued
                bits += max(0.5, sum(map(weight.__getitem__, taken)) - cost)
                left = [word for word in left if word not in taken]
                strange, slips = [], slips + cost
        missing = min([len([word for word in name if word in left]) for name in names]) if left else 0
        if missing:
            bits -= _MISSING_WORD + _FURTHER_MISSING * missing
        elif slips:
            # Initials in a row that are all of a name's other words hardly fit by chance.
            bits += _FURTHER_INITIAL * max(0, len([word for word in rest if len(word) == 1]) - 1)
        half = Half.PART if missing else Half.NEAR if slips > 1 else Half.SAME
        return bits, half, strange, slips

    def _called(self, words: tuple[str, ...], place: int) -> bool:
        """Whether the words, in any order, are one of the student's English names."""
        return sorted(words) in map(sorted, self.index.own[place])

    def _spelt(self, words: tuple[str, ...], place: int) -> tuple[tuple[str, ...], float]:
        """The words but for those that are the student's Chinese name in pinyin, and the bits of these."""
        for key in self.index.keys[place]:
            known = said(key)
            for cut in range(len(words)):
                if "".join(words[cut:]) == known:
                    return words[:cut], self.index.han_bits(key) - 1
                if "".join(words[: cut + 1]) == known:
                    return words[cut + 1 :], self.index.han_bits(key) - 1
        return words, 0.0

    def _pinyin(self, spelt: str, place: int) -> float:
        """Bits of Latin words that are the student's Chinese name in pinyin; 0 where they are not."""
        best = 0.0
        for key in self.index.keys[place]:
            known = said(key)
            weight = self.index.han_bits(key)
            most = min(3, max(1, len(known) // 5))
            begun = len(spelt) >= 5 and (known.endswith(spelt) or known.startswith(spelt))
            if begun or (len(known) >= 5 and distance(spelt, known, most) <= most):
                best = max(best, weight - 5)
        if not self.index.keys[place]:
            words = "".join(self.index.own[place][0]) if self.index.own[place] else ""
            best = pinyin_echo(spelt, words)
        return best

    def _han(self, query: Query, place: int) -> tuple[float, Half]:
        """Bits of the Chinese half, and how alike it is."""
        key = query.han
        if not key:
            return 0.0, Half.ABSENT
        known = self.index.keys[place]
        if not known:
            return self._heard(query, place)
        if key in known:
            return self._whole(key), Half.SAME
        if len(query.parts) == 1 and not _anything_alike(key, known):
            return -_OTHER_CHINESE, Half.CLASH
        best: tuple[float, Half] | None = None
        for own in known:
            how = han_slip(key, own)
            if how is not None:
                half = Half.PART if how.code == "C_CN_PARTIAL" else Half.NEAR
                bits = self.index.han_bits(own)
                if half is Half.PART:
                    bits = min(bits, self.index.parts.bits[key] if key in self.index.parts.having else 9.0)
                bits = max(0.5, bits - how.cost)
                if best is None or bits > best[0]:
                    best = bits, half
        if best is None:
            best = self._by_parts(query, place)
        if best is None and any(_within(key, own) for own in known):
            best = 1.0, Half.PART
        return best or (-_OTHER_CHINESE, Half.CLASH)

    def _another_character(self, key: str, place: int) -> bool:
        """Whether the Chinese name has a character of other names that neither sounds nor looks like the student's."""
        known = [own for own in self.index.keys[place] if len(own) == len(key)]
        used = self.index.characters
        return bool(known) and all(
            any(one in used and apart(one, other) > 5 for one, other in zip(key, own, strict=True)) for own in known
        )

    def _whole_han(self, query: Query, place: int) -> Half:
        """Whether the Chinese half, beside an English one that is another name, is wholly this student's."""
        if not query.han:
            return Half.ABSENT
        return Half.SAME if query.han in self.index.keys[place] else Half.CLASH

    def _whole(self, key: str) -> float:
        """Bits of a whole Chinese name, letter by letter: no less than its parts say."""
        return self.index.han_bits(key)

    def _by_parts(self, query: Query, place: int) -> tuple[float, Half] | None:
        """A transliteration part by part: each is one of the name's or sounds like one of the English words."""
        own = {part for name in self._chinese(place) for part in han_parts(name)}
        words = self.index.union[place]
        bits, found = 0.0, 0
        for part in query.parts:
            if part in own:
                bits += self.index.parts.bits[part]
                found += 1
                continue
            costs = [how.cost for other in own if len(other) > 1 and (how := han_slip(part, other))]
            if costs:
                bits += max(1.0, 9 - min(costs))
                found += 1
                continue
            sounds = max((echo(part, word) for word in words), default=0.0)
            if sounds < 3:
                return None
            bits += 2.0
        enough = found or (len(query.parts) > 1 and any(len(part) > 3 for part in own))
        return (min(bits, 12.0) - 5, Half.PART) if enough and len(query.han) > 1 else None

    def _chinese(self, place: int) -> Sequence[str]:
        person = self.index.roster[place]
        return (person.chinese_name, *person.former)

    def _heard(self, query: Query, place: int) -> tuple[float, Half]:
        """Where the roster lacks the Chinese name: whether the Chinese half sounds like the English one."""
        words = self.index.union[place]
        whole = "".join(self.index.own[place][0]) if self.index.own[place] else ""
        echoes = [max([echo(part, word) for word in words], default=0.0) for part in query.parts]
        bits = max(sum([min(8.0, one) for one in echoes]), min(10.0, echo(query.han, whole)))
        if not bits and len(query.han) >= 5:
            bits = -_UNHEARD
        elif len(echoes) == 1 and 2 <= len(query.han) <= 4:
            families = set(map(self.index.family, words)) - {""}
            if families and all(apart(query.han[0], family) > 5 for family in families):
                bits -= _OTHER_FAMILY
        elif len(echoes) > 1:
            # A name written down part by part says all of its words.
            unheard = [
                part for part, one in zip(query.parts, echoes, strict=True) if one <= 0 and len(heard_han(part)) > 1
            ]
            bits -= _PARTS_UNHEARD[min(len(unheard), 3)]
        return bits, Half.UNKNOWN


def _anything_alike(key: str, known: Sequence[str]) -> bool:
    """Whether Chinese names share a character or a sound: without either nothing else can make them alike."""
    characters, sound = frozenset(key), said(key)
    return any(not characters.isdisjoint(own) or sound in said(own) for own in known)


def _within(key: str, own: str) -> bool:
    """Whether the characters stand in the name in their order, with others between or around them."""
    rest = iter(own)
    return len(key) < len(own) and all(character in rest for character in key)


def _closest(word: str, left: Sequence[str]) -> tuple[str, float] | None:
    """The name's word that a nickname's word stands for, and what the slip costs."""
    best: tuple[str, float] | None = None
    for other in left:
        cost = slip_cost(word, other)
        if cost is not None and (best is None or cost < best[1]):
            best = other, cost
    return best


def _glued(text: str, left: Sequence[str]) -> tuple[tuple[str, ...], float] | None:
    """Which words of a name stand glued together or parted in the text, and what differs, in bits."""
    most = max(1, len(text) // 6)
    best: tuple[tuple[str, ...], float] | None = None
    count = len(left)
    for order in dict.fromkeys((tuple(left), tuple(reversed(left)), (*left[-1:], *left[:-1]))):
        for start in range(count):
            length = 0
            for end in range(start + 1, count + 1):
                length += len(order[end - 1])
                if length > len(text) + most:
                    break
                if length < len(text) - most:
                    continue
                taken = order[start:end]
                cost = _unlike(text, "".join(taken), most)
                if cost is not None and (best is None or cost < best[1]):
                    best = taken, cost
    return best


def _unlike(text: str, joined: str, most: int) -> float | None:
    if text == joined:
        return 1.0
    if sounded(text) == sounded(joined):
        return 3.0
    if looked(text) == looked(joined):
        return 4.0
    steps = distance(text, joined, most)
    if steps <= most:
        return 2 + 3.0 * steps
    heard, known = sounded(text), sounded(joined)
    steps = distance(heard, known, most)
    return 4 + 3.0 * steps if steps <= most else None
