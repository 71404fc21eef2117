"""What to write to a member: polite, in both languages, about that one person only, ready to copy. Nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lut_admin.convention.groups import GroupKind
from lut_admin.convention.nickname import suggest
from lut_admin.convention.nickname.rule import Form
from lut_admin.convention.reminders import About
from lut_admin.convention.roster import Person
from lut_admin.office import settings
from lut_admin.office.groups.keeping import GroupLine, group
from lut_admin.office.groups.matters import Whom
from lut_admin.office.groups.reminding import called, ladder
from lut_admin.office.office import Office
from lut_admin.office.roster.people import people
from lut_admin.papers import words
from lut_admin.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Message:
    """A message in both languages; `text` is what is copied, Chinese first (Art. 6)."""

    zh: str
    en: str

    @property
    def text(self) -> str:
        """Both languages, Chinese first."""
        return f"{self.zh}\n\n{self.en}"


def message(office: Office, whom: Whom, about: About | str, group_id: int) -> Message:
    """The message to one member of a group: a student by id, or somebody unknown by nickname.

    It names the exact right nickname, and nobody else. Raises Refusal ``reminder.gap`` where the roster lacks a name that the
    right nickname takes, ``roster.gone``, ``group.gone``.
    """
    about, found = About(about), group(office, group_id)
    person = _person(office, whom) if isinstance(whom, int) else None
    facts = _facts(office, found)
    facts["name"] = called(person) if person is not None else str(whom)
    if person is not None:
        facts["name"] = _amid(facts["name"], begins=True)
    if about is About.RENAME:
        rule = settings.nickname_rule(settings.values(office), found.rule.nicknames.form)
        right = suggest(person, rule) if person is not None else None
        if person is None or right is None:
            raise Refusal("reminder.gap", name=called(person) if person is not None else str(whom))
        facts["nickname"] = right
    if about is About.LEAVE and person is None:
        return _both("reminder.text_stranger", facts)
    if about is About.LEAVE and found.kind is GroupKind.STAFF:
        return _both("reminder.text_leave_staff", facts)
    return _both(f"reminder.text_{about.value}", facts)


def combined_message(office: Office, group_id: int) -> Message:
    """One message for a whole group: the nickname rule and how to change a nickname, without anybody's name."""
    found = group(office, group_id)
    staff = found.rule.nicknames.form is Form.REAL_NAME
    return _both("reminder.text_everybody_staff" if staff else "reminder.text_everybody", _facts(office, found))


def adviser_message(office: Office, whom: int, about: About | str, group_id: int) -> Message:
    """The private message to the class adviser about one student who was reminded often enough; it names nobody else."""
    about, person = About(about), _person(office, whom)
    one = next((line for line in ladder(office, group_id) if line.about is about and line.student_id == whom), None)
    facts = _facts(office, group(office, group_id))
    times = len(one.given) if one is not None else 0
    facts["n"] = times
    student = " ".join(dict.fromkeys(part for part in (called(person), person.chinese_name) if part))
    facts["student"] = _amid(student, begins=True)
    if person.class_name:
        called_so = _amid(student)
        facts["student"] = {
            language: words.say(
                "reminder.student_of_class", language, student=called_so[language], class_name=person.class_name
            )
            for language in words.LANGUAGES
        }
    facts["what"] = words.Word(f"reminder.adviser_{about.value}", {"nickname": (one.suggestion if one else "") or ""})
    facts["adviser"] = _addressed(one.adviser if one is not None else "")
    return _both("reminder.text_adviser", facts)


def _addressed(adviser: str) -> words.Word | str:
    """The adviser as one writes to them: whoever is on record as 张老师 is no 张老师老师."""
    if adviser.endswith(("老师", "老師")):
        return adviser
    return (
        words.Word("reminder.adviser_named", {"name": adviser}) if adviser else words.Word("reminder.adviser_unnamed")
    )


def _facts(office: Office, found: GroupLine) -> dict[str, Any]:
    known = settings.values(office)
    sign = {language: known[f"college_{language}"] or known[f"school_{language}"] for language in words.LANGUAGES}
    form = found.rule.nicknames.form
    rule = words.Word(f"reminder.rule_{form.value}", {"separator": known["nickname_separator"]})
    return {"group": found.name, "rule": rule, "sign": sign}


def _amid(name: str, begins: bool = False) -> dict[str, str]:
    """A name as each language sets it among its words; `begins`: no word stands before it."""
    said = {language: words.amid(name, language) for language in words.LANGUAGES}
    return {language: name.lstrip() if begins else name for language, name in said.items()}


def _both(key: str, facts: dict[str, Any]) -> Message:
    said = {}
    for language in words.LANGUAGES:
        of_language = {name: fact[language] if isinstance(fact, dict) else fact for name, fact in facts.items()}
        said[language] = words.say(key, language, **of_language)
    return Message(said["zh"], said["en"])


def _person(office: Office, student_id: int) -> Person:
    with office.read() as connection:
        found = next((person for person in people(connection) if person.id == student_id), None)
    if found is None:
        raise Refusal("roster.gone")
    return found
