"""``review`` and ``notice``: drafts judged, and notices on their way to the groups."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from lut_admin.cli.context import Context
from lut_admin.cli.parsing import day, moment
from lut_admin.convention.articles import Finding
from lut_admin.convention.hours import Exemption, Ground
from lut_admin.convention.purpose import Category
from lut_admin.convention.review import Draft
from lut_admin.office import notices
from lut_admin.office.notices import NoticeLine
from lut_admin.office.reviewing import Reviewer
from lut_admin.papers import words
from lut_admin.refusals import Refusal


def declare(verbs: Any) -> None:
    """``review FILE.jsonl`` and ``notice new|list|show|release|posted``."""
    review = verbs.add_parser("review", add_help=False)
    review.add_argument("file", type=Path)
    review.add_argument("--at", type=moment)
    review.add_argument("--roster", type=Path)
    review.set_defaults(run=judge)

    steps = verbs.add_parser("notice", add_help=False).add_subparsers(required=True, metavar="STEP")
    new = steps.add_parser("new", add_help=False)
    new.add_argument("--category", choices=[category.value for category in Category])
    new.add_argument("--zh", required=True)
    new.add_argument("--en", default="")
    new.add_argument("--title", default="")
    new.set_defaults(run=draft)

    steps.add_parser("list", add_help=False).set_defaults(run=listing)
    show = steps.add_parser("show", add_help=False)
    show.add_argument("id", type=int)
    show.set_defaults(run=one)

    release = steps.add_parser("release", add_help=False)
    release.add_argument("id", type=int)
    release.add_argument("--group", action="append", default=[])
    release.add_argument("--exception", choices=[ground.value for ground in Ground])
    release.add_argument("--reason", default="")
    release.set_defaults(run=copy_out)

    posted = steps.add_parser("posted", add_help=False)
    posted.add_argument("id", type=int)
    posted.add_argument("--group", action="append", default=[])
    posted.add_argument("--at", type=moment)
    posted.set_defaults(run=confirm)


def judge(context: Context, chosen: Namespace) -> bool:
    """Review every draft of a file, in its order; True where one asserts something."""
    reviewer = Reviewer(context.office_if_any, chosen.roster, chosen.at)
    asserted = False
    for number, line in _lines(chosen.file):
        draft, at = _draft(line, chosen.file, number)
        found = reviewer.review(draft, at)
        asserted = asserted or bool(found)
        _tell(context, line.get("id"), found)
    return asserted


def _lines(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        text = file.read_text("utf-8-sig")
    except OSError as error:
        raise Refusal("cli.unreadable", file=file.name) from error
    except UnicodeDecodeError as error:
        raise Refusal("cli.not_utf8", file=file.name, line=error.object[: error.start].count(b"\n") + 1) from error
    # Only a line feed ends a line here: a draft may hold U+2028 and its like.
    for number, raw in enumerate(text.split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            line = json.loads(raw)
        except ValueError as error:
            raise Refusal("cli.not_json", file=file.name, line=number) from error
        if not isinstance(line, dict):
            raise Refusal("cli.not_json", file=file.name, line=number)
        yield number, line


def _draft(line: dict[str, Any], file: Path, number: int) -> tuple[Draft, datetime | None]:
    texts = {name: line.get(name) for name in ("zh", "en", "text", "category", "at", "ref_date")}
    if any(value is not None and not isinstance(value, str) for value in texts.values()):
        raise Refusal("cli.not_a_draft", file=file.name, line=number)
    if texts["text"] is None and texts["zh"] is None and texts["en"] is None:
        raise Refusal("cli.not_a_draft", file=file.name, line=number)
    if texts["ref_date"]:
        day(texts["ref_date"])  # judged from once the halves' dates are compared; a wrong one is told now
    written = Draft(texts["zh"] or "", texts["en"] or "", texts["category"], texts["text"])
    return written, moment(texts["at"]) if texts["at"] else None


def _tell(context: Context, name: Any, found: tuple[Finding, ...]) -> None:
    if context.teller.json:
        context.teller.give({"id": name, "findings": [_as_json(finding) for finding in found]})
        return
    context.teller.say("cli.reviewed", id=name, n=len(found))
    for finding in found:
        context.teller.tell(f"  {words.of_finding(finding, context.teller.language)}")


def _as_json(finding: Finding) -> dict[str, Any]:
    return {
        "article": finding.article,
        "code": finding.code,
        "severity": finding.weight.value,
        "zh": list(finding.zh) if finding.zh else None,
        "en": list(finding.en) if finding.en else None,
        "text": list(finding.text) if finding.text else None,
        "message": words.both(finding.code, **finding.facts),
    }


def draft(context: Context, chosen: Namespace) -> bool:
    """Keep a draft; prints its id."""
    result = notices.draft(context.office, chosen.category, chosen.zh, chosen.en, chosen.title)
    assert result.made is not None
    return _show(context, notices.notice(context.office, result.made))


def listing(context: Context, _chosen: Namespace) -> bool:
    """Every notice, newest first."""
    found = notices.notices(context.office)
    if context.teller.json:
        context.teller.give({"notices": [_summary(line) for line in found]})
    else:
        for line in found:
            _show(context, line)
    return False


def one(context: Context, chosen: Namespace) -> bool:
    """One notice with its texts."""
    line = notices.notice(context.office, chosen.id)
    if context.teller.json:
        context.teller.give({**_summary(line), "zh": line.zh, "en": line.en})
    else:
        _show(context, line)
        context.teller.tell(f"{line.zh}\n\n{line.en}")
    return False


def copy_out(context: Context, chosen: Namespace) -> bool:
    """The text to paste into the groups, recorded as copied; obeys the hours."""
    exemption = Exemption(Ground(chosen.exception), chosen.reason) if chosen.exception else None
    released = notices.release(context.office, chosen.id, chosen.group, exemption)
    if context.teller.json:
        context.teller.give({**_summary(notices.notice(context.office, chosen.id)), "text": released.text})
    else:
        context.teller.tell(released.text)
    return False


def confirm(context: Context, chosen: Namespace) -> bool:
    """Confirm that a notice was posted."""
    notices.posted(context.office, chosen.id, chosen.group, chosen.at)
    return _show(context, notices.notice(context.office, chosen.id))


def _show(context: Context, line: NoticeLine) -> bool:
    if context.teller.json:
        context.teller.give(_summary(line))
    else:
        state = context.teller.word(f"notices.state_{line.state}")
        context.teller.say("cli.notice_line", id=line.id, state=state, title=line.title)
    return False


def _summary(line: NoticeLine) -> dict[str, Any]:
    posted = [
        {"at": step.at, "groups": list(step.groups), "exception": step.exception, "reason": step.reason}
        for step in line.postings
        if step.step == notices.State.POSTED
    ]
    return {
        "id": line.id,
        "state": line.state.value,
        "category": line.category,
        "title": line.title,
        "posted": posted,
    }
