"""The second place for backups, and handing a new key file on to the copies of the office that are within reach.

The data key stays the same when a passphrase or recovery code changes, so that a copy of the old key file, with the old code,
still opens whatever that key has ever locked. Therefore no copy within reach keeps its old key file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lut_admin.office import settings
from lut_admin.office.office import Office
from lut_admin.records import keys
from lut_admin.records.ground import BACKUPS
from lut_admin.refusals import Refusal

# The setting that names the second place: a folder on another disk, a USB stick or a network drive.
BACKUP_PLACE = "backup_place"
# The setting that names the folder whose key files are still those of before, since it was away when they changed.
BEHIND = "keys_behind"

NAMED = "lut_admin-"


def chosen(office: Office) -> Path | None:
    """The second place that was chosen for backups, or None."""
    value = settings.get(office, BACKUP_PLACE)
    return Path(value) if value else None


def folder_in(office: Office, place: Path) -> Path:
    """The folder of this office's backups in the second place, which other offices may use, too."""
    return place / f"{NAMED}{keys.read(office.folder).office[:8]}"


def behind(office: Office) -> Path | None:
    """The folder that was away when passphrase or recovery code changed, until the new key file has been brought there."""
    value = settings.get(office, BEHIND)
    return Path(value) if value else None


def hand_on_keys(office: Office) -> Path | None:
    """Put the present key file in the place of the old ones in every backup within reach, and with what was moved aside.

    Returns the folder in the second place where that could not be done, since it is away or cannot be written to.
    """
    place, since = chosen(office), behind(office)
    _hand_on(office.folder / BACKUPS, office.folder)
    _hand_on(office.folder, office.folder)
    there = {folder for folder in (folder_in(office, place) if place else None, since) if folder is not None}
    missed = [folder for folder in there if not (folder.parent.is_dir() and _hand_on(folder, office.folder))]
    # Of two the one that has been away longer.
    return since if since in missed else next(iter(missed), None)


def _hand_on(place: Path, source: Path) -> bool:
    """Replace the key files in the folders under `place`; whether every one of the same office is now the present one."""
    present = keys.read(source)
    done = True
    try:
        for folder in _copies(place):
            try:
                if keys.read(folder).office != present.office:
                    continue
            except Refusal:
                pass  # damaged: the present one is better
            try:
                present.write(folder)
            except OSError:
                done = False
    except OSError:
        return False
    return done


def _copies(place: Path) -> Iterator[Path]:
    for folder in sorted(place.iterdir()) if place.is_dir() else ():
        if not folder.name.startswith(".") and (folder / keys.FILE).is_file():
            yield folder
