"""The glossary in the settings: an entry added, changed, binned, each in its place."""

from __future__ import annotations

import pytest

from lut_admin.desk.pages.settings.page import SettingsPage
from lut_admin.desk.pages.settings.wording.glossary import GlossarySection
from lut_admin.desk.window import Window
from lut_admin.office import history, terms
from lut_admin.office.office import Office


@pytest.fixture
def glossary(window: Window) -> GlossarySection:
    window.go("settings", section="glossary")
    assert isinstance(window.page, SettingsPage)
    return window.page.glossary


def test_an_entry_is_added_changed_and_binned_in_place(glossary: GlossarySection, office: Office) -> None:
    glossary.zh.setText("格物楼")
    glossary.en.setText("Gewu Building")
    glossary.en.returnPressed.emit()
    assert [(term.zh, term.en) for term in terms.own(office)] == [("格物楼", "Gewu Building")]
    assert glossary.zh.text() == ""
    [mine] = [term for term in glossary.model.rows.rows if term.id]
    glossary.model.edited.emit(mine, "en", "Gewu Hall")
    assert terms.own(office)[0].en == "Gewu Hall"
    assert glossary.table.show_row(mine.id)
    glossary.to_bin.click()
    assert terms.own(office) == []
    history.undo(office)
    assert terms.own(office)[0].en == "Gewu Hall"


def test_writing_on_a_shipped_entry_makes_it_one_s_own(glossary: GlossarySection, office: Office) -> None:
    count = len(glossary.model.rows.rows)
    library = next(term for term in glossary.model.rows.rows if term.zh == "图书馆")
    glossary.table.show_row(library.zh)
    assert not glossary.to_bin.isEnabled()
    glossary.model.edited.emit(library, "en", "West Campus Library")
    assert terms.own(office)[0].en == "West Campus Library"
    assert len(glossary.model.rows.rows) == count


def test_what_is_no_entry_is_said_in_place(glossary: GlossarySection, office: Office) -> None:
    glossary.zh.setText("格物楼")
    glossary.add()
    assert glossary.messages.cards() and glossary.zh.text() == "格物楼" and terms.own(office) == []
    glossary.search.setText("图书")
    assert [glossary.model.rows.at(at).zh for at in range(len(glossary.model.rows.shown))] == ["图书馆"]
