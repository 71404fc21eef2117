"""Article 2: what a notice in the groups may be for."""

from __future__ import annotations

from enum import StrEnum

from lut_admin.convention.articles import Finding, Weight


class Category(StrEnum):
    """The four purposes of Art. 2: 教学培养, 安全教育, 文体活动, 生活指导."""

    TEACHING = "teaching"
    SAFETY = "safety"
    CULTURE = "culture"
    LIFE = "life"

    @property
    def key(self) -> str:
        """Its message."""
        return f"purpose.{self.value}"


def check(category: str | None) -> tuple[Finding, ...]:
    """Whether a notice names one of the four purposes (Art. 2); a notice without one may not go out."""
    if category is None or not category.strip():
        return (Finding(2, "purpose.missing", Weight.BLOCK),)
    if category not in set(Category):
        return (Finding(2, "purpose.unknown", Weight.BLOCK, {"category": category}),)
    return ()
