"""Evidence files of a case, their bytes, which the record holds by their SHA-256, and the key that signs dossiers."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from lut_admin.records.tables.base import Table


class Exhibit(Table):
    """A file that is evidence in a case: its place among the case's files, what it shows, who gave it, the day it was obtained.

    `file_name` and `kind` are as `convention.exhibits` left them; `size` is in bytes. A redacted copy points with `redacts` to
    the exhibit it was made from.
    """

    __tablename__ = "exhibit"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    description_zh: Mapped[str]
    description_en: Mapped[str] = mapped_column(default="")
    file_name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(10))
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    obtained: Mapped[str | None] = mapped_column(String(10))
    source: Mapped[str] = mapped_column(default="")
    at: Mapped[str] = mapped_column(String(32))
    redacts: Mapped[int | None] = mapped_column(ForeignKey("exhibit.id"), index=True)


class EvidenceBody(Table):
    """The bytes of evidence, each once, under their SHA-256; not part of the journal, whose exhibits hold the SHA-256."""

    __tablename__ = "evidence_body"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class SigningKey(Table):
    """The private half of the key that signs dossiers; no part of the journal, which holds its fingerprint, and never exported."""

    __tablename__ = "signing_key"
    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    private: Mapped[bytes] = mapped_column(LargeBinary)
