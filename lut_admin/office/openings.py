"""Opening the office: making a new one, getting into one that is there, changing the ways in, and closing it.

The order is always: the computer's keyring, then the passphrase or the recovery code; never a new key, never an empty book.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from lut_admin.office import second_place
from lut_admin.office import settings as declared
from lut_admin.office.office import Office, clock
from lut_admin.office.results import Changes, Result
from lut_admin.papers.words import Word
from lut_admin.records import ground, hold, keyring_slot, keys, private, recovery_code
from lut_admin.records.book import Book, settle
from lut_admin.records.ground import BACKUPS, BOOK
from lut_admin.records.hold import Hold
from lut_admin.records.keys import KeyFile
from lut_admin.refusals import Refusal

MAKING = ".making-"

CODE_CONFIRMED = "recovery_code_confirmed"
# The setting that names the backup whose key file took the place of a lost one.
KEYS_TAKEN_FROM = "keys_taken_from"


@dataclass(frozen=True, slots=True)
class Created:
    """A new office, its recovery code (shown this once), and why the keyring does not hold its key, if it does not."""

    office: Office
    recovery_code: str
    no_keyring: Word | None


def exists(folder: Path) -> bool:
    """Whether there is an office in `folder`, openable or not."""
    return (folder / BOOK).exists() or (folder / keys.FILE).exists()


def keyring_usable() -> bool:
    """Whether this computer's keyring can hold a key, so that no passphrase is needed. May wait for a prompt."""
    return keyring_slot.state().why is None


def create_office(
    folder: Path,
    actor: str,
    *,
    passphrase: str | None = None,
    use_keyring: bool = True,
    settings: Mapping[str, Any] | None = None,
    now: Callable[[], datetime] = clock,
) -> Created:
    """A new encrypted office in `folder`, which is absent or empty; `settings` are those chosen at first run.

    Raises Refusal: ``book.folder_not_empty``, ``book.network_drive``, ``book.folder_not_writable``, ``keys.weak``,
    ``keys.passphrase_needed`` (no keyring on this computer and no passphrase given), ``book.in_use``.
    """
    folder = folder.absolute()
    if passphrase is not None:
        keys.refuse_weak(passphrase)
    chosen = {"actor": actor, **(settings or {})}
    first = {name: declared.check(declared.BY_NAME[name], value) for name, value in chosen.items()}
    _refuse_full(folder)
    ground.refuse_network(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        private.shut(folder)
    except OSError as error:
        raise Refusal("book.folder_not_writable", folder=str(folder)) from error
    held = Hold(folder)
    try:
        key, code = keys.new_key(), recovery_code.new()
        file = keys.new_file().sealing("recovery", code, key)
        if passphrase is not None:
            file = file.sealing("passphrase", passphrase, key)
        kept = keyring_slot.put(file.office, key) if use_keyring else None
        if passphrase is None and (kept is None or kept.key is None):
            raise Refusal("keys.passphrase_needed", why=Word(kept.why if kept and kept.why else keyring_slot.NONE))
        file = replace(file, keyring=kept is not None and kept.key is not None)
        _build(folder, key, file, actor, first, now())
        office = Office(folder, Book.open(folder / BOOK, key), actor, now, held)
    except BaseException:
        held.release()
        raise
    return Created(office, code, Word(kept.why) if kept and kept.why else None)


def open_office(folder: Path, secret: str | None = None, *, now: Callable[[], datetime] = clock) -> Office:
    """The office in `folder`, by the keyring or else by `secret`: its passphrase or its recovery code.

    Raises Refusal: ``book.no_office`` (nothing there), ``book.missing`` (its book is gone), ``book.in_use``,
    ``keys.secret_needed`` (facts `kinds`: what opens it, `why`: what is the matter with the keyring), ``keys.wrong_secret``,
    ``keys.code_…`` (a mistyped recovery code), ``book.not_its_key`` (damaged, or another office's), ``book.newer``.
    """
    folder = folder.absolute()
    if not exists(folder):
        raise Refusal("book.no_office", folder=str(folder))
    ground.refuse_network(folder)
    held = Hold(folder)
    try:
        private.shut_all(folder)
        if not (folder / BOOK).is_file():
            raise Refusal("book.missing", file=BOOK)
        file, taken_from = _key_file(folder)
        book = _by_keyring(folder, file) or _by_secret(folder, file, secret)
        office = Office(folder, book, "", now, held)
        office = replace(office, actor=declared.get(office, "actor"))
        if taken_from is not None:
            _put_back(office, file, taken_from)
        return office
    except BaseException:
        held.release()
        raise


def close_office(office: Office) -> None:
    """Close the book and let another process have the folder; a second call does nothing."""
    office.book.close()
    if office.hold is not None:
        office.hold.release()


def confirm_recovery_code(office: Office, typed: str) -> Result:
    """Note that the recovery code was written down: it was typed back and opens the office. Refuses a wrong one."""
    from lut_admin.records.journal import Act

    _recovered(office, typed)
    act = Act("recovery_code_confirmed", reversible=False)
    with office.write(act) as pen:
        declared.write(pen, {CODE_CONFIRMED: True, KEYS_TAKEN_FROM: ""})
        return Result(Changes.SETTINGS, pen.act_id, act.name)


def new_recovery_code(office: Office) -> str:
    """A new recovery code; the one before opens neither this office nor any backup within reach.

    The data stay locked with the same key: the old code with a copy of the old key file from elsewhere still opens them.
    """
    code = recovery_code.new()
    _seal(office, "recovery", code, "recovery_code_changed", {CODE_CONFIRMED: False})
    return code


def change_passphrase(office: Office, passphrase: str) -> Result:
    """A new (or the first) passphrase, as `new_recovery_code`; refuses a weak one (``keys.weak``)."""
    keys.refuse_weak(passphrase)
    name = "passphrase_changed"
    return Result(Changes.SETTINGS, _seal(office, "passphrase", passphrase, name, {}), name)


def recovery_code_confirmed(office: Office) -> bool:
    """Whether the recovery code was typed back since it was made."""
    return bool(declared.get(office, CODE_CONFIRMED))


def _refuse_full(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise Refusal("book.folder_not_empty", folder=str(folder))
    if folder.is_dir():
        for left in folder.glob(f"{MAKING}*"):  # of a making that was cut off: nothing was ever in it
            shutil.rmtree(left, ignore_errors=True)
        if any(entry.name != hold.FILE for entry in folder.iterdir()):
            raise Refusal("book.folder_not_empty", folder=str(folder))


def _build(folder: Path, key: bytes, file: KeyFile, actor: str, first: Mapping[str, Any], at: datetime) -> None:
    """Make key file and book aside, then put them in place: an office that was cut off in the making is none."""
    from lut_admin.records.journal import Act

    making = Path(tempfile.mkdtemp(prefix=MAKING, dir=folder))
    try:
        book = Book.create(making / BOOK, key)
        with book.write(Act("office_created", reversible=False), actor, at) as pen:
            declared.write(pen, first)
        book.close()
        file.write(making)
        settle(making / keys.FILE, folder / keys.FILE)
        settle(making / BOOK, folder / BOOK)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _key_file(folder: Path) -> tuple[KeyFile, Path | None]:
    """The office's key file; one that was lost is taken from its newest backup with a readable one, which is named then."""
    try:
        return keys.read(folder), None
    except Refusal as refusal:
        if refusal.code != "keys.file_missing":
            raise
        for kept in sorted((folder / BACKUPS).glob(f"[0-9]*/{keys.FILE}"), reverse=True):
            try:
                return keys.read(kept.parent), kept.parent
            except Refusal:
                continue
        raise


def _put_back(office: Office, file: KeyFile, source: Path) -> None:
    """Keep the key file of a backup in the place of a lost one, and note it: it knows the passphrase and code of its day."""
    from lut_admin.records.journal import Act

    file.write(office.folder)
    with office.write(Act("key_file_put_back", {"backup": source.name}, reversible=False)) as pen:
        declared.write(pen, {KEYS_TAKEN_FROM: source.name})


def _by_keyring(folder: Path, file: KeyFile) -> Book | None:
    if not file.keyring:
        return None
    found = keyring_slot.take(file.office)
    if found.key is None:
        return None
    try:
        return Book.open(folder / BOOK, found.key)
    except Refusal as refusal:
        if refusal.code != "book.wrong_key":
            raise
        return None


def _by_secret(folder: Path, file: KeyFile, secret: str | None) -> Book:
    why = keyring_slot.state().why or keyring_slot.EMPTY if file.keyring else keyring_slot.UNUSED
    if not secret:
        raise Refusal("keys.secret_needed", kinds=list(file.kinds()), why=Word(why))
    kind, key = file.opened_by(secret)
    try:
        book = Book.open(folder / BOOK, key)
    except Refusal as refusal:
        if refusal.code == "book.wrong_key":
            raise Refusal("book.not_its_key", file=BOOK) from refusal
        raise
    if kind == "recovery" and file.keyring:
        keyring_slot.put(file.office, key)  # so that tomorrow the office opens by itself again
    return book


def _recovered(office: Office, typed: str) -> bytes:
    code = recovery_code.read(typed)
    key = keys.read(office.folder).unsealed("recovery", code)
    if key is None or not office.book.has_key(key):
        raise Refusal("keys.wrong_code")
    return key


def _seal(office: Office, kind: keys.Kind, secret: str, name: str, settings: Mapping[str, Any]) -> int:
    """Seal the key under a new secret, here and in every backup within reach; returns the id of the act called `name`."""
    from lut_admin.records.journal import Act

    file = keys.read(office.folder)
    office.book.lend_key(lambda key: file.sealing(kind, secret, key)).write(office.folder)
    missed = second_place.hand_on_keys(office)
    with office.write(Act(name, reversible=False)) as pen:
        noted = {second_place.BEHIND: str(missed) if missed else "", KEYS_TAKEN_FROM: ""}
        declared.write(pen, {**settings, **noted})
        return pen.act_id
