from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from sqlalchemy import func, select

from lut_admin.office import history, openings, settings
from lut_admin.office.office import Office
from lut_admin.records import keyring_slot, keys, recovery_code
from lut_admin.records.book import Book
from lut_admin.records.journal import Act
from lut_admin.records.tables import Student
from lut_admin.refusals import Refusal

PASSPHRASE = "一把 long enough key"


class Vault(KeyringBackend):
    """A desktop's keyring, as far as this computer is concerned."""

    priority = 1  # type: ignore[assignment]
    kept: dict[tuple[str, str], str]

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[(service, username)]


@pytest.fixture
def vault() -> Iterator[Any]:
    """A computer with a keyring."""
    before = keyring.get_keyring()
    vault = type("Keyring", (Vault,), {"__module__": "keyring.backends.SecretService"})()
    vault.kept = {}
    keyring.set_keyring(vault)
    yield vault
    keyring.set_keyring(before)


@pytest.fixture
def made(made: openings.Created) -> openings.Created:
    """An office with one student."""
    add_student(made.office)
    return made


def add_student(office: Office) -> None:
    with office.write(Act("add_student")) as pen:
        pen.insert(Student, [{"passport_name": "SAMPLE"}])


def students(office: Office) -> int:
    with office.read() as connection:
        return connection.scalar(select(func.count()).select_from(Student)) or 0


def opened(folder: Path, secret: str | None = None) -> int:
    """Open, count the students, close."""
    office = openings.open_office(folder, secret)
    try:
        return students(office)
    finally:
        openings.close_office(office)


def refusal(folder: Path, secret: str | None = None) -> Refusal:
    with pytest.raises(Refusal) as refused:
        opened(folder, secret)
    return refused.value


def test_a_new_office_opens_by_passphrase_and_by_code(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    made = openings.create_office(folder, "张老师", passphrase=PASSPHRASE)
    add_student(made.office)
    assert made.no_keyring and made.no_keyring.key == keyring_slot.NONE
    openings.close_office(made.office)
    assert sorted(path.name for path in folder.iterdir()) == ["book.db", "keys.json", "office.lock"]
    assert opened(folder, PASSPHRASE) == 1
    assert opened(folder, made.recovery_code.lower().replace("-", " ")) == 1
    asked = refusal(folder)
    assert asked.code == "keys.secret_needed"
    assert asked.facts["kinds"] == ["passphrase", "recovery"]
    assert refusal(folder, "not the passphrase").code == "keys.wrong_secret"
    assert refusal(folder, recovery_code.new()).code == "keys.wrong_secret"
    slip = made.recovery_code[:-1] + ("A" if made.recovery_code[-1] != "A" else "B")
    assert refusal(folder, slip).facts == {"groups": [8]}


def test_who_made_it_and_what_was_chosen_is_there(tmp_path: Path, clock: Any) -> None:
    made = openings.create_office(
        tmp_path / "o", "张老师", passphrase=PASSPHRASE, settings={"backup_place": "/media/usb", "opens": "08:00"}, now=clock
    )
    openings.close_office(made.office)
    office = openings.open_office(tmp_path / "o", PASSPHRASE, now=clock)
    assert office.actor == "张老师"
    assert settings.get(office, "backup_place") == "/media/usb"
    assert settings.get(office, "opens") == "08:00"
    with pytest.raises(Refusal, match=r"journal\.nothing_to_undo"):
        history.undo(office)
    openings.close_office(office)


def test_a_bad_first_setting_makes_no_office(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"setting\.bad_value"):
        openings.create_office(tmp_path / "o", "x", passphrase=PASSPHRASE, settings={"opens": "late"})
    assert not (tmp_path / "o").exists()


def test_the_keyring_opens_by_itself(tmp_path: Path, vault: Any) -> None:
    made = openings.create_office(tmp_path / "o", "x")
    add_student(made.office)
    openings.close_office(made.office)
    assert made.no_keyring is None
    assert len(vault.kept) == 1
    assert openings.keyring_usable()
    assert opened(tmp_path / "o") == 1
    assert keys.read(tmp_path / "o").kinds() == ("recovery",)


@pytest.mark.parametrize("lost", ["emptied", "other key", "gone"])
def test_a_lost_keyring_asks_for_the_code_and_makes_nothing_new(tmp_path: Path, vault: Any, lost: str) -> None:
    made = openings.create_office(tmp_path / "o", "x")
    add_student(made.office)
    openings.close_office(made.office)
    key_file = (tmp_path / "o" / "keys.json").read_bytes()
    if lost == "emptied":
        vault.kept.clear()
    elif lost == "other key":
        keyring_slot.put(keys.read(tmp_path / "o").office, keys.new_key())
    else:
        keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[attr-defined]
    asked = refusal(tmp_path / "o")
    assert (asked.code, asked.facts["kinds"]) == ("keys.secret_needed", ["recovery"])
    assert (tmp_path / "o" / "keys.json").read_bytes() == key_file
    assert opened(tmp_path / "o", made.recovery_code) == 1
    if lost != "gone":
        assert opened(tmp_path / "o") == 1  # the keyring has it again


def test_without_a_keyring_a_passphrase_is_needed_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        openings.create_office(tmp_path / "o", "x")
    assert refused.value.code == "keys.passphrase_needed"
    assert [path.name for path in (tmp_path / "o").iterdir()] == ["office.lock"]
    with pytest.raises(Refusal, match=r"keys\.weak"):
        openings.create_office(tmp_path / "o", "x", passphrase="1234")
    openings.close_office(openings.create_office(tmp_path / "o", "x", passphrase=PASSPHRASE).office)


def test_an_office_is_made_only_in_an_empty_folder(made: openings.Created, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("dear")
    (tmp_path / "a file").write_text("")
    for folder in (made.office.folder, tmp_path / "letters", tmp_path / "a file"):
        with pytest.raises(Refusal, match=r"book\.folder_not_empty"):
            openings.create_office(folder, "x", passphrase=PASSPHRASE)
    assert students(made.office) == 1


def test_a_making_that_was_cut_off_is_no_office(tmp_path: Path) -> None:
    left = tmp_path / "o" / f"{openings.MAKING}abc"
    left.mkdir(parents=True)
    (left / "book.db").write_bytes(b"half")
    assert refusal(tmp_path / "o", PASSPHRASE).code == "book.no_office"
    openings.close_office(openings.create_office(tmp_path / "o", "x", passphrase=PASSPHRASE).office)
    assert not left.exists()


def test_nothing_there_is_told_and_not_made(tmp_path: Path) -> None:
    assert refusal(tmp_path / "o", PASSPHRASE).code == "book.no_office"
    assert not (tmp_path / "o").exists()


def test_a_lost_book_is_told_and_not_made_anew(made: openings.Created) -> None:
    folder = made.office.folder
    openings.close_office(made.office)
    (folder / "book.db").unlink()
    assert refusal(folder, PASSPHRASE).code == "book.missing"
    assert not (folder / "book.db").exists()
    with pytest.raises(Refusal, match=r"book\.folder_not_empty"):
        openings.create_office(folder, "x", passphrase=PASSPHRASE)


def test_a_lost_key_file_comes_back_from_a_backup_else_is_told(made: openings.Created) -> None:
    folder = made.office.folder
    openings.close_office(made.office)
    kept = folder / "backups" / "20251120-100000"
    kept.mkdir(parents=True)
    shutil.move(folder / "keys.json", kept / "keys.json")
    assert opened(folder, PASSPHRASE) == 1
    shutil.rmtree(folder / "backups")
    (folder / "keys.json").unlink()
    assert refusal(folder, PASSPHRASE).code == "keys.file_missing"


def test_a_key_file_of_another_office_does_not_open_this_book(made: openings.Created, tmp_path: Path) -> None:
    other = openings.create_office(tmp_path / "other", "x", passphrase=PASSPHRASE)
    for created in (other, made):
        openings.close_office(created.office)
    shutil.copy(tmp_path / "other" / "keys.json", made.office.folder / "keys.json")
    before = (made.office.folder / "book.db").read_bytes()
    assert refusal(made.office.folder, PASSPHRASE).code == "book.not_its_key"
    assert (made.office.folder / "book.db").read_bytes() == before


def test_an_office_is_open_once(made: openings.Created) -> None:
    assert refusal(made.office.folder, PASSPHRASE).code == "book.in_use"
    openings.close_office(made.office)
    openings.close_office(made.office)
    assert opened(made.office.folder, PASSPHRASE) == 1


def test_a_refused_opening_lets_the_folder_go(made: openings.Created) -> None:
    openings.close_office(made.office)
    assert refusal(made.office.folder, "wrong passphrase").code == "keys.wrong_secret"
    assert opened(made.office.folder, PASSPHRASE) == 1


def test_the_code_is_confirmed_by_typing_it_back(made: openings.Created) -> None:
    assert not openings.recovery_code_confirmed(made.office)
    with pytest.raises(Refusal, match=r"keys\.wrong_code"):
        openings.confirm_recovery_code(made.office, recovery_code.new())
    with pytest.raises(Refusal, match=r"keys\.code_"):
        openings.confirm_recovery_code(made.office, PASSPHRASE)
    assert not openings.recovery_code_confirmed(made.office)
    openings.confirm_recovery_code(made.office, made.recovery_code.lower())
    assert openings.recovery_code_confirmed(made.office)


def test_a_new_code_makes_the_old_void_and_wants_confirming(made: openings.Created) -> None:
    openings.confirm_recovery_code(made.office, made.recovery_code)
    code = openings.new_recovery_code(made.office)
    assert not openings.recovery_code_confirmed(made.office)
    openings.close_office(made.office)
    assert refusal(made.office.folder, made.recovery_code).code == "keys.wrong_secret"
    assert opened(made.office.folder, code) == 1
    assert opened(made.office.folder, PASSPHRASE) == 1


def test_a_changed_passphrase_opens_and_the_old_one_does_not(made: openings.Created) -> None:
    with pytest.raises(Refusal, match=r"keys\.weak"):
        openings.change_passphrase(made.office, "short")
    openings.change_passphrase(made.office, "quite another one")
    openings.close_office(made.office)
    assert refusal(made.office.folder, PASSPHRASE).code == "keys.wrong_secret"
    assert opened(made.office.folder, "quite another one") == 1
    assert opened(made.office.folder, made.recovery_code) == 1


def test_no_secret_lies_open_in_the_folder(made: openings.Created) -> None:
    openings.close_office(made.office)
    files = [path for path in made.office.folder.rglob("*") if path.is_file()]
    assert {"keys.json"} <= {path.name for path in files} and len(files) > 1
    for path in files:
        held = path.read_bytes()
        assert made.recovery_code.encode() not in held and PASSPHRASE.encode() not in held, path.name
    assert isinstance(made.office.book, Book)
