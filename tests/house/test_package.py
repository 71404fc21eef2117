"""What is shipped is of one piece: one version, one licence, one lock."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import lut_admin
from lut_admin import places

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_one_version() -> None:
    assert PROJECT["project"]["version"] == lut_admin.__version__
    assert f"## {lut_admin.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_lock_names_no_index() -> None:
    assert not re.search(r"https?://|--(extra-)?index|--find-links|file:", LOCK)


def test_every_package_is_pinned_by_hash() -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"^\s*#.*\n", "", LOCK, flags=re.MULTILINE).strip())
    assert len(entries) > 40
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert [entry.split()[0] for entry in entries if "==" not in entry.split()[0]] == []


def test_the_lock_holds_what_the_project_asks_for() -> None:
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    names = {plain(re.split(r"[^A-Za-z0-9_.-]", line)[0]) for line in wanted}
    locked = {plain(name) for name in re.findall(r"^([A-Za-z0-9_.-]+)==", LOCK, re.MULTILINE)}
    assert names - locked == set(), "renew requirements.lock, see docs/development.md"


def test_every_resource_that_is_data_can_be_read() -> None:
    for path in places.resources().rglob("*.toml"):
        tomllib.loads(path.read_text("utf-8"))


def test_what_others_made_comes_with_its_licence() -> None:
    for folder in ("fonts", "icons"):
        texts = [p.name for p in (places.resources() / folder).iterdir() if re.search("licen[cs]e|OFL", p.name, re.IGNORECASE)]
        assert texts, f"resources/{folder} has no licence text"
