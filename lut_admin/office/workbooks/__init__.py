"""Student lists in and out: plan an import, carry it out, export."""

from lut_admin.office.workbooks.carrying import carry_out
from lut_admin.office.workbooks.exporting import Exported, export_students, save_problems
from lut_admin.office.workbooks.plan import (
    NEW,
    PROPOSED,
    RESTORE,
    SAME,
    SKIP,
    WITHOUT,
    WRITTEN,
    Entering,
    FieldChange,
    Held,
    ImportPlan,
    Missing,
)
from lut_admin.office.workbooks.planning import answered, people_in, plan_import, remembered_columns

__all__ = [
    "NEW",
    "PROPOSED",
    "RESTORE",
    "SAME",
    "SKIP",
    "WITHOUT",
    "WRITTEN",
    "Entering",
    "Exported",
    "FieldChange",
    "Held",
    "ImportPlan",
    "Missing",
    "answered",
    "carry_out",
    "export_students",
    "people_in",
    "plan_import",
    "remembered_columns",
    "save_problems",
]
