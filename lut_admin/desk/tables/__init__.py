"""Tables: the one table of the house over rows in memory. How cells are painted and columns fitted has its own module."""

from lut_admin.desk.tables.model import LAST, Column, TableModel
from lut_admin.desk.tables.table import Table

__all__ = ["LAST", "Column", "Table", "TableModel"]
