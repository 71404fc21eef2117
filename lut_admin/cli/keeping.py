"""``init demo history undo backup restore verify selftest``: making an office and keeping it safe."""

from __future__ import annotations

import getpass
import os
from argparse import Namespace
from pathlib import Path
from typing import Any

from lut_admin.cli.context import VARIABLE, Context
from lut_admin.office import demo, history, openings, safekeeping, selftest, verifying
from lut_admin.office.results import Check
from lut_admin.papers import words
from lut_admin.refusals import Refusal


def declare(verbs: Any) -> None:
    """The verbs of this room."""
    verbs.add_parser("init", add_help=False).set_defaults(run=init)
    sample = verbs.add_parser("demo", add_help=False)
    sample.add_argument("--students", type=int, default=demo.STUDENTS)
    sample.set_defaults(run=fill_demo)
    log = verbs.add_parser("history", add_help=False)
    log.add_argument("--of")
    log.set_defaults(run=tell_history)
    verbs.add_parser("undo", add_help=False).set_defaults(run=take_back)
    copy = verbs.add_parser("backup", add_help=False)
    copy.add_argument("folder", type=Path, nargs="?")
    copy.set_defaults(run=back_up)
    back = verbs.add_parser("restore", add_help=False)
    back.add_argument("file", type=Path)
    back.set_defaults(run=put_back)
    check = verbs.add_parser("verify", add_help=False)
    check.add_argument("file", type=Path, nargs="?")
    check.set_defaults(run=verify)
    verbs.add_parser("selftest", add_help=False).set_defaults(run=prove)


def init(context: Context, _chosen: Namespace) -> bool:
    """A new encrypted office; prints its recovery code this once."""
    created = _create(context)
    try:
        _tell_code(context, created.recovery_code)
    finally:
        openings.close_office(created.office)
    return False


def fill_demo(context: Context, chosen: Namespace) -> bool:
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
    given = os.environ.get(VARIABLE)
    try:
        return openings.create_office(
            context.folder, getpass.getuser(), passphrase=given or None, use_keyring=not given
        )
    except Refusal as refusal:
        if refusal.code != "keys.passphrase_needed":
            raise
    return openings.create_office(
        context.folder, getpass.getuser(), passphrase=context.secret("cli.new_passphrase"), use_keyring=False
    )


def _tell_code(context: Context, code: str) -> None:
    if context.teller.json:
        context.teller.give({"office": str(context.folder), "recovery_code": code})
    else:
        context.teller.say("cli.office_made", office=str(context.folder))
        context.teller.say("cli.recovery_code", code=code)


def tell_history(context: Context, chosen: Namespace) -> bool:
    """The journal, oldest first: all of it, or of one record (``student/17``)."""
    kind, _, number = (chosen.of or "").partition("/")
    if chosen.of and not (kind and number.isdecimal()):
        raise Refusal("cli.no_record", text=chosen.of)
    for line in history.lines(context.office, kind or None, int(number) if number else None):
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


def take_back(context: Context, _chosen: Namespace) -> bool:
    """Undo the last act."""
    result = history.undo(context.office)
    if context.teller.json:
        context.teller.give({"undone": words.both("cli.undone", act=result.facts["of"])})
    else:
        context.teller.say("cli.undone", act=result.facts["of"])
    return False


def back_up(context: Context, chosen: Namespace) -> bool:
    """A verified backup, now: to a folder, or to the places of the settings."""
    made = safekeeping.backup_now(context.office, chosen.folder)
    if context.teller.json:
        context.teller.give({"backups": [str(path) for path in made.files], "anchor": _anchor(made.anchor)})
    else:
        for path in made.files:
            context.teller.say("cli.written", file=str(path))
    return False


def put_back(context: Context, chosen: Namespace) -> bool:
    """Restore a backup into the folder; what was there is moved aside, never deleted."""
    openings.close_office(safekeeping.restore(chosen.file, context.folder, context.secret("cli.ask_recovery")))
    if context.teller.json:
        context.teller.give({"office": str(context.folder)})
    else:
        context.teller.say("cli.restored", office=str(context.folder))
    return False


def verify(context: Context, chosen: Namespace) -> bool:
    """Check book, journal and backups, or one backup; True where something is not well."""
    report = (
        verifying.verify(context.office, context.teller.language)
        if chosen.file is None
        else verifying.verify_file(chosen.file, os.environ.get(VARIABLE), context.teller.language)
    )
    return _tell_checks(context, report.checks, {"anchor": _anchor(report.anchor)})


def prove(context: Context, _chosen: Namespace) -> bool:
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
