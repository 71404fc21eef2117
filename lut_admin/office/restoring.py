"""Restoring a backup as the office, on this computer or a new one: nothing that is there is ever deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lut_admin.office import openings, second_place, settings
from lut_admin.office.office import Office, clock
from lut_admin.papers.words import Word
from lut_admin.records import backups, ground, hold, keyring_slot, keys, private
from lut_admin.records.backups import Kept
from lut_admin.records.ground import BACKUPS, BOOK
from lut_admin.records.hold import Hold
from lut_admin.records.journal import Act
from lut_admin.refusals import Progress, Refusal, unwatched

RESTORED_AT = "restored_at"
REPLACED = "replaced-"  # the folder of what a restored backup took the place of

# What says that a backup cannot be used, so that an older one of the same place may be.
UNUSABLE = frozenset({"backup.changed", "backup.failed", "book.missing", "book.damaged", "book.not_its_key", "book.unreadable"})
# What says that a secret does not open the office.
SHUT = frozenset({"keys.secret_needed", "keys.wrong_secret", "keys.code_letter", "keys.code_length", "keys.code_typo"})


@dataclass(frozen=True, slots=True)
class Restored:
    """The office that was restored, open; from which backup, where what was there is now, and newer backups that were damaged."""

    office: Office
    source: Path
    aside: Path | None
    passed_over: tuple[Path, ...] = ()

    def told(self) -> tuple[Word, ...]:
        """What the counselor should know of it, as messages."""
        told = [Word("backup.restored_from", {"folder": str(self.source)})]
        told += [Word("backup.passed_over", {"folder": str(folder)}) for folder in self.passed_over]
        if self.aside is not None:
            told.append(Word("backup.moved_aside", {"folder": str(self.aside)}))
        return tuple(told)


@dataclass(frozen=True, slots=True)
class _Sound:
    """A backup that was checked, with what opens it."""

    folder: Path
    file: keys.KeyFile
    key: bytes
    passed_over: tuple[Path, ...]


def restore(
    source: Path,
    folder: Path,
    secret: str | None = None,
    *,
    replace: bool = False,
    now: Callable[[], datetime] = clock,
    progress: Progress = unwatched,
) -> Restored:
    """Open a backup's copy as the office in `folder`; an office that is there is moved aside, never deleted.

    `source` is a backup's folder or a file in it, or a place that holds backups, as the recovery sheet names it: then the
    newest one that opens and is whole. `secret` is the recovery code or passphrase (None: by this computer's keyring).
    Nothing in `folder` is touched before the copy was checked. Raises Refusal as `open_office` does, ``backup.…``,
    ``backup.other_office`` (another office is in `folder`; `replace` says that it shall be moved aside), ``book.in_use``.
    """
    source, folder = source.absolute(), folder.absolute()
    present = _office_in(folder)
    sound = _sound(_candidates(source, present), secret, progress)
    ground.refuse_network(folder)
    if present not in (None, sound.file.office) and not replace:
        raise Refusal("backup.other_office", folder=str(folder), backup=str(sound.folder))
    if not openings.exists(folder) and folder.is_dir() and any(not _ours(entry.name) for entry in folder.iterdir()):
        raise Refusal("book.folder_not_empty", folder=str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        private.shut(folder)
    except OSError as error:
        raise Refusal("book.folder_not_writable", folder=str(folder)) from error
    aside = folder / (REPLACED + now().strftime(backups.NAMED))
    held = Hold(folder)
    try:
        backups.put_back(sound.folder, folder, aside.name)
        progress(3, 4)
        if sound.file.keyring:
            keyring_slot.put(sound.file.office, sound.key)
    finally:
        held.release()
    office = openings.open_office(folder, secret, now=now)
    with office.write(Act("backup_restored", reversible=False)) as pen:
        settings.write(pen, {RESTORED_AT: pen.at})
    progress(4, 4)
    return Restored(office, sound.folder, aside if aside.is_dir() else None, sound.passed_over)


def key_to(source: Path, file: keys.KeyFile, secret: str | None) -> bytes:
    """The key to a backup, tried on it: by the keyring of this computer, else by the secret."""
    found = keyring_slot.take(file.office) if file.keyring else None
    if found is not None and found.key is not None and backups.fits(source / BOOK, found.key):
        return found.key
    if not secret:
        why = keyring_slot.UNUSED if found is None else found.why or keyring_slot.EMPTY
        raise Refusal("keys.secret_needed", kinds=list(file.kinds()), why=Word(why))
    _, key = file.opened_by(secret)
    if not backups.fits(source / BOOK, key):
        raise Refusal("book.not_its_key", file=str(source / BOOK))
    return key


def replaced(folder: Path) -> list[Path]:
    """What restored backups took the place of in an office's folder, oldest first."""
    return sorted(path for path in folder.glob(f"{REPLACED}*") if path.is_dir())


def _candidates(source: Path, present: str | None) -> list[Path]:
    """The backup that was named, or those in the place that was named: of the present office first, the newest first."""
    source = source.parent if source.is_file() else source
    if (source / BOOK).is_file():
        return [source]
    try:
        places = [source, source / BACKUPS, *source.glob(f"{second_place.NAMED}*")]
        found = [one for place in places for one in backups.kept_in(place)]
    except OSError as error:
        raise Refusal("backup.not_found", folder=str(source)) from error
    if not found:
        raise Refusal("backup.not_found", folder=str(source))
    found.sort(key=lambda one: one.manifest.at, reverse=True)
    return [one.folder for one in sorted(found, key=lambda one: _office_in(one.folder) != present)]


def _sound(candidates: list[Path], secret: str | None, progress: Progress) -> _Sound:
    """The first of these that opens and is whole; raises what was refused first where there is none."""
    first: Refusal | None = None
    shut: set[str] = set()
    damaged: list[Path] = []
    for source in candidates:
        try:
            file = keys.read(source)
            if file.office in shut:
                continue
            key = key_to(source, file, secret)
            progress(1, 4)
            _check(source, key)
        except Refusal as refusal:
            first = first or refusal
            if refusal.code in UNUSABLE:
                damaged.append(source)
            elif refusal.code in SHUT:
                shut.add(file.office)  # an older backup of the same office is not tried with a secret that no longer holds
            continue
        progress(2, 4)
        return _Sound(source, file, key, tuple(damaged))
    assert first is not None
    raise first


def _check(source: Path, key: bytes) -> None:
    kept = _manifest(source)
    if kept is not None:
        backups.check(kept, key)
    else:
        backups.inspect(source / BOOK, key)


def _manifest(folder: Path) -> Kept | None:
    try:
        return backups.read(folder)
    except Refusal as refusal:
        if refusal.code != "backup.no_manifest":
            raise
        return None


def _office_in(folder: Path) -> str | None:
    """The id of the office whose key file is in a folder; None where there is none that can be read."""
    try:
        return keys.read(folder).office
    except Refusal:
        return None


def _ours(name: str) -> bool:
    """Whether this is what an office leaves behind when its book is gone."""
    return name in (hold.FILE, BACKUPS, f"{BOOK}-wal", f"{BOOK}-shm") or name.startswith((REPLACED, "."))
