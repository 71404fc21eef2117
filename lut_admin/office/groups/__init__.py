"""The WeChat groups and who is in them: made from the register, checked, kept."""

from lut_admin.office.groups.auditing import (
    AuditView,
    KeptLine,
    audit_group,
    checks,
    everybody,
    judge,
    kept_lines,
    read_members,
    save_audit,
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
    restore_from_bin,
)

__all__ = [
    "FIELDS",
    "AuditView",
    "Checked",
    "GroupLine",
    "KeptLine",
    "add",
    "audit_group",
    "checks",
    "create_from_roster",
    "edit",
    "everybody",
    "group",
    "groups",
    "id_of",
    "judge",
    "kept_lines",
    "put_in_bin",
    "read_members",
    "restore_from_bin",
    "save_audit",
]
