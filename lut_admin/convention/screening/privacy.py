"""Articles 8 and 9: no student's data leaves, and what concerns one named student belongs in a private chat."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.screening.directory import NO_DIRECTORY, Directory
from lut_admin.convention.screening.roll import Mention, Roll

_MOBILE = re.compile(r"(?<!\d)(?:\+?86[\s-]?)?(1[3-9]\d)[\s.-]?(\d{4})[\s.-]?(\d{4})(?!\d)")
_IDENTITY = re.compile(r"(?<![A-Za-z0-9])\d{17}[\dXx](?![A-Za-z0-9])")
_CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){14,18}(?!\d)")
_PASSPORT_WORD = re.compile(r"护照|居留许可|签证号|passport|residence\s+permit|visa\s+(?:no|number)", re.IGNORECASE)
_PASSPORT = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9]{6,10}(?![A-Za-z0-9]))(?=[A-Za-z0-9]*\d{4})[A-Za-z]{0,2}[0-9A-Za-z]+"
)
_CARD_WORD = re.compile(r"银行卡|卡号|账号|户名|bank|card|account", re.IGNORECASE)
# Who may be called in a notice: the school's own people and offices.
_OFFICE = re.compile(
    r"老师|教师|辅导员|班主任|办公室|值班|联系人|咨询|校医|派出所|客服|热线|保卫|学院|宿管|公寓管理|"
    r"teacher|office|counsell?or|adviser|advisor|hotline|emergency|reception|duty|contact\s*:|mr\.?\s|ms\.?\s|prof",
    re.IGNORECASE,
)
# What makes a name a disclosure: numbers of identity, health, money, grades, discipline.
_SENSITIVE = re.compile(
    r"挂科|不及格|补考|成绩|绩点|欠费|学费|缴费|贷款|生病|住院|确诊|阳性|感染|怀孕|抑郁|心理|处分|警告|违纪|开除|退学|旷课|护照|签证|证件|身份证|"
    r"电话|手机|住址|宿舍号|费用|failed|grade|score|gpa|tuition|\bfees?\b|\bunpaid\b|owes?|debt|sick|hospital|positive|infected|pregnan|depress|"
    r"disciplin|warning|expelled|expulsion|passport|visa|phone|address",
    re.IGNORECASE,
)
# A WeChat id after the word for it: with a digit or a stroke in it where the word alone stands, of letters alone after
# "微信号：". An official account (公众号) and the name of a group are no person's.
_WECHAT = (
    re.compile(
        r"(?:微信|(?<![A-Za-z0-9_.@/-])(?:we-?chat|weixin|wx|vx)(?![A-Za-z]))[号號]?[\s:：,，是为為加我的]{0,6}(?:is|id|no\.?)?[\s:：]{0,3}"
        r"(?=[A-Za-z0-9_-]*[0-9_])(?P<id>[A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9_-])",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:微信[号號]|微信\s?ID|(?<![A-Za-z0-9_.@/-])we-?chat\s?(?:id|number|account))\s?(?:[:：是为為]|is)\s?"
        r"(?P<id>[A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9_-])",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![A-Za-z0-9_])(?P<id>wxid_[a-z0-9]{6,24})(?![A-Za-z0-9_])", re.IGNORECASE),
)
_HAN_DIGITS = dict(zip("零〇一二三四五六七八九", "00123456789", strict=True))
_ENDS = "。！？；!?;\n"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_NEAR = 16


def privacy(text: str, roll: Roll, directory: Directory = NO_DIRECTORY, disclosure: str = "") -> tuple[Finding, ...]:
    """What would give away a student's data, in the order of the text.

    Numbers of identity block, and so does a name beside health, money, grades or discipline; several names alone are asked.
    With the reason for a `disclosure` on record what blocks is only told, with that reason (PIPL Art. 13 and 25).
    """
    reason = disclosure.strip()
    mentions = roll.mentions(text)
    people = len({mention.person.id for mention in mentions})
    spans: dict[tuple[int, int], Weight] = {}
    text, original = _plain_digits(text), text
    for span in (*_identities(text), *_passports(text), *_cards(text)):
        spans[span] = Weight.BLOCK
    for span in (*_mobiles(text, directory), *_wechat_ids(text)):
        if not any(start <= span[0] < end for start, end in spans):
            spans[span] = Weight.WARN
    for mention in mentions:
        weight = _mentioned(text, mention, people)
        if weight is not None:
            spans.setdefault((mention.start, mention.end), weight)
    return tuple(_finding(original, span, weight, reason) for span, weight in sorted(spans.items()))


def _finding(text: str, span: tuple[int, int], weight: Weight, reason: str) -> Finding:
    facts = {"found": text[slice(*span)]}
    if weight is Weight.BLOCK and reason:
        return Finding(8, "content.disclosed", Weight.TELL, {**facts, "reason": reason}, text=span)
    return Finding(8, "content.8-privacy", weight, facts, text=span)


def personal(text: str, roll: Roll) -> tuple[Finding, ...]:
    """Art. 9: a text about one named student belongs in a private chat; asked, never asserted."""
    named = {mention.person.id: mention for mention in reversed(roll.mentions(text))}
    if len(named) != 1:
        return ()
    (one,) = named.values()
    span = (one.start, one.end)
    return (Finding(9, "content.9-personal", Weight.ASK, {"found": text[slice(*span)]}, text=span),)


def _plain_digits(text: str) -> str:
    """The text with plain digits for 一 二 三, ① and the like, character for character."""
    return "".join(_HAN_DIGITS.get(c) or _digit(c) for c in text)


def _digit(character: str) -> str:
    value = unicodedata.digit(character, None) if not character.isascii() else None
    return character if value is None else str(value)


def valid_identity(number: str) -> bool:
    """Whether 18 characters are a Chinese identity number by their check digit (GB 11643)."""
    if not _IDENTITY.fullmatch(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[-1].upper()


def valid_card(digits: str) -> bool:
    """Whether the digits are a bank card by their check digit (Luhn)."""
    doubled = [int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits))]
    return 15 <= len(digits) <= 19 and sum(n // 10 + n % 10 for n in doubled) % 10 == 0


def _mentioned(text: str, mention: Mention, people: int) -> Weight | None:
    if mention.by != "name" or _SENSITIVE.search(_sentence(text, mention.start, mention.end)):
        return Weight.BLOCK
    return Weight.ASK if people > 1 else None  # one name alone is a matter of Art. 9


def _sentence(text: str, start: int, end: int) -> str:
    first = max(text.rfind(stop, 0, start) for stop in _ENDS) + 1
    ends = [at for stop in _ENDS if (at := text.find(stop, end)) >= 0]
    return text[first:start] + " " + text[end : min(ends, default=len(text))]


def _identities(text: str) -> Iterator[tuple[int, int]]:
    for found in _IDENTITY.finditer(text):
        if valid_identity(found[0]) or re.search(r"身份证|ID\b", text[max(0, found.start() - _NEAR) : found.start()]):
            yield found.span()


def _cards(text: str) -> Iterator[tuple[int, int]]:
    for found in _CARD.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        before = text[max(0, found.start() - _NEAR) : found.start()]
        if not valid_identity(digits) and (valid_card(digits) or _CARD_WORD.search(before)):
            yield found.span()


def _passports(text: str) -> Iterator[tuple[int, int]]:
    """Numbers like a passport's, in a sentence that speaks of passports."""
    for found in _PASSPORT.finditer(text):
        if _PASSPORT_WORD.search(_sentence(text, found.start(), found.end())) and not _MOBILE.match(found[0]):
            yield found.span()


def _mobiles(text: str, directory: Directory) -> Iterator[tuple[int, int]]:
    for found in _MOBILE.finditer(text):
        number = "".join(found.groups())
        before = text[max(0, found.start() - 2 * _NEAR) : found.start()]
        after = text[found.end() : found.end() + _NEAR]
        if not directory.has_number(number) and not _OFFICE.search(before) and not _OFFICE.search(after):
            yield found.span()


def _wechat_ids(text: str) -> Iterator[tuple[int, int]]:
    """WeChat ids of persons; the school's own people and offices may be written to."""
    for pattern in _WECHAT:
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - 2 * _NEAR) : found.start()]
            if not _OFFICE.search(before) and not _OFFICE.search(text[found.end() : found.end() + _NEAR]):
                yield found.span("id")
