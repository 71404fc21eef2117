"""What is open in a group as its last checks show it: who should take another nickname, who should leave, who is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from lut_admin.convention import decisions
from lut_admin.convention import groups as rules
from lut_admin.convention.gaps import lacks_name
from lut_admin.convention.hours import recorded
from lut_admin.convention.membership import Answer
from lut_admin.convention.nickname import judge, suggest
from lut_admin.convention.nickname.rule import NicknameRule
from lut_admin.convention.reminders import About
from lut_admin.convention.roster import Person
from lut_admin.office import settings
from lut_admin.office.groups.kept import NOBODY, KeptLine, last_seen

# Who a reminder is for: a student by id, or somebody unknown by the nickname's key.
Whom = int | str


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that is open about one member: about what, who (or which nickname), and since which check it is seen.

    `suggestion` is the right nickname by the roster of today. `gap`: the roster lacks a name for it, so that nobody is asked.
    """

    about: About
    person: Person | None
    nickname: str
    seen_on: date
    suggestion: str | None = None
    gap: bool = False

    @property
    def whom(self) -> Whom:
        """Who it concerns."""
        return self.person.id if self.person is not None else decisions.key(self.nickname)


def day_of(at: str) -> date:
    """The day in China of a moment on record."""
    return recorded(at).date()


def matters(
    connection: Connection, groups: Mapping[int, rules.Group], people: Mapping[int, Person], known: Mapping[str, Any]
) -> dict[int, list[Matter]]:
    """What is open in each of these groups, by group id (Art. 3 and 4), with these settings; students in the bin are left out."""
    seen = last_seen(connection, list(groups))
    named = last_seen(connection, list(groups), nicknames_only=True)
    found: dict[int, list[Matter]] = {}
    for group_id, one in groups.items():
        rule = settings.nickname_rule(known, one.nicknames.form)
        here = seen.get(group_id, NOBODY)
        newest = {line.student_id: check.at for line, check in here.lines}
        found[group_id] = [
            *_belonging(((line, day_of(check.at)) for line, check in here.lines), one, people),
            *(
                matter
                for line, check in named.get(group_id, NOBODY).lines
                if line.student_id in newest
                for matter in _naming(line, day_of(check.at), one, rule, people)
            ),
        ]
    return found


def _belonging(
    lines: Iterator[tuple[KeptLine, date]], one: rules.Group, people: Mapping[int, Person]
) -> Iterator[Matter]:
    for line, on in lines:
        person = people.get(line.student_id or 0)
        if person is not None:
            if not rules.may_be_in(person, one):
                yield Matter(About.LEAVE, person, line.nickname, on)
        elif line.student_id is None and line.staff_id is None and decisions.key(line.nickname):
            stranger = line.answer == Answer.OUTSIDER and line.decided
            yield Matter(About.LEAVE if stranger else About.WHO, None, line.nickname, on)


def _naming(
    line: KeptLine, on: date, one: rules.Group, rule: NicknameRule, people: Mapping[int, Person]
) -> Iterator[Matter]:
    person = people.get(line.student_id or 0)
    if person is None or line.compliant or not rules.may_be_in(person, one):
        return
    gap = lacks_name(line.findings)
    if line.suggestion is None and not gap:
        return
    if judge(line.nickname, person, rule).compliant:
        return  # the roster was put right since
    right = suggest(person, rule)
    yield Matter(About.RENAME, person, line.nickname, on, right, right is None)
