"""Students of one class, who are in its groups."""

from __future__ import annotations

from collections.abc import Iterable

from lut_admin.office import groups, roster
from lut_admin.office.office import Office

CLASS = "国际2301班"
Person = tuple[str, str, str, str]  # number, English name, Chinese name, status
# Two of one first name, two whose names differ, and one who has left.
PEOPLE: tuple[Person, ...] = (
    ("1", "Ahsan Ali", "安山", "active"),
    ("2", "Ahsan Khan", "安可", "active"),
    ("3", "Jane Doe", "杜珍", "active"),
    ("4", "John Tester", "田约翰", "active"),
    ("5", "Old Hand", "老友", "withdrawn"),
)


def entered(office: Office, people: Iterable[Person]) -> dict[str, int]:
    """The students' ids by their numbers."""
    made = {}
    for number, english, chinese, status in people:
        fields = {"student_no": number, "english_name": english, "chinese_name": chinese, "status": status}
        made[number] = roster.add(office, {**fields, "class_name": CLASS}).made or 0
    return made


def class_group(office: Office) -> int:
    """The groups of the register, made; the id of the class's own."""
    groups.create_from_roster(office)
    return next(one.id for one in groups.groups(office) if one.class_name)
