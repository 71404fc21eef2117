"""Tabs: each view has its tab, and the one that is shown is never cut, bold as it is."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from lut_admin.desk.pieces.tabs import TabBar


def test_the_shown_one_has_the_room_it_needs(qt: QApplication) -> None:
    beside = QWidget()
    layout = QHBoxLayout(beside)
    tabs = TabBar("Views", ("A", "The numbers of the year"))
    layout.addWidget(tabs)
    layout.addStretch(1)
    beside.resize(600, 60)
    beside.show()
    for place in (1, 0, 1):
        tabs.setCurrentIndex(place)
        qt.processEvents()
        assert tabs.width() == tabs.sizeHint().width()
    assert tabs.accessibleName() == "Views" and [tabs.tabText(n) for n in range(tabs.count())] == ["A", "The numbers of the year"]
    beside.deleteLater()
