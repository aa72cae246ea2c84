"""What the wording of a legend entry means in canonical terms, by the rules of data/ingest/meanings.toml."""

from __future__ import annotations

import re
from functools import cache

from analysis.ingest.wording import folded, words

UNKNOWN = "other"
"""What an entry counts as until somebody says what it means; it is always asked about."""
_PRESENT = re.compile(r"の?有・?無")


def meaning_of(wording: str) -> str | None:
    """The canonical meaning of a wording; None when no rule knows it. Signs and letters alone mean nothing."""
    text = folded(wording)
    return next((meaning for pattern, meaning in _rules() if pattern.search(text)), None)


def meaning_of_mark(mark: str, wording: str, heading: str) -> str | None:
    """The meaning of a mark: by its wording, or, where the legend has none, by the mark under its heading."""
    if folded(wording) != folded(mark):
        return meaning_of(wording)
    asked = _PRESENT.search(folded(heading))
    if asked and folded(mark) in ("有", "無", "あり", "なし", "有り", "無し"):
        return meaning_of(folded(heading)[: asked.start()] + folded(mark).replace("有り", "有").replace("無し", "無"))
    return meaning_of(wording) if len(folded(mark)) > 1 or folded(mark) in ("否", "採") else None


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rule["pattern"]), rule["meaning"]) for rule in words("meanings")["rules"])
