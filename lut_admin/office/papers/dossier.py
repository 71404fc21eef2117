"""Exporting a case as a dossier, signed; `verifying.verify_dossier` checks one and needs nothing but the file.

``case.json`` has a stable shape: format and version, then what the case is, its people, every entry as it was written, what is
described as evidence, and the files that are evidence with their SHA-256.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from lut_admin.convention.supervision import Entry, Step, asked, plain, read
from lut_admin.convention.supervision.masking import Mask, naming
from lut_admin.office import cases, settings
from lut_admin.office.cases import CaseFile, Person, evidence
from lut_admin.office.cases.clearing import EXPORT
from lut_admin.office.cases.evidence import Exhibit
from lut_admin.office.cases.reading import file_of
from lut_admin.office.office import Office
from lut_admin.office.papers import case_papers, light_papers, printed
from lut_admin.office.results import Changes, Result
from lut_admin.papers import case_form, words
from lut_admin.papers import dossier as sealing
from lut_admin.records import journal, signing
from lut_admin.records.evidence import digest
from lut_admin.records.journal import Act, Anchor
from lut_admin.refusals import Refusal

MAKE_KEY = "make_signing_key"
FORMAT, VERSION = "lut-admin-case", 1
# What stands where somebody else's name or number stood.
VEIL = "＊＊＊"
# Values that are one of a set are no names, whoever is called so.
_CHOICES = frozenset(choice for step in Step for fact in asked(step) for choice in fact.choices)


@dataclass(frozen=True, slots=True)
class Exported:
    """A dossier that was written: where, its SHA-256 (erasing the case asks for it), the key's fingerprint, the journal's end."""

    file: Path
    sha256: str
    key: str
    anchor: Anchor
    result: Result


def export(
    office: Office, number: str, target: Path, originals: bool = True, student_id: int | None = None
) -> Exported:
    """Write a case's dossier: papers, case.json, evidence, and the manifest, signed with the office's key (made when first needed).

    Without `originals` a picture that has a redacted copy goes out as that copy only. For one respondent (`student_id`) the others
    and their entries stay out, and their names and numbers are veiled wherever they stand in a text; pictures are not.
    Refuses (``cases.unknown``), (``cases.not_respondent``), (``exhibits.spoiled``), and a file that cannot be written.
    """
    signer = _signer(office)
    with office.read() as connection:
        file, end = file_of(connection, number, binned=True), journal.anchor(connection)
        found = _chosen(evidence.exhibits_of(connection, file.id), originals)
        bodies = {one.id: evidence.body_of(connection, number, one) for one in found}
    if student_id is not None:
        file, found = for_one(file, found, student_id)
    now = office.now()
    places = evidence.numbered(file, found)
    files = {f"evidence/{places[one.id]:03d}-{one.file_name}": bodies[one.id] for one in found}
    files["case.json"] = journal.dumps(case_json(file, found)).encode()
    files["README.txt"] = (
        "\n\n".join(words.both("dossier.proves", fingerprint=signer.fingerprint).values()).encode() + b"\n"
    )
    form = printed.registration_of(file, settings.values(office), end, found)
    files["papers/registration.pdf"] = case_form.pdf(form)
    for name, made in case_papers.on_file(office, file, found, end, signer.fingerprint):
        files[f"papers/{name.value}.pdf"] = made
    files |= _earlier(office, file)
    dossier = sealing.written(files, number, now.isoformat(), (end.seq, end.head), signer.public, signer.sign)
    printed.save(dossier, target)
    whole = originals and student_id is None  # only then it may stand in for the case itself
    facts = {"number": number, "sha256": digest(dossier), "key": signer.fingerprint, "whole": whole}
    with office.write(Act(EXPORT, facts, reversible=False)):
        result = Result(Changes.NOTHING, None, EXPORT, facts, file.id)
    return Exported(target, digest(dossier), signer.fingerprint, end, result)


def _earlier(office: Office, file: CaseFile) -> dict[str, bytes]:
    """The reminder or the talk that the case began from, while its note is still kept: that something milder was tried."""
    found = next((one for one in cases.notes(office) if one.id == (file.source or {}).get("note")), None)
    if found is None or found.student_id not in {person.student_id for person in file.people}:
        return {}
    made = light_papers.of_note(office, found.id)
    return {f"papers/earlier_{light_papers.FORM_OF[found.how].value}.pdf": case_papers.pdf((made,))}


def case_json(file: CaseFile, found: Iterable[Exhibit]) -> dict[str, Any]:
    """A case as ``case.json`` holds it: days ISO, moments UTC."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "number": file.number,
        "kind": file.kind.value,
        "stage": file.stage.value,
        "opened": file.opened_on,
        "archived": file.archived_on,
        "occurred": file.occurred_at,
        "place": file.place,
        "facts": {"zh": file.facts_zh, "en": file.facts_en},
        "influence": {"zh": file.influence_zh, "en": file.influence_en},
        "articles": list(file.articles),
        "clauses": list(file.clauses),
        "reporter": file.reporter,
        "owner_acts": [asdict(act) for act in file.owner_acts],
        "students": [
            {**person.particulars, "nickname": person.nickname, "stage": person.stage.value} for person in file.people
        ],
        "entries": [_entry(entry, file) for entry in file.entries],
        "described": [asdict(one) for one in file.evidence],
        "evidence": [asdict(one) for one in found],
    }


def _entry(entry: Entry, file: CaseFile) -> dict[str, Any]:
    about = next((person for person in file.people if person.id == entry.respondent), None)
    return {
        "id": entry.id,
        "step": entry.step.value,
        "on": entry.on.isoformat(),
        "at": entry.at,
        "student_no": about.particulars.get("student_no") if about else None,
        "facts": plain(entry.facts),
        "note": entry.note or None,
        "corrects": entry.corrects,
    }


def for_one(file: CaseFile, found: tuple[Exhibit, ...], student_id: int) -> tuple[CaseFile, tuple[Exhibit, ...]]:
    """A case and its evidence as one of its respondents may see it: of the others nothing but veils, and not who reported it."""
    one = next((person for person in file.people if person.student_id == student_id), None)
    if one is None:
        raise Refusal("cases.not_respondent", article=10, number=file.number)
    veil = _veil(one, [person for person in file.people if person is not one])
    texts = {
        name: veil(getattr(file, name)) for name in ("facts_zh", "facts_en", "influence_zh", "influence_en", "place")
    }
    shown = replace(
        file,
        **texts,
        people=(one,),
        reporter=None,
        source=None,
        stage=one.stage,
        evidence=tuple(replace(kept, description=veil(kept.description)) for kept in file.evidence),
        owner_acts=tuple(replace(act, what=veil(act.what)) for act in file.owner_acts),
        entries=tuple(_veiled(entry, veil) for entry in file.entries if entry.respondent in (None, one.id)),
    )
    names = ("description_zh", "description_en", "file_name")
    told = [{name: veil(getattr(exhibit, name)) for name in names} for exhibit in found]
    return shown, tuple(replace(exhibit, source="", **more) for exhibit, more in zip(found, told, strict=True))


def _veiled(entry: Entry, veil: Callable[[Any], Any]) -> Entry:
    return replace(entry, facts=read(entry.step, veil(plain(entry.facts))), note=veil(entry.note))


def _veil(one: Person, others: Sequence[Person]) -> Callable[[Any], Any]:
    """Veils in a text, or in the texts of a list or mapping, whatever names these others: whole names and their parts."""
    own = _names(one)
    hidden = [_names(person) - own for person in others]
    mask = Mask(hidden, [VEIL] * len(hidden), VEIL)

    def veil(value: Any) -> Any:
        if isinstance(value, str):
            return value if value in _CHOICES else mask(value)
        if isinstance(value, Mapping):
            return {name: veil(inner) for name, inner in value.items()}
        return [veil(inner) for inner in value] if isinstance(value, list | tuple) else value

    return veil


def _names(person: Person) -> frozenset[str]:
    room = person.particulars.get("dormitory", "").casefold()
    return naming(person.particulars, person.nickname) | ({room} if room else set())


def _chosen(found: tuple[Exhibit, ...], originals: bool) -> tuple[Exhibit, ...]:
    return found if originals else evidence.redacted_only(found)


def _signer(office: Office) -> signing.Signer:
    with office.read() as connection:
        kept = signing.kept(connection)
    if kept is not None:
        return kept
    made = signing.fresh()
    with office.write(Act(MAKE_KEY, {"key": made.fingerprint}, reversible=False)) as pen:
        signing.keep(pen, made)
    return made
