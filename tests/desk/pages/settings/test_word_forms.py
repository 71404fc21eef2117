"""The Word forms in the settings: an own template is taken in after its tags were looked at, undone, handed out again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from lut_admin.office.office import Office
from lut_admin.office.papers import word_forms
from tests.papers.word_files import template


@pytest.fixture
def page(open_window: Any, settle: Any) -> Any:
    page = open_window("settings").page
    page.visit({"section": "word"})
    settle()
    return page


def file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "处分决定.docx"
    path.write_bytes(template(text))
    return path


def test_every_form_is_listed_and_told_whose_template_it_is(page: Any) -> None:
    assert [one.form for one in page.word.model.rows.rows] == list(word_forms.FORMS)
    assert not page.word.remove.isEnabled() and page.word.table.accessibleName()


def test_a_template_is_taken_in_undone_and_removed(page: Any, office: Office, asker: Any, tmp_path: Path, settle: Any) -> None:
    path = file(tmp_path, "{{ 姓名 }}")
    page.word.table.show_row("decision")
    asker.answers.append(path)
    page.word.table.setFocus()
    QTest.keyClick(page.word.table, Qt.Key.Key_Return)
    settle()
    assert {one.form: one.file_name for one in word_forms.shelf(office) if one.own_id} == {"decision": "处分决定.docx"}
    page.word.table.show_row("decision")
    assert page.word.remove.isEnabled() and page.word.save.isEnabled()
    asker.answers.append(tmp_path / "back.docx")
    page.word.save.click()
    settle()
    assert (tmp_path / "back.docx").read_bytes() == path.read_bytes()
    page.word.remove.click()
    settle()
    assert not any(one.own_id for one in word_forms.shelf(office))
    page.desk.undo()
    settle()
    assert any(one.own_id for one in word_forms.shelf(office))


def test_mistakes_are_shown_in_place(page: Any, office: Office, asker: Any, tmp_path: Path, settle: Any) -> None:
    page.word.table.show_row("decision")
    asker.answers.append(file(tmp_path, "{{ 姓明 }}"))
    page.word.choose.click()
    settle()
    said = " ".join(label.text() for label in page.word.messages.findChildren(QLabel))
    assert "姓明" in said and "姓名" in said and not any(one.own_id for one in word_forms.shelf(office))


def test_many_mistakes_are_read_to_their_end_in_a_small_window(
    page: Any, asker: Any, tmp_path: Path, settle: Any
) -> None:
    page.window().resize(1093, 614)  # 1366×768 at 125 %
    page.word.table.show_row("decision")
    asker.answers.append(file(tmp_path, " ".join(f"{{{{ {'没有的标签' * 6}{place} }}}}" for place in range(5))))
    page.word.choose.click()
    settle()
    labels = page.word.messages.findChildren(QLabel)
    assert any("没有的标签4" in label.text() for label in labels), [label.text() for label in labels]
    cut = [(one.text(), one.height(), one.heightForWidth(one.width())) for one in labels if one.wordWrap() and one.isVisible()]
    assert not [told for told, high, asked in cut if high < asked], cut


def test_starter_and_tags_are_handed_out(page: Any, asker: Any, tmp_path: Path, settle: Any) -> None:
    page.word.table.show_row("decision")
    asker.answers.append(tmp_path / "starter.docx")
    page.word.starter.click()
    settle()
    assert (tmp_path / "starter.docx").read_bytes() == word_forms.starter("decision")
    asker.answers.append(tmp_path / "tags.pdf")
    page.word.hand_out_tags()
    settle()
    assert (tmp_path / "tags.pdf").read_bytes().startswith(b"%PDF-")
