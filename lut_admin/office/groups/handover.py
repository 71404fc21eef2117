"""The handover sheet of a group's owner: what the records tell of the day it changed hands (Art. 1 and 10)."""

from __future__ import annotations

from datetime import date, datetime

from lut_admin.convention.hours import CHINA
from lut_admin.convention.reminders import Reply, State
from lut_admin.office import settings
from lut_admin.office.groups.keeping import group
from lut_admin.office.groups.owning import owners
from lut_admin.office.groups.reminding import ladder
from lut_admin.office.office import Office, the_convention
from lut_admin.papers.case_form import Anchor
from lut_admin.papers.handover_sheet import HandoverSheet, OpenMatters
from lut_admin.records import journal
from lut_admin.refusals import Refusal

DUTY = 10  # the article that holds a group's owner to account


def sheet(office: Office, group_id: int, owner_id: int) -> HandoverSheet:
    """The sheet on which a group is handed to this owner (`Owned.id`), with what is open by its last check.

    Refuses ``group.gone`` and ``group.no_owner``.
    """
    found, school = group(office, group_id), settings.values(office)
    owned = owners(office, group_id)
    place = next((place for place, one in enumerate(owned) if one.id == owner_id), None)
    if place is None:
        raise Refusal("group.no_owner")
    one, before = owned[place], owned[place + 1] if place + 1 < len(owned) else None
    with office.read() as connection:
        end = journal.anchor(connection)
    checked = found.checked
    return HandoverSheet(
        found.name,
        found.kind,
        before.name if before is not None else "",
        one.name,
        date.fromisoformat(one.since) if one.since else office.today(),
        found.class_name,
        before.role if before is not None else None,
        one.role,
        int(checked.counts["members"]) if checked is not None else None,
        found.capacity,
        datetime.fromisoformat(checked.at).astimezone(CHINA) if checked is not None else None,
        _matters(office, group_id),
        found.code_note,
        date.fromisoformat(found.code_expiry) if found.code_expiry else None,
        one.note,
        (the_convention().article(DUTY),),
        school["school_zh"],
        school["school_en"],
        Anchor(end.seq, end.head),
    )


def _matters(office: Office, group_id: int) -> OpenMatters | None:
    """What is open by the last check, as counts; None where there was none."""
    checked = group(office, group_id).checked
    if checked is None:
        return None
    parts = checked.parts
    waiting = [one for one in ladder(office, group_id) if one.given and one.rung.state is not State.SETTLED]
    return OpenMatters(
        parts["to_rename"],
        parts["must_leave"],
        parts["strangers"],
        parts["to_check"],
        parts["missing"] if checked.counts.get("missing") is not None else None,
        sum(one.given[-1].reply is Reply.NONE for one in waiting),
    )
