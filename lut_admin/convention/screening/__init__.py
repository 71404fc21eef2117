"""What a text says that Articles 7 to 9 keep out of the groups: students' data, and what the word lists point to.

Lists assert little and ask much: what is a rumour, an insult or one person's matter is for a person to say.
"""

from __future__ import annotations

from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.screening.directory import NO_DIRECTORY, Directory, read_directory
from lut_admin.convention.screening.folding import phrase
from lut_admin.convention.screening.lexicon import LABELS, Hit, Lexicon
from lut_admin.convention.screening.manner import sentences
from lut_admin.convention.screening.privacy import DATA_ASKED, ONE_PERSON, STUDENT_DATA, personal, privacy
from lut_admin.convention.screening.reading import read_lexicon
from lut_admin.convention.screening.roll import Roll

__all__ = [
    "LABELS",
    "NOBODY",
    "NO_DIRECTORY",
    "ONE_PERSON",
    "STUDENT_DATA",
    "Directory",
    "Lexicon",
    "Roll",
    "phrase",
    "read_directory",
    "read_lexicon",
    "screen",
]

NOBODY = Roll()
# What no list can settle is asked, not asserted.
_ASKED = frozenset({"7-division", "8-privacy", "8-unverified", "8-attack", "8-unrelated", "9-personal"})
# What is told by the whole of what is said, by no word of it alone.
_SAID_AS_A_WHOLE = frozenset({"8-unrelated", "9-personal"})


def screen(
    text: str,
    lexicon: Lexicon,
    roll: Roll = NOBODY,
    directory: Directory = NO_DIRECTORY,
    disclosure: str = "",
    notice: bool = False,
) -> tuple[Finding, ...]:
    """What a text says that Art. 7-9 keep out of the groups, in the order of the articles, each with its place (`text`).

    Only what gives a student's data away blocks; `disclosure` is the recorded reason for which that is posted all the same.
    What signs tell only together is not asked of an office's own `notice`, which speaks of prices and days as a matter of course.
    A festival, a canteen or a lecture on art is ordinary life; nobody's faith is ever recorded (PIPL Art. 28).
    """
    folded = lexicon.fold(text)
    mentions = roll.mentions(text)
    said = [_finding(text, hit) for hit in lexicon.hits(text, folded, notice)]
    own = privacy(text, mentions, directory, disclosure, folded)
    said = [finding for finding in said if not own or finding.code != STUDENT_DATA] + [*own]
    if not any(finding.article == 9 for finding in said):
        said += personal(text, mentions)
    return tuple(sorted(said, key=lambda finding: (finding.article, finding.code != STUDENT_DATA)))


def _finding(text: str, hit: Hit) -> Finding:
    """What is said of a hit: the words that tell, or the sentence where it is no word that tells but what one says of oneself."""
    start, end = sentences(text, hit.start, hit.end) if hit.label in _SAID_AS_A_WHOLE else (hit.start, hit.end)
    code = f"content.{hit.label}"
    return Finding(
        int(hit.label[0]),
        code,
        Weight.ASK if hit.label in _ASKED else Weight.WARN,
        {"found": text[start:end]},
        text=(start, end),
        message=DATA_ASKED if code == STUDENT_DATA else "",
    )
