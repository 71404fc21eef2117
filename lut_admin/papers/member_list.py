"""Pasted WeChat text read as the members of a group: who is named, what was not understood, whether the list is whole.

WeChat exports no members. What people paste are typed lists, copies of the member panel, chats, and sign-up chains (接龙).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lut_admin.papers.words import Word


class Shape(StrEnum):
    """What a pasted text is: names on lines or in a row, a copied chat, a chain (接龙), only notices of the system."""

    NAMES = "names"
    CHAT = "chat"
    CHAIN = "chain"
    NOTICES = "notices"


class Move(StrEnum):
    """What a notice of the system tells of a member."""

    JOINED = "joined"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Event:
    """One notice of the system: who joined or was removed, and by whom if it says so."""

    move: Move
    names: tuple[str, ...]
    by: str = ""


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


_INTERFACE = frozenset(
    """
聊天成员 聊天室成员 聊天室成員 群成员 群成員 查看更多 查看更多群成员 查看全部群成员 收起 添加
新增 移出 移除 邀请 我在本群的昵称 群昵称 昵称 群公告 群組公告 群聊名称 所有人 群主 管理员
群管理员 群主、管理员 搜索群成员 搜索 以下为新消息 备注 消息免打扰 置顶聊天 保存到通讯录
members groupmembers showall showmore viewmore add remove invite myaliasingroup groupnotice mentionall owner groupowner admin
search searchmembers groupname nickname alias newmessages
""".split()
)
_COUNT = re.compile(
    r"(?:群聊|聊天成员|群成员|聊天室成員|Members|Group|Students|群)[^()（）]{0,30}[（(]\s*(\d{1,4})\s*[)）]\s*$",
    re.IGNORECASE,
)
_DATE = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)"
_DAY = r"(?:昨天|前天|今天|星期[一二三四五六日天]|周[一二三四五六日]|Yesterday|Today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_CLOCK = r"(?:[上下]午|凌晨|晚上|中午)?\s?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_SENDER = re.compile(rf"^(?P<name>\S.*?)[:：]?\s+(?:(?:{_DATE}|{_DAY})\s+)?{_CLOCK}$")
_SENDER_BARE = re.compile(r"^(?P<name>[^:：]{1,60})[:：]$")
_WHEN = re.compile(rf"^[—–\-\s]*(?:{_DATE}|{_DAY})?\s*(?:{_CLOCK})?[—–\-\s]*$")
_PREAMBLE = re.compile(r"在微信上的聊天记录如下|的聊天记录如下|Chat History|聊天记录")
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
_LONGEST_NOTICE = 600
_QUOTED = '["“”]'
_JOINED = (
    re.compile(rf"^{_QUOTED}?(?P<by>.+?){_QUOTED}?\s?邀请\s?{_QUOTED}(?P<names>.+?){_QUOTED}(?:和你)?加入了群聊"),
    re.compile(rf"^{_QUOTED}(?P<names>.+?){_QUOTED}通过扫描(?:{_QUOTED}?(?P<by>.*?){_QUOTED}?分享的)?二维码加入群聊"),
    re.compile(r"^(?P<by>.+?) invited (?P<names>.+) to the group chat"),
    re.compile(
        rf"^{_QUOTED}?(?P<names>.+?){_QUOTED}? joined (?:the )?group chat via the QR code(?: (?P<by>.+?) shared|(?P<you>))"
    ),
)
_REMOVED = (
    re.compile(rf"^(?P<by>你|{_QUOTED}.+?{_QUOTED})将{_QUOTED}(?P<names>.+?){_QUOTED}移出了?群聊"),
    re.compile(rf"^(?P<by>.+?) removed {_QUOTED}(?P<names>.+?){_QUOTED} from the group chat"),
)
_RENAMED_GROUP = re.compile(rf"修改群名为|changed the group name to|{_QUOTED}移出群聊$")


def read_members(text: str) -> MemberList:
    """Read pasted text as members of a group; any text has an answer, at worst without a nickname."""
    lines = [line.strip() for line in text.replace("\ufeff", "").splitlines()]
    counted = next((int(found[1]) for line in lines if (found := _COUNT.search(line))), None)
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
        event = _event(line)
        if event is not None:
            events.append(event)
        elif line and not _RENAMED_GROUP.search(line):
            rest.append((number, line))
    return tuple(events), rest


def _event(line: str) -> Event | None:
    if len(line) > _LONGEST_NOTICE:
        return None
    for move, patterns in ((Move.JOINED, _JOINED), (Move.REMOVED, _REMOVED)):
        for pattern in patterns:
            found = pattern.search(line)
            if found:
                names = tuple(n.strip(' "“”') for n in re.split("、|, ", found["names"]) if n.strip(' "“”'))
                return Event(move, names, (found["by"] or "").strip(' "“”'))
    return None


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
    timed = [found["name"].strip() for _, line in rest if (found := _SENDER.match(line)) and not _WHEN.match(line)]
    preamble = any(_PREAMBLE.search(line) for _, line in rest[:3])
    if timed and (preamble or len(timed) < len(rest)):
        return list(dict.fromkeys(timed))
    bare = [found["name"].strip() for _, line in rest if (found := _SENDER_BARE.match(line))]
    # Without a time only a text in which names and messages take turns is a chat.
    if len(bare) >= 2 and len(bare) <= len(rest) - len(bare):
        return list(dict.fromkeys(bare))
    return []


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
        if _is_interface(line):
            continue
        item = _ITEM.match(line) if numbered else None
        if item:
            line = item[2].strip()
        if not line or _WHEN.match(line):
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


def _is_interface(line: str) -> bool:
    bare = re.sub(r"[\s:：*]", "", line).lower()
    return bare in _INTERFACE or bool(_COUNT.search(line)) or not bare


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
