"""What a step, a duty or a date rests on: an order or law with its article, the convention, or the school's own rules."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """Where a rule is written."""

    ORDER41 = "order41"  # 普通高等学校学生管理规定, Order 41 of the Ministry of Education (2017); for 留学生 by Art. 66
    ORDER42 = "order42"  # 学校招收和培养国际学生管理办法, Order 42 (2017)
    EXIT_ENTRY = "exit_entry"  # 出境入境管理法 (2012)
    CIVIL_CODE = "civil_code"  # 民法典 (2020): how days and months are counted, who stands beside a minor
    PIPL = "pipl"  # 个人信息保护法 (2021)
    CONVENTION = "convention"
    SCHOOL = "school"  # the school's own rules, as its profile says


@dataclass(frozen=True, slots=True)
class Law:
    """One article of one source; article 0 where the source has none that could be named (the school's rules)."""

    source: Source
    article: int = 0

    @property
    def key(self) -> str:
        """The message that names it, filled from `facts`."""
        return f"law.{self.source}"

    @property
    def facts(self) -> dict[str, int]:
        """The facts of its message."""
        return {"article": self.article} if self.article else {}


def read_law(written: str) -> Law:
    """A law as lists write it: ``order41:55``, ``school``; ValueError for anything else."""
    source, _, article = written.partition(":")
    return Law(Source(source), int(article or 0))


def order(article: int) -> Law:
    """An article of Order 41."""
    return Law(Source.ORDER41, article)
