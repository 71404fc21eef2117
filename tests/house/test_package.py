"""What is shipped is of one piece: one version, one licence, one lock."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
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


def test_the_documents_lead_somewhere() -> None:
    dead = [
        f"{page.name}: {link}"
        for page in (ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md"))
        for link in re.findall(r"(?<!!)\[[^]]*\]\(([^)#]+)\)", page.read_text("utf-8"))
        if "://" not in link and not (page.parent / link).exists()
    ]
    assert not dead


def test_the_wheel_carries_the_resources(tmp_path: Path) -> None:
    """Built from a copy without the compiled catalogues, as from a fresh clone."""
    copy = tmp_path / "source"
    leave_out = shutil.ignore_patterns(".*", "*.mo", "tests", "build", "dist", "__pycache__")
    shutil.copytree(ROOT, copy, ignore=leave_out)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=copy, check=True, timeout=100, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    carried = set(zipfile.ZipFile(wheel).namelist())
    resources = {p.relative_to(copy).as_posix() for p in (copy / "resources").rglob("*") if p.is_file()}
    assert {f"lut_admin/{name}" for name in resources} <= carried
    assert "lut_admin/resources/locale/zh_CN/LC_MESSAGES/field.mo" in carried
    assert {p.relative_to(copy).as_posix() for p in (copy / "lut_admin").rglob("*.py")} <= carried
    assert "lut-admin=lut_admin.__main__:main" in wheel_text(wheel, "entry_points.txt").replace(" ", "")
    assert "MIT License" in wheel_text(wheel, "licenses/LICENSE")


def wheel_text(wheel: Path, ending: str) -> str:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(ending)]
        return archive.read(name).decode()
