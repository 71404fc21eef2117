"""The small pieces every page is made of: headings, pills, buttons, cards, figures, empty lists (chips: `chips`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lut_admin.desk import icons, look

Tone = Literal["", "ok", "warn", "bad", "primary", "muted"]
NARROW = 60
LONG = 40  # characters of a card's title, from which on it may need a second line
ButtonKind = Literal["", "primary", "danger", "link", "plain"]


def _set(widget: QWidget, **properties: str) -> None:
    for name, value in properties.items():
        widget.setProperty(name, value)


def restyle(widget: QWidget, **properties: str | bool) -> None:
    """Change style properties (``tone``, ``wrong``) of a widget that is already shown."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


# --- words ------------------------------------------------------------------------------------------------------------


def text(words: str, kind: str = "", tone: Tone = "", wrap: bool = False) -> QLabel:
    """A label; `kind` is ``title`` (22), ``figure`` (28), ``strong`` (15), ``muted`` (13), ``small`` (12) or body.

    The words are shown as they are, never read as markup.
    """
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words)
    if (narrow := look.narrow_marks(words)) is not None:
        made.setFont(narrow)
    made.setWordWrap(wrap)
    _set(made, kind=kind, tone=tone)
    return made


def selectable(words: str, kind: str = "") -> QLabel:
    """A wrapped label whose text may be selected and copied."""
    made = text(words, kind, wrap=True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


class OneLine(QLabel):
    """Words on one line that end in an ellipsis where there is no room for them; the tooltip has them whole."""

    def __init__(self, words: str = "", kind: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        _set(self, kind=kind)
        self.setText(words)

    def setText(self, words: str) -> None:
        """As in Qt."""
        super().setText(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), NARROW), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As in Qt, cut where it must be."""
        inside = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter, inside, self.alignment().value, self.palette(), self.isEnabled(), words, self.foregroundRole()
        )


def pill(words: str, tone: Tone = "muted") -> QLabel:
    """A status in words on a coloured ground, with a dot: colour is never the only sign."""
    made = text(f"• {words}" if words else "", "pill", tone)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


# --- buttons ----------------------------------------------------------------------------------------------------------


def button(
    words: str,
    icon: str = "",
    kind: ButtonKind = "",
    then: Callable[[], object] | None = None,
    made_as: type[QPushButton] = QPushButton,
) -> QPushButton:
    """A button; `kind` is ``primary`` (one a page), ``danger``, ``link``, ``plain`` or the quiet default."""
    # Fusion leaves too little room between an icon and its words.
    made = made_as((" " if icon else "") + words.replace("&", "&&"))
    _set(made, kind=kind)
    if icon:
        role = {"primary": "on_primary", "danger": "bad", "link": "primary"}.get(kind, "muted")
        icons.put(made, icon, role)
        made.setIconSize(QSize(icons.SIZE, icons.SIZE))
    if kind != "link":
        made.setMinimumHeight(look.CONTROL)
    made.setSizePolicy(QSizePolicy.Policy.Maximum if kind == "link" else QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAccessibleName(words)
    made.setAutoDefault(False)
    if then is not None:
        made.clicked.connect(lambda: then())
    return made


class OneLink(QPushButton):
    """A link on one line that ends in an ellipsis where there is no room for it; the tooltip has it whole."""

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), NARROW), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As in Qt, cut where it must be."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        metrics, words, wanted = self.fontMetrics(), self.text(), self.sizeHint().width()
        if self.width() < wanted:
            room = self.width() - (wanted - metrics.horizontalAdvance(words))
            option.text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def name_link(words: str, icon: str = "", then: Callable[[], object] | None = None) -> QPushButton:
    """A link that bears a name, which may be long."""
    made = button(words, icon, "link", then, OneLink)
    made.setToolTip(words)
    return made


def icon_button(icon: str, name: str, then: Callable[[], object] | None = None) -> QToolButton:
    """A button of an icon alone; `name` is what it does, for the tooltip and screen readers."""
    made = QToolButton()
    icons.put(made, icon, "muted")
    made.setIconSize(QSize(icons.SIZE, icons.SIZE))
    made.setFixedSize(look.CONTROL, look.CONTROL)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if then is not None:
        made.clicked.connect(lambda: then())
    return made


# --- boxes ------------------------------------------------------------------------------------------------------------


def fill(layout: QBoxLayout, *items: QWidget | QLayout | int | None) -> None:
    """Add widgets, layouts, gaps (a number of pixels) and stretches (None) to a layout, in order."""
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def row(*items: QWidget | QLayout | int | None, gap: int = look.S8) -> QHBoxLayout:
    """Things side by side; None stretches."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    fill(made, *items)
    return made


def column(*items: QWidget | QLayout | int | None, gap: int = look.S8) -> QVBoxLayout:
    """Things below each other; None stretches."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    fill(made, *items)
    return made


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let go of it."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            empty(inner)
        widget = item.widget()
        if widget is not None:
            let_go(widget)


def let_go(widget: QWidget) -> None:
    """Take a widget out of its parent, for good."""
    widget.hide()  # Qt may be about to show what was just put in: without a parent, as a window of its own
    widget.setParent(None)
    widget.deleteLater()


def line() -> QFrame:
    """A thin line across."""
    made = QFrame()
    _set(made, kind="line")
    made.setFixedHeight(1)
    return made


class Card(QFrame):
    """A white card with a heading row: `title` left, `head` (a QHBoxLayout) for what stands right; `body` holds the rest."""

    def __init__(self, title: str = "", *, padding: int = look.S16) -> None:
        super().__init__()
        _set(self, kind="card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(padding, padding, padding, padding)
        outer.setSpacing(look.S12)
        self.head = row()
        self.title = text(title, "strong", wrap=len(title) > LONG)  # in its head a wrapped title would be as narrow as it can
        if not title:  # never shown by hand: without a parent yet, it would be a window of its own
            self.title.hide()
        self.head.addWidget(self.title)
        if not self.title.wordWrap():
            self.head.addStretch(1)
        outer.addLayout(self.head)  # without anything to see in it, it takes no room
        self.body = column()
        outer.addLayout(self.body, 1)


class Figure(QWidget):
    """A number that is meant to be seen, with what it counts below."""

    def __init__(self, number: str, caption: str, tone: Tone = "") -> None:
        super().__init__()
        self.number = text(number, "figure", tone)
        self.caption = text(caption, "muted", wrap=True)
        self.setLayout(column(self.number, self.caption, gap=look.S4))
        self.setAccessibleName(f"{number} {caption}")

    def put(self, number: str, tone: Tone = "") -> None:
        """Show another number."""
        self.number.setText(number)
        restyle(self.number, tone=tone)
        self.setAccessibleName(f"{number} {self.caption.text()}")


def scrolling(inside: QWidget, area: QScrollArea | None = None) -> QScrollArea:
    """`inside`, scrolled when it is taller than the window; never sideways. `area`: in this one."""
    made = area if area is not None else QScrollArea()
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    _set(made, kind="ground")
    _set(inside, kind="ground")
    made.setWidget(inside)
    return made


def scrolling_on_card(inside: QWidget) -> QScrollArea:
    """As `scrolling`, with the card's ground behind it."""
    made = scrolling(inside)
    for piece in (made, inside):
        piece.setProperty("kind", "")
        piece.setObjectName("clear")
        piece.setStyleSheet("#clear { background: transparent; }")  # what stands in it keeps its own ground
    return made


class EmptyState(QWidget):
    """What an empty list says: what it is for, and the one button that fills it."""

    def __init__(self, icon: str, title: str, words: str, *actions: QPushButton) -> None:
        super().__init__()
        heading = text(title, "strong")
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        told = text(words, "muted", wrap=True)
        told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        told.setMinimumWidth(320)
        told.setMaximumWidth(460)
        buttons = row(None, *actions, None)
        self.setLayout(
            column(
                None,
                row(None, icons.label(icon, "muted", 40), None),
                look.S4,
                heading,
                row(None, told, None),
                look.S8,
                buttons,
                None,
            )
        )
