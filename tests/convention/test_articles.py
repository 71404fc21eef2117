"""The ten articles as shipped: all there, bilingual, readable from the file."""

import tomllib

import pytest

from lut_admin import places
from lut_admin.convention.articles import read_convention


def shipped() -> dict:
    return tomllib.loads((places.resources() / "convention.toml").read_text(encoding="utf-8"))


def test_ten_articles_in_both_languages() -> None:
    convention = read_convention(shipped())
    assert [a.number for a in convention.articles] == list(range(1, 11))
    for article in convention.articles:
        assert article.zh and article.en and article.title_zh and article.title_en
        assert any("\u4e00" <= c <= "\u9fff" for c in article.zh)
        assert not any("\u4e00" <= c <= "\u9fff" for c in article.en)


def test_the_misprint_is_kept_and_told() -> None:
    fifth = read_convention(shipped()).article(5)
    assert "700-23:00" in fifth.zh
    assert "7:00-23:00" in fifth.note_zh and "7:00-23:00" in fifth.note_en


def test_an_article_out_of_order_is_refused() -> None:
    data = shipped()
    data["article"].reverse()
    with pytest.raises(ValueError):
        read_convention(data)


@pytest.mark.parametrize("number", [0, 11, -1])
def test_there_is_no_other_article(number: int) -> None:
    with pytest.raises(IndexError):
        read_convention(shipped()).article(number)
