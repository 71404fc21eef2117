"""Restoring: from what the recovery sheet names, over what is there, never deleting anything."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from lut_admin.office import openings, papers, restoring, safekeeping
from lut_admin.papers import words
from lut_admin.refusals import Refusal
from tests.office.safekeeping.conftest import PASSPHRASE, add, concerns, students


@pytest.mark.parametrize("secret", ["code", "passphrase"])
def test_a_new_computer_needs_only_the_backup_and_a_secret(
    made: openings.Created, usb: Path, tmp_path: Path, clock: Any, secret: str
) -> None:
    source = safekeeping.backup_now(made.office).files[1]
    openings.close_office(made.office)
    shutil.rmtree(made.office.folder)
    typed = made.recovery_code if secret == "code" else PASSPHRASE
    restored = restoring.restore(source, tmp_path / "new computer", typed, now=clock).office
    assert students(restored) == 3
    assert restored.actor == "张老师"
    add(restored, 1)
    assert "book.rolled_back" not in concerns(restored)
    openings.close_office(restored)
    again = openings.open_office(tmp_path / "new computer", made.recovery_code)
    assert students(again) == 4
    openings.close_office(again)


def test_restoring_over_an_office_moves_it_aside(made: openings.Created, usb: Path, clock: Any) -> None:
    office = made.office
    source = safekeeping.backup_now(office).files[0]
    add(office, 4)
    with pytest.raises(Refusal, match=r"book\.in_use"):
        restoring.restore(source, office.folder, PASSPHRASE, now=clock)
    openings.close_office(office)
    clock.pass_(hours=1)
    restored = restoring.restore(source / "book.db", office.folder, PASSPHRASE, now=clock).office
    assert students(restored) == 3
    assert "book.rolled_back" not in concerns(restored)
    openings.close_office(restored)
    (aside,) = office.folder.glob("replaced-*")
    before = openings.open_office(aside, PASSPHRASE)
    assert students(before) == 7
    openings.close_office(before)


def test_restoring_after_the_book_was_lost(made: openings.Created, clock: Any) -> None:
    source = safekeeping.backup_now(made.office).files[0]
    openings.close_office(made.office)
    for name in ("book.db", "keys.json"):
        (made.office.folder / name).unlink()
    restored = restoring.restore(source, made.office.folder, PASSPHRASE, now=clock).office
    assert students(restored) == 3
    openings.close_office(restored)


def test_a_bad_backup_or_secret_touches_nothing(made: openings.Created, usb: Path, tmp_path: Path) -> None:
    source = safekeeping.backup_now(made.office).files[1]
    openings.close_office(made.office)
    held = {path: path.read_bytes() for path in made.office.folder.rglob("*") if path.is_file()}
    target = tmp_path / "target"

    def refusal(folder: Path, secret: str | None) -> str:
        with pytest.raises(Refusal) as refused:
            restoring.restore(folder, target, secret)
        return refused.value.code

    assert refusal(tmp_path / "nowhere", PASSPHRASE) == "backup.not_found"
    assert refusal(source, "not the passphrase") == "keys.wrong_secret"
    assert refusal(source, None) == "keys.secret_needed"
    with (source / "book.db").open("r+b") as stream:
        stream.seek(9000)
        stream.write(b"damage")
    assert refusal(source, PASSPHRASE) == "backup.changed"
    (source / "manifest.json").unlink()
    assert refusal(source, PASSPHRASE) == "backup.failed"
    assert not target.exists()
    target.mkdir()
    (target / "letter.txt").write_text("dear")
    good = next((made.office.folder / "backups").iterdir())
    assert refusal(good, PASSPHRASE) == "book.folder_not_empty"
    assert held == {path: path.read_bytes() for path in made.office.folder.rglob("*") if path.is_file()}


def test_the_place_on_the_recovery_sheet_is_enough(made: openings.Created, usb: Path, tmp_path: Path, clock: Any) -> None:
    safekeeping.backup_now(made.office)
    add(made.office, 1)
    clock.pass_(hours=1)
    newest = safekeeping.backup_now(made.office).files[1]
    printed = Path(papers.recovery_sheet(made.office, made.recovery_code).backup)
    openings.close_office(made.office)
    for number, place in enumerate((printed, newest.parent, made.office.folder / "backups", newest, newest / "book.db")):
        restored = restoring.restore(place, tmp_path / str(number), made.recovery_code, now=clock)
        assert restored.source.name == newest.name and restored.aside is None
        assert students(restored.office) == 4
        openings.close_office(restored.office)
    (made.office.folder / "book.db").unlink()
    restored = restoring.restore(made.office.folder, tmp_path / "new", made.recovery_code, now=clock)
    assert students(restored.office) == 4
    openings.close_office(restored.office)


def test_of_a_place_the_newest_whole_backup_is_taken_and_what_was_passed_over_is_told(
    made: openings.Created, usb: Path, tmp_path: Path, clock: Any
) -> None:
    older = safekeeping.backup_now(made.office).files[1]
    clock.pass_(hours=1)
    newer = safekeeping.backup_now(made.office).files[1]
    openings.close_office(made.office)
    with (newer / "book.db").open("r+b") as stream:
        stream.seek(9000)
        stream.write(b"damage")
    restored = restoring.restore(usb, tmp_path / "new", PASSPHRASE, now=clock)
    openings.close_office(restored.office)
    assert restored.source == older and restored.passed_over == (newer,)
    for language in words.LANGUAGES:
        told = " ".join(words.say(word.key, language, **word.facts) for word in restored.told())
        assert str(older) in told and str(newer) in told


@pytest.fixture
def two(made: openings.Created, usb: Path, tmp_path: Path, clock: Any) -> openings.Created:
    """Another counselor's office, newer, with its backups in the same place; both are closed."""
    safekeeping.backup_now(made.office)
    openings.close_office(made.office)
    clock.pass_(hours=1)
    other = openings.create_office(
        tmp_path / "other", "李老师", passphrase="a passphrase of 李", settings={"backup_place": str(usb)}, now=clock
    )
    add(other.office, 9)
    safekeeping.backup_now(other.office)
    openings.close_office(other.office)
    return other


def test_of_two_offices_in_one_place_the_one_that_the_secret_opens_comes_back(
    made: openings.Created, two: openings.Created, usb: Path, tmp_path: Path, clock: Any
) -> None:
    for secret, count in ((PASSPHRASE, 3), (two.recovery_code, 9)):
        restored = restoring.restore(usb, tmp_path / str(count), secret, now=clock).office
        assert students(restored) == count
        openings.close_office(restored)


def test_another_office_is_replaced_only_when_that_is_said(
    made: openings.Created, two: openings.Created, usb: Path, clock: Any
) -> None:
    folder = made.office.folder
    held = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(Refusal) as refused:
        restoring.restore(usb, folder, two.recovery_code, now=clock)
    assert refused.value.code == "backup.other_office"
    for language in words.LANGUAGES:
        assert str(folder) in words.of_refusal(refused.value, language)
    assert held == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    restored = restoring.restore(usb, folder, two.recovery_code, replace=True, now=clock)
    assert students(restored.office) == 9
    assert restored.aside is not None and str(restored.aside) in words.say(
        restored.told()[-1].key, "zh", **restored.told()[-1].facts
    )
    openings.close_office(restored.office)
    before = openings.open_office(restored.aside, PASSPHRASE)
    assert students(before) == 3
    openings.close_office(before)


def test_what_was_replaced_is_kept_and_mentioned_from_the_second_on(made: openings.Created, usb: Path, clock: Any) -> None:
    source = safekeeping.backup_now(made.office).files[1]
    openings.close_office(made.office)
    for number in (1, 2):
        clock.pass_(hours=1)
        restored = restoring.restore(source, made.office.folder, PASSPHRASE, now=clock).office
        assert ("backup.replaced_kept" in concerns(restored)) is (number > 1)
        openings.close_office(restored)
