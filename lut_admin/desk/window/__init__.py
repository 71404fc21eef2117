"""The window, with what stands around a page, what it can do and what it does unasked."""

from lut_admin.desk.window.window import Window

__all__ = ["Window"]
