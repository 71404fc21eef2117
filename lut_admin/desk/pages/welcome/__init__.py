"""Before the pages: first run, unlocking, the recovery code, restoring."""

from lut_admin.desk.pages.welcome.door import Memory, Welcome

__all__ = ["Memory", "Welcome"]
