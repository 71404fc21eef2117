"""Safekeeping: checked backups in two places, made without being asked, and how safe that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from sqlalchemy import func, select

from lut_admin.convention.hours import CHINA
from lut_admin.office import openings, restoring, second_place, settings
from lut_admin.office.office import Office
from lut_admin.office.results import OWN, Changes, Result
from lut_admin.papers.words import Word
from lut_admin.records import backups, ground, journal
from lut_admin.records.backups import Kept
from lut_admin.records.ground import BACKUPS
from lut_admin.records.journal import Act, Anchor
from lut_admin.records.tables import BackupNote
from lut_admin.refusals import Progress, Refusal, unwatched

# An import is never left without a backup; other work may wait so long for the next one.
IMPORTS = frozenset({"import_list"})
PATIENCE = timedelta(hours=4)
ONE_DAY = timedelta(days=1)
AT_ONCE = timedelta(0)

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
    concerns: tuple[Word, ...]


def standing(office: Office) -> Standing:
    """Look at both places, the recovery code and the folder itself; writes nothing."""
    beside = backups.kept_in(office.folder / BACKUPS)
    place = second_place.chosen(office)
    there = second_place.folder_in(office, place) if place is not None else None
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
    concerns = [rolled_back(office, beside), _none_yet(last), _second_concern(office, place, second_last)]
    concerns += _key_concerns(office)
    if not openings.recovery_code_confirmed(office):
        concerns.append(Word("keys.code_unconfirmed"))
    service = ground.synced_by(office.folder)
    if service is not None:
        concerns.append(Word("book.synced", {"service": service}))
    aside = restoring.replaced(office.folder)
    if len(aside) > 1:
        concerns.append(Word("backup.replaced_kept", {"n": len(aside), "folder": str(office.folder)}))
    return Standing(last, len(beside), place, state, second_last, tuple(one for one in concerns if one is not None))


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
    target = place or second_place.chosen(office)
    if target is not None:
        try:
            files.append(_bring(office, kept, target, make=place is not None))
        except Refusal as refusal:
            if place is not None:
                raise
            trouble = refusal
    backups.rotate(here, kept.folder)
    _catch_up_keys(office)
    return _noted(office, kept, tuple(files), trouble)


def daily(office: Office, progress: Progress = unwatched, patience: timedelta = PATIENCE) -> Backup:
    """A backup where one is due (`due`); else only what the second place lacks, when it is there again.

    Before a backup, names whose time is over are forgotten, so that it does not hold them.
    """
    beside = backups.kept_in(office.folder / BACKUPS)
    if due(office, patience):
        from lut_admin.office.cases.evidence import erase_taken_back
        from lut_admin.office.cases.noting import erase_notes
        from lut_admin.office.groups.forgetting import forget_strangers  # what it reads is needed for nothing else here

        forget_strangers(office)
        erase_notes(office)
        erase_taken_back(office)
        return backup_now(office, progress=progress)
    place = second_place.chosen(office)
    try:
        _catch_up_keys(office)
        if place is None or not place.is_dir() or (second_place.folder_in(office, place) / beside[-1].folder.name).is_dir():
            return Backup()
        brought = _bring(office, beside[-1], place)
    except Refusal as refusal:
        return Backup(trouble=refusal)
    return _noted(office, beside[-1], (brought,), None)


def due(office: Office, patience: timedelta = PATIENCE) -> bool:
    """Whether a backup should be made now: none was made today, or what was done since the newest has waited long enough.

    An import waits for nothing.
    """
    beside = since_restored(office, backups.kept_in(office.folder / BACKUPS))
    if not beside:
        return True
    newest = max((one.manifest for one in beside), key=lambda manifest: manifest.seq)
    if newest.at.date() != office.today():
        return True
    with office.read() as connection:
        since = {act.name for act in journal.acts(connection) if act.id > newest.seq} - OWN
    return bool(since) and (not IMPORTS.isdisjoint(since) or office.now() - newest.at >= patience)


def written(office: Office) -> int:
    """How long the journal is: two equal numbers say that nothing was written in between."""
    with office.read() as connection:
        return journal.anchor(connection).seq


def _catch_up_keys(office: Office) -> None:
    """Bring the present key file where it could not be brought when it changed."""
    behind = second_place.behind(office)
    if behind is not None and behind.is_dir() and second_place.hand_on_keys(office) is None:
        with office.write(Act("key_files_handed_on", reversible=False)) as pen:
            settings.write(pen, {second_place.BEHIND: ""})


def _bring(office: Office, kept: Kept, place: Path, make: bool = False) -> Path:
    """Put a backup in the second place; `make`: the folder was named just now and may be made."""
    try:
        if make:
            place.mkdir(parents=True, exist_ok=True)
        folder = second_place.folder_in(office, place)
    except OSError as error:
        raise Refusal("backup.place_unwritable", place=str(place)) from error
    if not place.is_dir():
        raise Refusal("backup.place_missing", place=str(place))
    brought = backups.copy_to(kept, folder).folder
    backups.rotate(folder, brought)
    return brought


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
    restored = settings.get(office, restoring.RESTORED_AT)
    since = datetime.fromisoformat(restored) if restored else datetime.min.replace(tzinfo=UTC)
    return [one for one in kept if one.manifest.at >= since]


def rolled_back(office: Office, kept: list[Kept]) -> Word | None:
    """The backup that holds entries which the book has lost, as after a write-ahead log was deleted by hand."""
    with office.read() as connection:
        lost = [one for one in since_restored(office, kept) if not journal.holds(connection, one.manifest.anchor)]
    return Word("book.rolled_back", {"made": f"{lost[-1].manifest.at:%Y-%m-%d %H:%M}"}) if lost else None


def _none_yet(last: datetime | None) -> Word | None:
    return Word("backup.none_yet") if last is None else None


def _key_concerns(office: Office) -> list[Word | None]:
    behind = second_place.behind(office)
    taken = settings.get(office, openings.KEYS_TAKEN_FROM)
    return [
        Word("keys.old_elsewhere", {"place": str(behind)}) if behind is not None else None,
        Word("keys.file_taken", {"backup": taken}) if taken else None,
    ]


def _second_concern(office: Office, place: Path | None, last: datetime | None) -> Word | None:
    if place is None:
        return Word("backup.no_second_place")
    days = (office.today() - last.date()).days if last is not None else PATIENT_DAYS
    if not place.is_dir():
        return Word("backup.place_missing", {"place": str(place)}) if days >= PATIENT_DAYS or last is None else None
    return Word("backup.second_old", {"place": str(place), "n": days}) if days >= PATIENT_DAYS else None
