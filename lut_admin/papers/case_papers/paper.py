"""A paper of due process as blocks, and the press that prints one or many of them in one file.

Every paper is bilingual, Chinese first, numbered page x of y by itself, and carries the journal's end as its anchor. Until a
decision is on record with its body, number and date, what announces one prints 代拟稿 (Draft).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from lut_admin.papers import printing, words
from lut_admin.papers.case_form import Anchor

FORM = "case_paper"
Said = Mapping[str, str]
Block = Mapping[str, Any]
Cell = str | Said | None  # None: blank, to be filled in by hand
_OF_FORMS = ("confidential", "anchor", "number")


@dataclass(frozen=True, slots=True)
class School:
    """Who issues the papers: the school, and who signs and seals them (empty: the school)."""

    zh: str = ""
    en: str = ""
    seal_zh: str = ""
    seal_en: str = ""

    @property
    def seal(self) -> Said:
        """Whose seal stands under a paper."""
        return {"zh": self.seal_zh or self.zh, "en": self.seal_en or self.en}


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper to print: its title, the case's number, its blocks. `issued` papers carry the issuer above the title.

    `document` is the number of an official document (文号) in the form that the profile gives it. What the counselor only
    drafts for the school is marked `draft`; what announces a decision that is not on record bears a `watermark`, too. What a
    student keeps is not `confidential`.
    """

    title: Said
    number: str
    blocks: tuple[Block, ...]
    school: School
    anchor: Anchor | None = None
    issued: bool = False
    document: str = ""
    draft: bool = False
    watermark: bool = False
    confidential: bool = True


def said(key: str, **facts: Any) -> Said:
    """A message of the papers in both languages; a fact that is told differently in each is given as `Said`."""
    return {
        one: words.say(
            f"paper.{key}",
            one,
            **{name: fact[one] if isinstance(fact, Mapping) else fact for name, fact in facts.items()},
        )
        for one in words.LANGUAGES
    }


def day(on: date | None) -> Said | None:
    """A day as each language writes it; None where it is to be filled in by hand."""
    return said(f"day_{on.month}", year=on.year, day=on.day) if on else None


def addressee(name: Said) -> Block:
    """Whom a paper is written to."""
    return {"kind": "addressee", **said("to", name=name)}


def prose(*paragraphs: Said) -> Block:
    """Running text: the Chinese paragraphs, then the English ones."""
    return {"kind": "prose", **{one: "\n".join(text[one] for text in paragraphs) for one in words.LANGUAGES}}


def fields(*rows: Sequence[tuple[str, Cell]]) -> Block:
    """Labels and values, one or two to a row; a label is a message; an empty value prints as a dash, None as a blank."""
    return {
        "kind": "fields",
        "rows": [[{"label": said(label), "value": value} for label, value in row] for row in rows],
    }


def sections(*rows: tuple[str, Said]) -> Block:
    """Longer texts in two languages with their labels at the left; a long one goes on over the page."""
    return {"kind": "sections", "rows": [{"label": said(label), **text} for label, text in rows]}


def table(
    columns: Sequence[tuple[str, str]],
    rows: Iterable[Sequence[Cell]],
    centred: Sequence[int] = (),
    below: tuple[str, Sequence[str]] | None = None,
) -> Block:
    """A table: columns as (message, Typst width), rows of texts; `centred` columns by place.

    `below` is a message and for each row a number in letters and digits that stands under it on a line of its own (empty: none).
    """
    made = [
        {**said(label), "width": width, "centred": place in centred} for place, (label, width) in enumerate(columns)
    ]
    under = {"label": said(below[0]), "rows": list(below[1])} if below else None
    return {"kind": "table", "columns": made, "rows": [list(row) for row in rows], "below": under}


def options(label: str, rows: Sequence[str | tuple[str, bool]], across: int = 2) -> Block:
    """Boxes to tick by hand; (message, True) prints one ticked, which only what is on record may do."""
    ticked = [(row, False) if isinstance(row, str) else row for row in rows]
    return {
        "kind": "options",
        "label": said(label),
        "across": across,
        "rows": [{**said(key), "ticked": tick} for key, tick in ticked],
    }


def blank(
    label: str, hint: str, signs: Sequence[tuple[str, bool]], *, least: float = 7, most: float = 40, below: float = 0
) -> Block:
    """An empty box for a person's own words, with the lines below it that are signed (message, with a day).

    It takes what is left of the page, from `least` to `most` cm, and leaves `below` cm for what follows.
    """
    signed = [{**said(key), "dated": dated} for key, dated in signs]
    return {
        "kind": "blank", "label": said(label), "hint": said(hint), "signs": signed, "least": least, "most": most, "below": below,
    }  # fmt: skip


def signatures(*signs: tuple[str, bool]) -> Block:
    """Lines to sign, each with or without a day."""
    return {"kind": "signatures", "rows": [{**said(key), "dated": dated} for key, dated in signs]}


def closing(school: School, on: date | None = None, decided_by: Said | None = None) -> Block:
    """落款: who decided (an empty one is filled in by hand; None: nobody decides here), who issues it, the seal, the day."""
    body = {"label": said("decided_by"), **decided_by} if decided_by is not None else None
    return {"kind": "closing", **school.seal, "body": body, "seal": said("seal"), "on": day(on)}


def remark(key: str, **facts: Any) -> Block:
    """A small note."""
    return {"kind": "remark", **said(key, **facts)}


def heading(key: str) -> Block:
    """A heading within a paper."""
    return {"kind": "heading", **said(key)}


def together(*blocks: Block) -> Block:
    """Blocks that no end of a page divides."""
    return {"kind": "together", "blocks": blocks}


def stub(key: str, *blocks: Block) -> Block:
    """A part to be cut off, whole, below a dashed line."""
    return {"kind": "stub", **said(key), "cut": said("cut_here"), "blocks": blocks}


GAP: Block = {"kind": "gap"}


def content(papers: Sequence[Paper]) -> Mapping[str, Any]:
    """What resources/forms/case_paper.typ is filled with, as JSON values."""
    labels = {key: words.both(f"forms.{key}") for key in _OF_FORMS} | {"draft": said("draft")}
    title = " / ".join(dict.fromkeys(f"{paper.title['zh']} {paper.number}".strip() for paper in papers))
    return {"words": labels, "title": title[:200], "papers": [_one(paper, labels["number"]) for paper in papers]}


def _one(paper: Paper, number: Said) -> Mapping[str, Any]:
    return {
        "title": paper.title,
        "number": paper.number,
        "document": paper.document,
        "draft": paper.draft or paper.watermark,
        "watermark": paper.watermark,
        "confidential": paper.confidential,
        "issuer": paper.school.zh if paper.issued and paper.school.zh else None,
        "school": f"{paper.school.zh} {paper.school.en}".strip(),
        "reference": f"{number['zh']} {number['en']} {paper.number}" if paper.number else paper.title["zh"],
        "anchor": asdict(paper.anchor) if paper.anchor else None,
        "blocks": paper.blocks,
    }


def pdf(*papers: Paper) -> bytes:
    """The papers as one PDF, each beginning on a page of its own."""
    return printing.pdf(FORM, content(papers), tags=False)


def pages(*papers: Paper, ppi: float = 300) -> list[bytes]:
    """The papers as PNG pictures, one a page."""
    return printing.pages(FORM, content(papers), ppi)


def unprintable(*papers: Paper) -> tuple[str, ...]:
    """The characters that no font here can draw and that print as code points."""
    return printing.unprintable(FORM, content(papers))
