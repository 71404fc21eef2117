"""Notices: drafted in two languages, held or copied inside the hours, confirmed as posted, all on record (Art. 2, 5, 6)."""

from lut_admin.office.notices.audiences import (
    NO_AUDIENCE,
    Audience,
    GroupSet,
    choose,
    drop_set,
    leaving_out,
    name_set,
    sets,
)
from lut_admin.office.notices.calendar import month
from lut_admin.office.notices.confirming import (
    InGroup,
    confirmed,
    drop_confirmation,
    save_confirmations,
    settle_confirmation,
)
from lut_admin.office.notices.correcting import Correctable, correct, correctable
from lut_admin.office.notices.drafting import discard, draft, make_private, revise
from lut_admin.office.notices.entering import Elsewhere, Entered, enter, findings_then
from lut_admin.office.notices.exporting import export_log, log_pages, log_pdf
from lut_admin.office.notices.reading import NoticeLine, PostingLine, State, findings, notice, notices, window_state
from lut_admin.office.notices.releasing import Released, hold, left_out_said, posted, release, release_held
from lut_admin.office.notices.reminding import Coming, coming, remind

__all__ = [
    "NO_AUDIENCE",
    "Audience",
    "Coming",
    "Correctable",
    "Elsewhere",
    "Entered",
    "GroupSet",
    "InGroup",
    "NoticeLine",
    "PostingLine",
    "Released",
    "State",
    "choose",
    "coming",
    "confirmed",
    "correct",
    "correctable",
    "discard",
    "draft",
    "drop_confirmation",
    "drop_set",
    "enter",
    "export_log",
    "findings",
    "findings_then",
    "hold",
    "leaving_out",
    "left_out_said",
    "log_pages",
    "log_pdf",
    "make_private",
    "month",
    "name_set",
    "notice",
    "notices",
    "posted",
    "release",
    "release_held",
    "remind",
    "revise",
    "save_confirmations",
    "sets",
    "settle_confirmation",
    "window_state",
]
