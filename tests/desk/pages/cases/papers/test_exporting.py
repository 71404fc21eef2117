"""A dossier from the real window: whose, with which pictures, where to; afterwards what it is checked against."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from lut_admin.desk.pages.cases.papers.card import PapersCard
from lut_admin.desk.pages.cases.papers.exporting import Exporting, grouped
from lut_admin.desk.window import Window
from lut_admin.office import verifying
from lut_admin.office.cases import evidence
from lut_admin.office.cases.evidence import Piece
from lut_admin.office.office import Office
from tests.convention.test_exhibits import png
from tests.desk.pages.cases.sheets import opened, shown, students, words


@pytest.fixture
def number(office: Office) -> str:
    """A case about two, with two pictures, of which the first has a redacted copy."""
    number = opened(office, *students(office))
    evidence.add(office, number, [Piece(png(), "a.png", "甲"), Piece(png(pixel=b"\0\4\5\6"), "b.png", "乙")])
    evidence.add_redacted(office, 1, png(pixel=b"\0\0\0\0"))
    return number


@pytest.fixture
def card(open_window: Any, office: Office, number: str) -> PapersCard:
    window: Window = open_window("cases")
    return shown(window, office, number).papers


def held(path: Path) -> set[str]:
    with zipfile.ZipFile(path) as archive:
        return {name for name in archive.namelist() if name.startswith("evidence/")}


def test_the_whole_case_with_redacted_copies_and_what_it_is_checked_against(
    card: PapersCard, office: Office, number: str, asker: Any, tmp_path: Path
) -> None:
    target = tmp_path / "out.zip"
    told: list[str] = []

    def export(dialog: Exporting) -> bool:
        assert "有 1 张图片没有遮盖副本" in words(dialog) and "第 2 项" in words(dialog)
        dialog.write.click()
        told.append(words(dialog._done))
        assert dialog.stack.currentWidget() is dialog._done
        return True

    asker.answers = [export, target]
    card.export.click()
    assert asker.asked[1] == ("file_to_save", f"{number}.zip")
    assert len(held(target)) == 2 and not any("-a.png" in name for name in held(target))
    report = verifying.verify_dossier(target)
    assert report.ok and report.anchor is not None
    with zipfile.ZipFile(target) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert grouped(report.anchor.head) in told[0] and str(manifest["journal"]["seq"]) in told[0]
    assert "签名已核对" in told[0] and "out.zip" in told[0]


def test_one_respondents_dossier_is_called_by_a_letter(
    card: PapersCard, number: str, asker: Any, tmp_path: Path
) -> None:
    def export(dialog: Exporting) -> bool:
        dialog.one.setChecked(True)
        dialog.whom.setCurrentIndex(1)
        dialog.originals.setChecked(True)
        assert not dialog.bare.cards() and "其他学生的姓名" in dialog.told.text()
        dialog.write.click()
        return True

    asker.answers = [export, tmp_path / "out"]
    card.export.click()
    assert asker.asked[1] == ("file_to_save", f"{number}-学生乙.zip")
    assert len(held(tmp_path / "out.zip")) == 3
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        told = archive.read("case.json").decode()
    assert "田约翰" in told and "杜珍" not in told


def test_who_it_is_about_is_veiled_in_the_dialog(card: PapersCard, asker: Any) -> None:
    told: list[str] = []

    def look(dialog: Exporting) -> bool:
        told.extend([words(dialog), *(dialog.whom.itemText(at) for at in range(dialog.whom.count()))])
        return False

    asker.answers = [look]
    card.export.click()
    assert "学生甲" in told and not any("杜珍" in one or "DOE" in one for one in told)


def test_what_cannot_be_written_is_told_in_place(card: PapersCard, asker: Any, tmp_path: Path) -> None:
    told: list[str] = []

    def export(dialog: Exporting) -> bool:
        dialog.write.click()
        told.append(words(dialog.messages))
        return False

    asker.answers = [export, tmp_path / "no such folder" / "out.zip"]
    card.export.click()
    assert "out.zip" in told[0]
