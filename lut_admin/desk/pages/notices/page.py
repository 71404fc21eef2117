"""The page of notices: what is drafted, waiting, copied and posted; one of them open in the composer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.convention.hours import Ground, Window, as_told
from lut_admin.desk.bin import bin_button
from lut_admin.desk.page import Desk, Page
from lut_admin.desk.pages.notices import columns
from lut_admin.desk.pages.notices.beginning.new_notice import Beginning, HalfFilled
from lut_admin.desk.pages.notices.beginning.past import Past
from lut_admin.desk.pages.notices.following.places import Following, Place
from lut_admin.desk.pages.notices.posting.tray import TrayReminder
from lut_admin.desk.pages.notices.writing.composer import Composer
from lut_admin.desk.pages.notices.writing.written import Open
from lut_admin.desk.pieces import EmptyState, button, column, row
from lut_admin.desk.tables import Column, Table, TableModel
from lut_admin.desk.tables.listing import Listing
from lut_admin.office.results import Changes

if TYPE_CHECKING:
    from lut_admin.office.notices import NoticeLine

YIELDS = ("category", "groups")  # where there is little room


class NoticesPage(Page):
    """The list of notices; a double click or Enter opens one."""

    name = "notices"
    icon = "megaphone"
    shows = Changes.NOTICES | Changes.GROUPS | Changes.SETTINGS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._held = 0
        self._wanted: int | None = None
        self._past: Past | None = None
        self._just_made: tuple[int, Ground | None] = (0, None)
        self.model = TableModel(self._columns(), lambda line: line.id, columns.found_by, lambda line: (line.state.value,))
        self.table: Table[NoticeLine] = Table(
            self.model, "notices", desk.preferences, desk.say("window.page.notices"), YIELDS
        )
        self.composer = Composer(desk)
        self.nothing = EmptyState(
            "megaphone",
            desk.say("notices.empty"),
            desk.say("notices.empty_why"),
            button(desk.say("notices.new"), "plus", "primary", lambda: self._new()),
        )
        self.listing = Listing(
            self.table, desk.say("notices.search"), desk.say("notices.filter"), self.nothing, desk.say("window.clear")
        )
        self.search, self.chips = self.listing.search, self.listing.chips
        self._pages = QStackedWidget()
        self.beginning = Beginning(desk)
        self.following = Following(desk)
        for view in (self.listing, self.composer, self.beginning, self.following):
            self._pages.addWidget(view)
        self._before: QWidget = self.listing
        self.bin = bin_button(desk, self, "notice")
        self.beside = self._beside()
        self.tray = TrayReminder(desk, self)
        self.setLayout(column(self._pages))
        self._connect()

    def _connect(self) -> None:
        self.table.opened.connect(lambda line: self._open(line))
        self.composer.left.connect(self._show_list)
        self.following.opened.connect(lambda notice: self.visit({"notice": notice}))
        self.following.left.connect(self._show_list)
        self.beginning.left.connect(self._back)
        self.beginning.blank.connect(self._blank)
        self.beginning.past.connect(self._choose_past)
        self.composer.past_wanted.connect(self._choose_past)
        self.composer.facts_wanted.connect(self._reopen)
        self.beginning.made.connect(self._made)

    def _columns(self) -> list[Column[NoticeLine]]:
        say = self.desk.say
        return [
            columns.title(self.desk, 300),
            columns.category(self.desk, 170),
            Column(
                "state",
                say("notices.state"),
                lambda line: say(f"notices.state_{line.state.value}"),
                kind="pill",
                width=120,
                tone=lambda line: columns.TONES[line.state.value],
                sort=lambda line: list(columns.TONES).index(line.state.value),
                choices=[(state, say(f"notices.state_{state}")) for state in columns.TONES],
            ),
            columns.groups(self.desk, 190),
            Column("changed", say("notices.changed"), lambda line: as_told(line.changed_at), kind="muted", width=150),
        ]

    def subtitle(self) -> str:
        """What is waiting, if anything is."""
        return self.desk.say("notices.waiting", n=self._held) if self._held else ""

    def tools(self) -> Sequence[QWidget]:
        """What was taken off the list; the way to a new notice stands in the window's own bar."""
        return (self.beside, self.bin)

    def _beside(self) -> QWidget:
        """The ways to what lies beside the list."""
        made = QWidget()
        say = self.desk.say
        ways = (("calendar", "calendar"), ("log", "clipboard-check"), ("enter", "history"))
        named = [(name, button(say(f"posting.to_{name}"), icon, "plain")) for name, icon in ways]
        for name, way in named:
            way.clicked.connect(lambda _=False, name=name: self.visit({name: True}))
        made.setLayout(row(*(way for _, way in named), gap=4))
        return made

    def badge(self) -> tuple[str, bool] | None:
        """How many notices wait for the hours to open."""
        return (str(self._held), True) if self._held else None

    def refresh(self) -> None:
        """Read the notices and the hours afresh; what is being written in the composer stays."""
        from lut_admin.office import notices, settings

        office = self.desk.office

        def read(_progress: object) -> tuple[Sequence[NoticeLine], Window, bool]:
            known = settings.values(office)
            return notices.notices(office), settings.window_of(known), known["tray_reminder"]

        self.desk.read(read, self._put)

    def visit(self, where: Mapping[str, Any]) -> None:
        """``notice=id`` opens one, ``new=True`` offers the templates, ``template=name`` begins with one, ``blank=True`` is a page
        without, ``emergency=True`` such a page with the exception at hand; further places are `Following`'s."""
        if self.following.visit(where):
            self.composer.save()
            self._turn_to(self.following)
        elif "remind" in where:
            self.following.remind(where["remind"])
        elif where.get("new") or "template" in where:
            self._new(where.get("template", ""))
        elif where.get("blank") or where.get("emergency"):
            self._blank(emergency=bool(where.get("emergency")))
        elif "notice" in where:
            self._wanted = where["notice"]
            self._open_wanted()

    def _put(self, found: tuple[Sequence[NoticeLine], Window, bool]) -> None:
        lines, window, reminded = found
        self.composer.set_hours(window)
        self.listing.put(
            lines, self.desk.say("notices.all"), [(s, self.desk.say(f"notices.state_{s}")) for s in columns.TONES]
        )
        self.following.put(lines, window)
        self._held = self.model.rows.counts.get("held", 0)
        self.tray.put(self._held, window, reminded)
        self.heading_changed.emit()
        if self._pages.currentWidget() is self.composer:
            self.composer.come_up_to_date(self.model.rows.find)
        self._open_wanted()

    def _open_wanted(self) -> None:
        line = self.model.rows.find(self._wanted) if self._wanted is not None else None
        if line is not None:
            self._wanted = None
            self._open(line)

    def _open(self, line: NoticeLine) -> None:
        self.composer.open(line)
        self._turn_to(self.composer)
        self.composer.halves.editors["zh"].setFocus()
        made, ground = self._just_made
        if line.id == made and ground is not None:
            self.composer.sending.urge(ground)
        self._just_made = (0, None)

    def _made(self, notice: int) -> None:
        """A draft came from a template; one for an emergency has the exception at hand at night."""
        template = self.beginning.form.template
        self._just_made = (notice, template.ground if template is not None else None)
        self.visit({"notice": notice})

    def _new(self, template: str = "") -> None:
        self.composer.save()
        self._turn_to(self.beginning)
        self.beginning.begin(template)

    def _blank(self, emergency: bool = False) -> None:
        self.composer.begin(emergency)
        self._turn_to(self.composer)

    @property
    def past(self) -> Past:
        """What went out, to begin from; made when it is first wanted: the window does not wait for it."""
        if self._past is None:
            self._past = Past(self.desk)
            self._past.chosen.connect(self._begin_from)
            self._past.left.connect(lambda: self._turn_to(self._before))
            self._pages.addWidget(self._past)
        return self._past

    def _choose_past(self) -> None:
        self.composer.save()
        self._before = self._pages.currentWidget() or self.listing
        self._turn_to(self.past)
        self.past.begin()

    def _begin_from(self, line: NoticeLine) -> None:
        self._turn_to(self.composer)
        self.composer.origins.from_past(line)

    def _reopen(self, notice: int) -> None:
        """The facts of a draft from a template, to be changed."""
        line = self.model.rows.find(notice)
        if line is not None:
            self.composer.save()
            self.beginning.reopen(line)
            self._turn_to(self.beginning)

    def _back(self) -> None:
        """From the templates to the list, from a draft's facts to the draft."""
        if self.beginning.reopened is not None:
            self.visit({"notice": self.beginning.reopened})
        else:
            self._show_list()

    def unfinished(self) -> object | None:
        """A form that is half filled in, or what is written beside the list and not kept."""
        if self._pages.currentWidget() is self.following:
            return self.following.unfinished()
        return self.beginning.unfinished() if self._pages.currentWidget() is self.beginning else None

    def hand_over(self) -> object | None:
        """A form that is half filled in, the notice that is open in the composer, or where one is beside the list."""
        if self._pages.currentWidget() is self.composer:
            return self.composer.hand_over()
        if self._pages.currentWidget() is self.following:
            return self.following.place()
        return self.unfinished()

    def resume(self, unfinished: object) -> None:
        """See `Page`."""
        if isinstance(unfinished, HalfFilled):
            self.beginning.resume(unfinished)
            self._turn_to(self.beginning)
        elif isinstance(unfinished, Open):
            self.composer.take_over(unfinished)
            self._turn_to(self.composer)
        elif isinstance(unfinished, Place):
            self._turn_to(self.following)
            self.following.resume(unfinished)

    def _turn_to(self, view: QWidget) -> None:
        self._pages.setCurrentWidget(view)
        for tool in (self.bin, self.beside):
            tool.setVisible(view is self.listing)

    def _show_list(self) -> None:
        self._turn_to(self.listing)
        self.table.setFocus()
