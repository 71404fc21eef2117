"""The steps in their order: the number of steps is the version they lead to. A released step is never changed."""

from __future__ import annotations

from collections.abc import Callable

from lut_admin.records.migrations.versions import v0001_first_schema

Step = Callable[[], None]

STEPS: tuple[Step, ...] = (v0001_first_schema.upgrade,)
