"""The app proves that it is whole: what it ships is there, the cipher works, forms print, workbooks are read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from lut_admin import places
from lut_admin.office.office import the_convention
from lut_admin.office.results import Check
from lut_admin.papers import words
from lut_admin.records.journal import Act
from lut_admin.refusals import Refusal

Probe = Callable[[], str]


def checks(more: Sequence[tuple[str, Probe]] = ()) -> tuple[Check, ...]:
    """Run every check; `more` are those of rooms this one does not know (the window's: Qt and its fonts).

    A probe returns what it saw and raises where something is missing; nothing it raises ends the others.
    """
    own: list[tuple[str, Probe]] = [
        ("convention", _convention),
        ("messages", _messages),
        ("templates", _templates),
        ("typst", _typst),
        ("cipher", _cipher),
        ("workbooks", _workbooks),
        ("word_forms", _word_forms),
        ("keyring", _keyring),
    ]
    return tuple(_run(name, probe) for name, probe in [*own, *more])


def _run(name: str, probe: Probe) -> Check:
    try:
        return Check(name, True, probe())
    except Refusal as refusal:
        return Check(name, False, words.of_refusal(refusal, "en"))
    except Exception as fault:  # whatever is missing is what the check is there to report
        return Check(name, False, f"{type(fault).__name__}: {fault}")


def _convention() -> str:
    return f"{len(the_convention().articles)} articles"


def _messages() -> str:
    locale = places.resources() / "locale"
    domains = {language: _stems(locale / folder / "LC_MESSAGES", "*.mo") for language, folder in words.FOLDERS.items()}
    if not domains["zh"] or domains["zh"] != domains["en"]:
        raise FileNotFoundError(f"message catalogues differ: {sorted(domains['zh'] ^ domains['en'])}")
    return f"{len(domains['zh'])} catalogues in zh and en"


def _templates() -> str:
    from lut_admin.papers.notice_templates import shipped

    forms = _stems(places.resources() / "forms", "*.typ")
    icons = _stems(places.resources() / "icons", "*.svg")
    if not forms or not icons:
        raise FileNotFoundError("forms or icons are missing")
    if not shipped():
        raise FileNotFoundError("notice templates are missing")
    return f"{len(forms)} forms, {len(shipped())} notice templates, {len(icons)} icons"


def _stems(folder: Path, pattern: str) -> set[str]:
    return {path.stem for path in folder.glob(pattern)}


def _typst() -> str:
    from lut_admin.papers import recovery_sheet

    pdf = recovery_sheet.pdf(recovery_sheet.SAMPLE)
    if not pdf.startswith(b"%PDF"):
        raise ValueError("the form did not print")
    return f"{len(pdf) // 1024} KB PDF"


def _cipher() -> str:
    from lut_admin.records import keys
    from lut_admin.records.book import Book, is_plaintext

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.db"
        book = Book.create(path, keys.new_key())
        with book.write(Act("selftest"), "selftest"):
            pass
        book.close()
        if is_plaintext(path):
            raise ValueError("the file is not encrypted")
        try:
            Book.open(path, keys.new_key())
        except Refusal:
            return "SQLCipher"
        raise ValueError("a wrong key opened the file")


def _workbooks() -> str:
    from lut_admin.papers import sheets

    table = sheets.Table("selftest", (sheets.Column("学号"),), [("202612031045",)])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        sheets.write_xlsx(path, [table])
        read = sheets.read(path)
    if read.sheets[0].rows != [["学号"], ["202612031045"]]:
        raise ValueError("a workbook did not come back as it was written")
    return "xlsx"


def _word_forms() -> str:
    from lut_admin.papers import word_forms

    starters = sorted((places.resources() / "word").glob("*.docx"))
    if not starters:
        raise FileNotFoundError("Word templates are missing")
    for path in starters:
        word_forms.read(path.read_bytes(), path.name)
    made = word_forms.filled(word_forms.read(starters[0].read_bytes(), starters[0].name), {"name": "LI MING"})
    return f"{len(starters)} templates, {len(made) // 1024} KB docx"


def _keyring() -> str:
    from lut_admin.records import keyring_slot

    state = keyring_slot.state()
    return state.backend or "none"
