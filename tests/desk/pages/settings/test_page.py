"""The settings page: what is declared is shown, kept at once and undone; backups, codes, history, the convention."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from lut_admin.desk.computer.preferences import Preferences
from lut_admin.office import openings, roster, safekeeping, settings
from lut_admin.office.office import Office

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def office(tmp_path: Path, clock: Any) -> Any:
    """An office with its key file, as the first run makes it."""
    made = openings.create_office(tmp_path / "office", "王老师", passphrase=PASSPHRASE, use_keyring=False, now=clock)
    yield made.office
    openings.close_office(made.office)


@pytest.fixture
def page(open_window: Any) -> Any:
    return open_window("settings").page


def enter(page: Any, name: str, value: str, settle: Any) -> None:
    section = page.school if name in page.school.fields else page.convention
    editor = section.fields[name].editor
    assert isinstance(editor, QLineEdit)
    editor.setText(value)
    editor.editingFinished.emit()
    settle()


def test_every_declared_setting_is_on_the_page(page: Any, office: Office) -> None:
    shown = {*page.school.fields, *page.convention.fields, *page.translator.server.fields, "backup_place"}
    assert shown == {one.name for one in settings.SETTINGS if not one.inner}
    page.visit({"section": "convention"})
    values = settings.values(office)
    assert page.convention.fields["opens"].editor.text() == values["opens"] == "07:00"
    assert page.convention.fields["nickname_separator"].editor.currentText() == "Anna+安娜"


def test_a_value_is_kept_at_once_and_can_be_undone(page: Any, office: Office, settle: Any) -> None:
    page.visit({"section": "convention"})
    enter(page, "closes", "22:30", settle)
    assert settings.get(office, "closes") == "22:30"
    page.desk.undo()
    settle()
    assert settings.get(office, "closes") == "23:00"
    assert page.convention.fields["closes"].editor.text() == "23:00"


@pytest.mark.parametrize(("name", "value"), [("opens", "25:00"), ("group_limit", "two"), ("group_limit", "-1")])
def test_a_value_that_cannot_be_says_so_under_its_field(page: Any, office: Office, settle: Any, name: str, value: str) -> None:
    page.visit({"section": "convention"})
    before = settings.get(office, name)
    enter(page, name, value, settle)
    field = page.convention.fields[name]
    assert value in field.below.text() and field.editor.property("wrong")
    assert settings.get(office, name) == before
    field.editor.setText("1")
    assert not field.editor.property("wrong"), "typing on takes the complaint away"


def test_an_article_can_be_read_beside_the_figures(page: Any, settle: Any) -> None:
    page.visit({"section": "convention"})
    card = page.convention.findChildren(type(page.backup.now))
    link = next(button for button in card if "第五条" in button.accessibleName())
    link.click()
    settle()
    assert any("23" in label.text() and len(label.text()) > 40 for label in page.convention.findChildren(QLabel))
    link.click()
    settle()
    assert not any(len(label.text()) > 80 for label in page.convention.findChildren(QLabel))


def test_the_looks_are_chosen_and_remembered(page: Any, preferences: Preferences) -> None:
    page.looks.density.chosen.emit("compact")
    assert preferences.get("compact", False) is True
    page.looks.theme.chosen.emit("dark")
    assert preferences.get("theme", "system") == "dark"
    page.looks.theme.chosen.emit("light")


def test_a_second_place_gets_a_backup_at_once(page: Any, office: Office, asker: Any, tmp_path: Path, settle: Any) -> None:
    page.visit({"section": "backup"})
    (tmp_path / "usb").mkdir()
    asker.answers = [tmp_path / "usb"]
    page.backup.choose.click()
    settle()
    assert settings.get(office, "backup_place") == str(tmp_path / "usb")
    assert safekeeping.standing(office).second == "ok"
    assert list((tmp_path / "usb").rglob("book.db"))


def test_checking_everything_tells_of_each_thing(page: Any, settle: Any) -> None:
    page.visit({"section": "backup"})
    page.backup.verify.click()
    settle()
    found = [page.backup.found.itemAt(place).widget() for place in range(page.backup.found.count())]
    assert len(found) >= 4
    words = " ".join(label.text() for one in found for label in one.findChildren(QLabel))
    assert "正常" in words and "有问题" not in words
    assert "passphrase" not in words and "recovery" not in words


def test_a_printed_check_value_is_compared(page: Any, office: Office, settle: Any) -> None:
    from lut_admin.office import verifying

    page.visit({"section": "backup"})
    end = verifying.verify(office).anchor
    assert end is not None
    page.backup.printed.setText("12 · abc")
    page.backup.verify.click()
    settle()
    assert "12 · abc" in page.backup.printed_field.below.text() and page.backup.found.count() == 0
    for typed, said in ((f"{end.seq} · {end.head[:8]} {end.head[8:20].upper()}", "正常"), (f"{end.seq}:{'0' * 64}", "有问题")):
        page.backup.printed.setText(typed)
        page.backup.verify.click()
        settle()
        found = [page.backup.found.itemAt(place).widget() for place in range(page.backup.found.count())]
        lines = [" ".join(label.text() for label in one.findChildren(QLabel)) for one in found]
        assert any("打印的存档核对值" in line and said in line for line in lines)
        assert not page.backup.printed_field.below.text()


def test_a_new_recovery_code_is_shown_once_and_typed_back(page: Any, office: Office, asker: Any, settle: Any) -> None:
    page.visit({"section": "backup"})

    def type_back(dialog: Any) -> bool:
        from lut_admin.desk.paper.recovery import CodeCard

        card = dialog.findChild(CodeCard)
        card.typed.setText("0000")
        card.go_on.click()
        assert card.field.below.text() and dialog.result() == 0, "a wrong one does not go on"
        card.typed.setText(card.code.text().lower())
        card.go_on.click()
        return bool(dialog.result())

    asker.answers = [0, type_back]
    page.backup.code.click()
    settle()
    assert [method for method, _ in asker.asked] == ["choice", "dialog"]
    assert openings.recovery_code_confirmed(office)


def test_the_passphrase_changes_when_typed_twice(page: Any, office: Office, asker: Any, settle: Any) -> None:
    def fill(dialog: Any) -> bool:
        dialog.first.setText("another good passphrase")
        dialog.second.setText("another")
        dialog.keep.click()
        assert dialog.result() == 0 and dialog.again.below.text()
        dialog.second.setText("another good passphrase")
        dialog.keep.click()
        return bool(dialog.result())

    asker.answers = [fill]
    page.backup.passphrase.click()
    settle()
    openings.close_office(office)
    again = openings.open_office(office.folder, "another good passphrase")
    openings.close_office(again)


def test_a_weak_passphrase_is_refused_in_place(page: Any, asker: Any, settle: Any) -> None:
    page.visit({"section": "backup"})

    def fill(dialog: Any) -> bool:
        dialog.first.setText("1111")
        dialog.second.setText("1111")
        return True

    asker.answers = [fill]
    page.backup.passphrase.click()
    assert page.backup.concerns.itemAt(0).widget().property("kind") == "bad"


def test_the_history_lists_acts_and_takes_one_back(page: Any, office: Office, settle: Any) -> None:
    made = roster.add(office, {"passport_name": "MENSAH KOFI"})
    roster.add(office, {"passport_name": "REN MINGYU"})
    page.visit({"section": "history"})
    past = page.history
    first = past.model.rows.at(0)
    assert "REN MINGYU" in first.what and first.actor == "王老师" and first.state == "done"
    assert past.table.show_row(made.act_id)
    assert past.undo.isEnabled()
    past.undo.click()
    settle()
    assert [one.passport_name for one in roster.students(office)] == ["REN MINGYU"]
    assert past.model.rows.find(made.act_id).state == "undone" and not past.undo.isEnabled()
    past.field.setText("mensah")
    assert all("MENSAH" in past.model.rows.at(n).what for n in range(len(past.model.rows.shown)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_ten_articles_are_there_in_both_languages(open_window: Any, language: Any) -> None:
    page = open_window("settings", language=language).page
    from lut_admin.office.office import the_convention

    words = "\n".join(label.text() for label in page.about.findChildren(QLabel))
    for article in the_convention().articles:
        assert article.zh in words and article.en in words


def test_restoring_goes_to_the_door(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(page.desk, "start_again", heard.append)
    page.backup.restore.click()
    assert heard == ["restore"]
