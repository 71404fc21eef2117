"""Notices: the list, and the composer with both languages side by side."""

from lut_admin.desk.pages.notices.page import NoticesPage

__all__ = ["NoticesPage"]
