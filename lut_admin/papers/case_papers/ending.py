"""How a sanction ends: the student's application, and the school's decision to lift it (Order 41, Art. 57 and 58)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from lut_admin.papers.case_form import moment
from lut_admin.papers.case_papers.matter import Matter, Measure, identity, names
from lut_admin.papers.case_papers.paper import Paper, addressee, blank, closing, day, fields, prose, said


@dataclass(frozen=True, slots=True)
class Lifted:
    """The decision that lifts a sanction, as far as it is on record."""

    body_zh: str = ""
    body_en: str = ""
    document: str = ""
    on: date | None = None

    @property
    def decided(self) -> bool:
        """Whether it is on record with its body, number and date."""
        return bool(self.body_zh and self.document and self.on)


def application(matter: Matter, measure: Measure) -> Paper:
    """解除处分申请: the student's own words and the opinions are written by hand."""
    blocks = (
        identity(matter.student),
        fields(
            [("measure", measure.name), ("document_no", measure.document)],
            [("period_first", moment(measure.first)), ("period_last", moment(measure.last))],
        ),
        blank("lifting_report", "lifting_hint", [("signature_applicant", True)], least=6, below=6.6),
        blank("opinion_counselor", "opinion_hint", [("signature", True)], least=3, most=3.2, below=3.3),
        blank("opinion_school", "opinion_hint", [("signature_and_seal", True)], least=3, most=3.2),
    )
    return Paper(said("application_title"), matter.number, blocks, matter.school, matter.anchor)


def lifting(matter: Matter, measure: Measure, lifted: Lifted | None = None) -> Paper:
    """解除处分决定: a draft until its body, number and date are on record."""
    made, gap = lifted or Lifted(), said("gap")
    told = said("lifting_told", on=day(measure.on) or gap, document=measure.document or gap, measure=measure.name)
    blocks = (
        addressee(names(matter.student)),
        prose(told, said("lifting_done"), said("lifting_effect")),
        closing(matter.school, made.on if made.decided else None, {"zh": made.body_zh, "en": made.body_en}),
    )
    paper = Paper(said("lifting_title"), matter.number, blocks, matter.school, matter.anchor, True, made.document)
    return replace(paper, watermark=not made.decided)
