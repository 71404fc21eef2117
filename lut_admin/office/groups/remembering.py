"""What a person decided about a nickname, remembered for its group: used in the next check, and taken back when it was wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention import decisions
from lut_admin.convention.decisions import Decided, Decision
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.records.journal import Act
from lut_admin.records.pen import Pen
from lut_admin.records.tables import Group, KnownNickname
from lut_admin.refusals import Refusal

TAKE_BACK = "take_back_decision"


@dataclass(frozen=True, slots=True)
class AsStaff:
    """An answer to "who is this?": this member of the staff (by id)."""

    staff_id: int


# An answer to "who is this?": a student (by id), one of the staff, or nobody who belongs (None).
Choice = int | AsStaff | None


@dataclass(frozen=True, slots=True)
class Known:
    """A decision on record: the nickname, the answer and whose it is (the student's or colleague's id), and when (UTC text)."""

    id: int
    key: str
    nickname: str
    answer: Decided
    student_id: int | None
    staff_id: int | None
    at: str

    @property
    def decision(self) -> Decision:
        """As the rules see it."""
        return Decision(self.answer, self.student_id or self.staff_id, self.at)


def known_nicknames(office: Office, group_id: int) -> list[Known]:
    """Every decision remembered for a group, the newest first."""
    with office.read() as connection:
        return sorted(known_in(connection, group_id).values(), key=lambda one: (one.at, one.id), reverse=True)


def known_in(connection: Connection, group_id: int) -> dict[str, Known]:
    """The decisions remembered for a group, by the nickname's key."""
    table = KnownNickname
    query = select(table.id, table.key, table.nickname, table.answer, table.student_id, table.staff_id, table.at).where(
        table.group_id == group_id
    )
    return {
        row.key: Known(row.id, row.key, row.nickname, Decided(row.answer), row.student_id, row.staff_id, row.at)
        for row in connection.execute(query)
    }


def remember(pen: Pen, group_id: int, nicknames: Sequence[str], choices: Mapping[int, Choice]) -> None:
    """Put on record what was decided about rows of a list, within an open act; not of a nickname that two members bear."""
    keys = [decisions.key(nickname) for nickname in nicknames]
    present, times = known_in(pen.connection, group_id), Counter(keys)
    fresh: list[dict[str, Any]] = []
    changed: dict[int, dict[str, Any]] = {}
    for row, choice in choices.items():
        if not keys[row] or times[keys[row]] > 1:
            continue
        answer = _answer(choice)
        old = present.get(keys[row])
        if old is None:
            fresh.append({"group_id": group_id, "key": keys[row], "nickname": nicknames[row], "at": pen.at, **answer})
        elif (old.answer.value, old.student_id, old.staff_id) != tuple(answer.values()):
            changed[old.id] = {"nickname": nicknames[row], "at": pen.at, **answer}
    if changed:
        pen.update(KnownNickname, changed)
    pen.insert(KnownNickname, fresh)


def take_back(office: Office, known_id: int) -> Result:
    """Forget a decision: the next check recognises the nickname by itself. Refuses (``group.not_decided``) one that is gone."""
    with office.read() as connection:
        query = select(Group.name).join_from(KnownNickname, Group, Group.id == KnownNickname.group_id)
        name = connection.scalar(query.where(KnownNickname.id == known_id))
    if name is None:
        raise Refusal("group.not_decided")
    facts = {"group": name}
    with office.write(Act(TAKE_BACK, facts)) as pen:
        pen.delete(KnownNickname, [known_id])
        return Result(Changes.AUDITS, pen.act_id, TAKE_BACK, facts)


def _answer(choice: Choice) -> dict[str, Any]:
    if choice is None:
        return {"answer": Decided.NOBODY.value, "student_id": None, "staff_id": None}
    if isinstance(choice, AsStaff):
        return {"answer": Decided.STAFF.value, "student_id": None, "staff_id": choice.staff_id}
    return {"answer": Decided.STUDENT.value, "student_id": choice, "staff_id": None}
