"""What people say in a chat in a word or two (收到, 谢谢老师, OK): nobody is called so, and a typed list may hold it by mistake."""

from __future__ import annotations

import re
import unicodedata

_TO_WHOM = r"(?:各位|亲爱的)?(?:老师们?|老師們?|辅导员|輔導員|班主任|大家|同学们?|同學們?|[你您]们?)?"
_AFTER = "(?:了|啦|呀|啊|哦|喔|呢|吧|的|哈)*"
_SAID = (
    "好的|都好|(?:[你您]们?|老师们?|老師們?|大家|同学们?|同學們?|各位)好|[早中下晚]上?好|[上中下]午好|早安|晚安"
    "|已?收到|已?[阅閱]|已[读讀]|知道|明白|了解|没问题|沒問題|可以|是的|对的|對的"
    "|嗯{2,}|哦{2,}|呵{2,}|哈{2,}|谢谢|謝謝|多谢|多謝|感谢|感謝|非常感[谢謝]|辛苦|打扰|打擾|麻烦|不客气|不客氣|不用谢"
    "|不用謝|没事|沒事|没关系|沒關係"
    "|不好意思|对不起|對不起|抱歉|请问|請問|在吗|在嗎|再见|再見|拜拜|恭喜|祝贺|祝賀|加油|欢迎(?:新同学)?|歡迎"
    "|(?:生日|新年|节日|中秋|国庆|春节)快乐|周末愉快"
    "|同意|确认|確認|已(?:确认|確認|完成|填写?|填寫|提交|缴费|报名|发送?|办理?|改|修改)|完成|提交|报名|報名|参加|參加"
)
_CHINESE = re.compile(rf"^(?:(?:{_TO_WHOM}(?:{_SAID}){_AFTER}{_TO_WHOM}{_AFTER}){{1,3}}|好|嗯|哦|噢)$")
_GREETED = r"(?: (?:dear )?(?:teachers?|sir|ma'?am|madam|everyone|everybody|all|guys|friends|you|so much|very much|a lot|too))*"
_ENGLISH = re.compile(
    r"^(?:ok(?:ay|ey)?|yes|yeah|yep|noted|received|well received|got it|understood|i see|i know|done|confirm(?:ed)?|agreed?"
    r"|no problem|(?:many )?thanks?|thank you|thx|tks|you'?re welcome|welcome (?:everyone|all|to the group)|sorry|excuse me"
    r"|good (?:morning|afternoon|evening|night|day)|hello|hi|bye|bye bye|good ?bye|congratulations|congrats"
    rf"|happy (?:birthday|new year|weekend|holidays?)){_GREETED}$"
)
_LONGEST = 40


def is_phrase(line: str) -> bool:
    """Whether a line is a well-known phrase of chats and nothing else; marks and emoji around it do not count."""
    if len(line) > _LONGEST:
        return False
    bare = "".join(_kept(sign) for sign in unicodedata.normalize("NFKC", line)).casefold()
    words = " ".join(bare.split())
    return bool(_ENGLISH.match(words) or _CHINESE.match(words.replace(" ", "")))


def _kept(sign: str) -> str:
    """Letters stand, every mark but an apostrophe is a blank."""
    return sign if sign.isalpha() else "'" if sign in "'’" else " "
