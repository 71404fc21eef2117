"""Recognition against any text and any names: never a crash, never somebody else; and how its work grows."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from random import Random
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lut_admin.convention.membership import audit
from lut_admin.convention.nickname import parse
from lut_admin.convention.recognition import NOBODY_ELSE, Answer, Present, Recogniser
from lut_admin.convention.roster import Person

WORDS = [
    "Muhammad",
    "Md",
    "Ahmed",
    "Ahmad",
    "Tarik",
    "Farhod",
    "Nilora",
    "Okumbe",
    "Văn",
    "Nguyễn",
    "Min-Ho",
    "O'Dell",
    "Müge",
    "Li",
]
PARTS = ["穆罕默德", "艾哈迈德", "塔里克", "法尔霍德", "阮文", "李敏", "王静", "金", "奥孔贝", "尼洛拉"]
PEOPLE = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True),
        st.lists(st.sampled_from(PARTS), max_size=3, unique=True),
    ),
    min_size=1,
    max_size=12,
)
SEPARATORS = ["+", " ", "-", " - ", "_", "/", "|", ",", "，", ".", "·", " & ", "\t"]

# What people and machines put where a name should be.
WEIRD = [
    "",
    " ",
    ".",
    "NULL",
    "undefined",
    "None",
    "0",
    "-1/2",
    "1E+02",
    "=1+1",
    "'; DROP TABLE students; --",
    "<script>alert(1)</script>",
    '<span class="emoji emoji1f604"></span>',
    "[玫瑰]",
    "%s%n{0}{x}",
    "../../etc/passwd",
    "con",
    "Dr. Jürgen O’Dell-Smith, Jr. (PhD)",
    "محمد علي",
    "김민준",
    "Ж",
    "𠮷",
    "\u202e\u2066\ufeff\u200b",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙",
    "👨‍👩‍👧‍👦🏳️‍🌈",
    "ＡＢＣ　１２３",
    "·•・‧･．",
    "﷽",
    "ß" * 50,
    "阿" * 400,
    "a" * 5000,
    "A b " * 300,
    "\x00\x07\x1b[31m",
    "\ud800",
    "1" * 60,
    "穆罕默德·" * 40,
]


def _roster(people: list[tuple[list[str], list[str]]]) -> list[Person]:
    return [
        Person(n, f"L{n:06}", " ".join(latin[::-1]).upper(), " ".join(latin), "·".join(han))
        for n, (latin, han) in enumerate(people)
    ]


@given(PEOPLE, st.sampled_from(SEPARATORS), st.sampled_from([str, str.upper, str.lower]), st.booleans())
def test_a_nickname_made_of_somebodys_names_is_never_somebody_elses(
    people: list[tuple[list[str], list[str]]], separator: str, case: Callable[[str], str], turned: bool
) -> None:
    roster = _roster(people)
    recogniser = Recogniser(roster)
    for person, (latin, han) in zip(roster, people, strict=True):
        shown = case(" ".join(latin[::-1] if turned else latin))
        found = recogniser.recognise(parse(separator.join(filter(None, (shown, "·".join(han))))))
        alike = {
            p.id for p, (words, parts) in zip(roster, people, strict=True) if set(words) >= set(latin) and parts == han
        }
        if found.answer is Answer.STUDENT and han:
            assert found.person is not None and (found.person.id in alike or found.person == person)
        if han:
            assert found.answer is not Answer.NOBODY


@settings(max_examples=150)
@given(st.lists(st.text(max_size=40), max_size=5), st.lists(st.text(max_size=30), min_size=3, max_size=3))
def test_any_text_has_an_answer(nicknames: list[str], names: list[str]) -> None:
    roster = [Person(1, "L1", *names), Person(2, "L2", "DOE JANE", "Jane Doe", "杜珍")]
    lines = audit([*nicknames, *names], roster).lines
    assert len(lines) == len(nicknames) + 3


@pytest.mark.parametrize("weird", WEIRD, ids=range(len(WEIRD)))
def test_weird_text_survives_as_nickname_and_as_name(weird: str) -> None:
    roster = [Person(1, "L1", weird, weird, weird), Person(2, "L2", "DOE JANE", "Jane Doe", "杜珍")]
    found = audit([weird, f"{weird} 杜珍", f"Jane Doe {weird}", "Jane Doe+杜珍"], roster)
    assert found.lines[-1].compliant and found.lines[-1].person == roster[1]


def test_somebody_who_is_there_already_is_seldom_there_again() -> None:
    roster = [Person(n, f"L{n}", "", f"Okumbe Tarik{chr(97 + n)}o", f"塔里克{chr(0x4E00 + n)}") for n in range(20)]
    everybody = Present(frozenset(range(20)), 1.0)
    assert everybody.bits(roster[3]) < -4 and NOBODY_ELSE.bits(roster[3]) == 0
    assert Present(frozenset(range(20)), 0.01).bits(roster[3]) == 0, "of few members nothing follows"


def test_a_second_account_with_the_right_name_is_the_student_all_the_same() -> None:
    roster = [Person(1, "L1", "DOE JANE", "Jane Doe", "杜珍"), Person(2, "L2", "", "Ali Khan", "阿里汗")]
    lines = audit(["Jane Doe+杜珍", "Jane Doe 杜珍", "JANE DOE/杜珍"], roster).lines
    assert [line.person for line in lines] == [roster[0]] * 3 and lines[2].codes[0] == "M_DUP"


def _calls(size: int) -> int:
    """How many functions of our own an audit of so many members calls."""
    random = Random(size)
    latin = ["".join(random.choices("aeioukmnrst", k=random.randint(4, 9))) for _ in range(300)]
    han = [chr(0x4E00 + n) for n in range(300)]
    roster = [
        Person(n, f"L{n:06}", "", " ".join(random.sample(latin, 3)), "".join(random.sample(han, 3)))
        for n in range(size)
    ]
    nicknames = []
    for person in roster:
        name = list(person.english_name)
        if random.random() < 0.3:
            name[random.randrange(len(name))] = random.choice("aeiou")
        nicknames.append("".join(name) + " " + (person.chinese_name if random.random() < 0.8 else random.choice(han)))
    counted: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and "convention" in frame.f_code.co_filename:
            counted["calls"] += 1

    sys.setprofile(count)
    try:
        audit(nicknames, roster)
    finally:
        sys.setprofile(None)
    return counted["calls"]


def test_the_work_grows_as_the_list_does() -> None:
    few, many = _calls(300), _calls(2400)
    assert many < 8 * few * 1.6
