"""Counting: the students of a day, by one or two fields, as Excel takes them."""

from __future__ import annotations

from datetime import date

import pytest

from lut_admin.office import counting, roster
from lut_admin.office.office import Office


def enter(office: Office, number: str, **fields: str) -> int:
    made = roster.add(office, {"student_no": number, "chinese_name": f"生{number}", "status": "active", **fields}).made
    assert made is not None
    return made


@pytest.fixture
def people(office: Office) -> list[int]:
    return [
        enter(office, "1", nationality="巴基斯坦", level="bachelor", enrolled="2023-09-01"),
        enter(office, "2", nationality="Pakistan", level="master", enrolled="2024-09"),
        enter(office, "3", nationality="巴基斯坦", level="bachelor", enrolled="2024-09-01"),
        enter(office, "4", level="bachelor", enrolled="2022-09-01", status="graduated", status_since="2025-07-01"),
        enter(office, "5", level="doctor", enrolled="2025-09-01"),
        enter(office, "6", nationality="老挝", level="master", status="admitted"),
    ]


def test_students_of_today_by_one_field(office: Office, people: list[int]) -> None:
    table = counting.count_by(office, "nationality")
    assert (table.rows, table.row_totals, table.total) == (("巴基斯坦", ""), (3, 1), 4)
    assert (table.columns, table.cells) == ((), ((), ()))


def test_by_two_fields_with_totals(office: Office, people: list[int]) -> None:
    table = counting.count_by(office, "level", "nationality")
    assert table.rows == ("bachelor", "master", "doctor")
    assert table.columns == ("巴基斯坦", "")
    assert table.cells == ((2, 0), (1, 0), (0, 1))
    assert (table.row_totals, table.column_totals, table.total) == ((2, 1, 1), (3, 1), 4)


@pytest.mark.parametrize(
    ("day", "total"), [("2022-08-31", 0), ("2022-09-01", 1), ("2023-12-31", 2), ("2024-09-30", 4), ("2025-06-30", 4),
                       ("2025-07-01", 3), ("2025-11-20", 4)]
)  # fmt: skip
def test_as_of_a_day(office: Office, people: list[int], day: str, total: int) -> None:
    assert counting.count_by(office, "level", as_of=date.fromisoformat(day)).total == total


def test_the_status_history_decides(office: Office, people: list[int]) -> None:
    roster.set_status(office, [people[0]], "leave", "2024-03-01")
    roster.set_status(office, [people[0]], "active", "2025-03-01")
    by_day = {
        day: counting.count_by(office, "enrolled", as_of=date.fromisoformat(day)).rows
        for day in ("2024-02-29", "2024-03-01", "2025-03-01")
    }
    assert by_day == {"2024-02-29": ("2022", "2023"), "2024-03-01": ("2022",), "2025-03-01": ("2022", "2023", "2024")}
    leave = counting.count_by(office, "status", as_of=date(2024, 6, 1), statuses=["leave", "active"])
    assert (leave.rows, leave.row_totals) == (("active", "leave"), (1, 1))


def test_the_table_goes_to_excel(office: Office, people: list[int]) -> None:
    text = counting.as_text(counting.count_by(office, "level", "nationality"), "zh")
    assert text.splitlines()[0] == "学生类别\t巴基斯坦\t未填\t合计"
    assert text.splitlines()[1] == "本科生\t2\t0\t2"
    assert text.splitlines()[-1] == "合计\t3\t1\t4"
    english = counting.as_text(counting.count_by(office, "level"), "en").splitlines()
    assert english[-1] == "Total\t4"


def test_nothing_is_an_empty_table(office: Office) -> None:
    table = counting.count_by(office, "class_name", "gender")
    assert (table.rows, table.columns, table.total) == ((), (), 0)
    assert counting.as_text(table, "en").endswith("Total\t0\n")


def test_no_value_becomes_a_formula_in_excel(office: Office) -> None:
    enter(office, "1", major="=2+3")
    assert counting.as_text(counting.count_by(office, "major"), "zh").splitlines()[1] == "'=2+3\t1"


def test_classes_come_in_the_order_of_their_numbers(office: Office) -> None:
    for number, name in enumerate(["国际10班", "国际2班", "国际1班"]):
        enter(office, str(number), class_name=name)
    assert counting.count_by(office, "class_name").rows == ("国际1班", "国际2班", "国际10班")


def test_what_is_one_of_a_kind_is_not_counted_by(office: Office) -> None:
    with pytest.raises(ValueError):
        counting.count_by(office, "passport_no")
