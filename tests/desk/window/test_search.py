"""The palette: everything is found by a few letters."""

from __future__ import annotations

import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lut_admin import app as composition
from lut_admin.desk.window.finder import Finder
from lut_admin.office import lookup, roster
from lut_admin.office.lookup import Found
from lut_admin.office.office import Office

STUDENTS = [
    {"passport_name": "NGUYEN MINH ANH", "chinese_name": "阮明英", "student_no": "202612031045", "class_name": "CN-2026-1"},
    {"passport_name": "REN MINGYU", "chinese_name": "任明宇", "student_no": "202612031046"},
    {"passport_name": "MENSAH KOFI", "chinese_name": "柯飞", "student_no": "202512031019"},
]


@pytest.fixture
def window(open_window: Any, office: Office) -> Any:
    for one in STUDENTS:
        roster.add(office, one)
    return open_window("settings", rooms=[room for room in composition.rooms() if room.name in ("students", "settings")])


def names_of(window: Any) -> list[str]:
    return [hit.name for hit in window.palette_.hits if hit.kind == "student"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("rmy", "REN MINGYU 任明宇"),
        ("renming", "REN MINGYU 任明宇"),
        ("任", "REN MINGYU 任明宇"),
        ("kofi mensah", "MENSAH KOFI 柯飞"),
        ("202612031045", "NGUYEN MINH ANH 阮明英"),
        ("2026 1203 1045", "NGUYEN MINH ANH 阮明英"),
        ("ＮＧＵＹＥＮ", "NGUYEN MINH ANH 阮明英"),
    ],
)
def test_a_student_is_found_by_any_form(window: Any, typed: str, first: str) -> None:
    window.search()
    window.palette_.field.setText(typed)
    assert names_of(window)[0] == first


def test_commands_are_found_by_word_pinyin_and_initials_with_their_keys(window: Any) -> None:
    window.search()
    for typed in ("新建通知", "xinjiantongzhi", "xjtz"):
        window.palette_.field.setText(typed)
        assert [(hit.name, hit.shortcut) for hit in window.palette_.hits if hit.kind == "command"] == [("新建通知", "Ctrl+N")]


def test_without_letters_the_commands_are_shown(window: Any) -> None:
    window.search()
    assert window.palette_.hits and all(hit.kind == "command" for hit in window.palette_.hits)


def test_the_keyboard_goes_there(window: Any, monkeypatch: pytest.MonkeyPatch, settle: Any) -> None:
    gone: list[Any] = []
    monkeypatch.setattr(window, "go", lambda page, **where: gone.append((page, where)))
    window.search()
    window.palette_.field.setText("ming")
    assert len(names_of(window)) == 2
    QTest.keyClick(window.palette_.field, Qt.Key.Key_Down)
    QTest.keyClick(window.palette_.field, Qt.Key.Key_Return)
    assert gone[0][0] == "students" and gone[0][1]["student"] in {one.id for one in roster.students(window.office)}
    assert not window.palette_.isVisible()


def test_escape_puts_it_away_and_nothing_found_says_so(window: Any) -> None:
    window.search()
    window.palette_.field.setText("qqqq")
    assert window.palette_.nothing.isVisible() and window.palette_.hits == []
    QTest.keyClick(window.palette_.field, Qt.Key.Key_Return)
    QTest.keyClick(window.palette_.field, Qt.Key.Key_Escape)
    assert not window.palette_.isVisible()


def test_what_is_new_is_found(window: Any, office: Office) -> None:
    window.act(lambda _: roster.add(office, {"passport_name": "DIALLO FATIMA"}))
    window.look_again()
    assert [found.name for found in window.finder.find("diallo")] == ["DIALLO FATIMA"]


def test_groups_notices_and_cases_are_found(office: Office) -> None:
    from lut_admin.records.journal import Act
    from lut_admin.records.tables import Case, Group, Notice

    at = "2026-11-20T02:00:00.000000Z"
    with office.write(Act("demo_filled")) as pen:
        pen.insert(Group, [{"kind": "class", "name": "计算机2026-1班国际学生群", "class_name": "CN-2026-1", "capacity": 500}])
        pen.insert(Notice, [{"title": "体检通知", "zh": "", "en": "", "state": "draft", "groups": [],
                             "created_at": at, "changed_at": at}])  # fmt: skip
        pen.insert(Case, [{"number": "LUT-2026-0017", "opened_on": "2026-11-20", "facts_zh": "", "facts_en": "",
                           "stage": "recorded", "articles": [], "evidence": []}])  # fmt: skip
    finder = Finder()
    finder.put(lookup.everything(office))
    assert [found.kind for found in finder.find("jsj")] == ["group"]
    assert [(found.kind, found.id) for found in finder.find("tijian")] == [("notice", 1), ("template", "physical_examination")]
    assert [found.kind for found in finder.find("0017")] == ["case"]


@pytest.mark.parametrize("typed", ["体检", "tijian", "tjtz", "physical exam"])
def test_a_template_is_begun_from_the_palette(open_window: Any, settle: Any, typed: str) -> None:
    window = open_window("settings", rooms=[room for room in composition.rooms() if room.name in ("notices", "settings")])
    [hit] = [hit for hit in window.commands.hits(typed) if hit.kind == "template"]
    assert hit.beside == "用这个模板写通知"
    hit.then()
    settle()
    beginning = window.page.beginning
    assert window.page.name == "notices" and beginning.currentWidget() is beginning.form
    assert beginning.form.template.id == "physical_examination"


def test_a_form_that_is_half_filled_in_gives_way_only_when_the_person_says_so(
    open_window: Any, settle: Any, asker: Any
) -> None:
    window = open_window("settings", rooms=[room for room in composition.rooms() if room.name in ("notices", "settings")])
    window.go("notices", template="physical_examination")
    settle()
    form = window.page.beginning.form
    next(iter(form.fields.values())).editor.boxes[0].setText("2025-12-01")
    assert form.half_done
    asker.answers = [None]
    window.go("notices", template="payment")
    settle()
    assert form.template.id == "physical_examination" and [method for method, _ in asker.asked] == ["choice"]
    asker.answers = [0]
    window.go("notices", template="payment")
    settle()
    assert form.template.id == "payment"


def test_a_case_is_found_by_a_name_that_it_does_not_show(window: Any, office: Office) -> None:
    from lut_admin.office import cases
    from lut_admin.office.cases import Account

    jane = roster.add(office, {"passport_name": "DOE JANE", "chinese_name": "杜珍"}).made or 0
    account = Account((8,), (jane,), "该生在群内连续发布校外广告。", influence_zh="多人受骗。")
    number = cases.record(office, account).facts["number"]
    window.look_again()
    for typed in ("dz", "doe", number):
        [hit] = [hit for hit in window.commands.hits(typed) if hit.kind == "case"]
        assert (hit.name, hit.beside) == (number, "已立案")
    cases.step(office, number, "dropped", office.today(), {"reason": "查无此事"})
    window.look_again()
    assert [hit.beside for hit in window.commands.hits(number) if hit.kind == "case"] == ["已撤案"]


def test_what_cases_need_is_among_the_commands(window: Any) -> None:
    said = {hit.name for hit in window.commands.hits("")}
    assert {"登记违纪", "记一次提醒或谈话", "粘贴群消息", "案件统计", "案件年度清理"} <= said


def test_whole_forms_come_first_and_a_letter_does_not_flood() -> None:
    finder = Finder()
    finder.put([Found("student", number, f"S{number}", "", f"anna b{number}\nab") for number in range(50)])
    finder.put([*[Found("student", n, f"S{n}", "", f"xan {n}") for n in range(50)], Found("student", 99, "An", "", "an")])
    assert finder.find("an")[0].id == 99 and len(finder.find("an")) == 8
    assert finder.find("") == [] and finder.find("  ") == []


def test_a_hundred_thousand_students_answer_at_once() -> None:
    """The aim is 100 ms; the bound is wide, for a slow machine, and a quadratic search would be far beyond it."""
    finder = Finder()
    finder.put([Found("student", n, "", "", f"nguyen anh {n}\nnguyenanh\nruan ming ying\nruanmingying\nrmy\n2026{n:08d}")
                for n in range(100_000)])  # fmt: skip
    start = time.perf_counter()
    for typed in ("n", "ng", "rmy", "202600099999", "zzz"):
        finder.find(typed)
    assert (time.perf_counter() - start) / 5 < 1
