"""Checking who is in a group (Art. 3 and 4): the text is read, each nickname recognised, decisions applied; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from sqlalchemy import Connection

from lut_admin.convention import decisions, membership
from lut_admin.convention import groups as rules
from lut_admin.convention.decisions import Decided
from lut_admin.convention.groups import Elsewhere
from lut_admin.convention.hours import as_day
from lut_admin.convention.known_names import KnownNames
from lut_admin.convention.membership import Line
from lut_admin.convention.recognition import Evidence, Recogniser
from lut_admin.convention.roster import Person, StaffMember
from lut_admin.convention.sources import Source
from lut_admin.office import settings
from lut_admin.office.groups.keeping import group
from lut_admin.office.groups.remembering import AsStaff, Choice, Known, known_in
from lut_admin.office.groups.together import elsewhere, may_be_among, staff_owed
from lut_admin.office.office import Office
from lut_admin.office.roster.people import colleagues, people
from lut_admin.papers import member_list
from lut_admin.papers.member_list import MemberList, Move, placed
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal

MOST_NAMED = 6  # colleagues in one sentence


@dataclass(frozen=True, slots=True)
class Told:
    """What a notice in the text tells of one member: joined, left or removed, by whom and how, and the student it names.

    `at` is the day and time that the text shows before it, as written.
    """

    moved: Move
    nickname: str
    by: str = ""
    method: str = ""
    at: str = ""
    student_id: int | None = None


@dataclass(frozen=True, slots=True)
class AuditView:
    """A check of a group's members, not yet kept: the text as understood, and what the convention says of each line.

    `source` says where the list came from, for the record; whose names it holds is `members.source`. What is shown of a line is
    `audit.lines[i]`; students stand there with their ids. `decided` holds the rows that a decision from an earlier check
    answered. `also_in` names, by student's id, the other groups of the set in which the student is: a hint, no fault.
    `missing_unknown` names the groups of the set that must be checked before anybody can be said to be missing (then
    `audit.summary.missing` is None). `told` is what notices in the text tell. `staff_owed` are the colleagues who ought to be in
    this group, as far as they are in no other of its set.
    """

    group_id: int
    group: str
    source: str
    members: MemberList
    complete: bool
    audit: membership.Audit
    decided: Mapping[int, Known] = field(default_factory=dict)
    also_in: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    missing_unknown: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    staff_owed: tuple[StaffMember, ...] = ()

    @property
    def hints(self) -> tuple[Word, ...]:
        """What is to be said of the check as a whole, beside the counts."""
        said: list[Word] = []
        if self.missing_unknown:
            said.append(Word("group.missing_unknown", {"groups": list(self.missing_unknown)}))
        if absent := self.staff_absent:
            names = [one.chinese_name or one.english_name for one in absent]
            told = names if len(names) <= MOST_NAMED else [*names[:MOST_NAMED], "…"]
            said.append(Word("group.staff_absent", {"n": len(names), "names": told}))
        return tuple(said)

    @property
    def staff_absent(self) -> tuple[StaffMember, ...]:
        """The colleagues who ought to be in the group and are not (Art. 3); nobody who may be behind a doubtful nickname.

        Empty where it is not known who is missing.
        """
        if self.audit.summary.missing is None:
            return ()
        there = {line.staff.id for line in self.audit.lines if line.staff is not None}
        doubtful = [line.nickname for line in self.audit.lines if line.person is None and line.staff is None]
        return tuple(one for one in self.staff_owed if one.id not in there and not may_be_among(one, doubtful))

    def also(self, line: Line) -> Word | None:
        """In which other groups of the set a line's student is, too; None where in none."""
        names = self.also_in.get(line.person.id, ()) if line.person is not None else ()
        return Word("group.also_in", {"groups": list(names)}) if names else None


def audit_group(
    office: Office,
    group_id: int,
    text: str | Sequence[str] | MemberList,
    source: str = "",
    complete: bool | None = None,
    names_from: Source | None = None,
) -> AuditView:
    """Who is in a group and what is wrong (Art. 3 and 4); writes nothing.

    `text` is a pasted list, as pasted or as it was read, or nicknames that are already apart. `complete` says whether the
    list holds every member; None takes what the text itself shows, and otherwise everybody to be there. `names_from` says
    whose names they are (None: as the text was read): of remarks no nickname is found fault with. What a person decided in
    earlier checks of this group stands. Raises Refusal("group.gone") or, where no member can be read,
    Refusal("group.no_members").
    """
    found = group(office, group_id)
    students, staff = everybody(office)
    members = read_members(text, KnownNames(lambda: (*students, *staff)))
    if names_from is not None:
        members = members.of(names_from)
    if not members.nicknames:
        raise Refusal("group.no_members")
    whole = complete if complete is not None else members.complete is not False
    recogniser = Recogniser(students)
    audit = judge(office, members, recogniser, staff, found.rule, whole)
    with office.read() as connection:
        others, also = elsewhere(office, connection, found, recogniser, staff)
        known = known_in(connection, group_id)
        owed = staff_owed(office, connection, found, staff)
    there = {line.person.id for line in audit.lines if line.person is not None}
    view = AuditView(
        group_id,
        found.name,
        source,
        members,
        audit.summary.complete,
        audit,
        also_in={student_id: also[student_id] for student_id in there & also.keys()},
        told=_told(members, recogniser, staff, office.today()),
        elsewhere=others,
        staff_owed=owed,
    )
    return _in_set(_decided(office, view, known, students, staff))


def told_in(office: Office, members: MemberList) -> tuple[Told, ...]:
    """What the notices in a text tell, each name with the student it surely is; writes nothing."""
    students, staff = everybody(office)
    return _told(members, Recogniser(students), staff, office.today())


def everybody(office: Office) -> tuple[list[Person], list[StaffMember]]:
    """The students and the staff of the register, as the rules see them."""
    with office.read() as connection:
        return everybody_in(connection)


def everybody_in(connection: Connection) -> tuple[list[Person], list[StaffMember]]:
    """`everybody` within a transaction that is already open."""
    return people(connection), colleagues(connection)


def known_names(office: Office) -> KnownNames:
    """Whether a text is exactly one person's name on the register; read from it when the first question comes."""
    return KnownNames(lambda: chain.from_iterable(everybody(office)))


def read_members(text: str | Sequence[str] | MemberList, known: KnownNames | None = None) -> MemberList:
    """Members from pasted text, or from nicknames that are already apart; what was read already stays as it is.

    `known` decides in a pasted text where a comma stands inside a nickname.
    """
    if isinstance(text, MemberList):
        return text
    if isinstance(text, str):
        return member_list.read_members(text, known)
    return MemberList(member_list.Shape.NAMES, tuple(name for name in text if name.strip()))


def judge(
    office: Office | None,
    members: Sequence[str] | MemberList,
    students: Sequence[Person] | Recogniser,
    staff: Sequence[StaffMember] = (),
    one: rules.Group = rules.MAIN,
    complete: bool = True,
) -> membership.Audit:
    """What the convention says of these nicknames in such a group, with the separator of the settings in suggestions.

    Entries of a chain (接龙) may end in a message: so they are judged where `members` was read from one. Of a list of remarks
    nothing is said about nicknames.
    """
    rule = _written(office, one)
    if not isinstance(members, MemberList):
        return membership.audit(members, students, staff, rule, complete)
    open_end, cut = members.shape is member_list.Shape.CHAIN, frozenset(members.cut)
    audit = membership.audit(members.nicknames, students, staff, rule, complete, open_end=open_end, cut=cut)
    return membership.of_remarks(audit) if members.source is Source.REMARKS else audit


def settle(office: Office, view: AuditView, choices: Mapping[int, Choice]) -> AuditView:
    """A check with a person's answers in it (row → student id, `AsStaff`, or None for nobody), judged like the others.

    `view` is the check as `audit_group` gave it, whatever was settled before. An id that is no more on record is left out.
    """
    students, staff = everybody(office)
    decided = {row: known for row, known in view.decided.items() if row not in choices}
    settled = _settle(office, view, choices, students, staff)
    return _in_set(replace(settled, decided=decided))


def _settle(
    office: Office,
    view: AuditView,
    choices: Mapping[int, Choice],
    students: Sequence[Person],
    staff: Sequence[StaffMember],
) -> AuditView:
    by_id = {person.id: person for person in students}
    colleague = {member.id: member for member in staff}
    answers: dict[int, Person | StaffMember | None] = {}
    for row, choice in choices.items():
        if choice is None:
            answers[row] = None
        elif isinstance(choice, AsStaff):
            if choice.staff_id in colleague:
                answers[row] = colleague[choice.staff_id]
        elif choice in by_id:
            answers[row] = by_id[choice]
    if not answers:
        return view
    audit = membership.settle(view.audit, answers, students, _written(office, group(office, view.group_id).rule))
    remarks = view.members.source is Source.REMARKS
    return replace(view, audit=membership.of_remarks(audit) if remarks else audit)


def _decided(
    office: Office,
    view: AuditView,
    known: Mapping[str, Known],
    students: Sequence[Person],
    staff: Sequence[StaffMember],
) -> AuditView:
    """The check with the decisions of earlier ones in it; those about somebody who is no more on record wait."""
    there = {person.id for person in students}, {member.id for member in staff}
    # Of an entry of a chain the nickname alone, without the message that follows it.
    nicknames = [line.nickname for line in view.audit.lines]
    standing = decisions.standing(nicknames, {key: one.decision for key, one in known.items()})
    used = {row: known[decisions.key(nicknames[row])] for row in standing if row not in view.members.cut}
    used = {
        row: one
        for row, one in used.items()
        if one.answer is Decided.NOBODY or one.student_id in there[0] or one.staff_id in there[1]
    }
    if not used:
        return view
    settled = _settle(office, view, {row: _choice(one) for row, one in used.items()}, students, staff)
    lines = tuple(_dated(line, used[line.row]) if line.row in used else line for line in settled.audit.lines)
    return replace(settled, audit=replace(settled.audit, lines=lines), decided=used)


def _choice(known: Known) -> Choice:
    return AsStaff(known.staff_id) if known.staff_id is not None else known.student_id


def _dated(line: Line, known: Known) -> Line:
    on = as_day(known.at)
    return replace(line, why=(Evidence("decided_on", {"on": on}),))


def _in_set(view: AuditView) -> AuditView:
    """The check with only those missing who are in none of the set's groups; None where that is not known."""
    summary = view.audit.summary
    if not view.elsewhere or summary.missing is None:
        return view
    missing, unknown = rules.missing_in_set(summary.missing, view.elsewhere)
    return replace(view, audit=replace(view.audit, summary=replace(summary, missing=missing)), missing_unknown=unknown)


def _told(members: MemberList, students: Recogniser, staff: Sequence[StaffMember], copied: date) -> tuple[Told, ...]:
    """What the notices tell, each name with the student it surely is; 昨天 is the day before it was copied."""
    events = [event for event in members.events if event.move is not Move.GROUP_RENAMED]
    named = [(event, name) for event in events for name in event.names]
    lines = membership.audit([name for _, name in named], students, staff, complete=False).lines
    return tuple(
        Told(
            event.move,
            name,
            event.by,
            event.method.value if event.method else "",
            placed(event.moment, copied),
            line.person.id if line.person else None,
        )
        for (event, name), line in zip(named, lines, strict=True)
    )


def _written(office: Office | None, one: rules.Group) -> rules.Group:
    """The group with what the settings say in its rule."""
    rule = settings.nickname_rule(settings.values(office), one.nicknames.form)
    return rules.Group(one.kind, one.class_name, rule)
