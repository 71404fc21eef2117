"""Where things are: the user's office, preferences, logs, and the resources that ship with the app."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

APP = "lut_admin"


@cache
def resources() -> Path:
    """The folder of shipped resources: beside the frozen app, inside the wheel, or at the top of a checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "lut_admin" / "resources"] if frozen else []
    here = Path(__file__).resolve().parent
    candidates += [here / "resources", here.parent / "resources"]
    for folder in candidates:
        if (folder / "convention.toml").is_file():
            return folder
    raise FileNotFoundError(f"no resources in {[str(c) for c in candidates]}")


def resource_toml(name: str) -> dict[str, Any]:
    """A shipped TOML file, read and parsed (``convention.toml``, ``lists/headers.toml``)."""
    import tomllib

    with (resources() / name).open("rb") as stream:
        return tomllib.load(stream)


def resource_tomls(folder: str) -> list[dict[str, Any]]:
    """The shipped TOML files of a folder, read and parsed, in the order of their names (``lists/screening``)."""
    return [resource_toml(f"{folder}/{path.name}") for path in sorted((resources() / folder).glob("*.toml"))]


def office() -> Path:
    """The folder of the default office; ``LUT_ADMIN_OFFICE`` moves it."""
    override = os.environ.get("LUT_ADMIN_OFFICE")
    return Path(os.path.expanduser(override)) if override else Path(platformdirs.user_data_dir(APP, appauthor=False)) / "office"


def preferences() -> Path:
    """The file of this computer's preferences (language, theme): nothing in it is about a student."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "preferences.json"


def reports() -> Path:
    """The folder of crash reports, which hold no student data."""
    return Path(platformdirs.user_log_dir(APP, appauthor=False))
