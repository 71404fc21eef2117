"""Looking whether all is whole: the book, its journal, every backup. Nothing is repaired or written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from lut_admin.office import restoring, safekeeping, second_place
from lut_admin.office.cases import stage_by_entries
from lut_admin.office.cases.reading import files
from lut_admin.office.office import Office
from lut_admin.office.papers import word_forms
from lut_admin.office.papers.dossier import MAKE_KEY
from lut_admin.office.results import Check
from lut_admin.papers import dossier, words
from lut_admin.papers.words import Language, Word
from lut_admin.records import backups, evidence, journal, keys
from lut_admin.records.backups import Kept
from lut_admin.records.ground import BACKUPS, BOOK
from lut_admin.records.journal import GENESIS, Anchor
from lut_admin.records.tables import BESIDE, KINDS, Case, Exhibit
from lut_admin.refusals import Progress, Refusal, unwatched

# The tables whose every change is in the journal: all but itself, the ids it gives out, text that is not on record yet, and what
# records under the journal hold to by its SHA-256.
UNDER_JOURNAL = frozenset(KINDS) - {"journal", "counter", "unsaved"} - BESIDE

# What reading raises where somebody has written past us: no text, no JSON, no day, a number that is none, nothing where
# something must be.
_UNREADABLE = (ValueError, TypeError, LookupError, SQLAlchemyError)


@dataclass(frozen=True, slots=True)
class Report:
    """What `verify` found: each check, and the journal's end to compare with a printed form (None where it did not open)."""

    checks: tuple[Check, ...]
    anchor: Anchor | None

    @property
    def ok(self) -> bool:
        """Whether all is well."""
        return all(check.ok for check in self.checks)


def verify(
    office: Office, language: Language = "zh", progress: Progress = unwatched, printed: tuple[int, str] | None = None
) -> Report:
    """Look at every page and entry of the book and at every backup; nothing is repaired or written.

    `printed` is the end of the journal as a paper tells it (`read_anchor`): then also whether the journal still holds that.
    """
    beside = backups.kept_in(office.folder / BACKUPS)
    place = second_place.chosen(office)
    looks: list[tuple[str, Callable[[], str]]] = [
        ("book", lambda: _book_detail(office.book.lend_key(lambda key: backups.inspect(office.book.path, key))[1])),
        ("journal", lambda: _chain(office)),
        ("records", lambda: _records(office)),
        ("dossiers", lambda: _dossiers(office)),
        ("evidence", lambda: _evidence(office)),
        ("word_forms", lambda: _word_forms(office)),
        ("anchors", lambda: _anchors(office, beside)),
        ("backups", lambda: _every(office, beside)),
    ]
    if printed is not None:
        end = Anchor(*printed)
        looks.append(("printed", lambda: _holds(office, end)))
    if place is not None:
        looks.append(("second_place", lambda: _second(office, place)))
    looks.append(("keys", lambda: _ways(office, language)))
    checks = []
    for done, (name, look) in enumerate(looks):
        progress(done, len(looks))
        checks.append(_checked(name, look, language))
    progress(len(looks), len(looks))
    return Report(tuple(checks), _anchor(office))


def _ways(office: Office, language: Language) -> str:
    """What opens the office where the keyring does not."""
    ways = [words.say(f"selftest.way.{kind}", language) for kind in keys.read(office.folder).kinds()]
    return words.listed(ways, language)


def _anchor(office: Office) -> Anchor | None:
    """The journal's end, unless the very page it is on is damaged: that is told by the checks."""
    try:
        with office.read() as connection:
            return journal.anchor(connection)
    except (Refusal, *_UNREADABLE):
        return None


def verify_file(source: Path, secret: str | None = None, language: Language = "zh") -> Report:
    """Look at one backup (its folder or a file in it), with the keyring of this computer or `secret`.

    Raises Refusal where there is nothing (``backup.nothing_there``), where it is something else (``backup.neither``) and where it
    cannot be opened at all (``backup.not_found``, ``keys.…``, ``book.not_its_key``).
    """
    if not source.exists():
        raise Refusal("backup.nothing_there", file=str(source))
    given, source = source, (source.parent if source.is_file() else source).absolute()
    if not (source / BOOK).is_file():
        if given.is_file():
            raise Refusal("backup.neither", file=given.name)
        raise Refusal("backup.not_found", folder=str(source))
    key = restoring.key_to(source, keys.read(source), secret)
    ends: list[Anchor] = []

    def pages() -> str:
        anchor, counts = backups.inspect(source / BOOK, key)
        ends.append(anchor)
        return _book_detail(counts)

    def manifest() -> str:
        kept = backups.read(source)
        backups.check(kept, key)
        return kept.manifest.made

    def chain() -> str:
        return str(backups.walk(source / BOOK, key).seq)

    looks: tuple[tuple[str, Callable[[], str]], ...] = (("book", pages), ("journal", chain), ("backups", manifest))
    checks = tuple(_checked(name, look, language) for name, look in looks)
    return Report(checks, ends[0] if ends else None)


def is_dossier(path: Path) -> bool:
    """Whether a file is to be looked at as a dossier, not as a backup."""
    return dossier.is_dossier(path)


def verify_dossier(path: Path, language: Language = "zh", office: Office | None = None) -> Report:
    """Look at a dossier: its signature, then each file; the anchor is the journal's end it tells.

    It needs no office. With one, also whether the key is the office's own, and whether its journal still holds that end.
    Raises Refusal (``dossier.not_one``) where it is no dossier.
    """
    try:
        told = dossier.sealed(path)
    except Refusal as refusal:
        if refusal.code == "dossier.not_one":
            raise
        return Report((Check("signature", False, words.of_refusal(refusal, language)),), None)
    end = Anchor(told.seq, told.head)
    signed = Check("signature", True, words.say("dossier.signed", language, number=told.number, fingerprint=told.key))
    checks = [signed, _checked("contents", lambda: str(dossier.compare(path)), language)]
    if office is not None:
        checks.append(_checked("signer", lambda: _own_key(office, told.key, path.name, language), language))
        if checks[-1].ok:
            checks.append(_checked("printed", lambda: _holds(office, end), language))
    return Report(tuple(checks), end)


def _own_key(office: Office, fingerprint: str, file: str, language: Language) -> str:
    """That the key which signed is one that the journal tells the making of."""
    with office.read() as connection:
        known = {act.facts.get("key") for act in journal.acts(connection) if act.name == MAKE_KEY}
    if fingerprint not in known:
        raise Refusal("dossier.unknown_key", file=file)
    return words.say("dossier.own_key", language)


_ANCHOR = re.compile(r"\s*(\d{1,18})\s*[:：·\s]\s*([0-9a-f\s]+)")
# So many characters of a hash cannot be met by chance; whoever types it from paper is spared the rest.
_ENOUGH = 16


def read_anchor(text: str) -> tuple[int, str]:
    """The end of the record as a paper prints it: its number, and its hash or the beginning of it.

    Refuses (``journal.no_anchor``) anything else.
    """
    match = _ANCHOR.fullmatch(text.lower())
    head = "".join(match[2].split()) if match else ""
    if match is None or not _ENOUGH <= len(head) <= len(GENESIS):
        raise Refusal("journal.no_anchor", text=text[:40])
    return int(match[1]), head


def _holds(office: Office, printed: Anchor) -> str:
    """That the journal still holds the entry which was its end when a paper was printed, and all before it."""
    with office.read() as connection:
        if not (journal.head_at(connection, printed.seq) or "").startswith(printed.head):
            raise Refusal("journal.not_as_printed", seq=str(printed.seq))
    return str(printed.seq)


def _checked(name: str, look: Callable[[], str], language: Language) -> Check:
    try:
        return Check(name, True, look())
    except Refusal as refusal:
        return Check(name, False, words.of_refusal(refusal, language))
    except _UNREADABLE:
        return Check(name, False, words.of_refusal(Refusal("journal.unreadable"), language))


def _book_detail(counts: dict[str, int]) -> str:
    return f"{sum(counts.values())}"


def _chain(office: Office) -> str:
    with office.read() as connection:
        return str(journal.check(connection).seq)


def _records(office: Office) -> str:
    """Whether every record is as the journal says: nobody wrote past it."""
    with office.read() as connection:
        for kind in sorted(UNDER_JOURNAL):
            record_id = journal.differing(connection, kind)
            if record_id is not None:
                raise Refusal("journal.bypassed", kind=Word(f"journal.kind.{kind}"), id=record_id)
    return str(len(UNDER_JOURNAL))


def _dossiers(office: Office) -> str:
    """Whether every case stands where its entries lead."""
    with office.read() as connection:
        cases = files(connection, binned=True)
    for file in cases:
        astray = any(file.course(person).stage != person.stage for person in file.people)
        if astray or stage_by_entries(file) != file.stage or len(file.entries) != file.counted:
            raise Refusal("journal.dossier_broken", number=file.number)
    return str(len(cases))


def _evidence(office: Office) -> str:
    """Whether every file that is evidence is there, bit for bit as it was added."""
    with office.read() as connection:
        count, spoiled = evidence.spoiled(connection)
        if spoiled is not None:
            found = connection.execute(
                select(Case.number, Exhibit.file_name).join(Exhibit).where(Exhibit.id == spoiled)
            ).one()
            raise Refusal("exhibits.spoiled", number=found.number, file=found.file_name)
    return str(count)


def _word_forms(office: Office) -> str:
    """Whether every Word template of the office's own is there, bit for bit."""
    with office.read() as connection:
        count, spoiled = word_forms.spoiled(connection)
    if spoiled is not None:
        raise Refusal("word.spoiled", form=word_forms.title(spoiled))
    return str(count)


def _anchors(office: Office, kept: list[Kept]) -> str:
    """Whether the journal still holds what the backups since the last restoring say it held."""
    stale = safekeeping.rolled_back(office, kept)
    if stale is not None:
        raise Refusal(stale.key, **stale.facts)
    return str(len(safekeeping.since_restored(office, kept)))


def _every(office: Office, kept: list[Kept]) -> str:
    for one in kept:
        office.book.lend_key(partial(backups.check, one))
    return str(len(kept))


def _second(office: Office, place: Path) -> str:
    if not place.is_dir():
        raise Refusal("backup.place_missing", place=str(place))
    return _every(office, backups.kept_in(second_place.folder_in(office, place)))
