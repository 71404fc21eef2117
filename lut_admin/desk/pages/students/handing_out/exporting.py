"""Students out to a file: who, which columns, Excel or CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QWidget

from lut_admin.convention.roster import BY_NAME
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.students.register.columns import NAME
from lut_admin.desk.pages.students.register.listing import Listing
from lut_admin.desk.pieces import button, column, row, text
from lut_admin.desk.style import look

_NAMES = ("passport_name", "english_name", "chinese_name")


class ExportDialog(QDialog):
    """Asks what goes out, then for the file, and writes it.

    `ids` are the students that are shown or, with `chosen`, selected; `shown` are the list's columns.
    """

    def __init__(
        self, desk: Desk, parent: QWidget, ids: Sequence[int], shown: Sequence[str], *, chosen: bool = False
    ) -> None:
        super().__init__(parent)
        say = desk.say
        self._desk, self._ids, self._shown = desk, list(ids), list(shown)
        self.setWindowTitle(say("students.export"))
        self.setMinimumWidth(460)
        self.some = QRadioButton(say("students.export_chosen" if chosen else "students.export_found", n=len(self._ids)))
        self.everybody = QRadioButton(say("students.export_everybody"))
        self.all_columns = QRadioButton(say("students.export_all_columns"))
        self.shown_columns = QRadioButton(say("students.export_shown_columns", n=len(self.columns())))
        self._groups = [self._group(self.some, self.everybody), self._group(self.all_columns, self.shown_columns)]
        layout = column(
            text(say("students.export_who"), "strong"), self.some, self.everybody, look.S8,
            text(say("students.export_what"), "strong"), self.all_columns, self.shown_columns,
            text(say("students.export_why"), "muted", wrap=True),
            row(
                None,
                button(say("window.cancel"), then=self.reject),
                button(say("students.export_csv"), "file-text", "", lambda: self.do(".csv")),
                button(say("students.export_xlsx"), "file-spreadsheet", "primary", lambda: self.do(".xlsx")),
            ),
        )  # fmt: skip
        layout.setContentsMargins(look.S24, look.S24, look.S24, look.S16)
        self.setLayout(layout)

    def _group(self, first: QRadioButton, second: QRadioButton) -> QButtonGroup:
        made = QButtonGroup(self)
        for one in (first, second):
            made.addButton(one)
        first.setChecked(True)
        return made

    def columns(self) -> list[str]:
        """The list's columns as columns of a file: a name goes out in all its forms, so that it can come in again."""
        found = [field for name in self._shown for field in (_NAMES if name == NAME else (name,))]
        return [field for field in dict.fromkeys(found) if field in BY_NAME]

    def do(self, suffix: str) -> None:
        """Ask where to, and write."""
        from lut_admin.office import workbooks

        desk, office = self._desk, self._desk.office
        kinds = {".xlsx": "Excel (*.xlsx)", ".csv": "CSV (*.csv)"}
        offered = f"{desk.say('students.export_file', day=office.today().isoformat())}{suffix}"
        path = desk.ask.file_to_save(desk.say("students.export"), offered, kinds[suffix])
        if path is None:
            return
        target = path if path.suffix else Path(f"{path}{suffix}")
        ids = self._ids if self.some.isChecked() else None
        columns = self.columns() if self.shown_columns.isChecked() else None

        def written(done: workbooks.Exported) -> None:
            desk.saved(done.path, desk.say("students.exported", n=done.students, file=done.path.name))

        # The dialog goes first: while a long list is written, the window shows how far it is and the way to stop it.
        self.accept()
        desk.read(
            lambda progress: workbooks.export_students(
                office, target, columns=columns, language=desk.language, ids=ids, progress=progress
            ),
            written,
        )


def export_shown(desk: Desk, over: QWidget, listing: Listing) -> None:
    """Ask how to export the students that the list shows; nothing is asked while there are none at all."""
    rows = listing.model.rows
    if rows.rows:
        ids = [rows.at(place).id for place in range(len(rows.shown))]
        desk.ask.dialog(ExportDialog(desk, over, ids, listing.columns.names()))
