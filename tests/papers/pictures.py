"""Stored pictures of printed pages: a page looks as it did, within what another version of a library may shift.

After an intended change: ``REWRITE_GOLDEN=1 python -m pytest tests/papers``, then look at the new pictures.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

FOLDER = Path(__file__).parent / "pictures"
PPI = 48
# Of 255 levels: what a pixel may differ by, and which share of the page may differ by more.
LEVELS = 48
SHARE = 0.004


def check(name: str, pages: list[bytes]) -> None:
    """Each page looks as the picture stored as ``name-1.png``, ``name-2.png`` …"""
    FOLDER.mkdir(exist_ok=True)
    stored = sorted(FOLDER.glob(f"{name}-*.png"))
    if os.environ.get("REWRITE_GOLDEN"):
        for old in stored:
            old.unlink()
        for number, page in enumerate(pages, 1):
            grey_of(page).save(str(FOLDER / f"{name}-{number}.png"))
        stored = sorted(FOLDER.glob(f"{name}-*.png"))
    assert len(stored) == len(pages), f"{name}: {len(pages)} pages, {len(stored)} stored"
    for path, page in zip(stored, pages, strict=True):
        share = difference(grey_of(path.read_bytes()), grey_of(page))
        assert share <= SHARE, f"{path.name}: {share:.2%} of the page looks otherwise"


def difference(one: QImage, other: QImage) -> float:
    """The share of pixels that differ by more than `LEVELS`; 1 where the sizes differ."""
    if one.size() != other.size():
        return 1.0
    first, second = bytes(one.constBits()), bytes(other.constBits())
    return sum(abs(a - b) > LEVELS for a, b in zip(first, second, strict=True)) / len(first)


def grey_of(png: bytes) -> QImage:
    grey = QImage.fromData(QByteArray(png)).convertToFormat(QImage.Format.Format_Grayscale8)
    # Rows are filled up to four bytes with anything: without the odd columns there is nothing to fill up.
    return grey.copy(0, 0, grey.width() - grey.width() % 4, grey.height())
