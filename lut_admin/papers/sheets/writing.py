"""Tables to .xlsx and .csv: ids stay text, dates are dates, and nothing a person typed becomes a formula."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import IO

from lut_admin.papers.sheets.cell_text import Value, cleaned, guarded
from lut_admin.papers.sheets.shapes import Table
from lut_admin.refusals import Progress, Refusal, unwatched

_STEP = 500


def write_xlsx(path: Path | str, sheets: Sequence[Table], progress: Progress = unwatched) -> None:
    """Write each table as a sheet: bold frozen header with filters, ids in text format, dates as dates (ISO).

    A text is always a text, never a formula. What `read` gives back is `cleaned`. The file appears whole or not at all.
    `progress` counts the rows of all sheets. Raises Refusal ``sheets.locked`` (open elsewhere), ``sheets.cannot_write`` or
    ``sheets.value_too_long``.
    """
    from lut_admin.papers.sheets.workbook_writing import write_workbook

    _replace(Path(path), lambda stream: write_workbook(stream, sheets, progress))


def write_csv(path: Path | str, table: Table, encoding: str = "utf-8-sig", progress: Progress = unwatched) -> None:
    """Write a table as comma-separated text, with the byte-order mark by which Excel knows UTF-8.

    Texts are `cleaned` and `guarded`. Raises Refusal ``sheets.locked`` or ``sheets.cannot_write``.
    """

    def write(stream: IO[bytes]) -> None:
        text = io.TextIOWrapper(stream, encoding=encoding, newline="")
        writer = csv.writer(text)
        writer.writerow([guarded(cleaned(column.header)) for column in table.columns])
        for row in _counted(table.rows, progress):
            writer.writerow([_plain(value) for value in row])
        text.flush()
        text.detach()

    _replace(Path(path), write)


def _plain(value: Value) -> str | int | float:
    if isinstance(value, str):
        return guarded(cleaned(value))
    return "" if value is None else value.isoformat() if isinstance(value, date) else value


def _counted(rows: Iterable[Sequence[Value]], progress: Progress) -> Iterator[Sequence[Value]]:
    total = len(rows) if isinstance(rows, Sequence) else 0
    for done, row in enumerate(rows):
        if done % _STEP == 0:
            progress(done, max(total, done))
        yield row


def _replace(path: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write beside the file and put the new one in its place, so that no half file is ever seen."""
    partial: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
        partial = Path(name)
        with os.fdopen(handle, "wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(partial, path)
        partial = None
    except PermissionError as error:
        raise Refusal("sheets.locked" if path.exists() else "sheets.cannot_write", file=path.name) from error
    except OSError as error:
        raise Refusal("sheets.cannot_write", file=path.name) from error
    finally:
        if partial is not None:
            with suppress(OSError):
                partial.unlink()
