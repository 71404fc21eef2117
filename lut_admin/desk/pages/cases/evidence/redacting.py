"""Redacting a picture: black boxes drawn with mouse or keyboard, the copy beside the original as it will be saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.evidence import pictures
from lut_admin.desk.pages.cases.evidence.boxes import Boxes, burnt
from lut_admin.desk.pages.cases.evidence.canvas import STEP, Canvas, Copy
from lut_admin.desk.pieces import button, column, icon_button, row, text
from lut_admin.desk.pieces.findings import MessageCard, Messages, refusal_card
from lut_admin.desk.style import look

LEAST, MOST = 0.02, 8.0


class Redacting(QDialog):
    """Draws boxes over a picture (`shown`) and saves a copy with the boxes burnt in; the original stays as it is.

    `boxes` are kept by whoever opened it, so that closing it loses no work.
    """

    def __init__(
        self, desk: Desk, parent: QWidget, exhibit_id: int, place: int, shown: QImage, boxes: Boxes, *, several: bool = False
    ) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk, self._exhibit, self._shown, self.boxes = desk, exhibit_id, shown, boxes
        self._fit = True
        self.setWindowTitle(say("exhibits.redact", place=place))
        self.messages = Messages()
        self.canvas = Canvas(shown, boxes, say("exhibits.redact_original"))
        self.copy = Copy(shown, boxes, say("exhibits.redact_copy"))
        self.areas = [_area(self.canvas), _area(self.copy)]
        self.scale = text("", "muted")
        self.told = text("", "muted")
        self.save = button(say("exhibits.redact_save"), "save", "primary", self.do)
        self.back = icon_button("undo-2", f"{say('exhibits.redact_undo')} (Ctrl+Z)", lambda: self._do("undo"))
        self.again = icon_button("redo-2", f"{say('exhibits.redact_redo')} (Ctrl+Y)", lambda: self._do("redo"))
        self.remove = icon_button("trash-2", f"{say('exhibits.redact_remove')} (Del)", lambda: self._do("remove"))
        bar = row(
            button(say("exhibits.redact_new"), "plus", "", lambda: self._do("begin")), self.remove, self.back, self.again,
            look.S12, icon_button("minus", say("casepapers.farther"), lambda: self.magnify(1 / STEP)), self.scale,
            icon_button("plus", say("casepapers.nearer"), lambda: self.magnify(STEP)),
            button(say("exhibits.redact_fit"), kind="link", then=self.fit), None, self.told,
        )  # fmt: skip
        both = row(gap=look.S12)
        for area, words in zip(self.areas, ("exhibits.redact_original", "exhibits.redact_copy"), strict=True):
            both.addLayout(_named(text(say(words), "strong"), area), 1)
        layout = column(bar, self.messages, gap=look.S8)
        layout.addLayout(both, 1)
        layout.addWidget(text(say("exhibits.redact_keys"), "small", wrap=True))
        layout.addLayout(row(None, button(say("window.close"), then=self.reject), self.save))
        layout.setContentsMargins(look.S16, look.S12, look.S16, look.S16)
        self.setLayout(layout)
        if several:
            self.messages.put(MessageCard(desk, say("exhibits.first_only"), kind="tell", icon="info"))
        self.canvas.changed.connect(self._tell)
        self.canvas.zoomed.connect(self.magnify)
        self._scroll_together()
        room = self.screen().availableGeometry()
        self.resize(room.width() * 9 // 10, room.height() * 9 // 10)
        self.canvas.setFocus()
        self._tell()

    # --- looking ---

    def magnify(self, by: float) -> None:
        """Show both larger or smaller; 0 shows the whole picture."""
        if by == 0:
            self.fit()
            return
        self._fit = False
        self._scale_to(min(max(self.canvas.scale * by, LEAST), MOST))

    def fit(self) -> None:
        """Show the whole picture."""
        self._fit = True
        one, other = (area.maximumViewportSize() for area in self.areas)  # halves of an odd width are not alike
        seen = one.boundedTo(other)
        self._scale_to(min(seen.width() / self._shown.width(), seen.height() / self._shown.height(), 1.0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is to fit fitting."""
        super().resizeEvent(event)
        if self._fit:
            self.fit()

    def _scale_to(self, scale: float) -> None:
        for one in (self.canvas, self.copy):
            one.put(scale)
        self.scale.setText(f"{scale:.0%}")

    def _scroll_together(self) -> None:
        for one, other in (self.areas, self.areas[::-1]):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
            one.horizontalScrollBar().valueChanged.connect(other.horizontalScrollBar().setValue)

    def _tell(self) -> None:
        """What is on the picture now, in words, for eyes and for screen readers."""
        say, boxes = self._desk.say, self.boxes
        box = boxes.box
        told = say("exhibits.redact_boxes", n=len(boxes.boxes))
        if box is not None and boxes.current is not None:
            told = say(
                "exhibits.redact_box", place=boxes.current + 1, n=len(boxes.boxes),
                x=box.x(), y=box.y(), width=box.width(), height=box.height(),
            )  # fmt: skip
            self.areas[0].ensureVisible(*(round(at * self.canvas.scale) for at in box.center().toTuple()))
        self.told.setText(told)
        self.canvas.setAccessibleDescription(told)
        self.save.setEnabled(bool(boxes.boxes))
        self.remove.setEnabled(bool(boxes.boxes))
        self.back.setEnabled(boxes.can_undo)
        self.again.setEnabled(boxes.can_redo)
        self.copy.update()

    # --- doing ---

    def _do(self, what: str) -> None:
        getattr(self.boxes, what)()
        self.boxes.settle()
        self.canvas.setFocus()
        self.canvas.tell()

    def do(self) -> None:
        """Save a copy with the boxes burnt into its pixels."""
        from lut_admin.office.cases import evidence

        office, exhibit, shown, boxes = self._desk.office, self._exhibit, self._shown, list(self.boxes.boxes)
        self._desk.act(
            lambda _progress: evidence.add_redacted(office, exhibit, pictures.png(burnt(shown, boxes))),
            then=lambda _result: self.accept(),
            refused=lambda refusal: self.messages.put(refusal_card(self._desk, refusal)),
        )


def _area(inside: QWidget) -> QScrollArea:
    made = QScrollArea()
    made.setWidget(inside)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setProperty("kind", "ground")
    return made


def _named(heading: QWidget, area: QScrollArea) -> QVBoxLayout:
    made = column(heading, gap=look.S4)
    made.addWidget(area, 1)
    return made
