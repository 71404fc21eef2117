"""Invented students: drawn part by part from lists, the same ones for the same seed and day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from lut_admin import places
from lut_admin.convention.roster import MUST_LEAVE, Status

# How far back the register goes; who began earlier has long left it.
_YEARS = 10
_AFTER_COURSE = (
    [Status.GRADUATED] * 180
    + [Status.COMPLETED] * 8
    + [Status.INCOMPLETE] * 4
    + [Status.WITHDRAWN] * 8
    + [Status.ACTIVE]
)
_DURING_COURSE = (
    [Status.ACTIVE] * 180
    + [Status.LEAVE] * 6
    + [Status.WITHDRAWN] * 8
    + [Status.LEFT_CHINA] * 4
    + [Status.EXPELLED] * 2
)


@cache
def lists() -> dict[str, Any]:
    """The lists of the demonstration, as data."""
    return places.resource_toml("lists/demo.toml")


@dataclass(slots=True)
class Invented:
    """One invented student: field values, the school's own columns, former numbers, and an earlier status with its day."""

    values: dict[str, str]
    extra: dict[str, str]
    former: dict[str, str] = field(default_factory=dict)
    earlier: tuple[tuple[str, str], ...] = ()


def invent(count: int, today: date, seed: int = 1) -> list[Invented]:
    """So many students, as a university's register would have them on that day."""
    random = Random(seed)
    return [_Student(random, today, number).made() for number in range(1, count + 1)]


class _Student:
    """Draws one student."""

    def __init__(self, random: Random, today: date, number: int) -> None:
        self.random = random
        self.today = today
        self.number = number
        self.term = today.year if today.month >= 9 else today.year - 1

    def made(self) -> Invented:
        random = self.random
        data = lists()
        country = _drawn(random, data["country"])
        course = _drawn(random, data["course"])
        year = self.term - random.randrange(_YEARS if course["years"] > 1 else 4)
        end = date(year + course["years"], 7, 1)
        status = self._status(year, end)
        values = {
            **self._names(country),
            "student_no": f"{year}{self.number:05d}",
            "nationality": country["name"],
            "birth": _day(random, date(year - 26, 1, 1), date(year - 18, 8, 31)),
            "passport_no": self._passport(),
            "college": "国际教育学院",
            "major": course["major"],
            "class_name": f"{course['class']}{year % 100:02d}{self._class(course):02d}班",
            "grade": str(year),
            "level": course["level"],
            "language": course["language"],
            "funding": random.choice(("中国政府奖学金", "省政府奖学金", "校级奖学金", "自费", "自费")),
            "status": status.value,
            "enrolled": f"{year}-09-01",
            "arrived": _day(random, date(year, 8, 20), date(year, 9, 15)),
            "expected_end": end.isoformat(),
            "phone": f"1990000{self.number:04d}",
            "wechat": f"demo_{self.number:04d}",
            "email": f"student{self.number}@example.org",
        }
        if status is Status.ADMITTED:
            del values["arrived"]
        former = {"passport_no": self._passport()} if random.random() < 0.05 else {}
        earlier = self._standing(values, status, year, end)
        if status in (Status.ACTIVE, Status.LEAVE):
            self._stay(values)
        return Invented(values, {"校区": random.choice(("兰工坪", "彭家坪"))}, former, earlier)

    def _status(self, year: int, end: date) -> Status:
        if end <= self.today:
            return self.random.choice(_AFTER_COURSE)
        if year == self.term and self.random.random() < 0.05:
            return Status.ADMITTED
        return self.random.choice(_DURING_COURSE)

    def _names(self, country: Mapping[str, Any]) -> dict[str, str]:
        random, data = self.random, lists()
        pool = data["names"][country["names"]]
        gender = random.choice(("male", "male", "female"))
        given, family = random.choice(pool[gender]), random.choice(pool["family"])
        if " " not in given and random.random() < 0.5:
            given = f"{given} {random.choice(pool[gender])}" if not pool.get("single") else given
        single = bool(pool.get("single")) and random.random() < 0.4
        names = {
            "gender": gender,
            "passport_name": (given if single else f"{family} {given}").upper(),
            "english_name": given if single else f"{given} {family}",
        }
        if random.random() < 0.97:
            characters = data["chinese"][gender]
            name = "".join(random.sample(characters, random.choice((1, 2, 2))))
            names["chinese_name"] = random.choice(data["chinese"]["family"]) + name
        return names

    def _class(self, course: Mapping[str, Any]) -> int:
        """Courses with many students have two classes a year."""
        return self.random.choice((1, 1, 2)) if course["weight"] >= 12 and course["level"] == "bachelor" else 1

    def _passport(self) -> str:
        return f"{''.join(self.random.choices('ABCDEFGHJKLMNPRSTUVWXYZ', k=2))}{self.random.randrange(10**7):07d}"

    def _standing(self, values: dict[str, str], status: Status, year: int, end: date) -> tuple[tuple[str, str], ...]:
        """Date the status; who is on leave or has left was active before."""
        begun = (Status.ACTIVE.value, values["enrolled"])
        if status in (Status.ACTIVE, Status.ADMITTED):
            return ()
        last = min(end, self.today - timedelta(days=3))
        since = end.isoformat() if status in (Status.GRADUATED, Status.COMPLETED) and end <= self.today else ""
        if not since:
            since = _day(self.random, date(year, 9, 20), max(last, date(year, 9, 21)))
        values["status_since"] = since
        if status in MUST_LEAVE:
            values["left_on"] = since
        return (begun, (status.value, since))

    def _stay(self, values: dict[str, str]) -> None:
        permit = _day(self.random, self.today - timedelta(days=4), self.today + timedelta(days=360))
        values |= {
            "visa_type": "X1",
            "permit_expiry": permit,
            "insurance": "综合医疗保险",
            "insurance_expiry": f"{self.term + 1}-08-31",
            "dormitory": f"{self.random.randint(1, 4)}号楼{self.random.randint(1, 6)}{self.random.randint(1, 30):02d}",
            "emergency_contact": "家长",
            "emergency_phone": f"+00555{self.number:04d}",
        }


def _drawn(random: Random, among: list[dict[str, Any]]) -> dict[str, Any]:
    return random.choices(among, weights=[one["weight"] for one in among])[0]


def _day(random: Random, first: date, last: date) -> str:
    return (first + timedelta(days=random.randrange(max((last - first).days, 1)))).isoformat()
