"""Undo as the window offers it: behind a step that is for good it does not reach unasked, and says how that one is corrected."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from lut_admin.desk.window import Window
from lut_admin.office import groups, notices, roster
from lut_admin.office.office import Office


def names(office: Office) -> list[str | None]:
    return [one.passport_name for one in roster.students(office)]


def begun(window: Window, office: Office) -> None:
    """Something that can be undone, and then something that cannot."""
    window.act(lambda _: roster.add(office, {"passport_name": "MENSAH KOFI"}))
    window.act(lambda _: notices.draft(office, "life", "停水", "No water"))
    window.act(lambda _: notices.release(office, 1, []))


def test_after_a_step_that_is_for_good_undo_says_so_and_takes_nothing_back(window: Window, office: Office) -> None:
    begun(window, office)
    actions = window.commands.menus.actions
    assert actions["undo"].isEnabled() and actions["undo"].text() == "撤销", "it names nothing that it would not do"
    assert not window.frame.status.undo.isVisible()
    for _ in range(2):
        actions["undo"].trigger()
        [card] = window.frame.messages.cards()
        assert "停水" in card.accessibleName() and "更正通知" in card.accessibleName()
        assert names(office) == ["MENSAH KOFI"]


def test_what_was_done_before_it_is_taken_back_where_one_asks_for_it(window: Window, office: Office) -> None:
    begun(window, office)
    window.undo()
    [card] = window.frame.messages.cards()
    earlier = next(one for one in card.findChildren(QPushButton) if "MENSAH KOFI" in one.text())
    earlier.click()
    assert names(office) == [] and window.frame.messages.cards() == []
    actions = window.commands.menus.actions
    assert not actions["undo"].isEnabled() and not actions["undo_earlier"].isEnabled(), "nothing more is there"
    window.redo()
    assert names(office) == ["MENSAH KOFI"] and "MENSAH KOFI" in actions["undo"].text()


def test_by_keyboard_the_earlier_step_has_a_command_of_its_own(window: Window, office: Office) -> None:
    window.act(lambda _: groups.add(office, "class", "甲", "甲"))
    earlier = window.commands.menus.actions["undo_earlier"]
    assert not earlier.isEnabled(), "nothing stands in the way"
    begun(window, office)
    assert earlier.isEnabled() and "MENSAH KOFI" in earlier.text()
    earlier.trigger()
    assert names(office) == []
    assert not earlier.isEnabled(), "whoever has gone behind it goes on with undo"
    assert "甲" in window.commands.menus.actions["undo"].text()
    window.undo()
    assert groups.groups(office) == []


def test_where_nothing_else_can_be_undone_the_card_offers_nothing(window: Window, office: Office) -> None:
    window.act(lambda _: notices.draft(office, "life", "停水", "No water"))
    window.act(lambda _: notices.release(office, 1, []))
    window.undo()
    [card] = window.frame.messages.cards()
    assert not any("更早" in one.text() for one in card.findChildren(QPushButton))
