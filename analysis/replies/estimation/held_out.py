"""How far the cues hold on replies that they were not written on: replies made up by hand with the type that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.replies.estimation.cues import cue_hits
from analysis.replies.estimation.legend import NEAREST, marks_of_meaning
from analysis.replies.estimation.response_types import is_clear, wording_probabilities
from analysis.replies.rule_table import read_lines, rule_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analysis.replies.estimation.cues import Cue

UNSEEN = "unseen_estimates.csv"
"""Replies of a made-up town (町) and a ministry (省), written by the same person shortly before the cues for ministries:
they may have been in mind, so what is measured on them is an upper figure. Columns `LABELLED`."""
LABELLED = ["document", "reply", "meaning"]
MEANINGS = ("revised", "already_in_draft", "will_consider", "not_adopted", "other")
"""The legend they are read with: the five types that most results print."""


class HeldOut(NamedTuple):
    """Replies, how many the cues decide, how many of those rightly, and how many have the commonest type."""

    replies: int
    decided: int
    right: int
    commonest: int


def unseen(data: Path | None = None) -> pd.DataFrame:
    """The replies of a data folder, else those of the program: LABELLED. Raises PackageError."""
    return pd.DataFrame(read_lines(rule_file(UNSEEN, data), LABELLED), columns=LABELLED, dtype="str")


def held_out(labelled: pd.DataFrame, cues: Sequence[Cue]) -> HeldOut:
    """Read replies (reply, meaning) by their wording alone, as those of a document without printed totals."""
    legend = pd.DataFrame({"mark": MEANINGS, "meaning": MEANINGS, "order": range(len(MEANINGS))})
    hits = cue_hits(labelled["reply"], cues)
    hits = hits.assign(mark=hits["meaning"].map(marks_of_meaning(legend, list(NEAREST)))).explode("mark").dropna(subset=["mark"])
    shares = wording_probabilities(hits, MEANINGS, len(labelled))
    decided = labelled.index.isin(hits["row"]) & is_clear(shares)
    right = pd.Series([MEANINGS[best] for best in shares.argmax(axis=1)], index=labelled.index) == labelled["meaning"]
    commonest = labelled["meaning"].value_counts().max() if len(labelled) else 0
    return HeldOut(len(labelled), int(decided.sum()), int((right & decided).sum()), int(commonest))
