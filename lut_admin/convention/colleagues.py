"""The school's own staff, who belong in the groups too (Art. 3): whose name does a nickname hold?"""

from __future__ import annotations

from collections.abc import Sequence

from lut_admin.convention import names
from lut_admin.convention.nickname import Parts
from lut_admin.convention.nickname.compare import han_key, latin_words
from lut_admin.convention.roster import StaffMember

_TITLES = frozenset("teacher professor prof counsellor counselor dean dr mr ms mrs miss".split())


class Colleagues:
    """The staff by their names."""

    def __init__(self, staff: Sequence[StaffMember]) -> None:
        self._han = {han_key(member.chinese_name): member for member in staff if member.chinese_name}
        self._latin = {frozenset(latin_words(member.english_name)): member for member in staff if member.english_name}

    def find(self, parts: Parts) -> tuple[StaffMember | None, bool]:
        """Whose name a nickname holds, and whether its English half is another person's: that is asked."""
        if not self._han and not self._latin:
            return None, False
        if parts.han and han_key(parts.han) in self._han:
            member = self._han[han_key(parts.han)]
            return member, not _may_be_called(parts.latin, member)
        words = frozenset(latin_words(parts.latin)) if parts.latin and not parts.han else frozenset()
        return (self._latin.get(words), False) if words else (None, False)


def _may_be_called(latin: str, member: StaffMember) -> bool:
    """Whether a Latin half is no other name than the colleague's: missing, a title, the name or a word of it, its pinyin.

    Where the register has no English name nothing can be another one.
    """
    words = [word for word in latin_words(latin) if word not in _TITLES]
    if not words or not member.english_name:
        return True
    return not set(words).isdisjoint(latin_words(member.english_name)) or "".join(words) == names.pinyin(
        member.chinese_name
    )
