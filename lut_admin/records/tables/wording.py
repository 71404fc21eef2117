"""What the office has settled about words (Art. 7-9), and text that is being written and not kept yet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from lut_admin.records.tables.base import Table


class AcceptedPhrase(Table):
    """A phrase that a person found fine though the rule `code` asks about it; it is not asked about again.

    `phrase` is free of disguises, for the rule; `said` is as it was written, for people.
    """

    __tablename__ = "accepted_phrase"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(String(40))
    phrase: Mapped[str]
    said: Mapped[str]
    at: Mapped[str] = mapped_column(String(32))
    __table_args__ = (Index("ix_accepted_phrase", "code", "phrase", unique=True),)


class OwnWord(Table):
    """A word of the office's own under a label of the screening: asked about, or (`allow`) a phrase that is harmless."""

    __tablename__ = "own_word"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    label: Mapped[str] = mapped_column(String(20))
    word: Mapped[str]
    allow: Mapped[bool] = mapped_column(Boolean)
    at: Mapped[str] = mapped_column(String(32))
    __table_args__ = (Index("ix_own_word", "label", "word", "allow", unique=True),)


class Unsaved(Table):
    """Text being written that is not on record yet, one of a name; not part of the journal, gone when the text is kept."""

    __tablename__ = "unsaved"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[str] = mapped_column(String(32))
    body: Mapped[dict[str, Any]]
