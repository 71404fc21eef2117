"""What the child and its parent say to each other: one letter, a length, and JSON of plain values.

Letters: ``h`` hash of the file, ``c`` count of cells, ``s`` a sheet begins, ``r`` rows of it, then ``d`` done or ``x`` refused.
"""

from __future__ import annotations

import json
import struct
from datetime import date, datetime, time, timedelta
from typing import Any

FLAG = "--read-sheets"
"""The hidden first argument with which the frozen app becomes the child."""

HEAD = struct.Struct(">cI")


def pack(letter: bytes, value: Any) -> bytes:
    """A frame. Moments become one-key objects: no cell is an object otherwise."""
    body = json.dumps(value, default=_tagged, separators=(",", ":")).encode()
    return HEAD.pack(letter, len(body)) + body


def unpack(body: bytes) -> Any:
    """The value of a frame's body."""
    return json.loads(body, object_hook=_moment)


def _tagged(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"m": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, time):
        return {"t": value.isoformat()}
    if isinstance(value, timedelta):
        return str(value)
    raise TypeError(type(value).__name__)


def _moment(value: dict[str, Any]) -> Any:
    if len(value) == 1:
        ((tag, text),) = value.items()
        if tag == "d":
            return date.fromisoformat(text)
        if tag == "m":
            return datetime.fromisoformat(text)
        if tag == "t":
            return time.fromisoformat(text)
    return value
