"""The members of a group as a notice counts them: confirmed, not yet, or an entry that is nobody's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lut_admin.convention.hours import as_told
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Tone
from lut_admin.desk.tables import Column, Table, TableModel

if TYPE_CHECKING:
    from lut_admin.convention.roster import Person
    from lut_admin.office.notices import InGroup

STANDINGS = ("waiting", "unknown", "confirmed")
TONES: dict[str, Tone] = {"waiting": "warn", "unknown": "bad", "confirmed": "ok"}
YIELDS = ("at", "said")  # where there is little room


@dataclass(frozen=True, slots=True)
class Seat:
    """One member of a group, or one entry that is nobody's: its standing, and what the chain says of it."""

    standing: str
    name: str
    student_no: str
    class_name: str
    said: str = ""
    at: str = ""
    entry: int = 0


def seats(here: InGroup) -> list[Seat]:
    """What is to be looked at first, then who has not confirmed, then who has."""
    unknown = [Seat("unknown", one.nickname, "", "", one.nickname, one.at, one.id) for one in here.unknown]
    waiting = [Seat("waiting", called(one), one.student_no, one.class_name) for one in here.waiting]
    confirmed = [
        Seat("confirmed", called(one.person), one.person.student_no, one.person.class_name, one.nickname, one.at, one.id)
        for one in here.confirmed
        if one.person is not None
    ]
    return [*unknown, *waiting, *confirmed]


def seat_table(desk: Desk) -> Table[Seat]:
    """The table of them, empty yet."""
    model = TableModel(
        _columns(desk), lambda seat: (seat.entry, seat.student_no, seat.name), _found_by, lambda seat: (seat.standing,)
    )
    return Table(model, "confirmations", desk.preferences, desk.say("posting.members"), YIELDS)


def called(person: Person) -> str:
    """The Chinese name first, as the register has it: for the counselor's own eyes."""
    return " ".join(part for part in (person.chinese_name, person.english_name or person.passport_name) if part)


def _columns(desk: Desk) -> list[Column[Seat]]:
    say = desk.say
    return [
        Column("name", say("posting.member"), lambda seat: seat.name, width=260),
        Column("student_no", say("field.student_no"), lambda seat: seat.student_no, kind="muted", width=120),
        Column(
            "standing",
            say("posting.standing"),
            lambda seat: say(f"posting.is_{seat.standing}"),
            kind="pill",
            width=120,
            tone=lambda seat: TONES[seat.standing],
            sort=lambda seat: STANDINGS.index(seat.standing),
        ),
        Column("said", say("posting.entry"), lambda seat: seat.said, kind="muted", width=200),
        Column("at", say("posting.noted"), lambda seat: as_told(seat.at) if seat.at else "", kind="muted", width=140),
    ]


def _found_by(seat: Seat) -> str:
    from lut_admin.convention import letters

    return letters.key(seat.name, seat.student_no, seat.said)
