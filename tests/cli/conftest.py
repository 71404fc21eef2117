"""A command line to type on: a real office with a passphrase in the environment, or none at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lut_admin import cli
from lut_admin.office import openings

PASSPHRASE = "一把 long enough key"

STUDENTS = """学号,护照姓名,中文名,性别,国籍,护照号,班级,入学时间,学籍状态,宗教信仰
20230001,DOE JANE,杜珍,女,巴基斯坦,AB0000001,国际2301,2023-09-01,在读,无
20230002,TESTER JOHN,田约翰,男,尼日利亚,AB0000002,国际2301,2023-09,休学,无
20190003,SAMPLE ANN,单安,女,蒙古,AB0000003,国际1901,2019-09-01,毕业,无
20230004,EXAMPLE OMAR,欧马,1,加纳,AB0000004,国际2301,02/03/2023,在校,无
20230005,\u200b,,男,加纳,,国际2301,2023-09-01,在读,无
"""


@dataclass
class Said:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The JSON lines on stdout."""
        return [json.loads(line) for line in self.out.splitlines()]


Type = Callable[..., Said]


@pytest.fixture(scope="session")
def model_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that opens with `PASSPHRASE`; made once, since sealing a key is meant to be slow."""
    folder = tmp_path_factory.mktemp("model") / "office"
    openings.close_office(openings.create_office(folder, "张老师", passphrase=PASSPHRASE, use_keyring=False).office)
    return folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the office is to be; nothing is there yet."""
    folder = tmp_path / "office"
    monkeypatch.setenv("LUT_ADMIN_OFFICE", str(folder))
    monkeypatch.setenv("LUT_ADMIN_PASSPHRASE", PASSPHRASE)
    return folder


@pytest.fixture
def there(folder: Path, model_office: Path) -> Path:
    """An empty office in `folder`."""
    shutil.copytree(model_office, folder)
    return folder


@pytest.fixture
def type_(folder: Path, capsys: pytest.CaptureFixture[str]) -> Type:
    """Type a command; in English unless it says otherwise."""

    def run(*words: str | Path) -> Said:
        capsys.readouterr()
        said = [str(word) for word in words]
        status = cli.main(said if "--lang" in said else ["--lang", "en", *said])
        done = capsys.readouterr()
        return Said(status, done.out, done.err)

    return run


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    """A student list: one on leave, one graduated, a digit for a gender, an undecided day, a name that shows nothing."""
    path = tmp_path / "名单.csv"
    path.write_text(STUDENTS, "utf-8-sig")
    return path
