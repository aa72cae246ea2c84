"""Texts that say in their first line how they write readings (ふりがな): the readings are taken off again, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.ingest.readers.said import said

if TYPE_CHECKING:
    from analysis.package.problem import Problem

_TOLD = re.compile(r"ふりがなは、語のすぐ後の(?P<open>《+)(?P<close>》+)の中に書いています。(?:\r\n|\r|\n)+")


def without_readings(name: str, text: str) -> tuple[str, list[Problem]]:
    """The text without its first line and without the readings it tells of, and how many there were; any other text as it is."""
    told = _TOLD.match(text)
    if told is None or len(told["open"]) != len(told["close"]):
        return text, []
    plain, count = re.subn(f"{told['open']}[^《》]+{told['close']}", "", text[told.end() :])
    return plain, said(name, {"ruby": count})
