"""Names typed or copied as a list: one on a line, several on a line, numbered, with WeChat's own words between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lut_admin.papers.member_list import chains, interface, phrases, several, stamps
from lut_admin.papers.member_list.several import Known, parted

Numbered = tuple[int, str]

# What follows a mention (@Jane Doe): nobody can see that it is no blank.
_MENTION_END = "\u2005"
_NEXT_MENTION = re.compile("\u2005\\s*@")
_BULLET = re.compile(r"^[-*•·●▪◦‣–]\s+(?=\S)")
_COUNTED = re.compile(r"^(\d{1,4})\s+(?=\S)")
_HEADING = re.compile(
    r"(?:名[单單]|成[员員]列表|(?i:member list|list of members|group members)|如下|as follows)\s*[:：]?$",
)
_EMOJI_MARKUP = re.compile(r'<span class="emoji[^<>]{0,60}></span>')
# What nobody is called, and messages are: a sentence with its marks, or several small words of one. A nickname may end in 。
_SENTENCE = re.compile(
    r"^(?=.*[\u4e00-\u9fff][。！？，,])(?=.*(?:我想|我们|我在|你们|您|请|谢谢|因为|大家|同学们|老师好|明天|今天|不能|收到通知))"
)
_SMALL_WORDS = re.compile(
    r"\b(?:please|your|the|is|are|was|will|to|have|has|for|because|we|i'm|my|this|that|with|from|and|not|can|be)\b"
)
_MOST_SMALL_WORDS = 2
_LONGEST_NICKNAME = 120
_KEPT_OF_A_LINE = 60
_TILES = frozenset("+＋-－—")  # the squares for adding and removing at the end of the members


def names(rest: Sequence[Numbered], known: Known | None = None) -> tuple[list[str], list[Numbered]]:
    """The nicknames of a list, in order, and the lines that hold none."""
    nicknames: list[str] = []
    missed: list[Numbered] = []
    lines: list[Numbered] = []
    for number, line in rest:
        if interface.is_interface(line) or interface.is_placeholder(line) or _is_stroke(line):
            continue
        heading = not lines and len(rest) > 1 and bool(_HEADING.search(line))
        message = not line.startswith("@") and _is_message(line) and not (known is not None and known(line))
        if line in _TILES or stamps.when(line) is not None or heading or message:
            missed.append((number, line[:_KEPT_OF_A_LINE]))
        else:
            lines.append((number, line))
    lines = _without_numbers(lines)
    listed = len(lines) == 1 or _several_each(lines)
    for number, line in lines:
        mentioned = _mentioned(line)
        if mentioned:
            nicknames += mentioned
        elif listed and len(lines) == 1 and (apart := several.by_blanks(line)):
            nicknames += apart
        elif not several.has_marks(line):
            if len(line) > _LONGEST_NICKNAME and len(_EMOJI_MARKUP.sub("", line)) > _LONGEST_NICKNAME:
                missed.append((number, line[:_KEPT_OF_A_LINE]))
            else:
                nicknames.append(line)
        else:
            found = parted(line, known=known, alone=listed)
            if len(found) == 1 and len(found[0]) > _LONGEST_NICKNAME:
                missed.append((number, line[:_KEPT_OF_A_LINE]))
            else:
                nicknames += found
    return nicknames, sorted(missed)


def names_nobody(line: str) -> bool:
    """Whether a line that was not understood can be nobody's nickname: a heading, a day with its date or time, a tile.

    A weekday by itself can be: Sunday and Friday are names.
    """
    when = stamps.when(line)
    dated = when is not None and any(sign.isdigit() for sign in line)
    return dated or line in _TILES or bool(_HEADING.search(line))


def _is_message(line: str) -> bool:
    """Whether a line is a sentence or a phrase rather than names: messages are no nicknames, and are not kept."""
    said = line[:400]
    if _SENTENCE.match(said) or phrases.is_phrase(line):
        return True
    return len(set(_SMALL_WORDS.findall(said))) > _MOST_SMALL_WORDS


def _is_stroke(line: str) -> bool:
    return len(line) > 4 and not line.strip("-—–_=*·. ")


def _without_numbers(lines: Sequence[Numbered]) -> list[Numbered]:
    """The lines without the numbers, bullets or @ that most of them begin with."""
    most = len(lines) / 2
    items = [chains.item(line) for _, line in lines]
    if sum(item is not None for item in items) > most and len(lines) > 1:
        return [(n, item[1] if item else line) for (n, line), item in zip(lines, items, strict=True)]
    bullets = sum(bool(_BULLET.match(line)) for _, line in lines)
    if bullets > most and len(lines) > 1:
        return [(n, _BULLET.sub("", line)) for n, line in lines]
    if sum(line.startswith("@") for _, line in lines) > most and len(lines) > 1:
        return [
            (n, line if _NEXT_MENTION.search(line) else line.removeprefix("@").strip() or line) for n, line in lines
        ]
    numbers = [int(found[1]) for _, line in lines if (found := _COUNTED.match(line))]
    if len(numbers) == len(lines) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return [(n, _COUNTED.sub("", line)) for n, line in lines]
    return list(lines)


def _several_each(lines: Sequence[Numbered]) -> bool:
    """Whether most lines hold several names: a list that was broken into lines."""
    return sum(several.has_marks(line) and several.surely_several(line) for _, line in lines) * 2 > len(lines)


def _mentioned(line: str) -> list[str]:
    """Whom a message mentions (@Jane Doe @田约翰): every mention ends in WeChat's own blank; the rest is the message."""
    if not line.startswith("@") or not _NEXT_MENTION.search(line):
        return []
    *names, last = _NEXT_MENTION.split(line[1:])
    return [name.strip() for name in (*names, last.partition(_MENTION_END)[0]) if name.strip()]
