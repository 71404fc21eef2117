"""Every paper of the desk is shown in one and the same way, with what is to be read before it goes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from lut_admin.desk.paper import note_paper, previewing, printing, signing
from lut_admin.desk.paper.previewing import Previewing, Warned
from lut_admin.desk.paper.printing import Paper
from lut_admin.desk.pieces.findings import MessageCard
from lut_admin.desk.window import Window
from lut_admin.office import cases, roster
from lut_admin.office.cases import How
from lut_admin.office.office import Office

SIZES = {"upright": QSize(210, 297), "across": QSize(297, 210)}


def png(size: QSize) -> bytes:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill("red")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def seen(asker: Any, shown: Callable[[], object]) -> list[tuple[str, int, list[str]]]:
    """The titles, numbers of pages and warnings of the previews that are shown."""
    found: list[tuple[str, int, list[str]]] = []

    def look(dialog: Previewing) -> bool:
        assert isinstance(dialog, Previewing)
        told = [card.accessibleName() for card in dialog.findChildren(MessageCard)]
        found.append((dialog.windowTitle(), len(dialog.pages), told))
        return False

    asker.answers = [look]
    shown()
    return found


@pytest.mark.parametrize("lies", SIZES)
def test_pages_are_made_once_for_the_screen_and_printed_as_they_lie(
    window: Window, asker: Any, lies: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    sent: list[bool] = []
    monkeypatch.setattr(printing, "send", lambda _desk, _paper, _over, wide: sent.append(wide))

    def pages(ppi: int) -> list[bytes]:
        asked.append(ppi)
        return [png(SIZES[lies])] * 2

    def look(dialog: Previewing) -> bool:
        dialog.show()
        QTest.keyClick(dialog.area, Qt.Key.Key_End)
        assert dialog.at == 1 and dialog.told.text() == "第 2 页，共 2 页"
        dialog.print.click()
        return False

    asker.answers = [look]
    previewing.show(window, Paper("登记表", pages, bytes), lambda: [Warned("casepapers.unprintable", "X")])
    assert asked == [Previewing.PPI] and sent == [lies == "across"]
    way = QPrinter.PrinterMode.HighResolution
    assert printing.printer("登记表", wide=True).pageLayout().orientation() != QPrinter(way).pageLayout().orientation()


def test_the_paper_of_a_note_tells_signs_that_cannot_be_printed(window: Window, office: Office, asker: Any) -> None:
    jane = roster.add(office, {"student_no": "20230001", "chinese_name": "杜珍"}).made or 0
    plain = cases.note(office, jane, How.TALK, (5,), "夜间请勿发消息").made or 0
    strange = cases.note(office, jane, How.REMINDER, (5,), "\U0003134a").made or 0
    assert seen(asker, lambda: note_paper.show(window, plain, How.TALK)) == [("谈话记录", 1, [])]
    [(title, _, told)] = seen(asker, lambda: note_paper.show(window, strange, How.REMINDER))
    assert title == "提醒函" and len(told) == 1 and "U+3134A" in told[0]


def test_the_convention_to_sign_and_to_hang_up_are_shown_so_too(window: Window, asker: Any) -> None:
    both = signing.OnPaper(window)
    [(_, pages, told)] = seen(asker, both.sheets.show_.click)
    assert pages >= 1 and told == []
    [(title, pages, _)] = seen(asker, both.show_.click)
    assert pages == 1 and title == window.say("notes.poster_title")
    both.deleteLater()
