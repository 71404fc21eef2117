"""Pasted WeChat text read as the members of a group: who is named, what was not understood, whether the list is whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lut_admin.convention.nickname import parse
from lut_admin.convention.sources import Source
from lut_admin.papers.member_list import chains, chats, interface, notices, several, stamps, tables, typed
from lut_admin.papers.member_list.notices import Event
from lut_admin.papers.member_list.result import MemberList, Shape
from lut_admin.papers.member_list.several import Known

Numbered = tuple[int, str]

# The screen writes … for what it has no room for, at the end of a name or in its middle; dots alone are a nickname.
_CUT = re.compile(r"[^\s.…⋯‥。].*(?:[…⋯‥]|\.{3})")
_FEW = 5
_MANY = 10
_SAMPLE = 300


def read_members(text: str, known: Known | None = None) -> MemberList:
    """Read pasted text as members of a group; any text has an answer, at worst without a nickname.

    `known` says whether a text is exactly one person of the roster, by either name or both: then it decides where a comma
    or 、 stands inside a nickname, and who is named on a screen. Without it the shape of a nickname decides.
    """
    lines = [line.strip() for line in text.removeprefix("\ufeff").splitlines()]
    events, rest = _notices(lines, known)
    counted, rest = _counted(rest)
    if any(chains.begins(line) for _, line in rest):
        entries = chains.entries(rest, known)
        if entries:
            return made(Shape.CHAIN, entries, (), counted, events, whole=False)
    rows = tables.block([line for _, line in rest])
    column = tables.find(rows) if rows else None
    if rows and column:
        return _table(rows, column, counted, events)
    writers = None if rows else chats.writers(rest, known)
    if writers is not None:
        return made(Shape.CHAT, writers, (), counted, events, whole=False)
    if rows:
        rest = _likeliest(rest, rows)
    entries = _answers(rest, known)
    if entries:
        return made(Shape.CHAIN, entries, (), counted, events, whole=False)
    nicknames, missed = typed.names(rest, known)
    if events and not nicknames:
        return made(Shape.NOTICES, (), missed, counted, events, whole=False)
    return made(Shape.NAMES, nicknames, missed, counted, events)


def made(
    shape: Shape,
    names: Sequence[str],
    missed: Iterable[Numbered] = (),
    counted: int | None = None,
    events: tuple[Event, ...] = (),
    source: Source = Source.NICKNAMES,
    *,
    whole: bool | None = None,
) -> MemberList:
    """A member list with everything that follows from its names: which are cut, whether all are there, whose they are."""
    cut = tuple(row for row, name in enumerate(names) if is_cut(name))
    if whole is None and counted is not None:
        there = sum(bool(name) for name in names)
        whole = True if there == counted else False if there < counted else None
    likely = source is Source.NICKNAMES and shape in (Shape.NAMES, Shape.TABLE) and _like_remarks(names)
    return MemberList(shape, tuple(names), cut, tuple(missed), counted, whole, events, source, likely)


def may_be_whole(members: MemberList) -> bool:
    """Whether a list can be taken as everybody where nobody is there to ask.

    WeChat's own number decides, where the text shows it; else a line that was not understood may have held somebody.
    """
    if members.complete is not None:
        return members.complete
    return all(typed.names_nobody(line) for _, line in members.not_understood)


def is_cut(name: str) -> bool:
    """Whether the screen cut a name off."""
    return ("…" in name or "⋯" in name or "‥" in name or "..." in name) and bool(_CUT.match(name[:400]))


def _notices(lines: Sequence[str], known: Known | None) -> tuple[tuple[Event, ...], list[Numbered]]:
    """The notices of the system, and the other lines with their numbers; blank ones only part the others."""
    events: list[tuple[int, Event]] = []
    rest: list[Numbered] = []
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        event = notices.event(line, known)
        if event is not None:
            events.append((number, event))
        elif not notices.is_passing(line):
            rest.append((number, line))
    return _dated(events, rest), rest


def _dated(events: Sequence[tuple[int, Event]], rest: Sequence[Numbered]) -> tuple[Event, ...]:
    """The events, each with the last day and time that stand above it, where it has none of its own."""
    dated: list[Event] = []
    day = clock = ""
    at = 0
    for number, event in events:
        while at < len(rest) and rest[at][0] < number:
            line = rest[at][1]
            at += 1
            when = stamps.when(line)
            if when is not None:
                day, clock = (when.day, when.clock) if when.day else (day, when.clock or clock)
            elif (sender := stamps.sender(line)) is not None:
                day, clock = ("", sender.moment) if sender.dated else (day, sender.moment)
        dated.append(event if event.moment else replace(event, moment=f"{day} {clock}".strip()))
    return tuple(dated)


def _counted(rest: Sequence[Numbered]) -> tuple[int | None, list[Numbered]]:
    """WeChat's own number of members, and the lines without those that only tell it."""
    counted: int | None = None
    others: list[Numbered] = []
    for number, line in rest:
        n = interface.own_count(line)
        if n is None and not others:
            n = interface.title_count(line, len(rest) - 1)
        if n is None:
            others.append((number, line))
        elif counted is None or n > counted:
            counted = n
    return counted, others


def _table(
    rows: Sequence[Sequence[str]], column: tables.Column, counted: int | None, events: tuple[Event, ...]
) -> MemberList:
    cells = [row[column.column] if column.column < len(row) else "" for row in rows[column.header + 1 :]]
    return made(Shape.TABLE, [cell for cell in cells if cell], (), counted, events, column.source)


def _likeliest(rest: Sequence[Numbered], rows: Sequence[Sequence[str]]) -> list[Numbered]:
    """The lines of a headless block, each with the cell alone that looks like a nickname."""
    column = tables.likeliest(rows)
    cells = [(number, row[column] if column < len(row) else "") for (number, _), row in zip(rest, rows, strict=True)]
    return [
        (number, cell) for at, (number, cell) in enumerate(cells) if cell and not (at == 0 and tables.is_header(cell))
    ]


def _answers(rest: Sequence[Numbered], known: Known | None) -> list[str]:
    """The names of a chain that was copied without its head: a list with many followed by an answer (收到)."""
    items = [found[1] for _, line in rest if (found := chains.item(line))]
    if len(items) > 1 and len(items) * 2 >= len(rest):
        answered = sum(chains.answered(entry) for entry in items)
        return chains.entries(rest, known) if answered * 3 >= len(items) else []
    answered = sum(chains.answered(line) for _, line in rest)
    if len(rest) < 3 or answered * 3 < len(rest) * 2:
        return []
    return list(dict.fromkeys(chains.without_answer(line, known) for _, line in rest if chains.answered(line)))


def _like_remarks(names: Sequence[str]) -> bool:
    """Whether the names look like remarks of one's own: most with a class, a number or a role, or Chinese names alone."""
    sample = [name for name in names if name][:_SAMPLE]
    if len(sample) < _FEW:
        return False
    parts = [parse(name[:200]) for name in sample]
    hung = sum(bool(part.labels or part.remarks) for part in parts)
    if hung * 5 >= len(sample) * 3:
        return True
    chinese = sum(several.kind(name) == "han" for name in sample)
    return len(sample) >= _MANY and chinese * 10 >= len(sample) * 9
