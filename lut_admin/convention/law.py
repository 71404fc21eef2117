"""Article 7: Chinese law and school rules. What may incite, divide, or is about religion is asked about before it is posted."""

from __future__ import annotations

from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.lexicon import Lexicon

LABELS = ("7-incitement", "7-religion", "7-division")


def check(text: str, lexicon: Lexicon) -> tuple[Finding, ...]:
    """What Art. 7 keeps out of the groups; advisory, with its place in the text.

    A festival, a canteen or a lecture on art is ordinary life; nobody's faith is ever recorded (PIPL Art. 28).
    """
    return tuple(
        Finding(7, f"content.{hit.label}", Weight.WARN, {"found": text[hit.start : hit.end]}, text=(hit.start, hit.end))
        for hit in lexicon.hits(text, LABELS)
    )
