"""The notice that is being written and not kept yet: aside every few seconds, and back after a crash as a draft."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from lut_admin.convention.purpose import Category
from lut_admin.office.notices import drafting, reading
from lut_admin.office.notices.reading import NoticeLine
from lut_admin.office.office import Office
from lut_admin.office.results import Result
from lut_admin.records import unsaved
from lut_admin.refusals import Refusal

NAME = "notice"


@dataclass(frozen=True, slots=True)
class Writing:
    """A notice as it stands on the screen: `notice_id` None for a new one; `base` is both halves as they were kept last."""

    notice_id: int | None
    base: tuple[str, str]
    title: str
    category: str
    zh: str
    en: str
    groups: tuple[str, ...] = ()


def keep(office: Office, writing: Writing) -> None:
    """Keep it aside, in place of what was there."""
    unsaved.keep(
        office.book, NAME, {**asdict(writing), "groups": list(writing.groups), "base": list(writing.base)}, office.now()
    )


def let_go(office: Office) -> None:
    """It is on record now."""
    if unsaved.kept(office.book, NAME) is not None:
        unsaved.let_go(office.book, NAME)


def recover(office: Office) -> Result:
    """Put on record what a crash left aside; a result without a notice where nothing was left, or nothing that is not kept.

    It becomes the next version of its notice where that is as it was; else a draft of its own: nothing is written over.
    """
    kept = unsaved.kept(office.book, NAME)
    if kept is None:
        return Result()
    left = _read(kept.body)
    result = Result()
    if (left.zh.strip() or left.en.strip()) and same_text(office, left.zh, left.en) is None:
        result = _put(office, left)
    unsaved.let_go(office.book, NAME)
    return result


def same_text(office: Office, zh: str, en: str) -> NoticeLine | None:
    """The newest notice with the very same text, if one is on record."""
    return next((line for line in reading.notices(office) if (line.zh, line.en) == (zh, en)), None)


def _put(office: Office, left: Writing) -> Result:
    line = _unchanged(office, left)
    category = left.category if left.category in {one.value for one in Category} else None
    if line is not None:
        return drafting.revise(office, line.id, category, left.zh, left.en, left.title, left.groups)
    return drafting.draft(office, category, left.zh, left.en, left.title, left.groups)


def _unchanged(office: Office, left: Writing) -> NoticeLine | None:
    if left.notice_id is None:
        return None
    try:
        line = reading.notice(office, left.notice_id)
    except Refusal:
        return None
    return line if (line.zh, line.en) == left.base and not line.out else None


def _read(body: dict[str, Any]) -> Writing:
    number = body.get("notice_id")
    before = [str(half) for half in body.get("base", ())]
    base = (before[0], before[1]) if len(before) == 2 else ("", "")
    texts = {name: str(body.get(name, "")) for name in ("title", "category", "zh", "en")}
    groups = tuple(str(name) for name in body.get("groups", ()))
    return Writing(number if isinstance(number, int) else None, base, groups=groups, **texts)
