"""The translator: off until the counselor sets it up, and nothing leaves that the counselor has not seen (Art. 6, 8).

The facts of a notice and the names of students go as tokens; what comes back is taken whole or not at all.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

from lut_admin.convention import language as language_rules
from lut_admin.convention import twins
from lut_admin.convention.articles import Weight
from lut_admin.convention.screening import STUDENT_DATA, screen
from lut_admin.convention.twins.facts import Language
from lut_admin.convention.veiling import Veiled, facts_in, students_in, unveil, veil
from lut_admin.office import reviewing, settings
from lut_admin.office.office import Office, the_glossary, the_lexicon
from lut_admin.office.translating.endpoint import Endpoint, address, ask, unkeyed
from lut_admin.records import keyring_slot
from lut_admin.refusals import Progress, Refusal, unwatched

__all__ = ["Outgoing", "forget_key", "has_key", "is_set_up", "keep_key", "outgoing", "translate"]

LANGUAGES: dict[Language, str] = {"zh": "Simplified Chinese", "en": "English"}
_TASK = (
    "You translate notices of a Chinese university to its international students from {source} into {target}. "
    "Plain, polite and short, as a university office writes. Keep the lines and their order. Tokens such as ⟦1⟧ stand for "
    "dates, numbers, names and addresses: put each of them once, unchanged, where it belongs. Answer with the translation alone."
)
# Keys that no keyring keeps last as long as the program, by the office's folder.
_sitting: dict[str, str] = {}
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is about to leave: `text` exactly as the server gets it, to whom, and what each token stands for."""

    endpoint: Endpoint
    source: Language
    target: Language
    veiled: Veiled

    @property
    def text(self) -> str:
        """The text that leaves."""
        return self.veiled.text

    @property
    def told(self) -> tuple[str, ...]:
        """What stays here: what ⟦1⟧, ⟦2⟧ … are in the language of the translation."""
        return self.veiled.told

    @property
    def task(self) -> str:
        """What the translator is asked to do, which leaves, too."""
        return _TASK.format(source=LANGUAGES[self.source], target=LANGUAGES[self.target])


def is_set_up(office: Office) -> bool:
    """Whether a translator is set up; until then the app never offers one."""
    known = settings.values(office)
    return bool(known["translator_url"] and known["translator_model"]) and known["translator_place"] != "off"


def has_key(office: Office) -> bool:
    """Whether a key is at hand."""
    return _key(office) is not None


def keep_key(office: Office, key: str) -> str | None:
    """Keep the key in the computer's keyring, never in the file; where there is none, until the program ends.

    Answers why the keyring does not keep it (a message key), None where it does. Refuses (``translating.bad_key``) what cannot
    be a key.
    """
    if not (key.strip().isascii() and key.strip().isprintable()):
        raise Refusal("translating.bad_key")
    why = keyring_slot.put_secret(_name(office), key.strip())
    with _lock:
        _sitting.pop(_name(office), None)
        if why is not None and key.strip():
            _sitting[_name(office)] = key.strip()
    return why if key.strip() else None


def forget_key(office: Office) -> None:
    """Take the key out of the keyring."""
    keep_key(office, "")


def outgoing(office: Office, text: str, source: Language) -> Outgoing:
    """What would leave for the translation of one half; nothing leaves yet.

    Refuses what is not set up (``translating.off``, ``translating.no_key``), an empty text (``translating.empty``) and a text
    whose private data would leave even so (``translating.private``).
    """
    target: Language = "en" if source == "zh" else "zh"
    if not is_set_up(office):
        raise Refusal("translating.off")
    if not text.strip():
        raise Refusal("translating.empty")
    known, roll, glossary = settings.values(office), reviewing.roll(office), the_glossary()
    where = Endpoint(address(known["translator_url"]), known["translator_model"], "", known["translator_seconds"])
    key = _key(office)
    if key is None:
        raise unkeyed(where.host)
    facts = twins.mark(text, source, office.today(), glossary)
    veiled = veil(text, [*students_in(text, roll, target), *facts_in(text, facts, target, glossary)])
    for finding in screen(veiled.text, the_lexicon(), roll, settings.directory(office)):
        if finding.weight is Weight.BLOCK or finding.code == STUDENT_DATA:
            start, end = finding.text or (0, 0)
            raise Refusal("translating.private", article=8, found=veiled.text[start:end] or "…")
    return Outgoing(Endpoint(where.url, where.model, key, where.seconds), source, target, veiled)


def translate(sent: Outgoing, progress: Progress = unwatched) -> str:
    """The translation, every fact in its place; the person has seen what is sent.

    Refuses what `endpoint.ask` refuses, an answer whose facts are not those sent (``translating.facts_lost``,
    ``translating.facts_invented``: a token that was never sent) and one in another language (``translating.wrong_language``).
    What the translator adds in words, the review of both halves finds, as in every notice.
    """
    messages = [{"role": "system", "content": sent.task}, {"role": "user", "content": sent.text}]
    answer = unveil(ask(sent.endpoint, messages, progress).strip(), sent.veiled)
    read = language_rules.reads_as_chinese if sent.target == "zh" else language_rules.reads_as_english
    if not read(answer):
        raise Refusal("translating.wrong_language", host=sent.endpoint.host)
    return answer


def _name(office: Office) -> str:
    return f"translator:{office.folder.resolve()}"


def _key(office: Office) -> str | None:
    with _lock:
        sitting = _sitting.get(_name(office))
    return sitting or keyring_slot.take_secret(_name(office))
