"""What colleagues are called by in a nickname beside their name (老师, Professor): a title alone, or a family name, is no name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lut_admin.convention import names
from lut_admin.convention.nickname import Parts

_CHINESE = re.compile(
    r"老师|老師|教师|教師|辅导员|輔導員|班主任|导师|導師|副?教授|副?院长|副?院長|书记|書記|主任|助理|科长|处长"
)
_ENGLISH = re.compile(
    r"\b(?:teachers?|professors?|prof|counsell?ors?|deans?|dr|mrs?|ms|miss|sir|madam)\b\.?", re.IGNORECASE
)
_COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 司徒 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 端木 万俟 澹台 南宫 西门 独孤 轩辕".split()
)
_LONGEST = 3  # characters of a usual name, its family name included


@dataclass(frozen=True, slots=True)
class Named:
    """What a nickname holds of a colleague's name, without titles; `whole`: surely a family name and a given name."""

    chinese: str
    english: str
    whole: bool


def named(parts: Parts) -> Named:
    """The name in a nickname that belongs to a colleague, as far as it can be told."""
    chinese = "".join(_CHINESE.sub(" ", parts.han).split())
    english = " ".join(_ENGLISH.sub(" ", parts.latin).split())
    if chinese:
        short = 2 <= len(chinese) <= _LONGEST and chinese not in _COMPOUND and " " not in parts.han.strip()
        whole = short and "".join(english.casefold().split()) in ("", names.pinyin(chinese))
    else:
        whole = len(english.split()) > 1
    return Named(chinese, english, whole and not parts.labels)


def is_name(chinese: str) -> bool:
    """Whether Chinese words can be somebody's name: more than a family name, and no title."""
    bare = "".join(chinese.split())
    return len(bare) > 1 and bare not in _COMPOUND and not _CHINESE.search(bare)
