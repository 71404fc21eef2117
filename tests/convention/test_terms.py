"""The glossary's entries: read as they are written, compared where they are places."""

from __future__ import annotations

import pytest

from lut_admin.convention.terms import Term, TermKind, places, read_terms
from lut_admin.convention.twins import Place, compare
from lut_admin.papers import words


def test_entries_are_read_by_their_kind() -> None:
    read = read_terms({"permit": ["签证 | visa"], "room": ["会议室 |  Meeting Room"], "colour": ["红 | red"]})
    assert read == (Term(TermKind.ROOM, "会议室", "Meeting Room"), Term(TermKind.PERMIT, "签证", "visa"))
    assert read_terms({}) == ()


def test_only_places_are_compared() -> None:
    terms = [Term(kind, f"甲{kind}", f"A {kind}") for kind in TermKind]
    assert places(terms) == tuple(Place((f"甲{kind}",), (f"A {kind}",)) for kind in ("room", "building", "office"))


def test_an_entry_makes_two_names_one_place() -> None:
    glossary = places(
        [Term(TermKind.BUILDING, "格物楼", "Gewu Building"), Term(TermKind.BUILDING, "致知楼", "Zhizhi Building")]
    )
    assert compare("请到格物楼。", "Please come to Gewu Building.", None, glossary) == []
    [found] = compare("请到格物楼。", "Please come to Zhizhi Building.", None, glossary)
    assert found.code == "twin.place"


@pytest.mark.parametrize("kind", TermKind)
def test_each_kind_has_its_name(kind: TermKind) -> None:
    assert len(set(words.both(kind.key).values())) == 2
