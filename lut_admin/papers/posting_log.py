"""The posting log (通知发布记录): what went out, when, by whom, to which groups, and why outside the hours; as workbook and print.

Article 5 sets the hours, and Article 10 holds whoever owns a group and whoever posts to account: this is their record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lut_admin.convention.purpose import Category
from lut_admin.papers import printing, sheets, words
from lut_admin.papers.case_form import Anchor
from lut_admin.papers.sheets import Column, Table
from lut_admin.papers.words import Language
from lut_admin.refusals import Progress, unwatched

FORM = "posting_log"
_WORDS = (
    "title",
    "period",
    "count",
    "no",
    "notice",
    "when",
    "groups",
    "by",
    "exception",
    "nothing",
    "afterwards",
    "signed",
)
_OF_FORMS = ("confidential", "anchor", "signature")
_NOTICES = (
    Column("postinglog.number", "number"),
    Column("postinglog.notice", width=36),
    Column("postinglog.category"),
    Column("postinglog.copied"),
    Column("postinglog.posted"),
    Column("postinglog.by"),
    Column("postinglog.groups", width=40),
    Column("postinglog.how_many", "number"),
    Column("postinglog.hours"),
    Column("postinglog.ground"),
    Column("postinglog.reason", width=36),
    Column("postinglog.entered"),
    Column("postinglog.corrects", width=30),
)
_STEPS = (
    Column("postinglog.number", "number"),
    Column("postinglog.notice", width=36),
    Column("postinglog.at"),
    Column("postinglog.step"),
    Column("postinglog.by"),
    Column("postinglog.groups", width=40),
    Column("postinglog.every_group", width=60),
    Column("postinglog.ground"),
    Column("postinglog.reason", width=36),
    Column("postinglog.disclosure", width=36),
)

Row = Sequence[str | int | float | date | None]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``held``, ``copied`` or ``posted``; `at` in China time; the groups as chosen (zh and en) and by name.

    `ground` is the exception on record (a value of `hours.Ground`), `outside` whether the hours were closed then.
    """

    step: str
    at: datetime
    by: str
    chosen: Mapping[Language, str]
    groups: tuple[str, ...]
    outside: bool = False
    ground: str | None = None
    reason: str = ""
    disclosure: str = ""
    afterwards: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One notice that went out, with its steps in their order; `corrects` is the title of the notice it corrects."""

    number: int
    title: str
    category: Category | None
    steps: tuple[Step, ...]
    corrects: str = ""

    def first(self, step: str) -> Step | None:
        """The first step of a kind."""
        return next((one for one in self.steps if one.step == step), None)

    @property
    def out(self) -> Step:
        """The step by which it went out: copied, or entered as posted elsewhere."""
        return self.first("copied") or self.first("posted") or self.steps[0]


@dataclass(frozen=True, slots=True)
class Log:
    """The record of a period, both days included, the earliest first."""

    first: date
    last: date
    entries: tuple[Entry, ...]
    owner: str = ""
    school_zh: str = ""
    school_en: str = ""
    anchor: Anchor | None = None


def write(path: Path | str, log: Log, language: Language = "zh", progress: Progress = unwatched) -> None:
    """Write the log as an .xlsx whose headings are in both languages; raises Refusal as `sheets.write_xlsx` does."""
    sheets.write_xlsx(path, tables(log, language), progress)


def tables(log: Log, language: Language = "zh") -> list[Table]:
    """The sheets of the workbook: one line a notice, and one line a step."""
    steps = [_step(entry, step, language) for entry in log.entries for step in entry.steps]
    return [
        _table("notices", _NOTICES, [_notice(entry, language) for entry in log.entries]),
        _table("steps", _STEPS, steps),
    ]


def content(log: Log) -> Mapping[str, Any]:
    """What resources/forms/posting_log.typ is filled with, as JSON values."""
    labels = {key: words.both(f"postinglog.{key}") for key in _WORDS} | {
        key: words.both(f"forms.{key}") for key in _OF_FORMS
    }
    period = f"{log.first.isoformat()} — {log.last.isoformat()}"
    return {
        "words": labels,
        "title": f"{labels['title']['zh']} {period}",
        "school": f"{log.school_zh} {log.school_en}".strip(),
        "reference": period,
        "anchor": asdict(log.anchor) if log.anchor else None,
        "owner": log.owner,
        "period": period,
        "entries": [_printed(entry) for entry in log.entries],
        "outside": sum(entry.out.outside for entry in log.entries),
    }


def pdf(log: Log) -> bytes:
    """The record as PDF, on as many pages as it needs."""
    return printing.pdf(FORM, content(log), tags=False)


def pages(log: Log, ppi: float = 300) -> list[bytes]:
    """The record as PNG pictures, one a page."""
    return printing.pages(FORM, content(log), ppi)


def unprintable(log: Log) -> tuple[str, ...]:
    """The characters that no font here can draw and that print as code points."""
    return printing.unprintable(FORM, content(log))


def _table(name: str, columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    said = words.both(f"postinglog.sheet_{name}")
    return Table(f"{said['zh']} {said['en']}", [Column(_both(c.header), c.kind, c.width) for c in columns], rows)


def _both(key: str) -> str:
    return " / ".join(words.both(key).values())


def _moment(step: Step | None) -> str:
    return "" if step is None else f"{step.at:%Y-%m-%d %H:%M}"


def _ground(step: Step, language: Language) -> str:
    return words.say(f"hours.ground_{step.ground}", language) if step.ground else ""


def _notice(entry: Entry, language: Language) -> Row:
    out = entry.out
    return (
        entry.number,
        entry.title,
        words.say(entry.category.key, language) if entry.category else "",
        _moment(entry.first("copied")),
        _moment(entry.first("posted")),
        out.by,
        out.chosen[language],
        len(out.groups),
        words.say("postinglog.outside" if out.outside else "postinglog.inside", language),
        _ground(out, language),
        out.reason,
        words.say("postinglog.yes", language) if out.afterwards else "",
        entry.corrects,
    )


def _step(entry: Entry, step: Step, language: Language) -> Row:
    return (
        entry.number,
        entry.title,
        _moment(step),
        words.say(f"notices.state_{step.step}", language),
        step.by,
        step.chosen[language],
        words.listed(step.groups, language),
        _ground(step, language),
        step.reason,
        step.disclosure,
    )


def _printed(entry: Entry) -> dict[str, Any]:
    out = entry.out
    shown = [step for step in (entry.first("copied"), entry.first("posted")) if step is not None]
    when = [
        {"step": words.both(f"notices.state_{step.step}"), "at": _moment(step), "outside": step.outside}
        for step in shown
    ]
    return {
        "number": str(entry.number),
        "title": entry.title,
        "category": words.both(entry.category.key) if entry.category else {"zh": "", "en": ""},
        "corrects": words.both("postinglog.correction_of", title=entry.corrects) if entry.corrects else None,
        "when": when,
        "chosen": dict(out.chosen),
        "groups": words.both("postinglog.in_groups", n=len(out.groups)),
        "by": out.by,
        "afterwards": out.afterwards,
        "outside": out.outside,
        "ground": words.both(f"hours.ground_{out.ground}") if out.ground else None,
        "reason": "\n".join(part for part in (out.reason, out.disclosure) if part),
    }
