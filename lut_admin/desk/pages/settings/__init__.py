"""Settings: the school, the convention's figures, looks, backups, the history of changes, the convention's text."""

from lut_admin.desk.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
