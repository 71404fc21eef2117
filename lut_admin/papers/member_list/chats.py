"""Who writes in a copied chat: from the desktop, from a phone, from the screen. Of the messages nothing is kept.

Source: facts of the domain, 3c, shapes A to F, and times relative to the day of copying.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lut_admin.papers.member_list import interface, several, stamps
from lut_admin.papers.member_list.several import Known
from lut_admin.papers.member_list.stamps import Sender

Numbered = tuple[int, str]  # a line with its number from 1

_BARE = re.compile(r"^(?P<name>[^:：]{1,64})\s*[:：]$")
_INLINE = re.compile(r"^(?P<name>[^:：]{1,64}?)\s?[:：]\s?(?!//)\S")
_BARE_IN_MARKUP = re.compile(r'^(?P<name>(?:[^:：<]|<span class="emoji[^<>]{0,60}></span>){1,64})\s*[:：]$')
_SENTENCE = re.compile("[。！？!?，,；;]")
_LONGEST_NAME = 64


def writers(rest: Sequence[Numbered], known: Known | None = None) -> list[str] | None:
    """Who writes in a copied chat, each once; None where the text is no chat."""
    for found in (_stamped(rest), _unstamped(rest, known), _inline(rest, known), _on_screen(rest, known)):
        if found is not None:
            return list(dict.fromkeys(found))
    return None


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A line of a chat: the sender if it looks like one, and whether it stands first or after a blank line."""

    sender: Sender | None
    fresh: bool


def _stamped(rest: Sequence[Numbered]) -> list[str] | None:
    preamble = any(interface.is_preamble(line) for _, line in rest[:3])
    lines = _spoken(rest)
    found = [line.sender for line in lines if line.sender is not None]
    begins = bool(lines) and lines[0].sender is not None
    several_lines = len(lines) > 1 or any(sender.dated for sender in found)
    if found and (preamble or (begins and several_lines) or sum(sender.dated for sender in found) > 1):
        return [sender.name for sender in _writing(lines, found)]
    return [] if preamble else None


def _spoken(rest: Sequence[Numbered]) -> list[_Spoken]:
    lines: list[_Spoken] = []
    before = -1  # what stands first, or after a line that is no message, begins anew
    for number, line in rest:
        if interface.is_preamble(line) or stamps.when(line) is not None:
            before = -1
            continue
        lines.append(_Spoken(stamps.sender(line), number != before + 1))
        before = number
    return lines


def _writing(lines: Sequence[_Spoken], found: Sequence[Sender]) -> Iterator[Sender]:
    """The senders, without the messages that end in a time (会议时间是 16:30).

    A message follows its sender; and a sender with a time alone stands after a blank line, or with the blanks of the first
    one between name and time, wherever the text sets messages apart so.
    """
    if len(found) == len(lines):
        yield from found  # names and times alone, as the list of chats shows them
        return
    wide = found[0].gap > 1
    apart = any(line.fresh for line in lines[1:])
    after_sender = False
    for line in lines:
        sender = line.sender
        if sender is None or (wide and sender.gap < 2):
            after_sender = False
            continue
        if after_sender and not (sender.dated and line.fresh):
            after_sender = False
            continue
        after_sender = sender.dated or line.fresh or not apart
        if after_sender:
            yield sender


def bare_sender(line: str) -> str | None:
    """Who writes, where the line is a name with a colon and no time."""
    if line[-1:] not in ":：" or len(line) > 400:
        return None
    found = _BARE.match(line) or (_BARE_IN_MARKUP.match(line) if "<" in line else None)
    return found["name"].strip() if found else None


def _unstamped(rest: Sequence[Numbered], known: Known | None) -> list[str] | None:
    """Who writes where a name with a colon stands above each message; two such lines, or one that is surely a name."""
    bare = [(at, name) for at, (_, line) in enumerate(rest) if (name := bare_sender(line))]
    if not bare or len(bare) > len(rest) - len(bare):
        return None
    first = bare[0][1]
    sure = bare[0][0] == 0 and (several.kind(first) == "both" or (known is not None and known(first)))
    if len(bare) < 2 and not sure:
        return None
    fresh = [at for at, _ in bare if at == 0 or rest[at][0] != rest[at - 1][0] + 1]
    # Where blank lines part most messages, a line amid a message (通知如下：) is nobody.
    heads = set(fresh) if len(fresh) * 2 > len(bare) and len(fresh) > 1 else {at for at, _ in bare}
    names = []
    after_sender = -2
    for at, name in bare:
        if at in heads and at != after_sender + 1:
            names.append(name)
            after_sender = at
    return names


def _inline(rest: Sequence[Numbered], known: Known | None) -> list[str] | None:
    """Who writes where a name, a colon and the message share a line; somebody writes twice, or all are surely names."""
    found = [match["name"].strip() for _, line in rest if (match := _INLINE.match(line[:400]))]
    if len(found) < 2 or len(found) * 10 < len(rest) * 7:
        return None
    again = len(set(found)) < len(found)
    return found if again or (known is not None and all(known(name) for name in found)) else None


def _on_screen(rest: Sequence[Numbered], known: Known | None) -> list[str] | None:
    """Who writes where times stand on lines of their own, as the screen shows them, a name above each message.

    Nobody can tell such a name from a message by its place alone. It must be one of the roster, have both halves of a
    nickname, or stand there again and again.
    """
    blocks: list[list[str]] = []
    timed = 0
    for _, line in rest:
        when = stamps.when(line)
        if when is not None and when.clock:
            timed += 1
            blocks.append([])
        elif when is None and blocks and not (interface.is_interface(line) or interface.is_placeholder(line)):
            blocks[-1].append(line)
    talks = [block for block in blocks if len(block) > 1]
    if timed < 2 or len(talks) < 2 or len(talks) * 2 < timed:
        return None
    first = Counter(block[0] for block in talks)
    heads = {
        line for line, times in first.items() if _may_be_name(line) and (times > 1 or several.kind(line) == "both")
    }
    return [line for block in blocks for line in block if line in heads or (known is not None and known(line))]


def _may_be_name(line: str) -> bool:
    return len(line) <= _LONGEST_NAME and not _SENTENCE.search(line)
