"""The words of WeChat's own windows in what people copy: buttons, titles, the number of members, placeholders.

Source: facts of the domain, 3b (words of the interface in Chinese, traditional Chinese and English).
"""

from __future__ import annotations

import re

_WORDS = frozenset(
    """
聊天成员 聊天室成員 聊天室成员 聊天成員 群成员 群成員 群组成员 群組成員 成员 成員 全部成员 全部成員
查看更多 查看更多群成员 查看更多群成員 查看全部群成员 查看全部群成員 查看全部 收起 展开 展開
添加 新增 移出 移除 删除 刪除 邀请 邀請 我 群主 管理员 管理員 群管理 群管理员 群主、管理员 群主和管理员
我在本群的昵称 我在本群的暱稱 我在群组中的昵称 我在群組中的暱稱 群昵称 昵称 暱稱 显示群成员昵称 顯示群成員暱稱
群公告 群组公告 群組公告 群聊名称 群組名稱 群二维码 群組二維碼 所有人 @所有人 备注 備註 聊天信息 聊天資訊
搜索 搜尋 搜索成员 搜尋成員 搜索群成员 搜尋群成員 以下为新消息 以下為新訊息 以下是新消息
消息免打扰 置顶聊天 保存到通讯录 查找聊天记录 折叠该聊天 清空聊天记录 退出群聊 退群成员 已退群成员
members groupmembers allmembers showall showmore viewmore viewall viewallmembers seeall less
add remove delete invite owner groupowner admin groupadmin admins managegroup
myaliasingroup nickname alias onscreennames on-screennames remarks groupnotice groupqrcode groupname groupchatname
mentionall @all search searchmembers newmessages messagesbelowarenew chatinfo formermembers
mutenotifications sticktotop stickyontop savetocontacts clearchathistory searchchathistory leave leavegroup
""".split()
)
# Titles that nobody bears as a name.
_OWN_TITLES = re.compile(
    r"^(?:群聊|聊天成[员員]|群成[员員]|群[组組]成[员員]|聊天室成[员員]|查看(?:全部|更多)群?成[员員]|全部成[员員]"
    r"|成[员員]|聊天信息|聊天資訊|群組|微信群"
    r"|(?:View |Show |See )?(?:All )?(?:Group )?Members|Group(?: Chat)?|Chat Info)\s?[（(]\s*(\d{1,5})\s*[)）]$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?P<title>.{1,80}?)\s?[（(]\s*(?P<n>\d{1,5})\s*(?:人|members?)?\s*[)）]$", re.IGNORECASE)
_GROUP_WORD = re.compile(
    r"群|班|学院|學院|学生|學生|(?i:\b(?:groups?|students?|class|college|school|members?|university|alumni)\b)"
)
_SAID = re.compile(
    r"^(?:(?:目前|现在|現在)?(?:本群|群里|群內|群内)?(?:共|共有|总共|總共|一共)?"
    r"|(?:群|总|總)?(?:成[员員])?(?:人[数數]|总数)?\s?[:：]|total:?|members?:?)\s*"
    r"(\d{1,5})\s*(?:[人位]|[位名个個]?成[员員]|members?|people)[。.]?$",
    re.IGNORECASE,
)
# What stands in the place of a message that is no text; any other word in square brackets is an emoji ([玫瑰]).
_KINDS_WITH_TITLE = (
    "图片|照片|视频|文件|语音|链接|聊天记录|位置|名片|个人名片|小程序|转账|语音通话|视频通话|视频号|笔记|群公告|投票|音乐"
    "|圖片|影片|檔案|語音|連結|鏈接|聊天記錄|對話記錄|名片|相片|視頻"
    "|Photos?|Images?|Pictures?|Videos?|Files?|Voice|Audio|Links?|Chat History|Location|Contact Card|Mini Program"
    "|Transfer|(?:Voice|Video) Call|Channels|Note|Music|Group Notice"
)
_PLACEHOLDER = re.compile(
    rf"^(?:\[(?:{_KINDS_WITH_TITLE}|动画表情|表情|動畫表情|貼圖|红包|微信红包|紅包|Animated Stickers?|Stickers?|Emoji|Red Packet)"
    rf"(?:[:：][^\]]{{0,300}})?\]\s*)+$|^\[(?:{_KINDS_WITH_TITLE})(?:[:：][^\]]{{0,300}})?\]\s?\S",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(
    r"(?:聊天|對話|对话)[记記紀][录錄]如下|^Chat history (?:of|in|between|with)\b|^(?:The )?chat history\b.{0,200}\bas follows",
    re.IGNORECASE,
)
_UPRIGHT = re.compile(r"[\s:：*]+")
_LONGEST = 40


def is_interface(line: str) -> bool:
    """Whether a line is a word of WeChat's windows."""
    if len(line) > _LONGEST:
        return False
    bare = _UPRIGHT.sub("", line).lower()
    return not bare or bare in _WORDS or own_count(line) is not None


def own_count(line: str) -> int | None:
    """WeChat's number of members, where the line is its own title or sentence for it: 群聊(487), Members (487)."""
    if len(line) > _LONGEST or not any(c.isdigit() for c in line):
        return None
    found = _OWN_TITLES.match(line) or _SAID.match(line)
    return int(found[1]) if found else None


def title_count(line: str, others: int) -> int | None:
    """WeChat's number of members in a group's title, LUT International Students (487), for the first line above `others`.

    A nickname may end in a number, too: a title speaks of a group, or its number is not below that of the lines under it.
    """
    found = _TITLE.match(line) if len(line) <= 100 and line[-1:] in "）)" else None
    if found is None:
        return None
    n = int(found["n"])
    grouplike = bool(_GROUP_WORD.search(found["title"]))
    return n if grouplike or (n >= others >= 2 and not 1900 <= n <= 2100) else None


def is_placeholder(line: str) -> bool:
    """Whether a line stands for a message that is no text: [图片], [File] …"""
    return line[:1] == "[" and bool(_PLACEHOLDER.match(line))


def is_preamble(line: str) -> bool:
    """Whether a line says that a copied chat follows."""
    return len(line) <= 300 and not is_placeholder(line) and bool(_PREAMBLE.search(line))
