"""The smallest screen, 1366 by 768 at 125 percent: on every page, in both languages, nothing is clipped or scrolled sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)

from lut_admin.desk.pages.settings.page import SECTIONS
from lut_admin.desk.pieces import OneLine, OneLink
from lut_admin.desk.window import Window
from lut_admin.office import cases, groups, notices, roster
from lut_admin.office.office import Office
from lut_admin.office.results import Changes

SCREEN = (1093, 614)
USUAL = (1366, 740)
LONG = {
    "chinese_name": "阿卜杜勒拉赫曼·穆罕默德·伊布拉希莫维奇",
    "english_name": "Abdulrahman Muhammad Ibrahimovich Al-Khwarizmi bin Abdulaziz",
    "passport_name": "AL-KHWARIZMI ABDULRAHMAN MUHAMMAD IBRAHIMOVICH BIN ABDULAZIZ",
    "student_no": "202612031045",
    "class_name": "土木工程（全英文授课国际学生）2026-1班",
    "nationality": "波斯尼亚和黑塞哥维那",
    "level": "general_visiting",
    "status": "left_china",
    "permit_expiry": "2025-12-01",
    "expected_end": "2026-07",
}
NICKNAMES = """Abdulrahman+阿卜杜勒拉赫曼
王老师
Abdulrahman
一位特别特别特别长的群昵称先生不知道是谁啊真的不知道
Doe Jane+杜珍
杜珍"""
TITLE = "居留许可延期办理 Residence permit extension for all students of the academic year 2026-2027"


@pytest.fixture
def filled(office: Office) -> Office:
    """An office with the longest names there are, a checked group, a notice and a case."""
    first = roster.add(office, LONG).made
    roster.add(office, {"chinese_name": "杜珍", "passport_name": "DOE JANE", "student_no": "1", "class_name": "CN-2026-1",
                        "status": "active"})  # fmt: skip
    roster.add(office, {"passport_name": "RANDRIAMANANTENA RAKOTOMALALA", "class_name": "CN-2026-1", "status": "leave"})
    roster.add_staff(office, {"chinese_name": "韩立群", "role": "国际教育学院学生工作办公室主任", "wechat": "w" * 40})
    groups.create_from_roster(office)
    notices.draft(office, None, "各位同学：请带好护照。", "Dear students, please bring your passport.", TITLE)
    assert first is not None
    cases.record(office, cases.Account((8,), (first,), "在主群连续发送广告信息，经提醒后仍未停止。", influence_zh="影响恶劣。"))
    return office


Visit = Callable[[Window], None]


def _students(window: Window) -> None:
    window.go("students")
    assert window.page is not None
    window.page.listing.table.selectRow(0)  # type: ignore[attr-defined]  # the page of students


def _pane(window: Window) -> None:
    _students(window)
    window.page._show_pane(True)  # type: ignore[union-attr]  # the page of students


def _tab(place: int) -> Visit:
    def visit(window: Window) -> None:
        window.go("students")
        window.page.tabs.setCurrentIndex(place)  # type: ignore[union-attr]  # the page of students

    return visit


def _check(window: Window) -> None:
    window.go("groups")
    page: Any = window.page
    page._open(page.model.rows.at(0))
    page.check.pasted.setPlainText(NICKNAMES)
    page.check._check()


def _view(view: str, part: int = 0) -> Visit:
    """A view of the main group once a check of it is kept; the first row is chosen."""

    def visit(window: Window) -> None:
        main = groups.groups(window.office)[0]
        if main.checked is None:
            groups.save_audit(window.office, groups.audit_group(window.office, main.id, NICKNAMES, "", True))
            groups.hand_over(window.office, main.id, "欧阳" * 6, "2025-01-01", "岗位调整" * 8)
            groups.edit(window.office, main.id, {"code_note": "国际教育学院一楼公告栏" * 3, "code_expiry": "2025-11-25"})
            window.tell_changes(Changes.EVERYTHING)
        window.go("groups", group=main.id, view=view)
        page: Any = window.page
        page.sheet.changes.tabs.setCurrentIndex(part)

    return visit


def _leaving(place: int) -> Visit:
    def visit(window: Window) -> None:
        window.go("groups", leaving=True)
        page: Any = window.page
        page.leaving.tabs.setCurrentIndex(place)

    return visit


def _first(name: str) -> Visit:
    def visit(window: Window) -> None:
        window.go(name)
        page: Any = window.page
        page._open(page.model.rows.at(0))

    return visit


def _case_about(window: Window) -> None:
    window.go("students")
    student = window.page.listing.model.rows.at(0).id  # type: ignore[union-attr]  # the page of students
    window.go("cases", student=student)


def _section(name: str) -> Visit:
    return lambda window: window.go("settings", section=name)


def _page(name: str, **where: object) -> Visit:
    return lambda window: window.go(name, **where)


VISITS: dict[str, Visit] = {
    "today": _page("today"), "students": _students, "student": _pane, "staff": _tab(1), "bin": _tab(2),
    "groups": _page("groups"), "group": _first("groups"), "check": _check, "leaving": _leaving(0), "leavers": _leaving(1),
    **{f"group {view}": _view(view) for view in ("reminders", "invitations", "changes", "details")},
    **{f"changes {part}": _view("changes", part) for part in (1, 2)},
    "notices": _page("notices"), "notice": _first("notices"), "urgent": _page("notices", emergency=True),
    "cases": _page("cases"), "case": _first("cases"), "recording": _case_about, "pasting": _page("cases", pasting=True),
    **{f"cases {view}": _page("cases", view=view) for view in ("notes", "numbers", "review")},
    **{f"settings {name}": _section(name) for name, _ in SECTIONS},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    what: str
    words: str
    has: int
    needs: int


def faults(top: QWidget) -> Iterator[Fault]:
    """What cannot be read whole, and what scrolls sideways."""
    for piece in (top, *top.findChildren(QWidget)):
        if not piece.isVisible() or piece.visibleRegion().isEmpty() or isinstance(piece, (OneLine, OneLink)):
            continue
        name, size, hint = type(piece).__name__, piece.size(), piece.sizeHint()
        if isinstance(piece, QLabel) and piece.text() and piece.wordWrap():
            if piece.heightForWidth(size.width()) > size.height() + 1:
                yield Fault(name, piece.text(), size.height(), piece.heightForWidth(size.width()))
        elif isinstance(piece, QLabel) and piece.text() and piece.minimumWidth() == 0 and _shares(piece):
            continue
        elif isinstance(piece, (QLabel, QAbstractButton)) and piece.text() and not _inside(piece, QLineEdit):
            if hint.width() > size.width() + 1 or hint.height() > size.height() + 2:
                yield Fault(name, piece.text(), size.width(), hint.width())
        elif isinstance(piece, QTabBar) and hint.width() > size.width() + 1:
            yield Fault(name, piece.accessibleName(), size.width(), hint.width())
        # A scroll area without a bar is worse: what is to its right cannot be reached at all.
        scrolls = isinstance(piece, QScrollArea) or (
            isinstance(piece, QAbstractScrollArea)
            and piece.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if scrolls and (beyond := piece.horizontalScrollBar().maximum()) > 0:  # type: ignore[attr-defined]  # it scrolls
            yield Fault(name, piece.accessibleName(), 0, beyond)


def _shares(label: QLabel) -> bool:
    """A line that takes what is left and says in its tooltip what does not fit."""
    return label.sizePolicy().horizontalPolicy() == label.sizePolicy().Policy.Ignored and label.toolTip() == label.text()


def _inside(piece: QWidget, kind: type[QWidget]) -> bool:
    return isinstance(piece.parentWidget(), kind) and isinstance(piece, QToolButton)


@pytest.mark.parametrize("size", [SCREEN, USUAL])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_clipped_and_nothing_scrolls_sideways(
    filled: Office, open_window: Callable[..., Window], settle: Callable[[], None], language: str, size: tuple[int, int]
) -> None:
    window = open_window(language=language, size=size)
    found: dict[str, list[Fault]] = {}
    for name, visit in VISITS.items():
        visit(window)
        settle()
        if there := list(faults(window)):
            found[name] = there
    assert (window.width(), window.height()) == size
    assert found == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_dialog_is_larger_than_the_screen_or_clipped(
    filled: Office, open_window: Callable[..., Window], asker: Any, settle: Callable[[], None], language: str
) -> None:
    window = open_window(language=language, size=SCREEN)
    found: dict[str, list[Fault]] = {}

    def look_at(dialog: QDialog) -> bool:
        dialog.show()
        settle()
        assert dialog.width() <= SCREEN[0] and dialog.height() <= SCREEN[1], dialog.windowTitle()
        if there := list(faults(dialog)):
            found[dialog.windowTitle()] = there
        dialog.close()
        return False

    asker.answers = [look_at] * 20
    window.go("students")
    page: Any = window.page
    people = {line.id: line.name for line in page.listing.model.rows.rows}
    for then in (page.add, page.count_by, page.export, page.staff.add, lambda: page.deeds.do("set_status", people)):
        then()
    window.go("groups", new=True)
    window.go("groups", report=True)
    _view("details")(window)
    page = window.page
    page._wish("edit")
    page.sheet.details.hand_over.click()
    page.leaving._ask("graduated_on", 1, window.office.today())
    window.go("cases", noting=True)
    page = window.page
    page.batch.click()
    assert len(asker.asked) == 12
    assert found == {}


def test_a_refused_list_is_not_said_to_be_read(
    filled: Office, open_window: Callable[..., Window], settle: Callable[[], None], tmp_path: Path
) -> None:
    window = open_window("students", size=SCREEN)
    bad = tmp_path / "list.xlsx"
    bad.write_bytes(b"%PDF-1.7\n")
    page: Any = window.page
    page.review_file(bad)
    settle()
    assert page.review.messages.isVisible() and not page.review.reading.isVisible()
    assert page.review.carry.text().strip() == window.say("students.carry_out")


@pytest.mark.parametrize("size", [SCREEN, USUAL])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_toast_covers_what_can_be_pressed(
    filled: Office, open_window: Callable[..., Window], settle: Callable[[], None], language: str, size: tuple[int, int]
) -> None:
    window = open_window(language=language, size=size)
    for name in ("today", "students", "student", "check", "notice", "urgent", "case", "recording", "settings school"):
        VISITS[name](window)
        settle()
        window.copy("x")
        settle()
        [toast] = window.toasts.standing()
        assert window.frame.rect().contains(toast.geometry())
        under = [
            piece.accessibleName() or piece.text()
            for piece in window.frame.findChildren(QAbstractButton)
            if piece.isVisible() and not toast.isAncestorOf(piece) and not piece.visibleRegion().isEmpty()
            and piece.visibleRegion().boundingRect().translated(piece.mapTo(window.frame, QPoint())).intersects(toast.geometry())
        ]  # fmt: skip
        assert under == [], name
        toast.leave()


def test_a_toast_gives_way_to_a_button_that_comes_later(
    filled: Office, open_window: Callable[..., Window], settle: Callable[[], None]
) -> None:
    window = open_window("today", size=SCREEN)
    window.copy("x")
    settle()
    [toast] = window.toasts.standing()
    before = toast.geometry()
    late = QPushButton("Late", window.frame)
    late.setGeometry(before)
    late.show()
    QTest.qWait(400)
    assert not toast.geometry().intersects(late.geometry())
