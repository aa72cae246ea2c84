"""Which of the counted words a table shows: by part of speech, with or without stop words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

CONTENT_KINDS = ("名詞", "固有名詞", "サ変名詞", "動詞", "形容詞", "形容動詞", "副詞")
"""Words that carry meaning by themselves; what is left are conjunctions, interjections and the like (その他)."""


def of_kinds(table: pd.DataFrame, kinds: Sequence[str] = (), *, stop_words: bool = False) -> pd.DataFrame:
    """Keep the words of some parts of speech (content words when none is named), in the table's order, index new.

    `table` has columns pos and stop; words on the stop list are left out unless `stop_words`.
    """
    keep = table["pos"].isin(kinds or CONTENT_KINDS)
    if not stop_words:
        keep &= ~table["stop"]
    return table[keep].reset_index(drop=True)


def used_by_some(table: pd.DataFrame, *, at_least: int) -> pd.DataFrame:
    """Keep the words of a comparison that stand in at least so many comments of both groups together.

    A word that one comment repeats tells about that comment, not about a group.
    """
    return table[table["target_documents"] + table["reference_documents"] >= at_least].reset_index(drop=True)


def strongest(table: pd.DataFrame, *, score: str, each: int) -> pd.DataFrame:
    """Keep the words with the highest and the lowest score, at most so many on each side, highest first; 0 is neither side's."""
    ranked = table.sort_values(score, ascending=False, kind="stable")
    return ranked[_at_the_ends(ranked[score], each)].reset_index(drop=True)


def _at_the_ends(scores: pd.Series[float], each: int) -> pd.Series[bool]:
    """Say of sorted scores which are among the first or last few of their sign."""
    above, below = scores > 0, scores < 0
    return (above & (above.cumsum() <= each)) | (below & (below[::-1].cumsum()[::-1] <= each))
