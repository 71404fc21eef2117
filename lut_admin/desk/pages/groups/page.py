"""The page of groups (Art. 1, 3, 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.convention.hours import CHINA
from lut_admin.desk.page import Desk, Page
from lut_admin.desk.pages.groups.check import Check
from lut_admin.desk.pieces import Card, EmptyState, button, column
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.office.results import Changes, Result

if TYPE_CHECKING:
    from lut_admin.office.groups import GroupLine


class GroupsPage(Page):
    """The list of groups with what the last check of each came to; one is opened to check its members."""

    name = "groups"
    icon = "message-circle"
    shows = Changes.GROUPS | Changes.AUDITS | Changes.STUDENTS | Changes.STAFF

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted: int | None = None
        say = desk.say
        self.model = TableModel(self._columns(), lambda line: line.id, _key)
        self.table: Table[GroupLine] = Table(self.model, "groups", desk.preferences, say("window.page.groups"))
        self.check = Check(desk)
        self.nothing = EmptyState(
            "message-circle",
            say("groups.empty"),
            say("groups.empty_why"),
            button(say("groups.create"), "users", "primary", self._create),
            button(say("groups.new"), "plus", "", self._new),
        )
        self.make = button(say("groups.create"), "users", "", self._create)
        self.new = button(say("groups.new"), "plus", "", self._new)
        card = Card()
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.nothing)
        card.body.addWidget(self._lists, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(card)
        self._pages.addWidget(self.check)
        self.setLayout(column(self._pages))
        self.table.opened.connect(self._open)
        self.check.left.connect(self._show_list)

    def _columns(self) -> list[Column[GroupLine]]:
        say = self.desk.say

        def count(name: str) -> Column[GroupLine]:
            return Column(
                name,
                say(f"groups.{name}"),
                lambda line: _count(line, name),
                kind="number",
                width=92,
                sort=lambda line: int(_count(line, name) or -1),
            )

        return [
            Column("name", say("groups.name"), lambda line: line.name, width=230),
            Column("kind", say("groups.kind"), lambda line: say(f"groupkind.{line.kind.value}"), kind="muted", width=110),
            Column(
                "should", say("groups.should"), lambda line: str(line.should), kind="number", width=92,
                sort=lambda line: line.should,
            ),
            count("members"),
            count("to_rename"),
            count("outsiders"),
            count("ambiguous"),
            count("missing"),
            count("must_leave"),
            Column("checked", say("groups.checked"), lambda line: self._checked(line), kind="muted", width=150),
        ]  # fmt: skip

    def _checked(self, line: GroupLine) -> str:
        if line.checked is None:
            return self.desk.say("groups.never")
        return f"{datetime.fromisoformat(line.checked.at).astimezone(CHINA):%Y-%m-%d %H:%M}"

    def tools(self) -> Sequence[QWidget]:
        """Making the groups the register needs, or one by hand."""
        return (self.make, self.new)

    def refresh(self) -> None:
        """Read the groups afresh."""
        from lut_admin.office import groups

        self.desk.read(lambda _progress: groups.groups(self.desk.office), self._put)

    def visit(self, where: Mapping[str, Any]) -> None:
        """``group=id`` opens one, ``new=True`` makes one."""
        if where.get("new"):
            self._new()
        elif "group" in where:
            self._wanted = where["group"]
            self._open_wanted()

    def _put(self, lines: Sequence[GroupLine]) -> None:
        self.model.put(lines)
        self._lists.setCurrentWidget(self.table if lines else self.nothing)
        for tool in self.tools():
            tool.setVisible(bool(lines))
        self._open_wanted()

    def _open_wanted(self) -> None:
        line = self.model.rows.find(self._wanted) if self._wanted is not None else None
        if line is not None:
            self._wanted = None
            self._open(line)

    def _open(self, line: GroupLine) -> None:
        self.check.begin(line)
        self._pages.setCurrentWidget(self.check)

    def _create(self) -> None:
        from lut_admin.office import groups

        self.desk.act(lambda _progress: groups.create_from_roster(self.desk.office), then=self._created)

    def _created(self, result: Result) -> None:
        if result.act_id is None:
            self.desk.toast(self.desk.say("groups.none_needed"))

    def _new(self) -> None:
        from lut_admin.convention.groups import GroupKind
        from lut_admin.office import groups

        say = self.desk.say
        kinds = list(GroupKind)
        kind = self.desk.ask.choice(
            say("groups.new"), say("groups.which_kind"), [say(f"groupkind.{k.value}") for k in kinds]
        )
        if kind is None:
            return
        name = self.desk.ask.line(say("groups.new"), say("groups.which_name"))
        if name is not None:
            self.desk.act(lambda _progress: groups.add(self.desk.office, kinds[kind], name))

    def _show_list(self) -> None:
        self._pages.setCurrentIndex(0)
        self.table.setFocus()


def _count(line: GroupLine, name: str) -> str:
    value = line.checked.counts.get(name) if line.checked is not None else None
    return "" if value is None else str(value)


def _key(line: GroupLine) -> str:
    from lut_admin.convention import names

    return names.query(f"{line.name}\n{line.class_name}")
