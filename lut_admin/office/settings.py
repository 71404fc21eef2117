"""The office's settings, declared once as data: what may be set, what it is at first, and which article it serves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from lut_admin.convention import names
from lut_admin.convention.hours import Window
from lut_admin.convention.roster import LONGEST_NUMBER
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from lut_admin.convention.groups import Capacity
    from lut_admin.convention.nickname.rule import Form, NicknameRule
    from lut_admin.convention.screening import Directory
    from lut_admin.records.pen import Pen

ACT = "set_setting"
ANYTHING = r"(?s).*"


class Kind(StrEnum):
    """How a setting's value is written: text, a folder, a time of day (``07:00``), a number, one of a set, yes or no."""

    TEXT = "text"
    FOLDER = "folder"
    TIME = "time"
    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. Its label is the message ``setting.<name>``, a choice's word ``setting.<name>.<choice>``.

    `article` is the convention's article it serves, if it serves one; `section` groups settings on the page; what is `inner`
    is kept like a setting and shown nowhere. `least` and `most` bound a number, `most` also the length of a text; `shape` is
    what a text must look like.
    """

    name: str
    kind: Kind
    default: Any
    section: str
    article: int | None = None
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 100_000
    shape: str = ANYTHING
    inner: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting("actor", Kind.TEXT, "", "school"),
    Setting("school_zh", Kind.TEXT, "兰州理工大学", "school"),
    Setting("school_en", Kind.TEXT, "Lanzhou University of Technology", "school"),
    Setting("college_zh", Kind.TEXT, "国际教育学院", "school"),
    Setting("college_en", Kind.TEXT, "School of International Education", "school"),
    # Art. 8 guards students' data; what is the school's own may be posted.
    Setting("school_domain", Kind.TEXT, "lut.edu.cn, lut.cn", "school", 8, most=500),
    Setting("directory", Kind.TEXT, "", "school", 8, most=5000),
    Setting("student_no_example", Kind.TEXT, "", "school", 8, most=LONGEST_NUMBER),
    Setting("opens", Kind.TIME, "07:00", "convention", 5),
    Setting("closes", Kind.TIME, "23:00", "convention", 5),
    # Nobody says officially how long a group notice may be; 2,000 characters is what is told. Nought: nothing is said of it.
    Setting("notice_longest", Kind.NUMBER, 2000, "convention", 2, least=0, most=100_000),
    Setting("nickname_separator", Kind.CHOICE, "+", "convention", 4, ("+", " ", "-", "_", "/", "·", "|")),
    # WeChat publishes no limit: nought says that none is known, and no short form is asked for or accepted.
    Setting("nickname_longest", Kind.NUMBER, 0, "convention", 4, least=0, most=100),
    Setting("group_limit", Kind.NUMBER, 500, "convention", 1, least=3, most=10_000),
    Setting("group_invitation", Kind.NUMBER, 40, "convention", 1, least=1, most=10_000),
    Setting("group_verified", Kind.NUMBER, 100, "convention", 1, least=1, most=10_000),
    Setting("group_no_code", Kind.NUMBER, 200, "convention", 1, least=1, most=10_000),
    # It begins numbers that are also names of files and are read aloud: LUT-2026-0001.
    Setting("case_prefix", Kind.TEXT, "LUT", "cases", 10, most=20, shape=r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"),
    Setting("form_language", Kind.CHOICE, "both", "cases", 10, ("both", "zh", "en")),
    # In megabytes: every backup carries them, a recording of a lecture would be too much.
    Setting("evidence_file", Kind.NUMBER, 50, "cases", 10, least=1, most=500),
    Setting("evidence_case", Kind.NUMBER, 500, "cases", 10, least=1, most=5000),
    Setting("outsider_days", Kind.NUMBER, 180, "convention", 3, least=1, most=3650),
    Setting("check_days", Kind.NUMBER, 30, "reminders", 3, least=1, most=365),
    Setting("remind_times", Kind.NUMBER, 3, "reminders", 4, least=1, most=9),
    Setting("remind_days", Kind.NUMBER, 3, "reminders", 4, least=1, most=60),
    Setting("leave_days_first", Kind.NUMBER, 60, "reminders", 3, least=1, most=365),
    Setting("leave_days_second", Kind.NUMBER, 30, "reminders", 3, least=1, most=365),
    Setting("deadline_days", Kind.NUMBER, 2, "reminders", 5, least=0, most=30),
    Setting("tray_reminder", Kind.FLAG, False, "reminders", 5),
    Setting("code_days", Kind.NUMBER, 2, "reminders", 1, least=0, most=60),
    # Adding many people a day is said to put an account at risk: nobody says officially how many.
    Setting("invite_daily", Kind.NUMBER, 30, "reminders", 1, least=1, most=500),
    # Exit-Entry Law, Art. 32: an extension is asked for 30 days before a permit expires; a fortnight more to act in.
    Setting("permit_days", Kind.NUMBER, 45, "reminders", least=1, most=365),
    # Off until somebody says where the server is: sending abroad is a choice of one's own (PIPL Art. 38 and 39).
    Setting("translator_place", Kind.CHOICE, "off", "translator", 6, ("off", "school", "domestic", "abroad")),
    # Without encryption only to a computer of the school's own network, named by its number.
    Setting(
        "translator_url",
        Kind.TEXT,
        "",
        "translator",
        most=300,
        shape=r"(?:https://[^\s/?#@]+|http://(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?)(?:/[^\s?#@]*)?|",
    ),
    Setting("translator_model", Kind.TEXT, "", "translator", most=100),
    Setting("translator_seconds", Kind.NUMBER, 30, "translator", least=5, most=300),
    Setting("backup_place", Kind.FOLDER, "", "safety"),
    Setting("recovery_code_confirmed", Kind.FLAG, False, "safety", inner=True),
    Setting("restored_at", Kind.TEXT, "", "safety", inner=True),
    Setting("keys_behind", Kind.FOLDER, "", "safety", inner=True),
    Setting("keys_taken_from", Kind.TEXT, "", "safety", inner=True),
    Setting("demo", Kind.FLAG, False, "safety", inner=True),
)
BY_NAME: dict[str, Setting] = {setting.name: setting for setting in SETTINGS}
# What their text must be like is said of each on its own.
_SHAPED = frozenset(setting.name for setting in SETTINGS if setting.shape != ANYTHING)


def values(office: Office | None) -> dict[str, Any]:
    """Every setting's value; without an office, what each is at first."""
    if office is None:
        return {setting.name: setting.default for setting in SETTINGS}
    with office.glance() as raw:
        return _known(raw.execute(_QUERY))


def read(connection: Connection) -> dict[str, Any]:
    """`values` within a transaction that is already open."""
    return _known(connection.exec_driver_sql(_QUERY))


# In plain SQL, as the first page waits for it and does without SQLAlchemy.
_QUERY = "SELECT name, value FROM setting"


def _known(rows: Iterable[Any]) -> dict[str, Any]:
    known = {name: json.loads(value).get("value") for name, value in rows}
    return {setting.name: known.get(setting.name, setting.default) for setting in SETTINGS}


def get(office: Office | None, name: str) -> Any:
    """One setting's value; KeyError for a name that is not declared."""
    return values(office)[BY_NAME[name].name]


def change(office: Office, new: Mapping[str, Any]) -> Result:
    """Set settings by name in one act; refuses (``setting.bad_value``) a value the setting cannot have."""
    from lut_admin.records.journal import Act

    checked = {name: check(BY_NAME[name], value) for name, value in new.items()}
    present = values(office)
    changed = {name: value for name, value in checked.items() if present[name] != value}
    if not changed:
        return Result(name=ACT)
    facts = {"n": len(changed)}
    with office.write(Act(ACT, facts)) as pen:
        write(pen, changed)
        return Result(Changes.SETTINGS, pen.act_id, ACT, facts)


def write(pen: Pen, new: Mapping[str, Any]) -> None:
    """Put checked values on record, within an open act."""
    from sqlalchemy import select

    from lut_admin.records import tables

    query = select(tables.Setting.name, tables.Setting.id).where(tables.Setting.name.in_(new))
    known = {row.name: row.id for row in pen.connection.execute(query)}
    pen.update(tables.Setting, {known[name]: {"value": {"value": new[name]}} for name in known})
    fresh = [{"name": name, "value": {"value": value}} for name, value in new.items() if name not in known]
    if fresh:
        pen.insert(tables.Setting, fresh)


def check(setting: Setting, value: Any) -> Any:
    """The value as it is kept; raises Refusal("setting.bad_value", setting, value)."""
    try:
        kept = _READ[setting.kind](setting, value)
    except (ValueError, TypeError):
        kept = None
    if kept is None:
        needed = Word(f"setting.needed.{setting.name if setting.name in _SHAPED else setting.kind.value}",
                      {"least": setting.least, "most": setting.most})  # fmt: skip
        raise Refusal(
            "setting.bad_value", setting=Word(f"setting.{setting.name}"), value=str(value)[:80], needed=needed
        )
    return kept


def _number(setting: Setting, value: Any) -> int | None:
    number = int(value)
    return number if setting.least <= number <= setting.most else None


def _text(setting: Setting, value: Any) -> str | None:
    text = names.clean(str(value))
    return text if len(text) <= setting.most and re.fullmatch(setting.shape, text) else None


_READ: dict[Kind, Any] = {
    Kind.TEXT: _text,
    Kind.FOLDER: lambda _, value: str(value).strip(),
    Kind.TIME: lambda _, value: time.fromisoformat(str(value).strip()).strftime("%H:%M"),
    Kind.NUMBER: _number,
    Kind.CHOICE: lambda setting, value: value if value in setting.choices else None,
    Kind.FLAG: lambda _, value: value if isinstance(value, bool) else None,
}


def window(office: Office | None) -> Window:
    """The posting window (Art. 5)."""
    return window_of(values(office))


def window_of(known: Mapping[str, Any]) -> Window:
    """The posting window (Art. 5), by the settings as `values` and `read` give them."""
    return Window(time.fromisoformat(known["opens"]), time.fromisoformat(known["closes"]))


def directory(office: Office | None) -> Directory:
    """What is the school's own and may be posted (Art. 8)."""
    from lut_admin.convention.screening import read_directory  # not while the window is opening

    known = values(office)
    return read_directory(known["directory"], known["school_domain"], known["student_no_example"])


def capacity(office: Office | None) -> Capacity:
    """How many a group holds, and from which sizes joining gets harder (Art. 1; WeChat's figures, all of them settable)."""
    from lut_admin.convention.groups import Capacity  # brings the nicknames along: not while the window is opening

    known = values(office)
    steps = sorted({known["group_invitation"], known["group_verified"], known["group_no_code"]})
    return Capacity(known["group_limit"], tuple(steps))


def nickname_rule(known: Mapping[str, Any], form: Form) -> NicknameRule:
    """How members are named where this form is asked for (Art. 4), by the settings as `values` and `read` give them."""
    from lut_admin.convention.nickname.rule import NicknameRule

    return NicknameRule(form, known["nickname_separator"], known["nickname_longest"] or None)
