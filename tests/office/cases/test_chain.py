"""Whatever is done with cases, in whatever order, undone and done again: the chain holds and every case stands where it should."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from lut_admin.convention.supervision import Step, asked, effective
from lut_admin.office import bin as binned
from lut_admin.office import cases, history, roster, verifying
from lut_admin.office.cases import CaseFile, How, evidence
from lut_admin.office.cases.evidence import Piece
from lut_admin.office.office import Office
from lut_admin.records.book import Book
from lut_admin.refusals import Refusal
from tests.clock import Clock
from tests.office.cases.conftest import SAID, account, opened

# What a step says that needs to say something, and what may be said otherwise.
MORE: dict[str, dict[str, Any]] = {
    "review": {"reviewer": "法律事务室"},
    "meeting": {"body_zh": "校长办公会"},
    "extension": {"approved_by": "主任"},
    "suspension": {"reason": "复查期间"},
    "answer": {"outcome": "change"},
    "ruling": {"ruling": "sent_back"},
    "revocation": {"body_zh": "学校", "document": "〔2026〕9号"},
    "check": {"item": "police"},
    "merged": {"into": "LUT-2025-0001"},
}
# In the order of the law, so that the machine also comes far.
STRAIGHT = (
    "investigation", "proposal", "notification", "statement", "decision", "service", "appeal", "answer", "province", "ruling",
)  # fmt: skip
HEARD = frozenset({Step.STATEMENT, Step.WAIVER, Step.EXPIRY})
WHICH = st.integers(0, 3)


class Sittings(RuleBasedStateMachine):
    """Sittings at one office: every act there is on cases, in any order; what is refused is refused whole."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        book = Book.create(Path(self.folder.name) / "office" / "book.db", os.urandom(32))
        self.office = Office(Path(self.folder.name) / "office", book, "Counselor Test", self.clock)
        self.seen = 0

    @initialize()
    def students(self) -> None:
        jane = {"student_no": "1", "passport_name": "DOE JANE"}
        john = {"student_no": "2", "passport_name": "TESTER JOHN", "birth": "2009-02-01"}
        self.people = [roster.add(self.office, values).made or 0 for values in (jane, john)]
        opened(self.office, *self.people)

    def teardown(self) -> None:
        try:
            failed = {check.name for check in verifying.verify(self.office).checks if not check.ok} - {"keys"}
            assert failed == set()
        finally:
            self.office.book.close()
            self.folder.cleanup()

    def one(self, which: int) -> CaseFile | None:
        """One of the cases; None where undoing has left none."""
        found = cases.cases(self.office)
        return found[which % len(found)] if found else None

    def attempt(self, act: Callable[[], object]) -> None:
        before = self._seq()
        try:
            act()
        except Refusal as refusal:
            assert refusal.code.partition(".")[0] in ("duty", "cases", "journal", "step", "exhibits", "bin"), refusal
            assert self._seq() == before, "what is refused leaves nothing behind"

    def _seq(self) -> int:
        from lut_admin.records import journal

        with self.office.read() as connection:
            return journal.anchor(connection).seq

    @rule(people=st.sampled_from([(0,), (1,), (0, 1)]))
    def open(self, people: tuple[int, ...]) -> None:
        self.attempt(lambda: opened(self.office, *(self.people[one] for one in people)))

    def _take(self, which: int, step: str, apart: bool) -> None:
        file = self.one(which)
        if file is None:
            return
        said = {**SAID.get(step, {}), **MORE.get(step, {})}
        if "guardian" in {fact.name for fact in asked(Step(step))}:
            said["guardian"] = "监护人"
        students = [file.people[0].student_id] if apart and file.people else []
        day = self.office.today()
        self.attempt(lambda: cases.step(self.office, file.number, step, day, said, "记", students))

    @rule(which=WHICH, step=st.sampled_from(cases.STEPS), apart=st.booleans())
    def any_step(self, which: int, step: str, apart: bool) -> None:
        self._take(which, step, apart)

    @rule(which=WHICH, upto=st.integers(3, len(STRAIGHT)), apart=st.booleans())
    def straight_on(self, which: int, upto: int, apart: bool) -> None:
        for step in STRAIGHT[:upto]:
            self._take(which, step, apart)

    @rule(which=WHICH, entry=st.integers(0, 30), annuls=st.booleans(), moved=st.booleans())
    def correct(self, which: int, entry: int, annuls: bool, moved: bool) -> None:
        file = self.one(which)
        if file is None:
            return
        target = file.entries[entry % len(file.entries)]
        changes = {"on": (self.office.today() - timedelta(days=entry)).isoformat()} if moved else {"note": "补记"}
        self.attempt(lambda: cases.correct(self.office, file.number, target.id, "误记", changes, annuls))

    @rule(which=WHICH)
    def amend(self, which: int) -> None:
        file = self.one(which)
        if file is None:
            return
        people = [person.student_id for person in file.people] or self.people[:1]
        self.attempt(lambda: cases.amend(self.office, file.number, account(*people, facts="更正后的事实。")))

    @rule(which=WHICH, data=st.binary(min_size=1, max_size=20))
    def add_evidence(self, which: int, data: bytes) -> None:
        file, body = self.one(which), data.hex().encode()
        if file is not None:
            self.attempt(lambda: evidence.add(self.office, file.number, [Piece(body, "chat.txt", "群聊")]))

    @rule(which=WHICH)
    def discard(self, which: int) -> None:
        file = self.one(which)
        if file is not None:
            self.attempt(lambda: cases.discard(self.office, file.number))

    @rule()
    def out_of_the_bin(self) -> None:
        found = binned.binned(self.office, ["case"])[:1]
        self.attempt(lambda: binned.restore(self.office, found))

    @rule(how=st.sampled_from([How.TALK, How.REMINDER]))
    def note(self, how: How) -> None:
        self.attempt(lambda: cases.note(self.office, self.people[0], how, (5,), "谈话"))

    @rule()
    def erase(self) -> None:
        self.attempt(lambda: cases.erase_notes(self.office))

    @rule()
    def undo(self) -> None:
        self.attempt(lambda: history.undo(self.office))

    @rule()
    def redo(self) -> None:
        self.attempt(lambda: history.redo(self.office))

    @rule(days=st.sampled_from([1, 12, 40, 200, 400]))
    def later(self, days: int) -> None:
        self.clock.at += timedelta(days=days)

    @invariant()
    def nobody_is_decided_on_unheard(self) -> None:
        if not hasattr(self, "people") or self._seq() == self.seen:
            return
        self.seen = self._seq()
        for file in cases.cases(self.office):
            for person in file.people:
                heard = False
                for told in effective(file.entries):
                    entry = told.entry
                    if told.annulled or entry.respondent not in (None, person.id):
                        continue
                    if entry.step in HEARD:
                        heard = True
                    elif entry.step is Step.PROPOSAL:
                        heard = False
                    elif entry.step is Step.DECISION:
                        assert heard, "decided unheard"
                assert file.course(person).stage is person.stage


TestNoSequenceOfActsBreaksTheChain = Sittings.TestCase
TestNoSequenceOfActsBreaksTheChain.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
