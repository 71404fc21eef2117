"""The handover sheet of a group (微信群移交单): who owned it, who owns it now, and what is still open; signed by both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lut_admin.convention.articles import Article
from lut_admin.convention.groups import GroupKind, Owner
from lut_admin.papers.case_form import Anchor


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """What the new owner takes over, as counts: never a name. `missing` is None where no complete list was checked.

    `reminders` are students who were reminded and have not answered yet.
    """

    to_rename: int = 0
    must_leave: int = 0
    strangers: int = 0
    to_check: int = 0
    missing: int | None = None
    reminders: int = 0


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """All that the sheet shows. What is unknown is empty or None and prints as a dash; a witness signs by hand.

    `members` and `matters` are of the last check, at `checked` (None: never checked). `articles` are quoted word for word as
    the owner's duty: Article 10, and others if wanted.
    """

    group: str
    kind: GroupKind
    old_owner: str
    new_owner: str
    on: date
    class_name: str = ""
    old_role: Owner | None = None
    new_role: Owner | None = None
    members: int | None = None
    capacity: int | None = None
    checked: date | datetime | None = None
    matters: OpenMatters | None = None
    qr_note: str = ""
    qr_expires: date | None = None
    note: str = ""
    articles: tuple[Article, ...] = ()
    school_zh: str = ""
    school_en: str = ""
    anchor: Anchor | None = None
