"""An office that is kept safe: three students, a passphrase, a recovery code, and a second place for its backups."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from lut_admin.office import openings, safekeeping, settings
from lut_admin.office.office import Office
from lut_admin.papers import words
from lut_admin.records.journal import Act
from lut_admin.records.tables import Student

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
