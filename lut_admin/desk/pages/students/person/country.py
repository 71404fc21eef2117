"""A country typed by hand that nobody knows: kept as typed, and those written like it are offered."""

from __future__ import annotations

from collections.abc import Callable

from lut_admin.desk.page import Desk
from lut_admin.desk.pieces.findings import MessageCard, Messages


def ask_country(desk: Desk, messages: Messages, typed: str, take: Callable[[str], object]) -> None:
    """Ask among the messages which country was meant, unless the typed one is known or empty; `take` is given the answer."""
    from lut_admin.papers.roster_sheet import nationalities

    if not typed.strip() or nationalities.code(typed) is not None:
        return
    meant = [nationalities.name(country, desk.language) for country in nationalities.near(typed)]
    offers = [(desk.say("students.country_meant", country=name), lambda name=name: take(name)) for name in meant]
    told = desk.say("list.unknown_country", value=typed.strip())
    messages.put(MessageCard(desk, told, kind="tell", icon="circle-help", actions=offers))
