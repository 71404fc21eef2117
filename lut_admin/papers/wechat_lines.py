"""The lines that WeChat itself writes into what people copy: notices, words of its windows, placeholders, senders.

Source: facts of the domain, 3b and 3c (words of the interface, shapes of copied text, notices of the system).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


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
class Sender:
    """The line above a message: who writes; whether a day stands with the time; the blanks between name and time."""

    name: str
    dated: bool
    gap: int


_LONGEST_NOTICE = 600
_QUOTED = '["“”]'
_JOINED = (
    re.compile(
        rf"^{_QUOTED}?(?P<by>.+?){_QUOTED}?\s?邀请\s?(?:你和)?{_QUOTED}(?P<names>.+?){_QUOTED}(?:和你)?加入了群聊"
    ),
    re.compile(rf"^{_QUOTED}(?P<names>.+?){_QUOTED}通过扫描(?:{_QUOTED}?(?P<by>.*?){_QUOTED}?分享的)?二维码加入群聊"),
    re.compile(r"^(?P<by>.+?) invited (?:you and )?(?P<names>.+) to (?:the|a) group chat"),
    re.compile(
        rf"^{_QUOTED}?(?P<names>.+?){_QUOTED}? joined (?:the )?group chat via the QR code(?: (?P<by>.+?) shared|(?P<you>))"
    ),
)
_REMOVED = (
    re.compile(rf"^(?P<by>你|{_QUOTED}.+?{_QUOTED})将{_QUOTED}(?P<names>.+?){_QUOTED}移出了?群聊"),
    re.compile(rf"^(?P<by>.+?) removed {_QUOTED}(?P<names>.+?){_QUOTED} from the group chat"),
)
# Notices that tell of no member's coming or going.
_PASSING = re.compile(
    rf"修改群名为|changed the group name to|{_QUOTED}移出群聊$"
    r"|邀请你加入了?群聊|invited you to (?:the|a) group chat"
    r"|撤回了.{0,70}消息$|\brecalled a (?:group )?message\.?$"
    rf"|^(?:我|你|{_QUOTED}.{{1,64}}{_QUOTED})\s?拍了拍|^(?:I|You|{_QUOTED}?.{{1,64}}{_QUOTED}?) (?:tickled|patted|nudged) \S"
    r"|领取了.{1,70}的红包|opened .{1,70} red packet|与群里其他人都不是(?:微信)?(?:朋友|好友)关系"
    r"|已?成为新群主|is now the (?:new )?group owner|(?:启用|关闭)了?.?(?:群聊邀请确认|进群确认)",
    re.IGNORECASE,
)

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
# What stands in the place of a message that is no text; an emoji in brackets ([玫瑰]) may be part of a name.
_PLACEHOLDER = re.compile(
    r"^\[(?:图片|照片|动画表情|表情|视频|文件|语音|链接|聊天记录|位置|名片|个人名片|小程序|红包|微信红包|转账|语音通话|视频通话|视频号|笔记|音乐|群公告|投票"
    r"|圖片|貼圖|影片|檔案|語音|連結|聊天記錄"
    r"|Photos?|Images?|Pictures?|Stickers?|Videos?|Files?|Voice|Audio|Links?|Chat History|Location|Contact Card|Mini Program"
    r"|Red Packet|Transfer|(?:Voice|Video) Call|Channels|Note|Music)(?:[:：][^\]]{0,200})?\]",
    re.IGNORECASE,
)

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = (
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}/\d{1,2}(?:/\d{2,4})?"
    rf"|{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
)
_DAY = r"(?:昨天|前天|今天|星期[一二三四五六日天]|周[一二三四五六日]|Yesterday|Today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_CLOCK = r"(?:[上下]午|凌晨|早上|晚上|中午)?\s?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_STAMP = re.compile(rf"(?P<gap>\s+)(?:(?P<day>{_DATE}(?:\s{_DAY})?|{_DAY}),?\s*)?{_CLOCK}$")
_WHEN = re.compile(rf"^[—–\-\s]*(?:{_DATE}|{_DAY})?\s*(?:{_CLOCK})?[—–\-\s]*$")
_SENDER_BARE = re.compile(r"^(?P<name>[^:：]{1,60})[:：]$")
_PREAMBLE = re.compile(r"在微信上的聊天记录如下|的聊天记录如下|Chat History|聊天记录")
_LONGEST_NAME = 64
_LONGEST_STAMP = 48


def event(line: str) -> Event | None:
    """Who joined or was removed, if the line is a notice of it."""
    if len(line) > _LONGEST_NOTICE:
        return None
    for move, patterns in ((Move.JOINED, _JOINED), (Move.REMOVED, _REMOVED)):
        for pattern in patterns:
            found = pattern.search(line)
            if found:
                names = tuple(n.strip(' "“”') for n in re.split("、|, ", found["names"]) if n.strip(' "“”'))
                names = tuple(name for name in names if name.lower() != "you")
                return Event(move, names, (found["by"] or "").strip(' "“”')) if names else None
    return None


def is_notice(line: str) -> bool:
    """Whether a line is a notice of the system that tells of nobody who joined or was removed."""
    return len(line) <= _LONGEST_NOTICE and bool(_PASSING.search(line))


def is_interface(line: str) -> bool:
    """Whether a line is a word of WeChat's windows."""
    bare = re.sub(r"[\s:：*]", "", line).lower()
    return bare in _INTERFACE or bool(_COUNT.search(line)) or not bare


def counted(line: str) -> int | None:
    """WeChat's own number of members, if the line shows it."""
    found = _COUNT.search(line)
    return int(found[1]) if found else None


def is_placeholder(line: str) -> bool:
    """Whether a line stands for a message that is no text: [图片], [File] …"""
    return bool(_PLACEHOLDER.match(line))


def is_when(line: str) -> bool:
    """Whether a line holds a day or a time alone."""
    return len(line) <= _LONGEST_NAME and bool(_WHEN.match(line))


def is_preamble(line: str) -> bool:
    """Whether a line says that a copied chat follows."""
    return bool(_PREAMBLE.search(line))


def sender(line: str) -> Sender | None:
    """Who writes, where the line ends in a time; a sentence that ends in one (会议时间是 16:30) looks the same."""
    start = max(0, len(line) - _LONGEST_STAMP)
    stamp = _STAMP.search(line, start)
    if stamp is None or is_when(line):
        return None
    name = line[: stamp.start()].rstrip(" :：\t\u3000")
    if not name or len(name) > _LONGEST_NAME or any(mark in name for mark in "。！？"):
        return None
    return Sender(name, stamp["day"] is not None, len(stamp["gap"]))


def bare_sender(line: str) -> str | None:
    """Who writes, where the line is a name with a colon and no time."""
    found = _SENDER_BARE.match(line)
    return found["name"].strip() if found else None
