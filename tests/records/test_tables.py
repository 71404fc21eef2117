"""The schema runs on the encrypted file and on PostgreSQL: what is bounded can hold whatever the house lets in."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import String, Text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from lut_admin.convention.decisions import Decided
from lut_admin.convention.groups import GroupKind, Owner
from lut_admin.convention.hours import Ground
from lut_admin.convention.membership import Answer
from lut_admin.convention.nickname.rule import Form
from lut_admin.convention.purpose import Category
from lut_admin.convention.reminders import About, Channel, Reply
from lut_admin.convention.roster import BY_NAME, LONGEST_NUMBER, Kind, Status
from lut_admin.convention.sources import Source
from lut_admin.convention.supervision import Stage, Step
from lut_admin.office.cases import How, Nobody
from lut_admin.office.cases import Kind as CaseKind
from lut_admin.office.cases.rules import the_rules
from lut_admin.office.groups.keeping import NOTICES_ONLY
from lut_admin.office.notices import State
from lut_admin.office.settings import SETTINGS
from lut_admin.papers.member_list import Method, Move
from lut_admin.papers.roster_sheet import cells
from lut_admin.records.tables import KINDS

BOUNDED = {
    (table.name, column.name): column.type.length
    for table in KINDS.values()
    for column in table.columns
    if isinstance(column.type, String) and not isinstance(column.type, Text)
}


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_table_and_index_can_be_made_on_postgresql(name: str) -> None:
    table = KINDS[name]
    for dialect in (postgresql.dialect(), sqlite.dialect()):
        made = str(CreateTable(table).compile(dialect=dialect))
        assert f"CREATE TABLE {name}" in made
        assert all(column.name in made for column in table.columns)
        for index in table.indexes:
            assert index.name is not None
            assert len(index.name) <= 63  # PostgreSQL cuts longer names
            assert str(CreateIndex(index).compile(dialect=dialect)).startswith(("CREATE INDEX", "CREATE UNIQUE INDEX"))


def test_every_bounded_column_has_a_length() -> None:
    assert BOUNDED
    assert all(isinstance(length, int) and length > 0 for length in BOUNDED.values())


def test_what_a_person_writes_freely_is_bounded_only_where_the_reader_bounds_it() -> None:
    bounded = {column for table, column in BOUNDED if table == "student" and column in BY_NAME}
    free = {name for name in bounded if BY_NAME[name].kind in (Kind.TEXT, Kind.NAME, Kind.LONG, Kind.ID)}
    assert free == {"student_no", "csc_no", "passport_no"}
    for name in free:
        assert BOUNDED["student", name] == LONGEST_NUMBER
        assert cells.reader(name)("A1" * (LONGEST_NUMBER // 2)).text
        assert cells.reader(name)("A1" * (LONGEST_NUMBER // 2) + "B").text == ""
    assert all(BOUNDED["student", name] == 10 for name in bounded if BY_NAME[name].kind is Kind.DATE)


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        *(("student", field.name, list(field.choices)) for field in BY_NAME.values() if field.choices is not None),
        ("status_change", "status", list(Status)),
        ("former_value", "field", list(BY_NAME)),
        ("setting", "name", [setting.name for setting in SETTINGS]),
        ("case_file", "stage", list(Stage)),
        ("respondent", "stage", list(Stage)),
        ("case_entry", "step", list(Step)),
        ("case_file", "kind", list(CaseKind)),
        ("case_file", "nobody", list(Nobody)),
        ("case_note", "manner", list(How)),
        ("setting", "name", [f"profile.{rule.name}" for rule in the_rules()]),
        ("wechat_group", "kind", list(GroupKind)),
        ("wechat_group", "nickname_form", list(Form)),
        ("group_owner", "role", list(Owner)),
        ("audit", "names_from", [*Source, NOTICES_ONLY]),
        ("audit_line", "answer", list(Answer)),
        ("known_nickname", "answer", list(Decided)),
        ("group_event", "moved", [move for move in Move if move is not Move.GROUP_RENAMED]),
        ("group_event", "method", list(Method)),
        ("reminder", "about", list(About)),
        ("reminder", "channel", list(Channel)),
        ("reminder", "answer", list(Reply)),
        ("notice", "category", list(Category)),
        ("notice", "state", list(State)),
        ("posting", "step", list(State)),
        ("posting", "exception", list(Ground)),
        ("counter", "name", list(KINDS)),
        ("journal", "kind", list(KINDS)),
    ],
)
def test_every_word_of_ours_fits_its_column(table: str, column: str, values: Sequence[str]) -> None:
    assert max(len(str(value)) for value in values) <= BOUNDED[table, column]


def test_the_number_of_a_case_fits_with_the_longest_prefix() -> None:
    [prefix] = [setting for setting in SETTINGS if setting.name == "case_prefix"]
    assert prefix.most + len("-2026-000001") <= BOUNDED["case_file", "number"]
