"""Write the first migration step from the schema in lut_admin/records/tables; for use until the first release only.

After a release a step is never changed: a new one, written by hand beside it, leads from the released schema to the next.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEP = ROOT / "lut_admin" / "records" / "migrations" / "versions" / "v0001_first_schema.py"

HEAD = '''"""Version 1: the schema an office is first made with, as Alembic operations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make every table and index of version 1 in an empty file."""
'''


def write() -> Path:
    """Write the step; returns its path."""
    sys.path.insert(0, str(ROOT))
    from alembic.autogenerate import produce_migrations, render_python_code
    from alembic.migration import MigrationContext
    from alembic.operations.ops import CreateTableOp, ModifyTableOps, UpgradeOps
    from sqlalchemy import create_engine

    from lut_admin.records.tables import Table

    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": Table.metadata})
        script = produce_migrations(context, Table.metadata)
    operations = script.upgrade_ops.ops if script.upgrade_ops else []
    names = [table.name for table in Table.metadata.sorted_tables]
    ordered = sorted(
        (one for one in operations if isinstance(one, (CreateTableOp, ModifyTableOps))),
        key=lambda one: (names.index(one.table_name), isinstance(one, ModifyTableOps)),
    )
    code = render_python_code(UpgradeOps(ordered), migration_context=context)
    lines = [line for line in code.splitlines() if line.strip() and not line.strip().startswith("#")]
    STEP.write_text(HEAD + "\n".join(_tidy(line) for line in lines) + "\n", "utf-8")
    return STEP


def _tidy(line: str) -> str:
    inner = line.strip()
    return f"{' ' * (8 if inner.startswith('sa.') else 4)}{inner}".replace("'", '"')


if __name__ == "__main__":
    print(write(), file=sys.stderr)
