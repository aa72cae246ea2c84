"""Cells that a program guarded with an apostrophe so that no spreadsheet runs them, and their texts as they were.

Only the form that 広聴AI reads (`comment-id`, `comment-body`) is read back so: there an apostrophe before a formula sign is a
guard of the program that wrote the file. Anywhere else it is what somebody typed, and stays.
"""

from __future__ import annotations

import re

EXCHANGED = ("comment-id", "comment-body")
"""Headings of the form in which apostrophes are guards."""
_NEEDS = re.compile(r"^'*[=+\-@\t\r\n]")
"""A text that a spreadsheet would run, or that would be mistaken for a guarded one."""
_HAS = re.compile(r"^'+[=+\-@\t\r\n]")


def guarded(text: str) -> str:
    """Put an apostrophe before a text that would run; `unguarded` gives every text back as it was.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("－1")
    ("'=1+1", "''=1+1", '－1')
    """
    return f"'{text}" if _NEEDS.match(text) else text


def unguarded(text: str) -> str:
    """Take a guard away."""
    return text[1:] if _HAS.match(text) else text
