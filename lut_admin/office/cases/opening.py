"""Opening a case (立案), correcting its account until it is decided, and putting a mistaken one in the bin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from lut_admin.convention import supervision
from lut_admin.convention.hours import CHINA
from lut_admin.convention.supervision import LIGHT, Stage, Step, course, whole
from lut_admin.office import settings
from lut_admin.office.cases.file import Account, CaseFile, Kind, OwnerAct
from lut_admin.office.cases.numbering import next_number
from lut_admin.office.cases.reading import case, file_of, on_file, particulars
from lut_admin.office.office import Office
from lut_admin.office.results import Changes, Result
from lut_admin.records.journal import Act
from lut_admin.records.pen import Pen, moment
from lut_admin.records.tables import Case, CaseEntry, Respondent
from lut_admin.refusals import Refusal


def record(office: Office, account: Account) -> Result:
    """Open a case: its number is the next of the year, its stage the first; refuses what is not a case.

    What the convention's rules of form ask for (nickname, hours, language) alone never is one (``cases.only_light``), and none is
    opened unless it is stated what bad influence there was (``cases.no_influence``).
    """
    _refuse_incomplete(office, account)
    year, prefix = (account.opened_on or office.today()).year, settings.get(office, "case_prefix")
    while True:
        with office.read() as connection:
            number = next_number(connection, prefix, year)
        try:
            return _open(office, account, number)
        except _Taken:  # another record was quicker: the next number, then
            continue


def _open(office: Office, account: Account, number: str) -> Result:
    today = (account.opened_on or office.today()).isoformat()
    stage = Stage.REFERRED if account.kind is Kind.REFERRED else Stage.OPENED
    with office.write(Act("record_case", {"number": number})) as pen:
        if pen.connection.scalar(select(Case.id).where(Case.number == number)) is not None:
            raise _Taken
        row = {"number": number, "opened_on": today, "stage": stage.value, "kind": account.kind.value, "entries": 1}
        [made] = pen.insert(Case, [row | _told(account)])
        _add_people(pen, made, account, account.respondents, stage)
        facts = {"referred": True} if stage is Stage.REFERRED else {}
        entry = {"case_id": made, "step": Step.OPENING.value, "on": today, "at": pen.at, "facts": facts}
        pen.insert(CaseEntry, [entry])
        return Result(Changes.CASES, pen.act_id, "record_case", {"number": number}, made)


def amend(office: Office, number: str, account: Account) -> Result:
    """Correct the account of a case that is not yet decided; what it said before stays in its history.

    Who stays on it keeps the particulars that were recorded. Refuses (``cases.decided``) a case whose account is closed,
    (``cases.told_already``) to change what a student was told with the proposed sanction, as she would be sanctioned for what
    she was never heard on (Order 41, Art. 55), and (``cases.has_entries``) to drop somebody who has entries of her own.
    """
    old = case(office, number)
    if (
        account.kind not in _may_become(old.kind)
        or not (old.kind is Kind.REFERRED or supervision.may_amend(old.stage))
        or on_file(old)
    ):
        raise Refusal("cases.decided", number=number)
    _refuse_incomplete(office, account)
    if any(old.course(person).proposal for person in old.people) and _alleged(account) != _alleged(account_of(old)):
        raise Refusal("cases.told_already", article=10, number=number)
    known = {person.student_id for person in old.people}
    gone = [person for person in old.people if person.student_id not in account.respondents]
    told = {entry.respondent for entry in old.entries}
    if any(person.id in told for person in gone):
        raise Refusal("cases.has_entries", article=10, number=number)
    with office.write(Act("amend_case", {"number": number})) as pen:
        pen.update(Case, {old.id: {**_told(account), "kind": account.kind.value}})
        if gone:
            pen.delete(Respondent, [person.id for person in gone])
        # Whoever comes to it now stands where the matter stands, not where the others do: she is told and heard for herself.
        fresh = course(old.entries, NOBODY).stage
        added = [i for i in account.respondents if i not in known]
        _add_people(pen, old.id, account, added, fresh)
        kept = [person.stage for person in old.people if person not in gone]
        stages = [*kept, *(fresh for _ in added)] or [fresh]
        pen.update(Case, {old.id: {"stage": whole(stages).value}})
        return Result(Changes.CASES, pen.act_id, "amend_case", {"number": number}, old.id)


def _alleged(account: Account) -> tuple[object, ...]:
    """What a student is told that she did: when, where, what, with what influence, against which articles."""
    texts = (account.facts_zh, account.facts_en, account.influence_zh, account.influence_en)
    return (account.occurred_at, account.place, *(text.strip() for text in texts), frozenset(account.articles))


def _may_become(kind: Kind) -> tuple[Kind, ...]:
    """Of an incident it may come out who did it: then it is about students; any other case stays what it is."""
    return (kind, Kind.STUDENTS) if kind is Kind.NOBODY else (kind,)


def add_owner_act(office: Office, number: str, deed: OwnerAct) -> Result:
    """Put beside a case what the group's owner did about it (Art. 10 asks for it), also after it was decided.

    Before that it is undone like anything else. Refuses (``cases.no_deed``) what says nothing, (``cases.step_day``) a day to come,
    and (``cases.archived``) a case that is in the archive.
    """
    if not deed.what.strip():
        raise Refusal("cases.no_deed", article=10)
    if date.fromisoformat(deed.on) > office.today():
        raise Refusal("cases.step_day", article=10, day=deed.on)
    with office.read() as connection:
        reversible = not on_file(file_of(connection, number))
    with office.write(Act("add_owner_act", {"number": number}, reversible=reversible)) as pen:
        file = file_of(pen.connection, number)
        if file.stage is Stage.ARCHIVED:
            raise Refusal("cases.archived", article=10, number=number)
        deeds = [*file.owner_acts, OwnerAct(deed.on, deed.what.strip(), deed.by.strip())]
        pen.update(Case, {file.id: {"owner_acts": [asdict(one) for one in deeds]}})
        act_id = pen.act_id if reversible else None
        return Result(Changes.CASES, act_id, "add_owner_act", {"number": number}, file.id)


def discard(office: Office, number: str) -> Result:
    """Put a case in the bin, its number stays taken; refuses (``cases.on_file``) one that was decided (Order 41, Art. 58)."""
    old = case(office, number)
    if on_file(old):
        raise Refusal("cases.on_file", number=number)
    with office.write(Act("bin_case", {"number": number})) as pen:
        pen.update(Case, {old.id: {"binned_at": pen.at}})
        return Result(Changes.CASES, pen.act_id, "bin_case", {"number": number}, old.id)


def account_of(file: CaseFile) -> Account:
    """The account that a case holds, as `amend` takes it."""
    at = datetime.fromisoformat(file.occurred_at).astimezone(CHINA) if file.occurred_at else None
    return Account(
        articles=file.articles,
        respondents=tuple(person.student_id for person in file.people),
        facts_zh=file.facts_zh,
        facts_en=file.facts_en,
        occurred_at=at,
        place=file.place or "",
        evidence=file.evidence,
        nicknames={person.student_id: person.nickname for person in file.people if person.nickname},
        influence_zh=file.influence_zh,
        influence_en=file.influence_en,
        reporter=file.reporter or "",
        owner_acts=file.owner_acts,
        clauses=file.clauses,
        kind=file.kind,
        nobody=file.nobody,
        referred_to=file.referred_to or "",
        source=file.source,
    )


def mistakes(office: Office, account: Account) -> tuple[Refusal, ...]:
    """All that keeps an account from being a case, whatever is on record: what is lacking in it, and what cannot be so."""
    return tuple(_mistakes(account, office.now(), office.today()))


def _mistakes(account: Account, now: datetime, today: date) -> Iterator[Refusal]:
    kind, articles = account.kind, set(account.articles)
    if bool(account.respondents) is not (kind is Kind.STUDENTS):
        yield Refusal("cases.nobody" if kind is Kind.STUDENTS else "cases.somebody", article=10)
    if kind is Kind.NOBODY and account.nobody is None:
        yield Refusal("cases.no_reason_for_nobody", article=10)
    if kind is Kind.REFERRED and not account.referred_to.strip():
        yield Refusal("cases.not_referred", article=10)
    if not articles or not articles <= set(range(1, 11)):
        yield Refusal("cases.no_article", article=10)
    elif articles <= LIGHT and kind is not Kind.REFERRED:
        yield Refusal("cases.only_light", article=min(articles))
    if not account.facts_zh.strip():
        yield Refusal("cases.no_facts", article=10)
    if not account.influence_zh.strip() and kind is not Kind.REFERRED:
        yield Refusal("cases.no_influence", article=10)
    if account.occurred_at is not None and account.occurred_at > now:
        yield Refusal("cases.not_yet", at=f"{account.occurred_at.astimezone(CHINA):%Y-%m-%d %H:%M}")
    if account.opened_on is not None and account.opened_on > today:
        yield Refusal("cases.step_day", article=10, day=account.opened_on.isoformat())


def _refuse_incomplete(office: Office, account: Account) -> None:
    for mistake in _mistakes(account, office.now(), office.today()):
        raise mistake


# No respondent has this id: what is everybody's alone.
NOBODY = -1


class _Taken(Exception):
    """The number that was meant for this case is another's by now."""


def _told(account: Account) -> dict[str, Any]:
    """The columns that hold an account."""
    return {
        "occurred_at": moment(account.occurred_at) if account.occurred_at else None,
        "place": account.place.strip() or None,
        "facts_zh": account.facts_zh.strip(),
        "facts_en": account.facts_en.strip(),
        "influence_zh": account.influence_zh.strip(),
        "influence_en": account.influence_en.strip(),
        "reporter": account.reporter.strip() or None,
        "articles": sorted(set(account.articles)),
        "evidence": [asdict(evidence) for evidence in account.evidence],
        "owner_acts": [asdict(act) for act in account.owner_acts],
        "clauses": [clause.strip() for clause in account.clauses if clause.strip()],
        "nobody": account.nobody.value if account.nobody else None,
        "referred_to": account.referred_to.strip() or None,
        "source": dict(account.source) if account.source else None,
    }


def _add_people(pen: Pen, case_id: int, account: Account, ids: Sequence[int], stage: Stage) -> None:
    known = _particulars(pen.connection, ids)
    nicknames = account.nicknames or {}
    rows = [
        {
            "case_id": case_id,
            "student_id": i,
            "nickname": nicknames.get(i),
            "particulars": known[i],
            "stage": stage.value,
        }
        for i in dict.fromkeys(ids)
    ]
    pen.insert(Respondent, rows)


def _particulars(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, str]]:
    found = particulars(connection, ids)
    missing = [i for i in ids if i not in found]
    if missing:
        raise Refusal("cases.student_unknown", id=missing[0])
    return found
