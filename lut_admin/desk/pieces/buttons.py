"""Buttons, links and the buttons of an icon alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
)

from lut_admin.desk.pieces.texts import NARROW
from lut_admin.desk.pieces.tones import mark
from lut_admin.desk.style import icons, look

ButtonKind = Literal["", "primary", "danger", "link", "plain"]


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
    mark(made, kind=kind)
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
