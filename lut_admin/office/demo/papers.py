"""The demonstration's notices and cases, dated from today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from lut_admin.convention.hours import CHINA
from lut_admin.convention.language import compose
from lut_admin.office.cases import PARTICULARS
from lut_admin.office.demo.people import lists
from lut_admin.records.pen import Pen, moment
from lut_admin.records.tables import Case, CaseStep, Notice, Posting, Respondent

_WEEK = "一二三四五六日"
_STEPS = {"draft": (), "held": ("held",), "copied": ("copied",), "posted": ("copied", "posted")}


def write_notices(pen: Pen, now: datetime, groups: Sequence[str]) -> int:
    """Write the notices, one or more in each state; returns how many."""
    notices, postings = [], []
    for one in lists()["notice"]:
        days = {name: now.date() + timedelta(days=offset) for name, offset in one["days"].items()}
        zh = one["zh"].strip().format(**{f"{name}_zh": _zh(day) for name, day in days.items()})
        en = one["en"].strip().format(**{f"{name}_en": _en(day) for name, day in days.items()})
        at = _at(now, one["ago"], one.get("hour", 9), one.get("minute", 30))
        notices.append(
            {"category": one["category"], "title": one["title"], "zh": zh, "en": en, "state": one["state"],
             "groups": list(groups), "created_at": moment(at), "changed_at": moment(at)}
        )  # fmt: skip
        postings.append([(step, at, one) for step in _STEPS[one["state"]]])
    made = pen.insert(Notice, notices)
    rows = []
    for notice_id, notice, steps in zip(made, notices, postings, strict=True):
        for step, at, one in steps:
            text = compose(notice["zh"], notice["en"]) if step == "copied" else None
            exception = one.get("exception") if step == "copied" else None
            rows.append(
                {"notice_id": notice_id, "step": step, "at": moment(at), "groups": list(groups), "exception": exception,
                 "reason": one.get("reason") if exception else None, "text": text}
            )  # fmt: skip
    pen.insert(Posting, rows)
    return len(made)


def write_cases(pen: Pen, today: date, respondents: Sequence[tuple[int, Mapping[str, str]]]) -> int:
    """Write the cases, each about one of these students (id, values); returns how many."""
    entries = lists()["case"]
    cases = [_case(one, number, today) for number, one in enumerate(entries, 1)]
    made = pen.insert(Case, cases)
    people, steps = [], []
    for case_id, one, (student_id, values) in zip(made, entries, respondents, strict=False):
        particulars = {name: values[name] for name in PARTICULARS if values.get(name)}
        people.append({"case_id": case_id, "student_id": student_id, "nickname": None, "particulars": particulars})
        steps += [
            {"case_id": case_id, "stage": stage, "on": _before(today, ago), "note": note or None}
            for stage, ago, note in one["steps"]
        ]
    pen.insert(Respondent, people)
    pen.insert(CaseStep, steps)
    return len(made)


def _case(one: Mapping[str, Any], number: int, today: date) -> dict[str, Any]:
    opened = today - timedelta(days=one["ago"])
    happened = datetime.combine(opened - timedelta(days=1), time(21, 15), CHINA)
    return {
        "number": f"DEMO-{opened.year}-{number:04d}",
        "opened_on": opened.isoformat(),
        "occurred_at": moment(happened),
        "place": one["place"],
        "facts_zh": one["facts_zh"],
        "facts_en": one["facts_en"],
        "stage": one["steps"][-1][0],
        "articles": one["articles"],
        "evidence": [{"description": said, "copies": 1, "obtained": opened.isoformat()} for said in one["evidence"]],
    }


def _before(today: date, days: int) -> str:
    return (today - timedelta(days=days)).isoformat()


def _at(now: datetime, ago: int, hour: int, minute: int) -> datetime:
    day = now.astimezone(CHINA).date() - timedelta(days=ago)
    return min(datetime.combine(day, time(hour, minute), CHINA), now)


def _zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日（星期{_WEEK[day.weekday()]}）"


def _en(day: date) -> str:
    months = "January February March April May June July August September October November December".split()
    weekdays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    return f"{weekdays[day.weekday()]}, {day.day} {months[day.month - 1]} {day.year}"
