"""Whatever is done with cases, in whatever order, undone and done again: the chain holds and every case stands where it should."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from lut_admin.convention.supervision import Step
from lut_admin.office import cases, history, verifying
from lut_admin.office.cases import How
from lut_admin.office.office import Office
from lut_admin.records.book import connect
from lut_admin.refusals import Refusal
from tests.office.cases.conftest import SAID, SERVED, account, opened, take, whole
from tests.office.conftest import Clock

MORE: dict[str, dict[str, Any]] = {
    "review": {"reviewer": "法律事务室"},
    "meeting": {"body_zh": "校长办公会"},
    "extension": {"approved_by": "主任"},
    "suspension": {"reason": "复查期间"},
    "answer": {"outcome": "change", "received": "2025-12-20"},
    "ruling": {"ruling": "sent_back"},
    "revocation": {"body_zh": "学校", "document": "〔2026〕9号"},
    "check": {"item": "police"},
    "merged": {"into": "LUT-2025-0001"},
}
DEEDS = st.one_of(
    st.tuples(st.just("step"), st.sampled_from(cases.STEPS), st.integers(0, 3)),
    st.tuples(st.sampled_from(["open", "amend", "undo", "redo", "discard", "note", "erase", "later", "correct", "annul"]),
              st.just(""), st.integers(0, 3)),
)  # fmt: skip


def do(office: Office, clock: Clock, jane: int, deed: tuple[str, str, int]) -> None:
    kind, step, which = deed
    found = cases.cases(office)
    one = found[which % len(found)] if found else None
    if kind == "open" or one is None:
        opened(office, jane)
    elif kind == "step":
        cases.step(office, one.number, step, office.today(), {**SAID.get(step, {}), **MORE.get(step, {})})
    elif kind == "amend":
        cases.amend(office, one.number, account(jane, facts="更正后的事实。"))
    elif kind in ("correct", "annul"):
        entry = one.entries[which % len(one.entries)]
        cases.correct(office, one.number, entry.id, "误记", {"note": "补记"}, annuls=kind == "annul")
    elif kind == "later":
        clock.at += timedelta(days=40 * (which + 1))
    else:
        {
            "undo": lambda: history.undo(office),
            "redo": lambda: history.redo(office),
            "discard": lambda: cases.discard(office, one.number),
            "note": lambda: cases.note(office, jane, How.TALK, (5,), "谈话"),
            "erase": lambda: cases.erase_notes(office),
        }[kind]()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DEEDS, min_size=5, max_size=25))
def test_no_sequence_of_acts_breaks_the_chain(
    office: Office, clock: Clock, jane: int, deeds: list[tuple[str, str, int]]
) -> None:
    for deed in deeds:
        try:
            do(office, clock, jane, deed)
        except Refusal as refusal:
            assert refusal.code.partition(".")[0] in ("duty", "cases", "journal"), refusal
    assert whole(office)
    for file in cases.cases(office):
        decisions = [place for place, entry in enumerate(file.entries) if entry.step is Step.DECISION]
        for place in decisions:
            assert any(entry.step in ("statement", "waiver", "expiry") for entry in file.entries[:place]), (
                "decided unheard"
            )


# Every column of what a case is made of, and a value that it did not have.
CHANGES = (
    ("case_entry", "case_id", "2"),
    ("case_entry", "respondent_id", "2"),
    ("case_entry", "step", "'remark'"),
    ("case_entry", "on", "'2025-11-19'"),
    ("case_entry", "at", "'2025-11-19T02:00:00.000000Z'"),
    ("case_entry", "facts", '\'{"sanction":"expulsion"}\''),
    ("case_entry", "note", "'别的'"),
    ("case_entry", "corrects", "1"),
    ("respondent", "particulars", "'{}'"),
    ("respondent", "student_id", "1"),
    ("respondent", "nickname", "'别人'"),
    ("respondent", "stage", "'archived'"),
    ("case_file", "number", "'LUT-2025-0009'"),
    ("case_file", "facts_zh", "'别的事实。'"),
    ("case_file", "influence_zh", "''"),
    ("case_file", "articles", "'[1]'"),
    ("case_file", "stage", "'archived'"),
    ("case_file", "opened_on", "'2025-11-19'"),
    ("case_file", "entries", "3"),
)


@pytest.mark.parametrize(("table", "column", "value"), CHANGES)
def test_every_changed_field_of_a_case_is_found(
    office: Office, jane: int, john: int, table: str, column: str, value: str
) -> None:
    number = opened(office, jane)
    opened(office, john)
    take(office, number, *SERVED)
    forge(office, f'UPDATE {table} SET "{column}" = {value} WHERE id = (SELECT MAX(id) FROM {table})')
    assert not whole(office)


@pytest.mark.parametrize("table", ["case_entry", "respondent"])
def test_a_record_of_a_case_that_is_gone_or_put_in_is_found(office: Office, jane: int, table: str) -> None:
    take(office, opened(office, jane), *SERVED)
    forge(office, f"DELETE FROM {table} WHERE id = (SELECT MAX(id) FROM {table})")
    assert not whole(office)


def forge(office: Office, statement: str) -> None:
    """Change the file as somebody would who has the key, past the journal."""
    raw = office.book.lend_key(lambda key: connect(office.book.path, key))
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute(statement)
    raw.close()
    with office.read() as connection:
        connection.execute(text("SELECT 1"))
    assert verifying.verify(office).anchor is not None
