"""What a thing with a title is found by when a few letters are typed."""

from __future__ import annotations

from functools import lru_cache

from lut_admin.convention import names


def key(*titles: str) -> str:
    """The forms of these titles, one a line: as written, in pinyin and by initials; for ``names.query(typed) in key(…)``."""
    return "\n".join(_forms(title) for title in titles if title)


@lru_cache(4096)
def _forms(title: str) -> str:
    return "\n".join(dict.fromkeys((names.query(title), names.pinyin(title), names.initials(title))))
