"""The WeChat groups (Art. 1): which there are, made from the register in one act, changed, and put in the bin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention import groups as rules
from lut_admin.convention import names
from lut_admin.convention.groups import GroupKind
from lut_admin.convention.nickname.rule import Form, NicknameRule
from lut_admin.convention.roster import Person, Status
from lut_admin.convention.sources import Source
from lut_admin.office import settings
from lut_admin.office.groups.owning import Owned, iso_day, nobody_yet, owners_on
from lut_admin.office.office import Office, the_convention
from lut_admin.office.results import Changes, Result
from lut_admin.office.roster.people import people
from lut_admin.papers import words
from lut_admin.records.journal import Act
from lut_admin.records.pen import Pen
from lut_admin.records.tables import Audit, Group, Notice
from lut_admin.refusals import Refusal

FIELDS = ("kind", "name", "class_name", "capacity", "nickname_form", "code_note", "code_expiry", "note")
# A text that held only notices of who came and went is on record like a check, but says nothing of who is there.
NOTICES_ONLY = "notices"
# Where a group's line calls a column otherwise.
_ATTRIBUTE = {"nickname_form": "form"}


@dataclass(frozen=True, slots=True)
class Checked:
    """What the last check of a group's members came to: its moment (UTC), whether of a complete list, and the counts.

    Counts: ``members matched staff teachers_to_check outsiders ambiguous to_rename compliant must_leave``, ``strangers``
    (outsiders on whom a person has decided), ``missing`` (None where that is not known), ``counted`` (WeChat's own number).
    Beside them ``source`` and ``shape`` tell where the list came from and what kind of text it was.
    A list of `names_from` remarks says nothing of nicknames.
    """

    id: int
    at: str
    complete: bool
    counts: Mapping[str, Any]
    names_from: Source = Source.NICKNAMES

    @property
    def parts(self) -> dict[str, int]:
        """The counts as parts that add up: each member once (``fine to_rename to_check must_leave strangers``) and ``missing``.

        Fine are staff, and students who may stay and need no other nickname; a student whose nickname cannot be judged (no
        Chinese name on the roster) is fine as far as is known. Every page counts by these.
        """
        known = {
            name: int(value or 0) for name, value in self.counts.items() if name not in ("source", "shape", "counted")
        }
        get = known.get
        strangers = get("strangers", 0)
        return {
            "fine": max(get("matched", 0) + get("staff", 0) - get("to_rename", 0) - get("must_leave", 0), 0),
            "to_rename": get("to_rename", 0),
            "to_check": get("ambiguous", 0) + get("outsiders", 0) - strangers + get("teachers_to_check", 0),
            "must_leave": get("must_leave", 0),
            "strangers": strangers,
            "missing": get("missing", 0),
        }


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group as the list shows it; `should` is how many students ought to be in it by the register (Art. 3).

    `owner` owns it today. `form` is the group's own form of nicknames (None: its kind's). `code_note` says where its QR code
    is, `code_expiry` (ISO day) until when that lets anybody in.
    """

    id: int
    kind: GroupKind
    name: str
    class_name: str
    owner: Owned
    capacity: int
    note: str
    should: int
    checked: Checked | None
    form: Form | None = None
    code_note: str = ""
    code_expiry: str = ""

    @property
    def rule(self) -> rules.Group:
        """The group as the rules see it."""
        return rule_of(self.kind, self.class_name, self.form)


def groups(office: Office, binned: bool = False) -> list[GroupLine]:
    """Every group, the main group first, then classes by name; with `binned`, those in the bin instead."""
    with office.read() as connection:
        return lines(connection, office.today(), binned)


def lines(connection: Connection, today: date, binned: bool = False) -> list[GroupLine]:
    """`groups` within a transaction that is already open."""
    query = select(Group.__table__).where(Group.binned_at.is_not(None) if binned else Group.binned_at.is_(None))
    rows = connection.execute(query).all()
    if not rows:
        return []
    should = _Should(people(connection))
    checked, owners = latest_checks(connection), owners_on(connection, today)
    found = [
        GroupLine(
            row.id,
            GroupKind(row.kind),
            row.name,
            row.class_name or "",
            owners.get(row.id) or nobody_yet(GroupKind(row.kind)),
            row.capacity,
            row.note or "",
            should.of(rule_of(row.kind, row.class_name or "")),
            checked.get(row.id),
            Form(row.nickname_form) if row.nickname_form else None,
            row.code_note or "",
            row.code_expiry or "",
        )
        for row in rows
    ]
    order = list(GroupKind)
    return sorted(
        found, key=lambda group: (order.index(group.kind), names.sort_key({"chinese_name": group.name}), group.id)
    )


def group(office: Office, group_id: int) -> GroupLine:
    """One group outside the bin; raises Refusal("group.gone")."""
    found = next((line for line in groups(office) if line.id == group_id), None)
    if found is None:
        raise Refusal("group.gone")
    return found


def id_of(office: Office, name: str) -> int | None:
    """The id of the group with this name, however it is cased; None where there is none."""
    wanted = names.fold(name)
    return next((line.id for line in groups(office) if names.fold(line.name) == wanted), None)


def latest_checks(connection: Connection) -> dict[int, Checked]:
    """The last saved check of each group, by group id."""
    query = select(Audit.id, Audit.group_id, Audit.at, Audit.complete, Audit.counts, Audit.names_from).where(
        Audit.names_from != NOTICES_ONLY
    )
    return {
        row.group_id: Checked(row.id, row.at, row.complete, dict(row.counts), Source(row.names_from))
        for row in connection.execute(query.order_by(Audit.at, Audit.id))
    }


def create_from_roster(office: Office) -> Result:
    """Make the groups that the register needs and that are not there yet, in one act (Art. 1 and 3).

    The main group, a group for each class with a current student, and one for alumni as soon as anybody has graduated. A
    group that was put in the bin is not made again.
    """
    limit = settings.capacity(office).limit
    with office.read() as connection:
        new = needed(connection, limit)
    facts = {"n": len(new)}
    if not new:
        return Result(name="create_groups", facts=facts)
    with office.write(Act("create_groups", facts)) as pen:
        pen.insert(Group, new)
        return Result(Changes.GROUPS, pen.act_id, "create_groups", facts)


def needed(connection: Connection, limit: int) -> list[dict[str, Any]]:
    """The rows of the groups that the register needs and that are not there, each for at most `limit` members."""
    everybody = people(connection)
    rows = connection.execute(select(Group.kind, Group.class_name, Group.name)).all()
    known = {(row.kind, row.class_name or "") for row in rows}
    taken = {names.fold(row.name) for row in rows}
    wanted = rules.needed(everybody)
    if any(one.status is Status.GRADUATED for one in everybody):
        wanted.append(rules.Group(GroupKind.ALUMNI))
    new: list[dict[str, Any]] = []
    for one in wanted:
        if (one.kind.value, one.class_name) in known:
            continue
        name = _free(_name(one), taken)
        taken.add(names.fold(name))
        row = {"kind": one.kind.value, "name": name, "class_name": one.class_name or None, "capacity": limit}
        new.append(row)
    return new


def rule_of(kind: str, class_name: str, form: str | None = None) -> rules.Group:
    """A group's row as the rules see it."""
    return rules.Group(GroupKind(kind), class_name, NicknameRule(Form(form)) if form else None)


def add(office: Office, kind: GroupKind | str, name: str, class_name: str = "") -> Result:
    """Add one group by hand; refuses an empty name and one that is taken."""
    kind = GroupKind(kind)
    row = {
        "kind": kind.value,
        "name": names.clean(name),
        "class_name": names.clean(class_name) or None,
        "capacity": settings.capacity(office).limit,
    }
    facts = {"name": row["name"]}
    with office.write(Act("add_group", facts)) as pen:
        _refuse_name(pen.connection, str(row["name"]))
        made = pen.insert(Group, [row])
        return Result(Changes.GROUPS, pen.act_id, "add_group", facts, made[0])


def edit(office: Office, group_id: int, fields: Mapping[str, Any]) -> Result:
    """Change fields of a group (`FIELDS`); refuses an empty name, one that is taken, a day that is none, and no size."""
    present = group(office, group_id)
    row: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in FIELDS:
            raise ValueError(f"no such field: {name}")
        row[name] = _size(value) if name == "capacity" else names.clean(str(value)) or None
    if "kind" in row:
        row["kind"] = GroupKind(row["kind"]).value
    if row.get("nickname_form"):
        row["nickname_form"] = Form(row["nickname_form"]).value
    if row.get("code_expiry"):
        row["code_expiry"] = iso_day(row["code_expiry"])
    if "name" in row:
        row["name"] = row["name"] or ""
    facts = {"name": row.get("name") or present.name}
    with office.read() as connection:
        if "name" in row:
            _refuse_name(connection, row["name"], group_id)
    if all((getattr(present, _ATTRIBUTE.get(name, name)) or None) == value for name, value in row.items()):
        return Result(name="edit_group")
    with office.write(Act("edit_group", facts)) as pen:
        pen.update(Group, {group_id: row})
        if row.get("name", present.name) != present.name:
            _rename_in_notices(pen, present.name, row["name"])
        return Result(Changes.GROUPS | Changes.NOTICES, pen.act_id, "edit_group", facts)


def _rename_in_notices(pen: Pen, old: str, new: str) -> None:
    """Notices go on being meant for the group under its new name; the log keeps the name it had when they went out."""
    found = pen.connection.execute(select(Notice.id, Notice.groups, Notice.audience)).all()
    changes: dict[int, dict[str, Any]] = {}
    for row in found:
        if old in row.groups:
            changes[row.id] = {"groups": [new if name == old else name for name in row.groups]}
            if row.audience:
                renamed = {
                    key: [new if name == old else name for name in row.audience.get(key, ())] for key in ("without", "also")
                }
                changes[row.id]["audience"] = {**row.audience, **renamed}
    pen.update(Notice, changes)


def put_in_bin(office: Office, group_id: int) -> Result:
    """Take a group off the list; its checks stay with it in the bin."""
    facts = {"name": group(office, group_id).name}
    with office.write(Act("bin_group", facts)) as pen:
        pen.update(Group, {group_id: {"binned_at": pen.at}})
        return Result(Changes.GROUPS, pen.act_id, "bin_group", facts)


def _refuse_name(connection: Connection, name: str, own: int = 0) -> None:
    if not names.visible(name):
        raise Refusal("group.no_name")
    for row in connection.execute(select(Group.id, Group.name)):
        if row.id != own and names.fold(row.name) == names.fold(name):
            raise Refusal("group.name_taken", name=row.name)


def _size(value: Any) -> int:
    most = settings.BY_NAME["group_limit"].most
    if not isinstance(value, int) or not 1 <= value <= most:
        raise Refusal("group.bad_size", size=str(value)[:40], least=1, most=most)
    return value


def _name(one: rules.Group) -> str:
    if one.kind is GroupKind.MAIN:
        return the_convention().group_en
    return one.class_name or words.say("group.alumni_name", "zh")


def _free(name: str, taken: set[str]) -> str:
    found, n = name, 1
    while names.fold(found) in taken:
        n += 1
        found = f"{name} ({n})"
    return found


class _Should:
    """How many students ought to be in a group, counted once for all groups."""

    def __init__(self, everybody: Sequence[Person]) -> None:
        self.everybody = everybody
        self.classes = Counter(p.class_name for p in everybody if p.class_name and rules.should_be_in(p, rules.MAIN))

    def of(self, one: rules.Group) -> int:
        if one.kind is GroupKind.CLASS:
            return self.classes[one.class_name]
        return sum(rules.should_be_in(person, one) for person in self.everybody)
