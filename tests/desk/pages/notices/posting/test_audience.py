"""The choice of groups: a set at once, "except" by an untick, one's own sets, and all of it by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from lut_admin.desk.pages.notices.writing.composer import Composer
from lut_admin.desk.window import Window
from lut_admin.office import groups, history, notices
from lut_admin.office.office import Office
from tests.desk.pages.notices.drafts import blank, write

CLASSES = ("国际2301", "国际2302", "土木2401")
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def window(open_window: Any, office: Office) -> Window:
    groups.add(office, "main", "大群")
    for name in CLASSES:
        groups.add(office, "class", name, name)
    made: Window = open_window("notices")
    return made


@pytest.fixture
def composer(window: Window) -> Composer:
    made = blank(window)
    write(made, "明天停水。", "No water tomorrow.")
    return made


def item(of: QListWidget, words: str) -> Any:
    [found] = [of.item(place) for place in range(of.count()) if of.item(place).text() == words]
    return found


def ticked(of: QListWidget) -> list[str]:
    return [of.item(place).text() for place in range(of.count()) if of.item(place).checkState() is ON]


def test_two_clicks_choose_all_classes_of_a_year_except_one(composer: Composer, office: Office) -> None:
    panel = composer.audience.panel
    item(panel.sets, "2023 级所有班级群（2）").setCheckState(ON)
    assert ticked(panel.list) == ["国际2301", "国际2302"]
    assert composer.audience.button.accessibleName() == "2023 级所有班级群"
    item(panel.list, "国际2302").setCheckState(OFF)
    assert panel.said.text() == "2023 级所有班级群，国际2302 除外 · 发往 1 个群"
    composer.primary.click()
    [line] = notices.notices(office)
    assert line.groups == ("国际2301",) and line.postings[0].audience.without == ("国际2302",)
    assert "2023 级所有班级群，国际2302 除外" in composer.notes.record.said()
    composer.posted.click()
    assert notices.notice(office, line.id).postings[-1].audience == line.audience


def test_posted_to_all_except_one_is_said_on_the_button(composer: Composer, office: Office) -> None:
    panel = composer.audience.panel
    item(panel.sets, "所有班级群（3）").setCheckState(ON)
    composer.primary.click()
    assert composer.posted.accessibleName() == "确认已发布"
    item(panel.list, "土木2401").setCheckState(OFF)
    assert composer.posted.accessibleName() == "确认已发布（1 个群除外）"
    composer.posted.click()
    [line] = notices.notices(office)
    assert line.outstanding == ("土木2401",) and line.postings[-1].audience.without == ("土木2401",)
    assert "还没有发布到：土木2401" in composer.notes.record.said()
    composer.posted.click()  # now there, too
    assert notices.notice(office, line.id).outstanding == () and not composer.posted.isVisible()


def test_sets_add_up_and_an_unticked_set_takes_only_its_own_groups(composer: Composer) -> None:
    panel = composer.audience.panel
    item(panel.sets, "所有班级群（3）").setCheckState(ON)
    item(panel.sets, "2024 级所有班级群（1）").setCheckState(ON)
    item(panel.list, "大群").setCheckState(ON)
    assert composer.audience.button.toolTip() == "所有班级群、2024 级所有班级群、大群"
    item(panel.sets, "所有班级群（3）").setCheckState(OFF)
    assert ticked(panel.list) == ["大群", "土木2401"]
    item(panel.list, "土木2401").setCheckState(OFF)
    assert ticked(panel.sets) == []  # a set of which nothing is left is none
    assert composer.audience.picked().sets == () and composer.audience.chosen() == ("大群",)


def test_what_was_chosen_is_there_when_the_notice_is_opened_again(
    composer: Composer, window: Window, office: Office
) -> None:
    panel = composer.audience.panel
    item(panel.sets, "2023 级所有班级群（2）").setCheckState(ON)
    window.go("today")
    [line] = notices.notices(office)
    assert line.audience.sets[0].key == "year:2023"
    window.go("notices", blank=True)
    assert ticked(panel.list) == []
    window.go("notices", notice=line.id)
    assert ticked(panel.sets) == ["2023 级所有班级群（2）"] and not composer.changed


def test_a_set_of_ones_own_is_kept_offered_and_removed(
    composer: Composer, asker: Any, office: Office, settle: Callable[[], None]
) -> None:
    panel = composer.audience.panel
    assert not panel.keep.isEnabled()
    for name in ("国际2301", "土木2401"):
        item(panel.list, name).setCheckState(ON)
    asker.answers = ["试点班"]
    panel.keep.click()
    settle()
    [own] = [one for one in notices.sets(office) if one.id is not None]
    assert own.groups == ("国际2301", "土木2401")
    panel.sets.setCurrentItem(item(panel.sets, "试点班（2）"))
    assert not panel.drop.isHidden()
    panel.sets.setCurrentRow(0)
    assert panel.drop.isHidden()  # ours are worked out and stay
    panel.sets.setCurrentItem(item(panel.sets, "试点班（2）"))
    panel.drop.click()
    settle()
    assert all(one.id is None for one in notices.sets(office))
    history.undo(office)
    assert any(one.id is not None for one in notices.sets(office))


def test_it_is_opened_searched_and_ticked_by_keyboard(composer: Composer, settle: Callable[[], None]) -> None:
    panel = composer.audience.panel
    composer.audience.button.click()
    settle()
    assert panel.isVisible() and panel.sets.hasFocus()
    panel.sets.setCurrentRow(0)
    QTest.keyClick(panel.sets, Qt.Key.Key_Space)
    assert len(ticked(panel.sets)) == 1
    where = panel.sets.visualItemRect(panel.sets.item(0)).center()  # on the words, not on the box
    QTest.mouseClick(panel.sets.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert ticked(panel.sets) == [] == ticked(panel.list)
    panel.search.setText("土木")
    assert [panel.list.item(n).text() for n in range(panel.list.count()) if not panel.list.item(n).isHidden()] == [
        "土木2401"
    ]
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    settle()
    assert not panel.isVisible()
