"""Freeze the app into one folder that needs no Python, and let that folder prove itself.

``python3 run.py selftest`` once, for ``.venv``; then ``.venv/bin/python build_spec/freeze.py``. PyInstaller lives in an
environment of its own, build/freeze, beside the packages of ``.venv``. On Linux it wants the system's ``objdump`` and Python as
a shared library (Debian: binutils and the matching libpython3.N).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "build" / "freeze"
FROZEN = ROOT / "dist" / "lut_admin"
PYINSTALLER = ("pyinstaller==6.22.3", "pyinstaller-hooks-contrib==2026.9")


def tool_python() -> Path:
    """The Python of PyInstaller's own environment, which also sees the packages of the one this runs in."""
    python = TOOLS / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(TOOLS)
    ask = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(ask, stdout=subprocess.PIPE, text=True, check=True).stdout.strip())
    (packages / "app.pth").write_text(os.path.relpath(sysconfig.get_path("purelib"), packages) + "\n", "ascii")
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PYINSTALLER], check=True)
    return python


def freeze(python: Path) -> None:
    """Build dist/lut_admin."""
    subprocess.run([sys.executable, str(ROOT / "build_spec" / "catalogues.py")], check=True)
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    folders = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build" / "pyinstaller")]
    subprocess.run([*command, *folders, str(ROOT / "build_spec" / "lut_admin.spec")], check=True)


def prove() -> bool:
    """Run the frozen app's selftest and let it paint its window, away from the checkout; whether both went well."""
    program = FROZEN / ("lut-admin.exe" if os.name == "nt" else "lut-admin")
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    tested = subprocess.run([str(program), "selftest"], cwd=FROZEN, env=environment)
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "window.png"
        opened = subprocess.run([str(program), "open", "--demo", "--screenshot", str(picture)], cwd=FROZEN, env=environment)
        return tested.returncode == 0 and opened.returncode == 0 and picture.read_bytes().startswith(b"\x89PNG")


def main() -> int:
    if sys.platform == "linux" and not shutil.which("objdump"):
        print("objdump is missing; on Debian: apt-get install binutils", file=sys.stderr)
        return 2
    freeze(tool_python())
    whole = prove()
    size = sum(file.stat().st_size for file in FROZEN.rglob("*") if file.is_file())
    print(f"{FROZEN}: {size // 2**20} MB, {'whole' if whole else 'NOT WHOLE'}")
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
