"""Groups: which there are, how well each keeps the rule, and checking one's members."""

from lut_admin.desk.pages.groups.page import GroupsPage

__all__ = ["GroupsPage"]
