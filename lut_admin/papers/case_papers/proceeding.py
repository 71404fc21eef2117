"""The papers of due process: the notice before a decision, the statement, the decision, its service, the way to appeal.

Source: Order 41 of the Ministry of Education (2017), Art. 53 (what a decision holds), 55 (told, heard, served), 59-64 (appeal).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from lut_admin.convention.supervision.facts import Manner
from lut_admin.papers.case_form import moment
from lut_admin.papers.case_papers.matter import Matter, Measure, Rules, facts_of, happened, identity, names
from lut_admin.papers.case_papers.paper import (
    GAP,
    Block,
    Cell,
    Paper,
    Said,
    addressee,
    blank,
    closing,
    day,
    fields,
    heading,
    options,
    prose,
    remark,
    said,
    sections,
    signatures,
    stub,
    table,
    together,
)

_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Served:
    """How a paper reached the student, as far as it is on record; all else is filled in by hand."""

    paper: Said
    document: str = ""
    manner: Manner | None = None
    on: date | None = None
    place: str = ""
    server: str = ""
    witnesses: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """How a student was heard, as far as it is on record: never what she said."""

    on: date
    recorder: str = ""
    interpreter: str = ""
    guardian: str = ""
    waived: bool = False


def proposal(matter: Matter, measure: Measure) -> Paper:
    """拟处分告知书: the facts, reasons and basis of a measure that is thought of, and the right to state and defend (Art. 55)."""
    blocks: list[Block] = [
        addressee(names(matter.student)),
        prose(said("proposal_opening")),
        identity(matter.student),
        happened(matter),
        sections(
            ("facts", facts_of(matter)),
            ("reasons", {"zh": measure.reasons_zh, "en": measure.reasons_en}),
            ("basis", basis(matter, measure)),
            ("proposed_measure", measured(measure)),
        ),
        GAP,
        # The receipt is never alone on its page: whoever signs that she knows her rights has them before her.
        together(
            prose(_right_to_state(matter.rules), said("proposal_rights"), said("proposal_no_decision")),
            closing(matter.school),
            stub("receipt", *_receipt("proposal_receipt", matter)),
        ),
    ]
    return _paper("proposal", matter, tuple(blocks), issued=True, draft=True)


def statement(matter: Matter, held: Held | None = None) -> Paper:
    """陈述申辩笔录: the box is blank, in any language; nothing is ever written into it for the student.

    `held`: that she was heard, or gave it up in writing, where it is on record.
    """
    signs = [("signature_student", True), ("signature_interpreter", True), ("signature_recorder", True)]
    if matter.minor:
        signs.insert(1, ("signature_guardian", True))
    blocks = (
        identity(matter.student),
        fields(
            [("held_on", moment(held.on) if held else None), ("held_at", None)],
            [("recorder", (held and held.recorder) or None), ("present", (held and held.guardian) or None)],
            [("interpreter_name", (held and held.interpreter) or None), ("language_used", None)],
        ),
        options("choice", ("choice_state", "choice_written", ("choice_waive", bool(held and held.waived))), across=1),
        remark("statement_told"),
        GAP,
        blank("statement", "statement_hint", signs, least=9),
    )
    return _paper("statement", matter, blocks)


def decision(matter: Matter, measure: Measure) -> Paper:
    """处分决定书 with every item of Art. 53; 代拟稿 until body, number and date are on record."""
    exhibits: list[list[Cell]] = [[str(place), {"zh": one.description_zh, "en": one.description_en}, moment(one.obtained)]
                for place, one in enumerate(matter.evidence, 1)]  # fmt: skip
    blocks: list[Block] = [
        addressee(names(matter.student)),
        heading("part_student"),
        identity(matter.student),
        heading("part_facts"),
        happened(matter),
        sections(("facts", facts_of(matter)), ("reasons", {"zh": measure.reasons_zh, "en": measure.reasons_en})),
    ]
    if exhibits:
        columns = [("no", "1.1cm"), ("evidence_name", "1fr"), ("obtained", "3.3cm")]
        blocks.append(table(columns, exhibits, centred=(0, 2)))
    blocks += [
        heading("part_decision"),
        sections(("basis", basis(matter, measure)), ("measure", measured(measure)), ("period", period(measure))),
        heading("part_appeal"),
        prose(*_appeal_ways(matter.rules)),
        # Who issues it and the seal never stand alone on a page.
        together(
            heading("part_other"),
            prose(said("decision_served"), said("decision_filed")),
            closing(matter.school, measure.on if measure.decided else None, measure.body),
        ),
    ]
    paper = _paper("decision", matter, tuple(blocks), issued=True, document=measure.document)
    return replace(paper, watermark=not measure.decided)


def service(matter: Matter, served: Served) -> Paper:
    """送达回证, with the stubs for the student and for the school."""
    ticks = [(f"manner_{one.value}", one is served.manner) for one in Manner]
    witnesses = "、".join(served.witnesses)
    blocks = (
        fields(
            [("served_paper", served.paper)],
            [("document_no", served.document), ("student_no", matter.student.student_no)],
            [("recipient", _full_name(matter)), ("served_at", served.place or None)],
        ),
        options("manner", ticks),
        fields(
            [("served_on", moment(served.on) or None), ("server", served.server or None)],
            [("refusal_reason", served.reason or None)],
            [("witnesses", witnesses or None)],
        ),
        signatures(("signature_recipient", True), ("signature_server", True), ("signature_witness_1", True),
                   ("signature_witness_2", True)),
        GAP,
        # No stub is alone on its page.
        together(
            remark("service_note"),
            stub("stub_student", _stub_rows(matter, served), signatures(("signature_server", True))),
            stub("stub_school", _stub_rows(matter, served), signatures(("signature_recipient", True))),
        ),
    )  # fmt: skip
    return _paper("service", matter, blocks)


def appeal_guide(matter: Matter, measure: Measure, until: date | None = None) -> Paper:
    """申诉告知: where, in what form and until when she may appeal; `until` is the last day where the service is on record."""
    rules = matter.rules
    last = day(until)
    rows = [
        [said("way_review"), {"zh": rules.committee_zh, "en": rules.committee_en},
         last or said("within_days", n=rules.appeal_days), said("from_decision")],
        [said("way_answer"), {"zh": rules.committee_zh, "en": rules.committee_en},
         said("within_days_extended", n=rules.answer_days), said("from_appeal")],
        [said("way_province"), {"zh": rules.province_zh, "en": rules.province_en},
         said("within_days", n=rules.province_days), said("from_answer")],
        [said("way_ruling"), {"zh": rules.province_zh, "en": rules.province_en},
         said("within_working_days", n=rules.ruling_working_days), said("from_province")],
    ]  # fmt: skip
    columns = [("way", "1fr"), ("way_where", "1.1fr"), ("way_until", "1.1fr"), ("way_from", "1.2fr")]
    blocks = (
        addressee(names(matter.student)),
        prose(said("appeal_opening", document=measure.document or said("gap"))),
        fields([("measure", measure.name), ("document_no", measure.document)]),
        table(columns, rows),
        fields([("committee_contact", rules.committee_contact)]),
        GAP,
        together(
            prose(said("appeal_form"), said("appeal_enforced"), said("appeal_untold")),
            closing(matter.school),
            stub("receipt", *_receipt("appeal_receipt", matter)),
        ),
    )
    return _paper("appeal", matter, blocks, issued=True, draft=not measure.decided)


def _paper(
    name: str,
    matter: Matter,
    blocks: tuple[Block, ...],
    *,
    issued: bool = False,
    draft: bool = False,
    document: str = "",
) -> Paper:
    return Paper(said(f"{name}_title"), matter.number, blocks, matter.school, matter.anchor, issued, document, draft)


def _full_name(matter: Matter) -> str:
    return " ".join(dict.fromkeys(name for name in names(matter.student).values() if name))


def basis(matter: Matter, measure: Measure) -> Said:
    """The clause of the school's own rules: the convention alone is no basis for a sanction."""
    rules = matter.rules
    if not measure.clause:
        return said("basis_to_fill")
    zh = f"《{rules.rules_zh}》{measure.clause}" if rules.rules_zh else measure.clause
    en = f"{rules.rules_en}: {measure.clause}" if rules.rules_en else zh
    # What the school has in Chinese only is told as such, and never passed off as English.
    return {"zh": zh, "en": said("in_chinese", text=en)["en"] if _HAN.search(en) else en}


def measured(measure: Measure) -> Said:
    """What it is and for how long."""
    if measure.sanction is None or measure.months is None:
        return measure.name
    return said("measure_months", n=measure.months, measure=measure.name)


def period(measure: Measure) -> Said:
    """From when to when it runs, or that it runs for no period."""
    first, last = day(measure.first), day(measure.last)
    if first and last:
        return said("period_days", first=first, last=last)
    return said("period_none") if measure.sanction is not None and measure.months is None else said("gap")


def _right_to_state(rules: Rules) -> Said:
    return said(f"right_to_state_{rules.state_unit}", n=rules.state_days)


def _appeal_ways(rules: Rules) -> tuple[Said, ...]:
    committee = {"zh": rules.committee_zh, "en": rules.committee_en}
    province = said("province")
    if rules.province_zh:
        province = {"zh": rules.province_zh, "en": rules.province_en or province["en"]}
    return (
        said("appeal_review", n=rules.appeal_days, committee=committee),
        said("appeal_province", n=rules.province_days, province=province),
    )


def _receipt(key: str, matter: Matter) -> tuple[Block, ...]:
    """Cut off, it still says whose receipt it is, and in which case."""
    whose = fields([("recipient", _full_name(matter)), ("case_number", matter.number)])
    return whose, GAP, prose(said(key)), signatures(("signature_student", True), ("signature_server", True))


def _stub_rows(matter: Matter, served: Served) -> Block:
    return fields(
        [("served_paper", served.paper), ("document_no", served.document)],
        [("recipient", _full_name(matter)), ("served_on", moment(served.on) or None)],
    )
