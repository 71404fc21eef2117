"""The small pieces every page is made of: words, buttons, boxes and cards. What more there is has its own module."""

from lut_admin.desk.pieces.boxes import column, empty, fill, let_go, line, row, scrolling, scrolling_on_card
from lut_admin.desk.pieces.buttons import ButtonKind, OneLink, button, icon_button, name_link
from lut_admin.desk.pieces.cards import Card, EmptyState, Figure
from lut_admin.desk.pieces.texts import OneLine, pill, selectable, text
from lut_admin.desk.pieces.tones import Tone, restyle

__all__ = [
    "ButtonKind", "Card", "EmptyState", "Figure", "OneLine", "OneLink", "Tone", "button", "column", "empty", "fill",
    "icon_button", "let_go", "line", "name_link", "pill", "restyle", "row", "scrolling", "scrolling_on_card",
    "selectable", "text",
]  # fmt: skip
