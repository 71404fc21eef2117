"""Article 9: a text about one student belongs in a private chat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.articles import Weight
from lut_admin.convention.roster import Person
from lut_admin.convention.screening import Lexicon, Roll, screen

JANE = Person(1, "L202301000101", "DOE JANE MARY", "Jane Doe", "杜珍妮", passport_no="AB1234567")
ALI = Person(2, "L202301000102", "ALI MUHAMMAD", "Muhammad Ali", "穆罕默德·阿里")
GAO = Person(3, "L202301000103", "GOMEZ ANA", "Ana Gomez", "高明")
LONG = Person(4, "L202301000104", "LONG AN")
ROLL = Roll([JANE, ALI, GAO, LONG])
WORDS = Lexicon().extended({"9-personal": ["我的成绩", "my grade"]})


@pytest.mark.parametrize(
    ("text", "person", "said"),
    [
        ("请杜珍妮来办公室", JANE, "杜珍妮"),
        ("请DOE JANE MARY来", JANE, "DOE JANE MARY"),
        ("Jane Doe, please come.", JANE, "Jane Doe"),
        ("Jane Mary Doe, please come.", JANE, "Jane Mary Doe"),
        ("请Mary Doe Jane来", JANE, "Mary Doe Jane"),
        ("DOE, Jane Mary", JANE, "DOE, Jane Mary"),
        ("doe jane, hello", JANE, "doe jane"),
        ("So An Long is here", LONG, "An Long"),
        ("穆罕默德阿里请来", ALI, "穆罕默德阿里"),
        ("学号L202301000101的同学", JANE, "L202301000101"),
        ("高明同学", GAO, "高明"),
    ],
)
def test_a_student_is_found(text: str, person: Person, said: str) -> None:
    (mention,) = ROLL.mentions(text)
    assert mention.person is person and text[mention.start : mention.end] == said


@pytest.mark.parametrize(
    "text",
    [
        "这个方法很高明。",
        "Jane, please come.",
        "Doe",
        "珍妮",
        "",
        "L20230100010",
        "It took an long time.",
        "as long an answer",
        "Jane\nDoe",
        "Jane met Doe",
        "I saw Jane; Doe came",
    ],
)
def test_half_a_name_or_a_word_is_nobody(text: str) -> None:
    assert ROLL.mentions(text) == ()


def test_one_named_student_is_asked_about_and_two_are_not_one() -> None:
    (finding,) = screen("请杜珍妮来一下，杜珍妮。", WORDS, ROLL)
    assert (finding.article, finding.code, finding.weight) == (9, "content.9-personal", Weight.ASK)
    assert finding.facts["found"] == "杜珍妮" and finding.text == (1, 4)
    assert {finding.article for finding in screen("请杜珍妮和Muhammad Ali来一下。", WORDS, ROLL)} == {8}
    assert screen("请各位同学来一下。", WORDS, ROLL) == ()


def test_a_personal_question_is_asked_about() -> None:
    (finding,) = screen("老师，我的成绩什么时候出来？", WORDS, Roll())
    assert finding.code == "content.9-personal"


@given(st.text(max_size=120))
def test_any_text_is_searched(text: str) -> None:
    for mention in ROLL.mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)
