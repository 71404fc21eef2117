"""A student's record as it is kept: what belongs together when one value of it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lut_admin.convention import names
from lut_admin.convention.roster import FIELDS, KEPT_WHEN_CHANGED, MUST_LEAVE, NAME_FIELDS
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal

# What the search and sort keys are made of.
KEYED = frozenset((*NAME_FIELDS, "student_no", "csc_no", "passport_no", "phone", "wechat", "class_name"))
ENDED = frozenset(status.value for status in MUST_LEAVE)


def label(field: str) -> Word:
    """The field's name as a word of a sentence."""
    return Word(f"field.{field}")


def called(values: Mapping[str, Any]) -> str:
    """What to call a student in a sentence: English and Chinese name as far as they are known, else a number."""
    latin = values.get("english_name") or values.get("passport_name") or ""
    named = " ".join(part for part in (latin, values.get("chinese_name") or "") if part)
    return named or str(values.get("student_no") or values.get("csc_no") or values.get("passport_no") or "")


def keys(values: Mapping[str, Any], former: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """The derived columns ``search_key`` and ``sort_key``; what a student used to be called or numbered finds them too."""
    found = names.search_key(values)
    for field, value in former:
        found += "\n" + names.search_key({field: value})
    return {"search_key": found, "sort_key": names.sort_key(values)}


def is_kept(field: str, old: str | None, new: str | None) -> bool:
    """Whether a value that is replaced must go on finding its student (another way of writing the same is no loss)."""
    return field in KEPT_WHEN_CHANGED and bool(old) and names.fold(old or "") != names.fold(new or "")


def since(values: Mapping[str, Any], unsaid: str) -> str:
    """From which day a new status counts: the day given, the day of leaving for one that ends studies, else `unsaid`."""
    given = values.get("status_since")
    if given:
        return str(given)
    left = values.get("left_on")
    return str(left) if left and values.get("status") in ENDED else unsaid


def known_fields(given: Mapping[str, Any]) -> None:
    """ValueError for a name that is no field: only our own code can bring one."""
    unknown = set(given) - {field.name for field in FIELDS}
    if unknown:
        raise ValueError(f"no such field: {sorted(unknown)}")


def somebody(values: Mapping[str, Any]) -> None:
    """Refuses (``roster.nobody``) a record without any name or number."""
    if not any(values.get(field) for field in (*NAME_FIELDS, "student_no", "csc_no", "passport_no")):
        raise Refusal("roster.nobody")
