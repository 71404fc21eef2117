"""The key that signs what leaves the data: made once, its private half never leaves; its fingerprint is printed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, select

from lut_admin.records.pen import Pen
from lut_admin.records.tables import SigningKey


@dataclass(frozen=True, slots=True, repr=False)
class Signer:
    """Signs with Ed25519 (RFC 8032); `public` is 32 bytes, `fingerprint` their SHA-256."""

    public: bytes
    private: bytes

    @property
    def fingerprint(self) -> str:
        """What is printed and compared."""
        return hashlib.sha256(self.public).hexdigest()

    def sign(self, message: bytes) -> bytes:
        """The signature, 64 bytes."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.private).sign(message)


def fresh() -> Signer:
    """A new key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return _signer(Ed25519PrivateKey.generate().private_bytes_raw())


def keep(pen: Pen, signer: Signer) -> None:
    """Keep a key; that act tells its fingerprint."""
    pen.keep(SigningKey, {"fingerprint": signer.fingerprint, "private": signer.private})


def kept(connection: Connection) -> Signer | None:
    """The key there is."""
    private = connection.scalar(select(SigningKey.private).limit(1))
    return None if private is None else _signer(private)


def _signer(private: bytes) -> Signer:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Signer(Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw(), private)
