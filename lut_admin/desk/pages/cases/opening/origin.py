"""Where a case comes from, shown while it is written: the words of a message as they were pasted, a check, a note."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, empty, selectable, text
from lut_admin.desk.style import look


class Origin(Card):
    """Takes no room where a case is written from nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(padding=look.S12)
        self.desk = desk
        self.message = ""
        self.hide()

    def put(self, source: Mapping[str, Any] | None, mask: Callable[[str], str] | None) -> None:
        """Show where it comes from, masked where names are veiled."""
        empty(self.body)
        say, shown = self.desk.say, mask or (lambda said: said)
        message = (source or {}).get("message")
        self.message = str(message["text"]) if message else ""
        if message:
            told = (say("notes.from_message"), str(message["at"]), shown(str(message["sender"])))
            self.body.addWidget(text(" · ".join(part for part in told if part), "muted", wrap=True))
            self.body.addWidget(selectable(shown(self.message)))
        elif source and "group" in source:
            facts = {"group": source["group"], "nickname": shown(str(source.get("nickname", "")))}
            self.body.addWidget(text(say("recording.from_check", **facts), "muted", wrap=True))
        elif source and "note" in source:
            self.body.addWidget(text(say("recording.from_note"), "muted", wrap=True))
        self.setVisible(self.body.count() > 0)
