"""Days and times as WeChat writes them, and the line above a message that ends in one: who writes, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A day without a year has a stroke between: 23-1 is a class behind a name.
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = (
    r"(?:\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|(?:0?[1-9]|1[0-2])/\d{1,2}"
    rf"|{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
)
_WEEKDAY = r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)"
_RELATIVE = (
    rf"(?:昨天|前天|今天|(?:星期|礼拜|禮拜)[一二三四五六日天]|[周週][一二三四五六日]|Yesterday|Today|{_WEEKDAY})"
)
_PART_OF_DAY = "(?:[上下]午|凌晨|清晨|早上|早晨|中午|傍晚|晚上|[AaPp][Mm])"
_CLOCK = rf"{_PART_OF_DAY}?\s?\d{{1,2}}[:：]\d{{2}}(?::\d{{2}})?(?:\s?[AaPp]\.?[Mm]\.?|\s?[上下]午)?"
_DAY = rf"(?:{_DATE}(?:,?\s?{_RELATIVE})?|{_RELATIVE}(?:,?\s{_DATE})?)"
# Chinese needs no blank between the day and the time, 昨天12:10; figures do, or Marwat 16:21 were the first of March.
_APART = r"(?:,?\s+|,|(?<=[\u4e00-\u9fff]))"

_STAMP = re.compile(rf"(?P<gap>\s+)(?P<moment>(?:(?P<day>{_DAY}){_APART})?{_CLOCK})$")
# A day alone stands for the time where WeChat shows a message of the last week.
_DAY_ALONE = re.compile(rf"(?P<gap>\s{{2,}})(?P<moment>(?P<day>{_RELATIVE}))$")
_WHEN = re.compile(rf"^[—–\-\s]*(?:(?P<day>{_DAY})(?:{_APART}|$|(?=[\s—–\-])))?(?P<clock>{_CLOCK})?[—–\-\s]*$")
_LEADING = re.compile(rf"^(?P<moment>(?:(?P<day>{_DAY}){_APART})?{_CLOCK})\s+(?=\S)")
_ENDS = frozenset("0123456789mM.午")
_DAY_ENDS = frozenset("天一二三四五六日yneduitrs")
_EMOJI_MARKUP = re.compile(r'<span class="emoji[^<>]{0,60}></span>')
_LONGEST_NAME = 64
_LONGEST_STAMP = 48
# What a sentence says before the time it ends in: nobody is called so.
_SENTENCE = re.compile(
    r"^[^A-Za-z]*(?:[是在为為从從到至于於等]|[明后後]天|今[天晚]|时间|時間|时候|截止|之?前|[上下]午)$"
    r"|(?:^|\s)(?:at|on|from|to|until|till|by|is|before|after|tomorrow|tonight|today|around)$",
)


@dataclass(frozen=True, slots=True)
class Sender:
    """The line above a message: who writes and when; whether a day stands with the time; the blanks between name and time."""

    name: str
    moment: str
    dated: bool
    gap: int


@dataclass(frozen=True, slots=True)
class When:
    """A line that holds a day, a time, both, or only a stroke."""

    day: str
    clock: str


def when(line: str) -> When | None:
    """The day and the time, if the line holds nothing else."""
    if len(line) > _LONGEST_NAME:
        return None
    found = _WHEN.match(line)
    return When(found["day"] or "", found["clock"] or "") if found else None


def sender(line: str) -> Sender | None:
    """Who writes, where the line ends in a time; a sentence that ends in one (会议时间是 16:30) looks the same."""
    end = line[-1:]
    if end in _ENDS and (":" in line or "：" in line):
        pattern = _STAMP
    elif end in _DAY_ENDS:
        pattern = _DAY_ALONE
    else:
        return _after_stamp(line)
    stamp = pattern.search(line, max(0, len(line) - _LONGEST_STAMP))
    if stamp is None or when(line) is not None:
        return _after_stamp(line) if stamp is None else None
    name = line[: stamp.start()].rstrip(" :：\t\u3000")
    if (
        not name
        or "。" in name[:-1]
        or (len(name) > _LONGEST_NAME and len(_EMOJI_MARKUP.sub("", name)) > _LONGEST_NAME)
    ):
        return None
    dated = stamp["day"] is not None
    if not dated and (_SENTENCE.search(name) or name[-1] in "，,、"):
        return None
    return Sender(name, stamp["moment"], dated, len(stamp["gap"]))


def _after_stamp(line: str) -> Sender | None:
    """Who writes, where the day and the time stand before the name."""
    found = _LEADING.match(line) if line[:1].isdigit() and len(line) <= 2 * _LONGEST_NAME else None
    if found is None or found["day"] is None:
        return None
    name = line[found.end() :].rstrip(" :：")
    return (
        Sender(name, found["moment"], True, 1)
        if name and len(name) <= _LONGEST_NAME and "。" not in name[:-1]
        else None
    )


def unstamped(line: str) -> tuple[str, str]:
    """A line without the moment it begins or ends with, and that moment (``""`` without one)."""
    found = _LEADING.match(line) if line[:1] and len(line) <= 1000 else None
    if found is not None:
        return line[found.end() :], found["moment"]
    found = _STAMP.search(line, max(0, len(line) - _LONGEST_STAMP)) if line[-1:] in _ENDS else None
    return (line[: found.start()], found["moment"]) if found else (line, "")
