"""Article 1: the groups a roster needs, who owns them, who belongs in which."""

import pytest

from lut_admin.convention.groups import (
    MAIN,
    OWNERS,
    Capacity,
    Group,
    GroupKind,
    Owner,
    may_be_in,
    needed,
    should_be_in,
)
from lut_admin.convention.nickname import Form
from lut_admin.convention.roster import Person, Status

CLASS = Group(GroupKind.CLASS, "2023级机械工程1班")
ALUMNI = Group(GroupKind.ALUMNI)


def student(status: Status | None, class_name: str = "2023级机械工程1班") -> Person:
    return Person(1, "L1", "DOE JANE", "Jane Doe", "杜珍", class_name, status)


@pytest.mark.parametrize(
    ("status", "main", "own_class", "alumni", "may_stay"),
    [
        (Status.ACTIVE, True, True, False, True),
        (Status.ADMITTED, False, False, False, True),
        (Status.LEAVE, False, False, False, True),
        (Status.LEFT_CHINA, False, False, False, True),
        (Status.GRADUATED, False, False, True, False),
        (Status.COMPLETED, False, False, False, False),
        (Status.INCOMPLETE, False, False, False, False),
        (Status.WITHDRAWN, False, False, False, False),
        (Status.EXPELLED, False, False, False, False),
        (None, False, False, False, True),
    ],
)
def test_who_belongs_where(status: Status | None, main: bool, own_class: bool, alumni: bool, may_stay: bool) -> None:
    person = student(status)
    assert should_be_in(person, MAIN) is main
    assert should_be_in(person, CLASS) is own_class
    assert should_be_in(person, ALUMNI) is alumni
    assert may_be_in(person, MAIN) is may_stay
    assert may_be_in(person, ALUMNI)


def test_another_class_and_a_group_of_staff() -> None:
    person = student(Status.ACTIVE, "2024级化学工程2班")
    assert not should_be_in(person, CLASS) and may_be_in(person, CLASS)
    assert not may_be_in(person, Group(GroupKind.STAFF))
    assert not should_be_in(student(Status.ACTIVE, ""), Group(GroupKind.CLASS, ""))


def test_the_groups_a_roster_needs() -> None:
    people = [student(Status.ACTIVE, "乙班"), student(Status.ACTIVE, "甲班"), student(Status.GRADUATED, "旧班")]
    assert [group.class_name for group in needed(people)] == ["", "乙班", "甲班"]


def test_owners_and_rules() -> None:
    assert OWNERS[GroupKind.MAIN] is Owner.COUNSELOR and OWNERS[GroupKind.CLASS] is Owner.ADVISER
    assert MAIN.nicknames.form is Form.ENGLISH_CHINESE and ALUMNI.nicknames.form is Form.CLASS_NAME


def test_capacity() -> None:
    capacity = Capacity()
    assert [capacity.reached(n) for n in (0, 39, 40, 199, 200, 500)] == [None, None, 40, 100, 200, 500]
    assert Capacity(limit=100, steps=()).reached(99) is None
