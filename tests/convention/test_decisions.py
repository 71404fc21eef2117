"""By what a nickname is known again, and when a decision about it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.decisions import Decided, Decision, key, standing

NOBODY = Decision(Decided.NOBODY)


def test_case_width_and_blanks_do_not_count_accents_and_emoji_do() -> None:
    assert key("  Ｊane\u2005 DOE ") == key("jane doe") == "jane doe"
    assert key("José") != key("Jose")
    assert key("Jane🌸") != key("Jane")
    assert key("Jane❤\ufe0f") == key("Jane❤")
    assert key("\u200b ") == ""


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert key(key(text)) == key(text)


def test_a_decision_stands_only_where_one_member_bears_the_nickname() -> None:
    decided = {"a": NOBODY, "b": NOBODY, "": NOBODY}
    assert standing(["A", "b", "B ", "c", "\u200b"], decided) == {0: NOBODY}
    assert standing(["A"], {}) == {}
