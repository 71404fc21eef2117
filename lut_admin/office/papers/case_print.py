"""What of a case is printed now: which papers fit how far it has come, and several of them as one file or one print job."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lut_admin.convention.supervision import DONE, ENDED, PERIODIC, Course, Stage, Step, facts_of, plain
from lut_admin.convention.supervision.facts import Decision
from lut_admin.convention.supervision.masking import Mask, naming
from lut_admin.office import settings
from lut_admin.office.cases import CaseFile, Person, case, evidence, overview
from lut_admin.office.office import Office
from lut_admin.office.papers import case_papers, dossier, printed
from lut_admin.office.papers.case_papers import OF_CASE, Form
from lut_admin.papers import case_form
from lut_admin.papers.case_form import CaseForm
from lut_admin.papers.case_papers import paper
from lut_admin.papers.case_papers.paper import Paper
from lut_admin.records import journal

_Made = TypeVar("_Made")
# What a student is given that tells of the matter in words.
_TELLING = frozenset({Form.PROPOSAL, Form.DECISION, Form.TALK, Form.REMINDER, Form.LIFTING})
# In the order in which a case comes to need them.
FORMS: tuple[str, ...] = (
    printed.REGISTRATION,
    *(
        form.value
        for form in (
            Form.TALK, Form.REMINDER, Form.PROPOSAL, Form.STATEMENT, Form.DECISION, Form.SERVICE, Form.APPEAL, Form.LIFTING,
            Form.EVIDENCE, Form.DOSSIER, Form.ACKNOWLEDGMENT,
        )
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Order:
    """One paper to print: of which case, which form, for which respondent (None: for all of them)."""

    number: str
    form: str
    student_id: int | None = None


@dataclass(frozen=True, slots=True)
class Needed:
    """A paper that a next duty asks for, and whether the last day for that has passed."""

    order: Order
    overdue: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A paper that could be printed: whether it fits now, else `why` not (a message), whether it is still a draft (代拟稿).

    `of_case`: there is one for the whole case, whoever it is asked for.
    """

    form: str
    why: str = ""
    draft: bool = False
    of_case: bool = False

    @property
    def fits(self) -> bool:
        """Whether it makes sense now."""
        return not self.why

    @property
    def key(self) -> str:
        """Its name's message."""
        return title_key(self.form)


def title_key(form: str) -> str:
    """The message of a form's name."""
    return "forms.case_title" if form == printed.REGISTRATION else Form(form).key


def choices(office: Office, number: str, student_id: int | None = None) -> tuple[Choice, ...]:
    """Every paper of a case, those that fit first, for one respondent or for all; refuses (``cases.unknown``)."""
    file = case(office, number)
    some = bool(file.evidence or evidence.exhibits(office, number))
    people = [one for one in file.people if student_id is None or one.student_id == student_id]
    made = [_choice(office, file, people, form, some) for form in FORMS]
    return tuple(sorted(made, key=lambda one: not one.fits))


def orders(office: Office, number: str, forms: Sequence[str], student_id: int | None = None) -> tuple[Order, ...]:
    """What to print when these forms are asked for: for whom each fits; where it fits nobody, for everybody asked for."""
    file = case(office, number)
    some = bool(file.evidence or evidence.exhibits(office, number))
    people = [one for one in file.people if student_id is None or one.student_id == student_id]
    found: list[Order] = []
    for form in forms:
        fitting = [one for one in people if not _why_not(form, file.course(one), some)]
        if form == printed.REGISTRATION or form in OF_CASE or len(fitting) in (0, len(file.people)):
            found.append(Order(number, form, student_id))
        else:
            found += [Order(number, form, one.student_id) for one in fitting]
    return tuple(found)


def needed(office: Office) -> tuple[Needed, ...]:
    """The papers that the next duty of each open case asks for, the oldest case first, one case's papers together."""
    found: list[Needed] = []
    today = office.today()
    for file, standing in reversed(overview(office)):
        for one in standing:
            if one.next is None or one.person is None or file.stage in DONE:
                continue
            for form in _NEEDED.get(one.next.step, ()):
                order = Order(file.number, form.value, None if form in OF_CASE else one.person.student_id)
                if order not in [other.order for other in found]:
                    found.append(Needed(order, one.next.overdue(today)))
    return tuple(found)


def pdf(office: Office, ordered: Sequence[Order]) -> bytes:
    """The papers as one PDF, in this order."""
    parts = [_press(made, case_form.pdf, paper.pdf) for made in _runs(office, ordered)]
    return parts[0] if len(parts) == 1 else _joined(parts)


def pages(office: Office, ordered: Sequence[Order], ppi: float = 300) -> list[bytes]:
    """The papers as PNG pages, in this order."""
    return [
        page
        for made in _runs(office, ordered)
        for page in _press(made, lambda form: case_form.pages(form, ppi), lambda *some: paper.pages(*some, ppi=ppi))
    ]


def unprintable(office: Office, ordered: Sequence[Order]) -> tuple[str, ...]:
    """The characters in these papers that no font here can draw: they print as code points."""
    found: set[str] = set()
    for made in _runs(office, ordered):
        found |= set(_press(made, case_form.unprintable, paper.unprintable))
    return tuple(sorted(found))


def telling_of_others(office: Office, ordered: Sequence[Order]) -> tuple[str, ...]:
    """The cases in whose papers one student would read another's name, since what was written of the matter has it."""
    found: dict[str, None] = {}
    for one in ordered:
        if one.form in _TELLING and one.number not in found:
            file, exhibits = case(office, one.number), evidence.exhibits(office, one.number)
            if len(file.people) > 1 and _names_another(file, exhibits, one.student_id):
                found[one.number] = None
    return tuple(found)


def _names_another(file: CaseFile, exhibits: Sequence[evidence.Exhibit], student_id: int | None) -> bool:
    """Whether what a student's paper tells names somebody else (None: whether any student's does)."""
    told = [file.facts_zh, file.facts_en, file.influence_zh, file.influence_en, *(one.description for one in file.evidence)]
    told += [text for one in exhibits for text in (one.description_zh, one.description_en)]
    for person in file.people:
        if student_id in (None, person.student_id):
            others = [naming(one.particulars, one.nickname) for one in file.people if one is not person]
            mask, text = Mask(others, [""] * len(others), ""), "\n".join([*told, *_reasons(file.course(person))])
            if mask(text) != text:
                return True
    return False


def _reasons(course: Course) -> list[str]:
    said = [plain(entry.facts) for entry in (course.proposal, course.decision) if entry is not None]
    return [str(facts.get(name) or "") for facts in said for name in ("reasons_zh", "reasons_en")]


def _press(made: CaseForm | tuple[Paper, ...], of_form: Callable[[CaseForm], _Made], of_papers: Callable[..., _Made]) -> _Made:
    return of_form(made) if isinstance(made, CaseForm) else of_papers(*made)


def _runs(office: Office, ordered: Sequence[Order]) -> Iterator[CaseForm | tuple[Paper, ...]]:
    """What is set in one go: papers one after another, and the registration form, which is set in its own way."""
    together: list[Paper] = []
    for one in ordered:
        if one.form != printed.REGISTRATION:
            together += case_papers.papers_of(office, one.number, Form(one.form), one.student_id)
            continue
        if together:
            yield tuple(together)
            together = []
        yield _registration(office, one)
    if together:
        yield tuple(together)


def _registration(office: Office, order: Order) -> CaseForm:
    """The registration form; for one of several respondents with the others veiled."""
    file, exhibits = case(office, order.number), evidence.exhibits(office, order.number)
    if order.student_id is not None and len(file.people) > 1:
        file, exhibits = dossier.for_one(file, exhibits, order.student_id)
    with office.read() as connection:
        end = journal.anchor(connection)
    return printed.registration_of(file, settings.values(office), end, exhibits)


def _joined(parts: Sequence[bytes]) -> bytes:
    """Several PDFs as one; what it declares (fonts embedded, colours, archive standard) is declared as by the first."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(parts[0]))
    for part in parts[1:]:
        writer.append(PdfReader(io.BytesIO(part)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _choice(office: Office, file: CaseFile, people: Sequence[Person], form: str, some_evidence: bool) -> Choice:
    of_case = form == printed.REGISTRATION or form in OF_CASE
    if not people and not of_case:
        return Choice(form, "casepapers.nobody")
    courses = [file.course(person) for person in people] or [file.course()]
    reasons = [_why_not(form, course, some_evidence) for course in courses]
    why = "" if "" in reasons else reasons[0]
    if form == printed.REGISTRATION:
        return Choice(form, why, of_case=True)
    whom: list[int | None] = [None] if of_case else [person.student_id for person in people]
    made = [one for student in whom for one in case_papers.papers_of(office, file.number, Form(form), student)]
    return Choice(form, why, any(one.draft or one.watermark for one in made), of_case)


def _why_not(form: str, course: Course, some_evidence: bool) -> str:
    """Why a paper makes no sense now (a message), or an empty text where it does."""
    if form == Form.EVIDENCE:
        return "" if some_evidence else "casepapers.no_evidence"
    rule = _RULES.get(form)
    return rule(course) if rule is not None else ""


def _light(course: Course) -> str:
    return "casepapers.light_only" if course.proposal is not None or course.decision is not None else ""


def _proposal(course: Course) -> str:
    if course.stage is Stage.OPENED:
        return "casepapers.first_investigate"
    if course.stage in (Stage.INVESTIGATING, Stage.PROPOSED) or course.unserved:
        return ""
    return "casepapers.past" if course.proposal is not None else "casepapers.no_sanction"


def _statement(course: Course) -> str:
    if course.proposal is None:
        return "casepapers.no_sanction" if course.stage in ENDED else "casepapers.first_proposal"
    return "casepapers.past" if course.heard is not None else ""


def _decision(course: Course) -> str:
    if course.decision is not None:
        return "casepapers.past" if course.service is not None else ""
    if course.stage in ENDED:
        return "casepapers.no_sanction"
    return "" if course.heard is not None else "casepapers.first_heard"


def _service(course: Course) -> str:
    if course.decision is not None:
        return "casepapers.past" if course.service is not None else ""
    if course.proposal is None:
        return "casepapers.no_sanction" if course.stage in ENDED else "casepapers.nothing_to_serve"
    return "casepapers.past" if course.notification is not None else ""


def _appeal(course: Course) -> str:
    if course.decision is None:
        return "casepapers.no_sanction" if course.stage in ENDED else "casepapers.first_decision"
    return "" if course.stage in (Stage.DECIDED, Stage.SERVED) else "casepapers.past"


def _lifting(course: Course) -> str:
    if course.decision is None:
        return "casepapers.no_sanction" if course.stage in ENDED else "casepapers.first_in_force"
    if facts_of(course.decision, Decision).sanction not in PERIODIC:
        return "casepapers.nothing_to_lift"
    if course.service is None:
        return "casepapers.first_in_force"
    return "" if course.stage in (Stage.SERVED, Stage.LIFTED) else "casepapers.past"


def _cover(course: Course) -> str:
    return "" if course.stage in ENDED | DONE | {Stage.SERVED} else "casepapers.at_the_end"


_RULES: Mapping[str, Callable[[Course], str]] = {
    Form.TALK: _light,
    Form.REMINDER: _light,
    Form.PROPOSAL: _proposal,
    Form.STATEMENT: _statement,
    Form.DECISION: _decision,
    Form.SERVICE: _service,
    Form.APPEAL: _appeal,
    Form.LIFTING: _lifting,
    Form.DOSSIER: _cover,
}
_NEEDED: Mapping[Step, tuple[Form, ...]] = {
    Step.PROPOSAL: (Form.PROPOSAL,),
    Step.NOTIFICATION: (Form.PROPOSAL, Form.SERVICE),
    Step.STATEMENT: (Form.STATEMENT,),
    Step.DECISION: (Form.DECISION,),
    Step.SERVICE: (Form.DECISION, Form.APPEAL, Form.SERVICE),
    Step.APPLICATION: (Form.LIFTING,),
    Step.LIFTING: (Form.LIFTING,),
    Step.ARCHIVING: (Form.DOSSIER,),
}
