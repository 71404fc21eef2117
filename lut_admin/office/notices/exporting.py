"""The posting log as a file: a workbook to work with, and a record to print and sign (Art. 5 and 10)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lut_admin.convention import hours
from lut_admin.convention.hours import Window
from lut_admin.convention.purpose import Category
from lut_admin.office import papers, settings
from lut_admin.office.notices.reading import NoticeLine, PostingLine, notices
from lut_admin.office.office import Office
from lut_admin.papers import posting_log
from lut_admin.papers.case_form import Anchor
from lut_admin.papers.posting_log import Entry, Log, Step
from lut_admin.papers.words import Language
from lut_admin.records import journal
from lut_admin.refusals import Progress, Refusal, unwatched


def log(office: Office, first: date | None = None, last: date | None = None) -> Log:
    """What went out from one day in China to another (None: from the first, until today), the earliest first.

    A private message is no group's, and its title may name its student: it stands in no log that is handed on (Art. 9).
    Refuses (``posting.nothing_out``) where nothing did.
    """
    lines = [line for line in notices(office) if line.out and not line.private]
    dated = sorted(((line.went_out or "", line.id, line) for line in lines), key=lambda one: one[:2])
    days = [hours.recorded(at).date() for at, _, _ in dated]
    begin, end = first or (days[0] if days else office.today()), last or office.today()
    chosen = [line for day, (_, _, line) in zip(days, dated, strict=True) if begin <= day <= end]
    if not chosen:
        raise Refusal("posting.nothing_out")
    titles = {line.id: line.title for line in lines}
    known, window = settings.values(office), settings.window(office)
    with office.read() as connection:
        seal = journal.anchor(connection)
    return Log(
        begin,
        end,
        tuple(_entry(line, window, titles) for line in chosen),
        known["actor"],
        known["school_zh"],
        known["school_en"],
        Anchor(seal.seq, seal.head),
    )


def export_log(
    office: Office,
    target: Path,
    language: Language = "zh",
    first: date | None = None,
    last: date | None = None,
    progress: Progress = unwatched,
) -> Path:
    """Write the log as a workbook; raises Refusal as `log` and `sheets.write_xlsx` do."""
    posting_log.write(target, log(office, first, last), language, progress)
    return target


def log_pdf(office: Office, target: Path, first: date | None = None, last: date | None = None) -> Path:
    """Write the log as PDF."""
    return papers.save(posting_log.pdf(log(office, first, last)), target)


def log_pages(office: Office, first: date | None = None, last: date | None = None, ppi: int = 300) -> list[bytes]:
    """The log as PNG pages, for preview and printer."""
    return posting_log.pages(log(office, first, last), ppi)


def _entry(line: NoticeLine, window: Window, titles: dict[int, str]) -> Entry:
    category = Category(line.category) if line.category else None
    steps = tuple(_step(step, window) for step in line.postings)
    return Entry(line.id, line.title, category, steps, titles.get(line.corrects or 0, ""))


def _step(step: PostingLine, window: Window) -> Step:
    at = hours.recorded(step.at)
    return Step(
        step.step,
        at,
        step.by,
        {"zh": step.said("zh"), "en": step.said("en")},
        step.groups,
        not hours.is_open(at, window),
        step.exception,
        step.reason or "",
        step.disclosure or "",
        step.afterwards,
    )
