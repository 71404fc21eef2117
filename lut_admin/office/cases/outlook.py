"""What a case's sheet tells beside its entries: what may be done now, what cannot yet and why, who wrote what, what joined it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, select

from lut_admin.convention.supervision import (
    Counted,
    Course,
    Entry,
    Facts,
    Lack,
    Profile,
    Stage,
    Step,
    lack,
    natural_order,
    period,
)
from lut_admin.convention.supervision.clocks import in_force
from lut_admin.convention.supervision.course import proposed
from lut_admin.convention.supervision.facts import OF_STEP, Decision
from lut_admin.office.cases.file import CaseFile, Person
from lut_admin.office.cases.noting import Note, notes
from lut_admin.office.cases.reading import Standing, file_of, files, setting_of, standings_by
from lut_admin.office.cases.rules import Terms, terms
from lut_admin.office.cases.stepping import BY_ITSELF, refusal, suggestion
from lut_admin.office.office import Office
from lut_admin.records.tables import CaseEntry, Journal
from lut_admin.refusals import Refusal

# What only the facts of a step can lack: it may be begun, and its form says it.
IN_THE_FORM = frozenset(
    {
        "duty.no_clause", "duty.no_measure", "duty.witnesses", "duty.announced", "duty.received", "duty.guardian",
        "duty.heavier", "duty.another", "duty.no_item", "duty.day",
    }
)  # fmt: skip
# What a reason overcomes: a late appeal is taken all the same, a sanction is lifted early.
OVERCOME = frozenset({"duty.late", "duty.period_runs"})
# What can never follow where the course stands, or has been done: there is nothing to wait for.
NEVER = frozenset(
    {
        "duty.never", "duty.opened", "duty.nobody", "duty.no_lifting", "duty.no_checklist", "duty.decided", "duty.served",
        "duty.notified", "duty.appealed", "duty.extended", "duty.not_advised",
    }
)  # fmt: skip


# What a course comes to by itself, and the appeal that any decision may meet: of what lies further off only these are named.
_AHEAD = frozenset(
    {
        Step.INVESTIGATION, Step.PROPOSAL, Step.NOTIFICATION, Step.STATEMENT, Step.WAIVER, Step.EXPIRY, Step.REVIEW, Step.MEETING,
        Step.DECISION, Step.SERVICE, Step.APPEAL, Step.LIFTING, Step.ARCHIVING,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Possible:
    """A step that may be taken now (`refusal` None), may be with a reason (`with_reason`), or cannot yet, and why."""

    step: Step
    refusal: Refusal | None = None
    with_reason: bool = False

    @property
    def now(self) -> bool:
        """Whether it may be taken as things stand."""
        return self.refusal is None


@dataclass(frozen=True, slots=True)
class Prospect:
    """One respondent's course (or the matter's own): where it stands, what may follow, and from when to when a sanction runs."""

    standing: Standing
    possible: tuple[Possible, ...]
    in_force: date | None
    period: Counted | None

    @property
    def person(self) -> Person | None:
        """Whose course it is; None for a matter without respondent."""
        return self.standing.person

    @property
    def course(self) -> Course:
        """Where it stands."""
        return self.standing.course

    def now(self, step: Step) -> bool:
        """Whether a step may be taken, perhaps with a reason."""
        return any(one.step is step and (one.now or one.with_reason) for one in self.possible)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A case and all that its sheet tells: `written_by` names who wrote an entry (by its id), `joined` the cases merged into it.

    `others` are the cases that this one could be merged into: number and stage. `document` is what `suggested_document` suggests,
    `note` the reminder or talk that the case began from, while it is there.
    """

    file: CaseFile
    prospects: tuple[Prospect, ...]
    profile: Profile
    written_by: Mapping[int, str]
    joined: tuple[tuple[int, str], ...]
    others: tuple[tuple[int, str, Stage], ...]
    document: str
    note: Note | None = None

    def of(self, person: int | None) -> Prospect:
        """The course of a respondent (her id in the case), or the first."""
        return next((one for one in self.prospects if one.person and one.person.id == person), self.prospects[0])


def outlook(office: Office, number: str) -> Outlook:
    """All that the sheet of a case tells, as it stands today; refuses (``cases.unknown``) where there is none."""
    today = office.today()
    with office.read() as connection:
        file, known = file_of(connection, number), terms(connection)
        others = [one for one in files(connection) if one.id != file.id]
        written, document = _written_by(connection, file), suggestion(connection, today)
    began = (file.source or {}).get("note")
    return Outlook(
        file,
        tuple(_prospect(file, standing, known, today) for standing in standings_by(file, known, today)),
        known.profile,
        written,
        tuple((one.id, one.number) for one in others if any(_into(entry) == number for entry in one.of(Step.MERGED))),
        tuple((one.id, one.number, one.stage) for one in others),
        document,
        next((one for one in notes(office) if one.id == began), None) if began else None,
    )


def _prospect(file: CaseFile, standing: Standing, known: Terms, today: date) -> Prospect:
    found = standing.course
    return Prospect(
        standing,
        tuple(_possible(file, standing, known, today)),
        in_force(found, known.profile),
        period(found, known.profile),
    )


def _possible(file: CaseFile, standing: Standing, known: Terms, today: date) -> list[Possible]:
    found, setting = standing.course, setting_of(file, standing.person, known)
    day = max(today, found.last.on) if found.last else today
    judged = []
    for step in natural_order(standing.person is not None):
        if step in BY_ITSELF:
            continue
        missing = lack(found, Entry(0, step, day, _barely(step, found)), setting)
        if missing is not None and (missing.code in NEVER or _far(missing, step)):
            continue
        if missing is None or missing.code in IN_THE_FORM:
            # What the law would let pass and nobody would ever want is not offered.
            judged += [Possible(step)] if step in standing.steps else []
        else:
            judged.append(Possible(step, refusal(file, missing), missing.code in OVERCOME))
    return judged


def _far(missing: Lack, step: Step) -> bool:
    """Whether a step only follows upon another that may never be: an answer to an appeal while nothing is decided."""
    return missing.code == "duty.first" and step not in _AHEAD


def _barely(step: Step, found: Course) -> Facts:
    """The least that a step says: a decision what was proposed."""
    facts = OF_STEP[step]()
    told = proposed(found)
    if isinstance(facts, Decision) and told is not None:
        return replace(
            facts, sanction=told.sanction, clause=told.clause, months=told.months, measure_zh=told.measure_zh
        )
    return facts


def _into(entry: Entry) -> str:
    return str(getattr(entry.facts, "into", ""))


def _written_by(connection: Connection, file: CaseFile) -> dict[int, str]:
    """Who wrote each entry, by the journal: of each the first mention."""
    ids = [entry.id for entry in file.entries]
    query = (
        select(Journal.record_id, Journal.actor)
        .where(Journal.kind == CaseEntry.__tablename__, Journal.record_id.in_(ids), Journal.after.is_not(None))
        .order_by(Journal.seq.desc())
    )
    return {row.record_id: row.actor for row in connection.execute(query)}
