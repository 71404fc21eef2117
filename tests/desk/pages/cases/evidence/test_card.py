"""Evidence in the real window: chosen, pasted, dropped, described, opened as a copy, veiled while names are."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from lut_admin.convention.hours import CHINA
from lut_admin.desk.pages.cases.evidence import copies, pictures
from lut_admin.desk.pages.cases.evidence.adding import Adding
from lut_admin.desk.pages.cases.evidence.card import EvidenceCard
from lut_admin.desk.window import Window
from lut_admin.office import cases, history
from lut_admin.office.cases import evidence
from lut_admin.office.cases.evidence import Piece
from lut_admin.office.office import Office
from tests.convention.photos import exif, with_exif
from tests.desk.pages.cases.sheets import SERVED, opened, shown, students, take, words

WHITE = QColor("white")


@pytest.fixture
def number(office: Office) -> str:
    return opened(office, students(office)[0], evidence=(cases.Evidence("杜珍的截图", 3, "2025-11-19"),))


@pytest.fixture
def window(open_window: Any, number: str) -> Window:
    made: Window = open_window("cases")
    return made


@pytest.fixture
def card(window: Window, office: Office, number: str) -> EvidenceCard:
    return shown(window, office, number).evidence


def picture(path: Path, kind: str = "PNG", colour: QColor = WHITE) -> Path:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(colour)
    assert image.save(str(path), kind)
    return path


def describing(*said: str) -> Callable[[Adding], bool]:
    """Answers the dialog: what each piece shows, then adds them."""

    def answer(dialog: Adding) -> bool:
        for piece, zh in zip(dialog.pieces, said, strict=True):
            piece.zh.line.setText(zh)
        dialog.take.click()
        return dialog.result() == 1

    return answer


def test_several_files_are_added_at_once_and_what_cannot_be_is_told_beside(
    card: EvidenceCard, office: Office, number: str, asker: Any, tmp_path: Path
) -> None:
    files = [picture(tmp_path / "截图.png"), tmp_path / "a.exe", tmp_path / "b.txt"]
    files[1].write_bytes(b"MZ" + bytes(60))
    files[2].write_text("聊天记录", "utf-8")
    told: list[str] = []

    def answer(dialog: Adding) -> bool:
        told.append(words(dialog))
        dialog.pieces[0].zh.line.setText("群聊截图")
        dialog.take.click()
        assert not evidence.exhibits(office, number), "the second piece does not say what it shows"
        dialog.pieces[1].zh.line.setText("聊天记录")
        QTest.keyClicks(dialog.pieces[0].source.line, "class adviser")
        dialog.take.click()
        return dialog.result() == 1

    asker.answers = [files, answer]
    card.choose.click()
    assert "a.exe" in told[0] and "截图.png" in told[0]
    found = evidence.exhibits(office, number)
    assert [(one.file_name, one.description_zh, one.source) for one in found] == [
        ("截图.png", "群聊截图", "class adviser"),
        ("b.txt", "聊天记录", "class adviser"),  # who gave the first gave the others, until told otherwise
    ]
    assert "第 2 项  群聊截图" in words(card) and "第 3 项  聊天记录" in words(card)
    history.undo(office)
    assert not evidence.exhibits(office, number)


def test_a_file_was_obtained_on_its_day_and_what_is_pasted_today(
    card: EvidenceCard, office: Office, number: str, asker: Any, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    day = datetime(2025, 11, 3, 12, tzinfo=CHINA).timestamp()
    os.utime(file, (day, day))
    asker.answers = [[file], describing("甲"), describing("乙")]
    card.choose.click()
    QGuiApplication.clipboard().setText("群里的一段话")
    QTest.keyClick(card, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    first, second = evidence.exhibits(office, number)
    assert (first.obtained, second.obtained) == ("2025-11-03", "2025-11-20")
    assert second.kind == "text" and evidence.content(office, second.id).decode() == "群里的一段话"


def test_a_picture_is_pasted_with_its_pixels(card: EvidenceCard, office: Office, number: str, asker: Any) -> None:
    image = QImage(7, 5, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    QGuiApplication.clipboard().setImage(image)
    asker.answers = [describing("截图")]
    card.paste.click()
    [one] = evidence.exhibits(office, number)
    kept = pictures.read(evidence.content(office, one.id))
    assert one.kind == "png" and kept.size() == image.size() and kept.pixelColor(6, 4) == QColor("#123456")


def test_with_nothing_to_paste_it_says_so(card: EvidenceCard) -> None:
    QGuiApplication.clipboard().clear()
    card.paste.click()
    assert "剪贴板" in words(card.messages)


def test_files_are_dropped_on_it(card: EvidenceCard, office: Office, number: str, asker: Any, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture(tmp_path / "截图.png")))])
    here, copy = QPointF(5, 5), Qt.DropAction.CopyAction
    buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(here.toPoint(), copy, mime, buttons, held)
    QGuiApplication.sendEvent(card, over)
    assert over.isAccepted() and card.property("kind") == "drop"
    asker.answers = [describing("截图")]
    QGuiApplication.sendEvent(card, QDropEvent(here, copy, mime, buttons, held))
    assert len(evidence.exhibits(office, number)) == 1 and card.property("kind") == "card"


def test_what_is_refused_alone_is_told_on_the_card(card: EvidenceCard, asker: Any, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(b"PK\x03\x04" + bytes(40))
    asker.answers = [[archive, tmp_path / "not there.png"]]
    card.choose.click()
    assert [method for method, _ in asker.asked] == ["files_to_open"]  # nothing to ask about
    assert "a.zip" in words(card.messages) and "not there.png" in words(card.messages)


def test_the_same_file_is_refused_by_its_number_in_the_list(
    card: EvidenceCard, office: Office, number: str, asker: Any, tmp_path: Path
) -> None:
    evidence.add(office, number, [Piece(b"text", "a.txt", "x")])
    again = tmp_path / "b.txt"
    again.write_bytes(b"text")
    asker.answers = [[again]]
    card.choose.click()
    assert "第 2 项" in words(card.messages)  # the first is only described


def test_a_photo_with_a_place_is_told_before_it_is_added(card: EvidenceCard, asker: Any, tmp_path: Path) -> None:
    photo = picture(tmp_path / "photo.jpg", "JPEG")
    photo.write_bytes(with_exif(photo.read_bytes(), exif(place=True, make=b"HUAWEI", model=b"P60")))
    told: list[str] = []
    asker.answers = [[photo], lambda dialog: told.append(words(dialog))]
    card.choose.click()
    assert "拍摄地点" in told[0] and "HUAWEI P60" in told[0]


def test_after_the_decision_it_is_told_that_nothing_is_taken_back(
    window: Window, office: Office, number: str, asker: Any, tmp_path: Path
) -> None:
    take(office, number, *SERVED[:-1])
    card = shown(window, office, number).evidence
    told: list[str] = []
    asker.answers = [[picture(tmp_path / "a.png")], lambda dialog: told.append(words(dialog))]
    card.choose.click()
    assert "不能撤销" in told[0]


def test_names_and_pictures_are_veiled_until_the_eye_is_opened(
    window: Window, office: Office, number: str, tmp_path: Path
) -> None:
    file = picture(tmp_path / "杜珍.png", colour=QColor("red"))
    evidence.add(office, number, [evidence.read_piece(office, file, description_zh="杜珍发的广告", source="杜珍本人")])
    card = shown(window, office, number).evidence
    assert "杜珍" not in words(card) and "20230001" not in words(card) and "学生甲发的广告" in words(card)
    assert not _red(card)
    window.page.veil.toggle()
    assert "杜珍发的广告" in words(card) and "杜珍.png" in words(card) and _red(card)
    window.page.veil.toggle()
    assert "杜珍" not in words(card) and not _red(card)


def _red(card: EvidenceCard) -> bool:
    """Whether the red picture is shown."""
    seen = [label.pixmap().toImage() for label in card.findChildren(QLabel) if not label.pixmap().isNull()]
    return any(one.pixelColor(one.rect().center()) == QColor("red") for one in seen)


def test_a_copy_is_opened_and_the_original_stays(
    window: Window, office: Office, number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_with: list[str] = []
    monkeypatch.setattr(copies.QDesktopServices, "openUrl", lambda url: opened_with.append(url.toLocalFile()))
    evidence.add(office, number, [Piece(b"text", "a.txt", "x")])
    card = shown(window, office, number).evidence
    [button] = [one for one in card.findChildren(QToolButton) if one.accessibleName() == "打开副本：第 2 项"]
    button.click()
    [path] = map(Path, opened_with)
    assert path.read_bytes() == b"text" and path.is_relative_to(copies.folder())
    [toast] = window.toasts.standing()
    assert "第 2 项" in toast.accessibleName() and "关闭本软件时删除" in toast.accessibleName()
    path.chmod(0o600)
    path.write_bytes(b"changed")
    [one] = evidence.exhibits(office, number)
    assert evidence.content(office, one.id) == b"text"
    copies._take_away(copies.folder())
    assert not path.exists() and not copies.folder().exists()
    copies.folder.cache_clear()
