"""Tab goes where the eye goes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from lut_admin.desk.forms.reading_order import LATE, follow, stops
from lut_admin.desk.pieces import column, row, scrolling


def test_what_was_added_later_is_reached_where_it_stands(qt: QApplication) -> None:
    root, rows = QWidget(), column()
    last, first, second = QPushButton("last"), QLineEdit(), QComboBox()
    second.setEditable(True)
    inside = QWidget()
    inside.setLayout(rows)
    away = QPushButton("away")
    away.setProperty(LATE, True)
    root.setLayout(column(row(QLabel("head"), away), scrolling(inside), last))
    for one in (first, second):
        rows.addWidget(one)
    added = QPlainTextEdit()
    rows.insertWidget(1, added)
    assert list(stops(root)) == [first, added, second, last, away]
    root.show()
    follow(root)
    root.activateWindow()
    qt.processEvents()
    first.setFocus()
    reached = []
    for _ in range(4):
        reached.append(root.focusWidget())
        root.focusNextChild()
    assert reached == [first, added, second, last]
