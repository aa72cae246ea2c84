"""What the wording of a legend entry means in canonical terms, by the rules of data/ingest/meanings.toml."""

from __future__ import annotations

import re
from functools import cache

from analysis.ingest.words.word_files import alternatives, words
from analysis.ingest.words.wording import folded

UNKNOWN = "other"
"""What an entry counts as until somebody says what it means; it is always asked about."""
_PRESENT = re.compile(r"(?:修正|変更|反映|採用)(の?有・?無|の?可否|$)")
"""A heading that asks whether something was changed: 修正の有無, 反映の可否, 計画への反映."""
_ANSWERS = {"有": "有", "有り": "有", "あり": "有", "可": "有", "無": "無", "無し": "無", "なし": "無", "否": "無"}


def meaning_of(wording: str) -> str | None:
    """The canonical meaning of a wording; None when no rule knows it. Signs and letters alone mean nothing."""
    text = folded(wording)
    return next((meaning for pattern, meaning in _rules() if pattern.search(text)), None)


def meaning_of_mark(mark: str, wording: str, heading: str) -> str | None:
    """The meaning of a mark: by its wording, or, where the legend has none, by the mark under its heading."""
    if folded(wording) != folded(mark):
        return meaning_of(wording)
    asked = _PRESENT.search(folded(heading))
    if asked and (answer := _ANSWERS.get(folded(mark))):
        return meaning_of(folded(heading)[: asked.start(1)] + answer)
    return meaning_of(wording) if len(folded(mark)) > 1 or folded(mark) in ("否", "採") else None


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(alternatives(rule["pattern"])), rule["meaning"]) for rule in words("meanings")["rules"])
