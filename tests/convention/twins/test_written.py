"""Notices of the kinds counselors write: as written their halves agree; a fact made wrong is found as what it is."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from lut_admin import places
from lut_admin.convention import twins
from lut_admin.convention.articles import Finding

GLOSSARY = twins.read_places(tomllib.loads((places.resources() / "lists" / "places.toml").read_text(encoding="utf-8")))
MARK = re.compile(r"‹(?P<kind>\w+)(?P<all>\*?)\|(?P<right>[^|›]*)\|(?P<wrong>[^|›]*)›")
# A slip may be told by a neighbour's name: a wrong weekday beside its date, a room that is a floor.
ALSO = {
    "date": {"weekday", "weekday_date", "deadline"},
    "weekday": {"weekday_date", "date"},
    "time": {"deadline"},
    "duration": {"number"},
    "amount": {"number"},
    "room": {"place", "number"},
    "place": {"room", "number"},
    "phone": {"number"},
}


@dataclass(frozen=True)
class Written:
    """A notice of the files, its marks still in it."""

    ref: date
    zh: str
    en: str

    def compared(self, *wrong: int) -> list[Finding]:
        """What the twin check finds with the marks of these numbers made wrong."""
        places_ = iter(range(len(self.marks)))

        def put(found: re.Match[str]) -> str:
            return found["wrong" if next(places_) in wrong else "right"]

        return twins.compare(MARK.sub(put, self.zh), MARK.sub(put, self.en), self.ref, GLOSSARY)

    @property
    def marks(self) -> list[re.Match[str]]:
        return [*MARK.finditer(self.zh), *MARK.finditer(self.en)]

    def slips(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The kind of each slip and the marks that make it."""
        together = tuple(number for number, mark in enumerate(self.marks) if mark["all"])
        if together:
            yield self.marks[together[0]]["kind"], together
        for number, mark in enumerate(self.marks):
            if not mark["all"]:
                yield mark["kind"], (number,)


def _read(path: Path) -> list[Written]:
    notices = []
    for block in path.read_text(encoding="utf-8").split("\n== ")[1:]:
        ref, *lines = block.strip().split("\n")
        half = len(lines) // 2
        notices.append(Written(date.fromisoformat(ref), "\n".join(lines[:half]), "\n".join(lines[half:])))
    return notices


PARTS = {path.stem: _read(path) for path in sorted((Path(__file__).parent / "written").glob("*.txt"))}
ALL = [
    pytest.param(notice, id=f"{part}{number}")
    for part, notices in PARTS.items()
    for number, notice in enumerate(notices)
]


@pytest.mark.parametrize("notice", ALL)
def test_what_agrees_is_left_in_peace(notice: Written) -> None:
    assert notice.compared() == []


SHORT = (Path(__file__).parent / "written" / "short.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", SHORT)
def test_idioms_agree(line: str) -> None:
    zh, en = line.split("\t")
    assert twins.compare(zh, en, date(2026, 9, 1), GLOSSARY) == []


@pytest.mark.parametrize("part", PARTS)
def test_a_slip_is_found_as_what_it_is_with_both_its_places(part: str) -> None:
    told, named, both, missed = 0, 0, 0, Counter[str]()
    for notice in PARTS[part]:
        for kind, wrong in notice.slips():
            codes = {finding.code.removeprefix("twin."): finding for finding in notice.compared(*wrong)}
            right = [finding for code, finding in codes.items() if code == kind or code in ALSO.get(kind, ())]
            told += 1
            named += bool(right)
            both += any(finding.zh and finding.en for finding in right)
            missed[kind] += not right
    assert told > 30
    assert named / told >= 0.97, +missed
    assert both / told >= 0.95


def test_every_kind_of_slip_is_among_them() -> None:
    kinds = {kind for notices in PARTS.values() for notice in notices for kind, _ in notice.slips()}
    assert kinds >= {
        "date",
        "weekday",
        "time",
        "duration",
        "amount",
        "number",
        "room",
        "place",
        "phone",
        "url",
        "email",
        "placeholder",
    }
