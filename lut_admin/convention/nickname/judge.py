"""The verdicts on a nickname: is its shape right, are both names this student's, what is wrong, what should it be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lut_admin.convention import names
from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.nickname import shape
from lut_admin.convention.nickname.compare import (
    Compared,
    Likeness,
    compare_han,
    compare_latin,
    han_names,
    written_in_pinyin,
)
from lut_admin.convention.nickname.labels import speak_for
from lut_admin.convention.nickname.parse import Parts, broken, parse
from lut_admin.convention.nickname.rule import Form, NicknameRule
from lut_admin.convention.roster import Person

_ORDER = (
    "R_NO_CN_ON_ROSTER",
    "R_NO_EN_ON_ROSTER",
    "R_NAMES_DIFFER",
    *(
        "F_ORDER",
        "F_PINYIN",
        "F_NO_CN",
        "F_NO_EN",
        "F_NO_CLASS",
        "F_LABEL",
        "F_REMARK",
        "F_EMOJI",
        "F_DECOR",
        "F_STYLED",
        "F_HOMOGLYPH",
    ),
    *("F_NATIVE", "C_NICK", "C_EN_TYPO", "C_EN_VARIANT", "C_EN_INITIAL", "C_EN_PARTIAL", "C_CN_TYPO", "C_CN_VARIANT"),
    *(
        "C_CN_PARTIAL",
        "C_CN_OTHER",
        "C_CLASS",
        "I_SHORT",
        "I_SEP",
        "I_CASE",
        "I_EN_ORDER",
        "I_INTERPUNCT",
        "I_HYPHEN",
        "I_EN_MERGE",
    ),
    *("I_INVISIBLE", "I_FULLWIDTH", "I_TRAD", "I_NATIVE"),
)
_PLAIN = re.compile("[A-Za-z]+(?: [A-Za-z]+)*")
_RANK = {code: rank for rank, code in enumerate(_ORDER)}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What Art. 4 says of one nickname.

    `valid`: the shape is what the group's rule asks for. `compliant`: and the names are this student's (False without a
    student). `codes`: F_* breaks the shape, C_* the content, I_* is tolerated and only told, R_* is the roster's gap.
    """

    valid: bool
    compliant: bool
    codes: tuple[str, ...]
    english: Likeness = Likeness.UNKNOWN
    chinese: Likeness = Likeness.UNKNOWN

    def findings(self) -> tuple[Finding, ...]:
        """The codes as findings ``nickname.<code>``: wrong shape or names warn, the roster's gap asks, the rest is told."""
        return tuple(map(_finding, self.codes)) if self.codes else ()


def judge(nickname: str, person: Person | None = None, rule: NicknameRule | None = None) -> Verdict:
    """Whether a nickname keeps the rule of its group, for the student who bears it if known (Art. 4)."""
    return judge_parts(parse(nickname), person, rule)


def judge_parts(parts: Parts, person: Person | None = None, rule: NicknameRule | None = None) -> Verdict:
    """As `judge`, for a nickname already taken apart."""
    rule = rule or _USUAL
    if (
        person is not None
        and not parts.codes
        and rule.form is Form.ENGLISH_CHINESE
        and parts.latin == person.english_name
        and parts.han == person.chinese_name
        and (parts.latin and parts.han)
    ):
        return _FINE if parts.separator in (" ", rule.separator) else _FINE_BUT_SEPARATED
    codes = set(parts.codes)
    if person is None:
        return Verdict(_keeps_form(parts, codes, rule), False, _sorted(codes | _separator(parts, rule)))
    parts, codes = _as_known(parts, codes, person)
    english, chinese = compare_latin(parts.latin, person), compare_han(parts.han, person)
    codes |= {*english.codes, *chinese.codes} | _separator(parts, rule)
    if "F_PINYIN" in codes:
        codes -= {"I_CASE", "I_HYPHEN"}  # the English words were told from the others by their folded form
    if not person.chinese_name:
        codes.add("R_NO_CN_ON_ROSTER")
    if rule.form is Form.CLASS_NAME:
        codes |= _of_class(parts, person)
    if english.likeness is not Likeness.SAME and _is_short(parts, person, rule):
        english = Compared(Likeness.SAME)
        codes = (codes - {"C_EN_PARTIAL", "C_EN_INITIAL"}) | {"I_SHORT"}
    valid = "I_NATIVE" not in codes and _keeps_form(parts, codes, rule)
    compliant = valid and "C_CLASS" not in codes and _own_names(english, chinese, rule)
    return Verdict(valid, compliant, _sorted(codes), english.likeness, chinese.likeness)


def _of_class(parts: Parts, person: Person) -> set[str]:
    """What a nickname of class and name says of the class; a class that the list lacks is asked of nobody."""
    if parts.labels:
        return {"C_CLASS"} if speak_for(parts.labels, person) < 0 else set()
    return {"F_NO_CLASS"} if person.class_name else set()


_USUAL = NicknameRule()
_NOTHING: frozenset[str] = frozenset()
_SEPARATED = frozenset({"I_SEP"})
_FINE = Verdict(True, True, (), Likeness.SAME, Likeness.SAME)
_FINE_BUT_SEPARATED = Verdict(True, True, ("I_SEP",), Likeness.SAME, Likeness.SAME)


def suggest(person: Person, rule: NicknameRule | None = None) -> str | None:
    """The right nickname of a student; None where the roster lacks a name it takes, or holds one that cannot be in it."""
    rule = rule or NicknameRule()
    english = _presentable(person.english_name) or _presentable(person.passport_name)
    chinese = shape.clean(person.chinese_name)
    if rule.form is Form.REAL_NAME:
        return chinese or english or None
    if rule.form is Form.CLASS_NAME:
        named = chinese or english
        return f"{person.class_name}{rule.separator}{named}" if named and person.class_name else None
    for separator in (rule.separator, " "):
        nickname = f"{_fitting(english, chinese, rule)}{separator}{chinese}"
        if judge(nickname, person, rule).compliant:
            return nickname
    return None


def _fitting(english: str, chinese: str, rule: NicknameRule) -> str:
    """The English name, shortened where both are too long: initials for what is between, the first and last word, the first.

    The Chinese name is never shortened: it is what tells students apart.
    """
    room = None if rule.longest is None else rule.longest - len(rule.separator) - len(chinese)
    words = english.split()
    if room is None or len(english) <= room or len(words) < 2:
        return english
    first, *between, last = words
    shorter = [" ".join((first, *(word[0] for word in between), last))] if between else []
    shorter += [f"{first} {last}"] if between else []
    shorter += [f"{first} {last[0]}", first]
    return next((form for form in shorter if len(form) <= room), first)


def _is_short(parts: Parts, person: Person, rule: NicknameRule) -> bool:
    """Whether the English half is the short form that the length setting sanctions for this student."""
    if rule.longest is None or rule.form is not Form.ENGLISH_CHINESE or not parts.latin:
        return False
    full = _presentable(person.english_name) or _presentable(person.passport_name)
    short = _fitting(full, shape.clean(person.chinese_name), rule)
    return short != full and sorted(names.words(short)) == sorted(names.words(parts.latin))


def _presentable(name: str) -> str:
    """A Latin name in the shape a nickname takes: no comma, no bracket, plain blanks."""
    if _PLAIN.fullmatch(name):
        return name
    return " ".join(names.split(shape.clean(name))[0].replace(",", " ").split())


def _as_known(parts: Parts, codes: set[str], person: Person) -> tuple[Parts, set[str]]:
    """What knowing the student changes: a country may be part of the name, English words may be the Chinese name.

    A name in the student's own script that is the register's own is the register's gap: it lacks the English name.
    """
    if parts.native and not parts.latin and compare_latin(parts.native, person).likeness is Likeness.SAME:
        parts = parts._replace(latin=parts.native)
        codes = (codes - {"F_NATIVE", "F_NO_EN"}) | {"I_NATIVE", "R_NO_EN_ON_ROSTER"}
    if "F_REMARK" in codes and parts.han and parts.remarks:
        whole = f"{parts.han} {' '.join(parts.remarks)}"
        if any(shape.same_han(whole, name) for name in han_names(person)):
            parts = parts._replace(han=whole, remarks=())
            codes = codes - {"F_REMARK", "F_DECOR"}
    if not parts.han and parts.latin and compare_latin(parts.latin, person).likeness is not Likeness.SAME:
        spelt = written_in_pinyin(parts.latin, person)
        if spelt is not None:
            english, first = spelt
            codes = codes | {"F_PINYIN"} | ({"F_ORDER"} if english and first else set())
            codes |= set() if english else {"F_NO_EN"}
            parts = parts._replace(latin=english)
    return parts, codes


def _keeps_form(parts: Parts, codes: set[str], rule: NicknameRule) -> bool:
    if rule.form is Form.ENGLISH_CHINESE:
        return not broken(codes)
    if rule.form is Form.CLASS_NAME:
        codes -= {"F_LABEL", "F_NO_CN", "F_NO_EN", "F_ORDER", "F_DECOR"}
        return bool(parts.labels) and bool(parts.han or parts.latin)
    codes -= {"F_REMARK", "F_NO_CN", "F_NO_EN", "F_ORDER"}
    return bool(parts.han or parts.latin)


def _own_names(english: Compared, chinese: Compared, rule: NicknameRule) -> bool:
    both = (english.likeness, chinese.likeness)
    if rule.form is Form.ENGLISH_CHINESE:
        return both == (Likeness.SAME, Likeness.SAME)
    return Likeness.SAME in both and all(half in (Likeness.SAME, Likeness.ABSENT, Likeness.UNKNOWN) for half in both)


def _separator(parts: Parts, rule: NicknameRule) -> frozenset[str]:
    usual = parts.separator in (" ", rule.separator)
    return _NOTHING if usual or not (parts.latin and parts.han) or broken(parts.codes) else _SEPARATED


@cache
def _finding(code: str) -> Finding:
    return Finding(4, f"nickname.{code}", _weight(code))


def _weight(code: str) -> Weight:
    return {"R": Weight.ASK, "I": Weight.TELL}.get(code[0], Weight.WARN)


def _sorted(codes: set[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=_RANK.__getitem__) if len(codes) > 1 else codes)
