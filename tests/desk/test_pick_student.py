"""A student is picked by letters: the one a person sees, never one of an older answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lut_admin.desk.pick_student import PickStudent
from lut_admin.office import roster
from lut_admin.office.office import Office

PEOPLE = (
    ("20230001", "Jane Doe", "杜珍", "withdrawn", "国际2301班"),
    ("20230002", "Jane Doe", "杜珍", "active", "国际2302班"),
    ("20230003", "John Tester", "田约翰", "active", "国际2302班"),
)


class LateDesk:
    """A desk whose worker is busy: `answer` lets it go on with everything that was asked."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.waiting: list[Callable[[], None]] = []

    def say(self, key: str, **_facts: Any) -> str:
        from lut_admin.papers import words

        return words.say(key, "zh")

    def read(self, op: Callable[[Any], Any], then: Callable[[Any], None]) -> None:
        self.waiting.append(lambda: then(op(lambda _done, _total: None)))

    def answer(self) -> None:
        waiting, self.waiting = self.waiting, []
        for one in waiting:
            one()


@pytest.fixture
def desk(office: Office) -> LateDesk:
    for number, english, chinese, status, class_name in PEOPLE:
        row = {"student_no": number, "english_name": english, "chinese_name": chinese}
        roster.add(office, {**row, "status": status, "class_name": class_name})
    return LateDesk(office)


@pytest.fixture
def picked() -> list[str]:
    return []


@pytest.fixture
def pick(qt: Any, desk: LateDesk, picked: list[str]) -> Any:
    made = PickStudent(desk, "查找", "找到", 5)  # type: ignore[arg-type]  # the part of a desk that is used
    made.picked.connect(lambda one: picked.append(one.student_no))
    made.show()
    yield made
    made.deleteLater()


def enter(pick: PickStudent) -> None:
    QTest.keyClick(pick.typed, Qt.Key.Key_Return)


def test_enter_never_takes_somebody_of_an_older_answer(pick: PickStudent, desk: LateDesk, picked: list[str]) -> None:
    pick.typed.setText("杜珍")
    pick.look()
    desk.answer()
    pick.typed.setText("田约")
    enter(pick)
    assert picked == []
    desk.answer()
    assert picked == ["20230003"]
    assert pick.typed.text() == "" and pick.found.isHidden()


def test_nobody_is_taken_unseen_out_of_several(pick: PickStudent, desk: LateDesk, picked: list[str]) -> None:
    pick.typed.setText("杜珍")
    enter(pick)
    desk.answer()
    assert picked == [] and pick.found.count() == 2
    enter(pick)
    assert picked == ["20230002"]


def test_namesakes_are_told_apart_and_who_has_left_stands_last(pick: PickStudent, desk: LateDesk) -> None:
    pick.typed.setText("dz")
    pick.look()
    desk.answer()
    said = [pick.found.item(at).text().splitlines()[1] for at in range(pick.found.count())]
    assert said == ["20230002 · 国际2302班 · 在读", "20230001 · 国际2301班 · 退学"]


def test_an_answer_to_older_letters_is_dropped(pick: PickStudent, desk: LateDesk) -> None:
    pick.typed.setText("田约")
    pick.look()
    pick.typed.setText("没有这个人")
    pick.look()
    desk.answer()
    assert pick.found.isHidden()


def test_that_nobody_was_found_is_said_until_other_letters_are_answered(pick: PickStudent, desk: LateDesk) -> None:
    for letters, said in (("没有这个人", True), ("田约翰", False), ("没有这个人", True), ("", False)):
        pick.typed.setText(letters)
        pick.look()
        desk.answer()
        assert pick.nobody.isHidden() is not said, letters
