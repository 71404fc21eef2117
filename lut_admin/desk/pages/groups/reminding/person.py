"""A student on the lists of whom one turns to: the second name, and what a search finds."""

from __future__ import annotations

from typing import Protocol


class Person(Protocol):
    """What these lists know of a student."""

    @property
    def name(self) -> str:
        """As the student is called here."""
        ...

    @property
    def chinese_name(self) -> str:
        """The Chinese name, "" where there is none."""
        ...

    @property
    def class_name(self) -> str:
        """The class."""
        ...


def second(one: Person) -> str:
    """The Chinese name, where it is not the first one already."""
    return one.chinese_name if one.chinese_name != one.name else ""


def key(one: Person, *more: str) -> str:
    """What a search goes through: both names, the class, and what else a list shows."""
    from lut_admin.convention import names

    return names.query("\n".join((one.name, one.chinese_name, *more, one.class_name)))


def called(one: Person) -> str:
    """Both names, in one line."""
    return f"{one.name} {one.chinese_name}".strip()
