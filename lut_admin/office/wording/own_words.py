"""The words of the screening that are this office's own: what else it asks about, and what is harmless here (Art. 7-9)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select

from lut_admin.convention.screening import LABELS, Lexicon
from lut_admin.office.office import Office, the_lexicon
from lut_admin.office.results import Changes, Result
from lut_admin.records.journal import Act
from lut_admin.records.tables import OwnWord
from lut_admin.refusals import Refusal

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Own:
    """A word of the office's own: under which label, and whether it is a phrase that is harmless."""

    id: int
    label: str
    word: str
    allow: bool


def own_words(office: Office) -> list[Own]:
    """Every word of the office's own, in the order in which they were added."""
    with office.read() as connection:
        rows = connection.execute(select(OwnWord.id, OwnWord.label, OwnWord.word, OwnWord.allow).order_by(OwnWord.id))
        return [Own(*row) for row in rows]


def add(office: Office, label: str, word: str, allow: bool = False) -> Result:
    """Add a word to a label, or (`allow`) a phrase that is harmless; undoable.

    Refuses a label there is none of (``wording.label``), what is no word or too long (``wording.word``), and a word that is
    there already (``wording.there``).
    """
    if label not in LABELS:
        raise Refusal("wording.label", label=label)
    plain = " ".join(unicodedata.normalize("NFKC", word).split())
    if not 1 < len(plain) <= LONGEST or not any(character.isalnum() for character in plain):
        raise Refusal("wording.word", word=plain[:LONGEST], most=LONGEST)
    there = {one.word.casefold() for one in own_words(office) if (one.label, one.allow) == (label, allow)}
    shipped = not allow and any(hit.label == label for hit in the_lexicon().hits(plain))
    if shipped or plain.casefold() in there:
        raise Refusal("wording.there", word=plain)
    act = "allow_phrase" if allow else "add_word"
    facts = {"word": plain, "label": label}
    with office.write(Act(act, facts)) as pen:
        [made] = pen.insert(OwnWord, [{"label": label, "word": plain, "allow": allow, "at": pen.at}])
        return Result(Changes.SETTINGS, pen.act_id, act, facts, made)


def remove(office: Office, word_id: int) -> Result:
    """Take a word of one's own away; undoable. Refuses (``wording.gone``) where there is none."""
    own = next((one for one in own_words(office) if one.id == word_id), None)
    if own is None:
        raise Refusal("wording.gone")
    facts = {"word": own.word}
    with office.write(Act("remove_word", facts)) as pen:
        pen.delete(OwnWord, [word_id])
        return Result(Changes.SETTINGS, pen.act_id, "remove_word", facts)


def lexicon(office: Office | None) -> Lexicon:
    """The words the review asks about: as shipped, with the office's own."""
    if office is None:
        return the_lexicon()
    return _lexicon(tuple((own.label, own.word, own.allow) for own in own_words(office)))


@lru_cache(maxsize=2)
def _lexicon(own: tuple[tuple[str, str, bool], ...]) -> Lexicon:
    """Made once for the same words: its patterns are prepared with its first use."""
    if not own:
        return the_lexicon()
    return the_lexicon().extended(
        _by_label((label, word) for label, word, allow in own if not allow),
        _by_label((label, word) for label, word, allow in own if allow),
    )


def _by_label(words: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for label, word in words:
        found.setdefault(label, []).append(word)
    return found
