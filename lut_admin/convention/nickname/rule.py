"""The nickname rule of a kind of group, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What a nickname must hold: both names (Art. 4), class and name (alumni groups), or a real name (staff)."""

    ENGLISH_CHINESE = "english_chinese"
    CLASS_NAME = "class_name"
    REAL_NAME = "real_name"

    @property
    def key(self) -> str:
        """Its message."""
        return f"nickname.form_{self.value}"


@dataclass(frozen=True, slots=True)
class NicknameRule:
    """How members of a group must be named: the form, the separator that suggestions use, and the longest that fits.

    Art. 4 writes “英文名+中文名” and does not say whether the plus is meant literally: any usual separator is accepted. Where
    both names are longer than `longest` characters (None: no limit), the short form of `judge.suggest` is as good.
    """

    form: Form = Form.ENGLISH_CHINESE
    separator: str = "+"
    longest: int | None = None
