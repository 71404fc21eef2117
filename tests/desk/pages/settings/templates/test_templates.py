"""Templates in the settings: written, checked as one writes, kept, sent and brought, undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel

from lut_admin.desk.pages.settings.page import SettingsPage
from lut_admin.desk.pages.settings.templates.arriving import Arriving
from lut_admin.desk.pages.settings.templates.editor import TemplateEditor
from lut_admin.desk.pages.settings.templates.shelf import TemplatesSection
from lut_admin.desk.window import Window
from lut_admin.office import history, templates
from lut_admin.office.office import Office
from lut_admin.papers.notice_templates import body, shipped
from tests.desk.conftest import FakeAsker


@pytest.fixture
def section(window: Window) -> TemplatesSection:
    window.go("settings", section="templates")
    assert isinstance(window.page, SettingsPage)
    return window.page.templates


@pytest.fixture
def editor(section: TemplatesSection) -> TemplateEditor:
    """An empty template."""
    section.write()
    return section.editor


def said(editor: TemplateEditor) -> str:
    editor.check()
    return " ".join(card.accessibleName() for card in editor.state.cards())


def write(editor: TemplateEditor) -> None:
    """A small template, as a counselor writes it."""
    editor.title.panes["zh"].setPlainText("停热水通知")
    editor.title.panes["en"].setPlainText("Hot water cut")
    editor._new_field()
    [field] = editor.fields
    field.labels["zh"].setText("日期")
    field.labels["en"].setText("Day")
    field.kind.setCurrentIndex(field.kind.findData("date"))
    [line] = editor.lines
    for half, words in (("zh", "停热水："), ("en", "No hot water: ")):
        line.panes[half].setPlainText(words)
        line.panes[half].moveCursor(QTextCursor.MoveOperation.End)
    line.taken.emit()
    chip = editor._chips.itemAt(0)
    assert chip is not None
    button: Any = chip.widget()
    button.click()


def test_a_template_is_written_with_clicks_and_kept(
    section: TemplatesSection, editor: TemplateEditor, office: Office
) -> None:
    write(editor)
    assert editor.lines[0].said("zh") == "停热水：{日期}" and editor.lines[0].said("en") == "No hot water: {Day}"
    assert "可以使用" in said(editor)
    assert "停热水：9月3日（星期四）" in editor.sketch.panes["zh"].toPlainText()
    editor.keep()
    made = templates.template(office, "hot_water_cut")
    assert [(field.name, field.kind) for field in made.fields][:1] == [("day", "date")]
    assert section.views.currentIndex() == 0
    assert section.table.current is not None and section.table.current.name == "hot_water_cut"
    history.undo(office)
    assert len(templates.templates(office)) == 27


def test_what_is_wrong_is_said_as_it_is_called_here(editor: TemplateEditor, office: Office) -> None:
    write(editor)
    zh, en = (editor.lines[0].panes[half] for half in ("zh", "en"))
    en.setPlainText("No hot water today")
    assert "日期" in said(editor) and "只出现在" in said(editor)
    zh.setPlainText("停热水")
    assert "日期" in said(editor) and "可以使用" not in said(editor)
    zh.setPlainText("停热水：{钟点}")
    assert "钟点" in said(editor)
    zh.setPlainText("")
    assert "第 1 行" in said(editor) and zh.property("wrong")
    zh.setPlainText("停热水：{日期}")
    en.setPlainText("No hot water: {Day}")
    assert "可以使用" in said(editor) and not zh.property("wrong")
    editor.title.panes["en"].setPlainText("")
    assert "标题" in said(editor)
    editor.keep()
    assert len(templates.templates(office)) == 27


def test_names_are_told_apart(editor: TemplateEditor) -> None:
    write(editor)
    editor._new_field()
    second = editor.fields[1]
    second.labels["zh"].setText("日期")
    second.labels["en"].setText("Day")
    assert "同名" in said(editor)
    second.labels["zh"].setText("地点{")
    assert "花括号" in said(editor)
    second.labels["zh"].setText("地点")
    second.labels["en"].setText("")
    assert "中文和英文名称" in said(editor)
    second.leave.emit()
    assert "可以使用" in said(editor)


def test_a_fact_that_is_called_otherwise_is_so_in_the_text(editor: TemplateEditor) -> None:
    write(editor)
    field = editor.fields[0]
    for typed in ("日", "日子", "日子和", "日子"):
        field.labels["zh"].setText(typed)
    assert editor.lines[0].said("zh") == "停热水：{日子}"
    assert editor.body()["line"] == [{"zh": "停热水：{day}", "en": "No hot water: {day}"}]
    editor._new_field()  # while another is being typed it may be called the same for a moment
    for typed in ("日", "日子", "日子二"):
        editor.fields[1].labels["zh"].setText(typed)
    assert editor.lines[0].said("zh") == "停热水：{日子}"


def test_every_shipped_template_goes_through_the_editor_unchanged(section: TemplatesSection) -> None:
    for one in shipped():
        assert section.table.show_row(one.id)
        section.open()
        made = section.editor.body()
        assert made == {key: body(one.id)[key] for key in body(one.id)}, one.id
        assert "可以使用" in said(section.editor)
        section.editor.left.emit()


def test_a_shipped_one_is_changed_and_brought_back(section: TemplatesSection, office: Office) -> None:
    section.table.show_row("trip")
    assert not section.to_bin.isEnabled()
    section.open()
    section.editor.lines[-1].panes["zh"].setPlainText("请准时集合。")
    section.editor.keep()
    assert "请准时集合。" in [line.said.zh for line in templates.template(office, "trip").lines]
    assert section.table.current is not None and section.table.current.own_id is not None
    assert "恢复原样" in section.to_bin.text() and section.to_bin.isEnabled()
    section.to_bin.click()
    assert templates.template(office, "trip") == next(one for one in shipped() if one.id == "trip")
    assert len(templates.templates(office)) == 27


def test_a_new_one_is_not_found_fault_with_before_anything_is_written(
    editor: TemplateEditor, settle: Callable[[], None]
) -> None:
    settle()
    assert not editor.state.cards() and not editor.title.panes["zh"].property("wrong")
    assert not any(pane.toPlainText() for pane in editor.sketch.panes.values())
    editor.title.panes["zh"].setPlainText("停水")
    editor.check()
    assert editor.state.cards() and editor.title.panes["en"].property("wrong")


def test_another_begins_as_the_chosen_one(section: TemplatesSection, office: Office) -> None:
    section.table.show_row("trip")
    section.write_another()
    section.editor.title.panes["zh"].setPlainText("春游：{目的地}")
    section.editor.title.panes["en"].setPlainText("Spring trip to {Destination}")
    section.editor.keep()
    assert templates.template(office, "spring_trip_to").title.zh == "春游：{destination}"
    assert len(templates.templates(office)) == 28


def test_a_template_is_sent_and_brought(
    section: TemplatesSection, office: Office, asker: FakeAsker, tmp_path: Path
) -> None:
    section.table.show_row("outage")
    asker.answers = [tmp_path / "outage.toml"]
    section.export()
    assert "停供时间" in (tmp_path / "outage.toml").read_text("utf-8")
    looked_at: list[Arriving] = []

    def look(dialog: Arriving) -> bool:
        looked_at.append(dialog)
        return len(looked_at) > 1

    asker.answers = [tmp_path / "outage.toml", look]
    section.bring()
    assert templates.shelved(office, "outage").own_id is None, "looked at and not taken in"
    (tmp_path / "outage.toml").write_text(
        (tmp_path / "outage.toml").read_text("utf-8").replace("停供时间", "停水时间"), "utf-8"
    )
    asker.answers = [tmp_path / "outage.toml", look]
    section.bring()
    assert templates.shelved(office, "outage").own_id is not None
    known, changed = (" ".join(one.text() for one in dialog.findChildren(QLabel)) for dialog in looked_at)
    assert "完全相同" in known and "停供时间" in known
    assert "取代软件自带" in changed and "停水时间" in changed
    assert all(pane.toPlainText() for pane in looked_at[1].sketch.panes.values()) and not looked_at[1].messages.cards()
    (tmp_path / "wrong.toml").write_text("[", "utf-8")
    asker.answers = [tmp_path / "wrong.toml"]
    section.bring()
    assert section.messages.cards()


def test_rows_change_places(editor: TemplateEditor) -> None:
    write(editor)
    editor._new_line()
    for half, words in (("zh", "谢谢。"), ("en", "Thank you.")):
        editor.lines[1].panes[half].setPlainText(words)
    editor.lines[1].moved.emit(-1)
    assert [line["zh"] for line in editor.body()["line"]] == ["谢谢。", "停热水：{day}"]
    editor.lines[0].moved.emit(-1)
    editor.lines[0].moved.emit(1)
    assert [line["zh"] for line in editor.body()["line"]] == ["停热水：{day}", "谢谢。"]
    editor._new_field()
    editor.fields[1].labels["zh"].setText("地点")
    editor.fields[1].labels["en"].setText("Place")
    editor.fields[1].moved.emit(-1)
    assert [field["name"] for field in editor.body()["field"]] == ["place", "day"]


def test_what_is_half_written_goes_on_in_the_window_made_anew(
    window: Window, editor: TemplateEditor, settle: Callable[[], None]
) -> None:
    assert window.page is not None and window.page.unfinished() is None
    write(editor)
    assert window.page.unfinished() is not None
    window.set_language("en")
    settle()
    assert isinstance(window.page, SettingsPage)
    assert window.page.unfinished() is not None
    again = window.page.templates.editor
    assert (
        again.isVisible()
        and again.title.said("zh") == "停热水通知"
        and again.lines[0].said("en") == "No hot water: {Day}"
    )


def test_nothing_written_is_lost_unasked(
    section: TemplatesSection, editor: TemplateEditor, asker: FakeAsker, office: Office
) -> None:
    editor.leave()
    assert section.views.currentIndex() == 0 and asker.asked == []
    section.write()
    write(editor)
    editor.leave()
    assert section.views.currentWidget() is editor and len(asker.asked) == 1
    asker.answers = [0]
    editor.leave()
    assert section.views.currentIndex() == 0


def test_lines_come_and_go(editor: TemplateEditor) -> None:
    write(editor)
    editor._new_line()
    assert len(editor.lines) == 2 and "可以使用" in said(editor)  # an empty line is none
    editor.lines[0].leave.emit()
    assert "还没有内容" in said(editor)


def test_a_line_that_becomes_shorter_is_never_scrolled_out_of_sight(editor: TemplateEditor) -> None:
    pane = editor.lines[0].panes["zh"] if editor.lines else editor.title.panes["zh"]
    pane.verticalScrollBar().setRange(0, 1)
    pane.verticalScrollBar().setValue(1)
    assert pane.verticalScrollBar().value() == 0
