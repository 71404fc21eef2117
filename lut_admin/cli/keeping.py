"""``init demo history undo backup restore verify selftest``: making an office and keeping it safe."""

from __future__ import annotations

import getpass
from types import SimpleNamespace
from typing import Any

from lut_admin.cli import parsing
from lut_admin.cli.context import Context, given_secret
from lut_admin.cli.grammar import Operand, Option, Verb
from lut_admin.cli.parsing import shortened
from lut_admin.office import demo, history, openings, restoring, safekeeping, selftest, verifying
from lut_admin.office.results import Check
from lut_admin.papers import words
from lut_admin.papers.words import Word
from lut_admin.refusals import Refusal


def init(context: Context, _chosen: SimpleNamespace) -> bool:
    """A new encrypted office; prints its recovery code this once."""
    created = _create(context)
    try:
        _tell_code(context, created.recovery_code)
    finally:
        openings.close_office(created.office)
    return False


def fill_demo(context: Context, chosen: SimpleNamespace) -> bool:
    """A new office, filled with invented students, groups, notices and cases."""
    created = _create(context)
    try:
        filled = demo.fill(created.office, chosen.students)
    finally:
        openings.close_office(created.office)
    counts = {name: filled.facts[name] for name in ("students", "groups", "notices", "cases")}
    if context.teller.json:
        context.teller.give({"office": str(context.folder), **counts})
    else:
        context.teller.say("cli.demo_made", office=str(context.folder), **counts)
        context.teller.say("cli.recovery_code", code=created.recovery_code)
    return False


def _create(context: Context) -> openings.Created:
    """A new office: by the passphrase in the environment, else by the keyring, else by one asked for on a terminal."""
    secret = given_secret()
    if secret is None and not openings.keyring_usable():
        secret = context.ask("cli.new_passphrase")
        if context.ask("cli.passphrase_again") != secret:
            raise Refusal("cli.not_the_same")
    return openings.create_office(context.folder, _user(), passphrase=secret, use_keyring=secret is None)


def _user() -> str:
    """Who is at the desk, by the name they have on this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a computer that knows its users by number alone
        return words.say("cli.counselor", "zh")


def _tell_code(context: Context, code: str) -> None:
    if context.teller.json:
        context.teller.give({"office": str(context.folder), "recovery_code": code})
    else:
        context.teller.say("cli.office_made", office=str(context.folder))
        context.teller.say("cli.recovery_code", code=code)


def tell_history(context: Context, chosen: SimpleNamespace) -> bool:
    """The journal, oldest first: all of it, or of one record (``student/17``)."""
    kind, record_id = _record(chosen.of) if chosen.of is not None else (None, None)
    for line in history.lines(context.office, kind, record_id):
        if context.teller.json:
            context.teller.give(
                {
                    "seq": line.seq,
                    "at": line.at,
                    "actor": line.actor,
                    "act": line.act_name,
                    "kind": line.kind,
                    "id": line.record_id,
                    "before": line.before,
                    "after": line.after,
                }
            )
        else:
            act = words.of_word(line.act, context.teller.language)
            context.teller.tell(f"{line.seq}  {line.at}  {line.actor}  {act}  {line.kind}/{line.record_id}")
    return False


def _record(text: str) -> tuple[str, int]:
    kind, _, number = text.partition("/")
    if kind not in history.KINDS or not number.isdecimal():
        kinds = [Word("cli.kind", {"kind": kind, "what": Word(f"journal.kind.{kind}")}) for kind in history.KINDS]
        raise Refusal("cli.no_record", text=shortened(text), kinds=kinds)
    return kind, parsing.number(number)


def take_back(context: Context, chosen: SimpleNamespace) -> bool:
    """Undo the last act; behind one that is for good only where the earlier one is asked for."""
    found = history.reach(context.office)
    if found.final is not None and found.undo is not None and not chosen.earlier:
        facts = history.for_good(found.final).facts
        raise Refusal("cli.undo_for_good", **facts, earlier=history.in_words(found.undo))
    result = history.undo(context.office, found.undo.id if found.undo and chosen.earlier else None)
    if context.teller.json:
        context.teller.give({"undone": words.both("cli.undone", act=result.facts["of"])})
    else:
        context.teller.say("cli.undone", act=result.facts["of"])
    return False


def back_up(context: Context, chosen: SimpleNamespace) -> bool:
    """A verified backup, now: to a folder, or to the places of the settings; True where the second place has none."""
    made = safekeeping.backup_now(context.office, chosen.dir)
    trouble = made.trouble
    if context.teller.json:
        context.teller.give({"backups": [str(path) for path in made.files], "anchor": _anchor(made.anchor)})
    else:
        for path in made.files:
            context.teller.say("cli.written", file=str(path))
    if trouble:
        context.teller.refuse(trouble)
    return trouble is not None


def put_back(context: Context, chosen: SimpleNamespace) -> bool:
    """Restore a backup into the folder; what was there is moved aside, never deleted."""
    restored = context.by_secret(
        "cli.ask_recovery",
        lambda secret: restoring.restore(chosen.file, context.folder, secret, replace=chosen.replace),
    )
    openings.close_office(restored.office)
    if context.teller.json:
        aside = str(restored.aside) if restored.aside is not None else None
        context.teller.give({"office": str(context.folder), "backup": str(restored.source), "aside": aside})
    else:
        context.teller.say("cli.restored", office=str(context.folder))
        for word in restored.told():
            context.teller.say(word.key, **word.facts)
    return False


def verify(context: Context, chosen: SimpleNamespace) -> bool:
    """Check book, journal and backups, or one backup or dossier; True where something is not well."""
    language = context.teller.language
    if chosen.file is not None and verifying.is_dossier(chosen.file):
        report = verifying.verify_dossier(chosen.file, language, context.office_at_hand)
    elif chosen.file is None:
        printed = verifying.read_anchor(chosen.anchor) if chosen.anchor is not None else None
        report = verifying.verify(context.office, language, printed=printed)
    else:
        report = context.by_secret(
            "cli.ask_recovery", lambda secret: verifying.verify_file(chosen.file, secret, language)
        )
    return _tell_checks(context, report.checks, {"anchor": _anchor(report.anchor)})


def prove(context: Context, _chosen: SimpleNamespace) -> bool:
    """The app proves that it is whole."""
    return _tell_checks(context, selftest.checks(context.probes), {})


def _tell_checks(context: Context, checks: tuple[Check, ...], more: dict[str, Any]) -> bool:
    good = all(check.ok for check in checks)
    if context.teller.json:
        listed = [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in checks]
        context.teller.give({"ok": good, "checks": listed, **more})
    else:
        for check in checks:
            context.teller.tell(
                f"{'✓' if check.ok else '✗'} {context.teller.word(f'selftest.{check.name}')}  {check.detail}"
            )
    return not good


def _anchor(anchor: Any) -> dict[str, Any] | None:
    return {"seq": anchor.seq, "head": anchor.head} if anchor is not None else None


VERBS = (
    Verb(("init",), init),
    Verb(("demo",), fill_demo, (), (Option("--students", parsing.number, "N", default=demo.STUDENTS),)),
    Verb(("history",), tell_history, (), (Option("--of", called="KIND/ID"),)),
    Verb(("undo",), take_back, (), (Option("--earlier", None),)),
    Verb(("backup",), back_up, (Operand("DIR", needed=False),)),
    Verb(("restore",), put_back, (Operand("FILE"),), (Option("--replace", None),)),
    Verb(
        ("verify",),
        verify,
        (Operand("FILE", needed=False),),
        (Option("--anchor", called="NUMBER:VALUE"),),
    ),
    Verb(("selftest",), prove),
)
