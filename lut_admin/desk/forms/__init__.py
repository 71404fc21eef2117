"""Forms: fields with what is typed in them, days, and the dialogs they stand in. What more there is has its own module."""

from lut_admin.desk.forms.days import day, day_of, set_day, set_days
from lut_admin.desk.forms.dialogs import grow, lay_out
from lut_admin.desk.forms.fields import Field, FolderField, LineField
from lut_admin.desk.forms.lines import SearchLine, choice, count, entered, line, paragraph, put, search_line

__all__ = [
    "Field", "FolderField", "LineField", "SearchLine", "choice", "count", "day", "day_of", "entered", "grow",
    "lay_out", "line", "paragraph", "put", "search_line", "set_day", "set_days",
]  # fmt: skip
