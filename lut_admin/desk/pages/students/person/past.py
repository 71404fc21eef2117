"""What happened to a student, in sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lut_admin.convention.roster import BY_NAME

if TYPE_CHECKING:
    from lut_admin.office.roster import Past

Say = Callable[..., str]
_UNDOING = frozenset({"undo", "redo"})


def value(field: str, known: str, say: Say) -> str:
    """A field's value as a person reads it."""
    kind = BY_NAME.get(field)
    chosen = kind is not None and kind.choices is not None and known in {choice.value for choice in kind.choices}
    return say(f"{field}.{known}") if chosen else known


def sentence(past: Past, say: Say) -> str:
    """Who did what: “李老师 把“班级”从“A”改为“B””."""
    said = _said(past, say)
    return say("students.past_by_undo", what=said) if past.act in _UNDOING else said


def _said(past: Past, say: Say) -> str:
    who = past.actor or say("students.past_somebody")
    if past.kind == "added":
        return say("students.past_imported" if past.act == "import_list" else "students.past_added", who=who)
    if past.kind == "removed":
        return say("students.past_removed", who=who)
    if past.field == "binned_at":
        return say("students.past_binned" if past.after else "students.past_restored", who=who)
    field = say(f"field.{past.field}") if past.field in BY_NAME else past.field
    before, after = value(past.field, past.before, say), value(past.field, past.after, say)
    if not before:
        return say("students.past_set", who=who, field=field, after=after)
    if not after:
        return say("students.past_cleared", who=who, field=field, before=before)
    return say("students.past_changed", who=who, field=field, before=before, after=after)
