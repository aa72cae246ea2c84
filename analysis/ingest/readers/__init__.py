"""Readers of published files: text, CSV, workbooks, pages of HTML and PDF, each to lines of cells with their places."""
