"""What every test stands on: its own home, no screen, the same examples each time, and no warning left unseen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt: tests paint into memory. A test that wants a real display says so to its child process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in [name for name in os.environ if name.startswith(("LUT_ADMIN_", "QT_SCALE", "QT_FONT_DPI"))]:
    del os.environ[name]

# The same examples in every run: a test that fails today fails tomorrow, too.
settings.register_profile(
    "house", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("house")

# What the offscreen platform says of things it cannot do, and a real screen can.
HARMLESS = ("This plugin does not support", "propagateSizeHints")


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test finds or touches the office, the preferences or the keyring of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(variable, str(home))
        for variable in ("LOCALAPPDATA", "APPDATA"):
            patch.setenv(variable, str(home))
        patch.setenv("LUT_ADMIN_OFFICE", str(home / "office"))
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        yield


@pytest.fixture(autouse=True)
def qt_stays_silent(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning that Qt prints fails the test it came up in, unless the test is marked ``qt_warnings("its words")``."""
    if "PySide6.QtCore" not in sys.modules:
        yield
        return
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            said.append(text)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    marker = request.node.get_closest_marker("qt_warnings")
    expected = (*HARMLESS, *(marker.args if marker else ()))
    unexpected = [text for text in said if not any(words in text for words in expected)]
    assert not unexpected, f"Qt warned: {unexpected}"
