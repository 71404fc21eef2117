"""What a command works with: the folder that was named, the one who speaks, and the office, opened when it is first needed."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from lut_admin.cli.teller import Teller
from lut_admin.office import openings, safekeeping
from lut_admin.office.office import Office
from lut_admin.office.selftest import Probe
from lut_admin.papers import words
from lut_admin.refusals import Refusal

# The environment variable that holds the passphrase where there is no keyring.
VARIABLE = "LUT_ADMIN_PASSPHRASE"

Made = TypeVar("Made")


class Context:
    """One command's surroundings; leaving it closes the office."""

    def __init__(self, folder: Path, teller: Teller, probes: Sequence[tuple[str, Probe]] = ()) -> None:
        self.folder = folder
        self.teller = teller
        # The window's own checks for `selftest`: this room does not know the window.
        self.probes = probes
        self._office: Office | None = None
        self._length = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._office is not None:
            try:
                if kind is None:
                    self._keep_safe(self._office)
            finally:
                openings.close_office(self._office)

    @property
    def office(self) -> Office:
        """The office in the folder; asks for its passphrase on a terminal where neither keyring nor environment has it."""
        if self._office is None:
            self._office = self._open()
            self._length = safekeeping.written(self._office)
        return self._office

    @property
    def office_if_any(self) -> Office | None:
        """The office, where there is one; nothing is created."""
        return self.office if openings.exists(self.folder) else None

    @property
    def office_at_hand(self) -> Office | None:
        """The office, where there is one and it opens without asking for anything; what cannot be opened is not needed."""
        if self._office is not None or not openings.exists(self.folder):
            return self._office
        try:
            self._office = openings.open_office(self.folder, given_secret())
        except Refusal:
            return None
        self._length = safekeeping.written(self._office)
        return self._office

    def by_secret(self, prompt: str, act: Callable[[str | None], Made]) -> Made:
        """Do what needs a way in: by the keyring or the environment, else by what is asked for on a terminal.

        Refuses (``cli.no_terminal``) where there is nothing to ask on.
        """
        try:
            return act(given_secret())
        except Refusal as refusal:
            if refusal.code != "keys.secret_needed":
                raise
        return act(self.ask(prompt))

    def ask(self, prompt: str) -> str:
        """Ask on the terminal, without showing what is typed; refuses (``cli.no_terminal``) where there is none."""
        if not _is_terminal():
            raise Refusal("cli.no_terminal", variable=VARIABLE)
        return getpass.getpass(words.say(prompt, self.teller.language))

    def _keep_safe(self, office: Office) -> None:
        """After a command that wrote: a backup if the day has none yet or this was an import. Its trouble is told, no more."""
        if safekeeping.written(office) == self._length:
            return
        try:
            trouble = safekeeping.daily(office, patience=safekeeping.ONE_DAY).trouble
        except Refusal as refusal:
            trouble = refusal
        if trouble is not None:
            self.teller.refuse(trouble)

    def _open(self) -> Office:
        return self.by_secret("cli.ask_passphrase", lambda secret: openings.open_office(self.folder, secret))


def given_secret() -> str | None:
    """The passphrase of the environment."""
    return os.environ.get(VARIABLE) or None


def _is_terminal() -> bool:
    try:
        return sys.stdin is not None and sys.stdin.isatty()
    except ValueError:  # it was closed
        return False
