"""Evidence that comes in: what was dropped, pasted or chosen, looked at before it is added, and told what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDateEdit, QDialog, QLabel, QScrollArea, QWidget

from lut_admin.convention.hours import CHINA
from lut_admin.convention.photographs import Carried, carried
from lut_admin.desk.forms import Field, LineField, day, day_of, line, set_days
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.evidence import pictures
from lut_admin.desk.pieces import Card, OneLine, button, column, icon_button, row, scrolling
from lut_admin.desk.pieces.findings import MessageCard, Messages, refusal_card
from lut_admin.desk.style import icons, look
from lut_admin.refusals import Progress, Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases.evidence import Piece
    from lut_admin.office.office import Office

SIDE = 64
WIDTH = 720
EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Incoming:
    """Something offered as evidence: a file by its path, or a picture or bytes with the name they are given."""

    path: Path | None = None
    name: str = ""
    data: bytes = b""
    image: QImage | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen of it: the piece that can be added, or why it cannot be; a small picture of it, and what a photograph tells."""

    piece: Piece | None
    refusal: Refusal | None = None
    small: QImage | None = None
    carried: Carried | None = None


def offered(desk: Desk, mime: QMimeData | None) -> list[Incoming]:
    """What dropped or copied data offers: files, else a picture, else a text; nothing where there is none of these."""
    if mime is None:  # an empty clipboard, whatever the stubs say
        return []
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return [Incoming(path) for path in paths]
    at = f"{desk.office.now():%Y%m%d-%H%M%S}"
    if mime.hasImage():
        image = QImage(mime.imageData())
        name = desk.say("exhibits.pasted_picture", at=at)
        return [] if image.isNull() else [Incoming(None, name, image=image)]
    if mime.hasText() and mime.text().strip():
        return [Incoming(None, desk.say("exhibits.pasted_text", at=at), mime.text().encode())]
    return []


def looked_at(office: Office, number: str, incoming: Sequence[Incoming], progress: Progress) -> list[Looked]:
    """Look at everything that was offered, in the worker; one that is refused keeps no other out."""
    found = []
    for place, one in enumerate(incoming):
        progress(place, len(incoming))
        found.append(_look(office, number, one))
    return found


def _look(office: Office, number: str, one: Incoming) -> Looked:
    from lut_admin.convention import exhibits
    from lut_admin.office.cases import evidence

    try:
        if one.path is None:
            data = one.data if one.image is None else pictures.png(one.image)  # here: a large one takes a while
            piece = evidence.Piece(data, one.name, obtained=office.today())
        else:
            piece = evidence.read_piece(office, one.path)
            piece = replace(piece, obtained=_day_of(one.path, office.today()))
        judged = evidence.check(office, number, piece)
    except Refusal as refusal:
        return Looked(None, refusal)
    is_picture = judged.kind in exhibits.PICTURES
    small = pictures.read(piece.data, SIDE * pictures.SHARP) if is_picture else None
    return Looked(replace(piece, name=judged.name), None, small, carried(piece.data) if is_picture else None)


def _day_of(path: Path, today: date) -> date:
    """The day a file was last written, as the day it was obtained; never a day to come."""
    return min(max(datetime.fromtimestamp(path.stat().st_mtime, CHINA).date(), EARLIEST), today)


class Described(Card):
    """One piece with the fields that say what it shows, who gave it and when it was obtained."""

    def __init__(self, desk: Desk, looked: Looked, piece: Piece) -> None:
        super().__init__()
        say = desk.say
        self.piece = piece
        self.away = icon_button("x", say("exhibits.leave_out", file=piece.name))
        self.zh = LineField(say("exhibits.description_zh"), line())
        self.en = LineField(say("exhibits.description_en"), line())
        self.source = LineField(say("exhibits.source"), line(placeholder=say("exhibits.source_hint")))
        self.obtained: QDateEdit = day(piece.obtained or desk.office.today())
        set_days(self.obtained, EARLIEST, desk.office.today())
        fields = [Field(say("exhibits.obtained"), self.obtained)]
        head = row(_picture(looked.small), gap=look.S12)
        named = column(None, OneLine(piece.name), OneLine(size_of(len(piece.data)), "muted"), None, gap=look.S4)
        head.addLayout(named, 1)
        head.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        if looked.carried:
            self.body.addWidget(told_by_photograph(desk, looked.carried))
        for left, right in ((self.zh, self.en), (self.source, fields[0])):
            across = row(gap=look.S12)
            across.addWidget(left, 1)
            across.addWidget(right, 1)
            self.body.addLayout(across)

    def described(self) -> Piece:
        """The piece as it is told now."""
        return replace(
            self.piece,
            description_zh=self.zh.value.strip(),
            description_en=self.en.value.strip(),
            source=self.source.value.strip(),
            obtained=day_of(self.obtained),
        )


class Adding(QDialog):
    """Shows what can be added and what cannot and why, asks what each piece shows, and adds them together."""

    def __init__(
        self, desk: Desk, parent: QWidget, number: str, looked: Sequence[Looked], *, for_good: bool = False
    ) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk, self._number = desk, number
        self.setWindowTitle(say("exhibits.add_title", number=number))
        self.messages = Messages()
        self.pieces = [Described(desk, one, one.piece) for one in looked if one.piece is not None]
        self._inside = column(self.messages, *self.pieces, None, gap=look.S12)
        for one in self.pieces:
            one.away.clicked.connect(lambda _=False, one=one: self._leave_out(one))
        inside = QWidget()
        inside.setLayout(self._inside)
        self.area: QScrollArea = scrolling(inside)
        self.take = button("", "plus", "primary", self.do)
        self.cancel = button(say("window.cancel"), then=self.reject)
        layout = column(gap=look.S12)
        layout.addWidget(self.area, 1)
        layout.addLayout(row(None, self.cancel, self.take))
        layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
        self.setLayout(layout)
        self.take.setDefault(True)
        if for_good:
            self.messages.put(MessageCard(desk, desk.say("exhibits.for_good"), kind="tell", icon="info"))
        for refusal in reversed([one.refusal for one in looked if one.refusal is not None]):
            self.messages.put(refusal_card(desk, refusal))
        self._count()
        self._size()
        if self.pieces:
            self.pieces[0].zh.line.setFocus()
            self.pieces[0].source.line.textEdited.connect(self._same_source)

    def do(self) -> None:
        """Add them, all or none; each must be told what it shows."""
        from lut_admin.office.cases import evidence

        for one in self.pieces:
            if not one.zh.value.strip():
                one.zh.refuse(self._desk.say("exhibits.no_description"))
                self.area.ensureWidgetVisible(one.zh)
                return
        office, number, pieces = self._desk.office, self._number, [one.described() for one in self.pieces]
        self._desk.act(
            lambda _progress: evidence.add(office, number, pieces),
            then=lambda _result: self.accept(),
            refused=self._refused,
        )

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self._desk, refusal))
        self.area.verticalScrollBar().setValue(0)

    def _same_source(self, written: str) -> None:
        """Pieces that come together mostly come from one person: the others follow the first until they are told otherwise."""
        for one in self.pieces[1:]:
            if not one.source.line.isModified():
                one.source.line.setText(written)

    def _leave_out(self, one: Described) -> None:
        self.pieces.remove(one)
        self._inside.removeWidget(one)
        one.hide()
        one.deleteLater()
        self._count()
        if not self.pieces and not self.messages.cards():
            self.reject()

    def _count(self) -> None:
        words = self._desk.say("exhibits.add_these", n=len(self.pieces))
        self.take.setText(f" {words}")
        self.take.setAccessibleName(words)
        self.take.setVisible(bool(self.pieces))
        self.cancel.setText(self._desk.say("window.cancel" if self.pieces else "window.close"))

    def _size(self) -> None:
        room = self.screen().availableGeometry()
        width = min(WIDTH, room.width() * 9 // 10)
        inside = self._inside.totalHeightForWidth(width - 2 * look.S24 - look.S16)
        foot = look.S24 + look.S12 + look.CONTROL + look.S16
        self.resize(width, min(inside + foot + look.S8, room.height() * 8 // 10))


def told_by_photograph(desk: Desk, told: Carried) -> MessageCard:
    """A photograph carries where it was taken, or with which device: the original keeps it, a redacted copy does not."""
    which = "both" if told.place and told.device else "place" if told.place else "device"
    words = desk.say(f"exhibits.carries_{which}", device=told.device)
    return MessageCard(desk, words, kind="tell", icon="info", closable=False)


def size_of(size: int) -> str:
    """A file's size as people say it."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(size // 1000, 1)} KB"


def _picture(small: QImage | None) -> QLabel:
    if small is None or small.isNull():
        return icons.label("file-text" if small is None else "image", "muted", 32)
    made = QLabel()
    made.setFixedSize(SIDE, SIDE)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    shown = QPixmap.fromImage(small)
    shown.setDevicePixelRatio(pictures.SHARP)
    made.setPixmap(shown)
    return made
