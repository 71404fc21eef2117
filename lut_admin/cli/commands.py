"""The rooms of the command line, in the order in which help lists them. A room declares its verbs; a verb returns whether
there were findings (exit status 1)."""

from __future__ import annotations

from lut_admin.cli import disciplinary, drafts, following, keeping, lists, members, posting, printing, proving
from lut_admin.cli.context import Context
from lut_admin.cli.grammar import Verb

VERBS: tuple[Verb, ...] = (
    *keeping.VERBS, *lists.VERBS, *members.VERBS, *drafts.VERBS, *posting.VERBS, *following.VERBS, *disciplinary.VERBS,
    *printing.VERBS, *proving.VERBS,
)  # fmt: skip

__all__ = ["VERBS", "Context"]
