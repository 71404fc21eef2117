"""The office's own Word forms: which template stands for a form, and a form of a case filled as .docx.

Templates are kept in the encrypted file; a form without one is made from the starter template that ships with the app.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from lut_admin import places
from lut_admin.office.office import Office
from lut_admin.office.papers import word_values
from lut_admin.office.papers.printed import CASE_FORMS, REGISTRATION, save
from lut_admin.office.papers.word_values import ONCE
from lut_admin.office.results import Changes, Result
from lut_admin.papers import word_forms as papers
from lut_admin.papers.word_forms import Template
from lut_admin.papers.words import Word
from lut_admin.records.evidence import digest
from lut_admin.records.journal import Act
from lut_admin.records.pen import moment
from lut_admin.records.tables import WordForm, WordFormBody
from lut_admin.refusals import Refusal

KEEP, DROP = "keep_word_form", "drop_word_form"
FORMS = CASE_FORMS


@dataclass(frozen=True, slots=True)
class Shelved:
    """A form and the template that stands for it: the office's own one with its name, size in bytes and moment, or the shipped."""

    form: str
    own_id: int | None = None
    file_name: str = ""
    size: int = 0
    at: str = ""

    @property
    def title(self) -> Word:
        """What the form is called."""
        return title(self.form)


def title(form: str) -> Word:
    """What a form is called."""
    return Word("forms.case_title" if form == REGISTRATION else f"paper.{form}_title")


def shelf(office: Office) -> list[Shelved]:
    """Every form in the order they are printed, with its template."""
    query = select(WordForm.form, WordForm.id, WordForm.file_name, WordForm.size, WordForm.at)
    with office.read() as connection:
        own = {row.form: Shelved(*row) for row in connection.execute(query)}
    return [own.get(form, Shelved(form)) for form in FORMS]


def keep(office: Office, form: str, path: Path) -> Result:
    """Make a file the template of a form, in the place of the one there is.

    Refuses (``word.…``) what cannot be read, is no .docx, brings in more than text, or has tags that cannot be filled.
    """
    data = read_file(path)
    papers.refuse(_template(form, data, path.name).problems, path.name)
    facts = {"file": path.name, "form": form}
    row = {"form": form, "file_name": path.name, "size": len(data), "sha256": digest(data), "at": moment(office.now())}
    with office.write(Act(KEEP, facts)) as pen:
        pen.keep(WordFormBody, {"sha256": row["sha256"], "body": data})
        known = pen.connection.scalar(select(WordForm.id).where(WordForm.form == form))
        if known is None:
            [known] = pen.insert(WordForm, [row])
        else:
            pen.update(WordForm, {known: row})
        return Result(Changes.SETTINGS | Changes.CASES, pen.act_id, KEEP, facts, known)


def discard(office: Office, form: str) -> Result:
    """Let the starter template stand for a form again; refuses (``word.none_kept``) where there is no own one."""
    with office.read() as connection:
        known = connection.execute(select(WordForm.id, WordForm.file_name).where(WordForm.form == form)).one_or_none()
    if known is None:
        raise Refusal("word.none_kept", form=title(form))
    facts = {"file": known.file_name, "form": form}
    with office.write(Act(DROP, facts)) as pen:
        pen.delete(WordForm, [known.id])
        return Result(Changes.SETTINGS | Changes.CASES, pen.act_id, DROP, facts)


def starter(form: str) -> bytes:
    """The template of a form that ships with the app."""
    return (places.resources() / "word" / f"{form}.docx").read_bytes()


def save_starter(form: str, target: Path) -> Path:
    """Write it for somebody to change in Word."""
    return save(starter(form), target)


def save_own(office: Office, form: str, target: Path) -> Path:
    """Write the office's own template of a form as it was taken in; refuses (``word.none_kept``) where there is none."""
    with office.read() as connection:
        found = _own(connection, form)
    if found is None:
        raise Refusal("word.none_kept", form=title(form))
    return save(found[1], target)


def save_tags(target: Path) -> Path:
    """Write the list of tags: .xlsx, or .pdf where the name says so."""
    papers.write_tags(target)
    return target


def docx(
    office: Office, number: str, form: str, student_id: int | None = None, template: tuple[str, bytes] | None = None
) -> bytes:
    """A form of a case as .docx, for each respondent or for one; no number where the form needs none.

    `template` (name, bytes) is filled in the place of the office's own or the shipped one. Refuses what `papers_of` refuses, and a
    template that cannot be filled (``word.…``).
    """
    if form not in FORMS:
        raise Refusal("forms.unknown", form=form)
    if template is None:
        with office.read() as connection:
            template = _own(connection, form) or (f"{form}.docx", starter(form))
    many = word_values.values(office, number, form, student_id)
    return papers.joined(_template(form, template[1], template[0]), many)


def write_docx(
    office: Office, number: str, form: str, target: Path, student_id: int | None = None, template: Path | None = None
) -> Path:
    """Write `docx` to a file, from the template in another one if so wanted."""
    given = (template.name, read_file(template)) if template is not None else None
    return save(docx(office, number, form, student_id, given), target)


def spoiled(connection: Connection) -> tuple[int, str | None]:
    """How many templates are kept, and the form of the first whose bytes are not what they were, or None."""
    rows = connection.execute(select(WordForm.form, WordForm.sha256).order_by(WordForm.id)).all()
    return len(rows), next((row.form for row in rows if _body(connection, row.sha256) is None), None)


def read_file(path: Path) -> bytes:
    """A template's file, no more of it than a template may have; refuses (``word.unreadable``)."""
    try:
        with path.open("rb") as stream:
            return stream.read(papers.MOST_BYTES + 1)
    except OSError as error:
        raise Refusal("word.unreadable", file=path.name) from error


def _template(form: str, data: bytes, name: str) -> Template:
    return papers.read(data, name, of_student=form not in ONCE)


def _own(connection: Connection, form: str) -> tuple[str, bytes] | None:
    row = connection.execute(
        select(WordForm.file_name, WordForm.sha256).where(WordForm.form == form)
    ).one_or_none()
    if row is None:
        return None
    kept = _body(connection, row.sha256)
    if kept is None:
        raise Refusal("word.spoiled", form=title(form))
    return row.file_name, kept


def _body(connection: Connection, sha256: str) -> bytes | None:
    kept = connection.scalar(select(WordFormBody.body).where(WordFormBody.sha256 == sha256))
    return kept if kept is not None and digest(kept) == sha256 else None
