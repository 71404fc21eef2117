"""What a case may end with: the five sanctions of Order 41 (Art. 51), and other measures that are heard like them (Art. 55)."""

from __future__ import annotations

from enum import StrEnum


class Sanction(StrEnum):
    """A sanction, or another measure to a student's disadvantage; criticism and education is neither (Art. 51)."""

    WARNING = "warning"  # 警告
    SERIOUS_WARNING = "serious_warning"  # 严重警告
    DEMERIT = "demerit"  # 记过
    PROBATION = "probation"  # 留校察看, Disciplinary Probation
    EXPULSION = "expulsion"  # 开除学籍
    WITHDRAWAL = "withdrawal"  # 退学处理
    CANCELLED = "cancelled"  # 取消入学资格 or 取消学籍
    ENDED = "ended"  # 终止学业: students who study for no degree
    OTHER = "other"  # another measure to her disadvantage, named in words

    @property
    def key(self) -> str:
        """Its message."""
        return f"sanction.{self.value}"


# The five sanctions, from the lightest to the gravest (Art. 51).
SANCTIONS = (
    Sanction.WARNING,
    Sanction.SERIOUS_WARNING,
    Sanction.DEMERIT,
    Sanction.PROBATION,
    Sanction.EXPULSION,
)
# Those that run for a period and are lifted after it (Art. 57: all but expulsion).
PERIODIC = frozenset(SANCTIONS) - {Sanction.EXPULSION}
# Those that end the studies: the president's meeting decides, after the review of legality (Art. 56).
ENDING = frozenset({Sanction.EXPULSION, Sanction.WITHDRAWAL, Sanction.CANCELLED, Sanction.ENDED})
_WEIGHT = {
    Sanction.OTHER: 0,
    **{sanction: weight for weight, sanction in enumerate(SANCTIONS, 1)},
    Sanction.WITHDRAWAL: 5,
    Sanction.CANCELLED: 5,
    Sanction.ENDED: 5,
}


def heavier(one: Sanction, other: Sanction) -> bool:
    """Whether one weighs more than another: on more than she was told of beforehand a student has not been heard (Art. 55)."""
    return _WEIGHT[one] > _WEIGHT[other]
