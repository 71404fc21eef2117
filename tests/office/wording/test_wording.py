"""What the office knows of words: found fine and taken back, added and removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pytest

from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.hours import CHINA
from lut_admin.convention.review import Draft
from lut_admin.office import history, roster
from lut_admin.office.office import Office, the_lexicon
from lut_admin.office.reviewing import Reviewer
from lut_admin.office.wording import own_words, phrases
from lut_admin.refusals import Refusal

AT = datetime(2025, 11, 20, 10, 0, tzinfo=CHINA)


def found(office: Office, draft: Draft) -> Sequence[Finding]:
    return Reviewer(office, at=AT).review(draft)


def codes(office: Office, zh: str, en: str = "") -> set[str]:
    return {one.code for one in found(office, Draft(zh=zh, en=en, category="life"))}


# --- found fine ---


def test_a_phrase_found_fine_is_not_asked_about_again_until_it_is_taken_back(office: Office) -> None:
    own_words.add(office, "8-ad", "蓝鲸")
    draft = Draft(zh="请关注蓝鲸。", en="Please come to the office.", category="life")
    [ad] = [one for one in found(office, draft) if one.code == "content.8-ad"]
    made = phrases.accept(office, ad, draft)
    assert "content.8-ad" not in codes(office, draft.zh)
    assert "content.8-ad" not in codes(office, "同学们，" + draft.zh)
    [kept] = phrases.accepted(office)
    assert kept.code == "content.8-ad" and kept.phrase in draft.zh
    assert phrases.accept(office, ad, draft).act_id is None  # once is enough
    assert made.made is not None
    phrases.take_back(office, made.made)
    assert "content.8-ad" in codes(office, draft.zh) and phrases.accepted(office) == []
    history.undo(office)
    assert "content.8-ad" not in codes(office, draft.zh)
    history.undo(office)
    assert "content.8-ad" in codes(office, draft.zh)
    with pytest.raises(Refusal, match=r"wording\.gone"):
        phrases.take_back(office, made.made)


def test_what_blocks_and_what_names_a_student_is_never_found_fine(office: Office) -> None:
    roster.add(office, {"student_no": "20230001", "english_name": "Jane Doe", "chinese_name": "杜珍"})
    roster.add(office, {"student_no": "20230002", "english_name": "John Tester", "chinese_name": "田约翰"})
    draft = Draft(zh="杜珍、田约翰请来办公室。", en="", category="life")
    named = [one for one in found(office, draft) if one.code.startswith(("content.8-privacy", "content.9")) and one.zh]
    assert named
    for one in named:
        with pytest.raises(Refusal, match=r"wording\.(names_student|not_fine)"):
            phrases.accept(office, one, draft)
    block = Finding(8, "content.8-ad", Weight.BLOCK, zh=(0, 2))
    with pytest.raises(Refusal, match=r"wording\.not_fine"):
        phrases.accept(office, block, draft)
    assert phrases.accepted(office) == []


def test_where_the_halves_differ_only_these_sentences_are_fine(office: Office) -> None:
    zh, en = "请于12月3日来。谢谢。", "Please come on 4 December. Thank you."
    draft = Draft(zh=zh, en=en, category="life")
    for one in found(office, draft):
        if one.code == "twin.date":
            phrases.accept(office, one, draft)
    assert "twin.date" not in codes(office, zh, en)
    [kept] = phrases.accepted(office)
    assert kept.said == "请于12月3日来。 · Please come on 4 December."
    done = history.acts(office)[0]
    assert done.facts == {"phrase": "12月3日 · 4 December"}
    assert "twin.date" in codes(office, "请于12月3日报名。谢谢。", "Please sign up on 4 December. Thank you.")


# --- own words ---


def test_an_own_word_is_asked_about_and_an_own_phrase_is_not(office: Office) -> None:
    assert codes(office, "有关蓝鲸活动开始了。") == codes(office, "活动开始了。")
    result = own_words.add(office, "8-ad", " 蓝鲸 ")
    assert "content.8-ad" in codes(office, "有关蓝 鲸活动开始了。")
    own_words.add(office, "8-ad", "有关蓝鲸活动", allow=True)
    assert "content.8-ad" not in codes(office, "有关蓝鲸活动开始了。")
    history.undo(office)
    assert "content.8-ad" in codes(office, "有关蓝鲸活动开始了。")
    assert [(own.label, own.word, own.allow) for own in own_words.own_words(office)] == [("8-ad", "蓝鲸", False)]
    assert result.made is not None
    own_words.remove(office, result.made)
    assert own_words.own_words(office) == [] and own_words.lexicon(office) is the_lexicon()


@pytest.mark.parametrize(
    ("label", "word", "code"),
    [
        ("8-nothing", "蓝鲸", "wording.label"),
        ("8-ad", "", "wording.word"),
        ("8-ad", "砍", "wording.word"),
        ("8-ad", "！！！", "wording.word"),
        ("8-ad", "长" * 41, "wording.word"),
    ],
)
def test_what_is_no_word_is_refused(office: Office, label: str, word: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        own_words.add(office, label, word)


def test_a_word_is_there_once(office: Office) -> None:
    own_words.add(office, "8-ad", "Bargain Now")
    for word in ("代写论文", "bargain now"):
        with pytest.raises(Refusal, match=r"wording\.there"):
            own_words.add(office, "8-ad", word)
