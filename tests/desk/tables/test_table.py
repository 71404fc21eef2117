"""The one table: searched, filtered, sorted, edited, copied and pasted as one is used to from Excel."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget

from lut_admin.convention import names
from lut_admin.desk.computer.preferences import Preferences
from lut_admin.desk.style import dressing, look
from lut_admin.desk.tables import Column, Table, TableModel, clipboard
from lut_admin.desk.tables.delegates import NameDelegate, TextDelegate
from lut_admin.desk.tables.rows import Rows


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    chinese: str
    status: str


PEOPLE = [
    Person(1, "NGUYEN MINH ANH", "阮明英", "active"),
    Person(2, "REN MINGYU", "任明宇", "active"),
    Person(3, "MENSAH KOFI", "柯飞", "leave"),
    Person(4, "", "杜珍", "active"),
]
STATUS = [("active", "在读"), ("leave", "休学")]


def key(one: Person) -> str:
    return names.search_key({"passport_name": one.name, "chinese_name": one.chinese})


def columns() -> list[Column[Person]]:
    return [
        Column("name", "姓名", lambda one: one.name, "name", 200, second=lambda one: one.chinese, editable=True),
        Column("status", "状态", lambda one: dict(STATUS)[one.status], "pill", tone=lambda one: "ok", editable=True,
               choices=STATUS, raw=lambda one: one.status),
        Column("id", "编号", lambda one: str(one.id), "number", sort=lambda one: one.id),
    ]  # fmt: skip


@pytest.fixture
def table(qt: QApplication, preferences: Preferences) -> Table[Person]:
    model = TableModel[Person](columns(), lambda one: one.id, key, lambda one: [one.status])
    made = Table(model, "people", preferences, "学生")
    made.resize(700, 400)
    made.show()
    model.put(PEOPLE)
    qt.processEvents()
    return made


def shown(table: Table[Person]) -> list[int]:
    rows = table.rows_model.rows
    return [rows.at(place).id for place in range(len(rows.shown))]


# --- searching and sorting --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [("", [1, 2, 3, 4]), ("rmy", [1, 2]), ("renmingyu", [2]), ("anh nguyen", [1]), ("明", [1, 2]), ("kofi", [3]), ("zzz", [])],
)
def test_search_finds_by_any_name_form(table: Table[Person], typed: str, found: list[int]) -> None:
    table.rows_model.search(typed)
    assert shown(table) == found


def test_a_chip_narrows_and_counts_stay(table: Table[Person]) -> None:
    model = table.rows_model
    model.filter("active")
    assert shown(table) == [1, 2, 4]
    model.search("ming")
    assert shown(table) == [1, 2]
    model.filter("")
    assert shown(table) == [1, 2]
    assert model.rows.counts == {"": 4, "active": 3, "leave": 1}
    model.replace(replace(PEOPLE[0], status="leave"))
    assert model.rows.counts == {"": 4, "active": 2, "leave": 2}


def test_a_chip_nobody_is_in_shows_nobody(table: Table[Person]) -> None:
    table.rows_model.filter("expelled")
    assert shown(table) == []


def test_sorting_turns_round_and_empty_comes_last(table: Table[Person]) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert shown(table) == [3, 1, 2, 4]
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert shown(table) == [4, 3, 2, 1]
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert shown(table) == [1, 2, 3, 4]


WORDS = st.text(alphabet="abmn ", max_size=6)


@given(keys=st.lists(WORDS, max_size=12), typing=st.lists(WORDS, max_size=6), down=st.booleans())
def test_typing_on_finds_what_searching_afresh_finds(keys: list[str], typing: list[str], down: bool) -> None:
    rows: Rows[tuple[int, str]] = Rows(lambda row: row[0], lambda row: row[1], lambda row: [row[1][:1]] if row[1] else [])
    rows.put(list(enumerate(keys)))
    rows.sort("key", lambda row: row[1], down)
    ordered = sorted(range(len(keys)), key=lambda place: keys[place])
    if down:
        ordered.reverse()
    for typed in typing:
        rows.search(typed)
        words = names.query(typed).split()
        assert rows.shown == [place for place in ordered if all(word in keys[place] for word in words)]


@given(st.lists(st.tuples(st.integers(0, 3), st.text("ab", max_size=2)), max_size=20))
def test_counts_are_what_filtering_shows(pairs: list[tuple[int, str]]) -> None:
    rows: Rows[tuple[int, int, str]] = Rows(lambda row: row[0], lambda row: row[2], lambda row: [f"m{row[1]}"])
    rows.put([(place, mark, text) for place, (mark, text) in enumerate(pairs)])
    for mark, count in rows.counts.items():
        rows.filter(mark)
        assert len(rows.shown) == count


def test_the_current_row_is_kept_through_search_and_sort(table: Table[Person]) -> None:
    assert table.show_row(2)
    table.rows_model.search("ming")
    assert table.current == PEOPLE[1]
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert table.current == PEOPLE[1]
    table.rows_model.put([*PEOPLE[1:], PEOPLE[0]])
    assert table.current == PEOPLE[1] and table.selected == [PEOPLE[1]]


def test_a_row_that_is_not_shown_cannot_be_shown(table: Table[Person]) -> None:
    table.rows_model.search("kofi")
    assert table.show_row(2) is False


# --- hands ------------------------------------------------------------------------------------------------------------


def press(table: Table[Person], name: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    table.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, name, modifiers))


def test_copy_is_tab_separated_and_keeps_numbers_as_text(table: Table[Person]) -> None:
    table.rows_model.put([Person(1, '=1+1 "x"', "阮\t英", "active")])
    table.selectAll()
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert clipboard.cells(data.text()) == [['=1+1 "x" 阮\t英', "在读", "1"]]
    assert data.html().count("mso-number-format:'\\@'") == 3 and "&quot;x&quot;" in data.html()


def test_copy_follows_the_columns_as_they_are_shown(table: Table[Person]) -> None:
    table.horizontalHeader().moveSection(2, 0)
    table.setColumnHidden(1, True)
    table.show_row(2)
    assert table.copy(with_header=True) == 1
    assert clipboard.cells(QGuiApplication.clipboard().text()) == [["编号", "姓名"], ["2", "REN MINGYU 任明宇"]]


def test_paste_hands_over_the_cells_and_where(table: Table[Person]) -> None:
    heard = []
    table.pasted.connect(lambda *what: heard.append(what))
    table.show_row(3)
    QGuiApplication.clipboard().setText('a\tb\r\n"two\nlines"\td\r\n')
    press(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert heard == [([["a", "b"], ["two\nlines", "d"]], PEOPLE[2], "name")]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", []),
        ("\r\n", []),
        ("a", [["a"]]),
        ('5" screen\tx', [['5" screen', "x"]]),
        ("a\rb", [["a"], ["b"]]),
        ("a\t\tb\n\t\t\n", [["a", "", "b"], ["", "", ""]]),
    ],
)
def test_pasted_text_becomes_cells(text: str, cells: list[list[str]]) -> None:
    assert clipboard.cells(text) == cells


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"]), min_size=1), min_size=2,
                         max_size=2), min_size=1, max_size=4))  # fmt: skip
def test_what_was_copied_pastes_equal(cells: list[list[str]]) -> None:
    assert clipboard.cells(clipboard.table(cells).text()) == cells


def test_an_edit_is_shown_at_once_and_handed_over(table: Table[Person]) -> None:
    model, heard = table.rows_model, []
    model.edited.connect(lambda row, column, text: heard.append((row.id, column, text)))
    index = model.index(1, 0)
    assert model.setData(index, "REN MINGYU ANNA")
    assert index.data() == "REN MINGYU ANNA" and heard == [(2, "name", "REN MINGYU ANNA")]
    model.replace(replace(PEOPLE[1], name="REN MINGYU ANNA"))
    assert index.data() == "REN MINGYU ANNA"
    assert not model.setData(index, "REN MINGYU ANNA"), "the same again is no edit"


def test_a_refused_edit_shows_what_is_stored(table: Table[Person]) -> None:
    model = table.rows_model
    model.setData(model.index(1, 0), "?")
    model.forget_edits()
    assert model.index(1, 0).data() == "REN MINGYU"


def test_f2_edits_with_a_line_and_a_choice_with_a_list(table: Table[Person]) -> None:
    table.setCurrentIndex(table.rows_model.index(0, 0))
    press(table, Qt.Key.Key_F2)
    line = table.findChild(QLineEdit)
    assert line is not None and line.text() == "NGUYEN MINH ANH"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    heard = []
    table.rows_model.edited.connect(lambda row, column, text: heard.append((row.id, column, text)))
    table.setCurrentIndex(table.rows_model.index(0, 1))
    press(table, Qt.Key.Key_F2)
    box = table.findChild(QComboBox)
    assert box is not None and [box.itemText(n) for n in range(box.count())] == ["在读", "休学"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert heard == [(1, "status", "leave")]
    assert table.rows_model.index(0, 1).data() == "休学"


def test_enter_opens_the_current_row(table: Table[Person]) -> None:
    heard = []
    table.opened.connect(heard.append)
    table.show_row(3)
    press(table, Qt.Key.Key_Return)
    assert heard == [PEOPLE[2]]


def test_widths_are_remembered(table: Table[Person], preferences: Preferences, qt: QApplication) -> None:
    table.setColumnWidth(0, 333)
    again = Table(TableModel[Person](columns(), lambda one: one.id, key), "people", preferences)
    assert again.columnWidth(0) == 333


def test_columns_that_were_never_dragged_share_the_room(table: Table[Person], preferences: Preferences, qt: QApplication) -> None:
    before = [table.columnWidth(place) for place in range(3)]
    table.resize(1100, 400)
    qt.processEvents()
    after = [table.columnWidth(place) for place in range(3)]
    assert all(wider > narrow for wider, narrow in zip(after, before, strict=True))
    assert sum(after) == pytest.approx(table.viewport().width(), abs=3)
    assert preferences.get("columns.people", {}) == {}  # the window's doing is not remembered as the counselor's
    table.horizontalHeader().resizeSection(0, 333)
    table.resize(1300, 400)
    qt.processEvents()
    assert table.columnWidth(0) == 333


def test_rows_are_44_or_32(table: Table[Person]) -> None:
    assert table.rowHeight(0) == look.ROW == 44
    table.set_compact(True)
    assert table.rowHeight(0) == look.ROW_COMPACT == 32


def test_selected_rows_come_from_above(table: Table[Person]) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for place in (2, 0):
        table.selectionModel().select(table.rows_model.index(place, 0), flags)
    assert [one.id for one in table.selected] == [1, 3]


def test_every_cell_can_be_heard(table: Table[Person]) -> None:
    assert table.accessibleName() == "学生"
    assert table.rows_model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "姓名: NGUYEN MINH ANH 阮明英"


def test_it_paints_in_both_palettes(table: Table[Person], qt: QApplication) -> None:
    for theme in ("dark", "light"):
        dressing.apply(qt, theme)
        picture = table.grab().toImage()
        assert picture.pixelColor(690, 390).name().upper() == look.colours().surface


def test_tab_goes_along_the_row_and_out_and_f6_leaves_at_once(table: Table[Person], qt: QApplication) -> None:
    around, before, after = QWidget(), QLineEdit(), QLineEdit()
    inside = QVBoxLayout(around)
    for piece in (before, table, after):
        inside.addWidget(piece)
    around.show()
    around.activateWindow()
    qt.processEvents()
    forward, back = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
    table.setFocus()
    table.setCurrentIndex(table.rows_model.index(1, 0))
    for column in (1, 2):
        QTest.keyClick(table, forward)
        assert table.hasFocus() and (table.currentIndex().row(), table.currentIndex().column()) == (1, column)
    QTest.keyClick(table, forward)
    assert after.hasFocus()
    table.setFocus()
    for _ in range(2):
        QTest.keyClick(table, back, Qt.KeyboardModifier.ShiftModifier)
        assert table.hasFocus()
    QTest.keyClick(table, back, Qt.KeyboardModifier.ShiftModifier)
    assert before.hasFocus()
    for key, held, to in (
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier, after),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier, before),
        (forward, Qt.KeyboardModifier.ControlModifier, after),
    ):
        table.setFocus()
        table.setCurrentIndex(table.rows_model.index(1, 1))
        QTest.keyClick(table, key, held)
        assert to.hasFocus()
    table.setParent(None)
    around.deleteLater()


def test_the_current_column_is_kept_when_the_rows_are_read_afresh(table: Table[Person]) -> None:
    table.setCurrentIndex(table.rows_model.index(1, 1))
    table.rows_model.put(list(reversed(PEOPLE)))
    assert (table.current, table.currentIndex().column()) == (PEOPLE[1], 1)


def test_a_low_table_has_close_rows(table: Table[Person]) -> None:
    assert table.rowHeight(0) == look.ROW
    table.resize(700, 260)
    assert table.rowHeight(0) == look.ROW_COMPACT
    table.resize(700, 500)
    assert table.rowHeight(0) == look.ROW


def test_a_status_is_never_cut(qt: QApplication, preferences: Preferences) -> None:
    words = "Did not complete the studies"
    narrow = Column[Person]("status", "Status", lambda _: words, "pill", 60, choices=[("", "none"), ("x", words)])
    model = TableModel[Person]([narrow, columns()[2]], lambda one: one.id, key)
    preferences.put("columns.narrow", {"status": 50, "id": 300})
    made = Table(model, "narrow", preferences)
    pill = made.itemDelegateForColumn(0)
    room = made.columnWidth(0) - 2 * look.S12 - 34
    assert pill._cut(words, room) == words  # type: ignore[attr-defined]


def test_of_a_long_name_both_halves_are_seen(qt: QApplication) -> None:
    said: list[str] = []

    class Told(NameDelegate):
        def _cut(self, words: str, width: int) -> str:
            said.append(super()._cut(words, width))
            return said[-1]

    model = TableModel[Person](columns(), lambda one: one.id, key)
    model.put([Person(1, "NGUYEN MINH ANH THERESA MARIA", "阮明英", "active")])
    image = QImage(400, 44, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    Told()._write(painter, QRect(0, 0, 160, 44), model.index(0, 0))
    painter.end()
    assert said[0].startswith("NGUYEN") and said[0].endswith("…") and said[1] == "阮明英"


@pytest.mark.parametrize(("words", "narrow"), [("Bachelor’s student", True), ("Doctoral student", False), ("他说“好”", False)])
def test_english_marks_are_narrow_in_a_cell_too(qt: QApplication, words: str, narrow: bool) -> None:
    model = TableModel[Person]([Column("name", "Level", lambda one: one.name)], lambda one: one.id, key)
    model.put([Person(1, words, "", "active")])
    image = QImage(400, 44, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setFont(look.font())
    TextDelegate()._write(painter, QRect(0, 0, 160, 44), model.index(0, 0))
    assert [tag.toString() for tag in painter.font().featureTags()] == (["pwid"] if narrow else [])
    assert painter.font().families() == look.font().families()
    painter.end()


def test_what_the_program_chooses_is_chosen_whatever_key_is_held(table: Table[Person]) -> None:
    table.show_row(2)
    QTest.keyClick(table, Qt.Key.Key_F24, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
    table.show_row(2)
    assert [one.id for one in table.selected] == [2]
    table.selectRow(0)
    assert [one.id for one in table.selected] == [1]
    QTest.keyClick(table, Qt.Key.Key_F24)
