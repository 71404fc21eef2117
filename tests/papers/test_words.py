"""Words that several pages share."""

from __future__ import annotations

import pytest

from lut_admin.papers import words
from lut_admin.papers.words import Language


def test_an_article_is_counted_as_each_language_counts() -> None:
    assert [words.article(number, "zh") for number in (1, 2, 10)] == ["第一条", "第二条", "第十条"]
    assert words.article(2, "en") == "Article 2"


def test_several_articles_stand_in_a_line() -> None:
    told = [[words.articles(numbers, language) for numbers in ((), (8,), (5, 8))] for language in words.LANGUAGES]
    assert sorted(told) == [["", "Article 8", "Articles 5, 8"], ["", "第八条", "第五条、第八条"]]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_groups_are_called_alike_on_every_page(language: Language) -> None:
    called = words.say("window.page.groups", language)
    assert words.say("today.groups", language) == called
    assert called.casefold() in words.say("today.no_groups", language).casefold()


@pytest.mark.parametrize(("n", "said"), [(1, "1 person must leave"), (2, "2 people must leave")])
def test_who_must_leave_is_counted_in_english(n: int, said: str) -> None:
    for key in ("today.must_leave", "today.must_leave_all"):
        assert said in words.say(key, "en", n=n, group="A", groups=2)
