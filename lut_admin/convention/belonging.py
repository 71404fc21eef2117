"""Article 3 for one student who is in a group: whether that is right, and who is asked about first."""

from __future__ import annotations

from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.groups import Group, GroupKind, may_be_in, should_be_in
from lut_admin.convention.roster import BELONGS, Person, Status

_GRADUATED = frozenset({Status.GRADUATED, Status.COMPLETED, Status.INCOMPLETE})


def of_belonging(person: Person, group: Group, staying: bool) -> tuple[Finding, ...]:
    """What Art. 3 says of a student who is in the group, and may stay or not."""
    if staying:
        if group.kind is GroupKind.CLASS and person.class_name and person.class_name != group.class_name:
            return (Finding(3, "membership.M_OTHER_CLASS", Weight.ASK, {"class_name": person.class_name}),)
        if group.kind is GroupKind.ALUMNI and person.status in BELONGS:
            return (Finding(3, "membership.M_NOT_YET", Weight.ASK),)
        return ()
    if person.status in _GRADUATED:
        return (Finding(3, "membership.M_GRADUATED", Weight.WARN),)
    if group.kind is GroupKind.STAFF:
        return (Finding(3, "membership.M_NOT_STAFF", Weight.ASK),)
    return (Finding(3, "membership.M_WITHDRAWN", Weight.WARN),)


def belongs_less(group: Group, person: Person) -> int:
    """Whom to ask about first: those who should be in the group, then those who may."""
    return 0 if should_be_in(person, group) else 1 if may_be_in(person, group) else 2
