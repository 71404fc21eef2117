"""Notices: drafted in two languages, held or copied inside the hours, confirmed as posted, all on record (Art. 2, 5, 6)."""

from lut_admin.office.notices.drafting import discard, draft, revise
from lut_admin.office.notices.reading import NoticeLine, PostingLine, State, findings, notice, notices, window_state
from lut_admin.office.notices.releasing import Released, hold, posted, release

__all__ = [
    "NoticeLine",
    "PostingLine",
    "Released",
    "State",
    "discard",
    "draft",
    "findings",
    "hold",
    "notice",
    "notices",
    "posted",
    "release",
    "revise",
    "window_state",
]
