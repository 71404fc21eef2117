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
    r"[\s,，:：]+(?:已?(?:收到|确认|確認|知道了?|完成|填写|填寫|阅读|閱讀|到|读|讀)了?|好的|参加|參加|报名|報名|(?:我|本人)(?:在|到|参加|收到)"
    r"|(?:well )?received|confirm(?:ed)?|ok(?:ay)?|yes|done|noted|got it|i(?:'m| am) (?:here|in)|present)[\s。.!！~～\d]*$",
    re.IGNORECASE,
)


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
    return _CONFIRMS.sub("", entry).strip() or entry


def answered(entry: str) -> bool:
    """Whether an answer follows the name."""
    return len(entry) <= 400 and bool(_CONFIRMS.search(entry))


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
