"""Cases: the list, one case with its steps and its form, and the sheet on which a new one is recorded."""

from lut_admin.desk.pages.cases.page import CasesPage

__all__ = ["CasesPage"]
