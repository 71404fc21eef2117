"""A desk without a screen: the real window over a real encrypted office; only the runner and the asker are replaced."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from lut_admin import app as composition
from lut_admin.desk.computer.preferences import Preferences
from lut_admin.desk.style import dressing
from lut_admin.desk.window import Window
from lut_admin.desk.window.navigation import Room
from lut_admin.desk.work.jobs import InlineRunner
from lut_admin.office.office import Office
from lut_admin.papers.words import Language
from lut_admin.records.book import Book
from tests.clock import Clock


@dataclass
class FakeAsker:
    """Answers from a list: `answers` are given in order, whatever is asked; without one the person changed their mind.

    `asked` keeps what was asked: (method, the title or dialog). An answer to `dialog` may be a function, which is given the
    dialog and returns whether it is accepted.
    """

    answers: list[Any] = field(default_factory=list)
    asked: list[tuple[str, Any]] = field(default_factory=list)

    def _next(self, method: str, about: Any) -> Any:
        self.asked.append((method, about))
        return self.answers.pop(0) if self.answers else None

    def file_to_open(self, title: str, kinds: str) -> Path | None:
        return self._next("file_to_open", title)

    def files_to_open(self, title: str, kinds: str) -> list[Path]:
        return self._next("files_to_open", title) or []

    def file_to_save(self, title: str, name: str, kinds: str) -> Path | None:
        return self._next("file_to_save", name)

    def folder(self, title: str) -> Path | None:
        return self._next("folder", title)

    def line(self, title: str, prompt: str, value: str = "") -> str | None:
        return self._next("line", title)

    def choice(self, title: str, text: str, answers: Sequence[str]) -> int | None:
        return self._next("choice", text)

    def dialog(self, dialog: QDialog) -> bool:
        answer = self._next("dialog", dialog)
        return bool(answer(dialog)) if callable(answer) else bool(answer)


@pytest.fixture(scope="session")
def qt() -> QApplication:
    """The application, dressed in the light palette."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dressing.apply(app, "light")
    return app


@pytest.fixture(autouse=True)
def bugs_surface(qt: QApplication) -> Iterator[None]:
    """An exception in a slot fails the test it happened in; Qt would only print it."""
    caught: list[BaseException] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        caught.append(error)

    before, sys.excepthook = sys.excepthook, hook
    yield
    sys.excepthook = before
    happen(qt)
    if caught:
        raise caught[0]


def happen(app: QApplication) -> None:
    """Let everything that waits for the event loop happen, deletions too."""
    for _ in range(4):
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def settle(qt: QApplication) -> Callable[[], None]:
    """Lets everything that waits for the event loop happen, deletions too."""
    return lambda: happen(qt)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    """An empty encrypted office, Thursday 20 November 2025, 10:00 in Shanghai."""
    book = Book.create(tmp_path / "office" / "book.db", os.urandom(32))
    yield Office(tmp_path / "office", book, "Counselor Test", clock)
    book.close()


@pytest.fixture
def asker() -> FakeAsker:
    return FakeAsker()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "preferences.json")


OpenWindow = Callable[..., Window]


@pytest.fixture
def pages() -> tuple[str, ...]:
    """The pages that the window has; none named, all of them. Each takes half a second a window: a test names what it visits."""
    return ()


@pytest.fixture
def open_window(
    qt: QApplication, office: Office, asker: FakeAsker, preferences: Preferences, pages: tuple[str, ...]
) -> Iterator[OpenWindow]:
    """Makes the real window with its `pages`, the office open: ``open_window("students", language="en")``."""
    made: list[Window] = []

    def make(
        page: str = "", language: Language = "zh", size: tuple[int, int] = (1366, 740), rooms: Sequence[Room] = ()
    ) -> Window:
        window = Window(
            rooms or [room for room in composition.rooms() if not pages or room.name in pages],
            lambda _window, _why: QWidget(),
            InlineRunner(),
            preferences,
            language,
            ask=asker,
            begin_at=page,
        )
        made.append(window)
        window.resize(*size)
        window.opened(office)
        window.show()
        happen(qt)
        return window

    yield make
    for window in made:
        window.is_open = False  # the office is the fixture's to close
        window.close()
        window.deleteLater()
    happen(qt)


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    """The real window in Chinese, at Today."""
    return open_window()
