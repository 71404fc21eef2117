"""Messages copied from a group: who wrote, when, and what, as WeChat copies it (a line with the sender above each message).

What has no line above it is a message whose sender is not known. Nothing is judged here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lut_admin.papers.member_list import stamps
from lut_admin.papers.member_list.moments import placed

# A line that names a sender without a time ends in a colon, and is no longer than a nickname.
_COLONS = (":", "：")
_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class GroupMessage:
    """One message: the sender's nickname (``""``: not told), the text, and when, as ISO text in China time.

    `at` is ``2026-04-06 16:21``, the day alone, or, where the text tells no day, the moment as it stands.
    """

    sender: str
    at: str
    text: str


def read_messages(text: str, copied: date) -> list[GroupMessage]:
    """The messages in a copied text, in its order; `copied` is the day it was copied, for days told without a year."""
    found: list[GroupMessage] = []
    sender, moment, day = "", "", ""
    body: list[str] = []

    def done() -> None:
        said = "\n".join(body).strip()
        if said:
            found.append(GroupMessage(sender, _at(moment, day, copied), said))
        body.clear()

    begins = True  # a sender's line without a day stands at the beginning, or after a blank line
    for raw in text.replace("\r\n", "\n").split("\n"):
        line = raw.strip()
        stroke = stamps.when(line) if line else None
        above = None if stroke else stamps.sender(line)
        if stroke is not None and stroke.day:
            done()
            day, moment, sender = stroke.day, stroke.clock, ""
        elif above is not None and (begins or above.dated or above.gap > 1):
            done()
            sender, moment = above.name, above.moment
        elif begins and line.endswith(_COLONS) and 1 < len(line) <= _LONGEST_NAME:
            done()
            sender, moment = line[:-1].strip(), ""
        else:
            body.append(raw.rstrip())
        begins = not line
    done()
    return found


def _at(moment: str, day: str, copied: date) -> str:
    """A moment in the calendar: the day of its own line, or of the stroke above it."""
    alone = placed(moment, copied) if moment else ""
    if day and not alone[:4].isdigit():
        return placed(f"{day} {moment}".strip(), copied)
    return alone
