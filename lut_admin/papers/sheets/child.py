"""The limited child process that reads one file: whatever the file does to it, the desk lives.

It is told a path and answers on standard output in frames of plain JSON. The parent never unpickles anything, so a child
that a file has taken over can at worst tell lies about cells.
"""

from __future__ import annotations

import gc
import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from lut_admin.papers.sheets import frames, limits
from lut_admin.papers.sheets.shapes import Note, Sheet
from lut_admin.papers.sheets.tidying import tidy
from lut_admin.refusals import Refusal


def main(argv: Sequence[str]) -> int:
    """Read the file `argv[0]` and answer on standard output, which is not to be used for anything else."""
    out = os.fdopen(os.dup(1), "wb")
    _limit()
    gc.disable()  # short-lived, and its millions of cells are no garbage
    try:
        _answer(Path(argv[0]), out)
    except Refusal as refusal:
        _send(out, b"x", {"code": refusal.code, "facts": refusal.facts})
    except MemoryError:
        _send(out, b"x", {"code": "sheets.too_large", "facts": {}})
    except BrokenPipeError:
        return 1
    except BaseException as error:  # the fast reader panics outside Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        _send(out, b"x", {"code": "sheets.unreadable", "facts": {}})
    out.flush()
    return 0


def _answer(path: Path, out: BinaryIO) -> None:
    data = path.read_bytes()
    _send(out, b"h", hashlib.sha256(data).hexdigest())
    kind, encoding, sheets = _sheets(data, path.stem, out)
    any_cell = False
    notes: list[Note] = []
    for sheet in sheets:
        sheet = tidy(sheet)
        any_cell = any_cell or bool(sheet.rows)
        notes += sheet.notes
        _send_sheet(out, sheet)
    if not any_cell:
        told = dict(notes)
        if "sheets.formula_uncached" in told:
            raise Refusal("sheets.only_formulas", **told["sheets.formula_uncached"])
        if "sheets.broken_cells" in told:
            raise Refusal("sheets.damaged", place=told["sheets.broken_cells"]["cell"])
        raise Refusal("sheets.empty")
    _send(out, b"d", {"kind": kind, "encoding": encoding})


def _sheets(data: bytes, stem: str, out: BinaryIO) -> tuple[str, str | None, Iterator[Sheet]]:
    from lut_admin.papers.sheets import delimited, encodings, html_tables, sniffing, workbooks

    content, package = sniffing.sniff(data)

    def counted(cells: int) -> None:
        _send(out, b"c", cells)

    if content == "xlsx" and package is not None:
        return "xlsx", None, workbooks.read_xlsx(data, package, counted)
    if content == "xlsb" and package is not None:
        return "xlsb", None, workbooks.read_xlsb(data, package, counted)
    if content != "text":
        if package is not None:
            for name in package.names():
                if name.endswith(".xml") and "media/" not in name:
                    package.read(name)
        return content, None, workbooks.read_other(data, counted)
    if html_tables.looks_like_html(data):
        text, encoding = encodings.decode(data, html_tables.charset(data))
        counted(text.count("<td") + text.count("<TD"))
        return "html", encoding, iter(html_tables.read_html(text, stem))
    text, encoding = encodings.decode(data)
    counted(len(text) // 8)
    sheet, kind = delimited.read_delimited(text, stem)
    return kind, encoding, iter([sheet])


def _send_sheet(out: BinaryIO, sheet: Sheet) -> None:
    _send(
        out,
        b"s",
        {
            "name": sheet.name,
            "first_row": sheet.first_row,
            "first_column": sheet.first_column,
            "truncated": sheet.truncated,
            "hidden": sheet.hidden,
            "date1904": sheet.date1904,
            "notes": sheet.notes,
            "merges": sheet.merges,
            "n": len(sheet.rows),
        },
    )
    for start in range(0, len(sheet.rows), frames.ROWS):
        _send(out, b"r", frames.columns(sheet.rows[start : start + frames.ROWS]))


def _send(out: BinaryIO, letter: bytes, value: Any) -> None:
    out.write(frames.pack(letter, value))
    out.flush()


def _limit() -> None:
    """Limit memory, processor time and core dumps (they would hold student data); the parent watches besides."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, limits.CHILD_MEMORY),
        (resource.RLIMIT_CPU, 120),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # macOS refuses some of these
            continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
