"""Redacting in the real dialog: by keyboard and by mouse, side by side, saved as pixels beside an original that stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from lut_admin.convention.photographs import carried
from lut_admin.desk.pages.cases.evidence import pictures
from lut_admin.desk.pages.cases.evidence.card import EvidenceCard
from lut_admin.desk.pages.cases.evidence.redacting import Redacting
from lut_admin.desk.paper.previewing import Previewing
from lut_admin.desk.window import Window
from lut_admin.office.cases import evidence
from lut_admin.office.office import Office
from lut_admin.office.papers import dossier
from tests.convention.photos import exif, with_exif
from tests.desk.pages.cases.sheets import opened, shown, students, words

Key, Held = Qt.Key, Qt.KeyboardModifier
SIZE = (400, 300)


@pytest.fixture
def number(office: Office, tmp_path: Path) -> str:
    """A case with one photo that tells where it was taken."""
    number = opened(office, students(office)[0])
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#aabbcc"))
    path = tmp_path / "photo.jpg"
    assert image.save(str(path), "JPEG", 100)
    path.write_bytes(with_exif(path.read_bytes(), exif(place=True, make=b"HUAWEI")))
    evidence.add(office, number, [evidence.read_piece(office, path, description_zh="照片", source="杜珍")])
    return number


@pytest.fixture
def redact(
    open_window: Any, office: Office, number: str, asker: Any, settle: Callable[[], None]
) -> Callable[[Callable[[Redacting], Any]], EvidenceCard]:
    """Opens the dialog for the photo, and does something in it."""
    window: Window = open_window("cases")

    def go(then: Callable[[Redacting], Any]) -> EvidenceCard:
        card = shown(window, office, number).evidence
        settle()

        def answer(dialog: Redacting) -> bool:
            dialog.resize(1000, 640)
            dialog.show()
            settle()
            then(dialog)
            done = dialog.result() == 1
            dialog.close()
            return done

        asker.answers = [answer]
        [button] = [one for one in card.findChildren(QToolButton) if one.accessibleName() == "遮盖：第 1 项"]
        button.click()
        return shown(window, office, number).evidence

    return go


def press(dialog: Redacting, *keys: Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    for key in keys:
        QTest.keyClick(dialog.canvas, *(key if isinstance(key, tuple) else (key,)))


def test_side_by_side_neither_picture_that_fits_is_scrolled(redact: Callable[..., EvidenceCard]) -> None:
    def widen(dialog: Redacting) -> None:
        for width in (760, 761):  # smaller than the two pictures, and once with halves that are not alike
            dialog.resize(width, 640)
            QTest.qWait(1)
            assert [area.horizontalScrollBar().maximum() for area in dialog.areas] == [0, 0]

    redact(widen)


def test_a_box_drawn_with_keys_is_burnt_into_the_pixels(
    redact: Callable[..., EvidenceCard], office: Office, number: str
) -> None:
    drawn: list[QRect] = []

    def draw(dialog: Redacting) -> None:
        assert not dialog.save.isEnabled()
        press(dialog, Key.Key_Right, *[Key.Key_Left] * 30, *[Key.Key_Up] * 30)
        assert dialog.boxes.boxes[0].topLeft() == QPoint(0, 0)
        press(dialog, (Key.Key_Right, Held.ShiftModifier), (Key.Key_Down, Held.ControlModifier), Key.Key_Return)
        assert dialog.boxes.current is None and dialog.boxes.boxes[0].y() == 1
        drawn.extend(dialog.boxes.boxes)
        dialog.save.click()

    card = redact(draw)
    original, copy = evidence.exhibits(office, number)
    data, [box] = evidence.content(office, copy.id), drawn
    image = pictures.read(data)
    assert image.size().toTuple() == SIZE, "in full resolution"
    assert image.pixelColor(box.center()) == QColor("black") == image.pixelColor(box.bottomRight())
    near = image.pixelColor(box.bottomRight() + QPoint(1, 1))
    assert abs(near.red() - 0xAA) < 4, "beside the box the picture is as it was"
    assert image.textKeys() == [] and not carried(data) and b"HUAWEI" not in data
    assert carried(evidence.content(office, original.id)).place, "the original stays as it is"
    assert "第 1 项的遮盖副本" in words(card)


def test_the_mouse_draws_moves_and_stretches(redact: Callable[..., EvidenceCard]) -> None:
    def draw(dialog: Redacting) -> None:
        canvas, left = dialog.canvas, Qt.MouseButton.LeftButton

        def drag(start: QPoint, *way: QPoint) -> None:
            QTest.mousePress(canvas, left, pos=start)
            for place in way:
                QTest.mouseMove(canvas, place)
            QTest.mouseRelease(canvas, left, pos=way[-1])

        dialog.magnify(1 / canvas.scale)  # one to one, so that places on the screen are places in the picture
        drag(QPoint(50, 40), QPoint(80, 60), QPoint(149, 99))
        assert dialog.boxes.boxes == [QRect(50, 40, 100, 60)]
        drag(QPoint(100, 70), QPoint(110, 80), QPoint(120, 90))
        assert dialog.boxes.boxes == [QRect(70, 60, 100, 60)]
        drag(dialog.boxes.boxes[0].bottomRight(), QPoint(200, 150), QPoint(219, 169))
        assert dialog.boxes.boxes == [QRect(70, 60, 150, 110)]
        for expected in (QRect(70, 60, 100, 60), QRect(50, 40, 100, 60)):
            press(dialog, (Key.Key_Z, Held.ControlModifier))
            assert dialog.boxes.boxes == [expected]
        press(dialog, (Key.Key_Y, Held.ControlModifier))
        assert dialog.boxes.boxes == [QRect(70, 60, 100, 60)]
        QTest.mouseClick(canvas, left, pos=QPoint(300, 250))
        assert len(dialog.boxes.boxes) == 1 and dialog.boxes.current is None  # a click is no box
        press(dialog, Key.Key_Space, Key.Key_Delete)
        assert not dialog.boxes.boxes

    redact(draw)


def test_the_copy_shows_what_will_be_saved_and_the_words_say_it(redact: Callable[..., EvidenceCard]) -> None:
    def draw(dialog: Redacting) -> None:
        press(dialog, Key.Key_Down)
        seen = dialog.copy.grab().toImage()
        centre = dialog.copy.on_screen(dialog.boxes.boxes[0]).center() * seen.devicePixelRatio()
        assert seen.pixelColor(centre) == QColor("black")
        assert dialog.canvas.grab().toImage().pixelColor(centre) != QColor("black"), "seen through while it is drawn"
        assert "第 1 个黑框" in dialog.canvas.accessibleDescription() == dialog.told.text()
        before = dialog.canvas.scale
        press(dialog, Key.Key_Plus)
        assert dialog.canvas.scale == dialog.copy.scale > before
        press(dialog, Key.Key_0)
        assert dialog.canvas.scale == before

    redact(draw)


def test_closing_loses_no_work_and_escape_puts_a_box_first(redact: Callable[..., EvidenceCard]) -> None:
    def draw(dialog: Redacting) -> None:
        press(dialog, Key.Key_Down, Key.Key_Escape)
        assert dialog.isVisible() and dialog.boxes.current is None
        press(dialog, Key.Key_Escape)
        assert not dialog.isVisible()

    redact(draw)
    redact(lambda dialog: _assert(len(dialog.boxes.boxes) == 1))


def test_what_was_overlooked_is_redacted_again_and_only_the_last_copy_goes_out(
    redact: Callable[..., EvidenceCard], office: Office, number: str, tmp_path: Path
) -> None:
    def draw(dialog: Redacting) -> None:
        press(dialog, Key.Key_Insert, Key.Key_Return)
        dialog.save.click()

    redact(draw)
    assert "较早" not in words(redact(lambda _dialog: None))

    def more(dialog: Redacting) -> None:
        assert len(dialog.boxes.boxes) == 1, "the boxes of before are there to go on with"
        press(dialog, Key.Key_Insert, Key.Key_Up)
        dialog.save.click()

    assert "第 1 项较早的遮盖副本" in words(redact(more))
    assert [one.redacts for one in evidence.exhibits(office, number)] == [None, 1, 1]
    dossier.export(office, number, tmp_path / "d.zip", originals=False)
    assert len([name for name in _names(tmp_path / "d.zip") if name.startswith("evidence/")]) == 1


def test_of_a_file_with_several_pictures_only_the_first_is_shown_and_it_says_so(
    open_window: Any, office: Office, number: str, asker: Any
) -> None:
    frame = b"!\xf9\x04\x00\x0a\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00"
    gif = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00" + frame * 2 + b";"
    evidence.add(office, number, [evidence.Piece(gif, "a.gif", "x")])
    window: Window = open_window("cases")
    card = shown(window, office, number).evidence
    told: list[str] = []
    asker.answers = [lambda dialog: told.append(words(dialog))]
    [button] = [one for one in card.findChildren(QToolButton) if one.accessibleName() == "遮盖：第 2 项"]
    button.click()
    assert "只显示和遮盖第一张" in told[0]


def test_a_picture_that_cannot_be_shown_here_is_told(open_window: Any, office: Office, number: str) -> None:
    evidence.add(office, number, [evidence.Piece(b"\0\0\0\x18ftypheic" + bytes(80), "a.heic", "x")])
    window: Window = open_window("cases")
    card = shown(window, office, number).evidence
    [button] = [one for one in card.findChildren(QToolButton) if one.accessibleName() == "遮盖：第 2 项"]
    button.click()
    assert "显示不了" in words(card.messages)


def _names(path: Path) -> list[str]:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def _assert(holds: bool) -> None:
    assert holds


def test_the_keyboard_is_afterwards_where_it_was(
    open_window: Any, office: Office, number: str, asker: Any, settle: Callable[[], None]
) -> None:
    window: Window = open_window("cases")
    card = shown(window, office, number).evidence

    def draw(dialog: Redacting) -> bool:
        press(dialog, Key.Key_Insert)
        dialog.save.click()
        return True

    asker.answers = [draw]
    [button] = [one for one in card.findChildren(QToolButton) if one.accessibleName() == "遮盖：第 1 项"]
    button.setFocus()
    QTest.keyClick(button, Key.Key_Space)
    settle()
    held = window.focusWidget()
    assert len(evidence.exhibits(office, number)) == 2
    assert held is not None and held is not button and held.accessibleName() == "遮盖：第 1 项"


def test_pictures_are_printed_one_a_page_and_of_a_redacted_one_the_copy(
    redact: Callable[..., EvidenceCard], office: Office, number: str, asker: Any, tmp_path: Path
) -> None:
    def draw(dialog: Redacting) -> None:
        press(dialog, Key.Key_Insert, Key.Key_Return)
        dialog.save.click()

    card = redact(draw)
    seen: list[QImage] = []

    def save(dialog: Previewing) -> bool:
        seen.extend(dialog.pages)
        assert "没有遮盖副本" not in words(dialog)
        dialog.save.click()
        return False

    asker.answers = [save, tmp_path / "out.pdf"]
    card.print.click()
    [page] = seen
    lines = [page.pixelColor(page.width() // 2, y) for y in range(page.height())]
    assert sum(one == QColor("black") for one in lines) > 20, "the box is on the paper"
    assert asker.asked[-1] == ("file_to_save", f"证据图片 {number}.pdf")
    reader = PdfReader(tmp_path / "out.pdf")
    assert len(reader.pages) == 1 and b"HUAWEI" not in (tmp_path / "out.pdf").read_bytes()
    drawn = [one.get_object() for one in reader.pages[0]["/Resources"]["/XObject"].values()]
    assert SIZE in [(one["/Width"], one["/Height"]) for one in drawn if one["/Subtype"] == "/Image"], "in full resolution"


def test_pictures_that_print_as_they_are_are_told_first(
    open_window: Any, office: Office, number: str, asker: Any
) -> None:
    evidence.add(office, number, [evidence.Piece(b"\0\0\0\x18ftypheic" + bytes(80), "a.heic", "x")])
    window: Window = open_window("cases")
    card = shown(window, office, number).evidence
    told: list[str] = []
    asker.answers = [lambda dialog: told.append(words(dialog))]
    card.print.click()
    assert "按原图打印：第 1 项" in told[0] and "不会打印：第 2 项" in told[0]
