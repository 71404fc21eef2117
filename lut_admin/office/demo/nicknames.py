"""Invented members of a group: most named as Article 4 asks, some not, a few who do not belong, a few missing."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from lut_admin.convention.roster import Person
from lut_admin.office.demo.people import lists

_WRONG = 0.16
_ABSENT = 0.04


def members(
    random: Random, people: Sequence[Person], gone: Sequence[Person], staff: Sequence[str], care: float
) -> list[str]:
    """The nicknames of a group of these students; `gone` ought to have left it, `care` (0 to 1) is how well it is kept.

    A student has the same nickname in every check until it is put right.
    """
    named = []
    for person in people:
        own = Random(person.id)  # whoever was careless stays so, until all are better looked after
        if own.random() > _ABSENT * (2 - care):
            named.append(_nickname(own, person, care))
    named += [_proper(person) for person in gone]
    named += staff
    named += random.sample(lists()["members"]["outsiders"], 1 + round((1 - care) * 4))
    return named


def _proper(person: Person) -> str:
    return "+".join(part for part in (person.english_name, person.chinese_name) if part)


def _nickname(random: Random, person: Person, care: float) -> str:
    english, chinese = person.english_name, person.chinese_name
    if random.random() > _WRONG * (2 - care):
        return _proper(person)
    first = english.split()[0]
    return random.choice(
        (
            chinese or english,
            english,
            first,
            f"{first} {chinese}🌸",
            f"{english.lower()}+{chinese}",
            f"{chinese}+{english}",
            f"{english}（{person.class_name}）",
        )
    )
