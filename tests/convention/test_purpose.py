"""Article 2: four purposes and no other."""

import pytest

from lut_admin.convention.articles import Weight
from lut_admin.convention.purpose import Category, check


@pytest.mark.parametrize("category", ["teaching", "safety", "culture", "life"])
def test_the_four_purposes(category: str) -> None:
    assert check(category) == ()
    assert Category(category)


@pytest.mark.parametrize(
    ("category", "code"),
    [(None, "purpose.missing"), (" ", "purpose.missing"), ("sale", "purpose.unknown"), ("Teaching", "purpose.unknown")],
)
def test_anything_else_may_not_go_out(category: str | None, code: str) -> None:
    (finding,) = check(category)
    assert (finding.article, finding.code, finding.weight) == (2, code, Weight.BLOCK)
