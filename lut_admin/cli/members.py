"""``audit`` and ``nickname``: who is in a group, and whether a nickname is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from lut_admin.cli import parsing
from lut_admin.cli.context import Context
from lut_admin.cli.grammar import Operand, Option, Verb
from lut_admin.convention import names
from lut_admin.convention.groups import MAIN
from lut_admin.convention.known_names import KnownNames
from lut_admin.convention.membership import Answer, Audit, Line, Summary
from lut_admin.convention.nickname import judge
from lut_admin.convention.roster import Person, StaffMember
from lut_admin.office import groups, workbooks
from lut_admin.papers import words
from lut_admin.papers.member_file import read_member_file
from lut_admin.papers.member_list import Event, MemberList, may_be_whole
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal


def audit_members(context: Context, chosen: SimpleNamespace) -> bool:
    """Audit a member list; True where something was found.

    A list with a line that was not understood is not everybody, unless WeChat's own number of members says so.
    """
    students, staff = _register(context, chosen.roster)
    members = read_member_file(chosen.members, known=KnownNames(lambda: (*students, *staff)))
    complete = not chosen.partial and may_be_whole(members)
    hints: Sequence[Word] = ()
    if not (complete or chosen.partial or members.complete is False):  # that is told of the text
        hints = (Word("membership.partial_unread"),)
    if chosen.group is not None:
        office = context.office
        group_id = groups.id_of(office, chosen.group)
        if group_id is None:
            raise Refusal("cli.no_group", name=chosen.group)
        view = groups.audit_group(office, group_id, members, complete=complete)
        audit, hints = view.audit, (*hints, *view.hints)
    else:
        audit = groups.judge(context.office_if_any, members, students, staff, MAIN, complete)
    _tell(context, members.told())
    _tell_lines(context, audit)
    _tell_events(context, members)
    _tell_summary(context, audit.summary)
    _tell(context, hints)
    return any(line.findings for line in audit.lines) or bool(audit.summary.missing)


def check_nicknames(context: Context, chosen: SimpleNamespace) -> bool:
    """Check single nicknames; True where one is not right."""
    students, staff = _register(context, chosen.roster)
    audit = groups.judge(context.office_if_any, chosen.text, students, staff, MAIN, complete=False)
    _tell_lines(context, replace(audit, lines=tuple(map(_with_shape, audit.lines))))
    return any(line.findings for line in audit.lines)


def _with_shape(line: Line) -> Line:
    """The line, with what is wrong with the shape of nobody's nickname, too: the nickname is what was asked about."""
    return (
        replace(line, findings=(*line.findings, *judge(line.nickname).findings()))
        if line.answer is Answer.OUTSIDER
        else line
    )


def _register(context: Context, roster: Path | None) -> tuple[Sequence[Person], Sequence[StaffMember]]:
    """A list's students, or else the office's with its staff (nobody, where there is no office)."""
    if roster is not None:
        return workbooks.people_in(roster), ()
    office = context.office_if_any
    return groups.everybody(office) if office is not None else ((), ())


def _tell(context: Context, said: Sequence[Word]) -> None:
    """To a person, what was read of the text and why nobody is called missing: a script sees it from the rows."""
    if not context.teller.json:
        for word in said:
            context.teller.tell(words.of_word(word, context.teller.language))


def _tell_lines(context: Context, audit: Audit) -> None:
    for line in audit.lines:
        if context.teller.json:
            context.teller.give(_as_json(line))
        else:
            name = line.person.student_no if line.person else context.teller.word(f"membership.{line.answer.value}")
            found = " ".join(line.codes)
            # A nickname that nobody can see is shown as what it is: nothing.
            shown = line.nickname if names.visible(line.nickname) else '""'
            context.teller.tell("  ".join(part for part in (shown, name, found, line.suggestion) if part))


def _as_json(line: Line) -> dict[str, Any]:
    return {
        "row": line.row,
        "nickname": line.nickname,
        "answer": line.answer.value,
        "student_no": line.person.student_no or None if line.person else None,
        "candidates": _numbers(line.candidates),
        "valid": line.valid,
        "compliant": line.compliant,
        "findings": list(line.codes),
        "suggestion": line.suggestion,
        "why": _why(line),
    }


def _why(line: Line) -> dict[str, str]:
    reasons = [Word(evidence.key, evidence.facts) for evidence in line.why]
    reasons += [Word(finding.code, finding.facts) for finding in line.findings]
    return {
        "zh": "".join(words.of_word(reason, "zh") for reason in reasons),
        "en": " ".join(words.of_word(reason, "en") for reason in reasons),
    }


def _tell_events(context: Context, members: MemberList) -> None:
    for event in members.events:
        if context.teller.json:
            context.teller.give(_event_as_json(event))
        elif event.names:
            context.teller.say(f"cli.{event.move.value}", names=list(event.names))


def _event_as_json(event: Event) -> dict[str, Any]:
    return {
        "event": event.move.value,
        "nicknames": list(event.names),
        "by": event.by or None,
        "method": event.method.value if event.method else None,
        "at": event.moment or None,
        "group": event.group or None,
    }


def _tell_summary(context: Context, summary: Summary) -> None:
    if context.teller.json:
        counts = {
            "complete": summary.complete,
            "matched": summary.matched,
            "outsiders": summary.outsiders,
            "ambiguous": summary.ambiguous,
            "must_leave": _numbers(summary.must_leave),
            "missing": None if summary.missing is None else _numbers(summary.missing),
            "to_rename": summary.to_rename,
        }
        context.teller.give({"summary": counts})
        return
    context.teller.say(
        "cli.audited",
        matched=summary.matched,
        outsiders=summary.outsiders,
        ambiguous=summary.ambiguous,
        must_leave=len(summary.must_leave),
        to_rename=summary.to_rename,
    )
    if summary.missing is not None:
        context.teller.say("cli.not_in_group", n=len(summary.missing))


def _numbers(people: Sequence[Person]) -> list[str]:
    return [person.student_no for person in people if person.student_no]


_ROSTER = Option("--roster", parsing.path, "FILE")

VERBS = (
    Verb(
        ("audit",),
        audit_members,
        (Operand("MEMBERS"),),
        (Option("--group", called="NAME"), _ROSTER, Option("--partial", None)),
        either=("--group", "--roster"),
    ),
    Verb(("nickname",), check_nicknames, (Operand("TEXT", parsing.anything, many=True),), (_ROSTER,)),
)
