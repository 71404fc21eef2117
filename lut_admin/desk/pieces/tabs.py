"""Tabs: the views of something, one of which is shown."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QTabBar


class TabBar(QTabBar):
    """Tabs with these titles, on the ground of what they stand on; `name` says to a screen reader what they lead through."""

    def __init__(self, name: str, titles: Iterable[str]) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setAccessibleName(name)
        for title in titles:
            self.addTab(title)
        self.currentChanged.connect(self._fit)

    def _fit(self, _place: int) -> None:
        self.updateGeometry()  # the chosen one is bold: wider than before
