"""Papers that were asked for on their way out: what cannot be drawn is told first, then they are seen, printed or saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lut_admin.desk.page import Desk
from lut_admin.desk.paper import printing
from lut_admin.desk.paper.previewing import Previewing, Warned, warning_card
from lut_admin.desk.paper.printing import Paper
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.work.ask import once
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.papers.case_print import Order

Then = Callable[[Paper, Sequence[Warned]], None]
Ordered = Callable[[], "Sequence[Order]"]


class Issuing:
    """Issues papers over a widget, with what is to be said in its messages. `title` names the file: never a student's name."""

    def __init__(self, desk: Desk, over: QWidget, messages: Messages) -> None:
        self._desk, self._over, self._messages = desk, over, messages

    def preview(self, title: str, ordered: Ordered) -> None:
        """Show the papers; `ordered` is asked in the worker."""
        self._make(title, ordered, self._preview)

    def print(self, title: str, ordered: Ordered) -> None:
        """Print the papers in one go."""
        desk, over = self._desk, self._over
        self._make(title, ordered, self._unless(lambda paper: printing.send(desk, paper, over)))

    def save(self, title: str, ordered: Ordered) -> None:
        """Save the papers as one PDF."""
        desk = self._desk
        self._make(title, ordered, self._unless(lambda paper: printing.save(desk, paper)))

    def unless_naming(self, ordered: Ordered, go: Callable[[], None]) -> None:
        """Go on with what these papers are put into otherwise; where one names another student, only when that was read."""
        from lut_admin.office.papers import case_print

        office = self._desk.office
        self._messages.clear()

        def told(naming: tuple[str, ...]) -> None:
            self._go_on(self._warnings((), naming), go)

        self._desk.read(lambda _progress: case_print.telling_of_others(office, ordered()), told, self.refused)

    def refused(self, refusal: Refusal) -> None:
        """Say why not."""
        self._messages.put(refusal_card(self._desk, refusal))

    def _make(self, title: str, ordered: Ordered, then: Then) -> None:
        from lut_admin.office.papers import case_print

        office = self._desk.office
        self._messages.clear()

        def work(_progress: object) -> tuple[Sequence[Order], tuple[str, ...], tuple[str, ...]]:
            wanted = ordered()
            return wanted, case_print.unprintable(office, wanted), case_print.telling_of_others(office, wanted)

        def made(found: tuple[Sequence[Order], tuple[str, ...], tuple[str, ...]]) -> None:
            wanted, signs, naming = found
            paper = Paper(
                title, lambda ppi: case_print.pages(office, wanted, ppi), lambda: case_print.pdf(office, wanted)
            )
            then(paper, self._warnings(signs, naming))

        self._desk.read(work, made, self.refused)

    def _warnings(self, signs: Sequence[str], naming: Sequence[str]) -> list[Warned]:
        """What is to be read before a paper goes out: signs no font has, and another student's name on somebody's paper."""
        found = []
        if signs:
            found.append(Warned("casepapers.unprintable", printing.signs_told(signs)))
        if naming:
            found.append(Warned("casepapers.names_others", words.listed(naming, self._desk.language)))
        return found

    def _preview(self, paper: Paper, warnings: Sequence[Warned]) -> None:
        def show(pages: list[bytes]) -> None:
            dialog = Previewing(self._desk, self._over, paper, pages, warnings)
            once(self._desk.ask, dialog)

        self._desk.read(lambda _progress: paper.pages(Previewing.PPI), show, self.refused)

    def _unless(self, go: Callable[[Paper], None]) -> Then:
        """Go on at once, or where there is something to read first only when that was read."""
        return lambda paper, warnings: self._go_on(warnings, lambda: go(paper))

    def _go_on(self, warnings: Sequence[Warned], go: Callable[[], None]) -> None:
        def anyway() -> None:
            self._messages.clear()
            go()

        for place, one in enumerate(reversed(warnings)):
            actions = [(self._desk.say("casepapers.anyway"), anyway)] if place == len(warnings) - 1 else []
            self._messages.put(warning_card(self._desk, one, actions))
        if not warnings:
            go()
