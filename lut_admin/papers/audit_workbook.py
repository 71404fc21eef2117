"""A check of a group's members as a workbook: members, who must leave, who is missing, and the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lut_admin.convention.articles import Finding
from lut_admin.convention.gaps import lacks_name
from lut_admin.convention.groups import GroupKind
from lut_admin.convention.membership import Answer, Audit, Line
from lut_admin.convention.roster import Person
from lut_admin.papers import sheets, words
from lut_admin.papers.case_form import moment
from lut_admin.papers.sheets import Column, Table
from lut_admin.papers.words import Language, Word
from lut_admin.refusals import Progress, unwatched

# What a line may come to, each line to one of them; whoever is fine first.
VERDICTS = ("fine", "rename", "gap", "ambiguous", "outsider", "stranger", "teacher", "leave")
_PERSON = (
    Column("field.student_no", "id"),
    Column("auditsheet.name"),
    Column("field.chinese_name"),
    Column("field.class_name"),
)
_MEMBERS = (
    Column("auditsheet.row", "number"),
    Column("auditsheet.nickname", width=32),
    Column("auditsheet.verdict"),
    Column("auditsheet.answer"),
    *_PERSON,
    Column("auditsheet.findings", width=48),
    Column("auditsheet.suggestion", width=32),
    Column("auditsheet.why", width=48),
    Column("auditsheet.candidates", width=40),
)
_LEAVING = (
    Column("auditsheet.nickname", width=32),
    *_PERSON,
    Column("field.status"),
    Column("auditsheet.findings", width=48),
)
_MISSING = (*_PERSON, Column("field.status"))
_SUMMARY = (Column("auditsheet.item", width=34), Column("auditsheet.value", width=60))

Rows = list[Sequence[str | int | float | date | None]]


@dataclass(frozen=True, slots=True)
class Heading:
    """Of which check a workbook tells: the group, the moment (aware), and where the list came from.

    `counted` is WeChat's own number of members (群聊(487)), `not_understood` the lines of the list that held no member.
    """

    group: str
    kind: GroupKind
    at: date | datetime
    class_name: str = ""
    source: str = ""
    counted: int | None = None
    not_understood: int = 0


def write(
    path: Path | str, audit: Audit, heading: Heading, language: Language = "zh", progress: Progress = unwatched
) -> None:
    """Write the check as an .xlsx whose headings are in both languages, the rest in `language`.

    Raises Refusal as `sheets.write_xlsx` does.
    """
    sheets.write_xlsx(path, content(audit, heading, language), progress)


def content(audit: Audit, heading: Heading, language: Language = "zh") -> list[Table]:
    """The sheets of the workbook, in their order."""
    leaving = {person.id for person in audit.summary.must_leave}
    return [
        _table("members", _MEMBERS, [_member(line, leaving, language) for line in audit.lines]),
        _table("leaving", _LEAVING, [_leaver(line, language) for line in audit.lines if _id(line) in leaving]),
        _table("missing", _MISSING, _missing(audit, language)),
        _table("summary", _SUMMARY, _summary(audit, heading, language)),
    ]


def verdict(line: Line, leaving: set[int]) -> str:
    """What a line comes to (`VERDICTS`); `leaving` are the ids of the students who must leave."""
    if line.answer is Answer.AMBIGUOUS:
        return "ambiguous"
    if line.answer is Answer.OUTSIDER:
        return "stranger" if line.by_person else "outsider"
    if line.answer is Answer.STAFF and line.staff is None:
        return "teacher"
    if _id(line) in leaving:
        return "leave"
    if line.to_rename:
        return "rename"
    return "gap" if line.person is not None and lacks_name(line.codes) else "fine"


def _table(name: str, columns: Sequence[Column], rows: Rows) -> Table:
    said = words.both(f"auditsheet.sheet_{name}")
    return Table(f"{said['zh']} {said['en']}", [Column(_both(c.header), c.kind, c.width) for c in columns], rows)


def _both(key: str) -> str:
    return " / ".join(words.both(key).values())


def _id(line: Line) -> int | None:
    return line.person.id if line.person else None


def _member(line: Line, leaving: set[int], language: Language) -> Sequence[str | int | None]:
    who = _person(line.person)
    if line.staff is not None:
        who = ("", line.staff.english_name, line.staff.chinese_name, "")
    why = [words.say(evidence.key, language, **evidence.facts) for evidence in line.why]
    return (
        line.row + 1,
        line.nickname,
        words.say(f"auditsheet.verdict_{verdict(line, leaving)}", language),
        words.say(f"membership.{line.answer.value}", language),
        *who,
        _findings(line.findings, language),
        line.suggestion,
        _sentences(why, language),
        ("；" if language == "zh" else "; ").join(_candidate(person) for person in line.candidates),
    )


def _leaver(line: Line, language: Language) -> Sequence[str]:
    leaves = [finding for finding in line.findings if finding.article == 3]
    return (line.nickname, *_person(line.person), _status(line.person, language), _findings(leaves, language))


def _missing(audit: Audit, language: Language) -> Rows:
    if audit.summary.missing is None:
        return [(words.say("auditsheet.missing_unknown", language), "", "", "", "")]
    return [(*_person(person), _status(person, language)) for person in audit.summary.missing]


def _summary(audit: Audit, heading: Heading, language: Language) -> Rows:
    summary = audit.summary
    came_to = Counter(verdict(line, {person.id for person in summary.must_leave}) for line in audit.lines)
    missing: Word | int = Word("auditsheet.not_known") if summary.missing is None else len(summary.missing)
    facts: list[tuple[str, str | int | Word]] = [
        ("group", heading.group),
        ("kind", Word(heading.kind.key)),
        *([("class_name", heading.class_name)] if heading.class_name else []),
        ("at", moment(heading.at)),
        *([("source", heading.source)] if heading.source else []),
        ("whole", Word("auditsheet.whole_yes" if summary.complete else "auditsheet.whole_no")),
        *([("counted", heading.counted)] if heading.counted is not None else []),
        *([("not_understood", heading.not_understood)] if heading.not_understood else []),
        ("members", len(audit.lines)),
        *((f"verdict_{name}", came_to[name]) for name in VERDICTS),
        ("missing", missing),
        ("keep", Word("auditsheet.keep_about")),
    ]
    return [
        (_both(f"auditsheet.{name}"), words.of_word(value, language) if isinstance(value, Word) else value)
        for name, value in facts
    ]


def _person(person: Person | None) -> tuple[str, str, str, str]:
    if person is None:
        return ("", "", "", "")
    return (person.student_no, person.english_name or person.passport_name, person.chinese_name, person.class_name)


def _candidate(person: Person) -> str:
    return " · ".join(part for part in _person(person) if part)


def _status(person: Person | None, language: Language) -> str:
    return words.say(f"status.{person.status.value}", language) if person and person.status else ""


def _findings(findings: Sequence[Finding], language: Language) -> str:
    return _sentences([words.of_finding(finding, language) for finding in findings], language)


def _sentences(sentences: Sequence[str], language: Language) -> str:
    return ("" if language == "zh" else " ").join(sentences)
