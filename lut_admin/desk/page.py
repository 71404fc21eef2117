"""What every page shares: the desk it lies on, and redrawing when it is seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lut_admin.desk.computer.preferences import Preferences
from lut_admin.desk.style.look import Theme
from lut_admin.desk.work.ask import Asker
from lut_admin.desk.work.jobs import Job, Op
from lut_admin.office.results import Changes, Result
from lut_admin.papers.words import Language
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    # The office brings the database along, half a second of imports: the window is on the screen before that.
    from lut_admin.office.office import Office


class Desk(Protocol):
    """What a page may ask of the window around it."""

    office: Office
    language: Language
    ask: Asker
    preferences: Preferences

    def say(self, key: str, /, **facts: Any) -> str:
        """A message in the window's language."""
        ...

    def read(self, op: Op, then: Callable[[Any], None], refused: Callable[[Refusal], None] | None = None) -> Job:
        """Read something slow in the worker; a refusal nobody takes is shown as a message above the page."""
        ...

    def act(
        self,
        op: Op,
        *,
        then: Callable[[Any], None] | None = None,
        refused: Callable[[Refusal], None] | None = None,
        label: str = "",
    ) -> Job:
        """Do an act in the worker: shows progress after 0.3 s with a way to cancel, tells every page what changed,
        and offers undo in a toast when the act returns a `Result` that can be taken back."""
        ...

    def toast(self, text: str, result: Result | None = None) -> None:
        """Say something for 8 seconds; with a result, beside an undo button."""
        ...

    def saved(self, path: Path, words: str = "") -> None:
        """Say that a file was written (or `words` about it) and where, beside the button that opens its folder."""
        ...

    def go(self, page: str, /, **where: Any) -> None:
        """Show another page (``students``), there one thing (``student=17``) or one job (``new=True``).

        The places that pages offer one another (each page takes its own in `visit` and ignores the rest):
        students: ``student=id``, ``importing=True`` (choose a file), ``file=Path`` (import this one), ``mark=name`` (a chip),
        ``new=True``; groups: ``group=id`` (there ``view=name``), ``new=True``, ``leaving=True``, ``report=True``, ``mark=name``;
        notices: ``notice=id``, ``new=True`` (the templates), ``template=name``, ``blank=True``, ``emergency=True``;
        cases: ``case=id``, ``new=True``, ``student=id`` (a new one about her), ``view=name``, ``mark=name`` (a chip),
        ``noting=True`` (a reminder or talk), ``pasting=True`` (a message from a group); settings: ``section=name``.
        """
        ...

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal as a message above the page: what, what to do, and its article to read beside."""
        ...

    def copy(self, text: str, words: str = "") -> None:
        """Put text on the clipboard, and say so (or `words` about it)."""
        ...

    def set_language(self, language: Language) -> None:
        """Say everything in this language from now on; the pages are made anew."""
        ...

    def start_again(self, why: str = "again") -> None:
        """Close the office and stand at the door again: ``again`` after a demonstration, ``restore`` to bring back a backup."""
        ...

    def set_theme(self, theme: Theme) -> None:
        """Light, dark, or as the system has it."""
        ...


class Page(QWidget):
    """One page of the window. It marks itself stale when what it shows has changed and redraws when it is seen.

    The window gives it a margin and, above it, the page's title (message ``window.page.<name>``), its `subtitle` and `tools`.
    A page emits `heading_changed` when its badge or subtitle has changed.
    """

    heading_changed = Signal()

    name: str = ""
    icon: str = ""
    shows: Changes = Changes.NOTHING

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stale = True

    def refresh(self) -> None:
        """Read afresh and redraw; called when the page is stale and seen. A page on which nothing changes has nothing to read."""

    def visit(self, where: Mapping[str, Any]) -> None:
        """Go to one thing on this page; a page without such places ignores it."""

    def subtitle(self) -> str:
        """What stands muted beside the title."""
        return ""

    def tools(self) -> Sequence[QWidget]:
        """Buttons for the right end of the title's row; asked for once."""
        return ()

    def badge(self) -> tuple[str, bool] | None:
        """A count beside the page's name in the navigation, and whether it asks for attention."""
        return None

    def unfinished(self) -> object | None:
        """What is half done here and is kept nowhere else. The page that takes this one's place is given it (`resume`), and
        the window does not close over it without asking."""
        return None

    def hand_over(self) -> object | None:
        """What the page that takes this one's place goes on with: what is `unfinished`, or what is open here and kept anyway,
        over which the window closes without asking. Whoever hands over keeps nothing any more."""
        return self.unfinished()

    def resume(self, unfinished: object) -> None:
        """Go on with what was handed over by the page whose place this one takes."""

    def changed(self, changes: Changes) -> None:
        """Something was written: what concerns this page makes it stale, its badge in the navigation too."""
        if changes & self.shows:
            self._stale = True
            if self.isVisible():
                self._refresh_if_stale()
            else:
                self.read_badge()

    def read_badge(self) -> None:
        """Read what the badge needs though nobody sees the page; one without a badge waits until it is seen."""
        if type(self).badge is not Page.badge:
            self._refresh_if_stale()

    def showEvent(self, event: QShowEvent) -> None:
        """Redraw when seen."""
        super().showEvent(event)
        self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
