"""Which texts are exactly one person's name."""

import pytest

from lut_admin.convention.known_names import KnownNames
from lut_admin.convention.roster import Person, StaffMember

PEOPLE = [
    Person(1, "L1", "DOE JANE MARY", "Jane Doe", "杜珍", former=("Jane Roe", "杜真")),
    Person(2, "L2", "KHAN ALI", "", "阿里·汗"),
    Person(3, "L3", "", "", ""),
    StaffMember(1, "王静", "Wang Jing"),
]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe",
        "doe, JANE",
        "杜珍",
        "Jane Doe+杜珍",
        "杜珍，Doe Jane Mary",
        "Jane Roe",
        "杜真",
        "Ali Khan、阿里汗",
        "Wang Jing 王静",
    ],
)
def test_either_name_or_both_of_one_person(text: str) -> None:
    assert KnownNames(lambda: PEOPLE)(text)


@pytest.mark.parametrize(
    "text",
    ["", "，", "Jane", "Jane Doe 阿里·汗", "杜珍2", "Jane Doe 杜珍 班长", "杜珍、王静", "23-1 杜珍", "👑", "😀杜珍2"],
)
def test_nothing_else(text: str) -> None:
    assert not KnownNames(lambda: PEOPLE)(text)


def test_the_roster_is_read_only_when_asked() -> None:
    asked: list[int] = []

    def people() -> list[Person | StaffMember]:
        asked.append(1)
        return PEOPLE

    known = KnownNames(people)
    assert not asked
    assert known("杜珍") and known("王静") and asked == [1]
