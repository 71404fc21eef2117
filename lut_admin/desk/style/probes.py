"""What the window needs, checked by ``selftest``: Qt paints, icons are there, Chinese can be written."""

from __future__ import annotations

import os
import sys


def qt() -> str:
    """Qt starts and paints an icon; raises where it cannot."""
    _application()
    from PySide6.QtCore import qVersion

    from lut_admin.desk.style import icons

    picture = icons.pixmap("sun", "#FF0000", 24).toImage()
    if not any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24)):
        raise RuntimeError("an icon paints nothing: the SVG library is missing")
    return f"Qt {qVersion()}"


def fonts() -> str:
    """The fonts of the window hold Chinese; raises where they do not."""
    _application()
    from PySide6.QtGui import QFontInfo, QFontMetrics

    from lut_admin.desk.style import look

    font = look.font()
    if not all(QFontMetrics(font).inFontUcs4(ord(character)) for character in "阮兰"):
        raise RuntimeError("no font on this computer holds Chinese")
    return QFontInfo(font).family()


def _application() -> None:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from lut_admin.desk.style import dressing

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dressing.apply(app, "light")


PROBES = (("qt", qt), ("fonts", fonts))
