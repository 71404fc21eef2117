"""The page of groups (Art. 1, 3, 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from lut_admin.convention.hours import as_day, recorded
from lut_admin.desk.bin import bin_button
from lut_admin.desk.page import Desk, Page
from lut_admin.desk.pages.groups.bar import BarDelegate
from lut_admin.desk.pages.groups.editing import Editing
from lut_admin.desk.pages.groups.reminding.leaving import LeavingDesk
from lut_admin.desk.pages.groups.report import Report
from lut_admin.desk.pages.groups.sheet import VIEWS, Sheet
from lut_admin.desk.pieces import EmptyState, button, column
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.tables.listing import Listing
from lut_admin.desk.work.ask import once
from lut_admin.office.results import Changes, Result

if TYPE_CHECKING:
    from lut_admin.office.groups import GroupLine

# The chips: what the last check left to do, groups nobody has looked at for a month, and those nobody ever looked at.
TO_DO = ("must_leave", "strangers", "to_check", "to_rename", "missing")
YIELDS = ("kind", "members", "checked", "should")  # where there is little room: what there is to do is seen longest
STALE, NEVER, LONG = "stale", "never", timedelta(days=30)


class GroupsPage(Page):
    """The list of groups with what the last check of each came to; one is opened to check its members and all that follows.

    Beside it stand who leaves the school, and the report of a month.
    """

    name = "groups"
    icon = "message-circle"
    shows = Changes.GROUPS | Changes.AUDITS | Changes.STUDENTS | Changes.STAFF

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted: int | None = None
        self._view = VIEWS[0]
        say = desk.say
        self.model = TableModel(self._columns(), lambda line: line.id, _key, self._marks)
        self.table: Table[GroupLine] = Table(self.model, "groups", desk.preferences, say("window.page.groups"), YIELDS)
        self.table.setItemDelegateForColumn(2, BarDelegate(self.table, self._parts))
        self.sheet = Sheet(desk)
        self.check = self.sheet.check
        self.leaving = LeavingDesk(desk)
        self.nothing = EmptyState(
            "message-circle",
            say("groups.empty"),
            say("groups.empty_why"),
            button(say("groups.create"), "users", "primary", self._create),
            button(say("groups.new"), "plus", "", self._new),
        )
        self.make = button(say("groups.make"), "users", "", self._create)
        self.make.setToolTip(say("groups.create"))
        self.new = button(say("groups.new"), "plus", "", self._new)
        self.bin = bin_button(desk, self, "group")
        self.leave = button(say("groups.leaving"), "graduation-cap", "", self._show_leaving)
        self.report = button(say("groups.report"), "file-text", "", self._report)
        self.listing = Listing(
            self.table, say("groups.search"), say("groups.filter_groups"), self.nothing, say("window.clear")
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.listing)
        self._pages.addWidget(self.sheet)
        self._pages.addWidget(self.leaving)
        self.setLayout(column(self._pages))
        self.table.opened.connect(self._open)
        for opened in (self.sheet, self.leaving):
            opened.left.connect(self._show_list)
        self.sheet.wanted.connect(self._wish)

    def _columns(self) -> list[Column[GroupLine]]:
        say = self.desk.say

        def number(name: str, of: Callable[[GroupLine], str], width: int = 77) -> Column[GroupLine]:
            return Column(
                name, say(f"groups.{name}"), of, kind="number", width=width, sort=lambda line: int(of(line) or -1)
            )

        return [
            Column("name", say("groups.name"), lambda line: line.name, width=204),
            Column("kind", say("groups.kind"), lambda line: say(line.kind.key), kind="muted", width=110),
            Column("bar", say("groups.bar"), self._fine, kind="muted", width=98, sort=_care),
            number("should", lambda line: str(line.should)),
            number("members", lambda line: _count(line, "members")),
            number("to_rename", lambda line: _count(line, "to_rename")),
            number("to_check", lambda line: _part(line, "to_check")),
            number("must_leave", lambda line: _count(line, "must_leave")),
            number("strangers", lambda line: _part(line, "strangers")),
            number("missing", lambda line: _count(line, "missing")),
            Column("checked", say("groups.checked"), self._checked, kind="muted", width=100),
        ]

    def _parts(self, index: int) -> Mapping[str, int] | None:
        checked = self.model.rows.at(index).checked
        return checked.parts if checked is not None else None

    def _fine(self, line: GroupLine) -> str:
        if line.checked is None:
            return self.desk.say("groups.unchecked")
        return self.desk.say("groups.fine_of", fine=line.checked.parts["fine"], members=line.checked.counts["members"])

    def _checked(self, line: GroupLine) -> str:
        return (
            as_day(line.checked.at) if line.checked is not None else ""
        )

    def _marks(self, line: GroupLine) -> Iterator[str]:
        if line.checked is None:
            yield NEVER
        else:
            if self.desk.office.now() - recorded(line.checked.at) > LONG:
                yield STALE
            shown = line.checked.parts
            yield from (name for name in TO_DO if shown[name])

    def tools(self) -> Sequence[QWidget]:
        """What was taken off the list; who leaves, the month's report; making the groups the register needs, or one by hand."""
        return (self.bin, self.leave, self.report, self.make, self.new)

    def refresh(self) -> None:
        """Read the groups afresh."""
        from lut_admin.office import groups

        self.desk.read(lambda _progress: groups.groups(self.desk.office), self._put)
        if self._pages.currentWidget() is self.leaving:
            self.leaving.refresh()

    def visit(self, where: Mapping[str, Any]) -> None:
        """``group=id`` opens one (at ``view=name``), ``new=True`` makes one, ``mark=name`` shows those of a chip,
        ``leaving=True`` shows who leaves the school, ``report=True`` asks for a month's report."""
        if where.get("new"):
            self._new()
        elif where.get("leaving"):
            self._show_leaving()
        elif where.get("report"):
            self._report()
        elif "group" in where:
            self._wanted, self._view = where["group"], where.get("view", VIEWS[0])
            self._open_wanted()
        elif "mark" in where:
            self._show_list()
            self.listing.search.clear()
            self.listing.filter(where["mark"])

    def unfinished(self) -> object | None:
        """Checks that are not kept yet, and which group and view are open."""
        drafts = self.check.drafts()
        opened = self._pages.currentWidget() is self.sheet
        return (drafts, self.sheet.group_id if opened else None, self.sheet.view) if drafts else None

    def resume(self, unfinished: object) -> None:
        """Go on with them; the group that lay open lies open again."""
        match unfinished:
            case (dict() as drafts, (int() | None) as group_id, str() as view):
                self.check.put_aside(drafts)
                self._wanted, self._view = group_id, view

    def _put(self, lines: Sequence[GroupLine]) -> None:
        say = self.desk.say
        self.check.forget({line.id for line in lines})
        self.listing.put(lines, say("groups.all"), [(mark, say(f"groups.{mark}")) for mark in (*TO_DO, STALE, NEVER)])
        if self._pages.currentWidget() is self.sheet:
            open_one = self.model.rows.find(self.sheet.group_id)
            if open_one is not None:
                self.sheet.put(open_one)
            else:
                self._show_list()
        elif self._pages.currentWidget() is self.listing:
            self._show_list()
        self._open_wanted()

    def _open_wanted(self) -> None:
        line = self.model.rows.find(self._wanted) if self._wanted is not None else None
        if line is not None:
            self._wanted = None
            self._open(line)

    def _open(self, line: GroupLine) -> None:
        self._pages.setCurrentWidget(self.sheet)
        self._show_tools()
        self.sheet.begin(line, self._view)
        self._view = VIEWS[0]

    def _show_leaving(self) -> None:
        self._pages.setCurrentWidget(self.leaving)
        self._show_tools()
        self.leaving.begin()

    def _report(self) -> None:
        from lut_admin.office import groups

        def ask(owners: Sequence[str]) -> None:
            self._ask(Report(self.desk, self, owners))

        self.desk.read(lambda _progress: groups.owner_names(self.desk.office), ask)

    def _create(self) -> None:
        from lut_admin.office import groups

        self.desk.act(lambda _progress: groups.create_from_roster(self.desk.office), then=self._created)

    def _created(self, result: Result) -> None:
        if result.act_id is None:
            self.desk.toast(self.desk.say("groups.none_needed"))

    def _new(self) -> None:
        self._wanted = self._sheet(None)
        self._open_wanted()

    def _sheet(self, line: GroupLine | None) -> int | None:
        """Ask for a group, or for changes to one; the id of one that was made."""
        sheet = Editing(self.desk, self, line)
        return sheet.made if self._ask(sheet) else None

    def _ask(self, dialog: QDialog) -> bool:
        return once(self.desk.ask, dialog)

    def _wish(self, what: str) -> None:
        from lut_admin.office import groups

        line = self.model.rows.find(self.sheet.group_id)
        if line is None:
            return
        if what == "edit":
            self._sheet(line)
            return
        office, group_id = self.desk.office, line.id
        self.desk.act(lambda _progress: groups.put_in_bin(office, group_id), then=lambda _result: self._show_list())

    def _show_list(self) -> None:
        self._pages.setCurrentWidget(self.listing)
        self._show_tools()
        if self.listing.filled and self.isVisible():
            self.table.setFocus()

    def _show_tools(self) -> None:
        """The ways to make groups stand by the list, not by one group."""
        listed = self._pages.currentWidget() is self.listing
        self.bin.setVisible(listed)
        for tool in (self.leave, self.report, self.make, self.new):
            tool.setVisible(listed and self.listing.filled)


def _count(line: GroupLine, name: str) -> str:
    value = line.checked.counts.get(name) if line.checked is not None else None
    return "" if value is None else str(value)


def _part(line: GroupLine, name: str) -> str:
    return str(line.checked.parts[name]) if line.checked is not None else ""


def _care(line: GroupLine) -> float:
    """Those with the smallest share in order first; those never checked before them."""
    if line.checked is None:
        return -1.0
    shown = line.checked.parts
    return shown["fine"] / max(sum(shown.values()), 1)


def _key(line: GroupLine) -> str:
    from lut_admin.convention import names

    return names.query(f"{line.name}\n{line.class_name}")
