"""What this computer remembers survives a broken file, and a place where nothing can be written."""

from __future__ import annotations

from pathlib import Path

from lut_admin.desk.computer.preferences import Preferences


def test_preferences_survive_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text("{broken", encoding="utf-8")
    kept = Preferences(path)
    assert kept.get("language", "zh") == "zh"
    kept.put("language", "en")
    assert Preferences(path).get("language", "zh") == "en"
    kept.put("compact", "yes")
    assert Preferences(path).get("compact", False) is False, "a value of another type is not taken"


def test_preferences_that_cannot_be_written_do_not_stop_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    kept = Preferences(tmp_path / "file" / "preferences.json")
    kept.put("language", "en")
    assert kept.get("language", "zh") == "en"
