"""A case is read on a shared screen without telling whom it is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.supervision.masking import Mask, naming

IMRAN = {"passport_name": "KHAN IMRAN", "chinese_name": "田约翰", "student_no": "20230001", "phone": "13800001111"}
SARA = {"passport_name": "KHAN SARA", "english_name": "Sára Khan", "chinese_name": "莎拉"}
MASK = Mask([naming(IMRAN, "Imran 田约翰 PK"), naming(SARA)], ["学生甲", "学生乙"], "某生")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Imran Khan在群里对Sara Khan说", "学生甲在群里对学生乙说"),
        ("田约翰、莎拉均在场", "学生甲、学生乙均在场"),
        ("约翰说了", "学生甲说了"),
        ("KHAN, IMRAN (20230001)", "学生甲 (学生甲)"),
        ("sára and SARA", "学生乙 and 学生乙"),
        ("Khan wrote it", "某生 wrote it"),
        ("Imranov, PKs and Karimran stay", "Imranov, PKs and Karimran stay"),
        ("Khan_Imran_2026.png", "学生甲_2026.png"),
        ("", ""),
    ],
)
def test_a_name_is_said_otherwise_wherever_it_stands(text: str, told: str) -> None:
    assert MASK(text) == told


def test_a_country_at_the_end_of_a_nickname_is_no_name() -> None:
    assert MASK("from PK") == "from PK" and "pk" not in naming(IMRAN, "Imran 田约翰 PK")


def test_whoever_has_no_name_hides_nothing() -> None:
    assert Mask([naming({})], ["学生甲"], "某生")("Imran") == "Imran"


NAMES = st.text("abcdefé田约翰莎拉 -", min_size=2, max_size=9).map(str.strip).filter(lambda name: len(name) > 1)


@given(NAMES, NAMES)
def test_a_whole_name_between_other_words_never_shows(one: str, other: str) -> None:
    """Whatever the two are called, and however much alike."""
    mask = Mask([naming({"passport_name": one}), naming({"passport_name": other})], ["①", "②"], "③")
    for name in (one, other):
        assert mask(f"见 {name} 等") in ("见 ① 等", "见 ② 等", "见 ③ 等")
