"""Earlier sentences of this office, offered with their English while one writes: what went out, and the templates (Art. 6)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from lut_admin.convention.memory.adapting import Adapted, adapt
from lut_admin.convention.memory.nearest import Match, Memory
from lut_admin.convention.memory.pairing import Pair, pairs
from lut_admin.office import terms
from lut_admin.office.notices.reading import NoticeLine, notices
from lut_admin.office.office import Office
from lut_admin.office.templates import templates
from lut_admin.papers.notice_templates import Template, render, samples
from lut_admin.refusals import Refusal

Offer = tuple[Match, Adapted]


def offers(office: Office, sentence: str) -> tuple[Offer, ...]:
    """The earlier sentences nearest to a Chinese one, each with its English told with this sentence's facts."""
    today, glossary = office.today(), terms.glossary(office)
    return tuple((match, adapt(sentence, match.pair, today, glossary)) for match in memory(office).nearest(sentence))


def memory(office: Office) -> Memory:
    """Every earlier sentence; made anew when another notice went out or a template was changed."""
    texts = tuple((line.zh, line.en, line.title, (line.went_out or line.changed_at)[:10]) for line in out(office))
    return _memory(texts, templates(office), office.today())


def out(office: Office) -> list[NoticeLine]:
    """The notices that went out, the newest first: what another one may be begun from.

    Those for a single person, and those that told a student's data for a recorded reason, are nobody's model (Art. 8, 9).
    """
    lines = [line for line in notices(office) if line.out and not line.private]
    found = [line for line in lines if not any(step.disclosure for step in line.postings)]
    return sorted(found, key=lambda line: line.went_out or "", reverse=True)


@lru_cache(maxsize=1)
def _memory(texts: tuple[tuple[str, str, str, str], ...], known: tuple[Template, ...], today: date) -> Memory:
    return Memory(
        [*of_templates(known, today), *(pair for zh, en, title, day in texts for pair in pairs(zh, en, title, day))]
    )


@lru_cache(maxsize=1)
def of_templates(known: tuple[Template, ...], today: date) -> tuple[Pair, ...]:
    """The sentences of templates, filled in with their own examples as if written today."""
    found: list[Pair] = []
    for template in known:
        try:
            made = render(template, samples(template), today)
        except Refusal:
            continue  # one of the office's own whose examples do not fill it
        found += pairs(made.zh, made.en, made.title.zh)
    return tuple(found)
