from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from lut_admin.office import history, openings, safekeeping, settings
from lut_admin.office.office import Office
from lut_admin.office.results import Changes
from lut_admin.papers import words
from lut_admin.records.journal import Act
from lut_admin.records.tables import BackupNote, Student
from lut_admin.refusals import Refusal

PASSPHRASE = "一把 long enough key"


@pytest.fixture
def made(made: openings.Created, tmp_path: Path) -> openings.Created:
    """An office with three students whose second place is a folder that is not there yet."""
    settings.change(made.office, {"backup_place": str(tmp_path / "usb")})
    add(made.office, 3)
    return made


@pytest.fixture
def office(made: openings.Created) -> Office:
    return made.office


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    """The second place, plugged in."""
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


def add(office: Office, count: int) -> None:
    with office.write(Act("add_student")) as pen:
        pen.insert(Student, [{"passport_name": "SAMPLE"} for _ in range(count)])


def students(office: Office) -> int:
    with office.read() as connection:
        return connection.scalar(select(func.count()).select_from(Student)) or 0


def concerns(office: Office) -> list[str]:
    standing = safekeeping.standing(office)
    for word in standing.concerns:
        for language in words.LANGUAGES:
            assert words.say(word.key, language, **word.facts)
            assert words.say(f"{word.key}.remedy", language, **word.facts)
    return [word.key for word in standing.concerns]


def test_a_backup_goes_to_both_places_and_is_noted(office: Office, usb: Path) -> None:
    made = safekeeping.backup_now(office)
    beside, second = made.files
    assert beside.parent == office.folder / "backups"
    assert second.parent.parent == usb and second.name == beside.name
    assert made.changes == Changes.BACKUPS and made.trouble is None and made.anchor is not None
    with office.read() as connection:
        notes = connection.execute(select(BackupNote.place, BackupNote.file, BackupNote.seq, BackupNote.head)).all()
    assert notes == [(str(path.parent), beside.name, made.anchor.seq, made.anchor.head) for path in made.files]
    with pytest.raises(Refusal, match=r"journal\.changed_since|journal\.nothing_to_undo"):
        history.undo(office, made.act_id)


def test_two_in_one_second_are_two(office: Office, usb: Path) -> None:
    first, second = safekeeping.backup_now(office), safekeeping.backup_now(office)
    assert first.files[0] != second.files[0]
    assert safekeeping.standing(office).beside == 2


def test_an_unplugged_second_place_is_told_and_caught_up_with(office: Office, tmp_path: Path, clock: Any) -> None:
    made = safekeeping.daily(office)
    assert len(made.files) == 1
    assert made.trouble is not None and made.trouble.code == "backup.place_missing"
    assert safekeeping.standing(office).second == "missing"
    assert concerns(office) == ["backup.place_missing", "keys.code_unconfirmed"]
    again = safekeeping.daily(office)
    assert again.files == () and again.act_id is None
    (tmp_path / "usb").mkdir()
    assert safekeeping.standing(office).second == "behind"
    caught_up = safekeeping.daily(office)
    assert [path.parent.parent for path in caught_up.files] == [tmp_path / "usb"]
    assert safekeeping.standing(office).second == "ok"
    assert concerns(office) == ["keys.code_unconfirmed"]
    assert safekeeping.daily(office).files == ()


def test_each_day_makes_its_own_and_a_long_absence_is_a_concern(office: Office, usb: Path, clock: Any) -> None:
    days = []
    for _ in range(3):
        days.append(safekeeping.daily(office).files[0].name[:8])
        assert safekeeping.daily(office).files == ()
        clock.pass_(days=1)
    assert days == ["20251120", "20251121", "20251122"]
    usb.rename(usb.with_name("pocket"))
    safekeeping.daily(office)
    assert "backup.place_missing" not in concerns(office)  # a day or two in a pocket is no news
    clock.pass_(days=7)
    safekeeping.daily(office)
    assert "backup.place_missing" in concerns(office)
    usb.with_name("pocket").rename(usb)
    assert "backup.second_old" in concerns(office)
    safekeeping.daily(office)
    assert concerns(office) == ["keys.code_unconfirmed"]


def test_before_the_first_backup_and_without_a_second_place(office: Office) -> None:
    assert concerns(office)[0] == "backup.none_yet"
    settings.change(office, {"backup_place": ""})
    safekeeping.daily(office)
    standing = safekeeping.standing(office)
    assert (standing.second, standing.place, standing.beside) == ("none", None, 1)
    assert standing.last == office.now()
    assert "backup.no_second_place" in concerns(office)


def test_a_named_folder_gets_one_and_its_trouble_is_a_refusal(office: Office, tmp_path: Path) -> None:
    made = safekeeping.backup_now(office, tmp_path / "new" / "folder")
    assert made.files[1].is_relative_to(tmp_path / "new" / "folder")
    (tmp_path / "a file").write_text("")
    with pytest.raises(Refusal, match=r"backup\.place_unwritable"):
        safekeeping.backup_now(office, tmp_path / "a file")


@pytest.mark.parametrize("secret", ["code", "passphrase"])
def test_a_new_computer_needs_only_the_backup_and_a_secret(
    made: openings.Created, usb: Path, tmp_path: Path, clock: Any, secret: str
) -> None:
    source = safekeeping.backup_now(made.office).files[1]
    openings.close_office(made.office)
    shutil.rmtree(made.office.folder)
    typed = made.recovery_code if secret == "code" else PASSPHRASE
    restored = safekeeping.restore(source, tmp_path / "new computer", typed, now=clock)
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
        safekeeping.restore(source, office.folder, PASSPHRASE, now=clock)
    openings.close_office(office)
    clock.pass_(hours=1)
    restored = safekeeping.restore(source / "book.db", office.folder, PASSPHRASE, now=clock)
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
    restored = safekeeping.restore(source, made.office.folder, PASSPHRASE, now=clock)
    assert students(restored) == 3
    openings.close_office(restored)


def test_a_bad_backup_or_secret_touches_nothing(made: openings.Created, usb: Path, tmp_path: Path) -> None:
    source = safekeeping.backup_now(made.office).files[1]
    openings.close_office(made.office)
    held = {path: path.read_bytes() for path in made.office.folder.rglob("*") if path.is_file()}
    target = tmp_path / "target"

    def refusal(folder: Path, secret: str | None) -> str:
        with pytest.raises(Refusal) as refused:
            safekeeping.restore(folder, target, secret)
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


def test_a_book_older_than_its_backup_is_a_concern(made: openings.Created, tmp_path: Path, clock: Any) -> None:
    office = made.office
    openings.close_office(office)
    older = (office.folder / "book.db").read_bytes()
    again = openings.open_office(office.folder, PASSPHRASE, now=clock)
    add(again, 1)
    clock.pass_(hours=1)
    safekeeping.backup_now(again)
    openings.close_office(again)
    (office.folder / "book.db").write_bytes(older)
    rolled_back = openings.open_office(office.folder, PASSPHRASE, now=clock)
    assert concerns(rolled_back)[0] == "book.rolled_back"
    openings.close_office(rolled_back)


def test_other_offices_in_the_same_second_place_are_left_alone(office: Office, usb: Path, tmp_path: Path, clock: Any) -> None:
    other = openings.create_office(
        tmp_path / "other", "李老师", passphrase=PASSPHRASE, settings={"backup_place": str(usb)}, now=clock
    ).office
    safekeeping.backup_now(other)
    safekeeping.backup_now(office)
    assert len(list(usb.iterdir())) == 2
    openings.close_office(other)


def test_the_clock_may_be_set_back(office: Office, usb: Path, clock: Any) -> None:
    safekeeping.daily(office)
    clock.at -= timedelta(days=400)
    assert all(path.is_dir() for path in safekeeping.backup_now(office).files)
    assert safekeeping.standing(office).beside == 2
