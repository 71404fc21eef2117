"""Pictures of evidence, read into memory alone: upright as a camera meant it, small or in full."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

# Device-independent pixels of a thumbnail in the list, times what the sharpest screens ask for.
THUMBNAIL = 44
SHARP = 2


def read(data: bytes, within: int = 0) -> QImage:
    """A picture's first page, upright; with `within` made small enough for a square of that side. Null: it cannot be shown here."""
    store = QByteArray(data)
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if within and size.isValid() and max(size.width(), size.height()) > within:
        # Decoded small where the format can: a photograph of 100 megapixels is not unpacked for a thumbnail.
        reader.setScaledSize(size.scaled(QSize(within, within), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def pages(data: bytes) -> int:
    """How many pictures a file holds (an animation, a fax): only the first is shown and redacted."""
    store = QByteArray(data)
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return max(QImageReader(buffer).imageCount(), 1)


def png(image: QImage) -> bytes:
    """A picture as PNG."""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise ValueError("a picture could not be written")
    return bytes(store.data())
