from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from lut_admin.papers import dossier
from lut_admin.refusals import Refusal

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
FILES = {"case.json": b"{}", "papers/证据.pdf": b"%PDF"}


def made(files: dict[str, bytes] | None = None) -> bytes:
    public = KEY.public_key().public_bytes_raw()
    return dossier.written(files or FILES, "T-1", "2025-11-20T10:00:00+08:00", (7, "ab"), public, KEY.sign)


def test_the_same_contents_are_the_same_file() -> None:
    assert made() == made(dict(reversed(FILES.items())))


def test_it_says_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(made())
    told = dossier.sealed(path)
    assert (told.number, told.seq, told.head, told.files) == ("T-1", 7, "ab", tuple(sorted(FILES)))
    assert dossier.compare(path) == 2 and dossier.is_dossier(path)


def test_what_would_unpack_to_more_is_no_dossier(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(io.BytesIO(made())) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    with pytest.raises(Refusal) as told:
        dossier.sealed(path)
    assert told.value.code == "dossier.not_one"


def test_no_changed_byte_of_a_file_goes_unseen(tmp_path: Path) -> None:
    whole, path = made(), tmp_path / "a.zip"
    first = whole.index(b"{}")
    for place in (first, first + 1, whole.index(b"%PDF") + 3):
        changed = bytearray(whole)
        changed[place] ^= 1
        path.write_bytes(bytes(changed))
        with pytest.raises(Refusal) as told:
            dossier.compare(path)
        assert told.value.code in ("dossier.damaged", "dossier.changed")
