"""The WeChat groups and who is in them: made from the register, checked, kept."""

from lut_admin.office.groups.auditing import (
    AuditView,
    Told,
    audit_group,
    everybody,
    judge,
    known_names,
    read_members,
    settle,
)
from lut_admin.office.groups.keeping import (
    FIELDS,
    Checked,
    GroupLine,
    add,
    create_from_roster,
    edit,
    group,
    groups,
    id_of,
    put_in_bin,
)
from lut_admin.office.groups.kept import KeptLine, checks, kept_lines
from lut_admin.office.groups.owning import Owned, hand_over, owners
from lut_admin.office.groups.remembering import AsStaff, Choice, Known, known_nicknames, take_back
from lut_admin.office.groups.saving import save_audit
from lut_admin.office.groups.together import capacity_notes

__all__ = [
    "FIELDS",
    "AsStaff",
    "AuditView",
    "Checked",
    "Choice",
    "GroupLine",
    "KeptLine",
    "Known",
    "Owned",
    "Told",
    "add",
    "audit_group",
    "capacity_notes",
    "checks",
    "create_from_roster",
    "edit",
    "everybody",
    "group",
    "groups",
    "hand_over",
    "id_of",
    "judge",
    "kept_lines",
    "known_names",
    "known_nicknames",
    "owners",
    "put_in_bin",
    "read_members",
    "save_audit",
    "settle",
    "take_back",
]
