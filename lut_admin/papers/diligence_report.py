"""The monthly diligence report (履职情况表): what a group's owner did in a month, on one A4 page, with nobody else's name on it.

Article 10 holds the owner to account as well as the sender; this page is the owner's proof.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from lut_admin.convention.groups import GroupKind, Owner
from lut_admin.papers import printing, words
from lut_admin.papers.case_form import Anchor, moment
from lut_admin.papers.words import Word

FORM = "diligence_report"
PARTS = ("fine", "to_rename", "to_check", "must_leave", "strangers")
_WORDS = (
    "title", "owner", "role", "month", "period", "groups", "no", "group", "members", "checks", "nicknames", "must_leave",
    "strangers", "asked", "corrected", "gone", "found", "removed", "invitations", "total", "total_about", "no_groups",
    "kind", "pairs", "others", "standing", "before", "after", "unchecked", "reminders", "in_hours", "exceptions", "cases",
    "cases_all", "owner_signs",
    "school_opinion", "basis", *(f"part_{part}" for part in PARTS),
)  # fmt: skip
_OF_FORMS = ("confidential", "anchor", "signature", "seal")


@dataclass(frozen=True, slots=True)
class Asked:
    """How many were asked for something in the month, and of how many it came true in the month (whenever they were asked)."""

    asked: int = 0
    settled: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """How often one kind of thing happened; `kind` is said in both languages (``Word("hours.ground_medical")``)."""

    kind: Word
    n: int


@dataclass(frozen=True, slots=True)
class GroupWork:
    """What was done in one group in the month. `members` is of the last check until the month's end; None: never checked."""

    name: str
    kind: GroupKind
    members: int | None = None
    checks: int = 0
    renames: Asked = Asked()
    leavers: Asked = Asked()
    strangers: Asked = Asked()  # found, and gone
    invitations: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How the groups stood together at their last checks, each member counted once (``office.groups.Checked.parts``)."""

    fine: int = 0
    to_rename: int = 0
    to_check: int = 0
    must_leave: int = 0
    strangers: int = 0

    @property
    def members(self) -> int:
        """All of them."""
        return self.fine + self.to_rename + self.to_check + self.must_leave + self.strangers


@dataclass(frozen=True, slots=True)
class Diligence:
    """All that the report shows. `month` is any day of the month; `printed` before its end makes it a report so far.

    `before` is how the groups stood when the month began, `after` when it ended (or when printed); None: none was checked yet.
    """

    month: date
    printed: date | datetime
    owner: str
    groups: tuple[GroupWork, ...]
    role: Owner | None = Owner.COUNSELOR
    reminders: tuple[Count, ...] = ()  # by channel
    notices_in_hours: int = 0
    exceptions: tuple[Count, ...] = ()  # notices posted outside the hours, by ground
    cases_opened: int = 0
    before: Standing | None = None
    after: Standing | None = None
    school_zh: str = ""
    school_en: str = ""
    anchor: Anchor | None = None


def content(report: Diligence) -> Mapping[str, Any]:
    """What resources/forms/diligence_report.typ is filled with, as JSON values."""
    labels = {key: words.both(f"diligence.{key}") for key in _WORDS} | {
        key: words.both(f"forms.{key}") for key in _OF_FORMS
    }
    month = words.both(f"diligence.month_{report.month.month}", year=report.month.year)
    rows = [_figures(group) for group in report.groups]
    return {
        "words": labels,
        "title": f"{labels['title']['zh']} {month['zh']}",
        "school": f"{report.school_zh} {report.school_en}".strip(),
        "reference": f"{month['zh']} {month['en']}",
        "anchor": asdict(report.anchor) if report.anchor else None,
        "owner": report.owner,
        "role": words.both(report.role.key) if report.role else {"zh": "", "en": ""},
        "month": month,
        "period": _period(report),
        "kinds": _kinds(report.groups),
        "weights": _weights(report.groups),
        "total": _total(rows),
        "before": _standing(report.before),
        "after": _standing(report.after),
        "work": {
            "in_hours": {"n": report.notices_in_hours, "of": []},
            "exceptions": {"n": sum(count.n for count in report.exceptions), "of": _counts(report.exceptions)},
            "cases": {"n": report.cases_opened, "of": []},
            "reminders": {"n": sum(count.n for count in report.reminders), "of": _counts(report.reminders)},
        },
    }


def pdf(report: Diligence) -> bytes:
    """The report as PDF, one page: with smaller letters for many groups, two beside each other for more.

    Where even these are too many, those in which nothing happened are counted in the totals alone.
    """
    return printing.pdf(FORM, content(report), tags=False)


def pages(report: Diligence, ppi: float = 300) -> list[bytes]:
    """The report as PNG pictures, one a page."""
    return printing.pages(FORM, content(report), ppi)


def unprintable(report: Diligence) -> tuple[str, ...]:
    """The characters that no font here can draw and that print as code points."""
    return printing.unprintable(FORM, content(report))


def _period(report: Diligence) -> str:
    """The days the report covers, which end early where it was printed within the month."""
    first = report.month.replace(day=1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return f"{first.isoformat()} — {min(last.isoformat(), moment(report.printed)[:10])}"


def _figures(group: GroupWork) -> tuple[int | None, ...]:
    """One line of the table: members, checks, three times asked and settled, invitations."""
    done = (group.renames, group.leavers, group.strangers)
    pairs = (n for asked in done for n in (asked.asked, asked.settled))
    return (group.members, group.checks, *pairs, group.invitations)


def _weights(groups: Iterable[GroupWork]) -> list[int]:
    """For each group, in the order of `_kinds`, its place when those that ask most to be looked at come first."""
    groups = list(groups)
    among = [one for kind in GroupKind for one in groups if one.kind is kind]
    order = sorted(range(len(among)), key=lambda at: (-_open(among[at]), at))
    return [order.index(at) for at in range(len(among))]


def _total(rows: Iterable[Sequence[int | None]]) -> list[int]:
    return [sum(n or 0 for n in column) for column in zip(*rows, strict=True)]


def _open(group: GroupWork) -> int:
    """How much of a group asks to be looked at: what was asked and is not settled, and a month without a check."""
    pairs = (group.renames, group.leavers, group.strangers)
    return (group.checks == 0) + sum(max(pair.asked - pair.settled, 0) for pair in pairs)


def _kinds(groups: Iterable[GroupWork]) -> list[dict[str, Any]]:
    """The groups in their order, those of one kind together."""
    among: dict[GroupKind, list[GroupWork]] = {kind: [] for kind in GroupKind}
    for group in groups:
        among[group.kind].append(group)
    return [
        {
            "name": words.both(kind.key),
            "groups": [{"name": one.name, "figures": _figures(one)} for one in of_kind],
            "total": _total([_figures(one) for one in of_kind]),
        }
        for kind, of_kind in among.items()
        if of_kind
    ]


def _counts(counts: Iterable[Count]) -> list[dict[str, Any]]:
    return [{lang: words.of_word(c.kind, lang) for lang in words.LANGUAGES} | {"n": c.n} for c in counts if c.n]


def _standing(standing: Standing | None) -> dict[str, Any] | None:
    """The parts of the bar, and the share of the fine in percent, rounded down: 100 means everybody."""
    if standing is None or not standing.members:
        return None
    permille = standing.fine * 1000 // standing.members
    return {
        "parts": [{"key": f"part_{part}", "n": getattr(standing, part)} for part in PARTS],
        "members": standing.members,
        "fine": standing.fine,
        "share": "100%" if permille == 1000 else f"{permille / 10:.1f}%",
    }
