"""Article 6: Chinese first, English where it is needed; both halves there and each in its own language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lut_admin.convention.articles import Finding, Weight

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
# Addresses and placeholders speak no language. An address is looked for from the beginning of its word alone: looked for from
# each letter, a pasted line of a hundred thousand letters would take minutes.
_FOREIGN = re.compile(r"https?://\S+|www\.\S+|(?<![^\s@{}<>])[^\s@{}<>]+@\S+|\{[^{}]*\}|<[^<>]*>")
# Words that only a sentence in English holds, so that a Chinese text full of foreign names is not taken for English.
_GRAMMAR = frozenset(
    "the a an of to for in on at by is are be was were will shall must should please and or not no with from all this that "
    "your you we our it as if before after have has can may".split()
)
# Those of them that are no syllable of pinyin as well.
_NO_SYLLABLES = _GRAMMAR - {"a", "an", "can", "we", "no", "to", "me", "he"}
# One syllable of Hanyu Pinyin, its tone marks taken off.
_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|ve|er|[aeiouv]))"
)
_PINYIN = re.compile(rf"{_SYLLABLE}{{1,4}}")
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü", "aaaaeeeeiiiioooouuuuvvvvv")
_TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏǍ-ǜ]+")
_FEW = 6  # words or syllables below which nothing is said to be in the wrong language
# Characters that only traditional writing has, those a notice is likeliest to hold.
_TRADITIONAL = re.compile(
    "[個們來時會說國學對發後動過還這種現實點經長開問間關車門張書見話請讓認識語課題師謝應該當樣頭連進運選違邊環總統計"
    "論講試讀報導辦務員團體場節禮樓層號電氣費錢買賣額鐘舉項類願須預訂領簽護證醫藥歲齡爾聯繫絡網線級組織終結給約績績續"
    "綜維護衛術業產農無為與興歷區壓廳廣廠優傳傷價備億僅單嚴園圍執聲處夠婦媽寫寧實審導將專嘗層屬島嶺帶幣幹庫廢異彈強擇擔據擴]"
)


def check(zh: str, en: str) -> tuple[Finding, ...]:
    """Whether a draft keeps Art. 6: never English alone, no half in the other's language, no half twice."""
    has_zh, has_en = bool(zh.strip()), bool(en.strip())
    if not has_zh and not has_en:
        return (Finding(6, "language.empty", Weight.BLOCK),)
    if not has_zh:
        return (Finding(6, "language.no_chinese", Weight.BLOCK),)
    if has_en and _same(zh, en):
        return (Finding(6, "language.identical", Weight.BLOCK, zh=(0, len(zh)), en=(0, len(en))),)
    strayed = _strayed(zh)
    findings = [*_of_chinese(zh, strayed)]
    if not has_en:
        if strayed is None:
            findings.append(Finding(6, "language.no_english", Weight.ASK))
    elif not reads_as_english(en):
        findings.append(Finding(6, "language.en_not_english", Weight.WARN, en=(0, len(en))))
    elif reads_as_pinyin(en):
        findings.append(
            Finding(6, "language.en_not_english", Weight.WARN, en=(0, len(en)), message="language.en_is_pinyin")
        )
    else:
        for span in _runs(en, english=False):
            facts = {"found": _shown(en, span)}
            findings.append(Finding(6, "language.mixed_en", Weight.WARN, facts, en=span))
    return tuple(findings)


def _strayed(zh: str) -> tuple[int, int] | None:
    """Where English stands in a half that without it is Chinese: both halves were pasted into one."""
    span = next(iter(english_in(zh)), None)
    if span is None:
        return None
    rest = zh[: span[0]] + zh[span[1] :]
    return span if _HAN.search(rest) and reads_as_chinese(rest) else None


def _of_chinese(zh: str, strayed: tuple[int, int] | None) -> Iterator[Finding]:
    if strayed is not None:
        facts = {"found": _shown(zh, strayed)}
        yield Finding(6, "language.mixed_zh", Weight.WARN, facts, zh=strayed)
    elif not reads_as_chinese(zh):
        said = "language.zh_is_pinyin" if reads_as_pinyin(zh) else ""
        yield Finding(6, "language.zh_not_chinese", Weight.BLOCK, zh=(0, len(zh)), message=said)
        return
    written = list(_TRADITIONAL.finditer(zh))
    if len({found[0] for found in written}) >= 3:
        characters = "".join(dict.fromkeys(found[0] for found in written))[:12]
        yield Finding(6, "language.traditional", Weight.ASK, {"found": characters}, zh=written[0].span())


def reads_as_chinese(text: str) -> bool:
    """Whether a text can pass for the Chinese half; one without any words (only an address, a number) can."""
    han, words = _count(text)
    if not han:
        return not words
    grammar = sum(word.lower() in _GRAMMAR for word in words)
    return grammar < 3 or han >= len(words)


def reads_as_english(text: str) -> bool:
    """Whether a text can pass for the English half; Chinese names in it are no fault, Chinese sentences are."""
    han, words = _count(text)
    return (bool(words) or not han) and (han < 8 or han <= 2 * len(words))


def reads_as_pinyin(text: str) -> bool:
    """Whether a text is Chinese spelled in letters: nearly all its words are syllables, and none is English grammar.

    Names of students and buildings in an English half are pinyin too: a few of them do not make it so.
    """
    words = [word.lower() for word in _LATIN.findall(_FOREIGN.sub(" ", text))]
    if len(words) < _FEW or _HAN.search(text):
        return False
    toned = sum(_TONED.search(word) is not None for word in words if not word.isascii())
    if 2 * toned < len(words) and not _NO_SYLLABLES.isdisjoint(words):
        return False
    return sum(_PINYIN.fullmatch(word.translate(_TONES)) is not None for word in words) >= 0.9 * len(words)


def english_in(zh: str) -> Iterator[tuple[int, int]]:
    """Where whole lines of English stand in the Chinese half: half-open offsets of each run of such lines."""
    yield from _runs(zh, english=True)


def split(zh: str) -> tuple[str, str] | None:
    """The two halves of a text in which the English follows the Chinese; None where it is not written so."""
    runs = list(english_in(zh))
    if len(runs) != 1 or zh[runs[0][1] :].strip():
        return None
    first = runs[0][0]
    return (zh[:first].rstrip(), zh[first:].strip()) if zh[:first].strip() else None


def _runs(text: str, english: bool) -> Iterator[tuple[int, int]]:
    """Runs of lines in English, or in Chinese; short lines around one (Dear students, School office) belong to it."""
    if not english and not _HAN.search(text):
        return
    at, above, first, last = 0, -1, -1, -1
    for line in text.splitlines(keepends=True):
        han, words = _count(line)
        end = at + len(line.rstrip())
        alike = (not han) if english else (not words)
        if (han or words) and not alike:
            above = -1
        elif (han or words) and above < 0:
            above = at
        if _is_english_line(han, words) if english else _is_chinese_line(han, words):
            first, last = (max(above, 0) if alike and first < 0 else at if first < 0 else first), end
        elif first >= 0 and (han or words):
            if alike:
                last = end
            else:
                yield first, last
                first = -1
        at += len(line)
    if first >= 0:
        yield first, last


def _is_english_line(han: int, words: list[str]) -> bool:
    return not han and len(words) >= _FEW and sum(word.lower() in _GRAMMAR for word in words) >= 2


def _is_chinese_line(han: int, words: list[str]) -> bool:
    return han >= 10 and han > 3 * len(words)


def compose(zh: str, en: str) -> str:
    """The text that is copied: the Chinese half, a blank line, the English half (Art. 6: Chinese first)."""
    return "\n\n".join(half for half in (zh.strip(), en.strip()) if half)


def _shown(text: str, span: tuple[int, int]) -> str:
    line = text[slice(*span)].splitlines()[0]
    return line if len(line) <= 40 else f"{line[:39]}…"


def _count(text: str) -> tuple[int, list[str]]:
    plain = _FOREIGN.sub(" ", text)
    return len(_HAN.findall(plain)), _WORD.findall(plain)


def _same(zh: str, en: str) -> bool:
    squeezed = "".join(zh.split()).casefold()
    return squeezed == "".join(en.split()).casefold() and any(c.isalpha() for c in _FOREIGN.sub("", squeezed))
