"""A text as what is compared when width, blanks and signs do not matter."""

from __future__ import annotations

import re

from analysis.language.normalize import fold

_SIGNS = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """A text without its blanks and signs, folded."""
    return _SIGNS.sub("", fold(text).text)
