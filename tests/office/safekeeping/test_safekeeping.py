from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from lut_admin.office import history, openings, safekeeping, settings, workbooks
from lut_admin.office.office import Office
from lut_admin.office.results import Changes
from lut_admin.records import keys, rotation
from lut_admin.records.journal import Act
from lut_admin.records.tables import BackupNote, Student
from lut_admin.refusals import Refusal
from tests.office.safekeeping.conftest import PASSPHRASE, add, concerns


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


def test_what_was_done_after_the_days_backup_is_backed_up_hours_later(office: Office, usb: Path, clock: Any) -> None:
    assert len(safekeeping.daily(office).files) == 2
    clock.pass_(hours=5)
    assert safekeeping.daily(office).files == (), "nothing was done since"
    add(office, 1)
    clock.pass_(hours=3)
    assert len(safekeeping.daily(office).files) == 2
    add(office, 1)
    clock.pass_(hours=1)
    assert safekeeping.daily(office).files == (), "not every hour"
    assert len(safekeeping.daily(office, patience=safekeeping.AT_ONCE).files) == 2, "but when the window closes"
    assert safekeeping.daily(office, patience=safekeeping.AT_ONCE).files == ()


def test_an_import_waits_for_nothing(office: Office, usb: Path) -> None:
    safekeeping.daily(office)
    with office.write(Act("import_list", {"n": 1})) as pen:
        pen.insert(Student, [{"passport_name": "SAMPLE"}])
    assert len(safekeeping.daily(office, patience=safekeeping.ONE_DAY).files) == 2
    assert workbooks.carrying.ACT in safekeeping.IMPORTS


def test_many_backups_of_a_day_thin_out(office: Office, usb: Path, clock: Any) -> None:
    for _ in range(9):
        add(office, 1)
        safekeeping.daily(office, patience=safekeeping.AT_ONCE)
        clock.pass_(minutes=10)
    assert safekeeping.standing(office).beside <= rotation.LATEST + 1
    for _ in range(2):
        clock.pass_(days=1)
        safekeeping.daily(office)
    assert [path.name[:8] for path in sorted((office.folder / "backups").iterdir())] == ["20251120", "20251121", "20251122"]


def opens(folder: Path, secret: str) -> bool:
    try:
        keys.read(folder).opened_by(secret)
    except Refusal:
        return False
    return True


def test_the_old_passphrase_and_code_open_no_backup_within_reach(made: openings.Created, usb: Path) -> None:
    office, old_code = made.office, made.recovery_code
    copies = safekeeping.backup_now(office).files
    code = openings.new_recovery_code(office)
    openings.change_passphrase(office, "neue Passphrase 9")
    for folder in (office.folder, *copies):
        assert [opens(folder, secret) for secret in (PASSPHRASE, old_code)] == [False, False]
        assert [opens(folder, secret) for secret in ("neue Passphrase 9", code)] == [True, True]
    assert "keys.old_elsewhere" not in concerns(office)


def test_a_second_place_that_was_away_then_is_caught_up_with(made: openings.Created, usb: Path) -> None:
    office = made.office
    _, there = safekeeping.backup_now(office).files
    usb.rename(usb.with_name("pocket"))
    openings.change_passphrase(office, "neue Passphrase 9")
    assert "keys.old_elsewhere" in concerns(office)
    usb.with_name("pocket").rename(usb)
    assert opens(there, PASSPHRASE)
    safekeeping.daily(office)
    assert not opens(there, PASSPHRASE) and opens(there, "neue Passphrase 9")
    assert "keys.old_elsewhere" not in concerns(office)


def test_a_key_file_of_another_office_is_left_alone(made: openings.Created, usb: Path, tmp_path: Path) -> None:
    stranger = made.office.folder / "backups" / "20200101-000000"
    stranger.mkdir(parents=True)
    keys.new_file().write(stranger)
    before = (stranger / keys.FILE).read_bytes()
    openings.change_passphrase(made.office, "neue Passphrase 9")
    assert (stranger / keys.FILE).read_bytes() == before


def test_a_lost_key_file_comes_back_as_it_is_now_and_that_is_told(made: openings.Created, usb: Path, clock: Any) -> None:
    safekeeping.backup_now(made.office)
    openings.change_passphrase(made.office, "neue Passphrase 9")
    openings.close_office(made.office)
    (made.office.folder / keys.FILE).unlink()
    with pytest.raises(Refusal, match=r"keys\.wrong_secret"):
        openings.open_office(made.office.folder, PASSPHRASE, now=clock)
    office = openings.open_office(made.office.folder, "neue Passphrase 9", now=clock)
    assert "keys.file_taken" in concerns(office)
    openings.confirm_recovery_code(office, made.recovery_code)
    assert "keys.file_taken" not in concerns(office)
    openings.close_office(office)
