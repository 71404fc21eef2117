"""The desk of the tests in tests/desk, with every page of the house."""

from tests.desk.conftest import asker, bugs_surface, clock, office, open_window, pages, preferences, qt, settle

__all__ = ["asker", "bugs_surface", "clock", "office", "open_window", "pages", "preferences", "qt", "settle"]
