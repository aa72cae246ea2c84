"""Where in the text of a themes.toml something stands, so that an error can say its line and column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.themes.rules.rule_error import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping


def placed(error: RuleError, text: str, rules: Mapping[str, str]) -> RuleError:
    """An error of one rule, with its line and column in the file; in a rule written with escapes it keeps its own."""
    text, rule = text.replace("\r\n", "\n"), rules.get(error.theme, "")
    start = text.find(rule, _start(text, error.theme))
    if start < 0 or not rule:
        return error
    return error.within(error.theme, *place_at(text, start))


def misplaced(text: str, key: str, problem: str, expected: str, *, after: str = "") -> RuleError:
    """An error about a key of the file, looked for from the entry of the theme `after` on."""
    text = text.replace("\r\n", "\n")
    start = _start(text, after) if after else 0
    found = re.compile(rf"""^[ \t]*\[*["']?{re.escape(key)}\b""", re.MULTILINE).search(text, start)
    return RuleError(problem, expected, line=place_at(text, found.start() if found else start)[0])


def place_at(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def _start(text: str, name: str) -> int:
    """Where the entry of a theme or word group begins."""
    quoted = re.escape(name)
    found = re.search(rf"""^[ \t]*(?:code\s*=\s*["']{quoted}["']|["']?{quoted}["']?\s*=)""", text, re.MULTILINE)
    return found.start() if found else 0
