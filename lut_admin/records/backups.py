"""Backups: copies that were opened and checked before they count, in folders that hold all it takes to start again.

A backup is a folder ``20261122-170253`` with the encrypted book, the key file and a manifest (when, counts, SHA-256, and the
journal's end as the anchor kept elsewhere). With the recovery code it opens on any computer.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from lut_admin import __version__
from lut_admin.convention.hours import CHINA
from lut_admin.records import book as books
from lut_admin.records import journal, keys, private, rotation
from lut_admin.records.ground import BOOK
from lut_admin.records.journal import GENESIS, Anchor
from lut_admin.records.tables import KINDS
from lut_admin.refusals import Progress, Refusal, unwatched

MANIFEST = "manifest.json"
NAMED = "%Y%m%d-%H%M%S"
NAME = re.compile(r"\d{8}-\d{6}")
PARTIAL = ".part-"
SEALED = re.compile(r"[0-9a-f]{64}")

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself: when it was made (ISO, Shanghai), by which version, of which book."""

    made: str
    app: str
    version: int
    seq: int
    head: str
    counts: Mapping[str, int]
    sha256: str

    @property
    def anchor(self) -> Anchor:
        """The journal's end when the backup was made."""
        return Anchor(self.seq, self.head)

    @property
    def at(self) -> datetime:
        """When it was made, aware."""
        return datetime.fromisoformat(self.made)


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup in its folder."""

    folder: Path
    manifest: Manifest


def make(
    source: Path, key: bytes, place: Path, at: datetime, name: str = "", progress: Progress = unwatched
) -> Kept:
    """Copy the book at `source` (and the key file beside it) into a new folder under `place`, and check the copy.

    `at` is aware. Raises Refusal: ``backup.place_missing``, ``backup.disk_full``, ``backup.failed`` (with `step`).
    """
    folder = place / (name or at.astimezone(CHINA).strftime(NAMED))
    with _aside(place, folder) as making:
        before, expected = _told(source, key)
        progress(1, 4)
        raw = books.connect(source, key)
        try:
            version = books.version_of(raw)
            raw.execute("VACUUM INTO ?", (str(private.touch(making / BOOK)),))
        finally:
            raw.close()
        progress(2, 4)
        anchor, counts = inspect(making / BOOK, key)
        after, _ = _told(source, key)
        # Nobody else writes while a backup runs; were it so, the copy would lie between the two looks.
        if not before.seq <= anchor.seq <= after.seq or (before == after and counts != expected):
            raise Refusal("backup.failed", step="counts")
        progress(3, 4)
        if (source.parent / keys.FILE).is_file():
            _copy(source.parent / keys.FILE, making / keys.FILE)
        with (making / BOOK).open("rb+") as stream:
            os.fsync(stream.fileno())
        manifest = Manifest(
            at.astimezone(CHINA).isoformat(timespec="seconds"), __version__, version, anchor.seq, anchor.head,
            counts, sha256(making / BOOK),
        )
        _write_manifest(making, manifest)
    progress(4, 4)
    return Kept(folder, manifest)


def inspect(path: Path, key: bytes) -> tuple[Anchor, dict[str, int]]:
    """Open a copy and look at every page of it; returns its journal's end and its rows by table.

    Raises Refusal ``backup.failed`` (`step`: plaintext, cipher, pages, references), or what opening it refuses.
    """
    if books.is_plaintext(path):
        raise Refusal("backup.failed", step="plaintext")
    raw = books.connect(path, key, "ro")
    try:
        for pragma, step, good in (
            ("cipher_integrity_check", "cipher", []),
            ("quick_check", "pages", [("ok",)]),
            ("foreign_key_check", "references", []),
        ):
            if raw.execute(f"PRAGMA {pragma}").fetchall() != good:
                raise Refusal("backup.failed", step=step)
        return _look(raw)
    except sqlcipher3.DatabaseError as error:
        raise Refusal("backup.failed", step="pages") from error
    finally:
        raw.close()


def kept_in(place: Path) -> list[Kept]:
    """The backups under `place`, oldest first; a folder without a readable manifest is no backup."""
    found = []
    for folder in sorted(place.iterdir()) if place.is_dir() else ():
        if NAME.fullmatch(folder.name):
            try:
                found.append(read(folder))
            except Refusal:
                continue
    return found


def read(folder: Path) -> Kept:
    """The backup in `folder` by its manifest; raises Refusal ``backup.no_manifest``, ``backup.manifest_damaged``."""
    try:
        document = json.loads((folder / MANIFEST).read_text("utf-8"))
    except FileNotFoundError as error:
        raise Refusal("backup.no_manifest", folder=str(folder)) from error
    except (OSError, ValueError, RecursionError) as error:
        raise Refusal("backup.manifest_damaged", folder=str(folder)) from error
    try:
        manifest = Manifest(**document)
        sealed = all(SEALED.fullmatch(value) for value in (manifest.head, manifest.sha256))
        numbers = [manifest.version, manifest.seq, *dict(manifest.counts).values()]
        sound = sealed and manifest.at.tzinfo is not None and all(type(number) is int for number in numbers)
    except (TypeError, ValueError) as error:
        raise Refusal("backup.manifest_damaged", folder=str(folder)) from error
    if not sound:
        raise Refusal("backup.manifest_damaged", folder=str(folder))
    return Kept(folder, manifest)


def check(kept: Kept, key: bytes) -> None:
    """Look whether a backup is still what was put there; raises Refusal ``backup.changed``, ``backup.failed`` …"""
    path = kept.folder / BOOK
    if not path.is_file():
        raise Refusal("book.missing", file=str(path))
    if sha256(path) != kept.manifest.sha256:
        raise Refusal("backup.changed", folder=str(kept.folder))
    anchor, counts = inspect(path, key)
    if anchor != kept.manifest.anchor or counts != dict(kept.manifest.counts):
        raise Refusal("backup.changed", folder=str(kept.folder))


def copy_to(kept: Kept, place: Path) -> Kept:
    """Put the same backup in a second place; what arrived there is read again and compared."""
    folder = place / kept.folder.name
    with _aside(place, folder) as making:
        for name in (BOOK, keys.FILE, MANIFEST):
            if (kept.folder / name).is_file():
                _copy(kept.folder / name, making / name)
        if sha256(making / BOOK) != kept.manifest.sha256:
            raise Refusal("backup.failed", step="copy")
    return Kept(folder, kept.manifest)


def rotate(place: Path, made: Path) -> list[Path]:
    """Remove the backups that the newest days, weeks and months no longer need; returns what was removed.

    `made` has just been checked and stays whatever its date says: the computer's clock may be wrong.
    """
    kept = [one for one in kept_in(place) if one.folder != made]
    needed = rotation.needed([one.manifest.at for one in kept])
    removed = [one.folder for one, stays in zip(kept, needed, strict=True) if not stays]
    for folder in removed:
        shutil.rmtree(folder, ignore_errors=True)
    return removed


def fits(path: Path, key: bytes) -> bool:
    """Whether this key opens this copy."""
    try:
        books.connect(path, key, "ro").close()
    except Refusal as refusal:
        if refusal.code != "book.wrong_key":
            raise
        return False
    return True


def walk(path: Path, key: bytes) -> Anchor:
    """Follow the journal of a copy from its first entry to its last; raises Refusal ``journal.broken``."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3.dbapi2,
        creator=lambda: books.connect(path, key, "ro"),
        poolclass=NullPool,
        hide_parameters=True,
    )
    try:
        with engine.connect() as connection:
            return journal.check(connection)
    finally:
        engine.dispose()


def put_back(source: Path, folder: Path, aside: str) -> None:
    """Put a backup's book and key file in place; what is there goes into the folder `aside` beside them, logs included."""
    making = Path(tempfile.mkdtemp(prefix=PARTIAL, dir=folder))
    try:
        for name in (BOOK, keys.FILE):
            _copy(source / name, making / name)
        if sha256(making / BOOK) != sha256(source / BOOK):
            raise Refusal("backup.failed", step="copy")
        present = [folder / name for name in (BOOK, f"{BOOK}-wal", f"{BOOK}-shm", keys.FILE)]
        present = [path for path in present if path.exists()]
        if present:
            private.folder(folder / aside)
        for path in present:
            path.replace(folder / aside / path.name)
        for name in (keys.FILE, BOOK):
            books.settle(making / name, folder / name)
    except OSError as error:
        raise _refusal(error, folder) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def sha256(path: Path) -> str:
    """The SHA-256 of a file, read from the disk."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _told(path: Path, key: bytes) -> tuple[Anchor, dict[str, int]]:
    raw = books.connect(path, key)
    try:
        raw.execute("BEGIN")
        return _look(raw)
    finally:
        raw.close()


def _look(raw: Any) -> tuple[Anchor, dict[str, int]]:
    last = raw.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    present = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    counts = {name: raw.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0] for name in sorted(present & set(KINDS))}
    return (Anchor(*last) if last else Anchor(0, GENESIS)), counts


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    with open(folder / MANIFEST, "w", encoding="utf-8", opener=private.opener) as stream:
        json.dump(asdict(manifest), stream, ensure_ascii=False, indent=1)
        stream.flush()
        os.fsync(stream.fileno())


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as reading, open(target, "wb", opener=private.opener) as writing:
        shutil.copyfileobj(reading, writing, BLOCK)
        writing.flush()
        os.fsync(writing.fileno())


@contextmanager
def _aside(place: Path, folder: Path) -> Iterator[Path]:
    """A folder to make a backup in, which becomes `folder` when all went well and is removed when not."""
    if not place.parent.is_dir():
        raise Refusal("backup.place_missing", place=str(place))
    making = None
    try:
        private.folder(place)
        for left in place.glob(f"{PARTIAL}*"):  # of a backup that was cut off
            shutil.rmtree(left, ignore_errors=True)
        making = Path(tempfile.mkdtemp(prefix=PARTIAL, dir=place))
        yield making
        if folder.exists():
            raise Refusal("backup.exists", folder=str(folder))
        making.replace(folder)
    except (OSError, sqlcipher3.DatabaseError) as error:
        raise _refusal(error, place) from error
    finally:
        if making is not None:
            shutil.rmtree(making, ignore_errors=True)


def _refusal(error: Exception, place: Path) -> Refusal:
    full = getattr(error, "errno", None) == errno.ENOSPC or "is full" in str(error)
    return Refusal("backup.disk_full" if full else "backup.place_unwritable", place=str(place))
