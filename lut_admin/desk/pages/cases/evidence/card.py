"""The evidence of a case: a numbered list of what is on record, and where more of it is dropped, pasted or chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QPixmap,
    QShortcut,
)
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.pages.cases.evidence import copies, picture_pages, pictures
from lut_admin.desk.pages.cases.evidence.adding import Adding, Incoming, Looked, looked_at, offered, size_of
from lut_admin.desk.pages.cases.evidence.boxes import Boxes
from lut_admin.desk.pages.cases.evidence.redacting import Redacting
from lut_admin.desk.pages.cases.veil import Veil
from lut_admin.desk.paper.previewing import Previewing, Warned, warning_card
from lut_admin.desk.paper.printing import Paper
from lut_admin.desk.pieces import Card, OneLine, button, column, empty, icon_button, line, pill, restyle, row, text
from lut_admin.desk.pieces.findings import MessageCard, Messages, refusal_card
from lut_admin.desk.style import icons, look
from lut_admin.desk.work.ask import once
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.cases import CaseFile, Evidence
    from lut_admin.office.cases.evidence import Exhibit


class EvidenceCard(Card):
    """Shows the evidence of one case (`show_case`) and takes more. While names are veiled pictures are veiled, too."""

    def __init__(self, desk: Desk, veil: Veil) -> None:
        super().__init__(desk.say("exhibits.card"))
        self.desk, self.veil = desk, veil
        self.file: CaseFile | None = None
        self.exhibits: tuple[Exhibit, ...] = ()
        self._small: dict[str, QImage] = {}  # by SHA-256, in memory alone
        self._boxes: dict[int, Boxes] = {}  # as they were drawn last: closing the dialog loses no work
        self.messages = Messages()
        self.list = column(gap=look.S8)
        self.paste = icon_button("clipboard-paste", desk.say("exhibits.paste"), self.take_pasted)
        self.choose = button(desk.say("exhibits.add"), "plus", "link", self.take_chosen)
        self.print = icon_button("printer", desk.say("exhibits.print"), self.print_pictures)
        self.head.addWidget(self.print)
        self.head.addWidget(self.paste)
        self.head.addWidget(self.choose)
        self.body.addWidget(self.messages)
        self.body.addLayout(self.list)
        self.hint = text(desk.say("exhibits.drop_hint"), "muted", wrap=True)
        self.body.addWidget(self.hint)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # so that a paste after a click means this card
        self.setAccessibleName(desk.say("exhibits.card"))
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.take_pasted, context=within)
        veil.changed.connect(self._show)
        look.bell().changed.connect(self._show)  # the icons in the list are painted in the colours of now

    def show_case(self, file: CaseFile) -> None:
        """Show the evidence of this case as it is now."""
        from lut_admin.office.cases import evidence

        if self.file is None or self.file.number != file.number:
            self.messages.clear()
            self._small, self._boxes = {}, {}
        self.file, office, number = file, self.desk.office, file.number

        def put(found: tuple[Exhibit, ...]) -> None:
            if self.file is not None and self.file.number == number:
                self.exhibits = found
                self._show()

        self.desk.read(lambda _progress: evidence.exhibits(office, number), put)

    def begin(self) -> None:
        """Take the keyboard."""
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- showing ---

    def _show(self) -> None:
        file = self.file
        if file is None:
            return
        from lut_admin.office.cases.evidence import numbered

        held = self._held()
        empty(self.list)
        places = numbered(file, self.exhibits)
        for place, told in enumerate(file.evidence, 1):
            self._add_row(Row(self._number(place), self.veil.hide(told.description, file), self._of(told)))
        for one in self.exhibits:
            self._add_row(self._row(one, places, file))
        some = bool(file.evidence or self.exhibits)
        self.hint.setText(self.desk.say("exhibits.drop_hint" if some else "exhibits.none"))
        self.print.setVisible(any(one.is_picture for one in self.exhibits))
        if self.veil.open:
            self._fetch_pictures()
        if held:
            self._take_hold(held)

    def _held(self) -> str:
        """The name of the button in the list that has the keyboard."""
        held: QWidget | None = self.window().focusWidget()  # where it comes back to, when a dialog has it now
        return held.accessibleName() if held is not None and isinstance(held.parent(), Row) and self.isAncestorOf(held) else ""

    def _take_hold(self, name: str) -> None:
        """Give the keyboard to the button of this name: the list was made anew under it."""
        for one in self.findChildren(QToolButton):
            if one.accessibleName() == name:
                one.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, made: QWidget) -> None:
        if self.list.count():
            self.list.addWidget(line())
        self.list.addWidget(made)

    def _row(self, one: Exhibit, places: dict[int, int], file: CaseFile) -> Row:
        from lut_admin.office.cases.evidence import superseded

        say, place = self.desk.say, places[one.id]
        said = (one.description_zh if self.desk.language == "zh" else one.description_en) or one.description_zh
        source, name = self.veil.hide(one.source, file), self.veil.hide(one.file_name, file)
        told = " · ".join(part for part in (one.obtained, source, size_of(one.size)) if part)
        made = Row(self._number(place), self.veil.hide(said or one.description_en or name, file), told, name)
        if one.redacts is not None:
            old = one.id in superseded(self.exhibits)
            words = say("exhibits.redacted_before" if old else "exhibits.redacted_of", place=places.get(one.redacts, ""))
            made.words.addLayout(row(pill(words, "muted" if old else "ok"), None))
        made.beside.addWidget(
            icon_button("external-link", say("exhibits.open_copy", place=place), lambda: copies.open_copy(self.desk, one.id, place))
        )
        if one.is_picture and one.redacts is None:
            made.beside.addWidget(icon_button("highlighter", say("exhibits.redact", place=place), lambda: self._redact(one, place)))
        if self.veil.open and (small := self._small.get(one.sha256)) is not None:
            made.show_picture(small)
        else:
            made.show_icon("image" if one.is_picture else "file-text")
        return made

    def _number(self, place: int) -> str:
        return self.desk.say("exhibits.number", place=place)

    def _of(self, told: Evidence) -> str:
        parts = [told.obtained or "", self.desk.say("exhibits.only_described")]
        return " · ".join(part for part in parts if part)

    def _fetch_pictures(self) -> None:
        """The thumbnails that are not in memory yet, in the worker."""
        from lut_admin.office.cases import evidence

        office = self.desk.office
        wanted = [one for one in self.exhibits if one.is_picture and one.sha256 not in self._small]
        if not wanted:
            return

        def fetch(_progress: object) -> dict[str, QImage]:
            side = pictures.THUMBNAIL * pictures.SHARP
            found = {}
            for one in wanted:
                try:
                    found[one.sha256] = pictures.read(evidence.content(office, one.id), side)
                except Refusal:  # told where it is opened
                    found[one.sha256] = QImage()
            return found

        def put(found: dict[str, QImage]) -> None:
            self._small |= found
            self._show()

        self.desk.read(fetch, put)

    def _redact(self, one: Exhibit, place: int) -> None:
        """Draw boxes over a picture and save a copy with them."""
        from lut_admin.office.cases import evidence

        office = self.desk.office

        def read(_progress: object) -> tuple[QImage, int]:
            data = evidence.content(office, one.id)
            return pictures.read(data), pictures.pages(data)

        def show(read: tuple[QImage, int]) -> None:
            shown, pages = read
            if shown.isNull():
                self.messages.put(refusal_card(self.desk, Refusal("exhibits.not_shown", article=10, file=one.file_name)))
                return
            boxes = self._boxes.setdefault(one.id, Boxes(shown.size()))
            dialog = Redacting(self.desk, self, one.id, place, shown, boxes, several=pages > 1)
            once(self.desk.ask, dialog)

        self.desk.read(read, show)

    def print_pictures(self) -> None:
        """Show the pictures as they are printed, one a page; of a redacted one the copy."""
        if self.file is None:
            return
        office, number, say = self.desk.office, self.file.number, self.desk.say
        title = say("exhibits.print_title", number=number)
        self.messages.clear()

        def show(found: tuple[picture_pages.Sheets, list[bytes]]) -> None:
            (plates, bare, unseen), pages = found
            told = (("exhibits.print_bare", bare), ("exhibits.print_unseen", unseen))
            warned = [Warned(key, words.listed(map(str, some), self.desk.language)) for key, some in told if some]
            if not pages:
                for one in warned:
                    self.messages.put(warning_card(self.desk, one))
                return
            paper = Paper(
                title, lambda ppi: picture_pages.pages(plates, ppi), lambda: picture_pages.pdf(plates, title)
            )
            dialog = Previewing(self.desk, self, paper, pages, warned)
            once(self.desk.ask, dialog)

        def make(_progress: object) -> tuple[picture_pages.Sheets, list[bytes]]:
            sheets = picture_pages.sheets(office, number)
            return sheets, picture_pages.pages(sheets.plates, Previewing.PPI)

        self.desk.read(make, show, lambda refusal: self.messages.put(refusal_card(self.desk, refusal)))

    # --- taking ---

    def take_chosen(self) -> None:
        """Files chosen in a dialog."""
        say = self.desk.say
        paths = self.desk.ask.files_to_open(say("exhibits.add"), say("exhibits.all_files"))
        self.take([Incoming(path) for path in paths])

    def take_pasted(self) -> None:
        """What is on the clipboard."""
        self._take_data(QGuiApplication.clipboard().mimeData())

    def _take_data(self, mime: QMimeData | None) -> None:
        incoming = offered(self.desk, mime)
        if not incoming:
            words = self.desk.say("exhibits.nothing_to_paste")
            self.messages.put(MessageCard(self.desk, words, kind="tell", icon="info"))
            return
        self.take(incoming)

    def take(self, incoming: Sequence[Incoming]) -> None:
        """Look at these and ask what they show."""
        if self.file is None or not incoming:
            return
        office, number = self.desk.office, self.file.number
        self.messages.clear()
        self.desk.read(lambda progress: looked_at(office, number, incoming, progress), self._ask)

    def _ask(self, looked: list[Looked]) -> None:
        if self.file is None:
            return
        if not any(one.piece for one in looked):  # nothing to ask about: told here
            for one in reversed(looked):
                if one.refusal is not None:
                    self.messages.put(refusal_card(self.desk, one.refusal))
            return
        from lut_admin.office import cases

        dialog = Adding(self.desk, self, self.file.number, looked, for_good=cases.on_file(self.file))
        once(self.desk.ask, dialog)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Something is dragged over it: say that it may be dropped."""
        mime = event.mimeData()
        if any(url.isLocalFile() for url in mime.urls()) or mime.hasImage() or mime.hasText():
            event.acceptProposedAction()
            restyle(self, kind="drop")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It goes on."""
        restyle(self, kind="card")

    def dropEvent(self, event: QDropEvent) -> None:
        """It was dropped here."""
        restyle(self, kind="card")
        event.acceptProposedAction()
        self._take_data(event.mimeData())


class Row(QWidget):
    """One piece on record: a small picture or icon, its number and what it shows; `beside` holds its buttons."""

    def __init__(self, number: str, said: str, told: str, name: str = "") -> None:
        super().__init__()
        self.picture = QLabel()
        self.picture.setFixedSize(pictures.THUMBNAIL, pictures.THUMBNAIL)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said = text(f"{number}  {said}", wrap=True)
        self.words: QVBoxLayout = column(self.said, gap=0)
        if name:
            self.words.addWidget(OneLine(name, "muted"))
        self.words.addWidget(text(told, "muted", wrap=True))
        self.beside = row(gap=0)
        layout = row(gap=look.S12)
        layout.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self.words, 1)
        layout.addLayout(column(self.beside, None, gap=0))
        self.setLayout(layout)
        self.setAccessibleName(f"{number} {said}")
        self.show_icon("clipboard")

    def show_icon(self, name: str) -> None:
        """Without its picture."""
        self.picture.setPixmap(icons.pixmap(name, look.colours().muted, 20, max(1.0, self.devicePixelRatio())))

    def show_picture(self, small: QImage) -> None:
        """With its picture."""
        if small.isNull():
            self.show_icon("image")
            return
        side = pictures.THUMBNAIL * pictures.SHARP
        shown = QPixmap.fromImage(
            small.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
        shown.setDevicePixelRatio(pictures.SHARP)
        self.picture.setPixmap(shown)
