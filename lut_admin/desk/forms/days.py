"""A day with its calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
)

from lut_admin.desk.style import look

DAY = "yyyy-MM-dd"


def day(value: date) -> QDateEdit:
    """A day, written or picked in a calendar; `day_of` says which."""
    made = QDateEdit(_as_in_qt(value))
    made.setDisplayFormat(DAY)
    made.setCalendarPopup(True)
    made.setMinimumHeight(look.CONTROL)
    return made


def day_of(editor: QDateEdit) -> date:
    """The day in a field of days."""
    return date.fromisoformat(editor.date().toString(DAY))


def set_day(editor: QDateEdit, value: date) -> None:
    """Show another day."""
    editor.setDate(_as_in_qt(value))


def set_days(editor: QDateEdit, first: date, last: date) -> None:
    """Take only days from `first` to `last`."""
    editor.setDateRange(_as_in_qt(first), _as_in_qt(last))


def _as_in_qt(value: date) -> QDate:
    return QDate(value.year, value.month, value.day)
