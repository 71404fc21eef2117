"""What acts return: what changed, and the act that did it (for undo and the toast)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Flag, auto
from typing import Any


class Changes(Flag):
    """What an act changed; a page that shows it marks itself stale."""

    NOTHING = 0
    STUDENTS = auto()
    STAFF = auto()
    GROUPS = auto()
    AUDITS = auto()
    NOTICES = auto()
    CASES = auto()
    SETTINGS = auto()
    BACKUPS = auto()
    EVERYTHING = STUDENTS | STAFF | GROUPS | AUDITS | NOTICES | CASES | SETTINGS | BACKUPS


# Which change a table stands for: an undo knows only the tables it touched.
OF_TABLE: dict[str, Changes] = {
    "student": Changes.STUDENTS,
    "former_value": Changes.STUDENTS,
    "status_change": Changes.STUDENTS,
    "imported_file": Changes.STUDENTS,
    "header_map": Changes.SETTINGS,
    "staff": Changes.STAFF,
    "wechat_group": Changes.GROUPS,
    "group_owner": Changes.GROUPS,
    "audit": Changes.AUDITS,
    "audit_line": Changes.AUDITS,
    "known_nickname": Changes.AUDITS,
    "group_event": Changes.AUDITS,
    "reminder": Changes.AUDITS,
    "departure": Changes.AUDITS,
    "notice": Changes.NOTICES,
    "posting": Changes.NOTICES,
    "confirmation": Changes.NOTICES,
    "group_set": Changes.NOTICES,
    "own_template": Changes.NOTICES,
    "term": Changes.NOTICES,
    "case_file": Changes.CASES,
    "respondent": Changes.CASES,
    "case_entry": Changes.CASES,
    "case_note": Changes.CASES,
    "exhibit": Changes.CASES,
    "accepted_phrase": Changes.SETTINGS,
    "own_word": Changes.SETTINGS,
    "setting": Changes.SETTINGS,
    "word_form": Changes.SETTINGS | Changes.CASES,
    "backup_note": Changes.BACKUPS,
}


# Acts by which the app keeps its data by itself: no reason for another backup, and no step of a person's.
OWN = frozenset({"backup_made", "key_files_handed_on", "forget_strangers", "erase_notes", "erase_evidence"})


@dataclass(frozen=True, slots=True)
class Result:
    """What an act did: the journal's act id (None where nothing was written), what changed, what was made, and its name.

    `name` and `facts` say it in words (message ``act.<name>``); `made` is the id of the record that was made, if one was; of undo
    and redo, of the act that was taken back or done again.
    """

    changes: Changes = Changes.NOTHING
    act_id: int | None = None
    name: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    made: int | None = None


class WithResult:
    """What says something of its own beside the `result` of an act; for the toast and the pages it is that result."""

    __slots__ = ()
    result: Result

    @property
    def changes(self) -> Changes:
        """What the act changed."""
        return self.result.changes

    @property
    def act_id(self) -> int | None:
        """The act, where it can be undone."""
        return self.result.act_id

    @property
    def name(self) -> str:
        """The act's name."""
        return self.result.name

    @property
    def facts(self) -> Mapping[str, Any]:
        """The act's facts."""
        return self.result.facts


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked: its name (message ``selftest.<name>``), whether it is well, and what was seen."""

    name: str
    ok: bool
    detail: str
