"""The schema: one declarative set for the encrypted file of today and PostgreSQL later.

Moments are UTC ISO-8601 text, days are ISO text (``2023-09-01``, or ``2023-09`` where only the month is known), so that a
record reads the same in every database and in the journal. Ids come from `Counter` and are never used twice.
"""

from __future__ import annotations

from lut_admin.records.tables.base import BackupNote, Counter, Journal, Setting, Table
from lut_admin.records.tables.cases import Case, CaseEntry, CaseNote, Respondent
from lut_admin.records.tables.evidence import EvidenceBody, Exhibit, SigningKey
from lut_admin.records.tables.groups import (
    Audit,
    AuditLine,
    Departure,
    Group,
    GroupEvent,
    GroupOwner,
    KnownNickname,
    Reminder,
)
from lut_admin.records.tables.notices import Confirmation, GroupSet, Notice, OwnTemplate, OwnTerm, Posting
from lut_admin.records.tables.register import FormerValue, HeaderMap, ImportedFile, Staff, StatusChange, Student
from lut_admin.records.tables.word_forms import WordForm, WordFormBody
from lut_admin.records.tables.wording import AcceptedPhrase, OwnWord, Unsaved

KINDS = {mapper.class_.__tablename__: mapper.class_.__table__ for mapper in Table.registry.mappers}
# What a `Pen` writes beside the journal: the rows under it hold what this must be.
BESIDE = frozenset({EvidenceBody.__tablename__, SigningKey.__tablename__, WordFormBody.__tablename__})

__all__ = [
    "BESIDE",
    "KINDS",
    "AcceptedPhrase",
    "Audit",
    "AuditLine",
    "BackupNote",
    "Case",
    "CaseEntry",
    "CaseNote",
    "Confirmation",
    "Counter",
    "Departure",
    "EvidenceBody",
    "Exhibit",
    "FormerValue",
    "Group",
    "GroupEvent",
    "GroupOwner",
    "GroupSet",
    "HeaderMap",
    "ImportedFile",
    "Journal",
    "KnownNickname",
    "Notice",
    "OwnTemplate",
    "OwnTerm",
    "OwnWord",
    "Posting",
    "Reminder",
    "Respondent",
    "Setting",
    "SigningKey",
    "Staff",
    "StatusChange",
    "Student",
    "Table",
    "Unsaved",
    "WordForm",
    "WordFormBody",
]
