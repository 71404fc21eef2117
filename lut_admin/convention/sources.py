"""Whose names a list of members holds: the group's nicknames, or one's own remarks, which hide them (Art. 4)."""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """Where the names of a list come from.

    WeChat shows a contact's remark in the place of the nickname: who keeps the rule cannot be told from remarks, so on a list of
    remarks nobody is accused.
    """

    NICKNAMES = "nicknames"
    REMARKS = "remarks"
