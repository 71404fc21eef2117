"""The plain cells of a column, which their reader would give back as they stand: they need not be read one by one.

Of 50,000 students some 300,000 cells are unlike any other (numbers, names, accounts), and nearly all of them are plain: the
whole list takes 0.4 s less. A test holds every pattern to its reader.
"""

from __future__ import annotations

import re

# With a figure in it, so that it is no word for nothing; without E, which a number written 2E+11 has.
_NUMBER = re.compile(r"(?=[^0-9]*[0-9])[0-9A-DF-Za-df-z]{1,40}")
_PASSPORT = re.compile(r"(?=[^0-9]*[0-9])[0-9A-DF-Z]{5,15}")
_PHONE = re.compile(r"[0-9]{5,20}")
_ACCOUNT = re.compile(r"(?=[^0-9_@]*[0-9_@])[A-Za-z0-9_][A-Za-z0-9_.@+-]*")
_NAME = re.compile(r"[A-Za-z]+(?:[ '-][A-Za-z0-9]+)+|[\u4e00-\u9fff]{2,4}")

PLAIN: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(("student_no", "csc_no", "visa_no"), _NUMBER),
    "passport_no": _PASSPORT,
    **dict.fromkeys(("phone", "emergency_phone"), _PHONE),
    **dict.fromkeys(("wechat", "email"), _ACCOUNT),
    **dict.fromkeys(("passport_name", "english_name", "chinese_name"), _NAME),
}
"""By field what a plain cell looks like; a word for nothing (`cells.nothing`) may look so, too, and is none."""
