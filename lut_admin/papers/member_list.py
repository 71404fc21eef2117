"""Pasted WeChat text read as the members of a group: who is named, what was not understood, whether the list is whole.

WeChat exports no members. What people paste are typed lists, copies of the member panel, chats, and sign-up chains (接龙).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lut_admin.papers import wechat_lines
from lut_admin.papers.wechat_lines import Event, Sender
from lut_admin.papers.words import Word


class Shape(StrEnum):
    """What a pasted text is: names on lines or in a row, a copied chat, a chain (接龙), only notices of the system."""

    NAMES = "names"
    CHAT = "chat"
    CHAIN = "chain"
    NOTICES = "notices"


@dataclass(frozen=True, slots=True)
class MemberList:
    """A pasted text, understood.

    `nicknames` in the order of the text, from a chat or a chain each once. `cut` are names that the screen cut off (…): a
    question. `not_understood` are lines with their number from 1. `counted` is WeChat's own number of members if the text
    shows it. `complete`: False where the text cannot be everybody, True where it holds as many as counted, None unknown.
    """

    shape: Shape
    nicknames: tuple[str, ...]
    cut: tuple[str, ...] = ()
    not_understood: tuple[tuple[int, str], ...] = ()
    counted: int | None = None
    complete: bool | None = None
    events: tuple[Event, ...] = ()

    def told(self) -> tuple[Word, ...]:
        """What was understood, as messages."""
        words = [Word("membership.understood", {"n": len(self.nicknames)})]
        if self.not_understood:
            words.append(Word("membership.not_understood", {"n": len(self.not_understood)}))
        if self.cut:
            words.append(Word("membership.cut_off", {"n": len(self.cut)}))
        if self.counted is not None:
            words.append(Word("membership.counted", {"n": self.counted}))
        if self.complete is not None:
            words.append(Word("membership.complete" if self.complete else "membership.partial"))
        return tuple(words)


_CHAIN = re.compile(r"^\s*#\s*(?:接龙|接龍|Group Note|Solitaire|Chain)", re.IGNORECASE)
_ITEM = re.compile(r"^\s*(\d{1,3})\s*[.、．)）]\s*(\S.*)$")
_CONFIRMS = re.compile(
    r"[\s,，:：]+(?:已?收到|已?确认|知道了|好的|参加|报名|received|confirmed?|ok(?:ay)?|yes|done|noted)[\s。.!！\d]*$",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:…|\.{3})\s*$")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_COMMAS = re.compile(r"[、,，;；]")


def read_members(text: str) -> MemberList:
    """Read pasted text as members of a group; any text has an answer, at worst without a nickname."""
    lines = [line.strip() for line in text.replace("\ufeff", "").splitlines()]
    counted = next((n for line in lines if (n := wechat_lines.counted(line)) is not None), None)
    events, rest = _notices(lines)
    if any(_CHAIN.match(line) for line in lines):
        return _list(Shape.CHAIN, _chain(rest), (), counted, False, events)
    senders = _senders(rest)
    if senders:
        return _list(Shape.CHAT, senders, (), counted, False, events)
    nicknames, missed = _names(rest)
    if events and not nicknames:
        return _list(Shape.NOTICES, (), missed, counted, False, events)
    return _list(Shape.NAMES, nicknames, missed, counted, None, events)


def _list(
    shape: Shape,
    names: Sequence[str],
    missed: Iterable[tuple[int, str]],
    counted: int | None,
    complete: bool | None,
    events: tuple[Event, ...],
) -> MemberList:
    whole = tuple(name for name in names if not _CUT.search(name))
    cut = tuple(name for name in names if _CUT.search(name))
    if complete is None and counted is not None:
        complete = len(names) >= counted
    return MemberList(shape, whole, cut, tuple(missed), counted, complete, events)


def _notices(lines: Sequence[str]) -> tuple[tuple[Event, ...], list[tuple[int, str]]]:
    """The notices of the system, and the other lines with their numbers."""
    events = []
    rest = []
    for number, line in enumerate(lines, 1):
        event = wechat_lines.event(line)
        if event is not None:
            events.append(event)
        elif line and not wechat_lines.is_notice(line):
            rest.append((number, line))
    return tuple(events), rest


def _chain(rest: Sequence[tuple[int, str]]) -> list[str]:
    """The longest of the lists that a chain repeats."""
    lists: list[list[str]] = [[]]
    for _, line in rest:
        item = _ITEM.match(line)
        if item is None:
            continue
        if int(item[1]) <= len(lists[-1]):
            lists.append([])
        lists[-1].append(_CONFIRMS.sub("", item[2]).strip())
    longest = max(lists, key=len)
    return list(dict.fromkeys(longest))


def _senders(rest: Sequence[tuple[int, str]]) -> list[str]:
    """Who writes in a copied chat, each once; nobody where the text is no chat."""
    preamble = any(wechat_lines.is_preamble(line) for _, line in rest[:3])
    lines = _spoken(rest)
    stamps = [line.sender for line in lines if line.sender is not None]
    begins = bool(lines) and lines[0].sender is not None
    several = len(lines) > 1 or any(stamp.dated for stamp in stamps)
    if stamps and (preamble or (begins and several) or sum(stamp.dated for stamp in stamps) > 1):
        return list(dict.fromkeys(sender.name for sender in _writing(lines, stamps)))
    bare = [name for _, line in rest if (name := wechat_lines.bare_sender(line))]
    # Without a time only a text in which names and messages take turns is a chat.
    if len(bare) >= 2 and len(bare) <= len(rest) - len(bare):
        return list(dict.fromkeys(bare))
    return []


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A line of a chat: the sender if it looks like one, and whether it stands first or after a blank line."""

    sender: Sender | None
    fresh: bool


def _spoken(rest: Sequence[tuple[int, str]]) -> list[_Spoken]:
    lines: list[_Spoken] = []
    before = -1  # what stands first, or after a line that is no message, begins anew
    for number, line in rest:
        if wechat_lines.is_when(line) or wechat_lines.is_preamble(line):
            before = -1
            continue
        lines.append(_Spoken(wechat_lines.sender(line), number != before + 1))
        before = number
    return lines


def _writing(lines: Sequence[_Spoken], stamps: Sequence[Sender]) -> Iterator[Sender]:
    """The senders, without the messages that end in a time (会议时间是 16:30).

    A message follows its sender; and a sender with a time alone stands after a blank line, or with the blanks of the first
    one between name and time, wherever the text sets messages apart so.
    """
    if len(stamps) == len(lines):
        yield from stamps  # names and times alone, as the list of chats shows them
        return
    wide = stamps[0].gap > 1
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


def _names(rest: Sequence[tuple[int, str]]) -> tuple[list[str], list[tuple[int, str]]]:
    """The names of a typed or copied list, and the lines that are none."""
    nicknames: list[str] = []
    missed: list[tuple[int, str]] = []
    numbered = sum(bool(_ITEM.match(line)) for _, line in rest) * 2 > len(rest) > 1
    column = _column(rest)
    for number, line in rest:
        if column is not None and "\t" in line:
            cells = line.split("\t")
            line = cells[column].strip() if column < len(cells) else ""
        if wechat_lines.is_interface(line) or wechat_lines.is_placeholder(line):
            continue
        item = _ITEM.match(line) if numbered else None
        if item:
            line = item[2].strip()
        if not line or wechat_lines.is_when(line):
            missed.append((number, line))
            continue
        nicknames += _row(line, alone=len(rest) == 1)
    return nicknames, missed


def _column(rest: Sequence[tuple[int, str]]) -> int | None:
    """The column of a pasted table that holds nicknames: the one so headed, else the first; None without a table."""
    first = next((line for _, line in rest if "\t" in line), None)
    if first is None:
        return None
    cells = [re.sub(r"\s", "", cell).lower() for cell in first.split("\t")]
    headed = [n for n, cell in enumerate(cells) if cell in {"昵称", "群昵称", "微信昵称", "nickname", "alias"}]
    return headed[0] if headed else 0


def _row(line: str, alone: bool) -> Iterator[str]:
    """The nicknames on one line: several where marks part them, one where the mark parts the halves of a name."""
    pieces = [piece.strip() for piece in _COMMAS.split(line)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2:
        yield line
        return
    joined = _whole_names(pieces, line)
    both = all(_HAN.search(name) and _LATIN.search(name) for name in joined)
    if len(joined) == 1 or (len(joined) == 2 and not both and not (alone and "、" in line)):
        yield line
    else:
        yield from joined


def _whole_names(pieces: Sequence[str], line: str) -> list[str]:
    """Pieces put together again where every English half stands before its Chinese half, or the other way round."""
    kinds = ["both" if _HAN.search(p) and _LATIN.search(p) else "han" if _HAN.search(p) else "latin" for p in pieces]
    pairs = [tuple(kinds[i : i + 2]) for i in range(0, len(kinds), 2)]
    if len(set(pairs)) == 1 and pairs[0] in {("latin", "han"), ("han", "latin")}:
        mark = _COMMAS.search(line)
        comma = mark[0] if mark and mark[0] != "、" else "，"
        return [comma.join(pieces[i : i + 2]) for i in range(0, len(pieces), 2)]
    return list(pieces)
