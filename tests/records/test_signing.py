from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from lut_admin.records import journal, signing
from lut_admin.records.book import Book
from lut_admin.records.journal import Act


def test_a_key_is_kept_and_signs(book: Book) -> None:
    made = signing.fresh()
    with book.read() as connection:
        assert signing.kept(connection) is None
    with book.write(Act("make_signing_key", {"key": made.fingerprint}, reversible=False), "x") as pen:
        signing.keep(pen, made)
    with book.read() as connection:
        kept = signing.kept(connection)
        assert journal.size(connection) == 1, "the private half is in no entry"
    assert kept == made and made.fingerprint not in repr(signing.fresh())
    public = Ed25519PublicKey.from_public_bytes(made.public)
    public.verify(kept.sign(b"list"), b"list")
    with pytest.raises(InvalidSignature):
        public.verify(kept.sign(b"list"), b"lisp")
    assert made.private.hex() not in repr(made) and str(made.private) not in repr(made)
