"""The versions of a notice, as the journal has them: nothing that was kept once is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lut_admin.office.history import phrase
from lut_admin.office.office import Office
from lut_admin.papers.words import Word
from lut_admin.records import journal
from lut_admin.records.tables import Notice

_TEXTS = ("title", "zh", "en")


@dataclass(frozen=True, slots=True)
class Version:
    """How a notice stood: since when (UTC text), by whom, by which act, and its text."""

    seq: int
    at: str
    actor: str
    act: Word
    title: str
    zh: str
    en: str


def versions(office: Office, notice_id: int) -> list[Version]:
    """Every version of a notice's text, the newest first; what a law had us forget is not among them."""
    with office.read() as connection:
        acts = {act.id: act for act in journal.acts(connection)}
        entries = journal.history(connection, Notice.__tablename__, notice_id)
    found: list[Version] = []
    text: dict[str, str] | None = None
    for entry in entries:
        after = entry.after or {}
        if "erased" in after:
            text = None
            continue
        told = {name: str(after[name]) for name in _TEXTS if name in after}
        if text is None:
            if len(told) < len(_TEXTS):
                continue  # what it stood on was erased
            text = {}
        elif not told:
            continue
        text = text | told
        act = acts[entry.act_id]
        found.append(Version(entry.seq, entry.at, entry.actor, phrase(act.name, act.facts), **text))
    return [one for place, one in enumerate(found) if not place or not _same(one, found[place - 1])][::-1]


def _same(one: Version, other: Version) -> bool:
    return replace(one, seq=0, at="", actor="", act=other.act) == replace(other, seq=0, at="", actor="")
