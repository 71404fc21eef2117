#!/usr/bin/env python3
"""Set up lut_admin and start it; the one file a person runs.

``python3 run.py`` opens the window, ``python3 run.py test`` runs every check, any other arguments go to the app
(``python3 run.py import list.xlsx``). The first start makes ``.venv`` beside this file from ``requirements.lock``; later
starts find it fresh and go straight on. Uses the standard library alone and speaks on stderr alone, so that what the app
prints can be piped. Written so that even Python 3.7 can read it far enough to say which Python is needed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "lut_admin.stamp"
TURN = ROOT / ".venv.lock"
LOCALE = ROOT / "resources" / "locale"
OLDEST = (3, 11)

# What a bare Debian lacks, by the file the loader looks for and the package that brings it (measured on Debian 12).
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
TEST_TOOLS = {"Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool", "pdftotext": "poppler-utils"}
# A family fontconfig finds for the language, the beginnings of such fonts' file names, and the package that brings one.
FONTS = (
    (":lang=zh", ("notosanscjk", "notoserifcjk", "sourcehan", "wqy", "uming", "ukai", "simsun", "msyh"), "fonts-noto-cjk"),
    (":lang=und-zsye", ("notocoloremoji", "seguiemj", "twemoji", "joypixels"), "fonts-noto-color-emoji"),
)


class Stop(Exception):
    """The set-up cannot go on; what a person should know and do, in Chinese and in English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)


def tell(zh: str, en: str) -> None:
    """Say one line, in both languages, where it cannot mix with the app's output."""
    line = "{} · {}".format(zh, en)
    encoding = sys.stderr.encoding or "ascii"
    print(line.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)


# --- the operating system -------------------------------------------------------------------------------------------


def loads(library: str) -> bool:
    """Whether the dynamic loader finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font(pattern: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a font for the language is installed; asks fontconfig, else looks at the usual folders' file names."""
    if shutil.which("fc-list"):
        found = subprocess.run(["fc-list", pattern, "family"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return bool(found.stdout.strip())
    homes = ["/usr/share/fonts", "/usr/local/share/fonts", *map(os.path.expanduser, ("~/.local/share/fonts", "~/.fonts"))]
    # os.walk passes over a folder that may not be read.
    names = (name.lower() for home in homes for _, _, files in os.walk(home) for name in files)
    return any(name.startswith(beginnings) for name in names)


def needs_window(arguments: list[str]) -> bool:
    """Whether these arguments make the app load Qt; the other commands do without the libraries it wants."""
    words = iter(arguments)
    for word in words:
        if word in ("--office", "--lang"):
            next(words, None)  # its value is no command
        elif word in ("--help", "-h"):
            return False
        elif not word.startswith("-"):
            return word in ("open", "selftest", "test")
    return True


def wanted_packages(testing: bool, display: bool) -> tuple[list[str], list[str]]:
    """The Debian packages that are missing: those Qt or the tests cannot do without, and those that only cost looks."""
    libraries = dict(QT_LIBRARIES, **(WINDOW_LIBRARIES if testing or display else {}))
    needed = [package for library, package in libraries.items() if not loads(library)]
    if testing:
        needed += [package for tool, package in TEST_TOOLS.items() if not shutil.which(tool)]
    return needed, [package for pattern, beginnings, package in FONTS if not has_font(pattern, beginnings)]


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages when we may (root, with apt-get); whether that went well."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    tell("正在安装系统组件：{}".format(" ".join(packages)), "Installing system packages")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    quiet = {"env": environment, "stdin": subprocess.DEVNULL, "stdout": sys.stderr}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    # The lists may be current already, or one of several sources may be down: the install itself decides.
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    return subprocess.run(install, **quiet).returncode == 0


def apt_command(packages: list[str]) -> str:
    """The one command that a person can run instead."""
    return "sudo apt-get install -y --no-install-recommends {}".format(" ".join(packages))


def venv_package() -> list[str]:
    """The Debian package without which a venv gets no pip, where it is missing."""
    importlib.invalidate_caches()
    missing = importlib.util.find_spec("ensurepip") is None
    return ["python{}.{}-venv".format(*sys.version_info[:2])] if missing else []


def check_system(testing: bool, opening: bool) -> None:
    """See to the system's part on Linux: libraries and fonts for Qt, tools for the tests, and what makes a venv."""
    display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    needed, nice = wanted_packages(testing, display) if testing or opening else ([], [])
    if not VENV.exists() and not shutil.which("uv"):
        needed += venv_package()
    if not needed and not nice:
        return
    if apt_install(needed + nice):
        return
    command = apt_command(needed + nice)
    if needed:
        raise Stop("缺少系统组件，请先运行：{}".format(command), "System packages are missing; run the command above first")
    tell("建议安装字体：{}".format(command), "Fonts for Chinese or emoji are missing; the command installs them")


# --- the virtual environment ----------------------------------------------------------------------------------------


def venv_python(venv: Path = VENV, windows: bool = os.name == "nt") -> Path:
    """Where a venv keeps its Python."""
    return venv / "Scripts" / "python.exe" if windows else venv / "bin" / "python"


def fingerprint(lock: bytes, version: tuple[int, ...], machine: str) -> str:
    """What the venv was made from: it is made again when the lock's content, the Python or the machine differs."""
    return "{}.{} {} {}".format(version[0], version[1], machine, hashlib.sha256(lock.replace(b"\r\n", b"\n")).hexdigest())


def is_fresh(stamp: Path, expected: str, python: Path) -> bool:
    """Whether the venv is whole and made from just this; the stamp is written last, so a half-made venv has none."""
    return python.exists() and stamp.is_file() and stamp.read_text("ascii", "replace").strip() == expected


def same_python(python: Path) -> bool:
    """Whether the venv runs at all and is of this Python's version, so that packages can be renewed in place."""
    asked = [str(python), "-c", "import sys; print(*sys.version_info[:2])"]
    try:
        answer = subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    except OSError:
        return False
    return answer.split() == [str(part).encode() for part in sys.version_info[:2]]


def do(*command: object) -> bool:
    """Run a step of the set-up, its talk on stderr; whether it succeeded."""
    try:
        done = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=sys.stderr)
    except OSError:
        return False
    return done.returncode == 0


def install_with_uv(base: str) -> bool:
    """Make and fill the venv with uv, if it is there; it is many times faster, but may not know this network's index."""
    uv = shutil.which("uv")
    if not uv:
        return False
    made = venv_python().exists() or do(uv, "venv", "--quiet", "--python", base, VENV)
    install = [uv, "pip", "install", "--quiet", "--python", venv_python(), "--only-binary", ":all:", "--require-hashes"]
    return made and do(*install, "-r", LOCK)


def install_with_pip(base: str) -> bool:
    """Make and fill the venv with the pip that Python brings along."""
    python = venv_python()
    if not do(python, "-c", "import sys, importlib.util as u; sys.exit(u.find_spec('pip') is None)"):
        package = venv_package()
        if package and not apt_install(package):
            command = apt_command(package)
            raise Stop("缺少系统组件，请先运行：{}".format(command), "A system package is missing; run the command above first")
        if not do(base, "-m", "venv", "--clear", VENV):
            return False
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    return do(*pip, "install", *quiet, "--only-binary=:all:", "--require-hashes", "-r", LOCK)


def link_checkout() -> None:
    """Let the venv import this checkout; by a relative path, because .pth files mangle Chinese folder names on Windows."""
    libraries = VENV / "Lib" if os.name == "nt" else next((VENV / "lib").glob("python*"))
    packages = libraries / "site-packages"
    (packages / "lut_admin.pth").write_text(os.path.relpath(str(ROOT), str(packages)) + "\n", "ascii")


def take_turns(lock: Path = TURN) -> IO[str]:
    """Wait until no other start is setting up here; the file that is returned holds the turn until it is closed."""
    stream = lock.open("w", encoding="ascii")
    if os.name == "nt":
        import msvcrt

        while True:
            try:
                msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
                return stream
            except OSError:  # it tries for ten seconds only
                continue
    import fcntl

    fcntl.flock(stream.fileno(), fcntl.LOCK_EX)
    return stream


def clear() -> None:
    """Remove the venv, in one step as far as anybody can see: one that is half gone must not be taken for one half made."""
    gone = VENV.with_name(".venv-gone")
    shutil.rmtree(str(gone), ignore_errors=True)
    VENV.rename(gone)
    shutil.rmtree(str(gone), ignore_errors=True)


def set_up() -> None:
    """Make the venv, or make it again where the lock or the Python has changed."""
    expected = fingerprint(LOCK.read_bytes(), sys.version_info[:2], platform.machine())
    if is_fresh(STAMP, expected, venv_python()):
        return
    try:
        turn = take_turns()
    except OSError as error:
        raise Stop("无法写入文件夹：{}".format(ROOT), "This folder cannot be written to") from error
    with turn:
        if not is_fresh(STAMP, expected, venv_python()):  # else the start that was before us has done it
            renew(expected)


def renew(expected: str) -> None:
    """Make the venv; one that is half made from the same lock is gone on with, any other is made from nothing."""
    # Started by the venv's own Python, the venv is still made from the Python that lies under it.
    base = getattr(sys, "_base_executable", None) or sys.executable
    tell("正在准备运行环境，首次需要几分钟（下载约 300 MB）……", "Setting up, a few minutes the first time (about 300 MB)…")
    # What an older lock brought and this one does not would stay for ever.
    if VENV.exists() and (STAMP.exists() or not same_python(venv_python())):
        clear()
    if not install_with_uv(base) and not install_with_pip(base):
        raise Stop("安装没有完成，请检查网络后再运行一次", "The installation did not finish; check the network and run this again")
    link_checkout()
    STAMP.write_text(expected + "\n", "ascii")


def compile_words() -> None:
    """Compile the message catalogues when one is older than its source; asks no Python for it when all are fresh."""
    for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns:
            if not do(venv_python(), ROOT / "build_spec" / "catalogues.py"):
                raise Stop("文字目录未能生成", "The message catalogues could not be compiled")
            return


# --- what is started ------------------------------------------------------------------------------------------------


def checks(arguments: list[str]) -> list[list[str]]:
    """The commands of ``run.py test``, the tests last, so that their closing line is the last one; arguments go to pytest."""
    tool = [str(venv_python()), "-m"]
    return [
        [*tool, "ruff", "check", "--quiet", "."],
        [*tool, "mypy", "--no-error-summary", "lut_admin"],
        [str(venv_python()), "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo", "--no-cache"],
        [*tool, "pytest", "-n", "2", *arguments],
    ]


def test(arguments: list[str]) -> int:
    """Run every check, whether or not an earlier one failed; 0 when all are well."""
    failed = []
    for command in checks(arguments):
        if subprocess.run(command, cwd=str(ROOT), stdin=subprocess.DEVNULL).returncode:
            failed.append(command[2] if command[1] == "-m" else "import-linter")
    if failed:
        tell("未通过：{}".format("、".join(failed)), "Failed: {}".format(", ".join(failed)))
    return 1 if failed else 0


def start(arguments: list[str]) -> int:
    """Hand over to the app; does not return where the system lets one program become another."""
    # -P: a file named like a module, in the folder the person happens to be in, must not be taken for that module.
    command = [str(venv_python()), "-P", "-m", "lut_admin", *arguments]
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command).returncode


def main(arguments: list[str]) -> int:
    if sys.version_info < OLDEST or sys.maxsize < 2**32:
        tell("需要 64 位的 Python 3.11 或更新版本（python.org）", "64-bit Python 3.11 or later is needed (python.org)")
        return 2
    testing = arguments[:1] == ["test"]
    try:
        if sys.platform == "linux":
            check_system(testing, needs_window(arguments))
        set_up()
        compile_words()
        return test(arguments[1:]) if testing else start(arguments)
    except Stop as stop:
        tell(*stop.args)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
