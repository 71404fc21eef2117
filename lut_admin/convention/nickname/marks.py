"""What decorates or disguises a nickname: emoji, styled letters, look-alike letters, other scripts."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from lut_admin.convention.nickname.shape import HAN, LATIN, MARKS

# WeChat writes an emoji as itself, as markup, or as a word in square brackets.
_PICTURES = "\U0001f000-\U0001f0ff\U0001f1e6-\U0001f1ff\U0001f200-\U0001faff\U0001fb00-\U0001fbff"
_SIGNS = (
    "\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620"
    "\u2622\u2623\u2626\u262a\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b"
    "\u267e\u267f\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8"
    "\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712\u2714"
    "\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27a1\u27b0"
    "\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299"
)
_EMOJI = re.compile(
    '<span class="emoji[^<>]*></span>'
    f"|\\[[A-Za-z{HAN}][A-Za-z{HAN} ]{{0,15}}\\]"
    f"|[{_PICTURES}{_SIGNS}](?:[\ufe0f\u200d\u20e3]|[\U0001f3fb-\U0001f3ff]|[{_PICTURES}{_SIGNS}])*"
)
_STYLED = re.compile(
    "[\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f\u1d00-\u1dbf\u2070-\u209c\u2100-\u214f\u24b6-\u24e9\ua730-\ua731\U0001d400-\U0001d7ff\U0001f130-\U0001f189]"
)
# Cyrillic and Greek letters that look like Latin ones.
_TWINS = dict(
    zip(
        "аеорсухіѕјһԁԛԝкмтвнАВЕКМНОРСТХУІЅЈԌғΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναρυικ",
        "aeopcyxisjhdqwkmtbhABEKMHOPCTXYISJGfABEZHIKMNOPTYXovapuik",
        strict=True,
    )
)
_LATIN_LETTER = re.compile(f"[{LATIN}{MARKS}]")
_HAN_LETTER = re.compile(f"[{HAN}]")
# What most nicknames consist of: Latin and Chinese letters, and punctuation.
_NO_OTHER_SCRIPT = re.compile(
    f"[\x00-\xa9\xab-\xb9\xbb-\u024f{MARKS}\u1e00-\u1eff\u2010-\u2027\u3000-\u3003\u3008-\u301f・．{HAN}]*+"
)


def without_emoji(text: str) -> tuple[str, bool]:
    """The text with a blank for each emoji, and whether there was one."""
    bare, count = _EMOJI.subn(" ", text)
    return bare, bool(count)


def without_style(text: str) -> tuple[str, bool]:
    """The text with plain letters for styled ones (𝓐, Ⓐ, ᴀ), and whether there were any."""
    bare, count = _STYLED.subn(lambda found: _plain(found[0]), text)
    return bare, bool(count)


@cache
def _plain(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    if folded != character:
        return folded
    said = unicodedata.name(character, "")
    for prefix, case in (("LATIN LETTER SMALL CAPITAL ", str.lower), ("NEGATIVE SQUARED LATIN CAPITAL LETTER ", str.upper),
                         ("NEGATIVE CIRCLED LATIN CAPITAL LETTER ", str.upper)):  # fmt: skip
        if said.startswith(prefix) and len(said) == len(prefix) + 1:
            return case(said[-1])
    return character


def scripts(text: str) -> tuple[str, bool, str]:
    """The text in Latin and Han letters only, whether look-alikes were put right, and what stood in another script.

    A word that mixes Latin with look-alikes, or consists of look-alikes beside Latin words, is Latin in disguise; a word
    with other letters is somebody's own script, and so is one of look-alikes alone where nothing Latin stands.
    """
    if _NO_OTHER_SCRIPT.fullmatch(text):
        return text, False, ""
    words = _words(text)
    own = [
        word for word, kind in words if kind == "other" and not all(c in _TWINS or _LATIN_LETTER.match(c) for c in word)
    ]
    beside_latin = not own and any(_LATIN_LETTER.match(c) for c in text)
    shown: list[str] = []
    native: list[str] = []
    disguised = False
    for word, kind in words:
        if kind != "other":
            shown.append(word)
        elif word not in own and (beside_latin or any(_LATIN_LETTER.match(c) for c in word)):
            disguised = True
            shown.append("".join(_TWINS.get(c, c) for c in word))
        else:
            native.append(word)
            shown.append(" ")
    return "".join(shown), disguised, " ".join(native)


def _words(text: str) -> list[tuple[str, str]]:
    """Runs of Latin, Han, other letters ("other": at least one letter is neither) and of what is no letter ("none")."""
    runs: list[tuple[str, str]] = []
    for character in text:
        if _HAN_LETTER.match(character):
            kind = "han"
        elif _LATIN_LETTER.match(character):
            kind = "latin"
        elif unicodedata.category(character)[0] in "LM" or character in "\u200c\u200d":
            kind = "other"
        else:
            kind = "none"
        if runs and (runs[-1][1] == kind or {runs[-1][1], kind} == {"latin", "other"}):
            word, before = runs[-1]
            runs[-1] = (word + character, kind if before == kind else "other")
        else:
            runs.append((character, kind))
    return runs
