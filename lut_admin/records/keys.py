"""The key file beside the book: the data key, sealed under the recovery code and, where there is one, a passphrase.

The data key is 32 random bytes and never changes; what changes is how it is sealed. Losing a way in never makes a new key:
without a way in the book stays shut. Lay-out and reasons: build_spec/decisions/001-encrypted-book.md.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import unicodedata
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from lut_admin.records import private, recovery_code
from lut_admin.refusals import Refusal

FILE = "keys.json"
FORMAT = 1
KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12

# A key file that asks for more than this was not written by us: opening it would stop the computer.
MOST_MEMORY_KIB = 1024 * 1024
MOST_PASSES = 16

LEAST_LENGTH = 8
LEAST_DISTINCT = 4

Kind = Literal["recovery", "passphrase"]
KINDS: tuple[Kind, ...] = ("passphrase", "recovery")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a guess costs (Argon2id, RFC 9106's second choice): memory in KiB, passes, lanes."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key, sealed under one secret."""

    kind: Kind
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The key file: the office's id, whether its key was put in this computer's keyring, and the sealed copies."""

    office: str
    keyring: bool = False
    slots: tuple[Slot, ...] = ()

    def kinds(self) -> tuple[Kind, ...]:
        """The secrets that open it."""
        return tuple(kind for kind in KINDS if any(slot.kind == kind for slot in self.slots))

    def sealing(self, kind: Kind, secret: str, key: bytes, cost: Cost | None = None) -> KeyFile:
        """The same file with `key` sealed under a new secret of this kind; the one before no longer opens it."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        slot = Slot(kind, cost or Cost(), secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES), b"")
        sealed = AESGCM(_derive(slot, secret)).encrypt(slot.nonce, key, self._header(slot))
        others = tuple(other for other in self.slots if other.kind != kind)
        return replace(self, slots=(*others, replace(slot, sealed=sealed)))

    def unsealed(self, kind: Kind, secret: str) -> bytes | None:
        """The data key, or None where this secret does not open this kind of slot."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        for slot in self.slots:
            if slot.kind != kind:
                continue
            try:
                return AESGCM(_derive(slot, secret)).decrypt(slot.nonce, slot.sealed, self._header(slot))
            except InvalidTag:
                continue
        return None

    def opened_by(self, secret: str) -> tuple[Kind, bytes]:
        """The data key from whatever a person typed, passphrase or recovery code, and which of them it was.

        Raises Refusal: ``keys.wrong_secret``, or what is wrong with a mistyped code (`recovery_code.read`).
        """
        if "passphrase" in self.kinds():
            key = self.unsealed("passphrase", secret)
            if key is not None:
                return "passphrase", key
        if recovery_code.resembles(secret):
            key = self.unsealed("recovery", recovery_code.read(secret))
            if key is not None:
                return "recovery", key
        raise Refusal("keys.wrong_secret")

    def write(self, folder: Path) -> None:
        """Put the file in place, whole or not at all."""
        document = {
            "format": FORMAT,
            "office": self.office,
            "keyring": self.keyring,
            "slots": [
                {
                    "kind": slot.kind,
                    "kdf": {
                        "name": "argon2id",
                        "memory_kib": slot.cost.memory,
                        "passes": slot.cost.passes,
                        "lanes": slot.cost.lanes,
                    },
                    "salt": base64.b64encode(slot.salt).decode(),
                    "nonce": base64.b64encode(slot.nonce).decode(),
                    "sealed": base64.b64encode(slot.sealed).decode(),
                }
                for slot in self.slots
            ],
        }
        part = folder / f"{FILE}.part"
        with open(part, "w", encoding="utf-8", opener=private.opener) as stream:
            json.dump(document, stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(part, folder / FILE)

    def _header(self, slot: Slot) -> bytes:
        """What is authenticated with the key: changed costs or a slot of another office do not open."""
        parts = [FORMAT, self.office, slot.kind, slot.cost.memory, slot.cost.passes, slot.cost.lanes]
        return json.dumps([*parts, base64.b64encode(slot.salt).decode()], separators=(",", ":")).encode()


def new_key() -> bytes:
    """A fresh data key."""
    return secrets.token_bytes(KEY_BYTES)


def new_file() -> KeyFile:
    """The key file of a new office, still without slots."""
    return KeyFile(uuid.uuid4().hex)


def read(folder: Path) -> KeyFile:
    """The key file in `folder`; raises Refusal ``keys.file_missing``, ``keys.file_damaged`` or ``keys.file_newer``."""
    path = folder / FILE
    try:
        document = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise Refusal("keys.file_missing", file=FILE, folder=str(folder)) from error
    except (OSError, ValueError, RecursionError) as error:
        raise Refusal("keys.file_damaged", file=FILE) from error
    try:
        if document["format"] > FORMAT:
            raise Refusal("keys.file_newer", file=FILE)
        return KeyFile(
            uuid.UUID(document["office"]).hex, bool(document["keyring"]), tuple(_slot(s) for s in document["slots"])
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refusal("keys.file_damaged", file=FILE) from error


def refuse_weak(passphrase: str) -> None:
    """Refuse (``keys.weak``) a passphrase of fewer than 8 characters or 4 different ones."""
    plain = _plain(passphrase)
    if len(plain) < LEAST_LENGTH or len(set(plain)) < LEAST_DISTINCT:
        raise Refusal("keys.weak", least=LEAST_LENGTH)


def _slot(document: dict[str, Any]) -> Slot:
    kind, kdf = document["kind"], document["kdf"]
    if kind not in KINDS or kdf["name"] != "argon2id":
        raise ValueError(kind)
    cost = Cost(int(kdf["memory_kib"]), int(kdf["passes"]), int(kdf["lanes"]))
    if not (0 < cost.memory <= MOST_MEMORY_KIB and 0 < cost.passes <= MOST_PASSES and 0 < cost.lanes <= MOST_PASSES):
        raise ValueError("cost")
    salt, nonce, sealed = (base64.b64decode(document[name], validate=True) for name in ("salt", "nonce", "sealed"))
    if len(salt) != SALT_BYTES or len(nonce) != NONCE_BYTES:
        raise ValueError("salt")
    return Slot(kind, cost, salt, nonce, sealed)


def _derive(slot: Slot, secret: str) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.cost.passes,
        lanes=slot.cost.lanes,
        memory_cost=slot.cost.memory,
    )
    return kdf.derive(_plain(secret).encode("utf-8", "surrogatepass"))


def _plain(secret: str) -> str:
    """A typed secret, the same whichever keyboard or input method it was typed with."""
    return unicodedata.normalize("NFKC", secret).strip()
