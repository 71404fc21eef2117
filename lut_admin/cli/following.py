"""``notice``, once it is out: corrected, reminded of, and who has confirmed it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lut_admin.cli import parsing
from lut_admin.cli.context import Context
from lut_admin.cli.grammar import Operand, Option, Verb
from lut_admin.cli.parsing import shortened
from lut_admin.cli.posting import show
from lut_admin.convention.roster import Person
from lut_admin.office import groups, notices
from lut_admin.office.notices import InGroup
from lut_admin.papers.notice_templates import Twin
from lut_admin.refusals import Refusal


def correct(context: Context, chosen: SimpleNamespace) -> bool:
    """Draft the correction of a notice that is out, to the same groups."""
    made = notices.correct(context.office, chosen.id, chosen.wrong, chosen.right, chosen.why).made
    assert made is not None
    return show(context, notices.notice(context.office, made))


def remind(context: Context, chosen: SimpleNamespace) -> bool:
    """Draft a reminder of a notice that is out, to the same groups."""
    made = notices.remind(context.office, chosen.id).made
    assert made is not None
    return show(context, notices.notice(context.office, made))


def confirmed(context: Context, chosen: SimpleNamespace) -> bool:
    """Who has confirmed, by group; with a file, what it holds is kept first. True where somebody is not recognised."""
    if chosen.file is not None:
        notices.save_confirmations(context.office, chosen.id, _group(context, chosen), parsing.content(chosen.file))
    found = notices.confirmed(context.office, chosen.id)
    if context.teller.json:
        context.teller.give({"id": chosen.id, "groups": [_standing(one) for one in found]})
    else:
        for one in found:
            counts = {
                "n": len(one.confirmed),
                "of": one.members,
                "waiting": len(one.waiting),
                "unknown": len(one.unknown),
            }
            context.teller.say("cli.confirmed_line", group=one.name, **counts)
    return any(one.unknown for one in found)


def _group(context: Context, chosen: SimpleNamespace) -> int:
    """The group whose chain it is: the one that is named, or the only one the notice went to."""
    names = (chosen.group,) if chosen.group else notices.notice(context.office, chosen.id).groups
    if len(names) != 1:
        raise Refusal("cli.lacking", command="notice confirmed", name="--group", usage=_CONFIRMED.usage)
    found = groups.id_of(context.office, names[0])
    if found is None:
        raise Refusal("cli.no_group", name=shortened(names[0]))
    return found


def _standing(one: InGroup) -> dict[str, Any]:
    return {
        "group": one.name,
        "confirmed": [_number(entry.person) for entry in one.confirmed if entry.person is not None],
        "waiting": [_number(person) for person in one.waiting],
        "unknown": [entry.nickname for entry in one.unknown],
    }


def _number(person: Person) -> str:
    return person.student_no or person.english_name or person.passport_name or person.chinese_name


_ID = Operand("ID", parsing.number)
_CONFIRMED = Verb(
    ("notice", "confirmed"),
    confirmed,
    (_ID, Operand("FILE", needed=False)),
    (Option("--group", called="NAME"),),
)


def _twin(written: str) -> Twin:
    """A line in both languages, parted by ``|``."""
    zh, sign, en = parsing.text(written).partition("|")
    if not sign or not zh.strip() or not en.strip():
        raise Refusal("cli.no_twin", text=shortened(written))
    return Twin(zh.strip(), en.strip())


VERBS = (
    Verb(
        ("notice", "correct"),
        correct,
        (_ID,),
        (
            Option("--wrong", _twin, "'ZH | EN'", needed=True),
            Option("--right", _twin, "'ZH | EN'", needed=True),
            Option("--why", _twin, "'ZH | EN'"),
        ),
    ),
    Verb(("notice", "remind"), remind, (_ID,)),
    _CONFIRMED,
)
