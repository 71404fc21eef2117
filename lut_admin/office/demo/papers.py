"""The demonstration's notices, dated from today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import Any

from sqlalchemy import select

from lut_admin.convention.hours import CHINA, Exemption, Ground
from lut_admin.convention.language import compose
from lut_admin.convention.roster import Status
from lut_admin.office.demo.people import lists
from lut_admin.office.notices.audiences import Audience, chosen_by, sets_in
from lut_admin.office.notices.drafting import deadlines_of
from lut_admin.office.notices.reading import State
from lut_admin.office.notices.releasing import Step
from lut_admin.records.pen import Pen, moment
from lut_admin.records.tables import Confirmation, Group, Notice, Posting, Student

_WEEK = "一二三四五六日"
_STEPS = {"draft": (), "held": ("held",), "copied": ("copied",), "posted": ("copied", "posted")}


def write_notices(pen: Pen, now: datetime, main: str) -> int:
    """Write the notices, one or more in each state, to the main group or a set of groups; returns how many."""
    known = {one.key: one for one in sets_in(pen.connection)}
    notices, steps = [], []
    for one in lists()["notice"]:
        days = {name: now.date() + timedelta(days=offset) for name, offset in one["days"].items()}
        zh = one["zh"].strip().format(**{f"{name}_zh": _zh(day) for name, day in days.items()})
        en = one["en"].strip().format(**{f"{name}_en": _en(day) for name, day in days.items()})
        at = _at(now, one["ago"], one.get("hour", 9), one.get("minute", 30))
        chosen = known.get(one.get("to", ""))
        meant = chosen_by([chosen], chosen.groups) if chosen is not None else Audience((main,))
        notices.append(
            {"category": one["category"], "title": one["title"], "zh": zh, "en": en, "state": one["state"],
             "groups": list(meant.groups), "audience": meant.kept, "deadlines": deadlines_of(zh, en, at.date()),
             "created_at": moment(at), "changed_at": moment(at)}
        )  # fmt: skip
        steps.append((one, at, meant))
    made = pen.insert(Notice, notices)
    rows = []
    for notice_id, notice, (one, at, meant) in zip(made, notices, steps, strict=True):
        afterwards = "by" in one
        for name in ("posted",) if afterwards else _STEPS[one["state"]]:
            first = name == "copied" or afterwards
            exception = Exemption(Ground(one["exception"]), one["reason"]) if first and "exception" in one else None
            text = compose(str(notice["zh"]), str(notice["en"])) if first else None
            step = Step(meant, at, one.get("by", ""), exception, text, afterwards=afterwards)
            rows.append(step.row(notice_id, State(name), pen))
        if "confirmed" in one:
            _confirm(pen, notice_id, meant.groups, one["confirmed"], at)
    pen.insert(Posting, rows)
    return len(made)


def _confirm(pen: Pen, notice_id: int, groups: Sequence[str], share: float, at: datetime) -> None:
    """Most of the largest class have answered, and one whom nobody knows."""
    current = select(Student.id, Student.class_name, Student.english_name, Student.chinese_name, Student.passport_name)
    classes: dict[str, list[Any]] = {}
    for one in pen.connection.execute(current.where(Student.status == Status.ACTIVE.value).order_by(Student.id)):
        classes.setdefault(one.class_name or "", []).append(one)
    rows = pen.connection.execute(select(Group.id, Group.class_name).where(Group.name.in_(groups))).all()
    row = max(rows, key=lambda group: len(classes.get(group.class_name or "", ())))
    found = classes.get(row.class_name or "", [])
    told = [
        (one.id, " ".join(filter(None, (one.english_name, one.chinese_name))) or one.passport_name) for one in found
    ]
    told = [*told[: ceil(len(told) * share)], (None, lists()["members"]["outsiders"][2])]
    pen.insert(
        Confirmation,
        [
            {"notice_id": notice_id, "group_id": row.id, "student_id": student, "nickname": name,
             "at": moment(at + timedelta(minutes=5 + 11 * place))}
            for place, (student, name) in enumerate(told)
        ],
    )  # fmt: skip


def _at(now: datetime, ago: int, hour: int, minute: int) -> datetime:
    day = now.astimezone(CHINA).date() - timedelta(days=ago)
    return min(datetime.combine(day, time(hour, minute), CHINA), now)


def _zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日（星期{_WEEK[day.weekday()]}）"


def _en(day: date) -> str:
    months = "January February March April May June July August September October November December".split()
    weekdays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    return f"{weekdays[day.weekday()]}, {day.day} {months[day.month - 1]} {day.year}"
