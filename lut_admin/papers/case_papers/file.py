"""The file of a case: the list of evidence, and the cover with the index of what lies in it (Order 41, Art. 58)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lut_admin.papers.case_form import moment
from lut_admin.papers.case_papers.matter import Matter, names
from lut_admin.papers.case_papers.paper import (
    GAP,
    Cell,
    Paper,
    Said,
    fields,
    heading,
    remark,
    said,
    signatures,
    table,
    together,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence in the list: its number, what it is, who gave it, when it was obtained, how to know it again.

    A redacted copy tells the number of the picture it was made from (`redacts`), where that is in the list.
    """

    number: int
    description_zh: str
    description_en: str = ""
    file: str = ""
    source: str = ""
    obtained: date | None = None
    sha256: str = ""
    copies: int = 1
    redacted: bool = False
    redacts: int | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """One paper or entry in the index of a file."""

    name: Said
    on: date | None = None
    document: str = ""
    sheets: int | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover tells beside the matter: the days it was opened and closed, how it ended, how long it is kept."""

    opened: date
    closed: date | None = None
    outcome: Said | None = None
    kept_until: date | None = None
    key: str = ""


def evidence_list(matter: Matter, items: Sequence[Item]) -> Paper:
    """证据目录: each exhibit with its number, and below it its SHA-256, so that a copy can be told from the original."""
    columns = [("no", "1.3cm"), ("evidence_name", "1.9fr"), ("evidence_source", "1fr"), ("obtained", "2.4cm"), ("copies", "1.3cm")]
    rows: list[list[Cell]] = [
        [str(item.number), _described(item), item.source, moment(item.obtained), str(item.copies)] for item in items
    ]
    blocks = (
        table(columns, rows, centred=(0, 3, 4), below=("fingerprint", [grouped(item.sha256) for item in items])),
        GAP,
        together(
            remark("evidence_count", n=len(items)),
            remark("evidence_note"),
            signatures(("signature_recorder", True), ("signature_checker", True)),
        ),
    )
    return Paper(said("evidence_title"), matter.number, blocks, matter.school, matter.anchor)


def dossier(matter: Matter, students: Sequence[tuple[str, str]], cover: Cover, index: Sequence[Filed]) -> Paper:
    """案件卷宗: cover and index; `students` as (names, student number).

    It carries the anchor that the file is checked against.
    """
    people = "\n".join(" ".join(part for part in one if part) for one in students)
    people = people or "、".join(dict.fromkeys(names(matter.student).values()))
    columns = [
        ("no", "1.1cm"),
        ("filed_paper", "1fr"),
        ("filed_document", "4cm"),
        ("filed_on", "2.6cm"),
        ("sheets", "1.6cm"),
    ]
    rows: list[list[Cell]] = [
        [str(place), one.name, one.document, moment(one.on), str(one.sheets) if one.sheets else ""]
        for place, one in enumerate(index, 1)
    ]
    blocks = (
        fields(
            [("students", people)],
            [("opened_on", moment(cover.opened)), ("closed_on", moment(cover.closed))],
            [("outcome", cover.outcome or ""), ("kept_until", moment(cover.kept_until))],
            *([[("signing_key", grouped(cover.key))]] if cover.key else []),
        ),
        heading("index"),
        table(columns, rows, centred=(0, 3, 4)),
        GAP,
        remark("dossier_note"),
        signatures(("signature_filer", True), ("signature_checker", True)),
    )
    return Paper(said("dossier_title"), matter.number, blocks, matter.school, matter.anchor, issued=True)


def grouped(hexes: str) -> str:
    """A long number in groups of eight, so that two can be compared by eye."""
    return " ".join(hexes[at : at + 8] for at in range(0, len(hexes), 8))


def _described(item: Item) -> Said:
    file = f" ({item.file})" if item.file else ""
    redacted: Said = {"zh": "", "en": ""}
    if item.redacted:
        redacted = said("redacted_of", place=item.redacts) if item.redacts else said("redacted_copy")
    return {
        "zh": f"{item.description_zh}{redacted['zh']}{file}",
        "en": f"{item.description_en}{redacted['en']}" if item.description_en else "",
    }
