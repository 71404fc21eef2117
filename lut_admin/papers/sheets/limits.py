"""How much of a file is read, and for how long: a student list is small, and what is not must never hang the desk."""

from __future__ import annotations

MB = 1024 * 1024

FILE_BYTES = 64 * MB
"""The largest file on disk that is opened."""

REAL_BYTES = 256 * MB
"""The most that a workbook's parts may unpack to, counted while unpacking: the sizes a zip declares can lie."""

PARTS = 5_000
"""The most parts in a workbook's zip; a large workbook has some hundreds."""

CELLS = 4_000_000
"""The largest rectangle of cells of one sheet: 100,000 students by 40 columns."""

CELLS_PER_CELL, SPARE_CELLS = 50, 100_000
"""A rectangle this many times larger than what is in it (and then some) has a lone cell far from the table."""

CELL_CHARACTERS = 32_767
"""Excel's own limit of one cell; what is longer is no value of a list."""

ANSWER_BYTES = 512 * MB
"""The most that the child may send to the parent."""

CHILD_MEMORY = 1_300 * MB
"""The address space of the child, and where it cannot be limited the resident memory at which it is ended."""

SECONDS = 9.0
"""How long a file may take before its cells have been counted …"""

CELLS_PER_SECOND = 60_000
"""… and how slow each counted cell may be after that: ten times slower than measured, for an old laptop."""

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384


def is_sparse(area: int, cells: int) -> bool:
    """Whether a rectangle of `area` cells is too large for the `cells` in it."""
    return area > min(CELLS, cells * CELLS_PER_CELL + SPARE_CELLS)
