"""Undo and redo as the window offers them: named in the menu and at the foot, never behind a step that is for good unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lut_admin.desk.pieces.findings import MessageCard
from lut_admin.papers import words

if TYPE_CHECKING:
    from lut_admin.desk.window.window import Window
    from lut_admin.office.history import Reach
    from lut_admin.papers.words import Word


class Undoing:
    """Says what undo and redo would do now, and does it."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.reach: Reach | None = None

    def forget(self) -> None:
        """The office is closed: there is nothing to take back."""
        self.reach = None

    def tell(self, reach: Reach | None) -> None:
        """Name what undo and redo would do now."""
        window, self.reach = self._window, reach
        undo = redo = None
        if reach is not None:
            from lut_admin.office.history import in_words

            undo, redo = (in_words(done) if done else None for done in (reach.undo, reach.redo))
        final = reach is not None and reach.final is not None
        self._name("undo", None if final else undo, final)
        self._name("undo_earlier", undo if final else None)
        self._name("redo", redo)
        window.toasts.offer(undo is not None)
        offered = window.say("window.undo_of", what=undo) if undo and not final else ""
        window.frame.status.offer(f"{offered} (Ctrl+Z)" if offered else "")
        window.tell_status()

    def _name(self, command: str, what: Word | None, answers: bool = False) -> None:
        """`answers`: the command says why it does nothing."""
        say = self._window.say
        name = say(f"window.{command}_of", what=what) if what else say(f"window.{command}")
        self._window.commands.menus.name(command, name, (what is not None or answers) and self._window.is_open)

    def undo(self) -> None:
        """Take back the last act; of one that is for good say so, how it is corrected, and what could be undone before it."""
        reach = self.reach
        if reach is None or reach.final is None:
            self._window.doing.undo()
            return
        from lut_admin.office.history import for_good, in_words

        window, actions = self._window, []
        if reach.undo is not None:
            actions = [(window.say("window.undo_earlier_of", what=in_words(reach.undo)), lambda: self._from(card))]
        refusal, language = for_good(reach.final), window.language
        what, instead = (words.say(key, language, **refusal.facts) for key in (refusal.code, f"{refusal.code}.remedy"))
        # Nothing went wrong: it is told, not warned of.
        card: MessageCard = MessageCard(window, what, instead, kind="tell", icon="info", actions=actions)
        window.message(card)

    def _from(self, card: MessageCard) -> None:
        card.put_away()
        self.earlier()

    def earlier(self) -> None:
        """Take back what was done before a step that is for good."""
        if self.reach is not None and self.reach.undo is not None:
            self._window.doing.undo(self.reach.undo.id)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._window.doing.redo()
