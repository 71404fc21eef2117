"""Whom a notice is for: groups chosen by named sets at once, "all except …", and kept under the sets' names of that time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention import names
from lut_admin.convention.groups import GroupKind
from lut_admin.convention.roster import Level, Status
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.papers import words
from lut_admin.papers.words import Language, Word
from lut_admin.records import tables
from lut_admin.records.journal import Act
from lut_admin.records.tables import Group, Student
from lut_admin.refusals import Refusal

OWN = "own"
# 国际2301 and 国际2023-1 began in 2023, 国际2012 in 2012 or 2020; a number that goes on is none of a class.
_YEAR = re.compile(r"(?<!\d)(?:(20[0-4]\d)(?!\d{3})|([0-4]\d)\d{2}(?!\d))")
_OF_KIND = (GroupKind.MAIN, GroupKind.CLASS, GroupKind.ALUMNI)


@dataclass(frozen=True, slots=True)
class GroupSet:
    """Groups that can be chosen at once: `key` names the set for good (``year:2023``), `word` says it, `groups` are names.

    `id` is there for a set of the counselor's own.
    """

    key: str
    word: Word
    groups: tuple[str, ...]
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A set as it was called when it was chosen, in both languages."""

    key: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Audience:
    """The names of the groups; by which sets they were chosen, which groups of these were left out, and which came beside them."""

    groups: tuple[str, ...] = ()
    sets: tuple[Named, ...] = ()
    without: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def kept(self) -> dict[str, Any] | None:
        """What the log keeps beside the groups; None where they were chosen one by one."""
        if not self.sets:
            return None
        sets = [{"key": one.key, "zh": one.zh, "en": one.en} for one in self.sets]
        return {"sets": sets, "without": list(self.without), "also": list(self.also)}

    def said(self, language: Language) -> str:
        """All classes of 2023, except 国际2302: as short as the sets make it."""
        if not self.sets:
            return words.listed(self.groups, language)
        chosen = words.listed((*(getattr(one, language) for one in self.sets), *self.also), language)
        if not self.without:
            return chosen
        return words.say("posting.except", language, sets=chosen, groups=self.without)


NO_AUDIENCE = Audience()
Groups = Sequence[str] | Audience


def audience(groups: Groups) -> Audience:
    """What was chosen, one by one or by sets."""
    return groups if isinstance(groups, Audience) else Audience(tuple(groups))


def kept_audience(groups: Sequence[str], kept: Mapping[str, Any] | None) -> Audience:
    """The audience that was kept as `Audience.kept` beside its groups."""
    if not kept:
        return Audience(tuple(groups))
    sets = tuple(Named(one["key"], one["zh"], one["en"]) for one in kept["sets"])
    return Audience(tuple(groups), sets, tuple(kept["without"]), tuple(kept["also"]))


def sets(office: Office) -> list[GroupSet]:
    """Every set that holds a group now: all, by kind, by year of the class, by level, and the counselor's own."""
    with office.read() as connection:
        return sets_in(connection)


def choose(office: Office, keys: Sequence[str], without: Sequence[str] = (), also: Sequence[str] = ()) -> Audience:
    """The groups of these sets but for some, and further groups by name.

    A set is named by its key or as it is called, in either language. Refuses ``posting.no_set`` for another name,
    ``posting.not_in_set`` for a group left out that is in none of them.
    """
    known = sets(office)
    chosen = [_named(known, key) for key in keys]
    groups = list(dict.fromkeys(name for one in chosen for name in one.groups))
    left_out = [_in(groups, name) for name in without]
    return chosen_by(chosen, [*(name for name in groups if name not in left_out), *also])


def chosen_by(chosen: Sequence[GroupSet], groups: Sequence[str]) -> Audience:
    """These groups, told by these sets, by what of them is missing among the groups, and by what is there beside them."""
    told = tuple(Named(one.key, words.of_word(one.word, "zh"), words.of_word(one.word, "en")) for one in chosen)
    of_sets = list(dict.fromkeys(name for one in chosen for name in one.groups))
    there = tuple(dict.fromkeys(groups))
    if not told:
        return Audience(there)
    without = tuple(name for name in of_sets if name not in there)
    return Audience(there, told, without, tuple(name for name in there if name not in of_sets))


def leaving_out(chosen: Audience, without: Sequence[str]) -> Audience:
    """An audience but for some of its groups; refuses (``posting.not_in_set``) one that is not among them."""
    left_out = tuple(_in(chosen.groups, name) for name in without)
    there = tuple(name for name in chosen.groups if name not in left_out)
    also = tuple(name for name in chosen.also if name not in left_out)
    more = tuple(name for name in left_out if name not in chosen.also)
    return Audience(there, chosen.sets, (*chosen.without, *more), also) if chosen.sets else Audience(there)


def name_set(office: Office, name: str, groups: Sequence[str]) -> Result:
    """Keep these groups as a set of one's own; one of this name gets these groups instead.

    Refuses an empty name and one that a set of ours has (``posting.set_name``), and a set of nothing (``notices.no_groups``).
    """
    called = names.clean(name)
    facts = {"name": called}
    with office.write(Act("name_group_set", facts)) as pen:
        others = [one for one in sets_in(pen.connection) if one.id is None]
        if not names.visible(called) or any(names.fold(called) in _calls(one) for one in others):
            raise Refusal("posting.set_name", name=called)
        ids = _ids(pen.connection, groups)
        if not ids:
            raise Refusal("notices.no_groups")
        rows = pen.connection.execute(select(tables.GroupSet.id, tables.GroupSet.name))
        own = next((row.id for row in rows if names.fold(row.name) == names.fold(called)), None)
        if own is None:
            [own] = pen.insert(tables.GroupSet, [{"name": called, "groups": ids}])
        else:
            pen.update(tables.GroupSet, {own: {"name": called, "groups": ids}})
        return Result(Changes.NOTICES, pen.act_id, "name_group_set", facts, own)


def drop_set(office: Office, set_id: int) -> Result:
    """Forget a set of one's own; its groups and what was posted to it stay."""
    with office.read() as connection:
        name = connection.scalar(select(tables.GroupSet.name).where(tables.GroupSet.id == set_id))
    if name is None:
        raise Refusal("posting.no_set", name=str(set_id))
    facts = {"name": name}
    with office.write(Act("drop_group_set", facts)) as pen:
        pen.delete(tables.GroupSet, [set_id])
        return Result(Changes.NOTICES, pen.act_id, "drop_group_set", facts)


def _named(known: Sequence[GroupSet], key: str) -> GroupSet:
    found = next((one for one in known if one.key == key or names.fold(key) in _calls(one)), None)
    if found is None:
        raise Refusal("posting.no_set", name=key[:60])
    return found


def _calls(one: GroupSet) -> set[str]:
    return {names.fold(words.of_word(one.word, language)) for language in words.LANGUAGES} | {names.fold(one.key)}


def _in(groups: Iterable[str], name: str) -> str:
    found = next((one for one in groups if names.fold(one) == names.fold(name)), None)
    if found is None:
        raise Refusal("posting.not_in_set", name=name[:60])
    return found


def _ids(connection: Connection, groups: Sequence[str]) -> list[int]:
    wanted = {names.fold(name) for name in groups}
    query = select(Group.id, Group.name).where(Group.binned_at.is_(None)).order_by(Group.id)
    return [row.id for row in connection.execute(query) if names.fold(row.name) in wanted]


def sets_in(connection: Connection) -> list[GroupSet]:
    """`sets` within a transaction that is already open."""
    query = select(Group.id, Group.kind, Group.name, Group.class_name).where(Group.binned_at.is_(None))
    rows = connection.execute(query.order_by(Group.id)).all()
    made = [*_whole(rows), *_by_class(connection, [row for row in rows if row.kind == GroupKind.CLASS])]
    called = {row.id: row.name for row in rows}
    own = select(tables.GroupSet.id, tables.GroupSet.name, tables.GroupSet.groups).order_by(tables.GroupSet.name)
    for row in connection.execute(own):
        groups = _ordered(called[group_id] for group_id in row.groups if group_id in called)
        made.append(GroupSet(f"{OWN}:{row.id}", Word("posting.set_own", {"name": row.name}), groups, row.id))
    return [one for one in made if one.groups]


def _whole(rows: Sequence[Any]) -> Iterator[GroupSet]:
    """Every group of students, and those of each kind; a group of teachers is nobody's audience."""
    everyone = _ordered(row.name for row in rows if row.kind in (GroupKind.MAIN, GroupKind.CLASS))
    yield GroupSet("all", Word("posting.set_all"), everyone)
    for kind in _OF_KIND:
        yield GroupSet(
            kind.value, Word(f"posting.set_{kind.value}"), _ordered(row.name for row in rows if row.kind == kind)
        )


def _by_class(connection: Connection, rows: Sequence[Any]) -> Iterator[GroupSet]:
    """The class groups by the year in which the class began, and by what its students study for."""
    entered, levels = _of_classes(connection)
    years: dict[int, list[str]] = {}
    kinds: dict[str, list[str]] = {}
    for row in rows:
        name = row.class_name or row.name
        if year := _began(name, entered.get(name, Counter())):
            years.setdefault(year, []).append(row.name)
        if level := levels.get(name):
            kinds.setdefault(level.most_common(1)[0][0], []).append(row.name)
    for year in sorted(years, reverse=True):
        yield GroupSet(f"year:{year}", Word("posting.set_year", {"year": year}), _ordered(years[year]))
    for one in Level:
        if one.value in kinds:
            said = Word("posting.set_level", {"level": Word(f"level.{one.value}")})
            yield GroupSet(f"level:{one.value}", said, _ordered(kinds[one.value]))


def _of_classes(connection: Connection) -> tuple[dict[str, Counter[int]], dict[str, Counter[str]]]:
    """Of each class, how many of its current students came in which year, and how many study for what."""
    query = select(Student.class_name, Student.enrolled, Student.level).where(
        Student.binned_at.is_(None), Student.status == Status.ACTIVE.value, Student.class_name.is_not(None)
    )
    entered: dict[str, Counter[int]] = {}
    levels: dict[str, Counter[str]] = {}
    for row in connection.execute(query):
        if row.enrolled:
            entered.setdefault(row.class_name, Counter())[int(row.enrolled[:4])] += 1
        if row.level:
            levels.setdefault(row.class_name, Counter())[row.level] += 1
    return entered, levels


def _began(name: str, entered: Counter[int]) -> int | None:
    """The year of a class: as its name says it, else as most of its students came."""
    told = [
        year
        for found in _YEAR.finditer(name)
        for year in ((int(found[1]), 2000 + int(found[1][:2])) if found[1] else (2000 + int(found[2]),))
    ]
    most = entered.most_common(1)[0][0] if entered else None
    if most in told or not told:
        return most
    return told[0]


def _ordered(groups: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(groups, key=lambda name: names.sort_key({"chinese_name": name})))
