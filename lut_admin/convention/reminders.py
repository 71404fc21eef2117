"""The ladder of reminders: asked politely, asked again after some days, after the third time the class adviser is proposed.

The convention asks owners to see to the rules (Art. 1, 10) and names no steps: how often and how far apart are settings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class About(StrEnum):
    """What a member is reminded of: another nickname (Art. 4), leaving, joining (Art. 3); or asked who they are."""

    RENAME = "rename"
    LEAVE = "leave"
    INVITE = "invite"
    WHO = "who"

    @property
    def key(self) -> str:
        """Its message."""
        return f"reminder.{self.value}"


class Channel(StrEnum):
    """How: in a private chat, in the group, by phone, in person, or through the class adviser."""

    PRIVATE = "private"
    GROUP = "group"
    PHONE = "phone"
    IN_PERSON = "in_person"
    ADVISER = "adviser"

    @property
    def key(self) -> str:
        """Its message."""
        return f"reminder.by_{self.value}"


class Reply(StrEnum):
    """What was answered: nothing yet, will do, says it is done, will not."""

    NONE = "none"
    AGREED = "agreed"
    DONE = "done"
    DECLINED = "declined"

    @property
    def key(self) -> str:
        """Its message."""
        return f"reminder.reply_{self.value}"


class State(StrEnum):
    """Where a ladder stands.

    `GAP`: the roster itself lacks what would have to be asked for, so that nobody is asked. `DUE`: the next reminder may go
    out. `WAITING`: the last one is too fresh. `CLAIMED`: the student says it is done; the next check shows. `ADVISER`: asked
    often enough, the class adviser is proposed. `WITH_ADVISER`: the adviser was told. `SETTLED`: nothing is open any more.
    """

    GAP = "gap"
    DUE = "due"
    WAITING = "waiting"
    CLAIMED = "claimed"
    ADVISER = "adviser"
    WITH_ADVISER = "with_adviser"
    SETTLED = "settled"

    @property
    def key(self) -> str:
        """Its message."""
        return f"reminder.state_{self.value}"


@dataclass(frozen=True, slots=True)
class Given:
    """One reminder that was given: its day, how, and what was answered on which day."""

    on: date
    channel: Channel = Channel.PRIVATE
    reply: Reply = Reply.NONE
    replied_on: date | None = None


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a member is reminded before the adviser is proposed, and the least days between two reminders."""

    times: int = 3
    days: int = 3


@dataclass(frozen=True, slots=True)
class Rung:
    """Where a ladder stands: its state, the number of the next reminder (from 1), and the day from which it may go out."""

    state: State
    step: int = 0
    due: date | None = None


SETTLED = Rung(State.SETTLED)


def stand(
    given: Sequence[Given],
    today: date,
    patience: Patience = Patience(),
    *,
    gap: bool = False,
    seen_since: date | None = None,
) -> Rung:
    """Where the ladder of an open matter stands after these reminders (oldest first).

    `gap`: the roster itself lacks what is asked for. `seen_since` is the day of the last check that still shows the matter:
    who said on an earlier day that it is done is reminded again.
    """
    asked = [one for one in given if one.channel is not Channel.ADVISER]
    step = len(asked) + 1
    if gap:
        return Rung(State.GAP, step)
    if not given:
        return Rung(State.DUE, 1, today)
    last = given[-1]
    if last.channel is Channel.ADVISER:
        return Rung(State.WITH_ADVISER, step)
    if last.reply is Reply.DONE and (seen_since is None or seen_since <= (last.replied_on or last.on)):
        return Rung(State.CLAIMED, step)
    if last.reply is Reply.DECLINED or len(asked) >= patience.times:
        return Rung(State.ADVISER, step, today)
    due = last.on + timedelta(days=patience.days)
    return Rung(State.DUE if due <= today else State.WAITING, step, due)
