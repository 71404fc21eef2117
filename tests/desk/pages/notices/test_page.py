"""The Notices page through the real window: written, held, copied, confirmed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QWidget

from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.hours import CHINA
from lut_admin.desk.pages.notices.text.notes import Looked, Notes
from lut_admin.desk.pages.notices.writing.composer import Composer
from lut_admin.desk.style import look
from lut_admin.desk.window import Window
from lut_admin.office import groups, history, notices
from lut_admin.office.notices import State
from lut_admin.office.office import Office
from tests.desk.pages.notices import drafts
from tests.desk.pages.notices.drafts import only, only_id, page

ZH, EN = "各位同学：请于11月30日前体检。", "Dear students, please have the medical check by 30 November."
NIGHT = datetime(2025, 11, 20, 23, 30, tzinfo=CHINA)


@pytest.fixture
def composer(window: Window) -> Composer:
    """A notice fully written and not kept yet."""
    made = drafts.blank(window)
    write(made)
    return made


def write(composer: Composer, zh: str = ZH, en: str = EN, category: str = "life") -> None:
    drafts.write(composer, zh, en, category)


def tick(composer: Composer, *names: str) -> None:
    """These groups, one by one."""
    every = composer.audience.panel.list
    for item in (every.item(place) for place in range(every.count())):
        item.setCheckState(Qt.CheckState.Checked if item.text() in names else Qt.CheckState.Unchecked)


def test_an_empty_page_has_the_one_button(window: Window, office: Office) -> None:
    assert page(window).nothing.isVisible()
    window.go("notices", blank=True)
    assert page(window).composer.isVisible()
    page(window).composer._leave()
    assert notices.notices(office) == []  # an empty notice is not kept


def test_inside_the_hours_the_button_copies_chinese_first(composer: Composer, office: Office) -> None:
    composer.primary.click()
    assert QGuiApplication.clipboard().text() == f"{ZH}\n\n{EN}"
    line = only(office)
    assert (line.state, line.title) == (State.COPIED, ZH)
    assert composer.halves.editors["zh"].isReadOnly() and not composer.category.isEnabled()
    assert composer.posted.isVisible() and composer.notes.record.isVisible()
    assert "再次复制" in composer.primary.text()


def test_at_night_the_button_holds_until_seven(composer: Composer, office: Office, clock: Any) -> None:
    clock.at = NIGHT
    composer.show_hour()
    assert "07:00" in composer.primary.text()
    composer.primary.click()
    assert only(office).state is State.HELD
    clock.at = datetime(2025, 11, 21, 7, 0, tzinfo=CHINA)
    composer.show_hour()
    composer.primary.click()
    assert only(office).state is State.COPIED


def test_what_was_asked_is_told_and_not_the_saving_before_it(
    composer: Composer, window: Window, clock: Any, settle: Callable[[], None]
) -> None:
    def told() -> list[str]:
        return [toast.accessibleName() for toast in window.toasts.standing()]

    clock.at = NIGHT
    composer.show_hour()
    composer.primary.click()
    settle()
    [held] = told()
    assert "待发" in held or "保留" in held, held
    clock.at = datetime(2025, 11, 21, 7, 0, tzinfo=CHINA)
    composer.halves.put(ZH + "地点：校医院。", EN + " Place: the clinic.")
    composer.show_hour()
    composer.primary.click()
    settle()
    assert not [one for one in told() if "修改" in one or "起草" in one], told()


def test_an_exception_needs_its_reason(composer: Composer, office: Office, clock: Any) -> None:
    clock.at = NIGHT
    composer.show_hour()
    composer.other_way.click()
    composer.exception.copy.click()
    assert only(office).state is State.DRAFT
    composer.review()
    assert composer.notes.refusals.cards()  # stays while the text is reviewed again
    composer.exception.reason.setText("3号楼漏水")
    composer.exception.ground.setCurrentIndex(composer.exception.ground.findData("safety"))
    composer.exception.copy.click()
    [step] = only(office).postings
    assert (step.exception, step.reason) == ("safety", "3号楼漏水")
    assert composer.exception.isHidden()
    assert not composer.primary.isVisible()  # what is out is not held


def test_an_urgent_notice_begins_with_the_exception_at_hand(window: Window, clock: Any) -> None:
    clock.at = NIGHT
    page(window).composer.show_hour()
    window.go("notices", emergency=True)
    assert not page(window).composer.exception.isHidden()
    clock.at = NIGHT.replace(hour=12)
    window.go("notices", emergency=True)
    assert page(window).composer.exception.isHidden()


def test_what_blocks_is_said_in_place_and_nothing_is_copied(composer: Composer, office: Office) -> None:
    QGuiApplication.clipboard().setText("before")
    composer.category.setCurrentIndex(0)
    composer.primary.click()
    assert QGuiApplication.clipboard().text() == "before"
    assert only(office).state is State.DRAFT
    composer.review()
    assert composer.notes.refusals.cards()  # stays while the text is reviewed again


def test_posting_is_confirmed_to_named_groups(window: Window, office: Office) -> None:
    groups.add(office, "main", "大群")
    groups.add(office, "class", "一班", "一班")
    window.go("notices", blank=True)
    composer = page(window).composer
    write(composer)
    tick(composer, "大群")
    assert composer.primary.property("kind") == "primary"
    composer.primary.click()
    assert (composer.primary.property("kind"), composer.posted.property("kind")) == ("", "primary")  # that comes next
    tick(composer)
    composer.posted.click()
    assert only(office).state is State.COPIED  # first: to which groups?
    tick(composer, "大群", "一班")
    composer.posted.click()
    line = only(office)
    assert line.state is State.POSTED
    assert set(line.postings[-1].groups) == {"大群", "一班"}
    assert not composer.posted.isVisible() and composer.primary.property("kind") == "primary"
    composer.primary.click()  # copied again: posted it stays, and may be confirmed once more
    assert only(office).state is State.POSTED and composer.posted.isVisible()


@pytest.fixture
def with_groups(office: Office) -> None:
    for kind, name in (("main", "大群"), ("class", "一班"), ("alumni", "校友群")):
        groups.add(office, kind, name, name if kind == "class" else "")


@pytest.mark.usefixtures("with_groups")
def test_nothing_is_copied_or_held_for_nobody(composer: Composer, office: Office, clock: Any) -> None:
    QGuiApplication.clipboard().setText("before")
    composer.primary.click()
    assert QGuiApplication.clipboard().text() == "before" and composer.notes.refusals.cards()
    assert composer.audience.button.property("wrong") is True
    tick(composer, "一班")
    assert composer.audience.button.property("wrong") is False and not composer.notes.refusals.cards()
    tick(composer)
    clock.at = NIGHT
    composer.show_hour()
    composer.primary.click()
    composer.other_way.click()
    composer.exception.reason.setText("3号楼漏水")
    composer.exception.copy.click()
    assert not [line for line in notices.notices(office) if line.postings]
    tick(composer, "一班")
    composer.exception.copy.click()
    assert only(office).state is State.COPIED


@pytest.mark.usefixtures("with_groups")
def test_what_is_held_is_not_offered_to_be_held_again_until_it_changes(
    composer: Composer, office: Office, clock: Any
) -> None:
    clock.at = NIGHT
    tick(composer, "一班")
    composer.show_hour()
    assert composer.primary.isEnabled() and "保留到 07:00" in composer.primary.text()
    composer.primary.click()
    assert only(office).state is State.HELD
    assert not composer.primary.isEnabled() and "已待发" in composer.primary.text()
    composer.halves.editors["zh"].appendPlainText("请带护照。")
    assert composer.primary.isEnabled() and "保留到 07:00" in composer.primary.text()
    composer.primary.click()
    tick(composer, "一班", "大群")
    assert composer.primary.isEnabled()
    clock.at = datetime(2025, 11, 21, 7, 0, tzinfo=CHINA)
    composer.show_hour()
    assert composer.primary.isEnabled()


@pytest.mark.usefixtures("with_groups")
def test_a_draft_keeps_its_groups_though_one_was_renamed(composer: Composer, window: Window, office: Office) -> None:
    tick(composer, "一班", "大群")
    window.go("today")
    assert set(only(office).groups) == {"一班", "大群"}
    [class_group] = [group for group in groups.groups(office) if group.name == "一班"]
    groups.edit(office, class_group.id, {"name": "二班"})
    window.go("notices", blank=True)
    assert composer.audience.chosen() == ()
    window.go("notices", notice=only(office).id)
    assert set(composer.audience.chosen()) == {"一班", "大群"}
    assert not composer.changed
    tick(composer, "大群")
    window.go("today")
    assert only(office).groups == ("大群",)


def top(composer: Composer, piece: QWidget) -> int:
    return piece.mapTo(composer, piece.rect().topLeft()).y()


def bottom(composer: Composer, piece: QWidget) -> int:
    return piece.mapTo(composer, piece.rect().bottomLeft()).y()


@pytest.mark.parametrize("size", [(1092, 590), (1366, 740)])
def test_the_text_has_the_room_that_notes_leave(
    open_window: Any, settle: Callable[[], None], size: tuple[int, int]
) -> None:
    window = open_window("notices", size=size)
    window.go("notices", blank=True)
    composer = page(window).composer
    settle()
    gap = top(composer, composer.primary) - bottom(composer, composer.halves)
    assert gap < 60  # nothing to say: no room for it
    full = composer.halves.height()
    write(composer, zh="护照号E12345678同学请来，加我微信。")
    composer.review()
    settle()
    assert 150 <= composer.halves.height() < full
    assert composer._area.height() >= min(composer._area.sizeHint().height(), 72)
    shown = composer.category
    for at in range(shown.count()):
        shown.setCurrentIndex(at)
        settle()
        option = QStyleOptionComboBox()
        shown.initStyleOption(option)
        field = shown.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, shown
        )
        assert field.width() >= shown.fontMetrics().horizontalAdvance(shown.currentText())


def test_findings_are_marked_where_they_stand(composer: Composer) -> None:
    write(composer, zh="😀护照号E12345678同学请来，加我微信。")
    composer.review()
    assert composer.notes.messages.cards()
    marked = {selection.cursor.selectedText() for selection in composer.halves.editors["zh"].extraSelections()}
    assert "E12345678" in marked  # after an emoji, which Qt counts twice
    write(composer, zh=ZH)
    composer.review()
    assert not composer.halves.editors["zh"].extraSelections()


def test_over_a_name_the_graver_finding_is_seen(composer: Composer) -> None:
    write(composer, zh="护照号E12345678。")
    found = [
        Finding(8, "content.8-privacy", Weight.BLOCK, {"found": "E12345678"}, zh=(3, 12)),
        Finding(9, "content.9-personal", Weight.ASK, {"found": "E12345678"}, zh=(3, 12)),
    ]
    composer.halves.mark(found)
    last = composer.halves.editors["zh"].extraSelections()[-1]
    assert last.format.underlineColor() == look.colour("bad")


class LateDesk:
    """A desk whose worker answers when told to."""

    language = "zh"

    def __init__(self, desk: Any) -> None:
        self.say, self.office = desk.say, desk.office
        self.waiting: list[Callable[[Any], None]] = []

    def read(self, _op: Any, then: Callable[[Any], None], *_: Any) -> None:
        self.waiting.append(then)


def test_a_late_answer_about_older_words_is_dropped_and_the_last_one_stays_meanwhile(window: Window) -> None:
    desk = LateDesk(window)
    notes = Notes(desk)  # type: ignore[arg-type]  # the part of a desk that notes use
    told: list[Any] = []
    notes.found.connect(told.append)
    first = Looked((Finding(8, "content.8-ad", Weight.WARN, {"found": "加我微信"}),))
    notes.review("life", "一", "")
    notes.review("life", "一二", "")
    older, newer = desk.waiting
    newer(first)
    assert len(notes.messages.cards()) == 1
    older(Looked(()))
    assert len(notes.messages.cards()) == 1  # not wiped by the older answer
    notes.review("life", "一二三", "")
    assert len(notes.messages.cards()) == 1  # and not while the next is awaited
    desk.waiting[-1](Looked(()))
    assert not notes.messages.cards()
    assert len(told) == 2
    notes.deleteLater()


def test_the_list_is_filtered_searched_and_binned(window: Window, office: Office) -> None:
    for zh in ("体检通知。", "放假通知。"):
        notices.draft(office, "life", zh, "Text.")
    notices.hold(office, only_id(office, "体检通知。"), [])
    shown = page(window)
    shown.refresh()
    assert shown.badge() == ("1", True) and shown.subtitle()
    shown.chips.chosen.emit("held")
    assert [shown.model.rows.at(i).zh for i in range(len(shown.model.rows.shown))] == ["体检通知。"]
    shown.chips.chosen.emit("")
    shown.search.setText("放假")
    assert len(shown.model.rows.shown) == 1
    shown._open(shown.model.rows.at(0))
    shown.composer.discard.click()
    assert shown.table.isVisible() and not shown.nothing.isVisible()
    assert [line.zh for line in notices.notices(office)] == ["体检通知。"]
    history.undo(office)
    assert len(notices.notices(office)) == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_found_shows_under_the_text_a_moment_after_it_is_typed(open_window: Any, language: str) -> None:
    window = open_window("notices", language=language, size=(1093, 614))
    window.go("notices", blank=True)
    composer = page(window).composer
    assert not composer.category.currentData()  # found before a purpose is chosen, too
    for name, words in (("zh", "请带护照 E12345678 来。"), ("en", "Bring passport E12345678 please.")):
        composer.halves.editors[name].clear()
        composer.halves.editors[name].insertPlainText(words)
    QTest.qWait(600)
    cards = composer.notes.messages.cards()
    assert cards
    card = cards[0]
    assert not card.visibleRegion().isEmpty()
    assert bottom(composer, composer.halves) < top(composer, composer._area)
    assert bottom(composer, composer._area) < top(composer, composer.primary)
    for name in ("zh", "en"):
        marked = {one.cursor.selectedText() for one in composer.halves.editors[name].extraSelections()}
        assert "E12345678" in marked, name
    composer.halves.put("请来办公室。", "Please come to the office.")
    QTest.qWait(600)
    assert not composer.notes.messages.cards()
