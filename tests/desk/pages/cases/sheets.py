"""Cases as the tests of the sheet need them: two invented students, and a case about one or both taken as far as a test wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from lut_admin.convention.supervision import Step
from lut_admin.desk.pages.cases import CasesPage
from lut_admin.desk.pages.cases.course.stepping import StepForm
from lut_admin.desk.pages.cases.sheet import CaseSheet
from lut_admin.desk.window import Window
from lut_admin.office import cases, roster
from lut_admin.office.cases import Account
from lut_admin.office.office import Office

JANE = {
    "student_no": "20230001",
    "passport_name": "DOE JANE",
    "chinese_name": "杜珍",
    "class_name": "国际2301班",
    "nationality": "巴基斯坦",
}
JOHN = {"student_no": "20230002", "passport_name": "TESTER JOHN", "chinese_name": "田约翰", "birth": "2009-02-01"}
FACTS = "杜珍在群内连续发布校外广告。"
CLAUSE = "第二十一条第（三）项"
# What each step says, unless a test says something else.
SAID: Mapping[str, Mapping[str, Any]] = {
    "proposal": {"sanction": "warning", "reasons_zh": "发布广告。", "clause": CLAUSE},
    "review": {"reviewer": "法律事务室"},
    "meeting": {"body_zh": "校长办公会"},
    "decision": {"sanction": "warning", "body_zh": "国际教育学院", "document": "〔2025〕1号"},
    "lifting": {"body_zh": "国际教育学院", "document": "〔2026〕2号"},
    "answer": {"outcome": "upheld", "received": "2025-11-20"},
    "dropped": {"reason": "查无此事"},
    "remark": {"reason": "材料已补"},
}
HEARD = ("investigation", "proposal", "notification", "statement")
SERVED = (*HEARD, "decision", "service")
EXPELLED = ("investigation", "proposal", "notification", "statement", "review", "meeting", "decision", "service")


def students(office: Office) -> list[int]:
    """The two of them."""
    return [roster.add(office, who).made or 0 for who in (JANE, JOHN)]


def opened(office: Office, *people: int, **more: Any) -> str:
    """A case about them; its number."""
    told = Account((8,), people, FACTS, "Ads.", None, "大群", **{"influence_zh": "多人受骗。", **more})
    return str(cases.record(office, told).facts["number"])


def take(office: Office, number: str, *steps: str, whom: Sequence[int] = (), **said: Any) -> None:
    """Take a case on by these steps today; `said` is added to what the last one says."""
    for place, step in enumerate(steps):
        facts = {**SAID.get(step, {}), **(said if place == len(steps) - 1 else {})}
        cases.step(office, number, step, office.today(), facts, "", whom)


def shown(window: Window, office: Office, number: str) -> CaseSheet:
    """The sheet of this case, in the window."""
    page = window.page
    assert isinstance(page, CasesPage)
    page.refresh()
    window.go("cases", case=cases.case(office, number).id)
    assert page.sheet.isVisible()
    return page.sheet


def begun(sheet: CaseSheet, step: Step) -> StepForm:
    """The form of a step, asked for with its button."""
    sheet.next.buttons[step].click()
    QApplication.processEvents()  # what was put in is shown then
    assert sheet.next.form is not None
    return sheet.next.form


def fill(form: StepForm, **facts: str) -> None:
    """Write what a step says."""
    for name, said in facts.items():
        editor = form.fields.fields[name].editor
        if isinstance(editor, QLineEdit):
            editor.setText(said)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(said)
        else:
            editor.setCurrentIndex(editor.findData(said))


def asked(form: StepForm) -> set[str]:
    """The facts that are asked for now."""
    return {name for name, one in form.fields.fields.items() if one.isVisibleTo(form)}


def words(within: QWidget) -> str:
    """Everything that a person or a screen reader is told within a widget."""
    told = []
    for one in (within, *within.findChildren(QWidget)):
        told += [one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.windowTitle()]
        if isinstance(one, (QLabel, QAbstractButton, QLineEdit)):
            told.append(one.text())
        if isinstance(one, QPlainTextEdit):
            told.append(one.toPlainText())
    return "\n".join(told)
