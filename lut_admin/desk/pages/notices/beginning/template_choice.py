"""How a new notice begins: from a template, from a blank page or from a notice of the past; found by a few letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from lut_admin.convention import letters, names
from lut_admin.convention.purpose import Category
from lut_admin.desk.forms import search_line
from lut_admin.desk.forms.moving import Moving
from lut_admin.desk.forms.reading_order import follow
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, OneLine, button, column, fill, icon_button, row, text
from lut_admin.desk.sketch import Sketch
from lut_admin.desk.style import icons, look
from lut_admin.papers.notice_templates import Template, specimen

LATEST = 4
ID = Qt.ItemDataRole.UserRole
ICON: dict[Category | None, str] = {
    Category.TEACHING: "graduation-cap",
    Category.SAFETY: "shield",
    Category.CULTURE: "star",
    Category.LIFE: "house",
    None: "pencil",
}


class TemplateChoice(QWidget):
    """The list of templates under a search line that keeps the keyboard: the arrows move in the list, Enter takes.

    Emits `chosen(Template)`, `blank`, `past` and `left`.
    """

    chosen = Signal(object)
    blank = Signal()
    past = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._templates: Sequence[Template] = ()
        self._used: tuple[str, ...] = ()
        say = desk.say
        self.search = search_line(say("filling.search"), say("window.clear"))
        self.search.setMaximumWidth(look.NAVIGATION * 2)
        Moving(self.search, self._move, self._leave)
        self.search.textChanged.connect(lambda _: self.show_list())
        self.search.returnPressed.connect(self._take)
        self.list = self._build_list()
        self.nothing = text(say("filling.none_found"), "muted", wrap=True)
        self.shown, self.asks = OneLine("", "strong"), text("", "muted", wrap=True)
        self.sketch = Sketch(desk)
        self.from_blank = button(say("filling.blank"), "file-text", "", self.blank.emit)
        self.from_past = button(say("filling.past"), "history", "", self.past.emit)
        self._lay_out()

    def _build_list(self) -> QListWidget:
        made = QListWidget()
        made.setProperty("kind", "sections")
        made.setAccessibleName(self.desk.say("filling.templates"))
        made.setUniformItemSizes(False)
        made.itemActivated.connect(lambda _item: self._take())
        made.itemClicked.connect(lambda _item: self._take())
        made.currentRowChanged.connect(lambda _row: self._show())
        made.setMouseTracking(True)
        made.itemEntered.connect(self._hover)
        return made

    def _lay_out(self) -> None:
        """The search over all of it; the list at the left, what is marked in it at the right."""
        say = self.desk.say
        head = row(icon_button("arrow-left", say("notices.back"), self.left.emit))
        head.addWidget(self.search, 3)
        fill(head, None, self.from_past, self.from_blank)
        to_settings = partial(self.desk.go, "settings", section="templates")
        edit = button(say("filling.edit_templates"), "pencil", "link", to_settings)
        card = Card(padding=look.S8)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(self.nothing)
        card.body.addLayout(row(edit, None))
        beside = column(self.shown, self.asks, gap=look.S4)
        beside.addWidget(self.sketch, 1)
        across = row(gap=look.S12)
        across.addWidget(card, 9)
        across.addLayout(beside, 11)
        whole = column(head, gap=look.S12)
        whole.addLayout(across, 1)
        self.setLayout(whole)

    def take_keyboard(self) -> None:
        """Search from the beginning; what is typed before the templates are there is looked for as soon as they are."""
        self.search.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, templates: Sequence[Template], used: Sequence[str]) -> None:
        """Offer these templates, those of `used` (newest first) on top."""
        self._templates = templates
        ids = {one.id for one in templates}
        self._used = tuple(name for name in used if name in ids)[:LATEST]
        self.show_list()
        follow(self)

    @property
    def current(self) -> Template | None:
        """The template that Enter would take."""
        item: QListWidgetItem | None = self.list.currentItem()
        chosen = item.data(ID) if item is not None else None
        return next((one for one in self._templates if one.id == chosen), None)

    def show_list(self) -> None:
        """The templates that hold what is typed; without anything typed all of them, the last used on top."""
        words = names.query(self.search.text()).split()
        self.list.clear()
        for heading, found in self._groups():
            shown = [one for one in found if all(word in _key(one) for word in words)]
            if shown and not (words and heading == "filling.used"):
                self._heading(self.desk.say(heading))
                for one in shown:
                    self._item(one)
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(self.list.count() == 0)
        self._move(1, start=-1)

    def _groups(self) -> Iterator[tuple[str, list[Template]]]:
        by_id = {one.id: one for one in self._templates}
        yield "filling.used", [by_id[name] for name in self._used]
        for purpose in (*Category, None):
            key = purpose.key if purpose is not None else "filling.any_purpose"
            yield key, [one for one in self._templates if one.category is purpose]

    def _heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(look.font(look.SMALL, strong=True))
        item.setSizeHint(QSize(0, look.S32))
        self.list.addItem(item)

    def _item(self, one: Template) -> None:
        item = QListWidgetItem(self._name(one))
        item.setData(ID, one.id)
        item.setSizeHint(QSize(0, look.ROW_COMPACT))
        icons.put_on_item(self.list, item, ICON[one.category])
        self.list.addItem(item)

    def _name(self, one: Template) -> str:
        return one.called.zh if self.desk.language == "zh" else one.called.en

    def _show(self) -> None:
        """Beside the list: what the template asks for, and a notice made of its examples."""
        one = self.current
        self.sketch.setVisible(one is not None)
        if one is None:
            self.shown.setText("")
            self.asks.setText("")
            return
        say, zh = self.desk.say, self.desk.language == "zh"
        labels = [field.label.zh if zh else field.label.en for field in one.fields if not field.optional]
        self.shown.setText(self._name(one))
        self.asks.setText(say("filling.asks", what=labels))
        self.sketch.put(specimen(one, self.desk.office.today()).made)

    def _take(self) -> None:
        one = self.current
        if one is not None:
            self.chosen.emit(one)

    def _hover(self, item: QListWidgetItem) -> None:
        if item.data(ID):
            self.list.setCurrentItem(item)

    def _move(self, by: int, start: int | None = None) -> None:
        at = self.list.currentRow() if start is None else start
        step = 1 if by > 0 else -1
        for _ in range(abs(by)):
            place = at + step
            while 0 <= place < self.list.count() and self.list.item(place).data(ID) is None:
                place += step
            if not 0 <= place < self.list.count():
                break
            at = place
        if 0 <= at < self.list.count():
            self.list.setCurrentRow(at)
            self.list.scrollToItem(self.list.item(max(at - 1, 0)))
            self.list.scrollToItem(self.list.item(at))

    def _leave(self) -> bool:
        """Escape takes away what is typed first."""
        if self.search.text():
            return False
        self.left.emit()
        return True


def _key(one: Template) -> str:
    labels = " ".join(f"{field.label.zh} {field.label.en}" for field in one.fields)
    said = names.query(f"{one.called.zh} {one.called.en} {one.title.zh} {one.title.en} {one.id} {labels}")
    return f"{said}\n{letters.key(one.called.zh, one.called.en)}"
