"""The office's own Word forms: which template stands for which form, and its bytes, which the record holds by their SHA-256."""

from __future__ import annotations

from sqlalchemy import Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from lut_admin.records.tables.base import Table


class WordForm(Table):
    """A Word template of the office's own for one form; `size` is in bytes."""

    __tablename__ = "word_form"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    form: Mapped[str] = mapped_column(String(20), unique=True)
    file_name: Mapped[str]
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64))
    at: Mapped[str] = mapped_column(String(32))


class WordFormBody(Table):
    """The bytes of templates, each once, under their SHA-256; not part of the journal, which holds to them by it."""

    __tablename__ = "word_form_body"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
