"""What is not needed is not kept: there is no place for anybody's religion, anywhere."""

from __future__ import annotations

import re

from lut_admin.convention.roster import FIELDS
from lut_admin.records import tables

FAITH = re.compile(r"relig|faith|belief|church|creed|muslim|halal|宗教|信仰|教派", re.IGNORECASE)


def test_no_field_for_religion() -> None:
    assert [field.name for field in FIELDS if FAITH.search(field.name)] == []


def test_no_column_for_religion() -> None:
    columns = [str(column) for table in tables.Table.metadata.tables.values() for column in table.columns]
    assert len(columns) > 20, "the tables were not found"
    assert [column for column in columns if FAITH.search(column)] == []
