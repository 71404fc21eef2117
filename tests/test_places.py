"""Where things are: the shipped resources, and the person's own folders, which a variable can move."""

from __future__ import annotations

from pathlib import Path

import pytest

from lut_admin import places


def test_the_resources_are_found() -> None:
    folder = places.resources()
    assert (folder / "convention.toml").is_file()
    assert (folder / "locale" / "zh_CN").is_dir()


def test_a_folder_of_lists_is_read_in_the_order_of_its_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    for name in ("b", "a", "a_more"):
        (folder / f"{name}.toml").write_text(f'name = "{name}"', encoding="utf-8")
    (folder / "README.md").touch()
    monkeypatch.setattr(places, "resources", lambda: tmp_path)
    assert [file["name"] for file in places.resource_tomls("lists")] == ["a", "a_more", "b"]


def test_resources_that_are_nowhere_are_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "__file__", str(tmp_path / "lut_admin" / "places.py"))
    with pytest.raises(FileNotFoundError, match="no resources"):
        places.resources.__wrapped__()


def test_the_frozen_app_finds_its_own_resources_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shipped = tmp_path / "lut_admin" / "resources"
    shipped.mkdir(parents=True)
    (shipped / "convention.toml").touch()
    monkeypatch.setattr(places.sys, "_MEIPASS", str(tmp_path), raising=False)
    assert places.resources.__wrapped__() == shipped


def test_a_variable_moves_the_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LUT_ADMIN_OFFICE", str(tmp_path))
    assert places.office() == tmp_path
    monkeypatch.setenv("LUT_ADMIN_OFFICE", "~/office")
    assert places.office() == Path.home() / "office"
    monkeypatch.setenv("LUT_ADMIN_OFFICE", "")
    assert places.office().parts[-2:] == ("lut_admin", "office")


def test_what_is_no_office_lies_outside_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LUT_ADMIN_OFFICE")
    for path in (places.preferences(), places.reports()):
        assert path.is_absolute()
        assert not path.is_relative_to(places.office())
