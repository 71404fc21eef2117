"""Papers of a case in the real window: ticked, previewed, printed, saved, as Word form, over all cases; no names in files."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest

from lut_admin.desk.pages.cases.papers.batching import Batch
from lut_admin.desk.pages.cases.papers.card import PapersCard
from lut_admin.desk.paper.previewing import Previewing
from lut_admin.desk.window import Window
from lut_admin.office import cases
from lut_admin.office.office import Office
from lut_admin.office.papers.case_print import Needed, Order
from tests.desk.pages.cases.sheets import HEARD, SERVED, opened, shown, take, words

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def card(window: Window, office: Office, people: list[int]) -> PapersCard:
    number = opened(office, people[0])
    take(office, number, *HEARD)
    return shown(window, office, number).papers


def forms(card: PapersCard) -> list[str]:
    return [card.list.item(at).data(Qt.ItemDataRole.UserRole).form for at in range(card.list.count())]


def tick(card: PapersCard, *wanted: str) -> None:
    there = forms(card)
    for form in wanted:
        card.list.setCurrentRow(there.index(form))
        QTest.keyClick(card.list, Key.Key_Space)


def pages(pdf: Path) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf.read_bytes())).pages]


def test_what_fits_now_is_offered_and_the_rest_with_its_reason_on_asking(card: PapersCard) -> None:
    assert forms(card) == ["registration", "decision", "acknowledgment"]
    texts = [card.list.item(at).text() for at in range(card.list.count())]
    assert "代拟稿" in texts[1] and "代拟稿" not in texts[0]
    card.more.click()
    assert len(forms(card)) == 12 and forms(card)[:3] == ["registration", "decision", "acknowledgment"]
    [statement] = [card.list.item(at).text() for at in range(12) if forms(card)[at] == "statement"]
    assert "这一步已经完成" in statement
    card.more.click()
    assert len(forms(card)) == 3


def test_several_are_ticked_with_the_keyboard_and_saved_as_one(card: PapersCard, asker: Any, tmp_path: Path) -> None:
    tick(card, "registration", "decision")
    assert card.chosen() == ["registration", "decision"]
    asker.answers = [tmp_path / "out.pdf"]
    card.save.click()
    said = pages(tmp_path / "out.pdf")
    assert "涉嫌违纪情况登记表" in said[0] and any("处分决定书" in page and "代拟稿" in page for page in said)
    [(_, offered)] = asker.asked
    assert offered == "LUT-2025-0001 文书 2 份.pdf"


def test_without_a_tick_the_current_line_is_meant_and_no_file_bears_a_name(
    card: PapersCard, asker: Any, tmp_path: Path
) -> None:
    card.list.setCurrentRow(1)
    asker.answers = [tmp_path / "out.pdf"]
    card.save.click()
    assert asker.asked == [("file_to_save", "处分决定书 LUT-2025-0001.pdf")]
    assert "杜珍" in "".join(pages(tmp_path / "out.pdf"))  # on the paper, that is


def test_it_is_printed_with_the_systems_dialog(
    card: PapersCard, window: Window, asker: Any, tmp_path: Path
) -> None:
    target = tmp_path / "printed.pdf"

    def choose(dialog: QPrintDialog) -> bool:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        assert dialog.printer().docName() == "LUT-2025-0001 文书 2 份"
        return True

    tick(card, "registration", "decision")
    asker.answers = [choose]
    card.print.click()
    assert len(PdfReader(target).pages) >= 3
    assert "已送往打印机" in window.toasts.standing()[-1].accessibleName()
    asker.answers = [lambda _dialog: False]
    target.unlink()
    card.print.click()
    assert not target.exists()


def test_only_the_pages_that_were_asked_for_are_printed(card: PapersCard, asker: Any, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"

    def choose(dialog: QPrintDialog) -> bool:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        dialog.printer().setPrintRange(QPrinter.PrintRange.PageRange)
        dialog.printer().setFromTo(2, 2)
        return True

    tick(card, "decision")
    asker.answers = [choose]
    card.print.click()
    assert len(PdfReader(target).pages) == 1


def test_pages_are_turned_and_magnified_by_keyboard(card: PapersCard, asker: Any, settle: Callable[[], None]) -> None:
    def look(dialog: Previewing) -> bool:
        dialog.show()
        settle()
        assert len(dialog.pages) >= 2 and dialog.told.text() == f"第 1 页，共 {len(dialog.pages)} 页"
        wide = dialog.sheet.width()
        for _ in range(20):
            QTest.keyClick(dialog.area, Key.Key_PageDown)
        assert dialog.at == len(dialog.pages) - 1 and not dialog.on.isEnabled()
        QTest.keyClick(dialog.area, Key.Key_Home)
        assert dialog.at == 0 and not dialog.back.isEnabled()
        QTest.keyClick(dialog.area, Key.Key_0, Held.ControlModifier)
        whole = dialog.sheet.height()
        assert whole <= dialog.area.maximumViewportSize().height() and dialog.sheet.width() < wide
        QTest.keyClick(dialog.area, Key.Key_Plus, Held.ControlModifier)
        assert dialog.sheet.height() > whole
        seen = dialog.sheet.grab().toImage()
        assert any(seen.pixelColor(x, seen.height() // 3).lightness() < 128 for x in range(seen.width()))
        dialog.close()
        return False

    asker.answers = [look]
    tick(card, "decision")
    QTest.keyClick(card.list, Key.Key_Return)  # Enter previews
    assert [method for method, _ in asker.asked] == ["dialog"]


def test_signs_without_a_glyph_are_told_before_anything_is_printed(
    window: Window, office: Office, people: list[int], asker: Any, tmp_path: Path
) -> None:
    account = cases.Account((8,), (people[0],), "在群内发布\U0003134a。", influence_zh="多人受骗。")
    card = shown(window, office, str(cases.record(office, account).facts["number"])).papers
    tick(card, "registration")
    card.save.click()
    assert "U+3134A" in words(card.messages) and not asker.asked
    asker.answers = [tmp_path / "out.pdf"]
    [card_] = card.messages.cards()
    [anyway] = [one for one in card_.findChildren(type(card.save)) if one.accessibleName() == "仍然继续"]
    anyway.click()
    assert "[U+3134A]" in "".join(pages(tmp_path / "out.pdf")) and not card.messages.cards()


def test_one_respondent_is_chosen_by_her_veiled_name(
    window: Window, office: Office, people: list[int], asker: Any, tmp_path: Path
) -> None:
    number = opened(office, *people)
    card = shown(window, office, number).papers
    assert [card.whom.itemText(at) for at in range(card.whom.count())] == ["全部当事学生", "学生甲", "学生乙"]
    card.whom.setCurrentIndex(2)
    card.whom.activated.emit(2)
    window.page.veil.toggle()
    assert card.whom.itemText(1) == "DOE JANE 杜珍" and card.student_id == people[1]  # still the second
    tick(card, "registration")
    asker.answers = [tmp_path / "out.pdf"]
    card.save.click()
    said = "".join(pages(tmp_path / "out.pdf"))
    assert "田约翰" in said and "杜珍" not in said and "田约翰" not in asker.asked[0][1]


def test_a_paper_in_which_one_student_reads_anothers_name_is_told_first(
    window: Window, office: Office, people: list[int], asker: Any, tmp_path: Path
) -> None:
    number = opened(office, *people)  # what happened names the first
    card = shown(window, office, number).papers
    tick(card, "talk")
    card.save.click()
    assert not asker.asked and "其他当事学生的姓名" in words(card.messages)
    told: list[str] = []
    asker.answers = [lambda dialog: told.append(words(dialog))]
    card.preview.click()
    assert "其他当事学生的姓名" in told[0]
    asker.asked.clear()
    card.word.click()
    assert not asker.asked and "其他当事学生的姓名" in words(card.messages), "a Word form tells the same"
    [warning] = card.messages.cards()
    [anyway] = [one for one in warning.findChildren(type(card.save)) if one.accessibleName() == "仍然继续"]
    asker.answers = [tmp_path / "talk.docx"]
    anyway.click()
    assert (tmp_path / "talk.docx").exists() and not card.messages.cards()
    alone = shown(window, office, opened(office, people[0])).papers  # to herself her own name is no news
    tick(alone, "talk")
    asker.answers = [tmp_path / "out.pdf", tmp_path / "alone.docx"]
    alone.save.click()
    alone.word.click()
    assert (tmp_path / "out.pdf").exists() and (tmp_path / "alone.docx").exists()


def test_the_same_as_word_forms_one_into_a_file_several_into_a_folder(
    card: PapersCard, asker: Any, tmp_path: Path
) -> None:
    asker.answers = [tmp_path / "one.docx", tmp_path]
    tick(card, "decision")
    card.word.click()
    assert "杜珍" in "".join(one.text for one in Document(str(tmp_path / "one.docx")).element.body.iter() if one.text)
    tick(card, "registration")
    card.word.click()
    assert {path.name for path in tmp_path.glob("*LUT*.docx")} == {
        "涉嫌违纪情况登记表 LUT-2025-0001.docx", "处分决定书 LUT-2025-0001.docx",
    }  # fmt: skip


def test_the_papers_of_all_open_cases_are_printed_in_one_go(
    window: Window, office: Office, people: list[int], asker: Any, tmp_path: Path
) -> None:
    first, second = opened(office, people[0]), opened(office, people[1])
    take(office, first, *SERVED[:-1])
    take(office, second, "investigation")
    window.page.refresh()

    def choose(dialog: Batch) -> bool:
        assert "杜珍" not in words(dialog) and not dialog.late.isVisibleTo(dialog)
        assert [one.form for one in dialog.ordered()] == ["decision", "appeal", "service", "proposal"]
        dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)  # the proposal
        dialog.save.click()
        return False

    asker.answers = [choose, tmp_path / "out.pdf"]
    window.page.batch.click()
    assert asker.asked[1] == ("file_to_save", "待办文书 2025-11-20 共3份.pdf")
    said = "".join(pages(tmp_path / "out.pdf"))
    assert all(title in said for title in ("处分决定书", "申诉告知书", "送达回证")) and "田约翰" not in said


def test_overdue_papers_are_marked_and_may_be_printed_alone(window: Window) -> None:
    needed = [
        Needed(Order("LUT-2025-0001", "service", 1), overdue=True),
        Needed(Order("LUT-2025-0002", "service", 2), overdue=False),
        Needed(Order("LUT-2025-0002", "decision", 2), overdue=False),
    ]
    dialog = Batch(window, window, needed)
    assert [dialog.list.item(at).text() for at in range(2)] == ["处分决定书 · 1 份", "送达回证 · 2 份 · 1 份逾期"]
    dialog.late.setChecked(True)
    assert dialog.ordered() == [Order("LUT-2025-0001", "service", 1)]
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.print.isEnabled() and not dialog.ordered()
    dialog.deleteLater()


def test_where_nothing_is_due_it_says_so(window: Window, office: Office, people: list[int], asker: Any) -> None:
    take(office, opened(office, people[0]), "dropped")
    window.page.refresh()
    told: list[str] = []
    asker.answers = [lambda dialog: told.append(words(dialog))]
    window.page.batch.click()
    assert "现在没有需要打印的文书" in told[0]


def test_a_key_leads_to_the_papers_from_anywhere_on_the_sheet(card: PapersCard, window: Window, settle: Callable[[], None]) -> None:
    sheet = window.page.sheet
    sheet.area.verticalScrollBar().setValue(0)
    settle()
    QTest.keyClick(sheet.evidence.choose, Key.Key_P, Held.ControlModifier)
    settle()
    assert card.list.hasFocus() and card.list.visibleRegion().boundingRect().height() > 40
