"""From what a case or a note may begin: a pasted message whose sender is recognised, what a check of a group found, a note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from lut_admin.convention import membership
from lut_admin.convention.hours import CHINA
from lut_admin.convention.membership import Answer
from lut_admin.convention.recognition import Evidence
from lut_admin.office.cases.file import Account, Kind, Nobody
from lut_admin.office.cases.noting import notes
from lut_admin.office.office import Office
from lut_admin.office.roster.people import colleagues, people
from lut_admin.papers.group_message import GroupMessage, read_messages
from lut_admin.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Heard:
    """A pasted message and whose it is: the student's id, or those it may be, and why; `answer` None where no sender is told.

    A message of a colleague's (`answer` staff) begins no case here: it is referred.
    """

    message: GroupMessage
    answer: Answer | None
    student: int | None = None
    candidates: tuple[int, ...] = ()
    why: tuple[Evidence, ...] = ()

    @property
    def at(self) -> datetime | None:
        """When it was written, where the text tells day and time."""
        day, _, clock = self.message.at.partition(" ")
        try:
            return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=CHINA) if clock else None
        except ValueError:
            return None

    @property
    def source(self) -> Mapping[str, Any]:
        """What is kept of it in a case or a note: the words as they were pasted."""
        return {"message": {"at": self.message.at, "sender": self.message.sender, "text": self.message.text}}


def heard(office: Office, pasted: str) -> list[Heard]:
    """The messages in a pasted text, each with its sender looked for on the register; writes nothing.

    Refuses (``cases.no_message``) a text in which there is none.
    """
    messages = read_messages(pasted, office.today())
    if not messages:
        raise Refusal("cases.no_message")
    with office.read() as connection:
        students, staff = people(connection), colleagues(connection)
    senders = list(dict.fromkeys(message.sender for message in messages if message.sender))
    lines = membership.audit(senders, students, staff, complete=False).lines
    by_name = {line.nickname: line for line in lines}
    return [_heard(message, by_name.get(message.sender)) for message in messages]


def _heard(message: GroupMessage, line: membership.Line | None) -> Heard:
    if line is None:
        return Heard(message, None)
    student = line.person.id if line.person is not None else None
    return Heard(message, line.answer, student, tuple(person.id for person in line.candidates), line.why)


def account_from(one: Heard, articles: tuple[int, ...] = (), place: str = "") -> Account:
    """The beginnings of a case from a pasted message; facts and influence are for a person to write.

    What the screening thinks of the words is no part of it: it helps to write, and stays out of the file.
    """
    people = (one.student,) if one.student is not None else ()
    begun = Account(articles, people, "", occurred_at=one.at, place=place, source=one.source)
    if one.student is not None:
        return replace(begun, nicknames={one.student: one.message.sender})
    if one.answer is Answer.OUTSIDER:
        return replace(begun, kind=Kind.NOBODY, nobody=Nobody.OUTSIDER)
    return replace(begun, kind=Kind.REFERRED) if one.answer is Answer.STAFF else begun


def account_from_finding(
    student: int | None, nickname: str, group: str, articles: tuple[int, ...] = ()
) -> Account:
    """The beginnings of a case from what a check of a group found: the student, her nickname there, the group.

    Without a student it is an incident: somebody who does not belong there (Art. 3).
    """
    source = {"group": group, "nickname": nickname}
    if student is None:
        return Account((3,), (), "", place=group, source=source, kind=Kind.NOBODY, nobody=Nobody.OUTSIDER)
    nicknames = {student: nickname} if nickname else None
    return Account(articles, (student,), "", place=group, nicknames=nicknames, source=source)


def account_from_note(office: Office, note_id: int) -> Account:
    """The beginnings of a case from a note that did not suffice: its student and articles; refuses (``cases.no_note_there``)."""
    one = next((found for found in notes(office) if found.id == note_id), None)
    if one is None:
        raise Refusal("cases.no_note_there")
    source = {**(one.source or {}), "note": one.id}
    return Account(one.articles, (one.student_id,), one.said, one.said_en, source=source)
