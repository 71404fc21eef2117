"""A year's cases in figures as a workbook: a sheet each by article, month, class and outcome; small figures stay hidden."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lut_admin.convention.articles import Convention
from lut_admin.convention.supervision.figures import Count, Figures
from lut_admin.convention.supervision.sanctions import Sanction
from lut_admin.papers import sheets, words
from lut_admin.papers.sheets import Column, Table
from lut_admin.papers.words import Language
from lut_admin.refusals import Progress, unwatched

# The tables, in their order; each is a field of the figures.
TABLES = ("articles", "months", "classes", "outcomes")
_SANCTIONS = frozenset(sanction.value for sanction in Sanction)


def write(
    path: Path | str, found: Figures, law: Convention, language: Language = "zh", progress: Progress = unwatched
) -> None:
    """Write the figures as an .xlsx whose headings are in both languages; raises Refusal as `sheets.write_xlsx` does."""
    sheets.write_xlsx(path, content(found, law, language), progress)


def content(found: Figures, law: Convention, language: Language = "zh") -> list[Table]:
    """The sheets of the workbook: what the figures are, and the four tables."""
    counted = Column(_both("numbers.count"), width=16)
    made = [Table(_sheet("about"), [Column(_both("numbers.about")), counted], _about(found, language))]
    for name in TABLES:
        rows = [(what(name, one, law, language), number(one, language)) for one in counts(found, name)]
        made.append(Table(_sheet(name), [Column(_both(f"numbers.by_{name}"), width=44), counted], rows))
    return made


def counts(found: Figures, name: str) -> tuple[Count[int] | Count[str], ...]:
    """One table's figures; of the months all twelve, those without a case too."""
    if name == "articles":
        return found.articles.counts
    if name != "months":
        return found.classes.counts if name == "classes" else found.outcomes.counts
    if not found.months.counts:
        return ()
    there = {one.what: one for one in found.months.counts}
    months = (f"{found.year}-{month:02d}" for month in range(1, 13))
    return tuple(there.get(month, Count(month, 0)) for month in months)


def what(name: str, one: Count[int] | Count[str], law: Convention, language: Language) -> str:
    """What a figure counts, in words: an article with its title, a month, a class, an outcome."""
    if isinstance(one.what, int):
        article = law.article(one.what)
        title = article.title_zh if language == "zh" else article.title_en
        return f"{words.article(one.what, language)}  {title}"
    if name == "outcomes":
        key = f"sanction.{one.what}" if one.what in _SANCTIONS else f"numbers.end.{one.what}"
        return words.say(key, language)
    return one.what or words.say("numbers.no_class", language)


def number(one: Count[int] | Count[str], language: Language) -> int | str:
    """A figure as it is shown: itself, that it is small, or that it is withheld beside a small one."""
    if one.n is not None:
        return one.n
    return words.say("numbers.withheld" if one.withheld else "numbers.few", language)


def total(n: int | None, language: Language) -> int | str:
    """A sum, or that it is not told."""
    return words.say("numbers.withheld", language) if n is None else n


def _about(found: Figures, language: Language) -> list[Sequence[str | int]]:
    return [
        (_both("numbers.year"), found.year),
        (_both("numbers.cases"), total(found.cases, language)),
        (_both("numbers.people"), total(found.people, language)),
        (words.say("numbers.why_few", language), ""),
        (words.say("numbers.why_articles", language), ""),
    ]


def _sheet(name: str) -> str:
    said = words.both(f"numbers.sheet_{name}")
    return f"{said['zh']} {said['en']}"


def _both(key: str) -> str:
    return " / ".join(words.both(key).values())
