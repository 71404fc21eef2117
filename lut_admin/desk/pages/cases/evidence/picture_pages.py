"""Pictures of evidence on paper: one a page under its number in the list of evidence, the redacted copy where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter

from lut_admin.desk.pages.cases.evidence import pictures
from lut_admin.desk.pages.cases.papers.exporting import grouped
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.office.office import Office

WIDE, HIGH = 210.0, 297.0  # A4, in millimetres
SIDE, HEAD, FOOT, GAP = 20.0, 60.0, 16.0, 5.0
INCH = 25.4
POINT = INCH / 72
PDF_PPI = 300
SMALL = 32  # pixels that tell whether a picture can be shown at all
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class Sheets(NamedTuple):
    """What is to be printed, the numbers of the pictures that have no redacted copy, and of those that cannot be shown here."""

    plates: tuple[Plate, ...]
    bare: tuple[int, ...]
    unseen: tuple[int, ...]


def sheets(office: Office, number: str) -> Sheets:
    """The pictures of a case as they are printed, in the worker."""
    from lut_admin.office import settings
    from lut_admin.office.cases import case, evidence

    file, found = case(office, number), evidence.exhibits(office, number)
    places, known = evidence.numbered(file, found), settings.values(office)
    school = f"{known['school_zh']} {known['school_en']}".strip()
    chosen = [one for one in evidence.redacted_only(found) if one.is_picture]
    bodies = {one.id: evidence.content(office, one.id) for one in chosen}
    seen = [one for one in chosen if not pictures.read(bodies[one.id], SMALL).isNull()]
    plates = []
    for page, one in enumerate(seen, 1):
        of = places.get(one.redacts or 0)
        title = [f"{words.say('exhibits.number', tongue, place=places[one.id])}  {said}".strip()
                 for tongue, said in zip(words.LANGUAGES, (one.description_zh, one.description_en), strict=True)]  # fmt: skip
        told = [one.source, one.obtained or "", *(words.both("exhibits.redacted_of", place=of).values() if of else ())]
        foot = " · ".join(words.both("casepapers.page", page=page, pages=len(seen)).values())
        plates.append(
            Plate("\n".join(title), " · ".join(filter(None, told)), bodies[one.id], one.sha256, school, number, foot)
        )
    bare = tuple(places[one.id] for one in seen if one.redacts is None)
    return Sheets(tuple(plates), bare, tuple(places[one.id] for one in chosen if one not in seen))


@dataclass(frozen=True, slots=True)
class Plate:
    """One page: what stands above the picture (large, then small), the picture's bytes and their SHA-256, what stands below."""

    title: str
    told: str
    data: bytes
    sha256: str
    school: str
    number: str
    page: str


def pages(plates: Sequence[Plate], ppi: int) -> list[bytes]:
    """The pages as PNG."""
    made = []
    for plate in plates:
        image = QImage(round(WIDE / INCH * ppi), round(HIGH / INCH * ppi), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        _paint(painter, plate, ppi)
        painter.end()
        made.append(pictures.png(image))
    return made


def pdf(plates: Sequence[Plate], title: str) -> bytes:
    """The pages as one PDF."""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(PDF_PPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    for at, plate in enumerate(plates):
        if at:
            writer.newPage()
        _paint(painter, plate, PDF_PPI)
    painter.end()
    buffer.close()
    return bytes(store.data())


def _paint(painter: QPainter, plate: Plate, ppi: int) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)

    def place(left: float, top: float, width: float, height: float) -> QRectF:
        return QRectF(*(at / INCH * ppi for at in (left, top, width, height)))

    def write(
        said: str, where: QRectF, points: float, how: Qt.AlignmentFlag = _LEFT, *, bold: bool = False, grey: bool = False
    ) -> float:
        """Write it; where it ends, in millimetres."""
        font = QFont(QGuiApplication.font())
        font.setPixelSize(max(round(points * POINT / INCH * ppi), 1))
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor("#555555" if grey else "black"))
        drawn = painter.boundingRect(where, how | Qt.TextFlag.TextWordWrap, said)
        painter.drawText(where, how | Qt.TextFlag.TextWordWrap, said)
        return drawn.bottom() / ppi * INCH

    inside = WIDE - 2 * SIDE
    write(plate.school, place(SIDE, 12, inside, 6), 8, grey=True)
    write(plate.number, place(SIDE, 12, inside, 6), 8, _RIGHT, grey=True)
    painter.fillRect(place(SIDE, 17.5, inside, 0.2), QColor("#555555"))
    below = write(plate.title, place(SIDE, 20, inside, HEAD), 11, bold=True)
    below = write(plate.told, place(SIDE, below + 2, inside, HEAD), 8.5) + GAP
    room = place(SIDE, below, inside, HIGH - below - FOOT - GAP)
    image = pictures.read(plate.data)
    if image.isNull():
        raise ValueError("a picture that can be shown is printed")
    size = image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    shown = QRectF(room.left() + (room.width() - size.width()) / 2, room.top(), size.width(), size.height())
    painter.drawImage(shown, image)
    painter.setPen(QColor("#999999"))
    painter.drawRect(shown)
    write(f"SHA-256  {grouped(plate.sha256)}", place(SIDE, HIGH - FOOT, inside, 5), 7, grey=True)
    write(plate.page, place(SIDE, HIGH - FOOT + 4, inside, 5), 8, _RIGHT, grey=True)
    painter.restore()


