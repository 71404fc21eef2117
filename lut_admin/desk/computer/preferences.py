"""What this computer remembers of the window: language, theme, sizes, columns. Nothing in it is about a student."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from lut_admin import places


class Preferences:
    """A small JSON file; a broken or missing one means the defaults, and one that cannot be written is let be."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path if path is not None else places.preferences()
        self._values = self._read()

    def get(self, name: str, default: Any = None) -> Any:
        """The value kept under `name`; where its type differs from the default's, the default."""
        value = self._values.get(name, default)
        if default is not None and type(value) is not type(default):
            return default
        return value

    def put(self, name: str, value: Any) -> None:
        """Keep a JSON value under `name`."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        self._write()

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return values if isinstance(values, dict) else {}

    def _write(self) -> None:
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            os.replace(part, self._path)
        except OSError:
            # A full disk or a read-only home must not stop the work; the window just forgets its looks.
            return
