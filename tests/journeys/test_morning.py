"""A morning at the desk, from Today to Undo: a group is checked, a notice copied and confirmed, a case recorded and printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from lut_admin.office import cases, demo, groups, history, notices, verifying
from lut_admin.office.notices import State
from lut_admin.office.office import Office


def press(inside: QWidget, words: str) -> None:
    """Press the visible button that is called so."""
    made = [one for one in inside.findChildren(QPushButton) if words == one.accessibleName() and one.isVisible()]
    assert made, f"no button says {words}"
    made[0].click()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_morning(
    open_window: Any, office: Office, asker: Any, settle: Callable[[], None], tmp_path: Path, language: str
) -> None:
    demo.fill(office, students=40, seed=3)
    window = open_window("today", language=language)
    standing = len(history.acts(office))

    # Today shows what is due, and leads to the groups.
    press(window.page, window.say("today.all_groups"))
    settle()
    page: Any = window.page
    page._open(next(line for line in page.model.rows.rows if line.class_name and line.should))
    group = page.check.group_id

    # Whatever WeChat gives is pasted; a doubtful member is decided with a key; the check is kept.
    members, _ = groups.everybody(office)
    own = [one for one in members if one.class_name == groups.group(office, group).class_name]
    page.check.pasted.setPlainText("\n".join([*(f"{one.english_name}+{one.chinese_name}" for one in own), "王小明"]))
    press(page.check, window.say("groups.check"))
    assert page.check.outcome.table.current.mark == "outsider"
    QTest.keyClick(page.check.outcome.table, Qt.Key.Key_N)
    press(page.check, window.say("groups.keep"))
    checked = groups.group(office, group).checked
    assert checked is not None and (checked.counts["outsiders"], checked.counts["members"]) == (1, len(own) + 1)

    # A notice, Chinese first, copied inside the hours and confirmed to its group.
    window.go("notices", blank=True)
    composer = window.page.composer
    composer.halves.put("明天上午9点在一教开会。", "A meeting tomorrow at 9 am in Teaching Building 1.")
    composer.category.setCurrentIndex(composer.category.findData("teaching"))
    [item] = composer.audience.panel.list.findItems(groups.group(office, group).name, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Checked)
    composer.primary.click()
    assert QGuiApplication.clipboard().text().startswith("明天上午9点")
    composer.posted.click()
    line = next(one for one in notices.notices(office) if one.zh.startswith("明天"))
    assert (line.state, line.postings[-1].groups) == (State.POSTED, (groups.group(office, group).name,))

    # A case about one of them, recorded and printed.
    window.go("cases", student=own[0].id)
    sheet = window.page.recording
    sheet.which.ticks[8].setChecked(True)
    sheet.happened.zh.setPlainText("该生在群内发布广告。")
    sheet.influence.zh.setPlainText("引起多名同学投诉。")
    sheet.put_down.click()
    newest = max(cases.cases(office), key=lambda file: file.id)
    target = tmp_path / "form.pdf"
    asker.answers.append(target)
    settle()
    window.page.sheet.papers.save.click()
    settle()
    assert target.read_bytes().startswith(b"%PDF")

    # The case is taken back with Ctrl+Z; what left by the clipboard stays on record; the journal holds together.
    window.undo()
    settle()
    assert newest.number not in {file.number for file in cases.cases(office)}
    assert notices.notice(office, line.id).state is State.POSTED
    assert len(history.acts(office)) > standing
    wrong = {check.name for check in verifying.verify(office).checks if not check.ok}
    assert not wrong & {"book", "journal", "records"}
