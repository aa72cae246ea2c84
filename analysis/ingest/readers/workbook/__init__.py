"""Sheets of a workbook to lines of cells, as they are shown."""
