"""The tags that a Word form may use, from ``resources/word/tags.toml``: each under an English and a Chinese name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from lut_admin import places


class Kind(StrEnum):
    """What a tag is filled with: a text, a list to be repeated, a yes or no for conditions."""

    TEXT = "text"
    LIST = "list"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a list's items, ``{{ item.name }}``."""

    name: str
    zh: str
    meaning_zh: str
    meaning_en: str


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: its English and Chinese name, what it is filled with, and whether only the papers of one student fill it."""

    name: str
    zh: str
    section: str
    meaning_zh: str
    meaning_en: str
    kind: Kind = Kind.TEXT
    student: bool = False
    fields: tuple[Field, ...] = ()

    def field(self, name: str) -> Field | None:
        """The field with this English or Chinese name."""
        return next((one for one in self.fields if name in (one.name, one.zh)), None)


def read_tags(data: Mapping[str, Any]) -> tuple[Tag, ...]:
    """The tags from the parsed ``tags.toml``, twins as two; ValueError where a name stands for two."""
    tags = tuple(made for entry in data["tag"] for made in _tags(entry))
    names = [name for tag in tags for name in (tag.name, tag.zh)]
    if len(set(names)) != len(names):
        raise ValueError(f"a tag's name is another's, too: {sorted(name for name in names if names.count(name) > 1)}")
    return tags


def _tags(entry: Mapping[str, Any]) -> Iterator[Tag]:
    known = {key: value for key, value in entry.items() if key not in ("twin", "field", "kind")}
    known["kind"] = Kind(entry.get("kind", "text"))
    if not entry.get("twin"):
        yield Tag(**known, fields=tuple(Field(**field) for field in entry.get("field", ())))
        return
    name, zh = entry["name"], entry["zh"]
    yield Tag(**known | {"name": f"{name}_zh"})
    told = {"meaning_zh": f"{entry['meaning_zh']}（英文）", "meaning_en": f"{entry['meaning_en']} (in English)"}
    yield Tag(**known | {"name": f"{name}_en", "zh": f"{zh}英文", **told})


@cache
def _all() -> tuple[Tag, ...]:
    return read_tags(places.resource_toml("word/tags.toml"))


class _Tags:
    """The shipped tags, read when they are first wanted."""

    def __iter__(self) -> Iterator[Tag]:
        return iter(_all())

    def __getitem__(self, name: str) -> Tag:
        return _by_name()[name]

    def get(self, name: str) -> Tag | None:
        """The tag with this English or Chinese name."""
        return _by_name().get(name)


TAGS = _Tags()


@cache
def _by_name() -> Mapping[str, Tag]:
    return {name: tag for tag in _all() for name in (tag.name, tag.zh)}


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name that was most likely meant: the longest that is part of it, or one that is nearly the same."""
    from difflib import get_close_matches

    known = list(names)
    held = [one for one in known if len(one) > 1 and one in name]
    if held:
        return max(held, key=len)
    folded = {one.casefold(): one for one in known}
    close = get_close_matches(name.casefold(), folded, n=1, cutoff=0.5)
    return folded[close[0]] if close else None
