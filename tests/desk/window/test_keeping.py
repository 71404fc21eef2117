"""Backups made without being asked: after work was done, and when the window closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest

from lut_admin.desk.window import Window, keeping
from lut_admin.office import groups, safekeeping
from lut_admin.office.office import Office


def made(office: Office) -> int:
    return len(list((office.folder / "backups").glob("[0-9]*")))


def add(window: Window, name: str) -> None:
    window.act(lambda _: groups.add(window.office, "class", name, name))


def closes(window: Window) -> bool:
    event = QCloseEvent()
    window.closeEvent(event)
    return event.isAccepted()


def test_closing_backs_up_what_was_done_and_then_closes(window: Window, office: Office, settle: Callable[[], None]) -> None:
    assert made(office) == 1, "the first of the day"
    add(window, "甲")
    assert made(office) == 1
    assert window.isVisible() and not closes(window)
    settle()
    assert not window.isVisible() and made(office) == 2
    assert not safekeeping.due(office, safekeeping.AT_ONCE)


def test_closing_waits_for_nothing_when_nothing_was_done(window: Window, office: Office) -> None:
    assert closes(window) and made(office) == 1


def test_a_backup_that_takes_too_long_or_fails_does_not_hold_the_window(
    window: Window, office: Office, settle: Callable[[], None]
) -> None:
    add(window, "甲")
    (office.folder / "backups").rename(office.folder / "gone")
    (office.folder / "backups").write_text("no folder")
    assert not closes(window)
    assert closes(window), "closed a second time it goes at once"
    settle()
    assert not window.isVisible()


def test_after_work_one_looks_again(
    window: Window, office: Office, clock: Any, monkeypatch: pytest.MonkeyPatch, settle: Callable[[], None]
) -> None:
    window.keeping._soon.setInterval(1)
    add(window, "甲")
    QTest.qWait(20)
    assert made(office) == 1, "not after every edit"
    clock.pass_(hours=5)
    add(window, "乙")
    QTest.qWait(20)
    settle()
    assert made(office) == 2
    assert keeping.SOON < keeping.EVERY and keeping.LONGEST <= 5000
