"""What the world may refuse, what a person may cancel, and how work in progress is counted.

A `Refusal` is the world's fault (a broken file, a closed posting window); anything else that escapes an act is our bug.
"""

from __future__ import annotations

from typing import Any, Protocol


class Refusal(Exception):
    """The world says no: shown in place, never a traceback.

    `code` is a message key such as ``sheets.encrypted``; `words` finds its sentence under that key and what to do about it
    under ``<code>.remedy``, in both languages, filled from `facts`. `article` is the convention's article (1-10) the refusal
    rests on, if it rests on one.
    """

    def __init__(self, code: str, *, article: int | None = None, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.article = article
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code


class Cancelled(Exception):
    """A person stopped the work; raised inside the transaction, which it rolls back."""


class Progress(Protocol):
    """Called by long work as it goes; raises `Cancelled` where the person has asked to stop."""

    def __call__(self, done: int, total: int) -> None: ...


def unwatched(done: int, total: int) -> None:
    """A `Progress` for work that nobody watches."""
