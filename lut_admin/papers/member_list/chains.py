"""A chain (接龙, #Group Note): a numbered list that everybody copies with a line of their own; the longest counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lut_admin.papers.member_list.several import Known

Numbered = tuple[int, str]

_HEAD = re.compile(
    r"^[「“\"]?(?:[^「」:：]{1,64}[:：]\s*)?#\s*(?:接龙|接龍|Group ?Note|Solitaire|Chain)", re.IGNORECASE
)
_ITEM = re.compile(r"^[(（]?(?P<n>\d{1,4})\s*[.、．)）]\s*(?P<entry>\S.*)$")
_QUOTED = re.compile(r"^(?:-\s?){5,}$|^[—–]{5,}$")
_CONFIRMS = re.compile(
    r"[\s,，:：]+(?:已?(?:收到|确认|確認|知道了?|完成|填写|填寫|阅读|閱讀|到|读|讀)了?|好的|参加|參加|报名|報名"
    r"|(?:我|本人)(?:在|到|参加|收到)"
    r"|(?:well )?received|confirm(?:ed)?|ok(?:ay)?|yes|done|noted|got it|i(?:'m| am) (?:here|in)|present)[\s。.!！~～\d]*$",
    re.IGNORECASE,
)
# Chinese answers need no blank before them: no name ends like this.
_GLUED = re.compile(r"(?<=[\u4e00-\u9fff])(?:已?收到了?|已(?:确认|確認|完成|填写|填寫|阅读|閱讀))[\s。.!！~～]*$")
# Where a message begins that follows a name; nobody is called so in small letters.
_MESSAGE = re.compile(
    r"[\r\n\u2028,，。;；:：!！?？~～(（]|https?:|\b(?:I|i|I'm|i'm|my|we|you|your|please|pls|will|would|can|cannot|am|is|are|was"
    r"|have|has|had|not|no|the|for|because|sorry|thanks?|received|paid|done|ok|okay|yes|late|absent|today|tomorrow)\b"
    r"|[我你您他她]|请|請|不能|因为|因為|今天|明天|后天|昨天|收到|已|谢|謝|老师好|老師好|缴费|报名|参加"
)
_LABEL = re.compile(r"\d|[班级級系]$|学院$|專業$|专业$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST_NAME, _MOST_WORDS = 40, 6


def begins(line: str) -> bool:
    """Whether a line opens a chain."""
    return "#" in line[:80] and bool(_HEAD.match(line))


def item(line: str) -> tuple[int, str] | None:
    """The number and the entry of a numbered line."""
    found = _ITEM.match(line)
    return (int(found["n"]), found["entry"].strip()) if found else None


def without_answer(entry: str, known: Known | None = None) -> str:
    """The entry without the answer that often follows the name: 收到, OK."""
    if len(entry) > 400 or (known is not None and known(entry)):
        return entry
    return _GLUED.sub("", _CONFIRMS.sub("", entry)).strip() or entry


def name_in(entry: str) -> str:
    """What of an entry can be a name: the beginning alone, as a message may follow, and messages are kept nowhere.

    For an entry that is nobody's name exactly: of a name with a comma in it, only what stands before that is left.
    """
    words: list[str] = []
    said = _MESSAGE.search(entry, 1)
    for word in entry[: said.start() if said else len(entry)].split()[:_MOST_WORDS]:
        if _HAN.search(word) and any(_HAN.search(one) and not _LABEL.search(one) for one in words):
            break
        words.append(word)
    return " ".join(words)[:_LONGEST_NAME]


def answered(entry: str) -> bool:
    """Whether an answer follows the name."""
    return len(entry) <= 400 and bool(_CONFIRMS.search(entry) or _GLUED.search(entry))


def entries(rest: Sequence[Numbered], known: Known | None = None) -> list[str]:
    """The names in the longest of the lists that a chain repeats, each once; a quoted list only where there is no other."""
    lists: list[list[str]] = [[]]
    quoted: list[list[str]] = []
    for _, line in rest:
        if _QUOTED.match(line):
            quoted.append(lists.pop())  # what stands above the stroke quotes an earlier message
            lists.append([])
            continue
        if begins(line):
            lists.append([])
            continue
        found = item(line)
        if found is None:
            continue
        number, entry = found
        if number <= len(lists[-1]):
            lists.append([])
        lists[-1].append(without_answer(entry, known))
    longest: list[str] = []
    for each in lists:
        if len(each) >= len(longest):
            longest = each
    if not longest:
        longest = [entry.rstrip('」”"') for entry in max(quoted, key=len, default=[])]
    return list(dict.fromkeys(longest))
