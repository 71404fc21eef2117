"""``notice``: drafted, held, copied out, confirmed or entered afterwards, and the log of it all."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lut_admin.cli import parsing
from lut_admin.cli.context import Context
from lut_admin.cli.grammar import Operand, Option, Verb
from lut_admin.cli.parsing import shortened
from lut_admin.convention import names
from lut_admin.convention.hours import Exemption, Ground, as_told
from lut_admin.convention.purpose import Category
from lut_admin.office import groups, notices
from lut_admin.office.notices import Audience, Elsewhere, NoticeLine, PostingLine, State
from lut_admin.office.notices.writing import templated
from lut_admin.papers import words
from lut_admin.refusals import Refusal


def draft(context: Context, chosen: SimpleNamespace) -> bool:
    """Keep a draft, from both texts or from a template and its facts; or what was posted elsewhere already."""
    if chosen.template is not None:
        for name in ("en", "afterwards"):
            if getattr(chosen, name):
                raise Refusal("cli.not_together", first=f"--{name}", second="--template")
        to = _audience(context, chosen)
        result = templated.draft(
            context.office, chosen.template, chosen.fact, category=chosen.category, title=chosen.title, groups=to
        )
        return _made(context, result.made)
    for name, lacks in (("--template", bool(chosen.fact)), ("--zh", chosen.zh is None)):
        if lacks:
            raise Refusal("cli.lacking", command="notice new", name=name, usage=_NEW.usage)
    if not names.visible(chosen.zh) and not names.visible(chosen.en):
        raise Refusal("cli.no_words")
    if chosen.afterwards is not None:
        return _afterwards(context, chosen)
    for name in ("by", "exception", "reason"):
        if getattr(chosen, name):
            raise Refusal("cli.lacking", command="notice new", name="--afterwards", usage=_NEW.usage)
    to = _audience(context, chosen)
    return _made(context, notices.draft(context.office, chosen.category, chosen.zh, chosen.en, chosen.title, to).made)


def _afterwards(context: Context, chosen: SimpleNamespace) -> bool:
    """What was posted elsewhere; True where the hours have something to say of it."""
    written = Elsewhere(
        chosen.afterwards, chosen.zh, chosen.en, chosen.category, chosen.title, chosen.by or "", _exemption(chosen)
    )
    entered = notices.enter(context.office, written, _audience(context, chosen))
    _made(context, entered.result.made)
    for finding in entered.findings:
        context.teller.complain(finding.said, **finding.facts)
    return bool(entered.findings)


def sets(context: Context, _chosen: SimpleNamespace) -> bool:
    """The sets of groups that ``--to`` takes."""
    found = notices.sets(context.office)
    if context.teller.json:
        given = [
            {"set": one.key, "name": words.both(one.word.key, **one.word.facts), "groups": list(one.groups)}
            for one in found
        ]
        context.teller.give({"sets": given})
        return False
    for one in found:
        context.teller.say("cli.set_line", set=one.key, name=one.word, n=len(one.groups))
    return False


def listing(context: Context, chosen: SimpleNamespace) -> bool:
    """Every notice, newest first."""
    found = notices.notices(context.office, State(chosen.state) if chosen.state else None)
    if context.teller.json:
        context.teller.give({"notices": [_summary(line) for line in found]})
    else:
        for line in found:
            show(context, line)
    return False


def one(context: Context, chosen: SimpleNamespace) -> bool:
    """One notice with its texts, whom it is for and every step of its way."""
    line = notices.notice(context.office, chosen.id)
    if context.teller.json:
        steps = [{"step": step.step, **_step(step)} for step in line.postings]
        given = {"zh": line.zh, "en": line.en, "groups": list(line.groups), "steps": steps}
        context.teller.give({**_summary(line), **given, "corrects": line.corrects, "reminds": line.reminds})
    else:
        show(context, line)
        context.teller.tell(f"{line.zh}\n\n{line.en}")
        for step in line.postings:
            at = as_told(step.at)
            said = step.said(context.teller.language)
            context.teller.say(
                "cli.step_line", at=at, state=context.teller.word(f"notices.state_{step.step}"), by=step.by, groups=said
            )
    return False


def copy_out(context: Context, chosen: SimpleNamespace) -> bool:
    """The text to paste into the groups, recorded as copied; obeys the hours. With ``--hold`` it waits where they are closed."""
    to = _meant(context, chosen)
    if chosen.hold and not notices.window_state(context.office).open and not chosen.exception:
        notices.hold(context.office, chosen.id, to, chosen.disclosure)
        return show(context, notices.notice(context.office, chosen.id))
    released = notices.release(context.office, chosen.id, to, _exemption(chosen), chosen.disclosure)
    if context.teller.json:
        summary = _summary(notices.notice(context.office, chosen.id))
        context.teller.give({**summary, "text": released.text, "left_out": list(released.left_out)})
    else:
        context.teller.tell(released.text)
    if released.left_out:
        context.teller.complain("posting.left_out", n=len(released.left_out), groups=", ".join(released.left_out))
    return False


def confirm(context: Context, chosen: SimpleNamespace) -> bool:
    """Confirm that a notice was posted: to all it is meant for, to some, or to all except some."""
    notices.posted(context.office, chosen.id, _meant(context, chosen), chosen.at)
    return show(context, notices.notice(context.office, chosen.id))


def log(context: Context, chosen: SimpleNamespace) -> bool:
    """The posting log as a workbook or, by the file's name, as a PDF."""
    period = {"first": getattr(chosen, "from"), "last": chosen.until}
    if chosen.file.suffix.lower() == ".pdf":
        notices.log_pdf(context.office, chosen.file, **period)
    elif chosen.file.suffix.lower() == ".xlsx":
        notices.export_log(context.office, chosen.file, context.teller.language, **period)
    else:
        raise Refusal("cli.no_choice", text=shortened(chosen.file.suffix), choices=".xlsx .pdf")
    if context.teller.json:
        context.teller.give({"file": str(chosen.file)})
    return False


def _made(context: Context, made: int | None) -> bool:
    assert made is not None
    return show(context, notices.notice(context.office, made))


def _exemption(chosen: SimpleNamespace) -> Exemption | None:
    return Exemption(Ground(chosen.exception), chosen.reason) if chosen.exception else None


def _audience(context: Context, chosen: SimpleNamespace) -> Audience:
    """The groups of the line: of its sets, but for some, and others by name."""
    _refuse_unknown(context, chosen)
    left_out = getattr(chosen, "except")
    if not chosen.to and left_out:
        return notices.choose(context.office, ["all"], left_out, chosen.group)
    return notices.choose(context.office, chosen.to, left_out, chosen.group)


def _meant(context: Context, chosen: SimpleNamespace) -> Audience:
    """The groups of the line; where it names none, or only exceptions, those that the notice is meant for."""
    if chosen.to or chosen.group:
        return _audience(context, chosen)
    meant = notices.notice(context.office, chosen.id).audience
    return notices.leaving_out(meant, getattr(chosen, "except"))


def _refuse_unknown(context: Context, chosen: SimpleNamespace) -> None:
    """A mistyped group would stand in the log for good; an office that keeps no groups may name any."""
    known = {names.fold(group.name) for group in groups.groups(context.office)} if chosen.group else set()
    for name in chosen.group:
        if known and names.fold(name) not in known:
            raise Refusal("cli.no_group", name=shortened(name))


def show(context: Context, line: NoticeLine) -> bool:
    """Print a notice in short; never a finding."""
    if context.teller.json:
        context.teller.give(_summary(line))
    else:
        state = context.teller.word(f"notices.state_{line.state}")
        context.teller.say("cli.notice_line", id=line.id, state=state, title=line.title)
    return False


def _summary(line: NoticeLine) -> dict[str, Any]:
    posted: list[dict[str, Any]] = []
    before: PostingLine | None = None
    for step in line.postings:
        if step.step == State.POSTED:
            # The exception is on record where it was made: with the copy.
            reason = step if step.exception or before is None else before
            posted.append({**_step(step), "exception": reason.exception, "reason": reason.reason})
        before = step if step.step == State.COPIED else before
    return {
        "id": line.id,
        "state": line.state.value,
        "category": line.category,
        "title": line.title,
        "posted": posted,
    }


def _step(step: PostingLine) -> dict[str, Any]:
    return {
        "at": step.at,
        "by": step.by,
        "groups": list(step.groups),
        "sets": [named.key for named in step.audience.sets],
        "except": list(step.audience.without),
        "afterwards": step.afterwards,
        "exception": step.exception,
        "reason": step.reason,
    }


_ID = Operand("ID", parsing.number)
_TO = (
    Option("--to", called="SET", many=True),
    Option("--group", called="NAME", many=True),
    Option("--except", called="NAME", many=True),
)
_EXCEPTION = (
    Option("--exception", parsing.choice(*(ground.value for ground in Ground))),
    Option("--reason", default=""),
)

_NEW = Verb(
    ("notice", "new"),
    draft,
    (),
    (
        Option("--zh"),
        Option("--en", default=""),
        Option("--template", called="ID"),
        Option("--fact", parsing.fact, "NAME=VALUE", many=True),
        Option("--title", default=""),
        Option("--category", parsing.choice(*(category.value for category in Category))),
        *_TO,
        Option("--afterwards", parsing.moment, "TIME"),
        Option("--by", called="NAME"),
        *_EXCEPTION,
    ),
    either=("--zh", "--template"),
)

VERBS = (
    _NEW,
    Verb(("notice", "list"), listing, (), (Option("--state", parsing.choice(*(state.value for state in State))),)),
    Verb(("notice", "show"), one, (_ID,)),
    Verb(
        ("notice", "release"),
        copy_out,
        (_ID,),
        (*_TO, *_EXCEPTION, Option("--disclosure", called="REASON", default=""), Option("--hold", None)),
    ),
    Verb(("notice", "posted"), confirm, (_ID,), (*_TO, Option("--at", parsing.moment, "TIME"))),
    Verb(("notice", "sets"), sets),
    Verb(
        ("notice", "log"),
        log,
        (Operand("FILE"),),
        (Option("--from", parsing.day, "DAY"), Option("--until", parsing.day, "DAY")),
    ),
)
