"""Article 1: the kinds of group, who owns which, and who should be in which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lut_admin.convention.nickname.rule import Form, NicknameRule
from lut_admin.convention.roster import BELONGS, MAY_STAY, Person, Status


class GroupKind(StrEnum):
    """The main group, a class group, an alumni group (Art. 3), a group of staff."""

    MAIN = "main"
    CLASS = "class"
    ALUMNI = "alumni"
    STAFF = "staff"

    @property
    def key(self) -> str:
        """Its message."""
        return f"groupkind.{self.value}"


class Owner(StrEnum):
    """Who owns a kind of group (Art. 1): the counselor (辅导员) or the class adviser (班主任)."""

    COUNSELOR = "counselor"
    ADVISER = "adviser"

    @property
    def key(self) -> str:
        """Its message."""
        return f"groupkind.owner_{self.value}"


OWNERS: dict[GroupKind, Owner] = {
    GroupKind.MAIN: Owner.COUNSELOR,
    GroupKind.CLASS: Owner.ADVISER,
    GroupKind.ALUMNI: Owner.COUNSELOR,
    GroupKind.STAFF: Owner.COUNSELOR,
}
# The rule of each kind until the settings say otherwise: Art. 4 for students, what is usual elsewhere.
RULES: dict[GroupKind, NicknameRule] = {
    GroupKind.MAIN: NicknameRule(),
    GroupKind.CLASS: NicknameRule(),
    GroupKind.ALUMNI: NicknameRule(Form.CLASS_NAME),
    GroupKind.STAFF: NicknameRule(Form.REAL_NAME),
}


@dataclass(frozen=True, slots=True)
class Capacity:
    """How many a group holds, and the sizes from which joining gets harder, ascending.

    WeChat says these figures nowhere officially: they are settings. Above 40 an invited person must accept, above 100 the
    QR code asks for a verified account, above 200 it no longer works.
    """

    limit: int = 500
    steps: tuple[int, ...] = (40, 100, 200)

    def reached(self, members: int) -> int | None:
        """The highest size that so many members have reached, the limit included; None below the first."""
        passed = [size for size in (*self.steps, self.limit) if members >= size]
        return passed[-1] if passed else None


@dataclass(frozen=True, slots=True)
class Group:
    """A group as the rules see it: its kind, for a class group the class, and its nickname rule (None: the kind's)."""

    kind: GroupKind = GroupKind.MAIN
    class_name: str = ""
    rule: NicknameRule | None = None

    @property
    def nicknames(self) -> NicknameRule:
        return self.rule or RULES[self.kind]


MAIN = Group()


_MAY_BE_IN = BELONGS | MAY_STAY


def should_be_in(person: Person, group: Group) -> bool:
    """Whether a student must be in a group (Art. 3): current students in main and class group, graduates with alumni."""
    if group.kind is GroupKind.MAIN:
        return person.status in BELONGS
    if group.kind is GroupKind.CLASS:
        return person.status in BELONGS and bool(person.class_name) and person.class_name == group.class_name
    return group.kind is GroupKind.ALUMNI and person.status is Status.GRADUATED


def may_be_in(person: Person, group: Group) -> bool:
    """Whether a student who is in a group may stay: never asked of one whose status the roster does not know."""
    if person.status is None or group.kind is GroupKind.ALUMNI:
        return True
    return group.kind is not GroupKind.STAFF and person.status in _MAY_BE_IN


def one_set(one: Group, other: Group) -> bool:
    """Whether two groups serve the same students, so that being in either suffices: several main groups are one set."""
    same_class = one.kind is not GroupKind.CLASS or (bool(one.class_name) and one.class_name == other.class_name)
    return one.kind is other.kind and one.kind is not GroupKind.STAFF and same_class


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another group of the same set, as its last checks show it.

    `known`: whether a complete check is fresh enough to say who is not there. `there` are ids of students who are, or may be.
    """

    name: str
    known: bool
    there: frozenset[int] = frozenset()


def missing_in_set(
    missing: Iterable[Person], others: Sequence[Elsewhere]
) -> tuple[tuple[Person, ...] | None, tuple[str, ...]]:
    """Who of those missing in one group is in none of the set; None, and the groups to check first, where that is not known."""
    unknown = tuple(other.name for other in others if not other.known)
    if unknown:
        return None, unknown
    there = frozenset[int]().union(*(other.there for other in others))
    return tuple(person for person in missing if person.id not in there), ()


def share_out(count: int, rooms: Mapping[int, int]) -> dict[int, int]:
    """How many of so many people each group takes, each group filled before the next (`rooms`: places left, by group id)."""
    shares: dict[int, int] = {}
    for group_id, room in rooms.items():
        shares[group_id] = min(max(room, 0), count)
        count -= shares[group_id]
    return shares


def needed(people: Iterable[Person]) -> list[Group]:
    """The groups a roster needs: the main group, and one for each class with a current student, by class name."""
    classes = sorted({person.class_name for person in people if person.status in BELONGS and person.class_name})
    return [MAIN, *(Group(GroupKind.CLASS, name) for name in classes)]
