"""The glossary: shipped and own entries, and what the comparison of a notice's halves makes of them."""

from __future__ import annotations

import pytest

from lut_admin.convention.review import Draft
from lut_admin.convention.terms import TermKind
from lut_admin.convention.twins import compare
from lut_admin.office import bin as kept
from lut_admin.office import history, terms
from lut_admin.office.office import Office, the_glossary
from lut_admin.office.reviewing import Reviewer
from lut_admin.refusals import Refusal


@pytest.mark.parametrize("term", terms.shipped(), ids=lambda term: term.zh)
def test_a_shipped_entry_says_the_same_in_both_halves(term: terms.Term) -> None:
    zh, en = f"请到{term.zh}。" if term.kind.place else f"关于{term.zh}。", f"{term.en}."
    assert compare(zh, en, None, the_glossary()) == []
    assert sum(other.zh == term.zh for other in terms.shipped()) == 1


def test_every_kind_has_shipped_entries_but_rooms_which_are_the_school_s_own() -> None:
    assert {term.kind for term in terms.shipped()} == set(TermKind) - {TermKind.ROOM}


def test_an_own_place_is_known_to_the_review(office: Office) -> None:
    draft = Draft("请到格物楼。", "Please come to the Library.", "life")
    same = Draft("请到格物楼。", "Please come to Gewu Building.", "life")

    def told(written: Draft) -> list[str]:
        return [finding.code for finding in Reviewer(office).review(written)]

    assert "twin.place" not in told(draft)
    terms.add(office, "building", "格物楼", "Gewu Building")
    assert "twin.place" in told(draft)
    assert told(same) == []
    assert len(terms.glossary(office)) == len(the_glossary()) + 1 and terms.glossary(None) == the_glossary()


def test_a_word_that_is_no_place_is_not_compared_as_one(office: Office) -> None:
    terms.add(office, "study", "先修课", "prerequisite", "教务系统里的叫法")
    assert terms.glossary(office) == the_glossary()
    [mine] = terms.own(office)
    assert (mine.zh, mine.en, mine.note, mine.kind) == ("先修课", "prerequisite", "教务系统里的叫法", TermKind.STUDY)


def test_an_own_entry_takes_the_place_of_the_shipped_one(office: Office) -> None:
    terms.add(office, "building", "图书馆", "West Campus Library")
    assert [term.en for term in terms.terms(office) if term.zh == "图书馆"] == ["West Campus Library"]


def test_entries_are_changed_binned_restored_and_undone(office: Office) -> None:
    made = terms.add(office, "room", "二楼会议室", "Meeting Room 2").made
    assert made is not None
    terms.change(office, made, "room", "二楼会议室", "Meeting Room, 2nd Floor")
    assert terms.change(office, made, "room", " 二楼会议室 ", "Meeting Room,  2nd Floor").act_id is None
    history.undo(office)
    assert terms.own(office)[0].en == "Meeting Room 2"
    terms.discard(office, made)
    assert terms.own(office) == []
    with pytest.raises(Refusal, match=r"glossary\.gone"):
        terms.change(office, made, "room", "甲", "A")
    [binned] = kept.binned(office, ["term"])
    assert binned.name == "二楼会议室"
    kept.restore(office, [binned])
    assert len(terms.own(office)) == 1


@pytest.mark.parametrize(
    ("zh", "en", "code"),
    [
        ("", "Room", "glossary.empty"),
        ("会议室", " ", "glossary.empty"),
        ("Meeting Room", "会议室", "glossary.not_chinese"),
        ("会" * 81, "Room", "glossary.long"),
        ("格物樓", "Gewu Building", "glossary.twice"),
    ],
)
def test_what_is_no_entry_is_refused(office: Office, zh: str, en: str, code: str) -> None:
    terms.add(office, "building", "格物楼", "Gewu Building")
    with pytest.raises(Refusal) as refused:
        terms.add(office, "building", zh, en)
    assert refused.value.code == code
