"""Article 6: Chinese first, English where it is needed; both halves there and each in its own language."""

from __future__ import annotations

import re

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


def check(zh: str, en: str) -> tuple[Finding, ...]:
    """Whether a draft keeps Art. 6: never English alone, no half in the other's language, no half twice."""
    has_zh, has_en = bool(zh.strip()), bool(en.strip())
    if not has_zh and not has_en:
        return (Finding(6, "language.empty", Weight.BLOCK),)
    if not has_zh:
        return (Finding(6, "language.no_chinese", Weight.BLOCK),)
    if has_en and _same(zh, en):
        return (Finding(6, "language.identical", Weight.BLOCK, zh=(0, len(zh)), en=(0, len(en))),)
    findings = []
    if not reads_as_chinese(zh):
        findings.append(Finding(6, "language.zh_not_chinese", Weight.BLOCK, zh=(0, len(zh))))
    if not has_en:
        findings.append(Finding(6, "language.no_english", Weight.ASK))
    elif not reads_as_english(en):
        findings.append(Finding(6, "language.en_not_english", Weight.WARN, en=(0, len(en))))
    return tuple(findings)


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


def compose(zh: str, en: str) -> str:
    """The text that is copied: the Chinese half, a blank line, the English half (Art. 6: Chinese first)."""
    return "\n\n".join(half for half in (zh.strip(), en.strip()) if half)


def _count(text: str) -> tuple[int, list[str]]:
    plain = _FOREIGN.sub(" ", text)
    return len(_HAN.findall(plain)), _WORD.findall(plain)


def _same(zh: str, en: str) -> bool:
    squeezed = "".join(zh.split()).casefold()
    return squeezed == "".join(en.split()).casefold() and any(c.isalpha() for c in _FOREIGN.sub("", squeezed))
