"""The bin through the real window: each page's own way to it, and what is restored is back on the page at once."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QDialog

from lut_admin.desk.bin import BinDialog
from lut_admin.desk.window import Window
from lut_admin.office import bin as binning
from lut_admin.office import cases, groups, notices, roster
from lut_admin.office.cases import Account
from lut_admin.office.office import Office

NAMES = {"groups": "大群", "notices": "停水通知", "cases": ""}


@pytest.fixture
def filled(office: Office) -> None:
    """One group, notice and case in the bin, and nothing outside it but a student."""
    student = roster.add(office, {"student_no": "1", "chinese_name": "杜珍"}).made
    group, notice = groups.add(office, "main", "大群").made, notices.draft(office, "life", "停水通知", "No water").made
    assert student and group and notice
    cases.record(office, Account((2,), (student,), "该生发布广告。", influence_zh="影响恶劣。"))
    groups.put_in_bin(office, group)
    notices.discard(office, notice)
    cases.discard(office, cases.cases(office)[0].number)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("name", list(NAMES))
def test_each_page_restores_its_own(open_window: Any, office: Office, asker: Any, name: str) -> None:
    window: Window = open_window(name)
    page: Any = window.page
    assert page.listing.nothing.isVisible() and page.bin.isVisible()  # also while the list is empty

    def choose(dialog: QDialog) -> bool:
        assert isinstance(dialog, BinDialog)
        shown = dialog.bin
        assert [one.kind for one in shown.model.rows.rows] == [name.removesuffix("s")]
        assert not shown.restore.isEnabled()
        shown.table.selectRow(0)
        shown.restore.click()
        assert dialog.result() == QDialog.DialogCode.Accepted  # closed: the way back is in the toast behind it
        return True

    asker.answers = [choose]
    page.bin.click()
    assert len(page.model.rows.rows) == 1
    window.undo()
    assert len(page.model.rows.rows) == 0
    assert len(binning.binned(office, (name.removesuffix("s"),))) == 1


def test_an_empty_bin_says_so(open_window: Any, asker: Any) -> None:
    window: Window = open_window("groups")
    page: Any = window.page
    seen: list[str] = []

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, BinDialog)
        seen.append(dialog.bin.lists.currentWidget().__class__.__name__)
        assert dialog.bin.restore.isHidden()
        return False

    asker.answers = [look]
    page.bin.click()
    assert seen == ["EmptyState"]


@pytest.mark.usefixtures("filled")
def test_the_way_to_the_bin_stands_by_the_list(open_window: Any, office: Office) -> None:
    window: Window = open_window("notices")
    page: Any = window.page
    window.go("notices", new=True)
    assert page.bin.isHidden()
    page.composer.left.emit()
    assert page.bin.isVisible()
