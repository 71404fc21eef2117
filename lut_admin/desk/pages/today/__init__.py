"""Today: what this day needs, each thing with the one button that does it."""

from lut_admin.desk.pages.today.page import TodayPage

__all__ = ["TodayPage"]
