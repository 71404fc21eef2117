"""Safekeeping: a checked backup each day in two places, and restoring one on any computer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from sqlalchemy import func, select

from lut_admin.convention.hours import CHINA
from lut_admin.office import openings, settings
from lut_admin.office.office import Office, clock
from lut_admin.office.results import Changes, Result
from lut_admin.papers.words import Word
from lut_admin.records import backups, ground, hold, journal, keyring_slot, keys
from lut_admin.records.backups import Kept
from lut_admin.records.ground import BACKUPS, BOOK
from lut_admin.records.hold import Hold
from lut_admin.records.journal import Act, Anchor
from lut_admin.records.tables import BackupNote
from lut_admin.refusals import Progress, Refusal, unwatched

# The setting that names the second place: a folder on another disk, a USB stick or a network drive.
BACKUP_PLACE = "backup_place"
RESTORED_AT = "restored_at"
REPLACED = "replaced-"  # the folder of what a restored backup took the place of

# After so many days without a copy in the second place the counselor is asked to plug it in.
PATIENT_DAYS = 7


@dataclass(frozen=True, slots=True)
class Backup(Result):
    """What a backup did: the folders written, the journal's end in them, and what kept the second place from it, if anything."""

    files: tuple[Path, ...] = ()
    anchor: Anchor | None = None
    trouble: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How safe the office is now: shown on Today, in the settings and on the recovery sheet.

    `second` is the state of the second place: not chosen, there and up to date, there but behind, or not to be found.
    `concerns` are the messages (each with a ``.remedy``) that the counselor should see, the gravest first.
    """

    last: datetime | None
    beside: int
    place: Path | None
    second: Literal["none", "ok", "behind", "missing"]
    second_last: datetime | None
    code_confirmed: bool
    concerns: tuple[Word, ...]


def standing(office: Office) -> Standing:
    """Look at both places, the recovery code and the folder itself; writes nothing."""
    beside = backups.kept_in(office.folder / BACKUPS)
    place = second_place(office)
    there = second_folder(office, place) if place is not None else None
    away = place is not None and not place.is_dir()
    second = backups.kept_in(there) if there is not None and not away else []
    last = beside[-1].manifest.at if beside else None
    if away and there is not None:
        second_last = _noted_there(office, there)
    else:
        second_last = second[-1].manifest.at if second else None
    state: Literal["none", "ok", "behind", "missing"]
    if place is None:
        state = "none"
    elif away:
        state = "missing"
    else:
        state = "ok" if second_last is not None and last is not None and second_last >= last else "behind"
    confirmed = openings.recovery_code_confirmed(office)
    concerns = [rolled_back(office, beside), _none_yet(last), _second_concern(office, place, second_last)]
    if not confirmed:
        concerns.append(Word("keys.code_unconfirmed"))
    service = ground.synced_by(office.folder)
    if service is not None:
        concerns.append(Word("book.synced", {"service": service}))
    return Standing(
        last, len(beside), place, state, second_last, confirmed, tuple(one for one in concerns if one is not None)
    )


def second_place(office: Office) -> Path | None:
    """The second place that was chosen for backups, or None."""
    value = settings.get(office, BACKUP_PLACE)
    return Path(value) if value else None


def backup_now(office: Office, place: Path | None = None, progress: Progress = unwatched) -> Backup:
    """A checked backup beside the book and in the second place (or in `place`, where one is given).

    A second place that is away or full does not fail it: that is `Backup.trouble`. Raises Refusal ``backup.…``.
    """
    here, at = office.folder / BACKUPS, office.now()
    while (here / at.strftime(backups.NAMED)).exists():  # two in one second: the later one is named a second later
        at += timedelta(seconds=1)
    kept = office.book.lend_key(lambda key: backups.make(office.book.path, key, here, at, progress=progress))
    files: list[Path] = [kept.folder]
    trouble = None
    target = place or second_place(office)
    if target is not None:
        try:
            files.append(_bring(office, kept, target, make=place is not None))
        except Refusal as refusal:
            if place is not None:
                raise
            trouble = refusal
    backups.rotate(here, kept.folder)
    return _noted(office, kept, tuple(files), trouble)


def daily(office: Office, progress: Progress = unwatched) -> Backup:
    """The first opening of a day makes a backup; later ones only bring the newest to a second place that lacks it."""
    beside = backups.kept_in(office.folder / BACKUPS)
    if not beside or beside[-1].manifest.at.date() != office.today():
        return backup_now(office, progress=progress)
    place = second_place(office)
    if place is None or not place.is_dir() or (second_folder(office, place) / beside[-1].folder.name).is_dir():
        return Backup()
    try:
        brought = _bring(office, beside[-1], place)
    except Refusal as refusal:
        return Backup(trouble=refusal)
    return _noted(office, beside[-1], (brought,), None)


def restore(
    source: Path,
    folder: Path,
    secret: str | None = None,
    *,
    now: Callable[[], datetime] = clock,
    progress: Progress = unwatched,
) -> Office:
    """Open a backup's copy as the office in `folder`; an office that is there is moved aside, never deleted.

    `source` is a backup's folder or a file in it; `secret` the recovery code or passphrase of the time it was made (None: by
    this computer's keyring). Nothing in `folder` is touched before the copy was checked. Raises Refusal as `open_office`
    does, ``backup.…``, ``book.in_use``.
    """
    source, folder = (source.parent if source.is_file() else source).absolute(), folder.absolute()
    if not (source / BOOK).is_file():
        raise Refusal("backup.not_found", folder=str(source))
    ground.refuse_network(folder)
    file = keys.read(source)
    key = key_to(source, file, secret)
    progress(1, 4)
    kept = _manifest(source)
    if kept is not None:
        backups.check(kept, key)
    else:
        backups.inspect(source / BOOK, key)
    progress(2, 4)
    if not openings.exists(folder) and folder.is_dir() and any(not _ours(entry.name) for entry in folder.iterdir()):
        raise Refusal("book.folder_not_empty", folder=str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("book.folder_not_writable", folder=str(folder)) from error
    held = Hold(folder)
    try:
        backups.put_back(source, folder, REPLACED + now().strftime(backups.NAMED))
        progress(3, 4)
        if file.keyring:
            keyring_slot.put(file.office, key)
    finally:
        held.release()
    office = openings.open_office(folder, secret, now=now)
    with office.write(Act("backup_restored", reversible=False)) as pen:
        settings.write(pen, {RESTORED_AT: pen.at})
    progress(4, 4)
    return office


def _ours(name: str) -> bool:
    """Whether this is what an office leaves behind when its book is gone."""
    return name in (hold.FILE, BACKUPS, f"{BOOK}-wal", f"{BOOK}-shm") or name.startswith((REPLACED, "."))


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


def _manifest(folder: Path) -> Kept | None:
    try:
        return backups.read(folder)
    except Refusal as refusal:
        if refusal.code != "backup.no_manifest":
            raise
        return None


def _bring(office: Office, kept: Kept, place: Path, make: bool = False) -> Path:
    """Put a backup in the second place; `make`: the folder was named just now and may be made."""
    try:
        if make:
            place.mkdir(parents=True, exist_ok=True)
        folder = second_folder(office, place)
    except OSError as error:
        raise Refusal("backup.place_unwritable", place=str(place)) from error
    if not place.is_dir():
        raise Refusal("backup.place_missing", place=str(place))
    brought = backups.copy_to(kept, folder).folder
    backups.rotate(folder, brought)
    return brought


def second_folder(office: Office, place: Path) -> Path:
    """The folder of this office's backups in the second place, which other offices may use, too."""
    return place / f"lut_admin-{keys.read(office.folder).office[:8]}"


def _noted(office: Office, kept: Kept, files: tuple[Path, ...], trouble: Refusal | None) -> Backup:
    manifest = kept.manifest
    act = Act("backup_made", reversible=False)
    with office.write(act) as pen:
        note = {"at": pen.at, "file": kept.folder.name, "seq": manifest.seq, "head": manifest.head}
        pen.insert(BackupNote, [{**note, "place": str(path.parent)} for path in files])
        return Backup(
            Changes.BACKUPS, pen.act_id, act.name, files=files, anchor=manifest.anchor, trouble=trouble
        )


def _noted_there(office: Office, folder: Path) -> datetime | None:
    """When a backup last went to a place that cannot be looked at now."""
    with office.read() as connection:
        at = connection.scalar(select(func.max(BackupNote.at)).where(BackupNote.place == str(folder)))
    return datetime.fromisoformat(at).astimezone(CHINA) if at else None


def since_restored(office: Office, kept: list[Kept]) -> list[Kept]:
    """Backups that this very book was in: those made before it was restored may know entries that it never had."""
    restored = settings.get(office, RESTORED_AT)
    since = datetime.fromisoformat(restored) if restored else datetime.min.replace(tzinfo=UTC)
    return [one for one in kept if one.manifest.at >= since]


def rolled_back(office: Office, kept: list[Kept]) -> Word | None:
    """The backup that holds entries which the book has lost, as after a write-ahead log was deleted by hand."""
    with office.read() as connection:
        lost = [one for one in since_restored(office, kept) if not journal.holds(connection, one.manifest.anchor)]
    return Word("book.rolled_back", {"made": f"{lost[-1].manifest.at:%Y-%m-%d %H:%M}"}) if lost else None


def _none_yet(last: datetime | None) -> Word | None:
    return Word("backup.none_yet") if last is None else None


def _second_concern(office: Office, place: Path | None, last: datetime | None) -> Word | None:
    if place is None:
        return Word("backup.no_second_place")
    days = (office.today() - last.date()).days if last is not None else PATIENT_DAYS
    if not place.is_dir():
        return Word("backup.place_missing", {"place": str(place)}) if days >= PATIENT_DAYS or last is None else None
    return Word("backup.second_old", {"place": str(place), "n": days}) if days >= PATIENT_DAYS else None
