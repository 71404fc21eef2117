"""A dossier: one zip with the papers, the case as JSON and its evidence, and a signed list of all of it.

``manifest.json`` names each file with SHA-256 and size, the case, the moment, the journal's end and the public key;
``manifest.sig`` is the Ed25519 signature of its bytes, in hex. Files are stored without compression and with one date, so that the
same contents are the same zip. A good signature proves that nothing was changed since it was signed by whoever held the key; whose
key it is, the fingerprint printed on the cover tells.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lut_admin.refusals import Refusal

FORMAT, VERSION = "lut-admin-dossier", 1
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
# More than the evidence of any case may be: what says it holds more is no dossier of ours.
_MOST = 8_000_000_000
_DATE = (1980, 1, 1, 0, 0, 0)
# What zipfile raises at a file that is no archive, cannot be read, is packed in a way it does not know, locked, or cut off.
_DAMAGED = (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError)


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a dossier's manifest says: the case, when it was made (ISO), the journal's end, the key's fingerprint, its files."""

    number: str
    made: str
    seq: int
    head: str
    key: str
    files: tuple[str, ...]


def written(
    files: Mapping[str, bytes],
    number: str,
    made: str,
    end: tuple[int, str],
    public: bytes,
    sign: Callable[[bytes], bytes],
) -> bytes:
    """A dossier as zip: these files by name, the manifest and its signature; `end` is the journal's (seq, head)."""
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "number": number,
        "made": made,
        "journal": {"seq": end[0], "head": end[1]},
        "key": public.hex(),
        "files": {name: _told(files[name]) for name in sorted(files)},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    whole = {**{name: files[name] for name in sorted(files)}, MANIFEST: text, SIGNATURE: sign(text).hex().encode()}
    made_zip = io.BytesIO()
    with zipfile.ZipFile(made_zip, "w", zipfile.ZIP_STORED) as archive:
        for name, data in whole.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system, info.external_attr = 3, 0o600 << 16
            archive.writestr(info, data)
    return made_zip.getvalue()


def _told(data: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}


def is_dossier(path: Path) -> bool:
    """Whether a file is meant as a dossier: a zip."""
    return path.is_file() and (path.suffix.casefold() == ".zip" or zipfile.is_zipfile(path))


def sealed(path: Path) -> Sealed:
    """What a dossier's manifest says, if its signature is good.

    Refuses what is no dossier (``dossier.not_one``) and a manifest that was changed (``dossier.unsigned``).
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _sealed(archive, path.name)[0]
    except _DAMAGED as error:
        raise Refusal("dossier.not_one", file=path.name) from error


def compare(path: Path) -> int:
    """Compare every file of a dossier with its manifest; returns how many there are.

    Refuses a file that is changed (``dossier.changed``), lacking (``dossier.lacking``) or was put in (``dossier.put_in``).
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _sealed(archive, path.name)[1]
            names = archive.namelist()
            listed: Mapping[str, Mapping[str, Any]] = manifest["files"]
            for name in listed:
                if name not in names:
                    raise Refusal("dossier.lacking", file=path.name, name=name)
            extra = [name for name in names if name not in listed and name not in (MANIFEST, SIGNATURE)]
            if extra or len(names) != len(set(names)):
                raise Refusal("dossier.put_in", file=path.name, name=[*extra, *names][0])
            for name, told in listed.items():
                if _digest(archive, name) != told:
                    raise Refusal("dossier.changed", file=path.name, name=name)
            return len(listed)
    except _DAMAGED as error:
        raise Refusal("dossier.damaged", file=path.name) from error


def _digest(archive: zipfile.ZipFile, name: str) -> dict[str, Any]:
    found, size = hashlib.sha256(), 0
    with archive.open(name) as stream:
        while part := stream.read(1 << 20):
            found.update(part)
            size += len(part)
    return {"sha256": found.hexdigest(), "size": size}


def _sealed(archive: zipfile.ZipFile, file: str) -> tuple[Sealed, dict[str, Any]]:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    stored = all(one.compress_type == zipfile.ZIP_STORED for one in archive.infolist())
    if not stored or sum(one.file_size for one in archive.infolist()) > _MOST:
        raise Refusal("dossier.not_one", file=file)
    try:
        text, signature = archive.read(MANIFEST), bytes.fromhex(archive.read(SIGNATURE).decode("ascii"))
        manifest = json.loads(text)
        if (manifest["format"], manifest["version"]) != (FORMAT, VERSION):
            raise Refusal("dossier.not_one", file=file)
        public = bytes.fromhex(manifest["key"])
        end = manifest["journal"]
        told = Sealed(
            str(manifest["number"]), str(manifest["made"]), int(end["seq"]), str(end["head"]),
            hashlib.sha256(public).hexdigest(), tuple(manifest["files"]),
        )  # fmt: skip
        key = Ed25519PublicKey.from_public_bytes(public)
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise Refusal("dossier.not_one", file=file) from error
    try:
        key.verify(signature, text)
    except InvalidSignature as error:
        raise Refusal("dossier.unsigned", file=file) from error
    return told, manifest
