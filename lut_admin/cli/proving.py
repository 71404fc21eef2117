"""``case evidence export``: the files that prove a case, and its dossier."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lut_admin.cli import parsing
from lut_admin.cli.context import Context
from lut_admin.cli.grammar import Operand, Option, Verb
from lut_admin.office import roster
from lut_admin.office.cases import evidence
from lut_admin.office.papers import dossier
from lut_admin.refusals import Refusal


def take_evidence(context: Context, chosen: SimpleNamespace) -> bool:
    """Add files to a case as evidence, all of them or none, and tell what is there; without a file only that."""
    told = {
        "description_zh": chosen.description,
        "description_en": chosen.description_en,
        "source": chosen.source,
        "obtained": chosen.obtained,
    }
    pieces = [evidence.read_piece(context.office, file, **told) for file in chosen.file]
    if pieces:
        evidence.add(context.office, chosen.number, pieces)
    found = evidence.exhibits(context.office, chosen.number)
    if context.teller.json:
        context.teller.give({"number": chosen.number, "evidence": [_exhibit(one) for one in found]})
    else:
        for one in found:
            context.teller.say(
                "cli.case_exhibit",
                place=one.number,
                file=one.file_name,
                kind=one.kind,
                size=one.size,
                sha256=one.sha256,
            )
    return False


def _exhibit(one: evidence.Exhibit) -> dict[str, Any]:
    return {
        "id": one.id,
        "number": one.number,
        "description": {"zh": one.description_zh, "en": one.description_en},
        "file": one.file_name,
        "kind": one.kind,
        "size": one.size,
        "sha256": one.sha256,
        "obtained": one.obtained,
        "source": one.source,
        "at": one.at,
        "redacts": one.redacts,
    }


def export(context: Context, chosen: SimpleNamespace) -> bool:
    """Write a case's dossier, signed."""
    student = roster.id_of(context.office, chosen.student) if chosen.student else None
    if chosen.student and student is None:
        raise Refusal("cli.no_student", number=chosen.student)
    made = dossier.export(context.office, chosen.number, chosen.file, not chosen.redacted, student)
    if context.teller.json:
        end = {"seq": made.anchor.seq, "head": made.anchor.head}
        told = {"number": chosen.number, "file": str(made.file), "sha256": made.sha256, "key": made.key, "anchor": end}
        context.teller.give(told)
    else:
        context.teller.say("cli.written", file=str(made.file))
        context.teller.say("cli.dossier_key", fingerprint=made.key, sha256=made.sha256)
    return False


VERBS = (
    Verb(
        ("case", "evidence"),
        take_evidence,
        (Operand("NUMBER", parsing.text), Operand("FILE", needed=False, many=True)),
        (
            Option("--description", default=""),
            Option("--description-en", default=""),
            Option("--source", default=""),
            Option("--obtained", parsing.day, "DAY"),
        ),
    ),
    Verb(
        ("case", "export"),
        export,
        (Operand("NUMBER", parsing.text), Operand("FILE")),
        (Option("--redacted", None), Option("--student", called="STUDENT_NO")),
    ),
)
