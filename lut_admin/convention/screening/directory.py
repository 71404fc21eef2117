"""The office's own numbers and addresses, which may be posted in any notice."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Directory:
    """What belongs to the school itself: telephone numbers (digits only), addresses (in small letters), mail domains.

    `student_no` is an example of a student number, by whose shape others are known.
    """

    numbers: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    domains: tuple[str, ...] = ()
    student_no: str = ""

    def has_number(self, digits: str) -> bool:
        """Whether a telephone number, with or without China's code, is the school's."""
        return digits in self.numbers or digits.removeprefix("86") in self.numbers

    def has_address(self, address: str) -> bool:
        """Whether an e-mail address or a WeChat id is the school's: listed, or at one of its domains."""
        bare = address.lower()
        domain = bare.rpartition("@")[2]
        return bare in self.addresses or any(domain == own or domain.endswith(f".{own}") for own in self.domains)


NO_DIRECTORY = Directory()


def read_directory(entries: str, domains: str = "", student_no: str = "") -> Directory:
    """The directory from what a person typed, set apart by commas, semicolons or lines; blanks belong to a number."""
    numbers: set[str] = set()
    addresses: set[str] = set()
    for entry in re.split(r"[,，;；、\n]+", entries):
        digits = re.sub(r"\D", "", entry)
        if re.search(r"[A-Za-z]", entry):
            addresses.update(entry.lower().split())
        elif digits:
            numbers.add(digits.removeprefix("86") if len(digits) > 11 else digits)
    own = tuple(domain.lower().lstrip("@.") for domain in re.split(r"[,，;；、\s]+", domains) if domain.strip("@."))
    return Directory(frozenset(numbers), frozenset(addresses), own, student_no.strip())
