"""What was to be filled in and is not: a notice with a gap goes to nobody (Art. 6: what is told must be whole)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lut_admin.convention.articles import Finding, Weight

# {日期}, XX月XX日, <name>, [date], 【待填】: what looks so is to be filled in, wherever it stands. Case is ignored.
BLANK = (
    r"\$?\{{1,2}\s?[^{}\n]{1,40}\}{1,2}|%s|<(?![/!])[A-Za-z\u3400-\u9fff][\w \u3400-\u9fff]{0,29}>"
    r"|(?<![A-Za-z0-9])[Xx×]{2,}(?![A-Za-z×])"
    r"|[\[【](?:姓名|学号|日期|时间|地点|电话|教室|房间|班级|课程|金额|链接|网址|name|student (?:no\.?|number|id)|date|time|place"
    r"|venue|phone|room|class|course|amount|link|url)[\]】]|[\[【(（〔](?:待填写?|待补充?)[\]】)）〕]"
)
# 〔地点〕 and ×月 too, as offices write them; lines to write on (____) are left for the members of the group.
_GAP = re.compile(rf"{BLANK}|〔[^〔〕\n]{{1,20}}〕|×(?=[年月日号时点])", re.IGNORECASE)
_BRACKET = ("[", "【")
# Years of documents are written so: 校字〔2026〕12号.
_NUMBER = re.compile(r"〔\d{4}〕")


def check(zh: str, en: str) -> tuple[Finding, ...]:
    """The gaps of both halves, each of which keeps a notice from going out (``language.gap``)."""
    found = [
        Finding(6, "language.gap", Weight.BLOCK, {"found": zh[slice(*span)]}, zh=span) for span in _gaps(zh)
    ]
    return (*found, *(Finding(6, "language.gap", Weight.BLOCK, {"found": en[slice(*span)]}, en=span) for span in _gaps(en)))


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    for found in _GAP.finditer(text):
        heading = found[0].startswith(_BRACKET) and _begins_line(text, found.start())
        if not heading and not _NUMBER.fullmatch(found[0]):
            yield found.span()


def _begins_line(text: str, at: int) -> bool:
    """【时间】 at the beginning of a line is a heading, with what it announces after it."""
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t\u3000")
