"""Texts that a spreadsheet would run as a formula, guarded with an apostrophe in every CSV, and given back as they were.

Only two forms are read back so: what 広聴AI reads (`comment-id`, `comment-body`), where an apostrophe before a formula sign is a
guard of the program that wrote the file, and a file whose first line says so. Anywhere else it is what somebody typed, and stays.
"""

from __future__ import annotations

import re

EXCHANGED = ("comment-id", "comment-body")
"""Headings of the form in which apostrophes are guards."""
GUARDS_TOLD = "この表は、式として実行されないよう、= + - @ で始まる文の先頭に ' を付けています。"
"""First line of a table whose texts are guarded."""
_RUNS = r"[=+\-@\t\r\n]"
"""What a spreadsheet takes for the begin of a formula. ASCII only: the full-width － is one of our marks and stays as it is."""
_WOULD_RUN = re.compile(_RUNS)
_NEEDS = re.compile(rf"'*{_RUNS}")
"""A text that would run, or that would be mistaken for a guarded one."""
_HAS = re.compile(rf"'+{_RUNS}")


def would_run(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula, or swallow the sign it begins with."""
    return _WOULD_RUN.match(text) is not None


def guarded(text: str) -> str:
    """Put an apostrophe before a text that would run; `unguarded` gives every text back as it was.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("－1")
    ("'=1+1", "''=1+1", '－1')
    """
    return f"'{text}" if _NEEDS.match(text) else text


def unguarded(text: str) -> str:
    """Take a guard away."""
    return text[1:] if _HAS.match(text) else text
