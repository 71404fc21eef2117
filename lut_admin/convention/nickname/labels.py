"""Class, grade and number labels in a nickname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lut_admin.convention.nickname.shape import HAN
from lut_admin.convention.roster import Person

# The first words of the courses that take international students, long before short.
_COURSES = (
    "计算机科学与技术|计算机|软件工程|软件|机械工程|机械|材料科学与工程|材料成型|材料|化学工程|化工|化学|土木工程"
    "|土木|电气工程|电气|自动化|"
    "通信工程|通信|电子信息|电子商务|电子|汉语国际教育|汉语言文学|汉语言|汉语|国际经济与贸易|国际贸易|国贸|经济学"
    "|经济|工商管理|工商|企业管理|"
    "行政管理|公共管理|会计学|会计|临床医学|临床|医学|护理|药学|石油工程|石油|能源与动力|新能源|能源|环境工程|环境"
    "|建筑学|建筑|城乡规划|"
    "交通运输|交通|物流|金融|数学|物理|生物工程|生物|食品科学|食品|制药|法学|工业设计|设计|冶金|焊接|测控|车辆工程|车辆|人工智能|"
    "数据科学|大数据|网络工程|信息管理|信息|预科|语言"
)
# What a class of international students is called by beside its course: 土木国际2301班, 汉语进修2601班.
_CLASSES = "国际|留学生|留学|来华|进修|本科|专科|硕士|博士|研究生"
_YEAR = r"(?:19|20)?\d{2}"
_LABEL = re.compile(
    "|".join(
        (
            rf"(?:{_COURSES})?(?:{_CLASSES}){{1,2}}\s*{_YEAR}\s*-?\s*\d{{0,2}}(?:\s*班(?![{HAN}]*长))?(?!\d)",
            rf"{_YEAR}\s*[级級届]?\s*[{HAN}]{{0,14}}?\s*\d{{0,2}}\s*班(?![{HAN}]*长)",
            rf"{_YEAR}\s*[级級届]\s*(?:{_COURSES})?(?:\d{{1,2}}\s*-\s*\d{{1,2}})?",
            rf"(?:{_COURSES})\s*{_YEAR}\s*-\s*\d{{1,2}}\s*班?",
            rf"{_YEAR}\s*(?:{_COURSES})",
            rf"(?:{_COURSES})\s*(?:{_YEAR}|\d{{1,2}})\s*班?",
            # A course that no list knows: 计科24-3, set apart from the name.
            rf"(?<![^\s,，|/_+·.\-])[{HAN}]{{2,8}}\s*{_YEAR}\s*-\s*\d{{1,2}}(?!\d)\s*班?",
            rf"{_YEAR}\s*-\s*\d{{1,2}}(?!\d)",
            r"(?i:class|grade|batch)\s*\d+",
            r"(?<![A-Za-z])[A-Za-z]{1,2}\d{6,}",
            r"\d+",
        )
    )
)
_PHONE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1\d{10}(?!\d)|\+\d[\d -]{7,}\d")


# Digits that a machine reads for letters, within a word: A1i, Kh0loud, Ba1och.
_MISREAD = re.compile(
    r"(?<=[A-Za-z])[0158](?=[A-Za-z])|(?<![\dA-Za-z])[01](?=[a-z]{3})|(?<=[a-z]{3})[01](?![\dA-Za-z])"
)
_LETTERS = {"0": "o", "1": "l", "5": "s", "8": "b"}


def without_misread(text: str) -> tuple[str, bool]:
    """The text with letters for the digits within its words, and whether there were any."""
    read, count = _MISREAD.subn(lambda digit: _LETTERS[digit[0]], text)
    return read, bool(count)


def without_phones(text: str) -> tuple[str, bool]:
    """The text without telephone numbers, and whether there was one."""
    bare, count = _PHONE.subn(" ", text)
    return bare, bool(count)


def without_labels(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without class, grade and number labels, and these labels as they stood."""
    found = tuple(match[0].strip() for match in _LABEL.finditer(text))
    return (_LABEL.sub(" ", text), found) if found else (text, ())


class Classes:
    """A roster's own class names, where no label looks like them: INT2301, 中韩1. A nickname may hold one anywhere."""

    def __init__(self, names: Iterable[str]) -> None:
        told = (name for name in set(names) if name.endswith("班") or any(map(str.isdigit, name)))
        peculiar = (_bare(name) for name in told if _NO_COURSE.sub("", without_labels(name)[0]))
        self._keys = {key for name in peculiar for key in (name, name.removesuffix("班")) if len(key) > 2}
        self._lengths = sorted(set(map(len, self._keys)), reverse=True)

    def __bool__(self) -> bool:
        return bool(self._keys)

    def taken_out(self, text: str) -> tuple[str, tuple[str, ...]]:
        """The text without the class it names, and this class as it stood."""
        places = [place for place, character in enumerate(text) if character not in _BETWEEN]
        bare = _bare(text)
        if len(bare) != len(places):
            return text, ()
        for length in self._lengths:
            for start in range(len(bare) - length + 1):
                if bare[start : start + length] in self._keys:
                    first, last = places[start], places[start + length - 1] + 1
                    if _stands_alone(text, first, last):
                        return f"{text[:first]} {text[last:]}", (text[first:last],)
        return text, ()


def _bare(text: str) -> str:
    return "".join([character for character in text if character not in _BETWEEN]).lower()


def _stands_alone(text: str, first: int, last: int) -> bool:
    """Whether what is cut out of the text is no piece of a longer word or number; Jane may stand glued before INT2301."""
    before, after = text[first - 1 : first], text[last : last + 1]
    ahead = _WORD.match(before) and _WORD.match(text[first]) and not (before.islower() and text[first].isupper())
    behind = _WORD.match(after) and _WORD.match(text[last - 1]) and text[last - 1].isdigit() == after.isdigit()
    return not ahead and not behind


_WORD = re.compile("[A-Za-z0-9]")
_BETWEEN = " -_."
_NUMBERS = re.compile(r"\d+")
_NO_COURSE = re.compile(r"[\W\d_级届班級]+")


def speak_for(labels: Sequence[str], person: Person) -> float:
    """How much labels speak for a student, in bits (below 0: against).

    By class and number: 机械23-1 beside 2023级机械工程1班, 00105 beside L202301000105.
    """
    bits = 0.0
    for text in labels:
        if text.isdigit() and len(text) >= 4 and not 1990 < int(text) < 2100:
            bits += 13 if person.student_no.endswith(text) else 0
        elif person.class_name:
            bits += _class(text, person.class_name)
    return bits


def _numbers(text: str) -> list[str]:
    """Year and class; written together (国际2301) they are two."""
    found: list[str] = _NUMBERS.findall(text)
    if len(found) == 1 and len(found[0]) == 4 and not 1990 < int(found[0]) < 2100:
        return [found[0][:2], found[0][2:].lstrip("0")]
    return found


def _class(text: str, class_name: str) -> float:
    numbers, own = _numbers(text), _numbers(class_name)
    course, known = _NO_COURSE.sub("", text), _NO_COURSE.sub("", class_name)
    if _bare(text).removesuffix("班") == _bare(class_name).removesuffix("班"):
        return 8.0
    bits = 0.0
    if numbers and own:
        year = numbers[0] if len(numbers) > 1 or len(numbers[0]) != 1 else ""
        if year:
            bits += 2.5 if own[0][-2:] == year[-2:] else -5
        group = numbers[-1] if len(numbers) > 1 or not year else ""
        if group and len(own) > 1:
            bits += 1.5 if own[-1] == group else -5
    if course and known:
        bits += 3 if _abbreviates(course, known) else -5
    return bits


def _abbreviates(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)
