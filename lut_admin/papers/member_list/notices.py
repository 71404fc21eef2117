"""The notices that WeChat itself writes into a chat: who joined, was removed or left, and how the group is called now.

Source: facts of the domain, 3c (notices of the system in Chinese, traditional Chinese and English).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lut_admin.papers.member_list import stamps
from lut_admin.papers.member_list.several import COMMA_AND_BLANK, ENUMERATION, Known, parted


class Move(StrEnum):
    """What a notice tells: somebody came, was removed or left, or the group has another name."""

    JOINED = "joined"
    REMOVED = "removed"
    LEFT = "left"
    GROUP_RENAMED = "group_name"


class Method(StrEnum):
    """How somebody came, as far as the notice tells."""

    INVITED = "invited"
    QR = "qr"


@dataclass(frozen=True, slots=True)
class Event:
    """One notice: whom it concerns, and by whom ("你" or "you" is the person who copied it, "" unknown).

    `moment` is the last day and time that the text shows before the notice, as written. `group` is a group's new name.
    """

    move: Move
    names: tuple[str, ...] = ()
    by: str = ""
    method: Method | None = None
    moment: str = ""
    group: str = ""


_LONGEST = 3000
_Q = '["“”「」『』＂]'
_ROOM = "(?:群聊|群组聊天|群組聊天|群组|群組|聊天室|群)"
_END = r"(?:[，,。（(].{0,200})?$"
_EN_ROOM = "(?:the |this |a )?group(?: ?chat)?"
_EN_END = r"(?:\.|[,.(] ?.{0,200})?$"


def _who(name: str) -> str:
    """Somebody in quotes, or else whatever stands there."""
    return rf"(?:{_Q}(?P<{name}>.+?){_Q}|(?P<{name}_bare>.+?))"


_Pattern = tuple[Move, Method | None, str]
_CHINESE: tuple[_Pattern, ...] = (
    (
        Move.JOINED,
        Method.INVITED,
        rf"^{_who('by')}\s?邀[请請]了?\s?(?:你和)?{_Q}(?P<names>.+){_Q}\s?(?:和你)?加入了?{_ROOM}{_END}",
    ),
    (
        Move.JOINED,
        Method.QR,
        rf"^{_Q}(?P<one>.+?){_Q}\s?[通透][过過](?:扫描|掃描)?\s?(?:{_who('by')}\s?分享的)?\s?群?"
        rf"(?:二维码|二維碼|行動條碼|QR ?[Cc]ode)\s?加入了?{_ROOM}{_END}",
    ),
    (Move.JOINED, None, rf"^{_Q}(?P<names>.+){_Q}\s?已?加入了?{_ROOM}{_END}"),
    (
        Move.REMOVED,
        None,
        rf"^(?!你被|您被){_who('by')}\s?[将將把]\s?{_Q}(?P<names>.+){_Q}\s?移[出除]了?{_ROOM}{_END}",
    ),
    (Move.REMOVED, None, rf"^{_Q}(?P<names>.+){_Q}\s?已?被\s?(?:{_who('by')}\s?)?移[出除]了?{_ROOM}{_END}"),
    (Move.LEFT, None, rf"^{_Q}(?P<one>.+){_Q}\s?(?:已|主动|主動)?退出了?{_ROOM}{_END}"),
    (
        Move.GROUP_RENAMED,
        None,
        rf"^{_who('by')}\s?(?:修改|更改|變更|变更)?[将將把]?了?(?:群聊?|群[组組])名[称稱]?(?:修改|更改|變更|变更|改)?[为為成]\s?"
        rf"{_Q}(?P<group>.+){_Q}$",
    ),
)
_ENGLISH: tuple[_Pattern, ...] = (
    (
        Move.JOINED,
        Method.INVITED,
        rf"^{_who('by')} invited (?!you to )(?:you and )?(?P<listed>.+) to (?:join )?{_EN_ROOM}{_EN_END}",
    ),
    (
        Move.JOINED,
        Method.QR,
        rf"^{_who('one')} joined {_EN_ROOM} (?:via|through|by scanning) (?:the |a )?QR [Cc]ode"
        rf"(?: (?:shared by|from) (?:{_Q}(?P<by>.+){_Q}|(?P<by_bare>.+?))| {_who('by_too')} shared)?\.?$",
    ),
    (Move.JOINED, None, rf"^{_Q}(?P<names>.+){_Q} (?:has )?joined {_EN_ROOM}{_EN_END}"),
    (Move.REMOVED, None, rf"^{_who('by')} removed (?P<listed>.+) from {_EN_ROOM}{_EN_END}"),
    (
        Move.REMOVED,
        None,
        rf"^(?!You ){_who('names')} (?:was|were|has been|have been) removed from {_EN_ROOM}(?: by {_Q}?(?P<by>.+?){_Q}?)?\.?$",
    ),
    (Move.LEFT, None, rf"^{_Q}(?P<one>.+){_Q} (?:has )?left {_EN_ROOM}{_EN_END}"),
    (
        Move.GROUP_RENAMED,
        None,
        rf"^{_who('by')} changed the (?:group|group chat|chat) name to {_Q}?(?P<group>.+?){_Q}?$",
    ),
)
# Each with the mark that parts several people: 、 in Chinese, where a comma is part of a name, and ", " in English.
_PATTERNS = tuple(
    (move, method, re.compile(pattern), marks)
    for patterns, marks in ((_CHINESE, ENUMERATION), (_ENGLISH, COMMA_AND_BLANK))
    for move, method, pattern in patterns
)
# One of these stands in every notice that is an event: most lines need no pattern.
_TRACES = ("群", "聊天室", "group")
# Notices that tell of no member's coming or going.
_PASSING = re.compile(
    rf"^[你您]被.{{0,90}}移出|^You (?:were|have been) removed\b"
    r"|邀[请請]你加入了?|invited you to (?:join )?(?:the|a|this) group|^[你您]通[过過](?:扫描|掃描)|^You joined (?:the )?group"
    r"|(?:撤回|收回)了.{0,80}(?:消息|訊息)$|\b(?:recalled|unsent) a (?:group )?message\.?$"
    rf"|^(?:我|你|{_Q}.{{1,64}}{_Q})\s?拍了拍|^(?:I|You|{_Q}?.{{1,64}}{_Q}?) (?:tickled|patted|nudged) \S"
    r"|[领領]取了.{1,80}的[红紅]包|opened .{1,80} red packet|[与與]群[里裡]其他人都不是(?:微信)?(?:朋友|好友)[关關][系係]"
    r"|已?成[为為]新?群主|已?成[为為]群管理|is now (?:the|a) (?:new )?group (?:owner|admin)"
    r"|(?:启用|關閉|啟用|关闭)了?.?(?:群聊邀[请請][确確][认認]|[进進]群[确確][认認])"
    r"|^(?:你|我)?已添加了.{1,80}，现在可以开始聊天了|^以上是打招呼的内容",
    re.IGNORECASE,
)
_PASSING_TRACES = (
    *"你您群拍了邀撤收领領",
    "recalled",
    "unsent",
    "tickled",
    "patted",
    "nudged",
    "red packet",
    "group",
    "You ",
)
_LONGEST_PASSING = 300


def event(line: str, known: Known | None = None) -> Event | None:
    """Whom a notice concerns and how, if the line is one; a moment that the line begins or ends with is read with it."""
    if len(line) > _LONGEST or not any(trace in line for trace in _TRACES):
        return None
    bare, moment = stamps.unstamped(line)
    for move, method, pattern, marks in _PATTERNS:
        found = pattern.match(bare)
        if found is None:
            continue
        told = {name: text for name, text in found.groupdict().items() if text}
        by = told.get("by") or told.get("by_bare") or told.get("by_too") or told.get("by_too_bare") or ""
        one = told.get("one") or told.get("one_bare")
        listed = told.get("names") or told.get("names_bare") or _unquoted(told.get("listed", ""))
        names = _people([one]) if one else _people(_apart(listed, marks, known))
        if names or move is Move.GROUP_RENAMED:
            return Event(move, names, by.strip(), method, moment, told.get("group", "").strip())
    return None


def is_passing(line: str) -> bool:
    """Whether a line is a notice of the system that tells of nobody who came or went."""
    if len(line) > _LONGEST_PASSING or not any(trace in line for trace in _PASSING_TRACES):
        return False
    return bool(_PASSING.search(line))


_BETWEEN_QUOTES = re.compile(r'["”」』＂]\s?[、,]\s?["“「『＂]')
_IN_QUOTES = re.compile('^["“”](.+)["“”]$')


def _unquoted(text: str) -> str:
    quoted = _IN_QUOTES.match(text)
    return quoted[1] if quoted else text


def _apart(text: str, marks: re.Pattern[str], known: Known | None) -> Sequence[str]:
    """The names in a notice: each in quotes, or all in one pair of them."""
    if _BETWEEN_QUOTES.search(text):
        return _BETWEEN_QUOTES.split(text)
    return parted(text, marks, known, certain=True)


def _people(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for each in names if (name := each.strip()) and name.lower() not in {"you", "你", "您"})
