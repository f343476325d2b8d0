"""One statement against one table: whether it is so, by which rows and what arithmetic."""

from verify.tabular.check import TableVerdict, check
from verify.tabular.explain import CellUse
from verify.tabular.reader import read_table
from verify.tabular.table import Table

__all__ = ["CellUse", "Table", "TableVerdict", "check", "read_table"]
