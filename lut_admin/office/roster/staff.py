"""The staff: teachers of the school, who belong in the groups too (Art. 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from lut_admin.convention import names
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.records.journal import Act
from lut_admin.records.tables import Staff
from lut_admin.refusals import Refusal

STAFF_FIELDS = ("chinese_name", "english_name", "role", "phone", "wechat", "note")
# What the columns of a pasted block of staff may be headed, folded.
_HEADERS = {
    "chinese_name": ("姓名", "中文名", "中文姓名", "教师姓名", "老师", "教师", "name", "chinese name"),
    "english_name": ("英文名", "外文名", "english name"),
    "role": ("职务", "岗位", "职称", "身份", "role", "position", "title"),
    "phone": ("电话", "手机", "手机号", "联系电话", "phone", "mobile"),
    "wechat": ("微信", "微信号", "wechat", "wechat id"),
    "note": ("备注", "说明", "note", "notes"),
}


@dataclass(frozen=True, slots=True)
class StaffLine:
    """A member of the staff as the list shows one; what is not known is ``""``."""

    id: int
    chinese_name: str
    english_name: str
    role: str
    phone: str
    wechat: str
    note: str
    search_key: str

    @property
    def name(self) -> str:
        """What to call them."""
        return " ".join(part for part in (self.chinese_name, self.english_name) if part)


def staff(office: Office, binned: bool = False) -> list[StaffLine]:
    """The staff by name; with `binned`, those in the bin instead."""
    columns = Staff.__table__.c
    query = select(columns.id, *(columns[name] for name in STAFF_FIELDS), columns.search_key)
    query = query.where(columns.binned_at.is_not(None) if binned else columns.binned_at.is_(None))
    with office.read() as connection:
        found = [StaffLine(row.id, *(text or "" for text in row[1:])) for row in connection.execute(query)]
    return sorted(found, key=lambda line: (names.sort_key(_named(line)), line.id))


def add_staff(office: Office, fields: Mapping[str, str]) -> Result:
    """Enter a member of the staff; refuses (``roster.nobody``) one without a name."""
    row = row_of(fields)
    facts = {"name": _called(row)}
    with office.write(Act("add_staff", facts)) as pen:
        made = pen.insert(Staff, [row])
        return Result(Changes.STAFF, pen.act_id, "add_staff", facts, made[0])


def edit_staff(office: Office, staff_id: int, fields: Mapping[str, str]) -> Result:
    """Change fields of a member of the staff; an empty text clears a field."""
    present = next((line for line in [*staff(office), *staff(office, binned=True)] if line.id == staff_id), None)
    if present is None:
        raise Refusal("roster.gone")
    before = {name: getattr(present, name) or None for name in STAFF_FIELDS}
    row = row_of({**{name: value or "" for name, value in before.items()}, **fields})
    if all(row[name] == before[name] for name in STAFF_FIELDS):
        return Result(name="edit_staff")
    facts = {"name": _called(row)}
    with office.write(Act("edit_staff", facts)) as pen:
        pen.update(Staff, {staff_id: row})
        return Result(Changes.STAFF, pen.act_id, "edit_staff", facts)


def paste_staff(office: Office, text: str) -> Result:
    """Enter the staff of a block copied from a table: under headers, or in the order of `STAFF_FIELDS` without any.

    Whoever is there already under the same names is left alone; refuses (``roster.nobody``) a block that names nobody.
    """
    block = [[names.clean(cell) for cell in line.split("\t")] for line in text.splitlines() if line.strip()]
    heads = [_field_of(cell) for cell in block[0]] if block else []
    if any(heads):
        block = block[1:]
    else:
        heads = list(STAFF_FIELDS)
    given = [{head: cell for head, cell in zip(heads, line, strict=False) if head and cell} for line in block]
    rows = [row_of(one) for one in given if one.get("chinese_name") or one.get("english_name")]
    if not rows:
        raise Refusal("roster.nobody")
    known = {(line.chinese_name, line.english_name) for line in staff(office)}
    rows = [row for row in rows if (row["chinese_name"] or "", row["english_name"] or "") not in known]
    facts = {"n": len(rows)}
    if not rows:
        return Result(name="paste_staff", facts=facts)
    with office.write(Act("paste_staff", facts)) as pen:
        pen.insert(Staff, rows)
        return Result(Changes.STAFF, pen.act_id, "paste_staff", facts)


def put_staff_in_bin(office: Office, ids: Sequence[int]) -> Result:
    """Take members of the staff off the list; they can be taken out of the bin again."""
    there = {line.id for line in staff(office)}
    moved = [staff_id for staff_id in ids if staff_id in there]
    if not moved:
        return Result(name="bin_staff")
    facts = {"n": len(moved)}
    with office.write(Act("bin_staff", facts)) as pen:
        pen.update(Staff, {staff_id: {"binned_at": pen.at} for staff_id in moved})
        return Result(Changes.STAFF, pen.act_id, "bin_staff", facts)


def _field_of(header: str) -> str:
    plain = names.fold(header)
    return next((field for field, words in _HEADERS.items() if plain in words or plain == field), "")


def row_of(fields: Mapping[str, str]) -> dict[str, Any]:
    """The record of these fields; refuses (``roster.nobody``) one without a name."""
    row: dict[str, Any] = {name: names.clean(fields.get(name) or "") or None for name in STAFF_FIELDS}
    if not row["chinese_name"] and not row["english_name"]:
        raise Refusal("roster.nobody")
    row["search_key"] = names.search_key({name: value for name, value in row.items() if value and name not in ("role", "note")})
    return row


def _called(row: Mapping[str, Any]) -> str:
    return " ".join(part for part in (row["chinese_name"], row["english_name"]) if part)


def _named(line: StaffLine) -> dict[str, str]:
    return {"chinese_name": line.chinese_name, "english_name": line.english_name}
