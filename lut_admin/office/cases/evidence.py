"""Evidence files of a case: added as they are, opened as copies, redacted beside the original, never changed."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from lut_admin.convention import exhibits as rules
from lut_admin.office import settings
from lut_admin.office.cases import CaseFile, on_file
from lut_admin.office.cases.reading import file_of, files
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.records import evidence, private
from lut_admin.records.journal import Act
from lut_admin.records.pen import Pen, moment
from lut_admin.records.tables import Case, EvidenceBody
from lut_admin.records.tables import Exhibit as Row
from lut_admin.refusals import Refusal

ADD, REDACT, ERASE = "add_evidence", "redact_evidence", "erase_evidence"
MEGABYTE = 1_000_000
# Evidence that was taken back can be brought back by redo; it is not kept for that alone longer than this.
DAYS_TAKEN_BACK = 30


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A file that is evidence: its place among the case's files, what it shows, who gave it, when (ISO day and UTC moment).

    `redacts` is the exhibit that a redacted copy was made from; `size` is in bytes.
    """

    id: int
    number: int
    description_zh: str
    description_en: str
    file_name: str
    kind: str
    size: int
    sha256: str
    obtained: str | None
    source: str
    at: str
    redacts: int | None

    @property
    def is_picture(self) -> bool:
        """Whether it can be redacted."""
        return self.kind in rules.PICTURES


@dataclass(frozen=True, slots=True)
class Piece:
    """A file to be added: its bytes and name, what it shows, who gave it, and the day it was obtained (None: today)."""

    data: bytes
    name: str
    description_zh: str = ""
    description_en: str = ""
    source: str = ""
    obtained: date | None = None


def read_piece(office: Office, path: Path, **told: Any) -> Piece:
    """A file on disk as a `Piece`; `told` are its further fields.

    Refuses (``exhibits.unreadable``) what is no file or cannot be read, and (``exhibits.too_big``) what is too big.
    """
    try:
        if not path.is_file():
            raise Refusal("exhibits.unreadable", article=10, file=path.name)
        _refuse_too_big(office, path.name, path.stat().st_size)
        return Piece(path.read_bytes(), path.name, **told)
    except OSError as error:
        raise Refusal("exhibits.unreadable", article=10, file=path.name) from error


def check(office: Office, number: str, piece: Piece) -> rules.Judged:
    """What a file would be as evidence of a case; refuses, before anything is added, what `add` would refuse of it alone."""
    judged = rules.judge(piece.name, piece.data)
    _refuse_too_big(office, judged.name, len(piece.data))
    with office.read() as connection:
        file = file_of(connection, number)
        _refuse_known(file, exhibits_of(connection, file.id), judged.name, evidence.digest(piece.data))
    return judged


def add(office: Office, number: str, pieces: Sequence[Piece]) -> Result:
    """Add files to a case as evidence, all of them or none; `made` is the first one's id. What is on file for good stays.

    Refuses what cannot be evidence (`convention.exhibits.judge`), a file that the case has already (``exhibits.known``), what is
    too big or makes the case too big (``exhibits.too_big``, ``exhibits.too_much``), and a day to come (``cases.step_day``).
    """
    judged = [rules.judge(piece.name, piece.data) for piece in pieces]
    for piece, one in zip(pieces, judged, strict=True):
        _refuse_too_big(office, one.name, len(piece.data))
        if piece.obtained is not None and piece.obtained > office.today():
            raise Refusal("cases.step_day", article=10, day=piece.obtained.isoformat())
    facts = {"number": number, "n": len(pieces)}
    with office.read() as connection:
        reversible = not on_file(file_of(connection, number))
    with office.write(Act(ADD, facts, reversible=reversible)) as pen:
        file = file_of(pen.connection, number)
        made = [_add(office, pen, file, piece, one) for piece, one in zip(pieces, judged, strict=True)]
        return Result(Changes.CASES, pen.act_id if reversible else None, ADD, facts, made[0] if made else None)


def add_redacted(office: Office, exhibit_id: int, png: bytes) -> Result:
    """Put a redacted copy beside a picture: a PNG into whose pixels the boxes are burnt. Only its pixels are kept.

    Refuses (``exhibits.gone``) an exhibit that is not there, (``exhibits.no_picture``) one that is no picture or itself a copy, and
    (``exhibits.no_png``) what is no whole PNG.
    """
    with office.read() as connection:
        number, old = _one(connection, exhibit_id)
        file = file_of(connection, number)
        reversible, place = not on_file(file), numbered(file, exhibits_of(connection, file.id))[old.id]
    if not old.is_picture or old.redacts is not None:
        raise Refusal("exhibits.no_picture", article=10, file=old.file_name)
    name = rules.safe_name(f"{Path(old.file_name).stem}-redacted.png")
    obtained = date.fromisoformat(old.obtained) if old.obtained else None
    piece = Piece(
        rules.bare_png(png), name, old.description_zh, old.description_en, source=old.source, obtained=obtained
    )
    facts = {"number": number, "place": place}  # a file's name may be a student's
    with office.write(Act(REDACT, facts, reversible=reversible)) as pen:
        file = file_of(pen.connection, number)
        made = _add(office, pen, file, piece, rules.Judged(name, "png"), redacts=old.id)
        return Result(Changes.CASES, pen.act_id if reversible else None, REDACT, facts, made)


def exhibits(office: Office, number: str) -> tuple[Exhibit, ...]:
    """The files that are evidence in a case, in order; refuses (``cases.unknown``) an unknown case."""
    with office.read() as connection:
        return exhibits_of(connection, file_of(connection, number).id)


def exhibits_of(connection: Connection, case_id: int) -> tuple[Exhibit, ...]:
    """`exhibits`, within a transaction that is open."""
    columns = [column for column in Row.__table__.columns if column.name != "case_id"]
    query = select(*columns).where(Row.case_id == case_id).order_by(Row.number)
    return tuple(Exhibit(**row) for row in connection.execute(query).mappings())


def superseded(found: Sequence[Exhibit]) -> frozenset[int]:
    """The redacted copies in whose place there is a later one of the same picture: something was overlooked in them."""
    last = {one.redacts: one.id for one in found if one.redacts is not None}
    return frozenset(one.id for one in found if one.redacts is not None and last[one.redacts] != one.id)


def redacted_only(found: Sequence[Exhibit]) -> tuple[Exhibit, ...]:
    """What others may see: of a picture with redacted copies the last of them alone."""
    left_out = {one.redacts for one in found} | superseded(found)
    return tuple(one for one in found if one.id not in left_out)


def numbered(file: CaseFile, found: Sequence[Exhibit]) -> dict[int, int]:
    """By the id of each file its number in the list of evidence (证据目录), where files come after what is only described.

    It is the same wherever it is told, whichever of the files are shown.
    """
    return {one.id: len(file.evidence) + one.number for one in found}


def content(office: Office, exhibit_id: int) -> bytes:
    """The bytes of an exhibit, as they were added.

    Refuses (``exhibits.gone``) one that is not there, and (``exhibits.spoiled``) bytes that are gone or no longer the same.
    """
    with office.read() as connection:
        number, exhibit = _one(connection, exhibit_id)
        return body_of(connection, number, exhibit)


def body_of(connection: Connection, number: str, exhibit: Exhibit) -> bytes:
    """`content`, within a transaction that is open."""
    body = evidence.body(connection, exhibit.sha256)
    if body is None:
        raise Refusal("exhibits.spoiled", number=number, file=exhibit.file_name)
    return body


def open_copy(office: Office, exhibit_id: int, folder: Path) -> Path:
    """Write a copy to look at into a folder of its own under `folder`, which its caller throws away; returns the copy.

    Whatever is done to the copy, the evidence stays. It is for its reader alone and cannot be written.
    """
    with office.read() as connection:
        number, exhibit = _one(connection, exhibit_id)
        body = body_of(connection, number, exhibit)
    try:
        place = Path(tempfile.mkdtemp(dir=folder)) / exhibit.file_name
        with open(place, "xb", opener=private.opener) as stream:
            stream.write(body)
        place.chmod(0o400)
    except OSError as error:
        raise Refusal("exhibits.not_copied", file=exhibit.file_name, folder=str(folder)) from error
    return place


def erase_taken_back(office: Office) -> Result:
    """Erase evidence whose adding was taken back a while ago, in the journal too: nobody will do it again.

    It is no step that undo takes back. With the daily chores; where nothing is due, nothing is written.
    """
    until = moment(office.now() - timedelta(days=DAYS_TAKEN_BACK))
    with office.read() as connection:
        gone = evidence.taken_back(connection, until)
    if not gone:
        return Result(name=ERASE)
    facts = {"n": len(gone)}
    with office.write(Act(ERASE, facts, reversible=False)) as pen:
        pen.erase(Row, gone)
        pen.let_go(EvidenceBody, evidence.unneeded(pen.connection))
        return Result(Changes.CASES, pen.act_id, ERASE, facts)


def _one(connection: Connection, exhibit_id: int) -> tuple[str, Exhibit]:
    """The number of its case, and the exhibit."""
    query = select(Case.number, Case.id).join(Row).where(Row.id == exhibit_id)
    found = connection.execute(query).first()
    if found is None or not files(connection, found.number):
        raise Refusal("exhibits.gone", article=10)
    return found.number, next(one for one in exhibits_of(connection, found.id) if one.id == exhibit_id)


def _refuse_too_big(office: Office, name: str, size: int) -> None:
    most = settings.get(office, "evidence_file")
    if size > most * MEGABYTE:
        raise Refusal("exhibits.too_big", article=10, file=name, most=most)


def _refuse_known(file: CaseFile, there: Sequence[Exhibit], name: str, sha256: str) -> None:
    same = next((one for one in there if one.sha256 == sha256), None)
    if same is not None:
        place = numbered(file, there)[same.id]
        raise Refusal("exhibits.known", article=10, file=name, number=file.number, place=place)


def _add(
    office: Office, pen: Pen, file: CaseFile, piece: Piece, judged: rules.Judged, redacts: int | None = None
) -> int:
    there, sha256 = exhibits_of(pen.connection, file.id), evidence.digest(piece.data)
    _refuse_known(file, there, judged.name, sha256)
    most = settings.read(pen.connection)["evidence_case"]
    if sum(one.size for one in there) + len(piece.data) > most * MEGABYTE:
        raise Refusal("exhibits.too_much", article=10, file=judged.name, number=file.number, most=most)
    last = pen.connection.scalar(select(func.max(Row.number)).where(Row.case_id == file.id))
    pen.keep(EvidenceBody, {"sha256": sha256, "body": piece.data})
    row = {
        "case_id": file.id,
        "number": (last or 0) + 1,
        "description_zh": piece.description_zh.strip(),
        "description_en": piece.description_en.strip(),
        "file_name": judged.name,
        "kind": judged.kind,
        "size": len(piece.data),
        "sha256": sha256,
        "obtained": (piece.obtained or office.today()).isoformat(),
        "source": piece.source.strip(),
        "at": pen.at,
        "redacts": redacts,
    }
    return pen.insert(Row, [row])[0]
