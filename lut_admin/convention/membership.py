"""Article 3: who is in a group, who is missing, who must leave, who does not belong; with Article 4's verdict on each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from lut_admin.convention import recognition
from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.belonging import belongs_less, of_belonging
from lut_admin.convention.colleagues import Colleagues
from lut_admin.convention.cut_names import Beginnings
from lut_admin.convention.groups import MAIN, Group, may_be_in, should_be_in
from lut_admin.convention.nickname import Parts, Verdict, judge_parts, parse, suggest
from lut_admin.convention.nickname.labels import Classes
from lut_admin.convention.recognition import NOBODY_ELSE, Evidence, Present, Recogniser
from lut_admin.convention.roster import Person, StaffMember
from lut_admin.convention.undisturbed import undisturbed

_STAFF_WORDS = re.compile(
    r"老师|教师|辅导员|班主任|导师|教授|院长|书记|主任|(?i:\b(?:teacher|professor|prof|counsell?or|dean)\b)"
)

_BLANK = re.compile(r"\s+|(?<=\S)(?=[,，:：;；(（])")
_MOST_BEGINNINGS = 12
_EXACT = frozenset({"by_number", "by_both", "by_english", "by_chinese", "staff_name"})

SECOND = "membership.M_DUP"  # a further account of a student who is already there


class Answer(StrEnum):
    """Who a member is: a student of the roster, staff, nobody who belongs, or one of several."""

    STUDENT = "student"
    STAFF = "staff"
    OUTSIDER = "outsider"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Line:
    """What the audit says of one member: `row` counts from 0 in the order given.

    `valid` is the nickname's shape alone, `compliant` also that both names are this student's. A suggestion is given where
    the student is known, may stay, and the nickname is not compliant.
    """

    row: int
    nickname: str
    answer: Answer
    person: Person | None = None
    staff: StaffMember | None = None
    candidates: tuple[Person, ...] = ()
    valid: bool = False
    compliant: bool = False
    findings: tuple[Finding, ...] = ()
    suggestion: str | None = None
    why: tuple[Evidence, ...] = ()
    open_end: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The findings' bare codes, as the command line prints them: ``F_ORDER``, ``M_OUTSIDER``."""
        return tuple(finding.code.partition(".")[2] for finding in self.findings)

    @property
    def by_person(self) -> bool:
        """Whether a person said who it is, now or in an earlier check."""
        return any(evidence.code in ("by_hand", "decided_on") for evidence in self.why)

    @property
    def to_rename(self) -> bool:
        """Whether this student is to be asked for another nickname; the roster's own gap is never the student's fault."""
        return self.suggestion is not None


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of an audit; `missing` is None for a list that is not complete.

    `staff` are the teachers whom the register knows; `teachers_to_check` only call themselves so, and are a question.
    """

    complete: bool
    matched: int
    staff: int
    teachers_to_check: int
    outsiders: int
    ambiguous: int
    to_rename: int
    must_leave: tuple[Person, ...]
    missing: tuple[Person, ...] | None


@dataclass(frozen=True, slots=True)
class _Means:
    """What the members of one group are judged by."""

    recogniser: Recogniser
    colleagues: Colleagues
    group: Group
    present: Present = NOBODY_ELSE


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit of a group: one line for each member in the order given, and the summary."""

    lines: tuple[Line, ...]
    summary: Summary


def audit(
    nicknames: Iterable[str],
    roster: Sequence[Person] | Recogniser,
    staff: Sequence[StaffMember] = (),
    group: Group = MAIN,
    complete: bool = True,
    open_end: bool = False,
    cut: Collection[int] = (),
) -> Audit:
    """Who is in a group and what is wrong (Art. 3 and 4).

    `complete` says whether the list holds every member: only then is anybody missing, and nobody is while a line that may
    be theirs is undecided. Students on leave are neither missing nor must they leave; the admitted are never missing.
    `open_end`: the nicknames are entries of a chain (接龙), each perhaps followed by a message; a line then holds as its
    nickname the beginning that is exactly one student's, if there is one. `cut` are the rows whose nickname the screen cut
    off: each is a question whose it is, without a finding; where it may be anybody's, nobody is missing.
    """
    with undisturbed():
        recogniser = roster if isinstance(roster, Recogniser) else Recogniser(roster)
        beginnings = Beginnings(recogniser.roster) if cut else None
        cut_off = dict.fromkeys(cut, beginnings) if beginnings else {}
        lines = _lines(nicknames, _Means(recogniser, Colleagues(staff), group), open_end, cut_off)
        complete = complete and all(lines[row].candidates for row in cut)
        return Audit(tuple(_second_accounts(lines)), _summary(lines, recogniser.roster, group, complete))


def _lines(nicknames: Iterable[str], means: _Means, open_end: bool, cut: Mapping[int, Beginnings]) -> list[Line]:
    """A line for each member. Who is a student at sight comes first: the others are seldom these once more."""
    lines: dict[int, Line] = {}
    doubtful: list[tuple[int, str, Parts]] = []
    twins: list[tuple[int, str, Parts, recognition.Recognition]] = []
    seen: set[int] = set()
    for row, nickname in enumerate(nicknames):
        if row in cut:
            lines[row] = _cut(row, nickname, cut[row])
            continue
        parts = means.recogniser.parts(nickname)
        found = means.recogniser.at_sight(parts)
        if found is not None and found.person is not None:
            seen.add(found.person.id)
        if found is None or open_end:
            doubtful.append((row, nickname, parts))
        elif found.person is not None and means.recogniser.mistakable(found.person):
            twins.append((row, nickname, parts, found))
        else:
            lines[row] = _line(row, nickname, parts, means, found)
    means = replace(means, present=means.recogniser.present(seen))
    for row, nickname, parts, found in twins:
        lines[row] = _line(row, nickname, parts, means, means.recogniser.of_twins(found, parts, means.present))
    # Names that are alike follow one another: what was looked up for one is still at hand for the next.
    doubtful.sort(key=_by_latin)
    for row, nickname, parts in doubtful:
        if open_end:
            lines[row] = _entry(row, nickname, means)
        else:
            lines[row] = _line(row, nickname, parts, means, means.recogniser.by_weight(parts, means.present))
    return [lines[row] for row in range(len(lines))]


def _by_latin(doubtful: tuple[int, str, Parts]) -> str:
    return doubtful[2].latin.lower()


def settle(
    audit: Audit, choices: Mapping[int, Person | StaffMember | None], roster: Sequence[Person], group: Group = MAIN
) -> Audit:
    """The audit with a person's answers in it, which stand above what was recognised: row → who it is, None for nobody.

    A settled line is judged like one that was recognised: its nickname, whether its student may stay, who is missing.
    """
    lines = [_settled(line, choices[line.row], group) if line.row in choices else _alone(line) for line in audit.lines]
    return Audit(tuple(_second_accounts(lines)), _summary(lines, roster, group, audit.summary.complete))


def of_remarks(audit: Audit) -> Audit:
    """The audit of a list of one's own remarks: who is there, and nothing said of anybody's nickname (Art. 4)."""
    lines = tuple(replace(_unaccused(line), open_end=line.open_end) for line in audit.lines)
    return Audit(lines, replace(audit.summary, to_rename=0))


def _settled(line: Line, person: Person | StaffMember | None, group: Group) -> Line:
    why = (Evidence("by_hand"),)
    if isinstance(person, StaffMember):
        return Line(line.row, line.nickname, Answer.STAFF, staff=person, valid=line.valid, compliant=True, why=why)
    if person is not None:
        settled = _student(
            line.row, line.nickname, parse(line.nickname, Classes([person.class_name])), person, why, group
        )
        return _unaccused(settled) if line.open_end else settled
    outsider = Finding(3, "membership.M_OUTSIDER", Weight.ASK)
    return Line(line.row, line.nickname, Answer.OUTSIDER, valid=line.valid, findings=(outsider,), why=why)


def _alone(line: Line) -> Line:
    """The line without what was said of the others: that is found anew."""
    return replace(line, findings=tuple(finding for finding in line.findings if finding.code != SECOND))


def _cut(row: int, nickname: str, beginnings: Beginnings) -> Line:
    """A nickname that the screen cut off: whose it may be, where few come into question; never is anything said against it."""
    people = beginnings.of(nickname)
    few = people if len(people) <= recognition.MOST_CANDIDATES else ()
    return Line(row, nickname, Answer.AMBIGUOUS, candidates=few, why=(Evidence("cut_name"),), open_end=True)


def _entry(row: int, entry: str, means: _Means) -> Line:
    """One entry of a chain: the longest beginning that is a student's or teacher's name, else the whole, unaccused."""
    whole = _line(row, entry, means.recogniser.parts(entry), means)
    beginnings = [entry[: blank.start()] for blank in _BLANK.finditer(entry)][:_MOST_BEGINNINGS]
    if whole.compliant or (not beginnings and _by_name(whole)):
        return whole
    lines = (_line(row, beginning, means.recogniser.parts(beginning), means) for beginning in reversed(beginnings))
    exact = [line for line in lines if _by_name(line) and not _goes_on(line.nickname, entry)]
    right = [line for line in exact if line.compliant]
    if right:
        return right[0]
    return _unaccused(exact[0] if exact and not _by_name(whole) else whole)


def _by_name(line: Line) -> bool:
    """Whether the line's own words are one known person's name, with nothing guessed."""
    return line.answer in (Answer.STUDENT, Answer.STAFF) and any(evidence.code in _EXACT for evidence in line.why)


def _goes_on(beginning: str, entry: str) -> bool:
    """Whether an English name seems to go on where it was cut: Jane Doe Smith is not Jane Doe."""
    rest = entry[len(beginning) :].lstrip()
    return beginning[-1:].isascii() and beginning[-1:].isalpha() and rest[:1].isascii() and rest[:1].isupper()


def _unaccused(line: Line) -> Line:
    """The line without what Art. 4 says of it: a part of it may be a message."""
    staying = tuple(finding for finding in line.findings if finding.article != 4)
    return replace(line, findings=staying, suggestion=None, open_end=True)


def _line(row: int, nickname: str, parts: Parts, means: _Means, found: recognition.Recognition | None = None) -> Line:
    """One member; `found` is who it is, if that was looked up already."""
    group = means.group
    if found is None:
        found = means.recogniser.recognise(parts, means.present)
    colleague, differs = means.colleagues.find(parts)
    if found.answer is not recognition.Answer.NOBODY and not found.plain and _STAFF_WORDS.search(nickname):
        found = recognition.NOBODY  # a title beside what only resembles a student's name: rather a teacher
    if found.answer is recognition.Answer.STUDENT and found.person is not None:
        if colleague is None or found.sure:
            return _student(row, nickname, parts, found.person, found.evidence, group)
        shared = Evidence("staff_or_student", {"name": parts.han or parts.latin})
        found = recognition.Recognition(recognition.Answer.SEVERAL, None, (found.person,), (shared,))
    elif colleague is not None and differs:
        known = Evidence("staff_english_differs", {"given": parts.latin, "known": colleague.english_name})
        why = (known,) if found.answer is recognition.Answer.NOBODY else (known, *found.evidence)
        found = recognition.Recognition(recognition.Answer.SEVERAL, None, found.candidates, why)
    elif colleague is not None:
        why = (Evidence("staff_name", {"name": colleague.chinese_name or colleague.english_name}),)
        return Line(row, nickname, Answer.STAFF, staff=colleague, valid=parts.valid, compliant=True, why=why)
    verdict = judge_parts(parts, None, group.nicknames)
    if found.answer is recognition.Answer.SEVERAL:
        said, why = verdict.findings(), found.evidence
        people = tuple(sorted(found.candidates, key=partial(belongs_less, group)))
        return Line(row, nickname, Answer.AMBIGUOUS, None, None, people, verdict.valid, False, said, why=why)
    if _STAFF_WORDS.search(nickname):
        asked = Finding(3, "membership.S_UNKNOWN", Weight.ASK)  # nobody is told to remove a colleague
        return Line(row, nickname, Answer.STAFF, valid=verdict.valid, findings=(asked,), why=(Evidence("staff_word"),))
    # Art. 4's rule is the students': of somebody who is none nothing is said but that.
    outsider = Finding(3, "membership.M_OUTSIDER", Weight.ASK)
    return Line(row, nickname, Answer.OUTSIDER, valid=verdict.valid, findings=(outsider,), why=found.evidence)


def _student(row: int, nickname: str, parts: Parts, person: Person, why: tuple[Evidence, ...], group: Group) -> Line:
    rule = group.nicknames
    verdict = judge_parts(parts, person, rule)
    staying = may_be_in(person, group)
    findings = (*of_belonging(person, group, staying), *verdict.findings())
    suggestion = None
    if staying and not verdict.compliant and _students_fault(verdict):
        suggestion = suggest(person, rule)
    return Line(
        row,
        nickname,
        Answer.STUDENT,
        person,
        valid=verdict.valid,
        compliant=verdict.compliant,
        findings=findings,
        suggestion=suggestion,
        why=why,
    )


def _students_fault(verdict: Verdict) -> bool:
    return any(code[0] in "FC" for code in verdict.codes)


def _second_accounts(lines: Sequence[Line]) -> Iterable[Line]:
    """The lines, each further account of a student who is already there marked as such: a question, not a fault."""
    seen: set[int] = set()
    for line in lines:
        again = line.person is not None and line.person.id in seen
        if line.person is not None:
            seen.add(line.person.id)
        yield _also(line, Finding(3, SECOND, Weight.ASK)) if again else line


def _also(line: Line, finding: Finding) -> Line:
    return replace(line, findings=(finding, *line.findings))


def _summary(lines: Sequence[Line], roster: Sequence[Person], group: Group, complete: bool) -> Summary:
    answers = Counter(line.answer for line in lines)
    teachers_to_check = sum(line.answer is Answer.STAFF and line.staff is None for line in lines)
    there = {line.person.id: line.person for line in lines if line.person is not None}
    # Whoever may be behind an undecided line is not missing before somebody decides.
    undecided = {person.id for line in lines for person in line.candidates}
    missing = None
    if complete:
        missing = tuple(p for p in roster if should_be_in(p, group) and p.id not in there and p.id not in undecided)
    return Summary(
        complete=complete,
        matched=answers[Answer.STUDENT],
        staff=answers[Answer.STAFF] - teachers_to_check,
        teachers_to_check=teachers_to_check,
        outsiders=answers[Answer.OUTSIDER],
        ambiguous=answers[Answer.AMBIGUOUS],
        to_rename=sum(line.to_rename for line in lines),
        must_leave=tuple(p for p in there.values() if not may_be_in(p, group)),
        missing=missing,
    )
