"""How well estimated response types agree with marks that people gave or the document prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.replies.estimation.response_types import deciding_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.replies.estimation.response_types import Estimate

SURELY, HARDLY = 0.6, 0.2
"""A wording reads otherwise where it gives another mark at least the first probability, and the given one at most the second."""


@dataclass(frozen=True, eq=False)
class Accuracy:
    """Estimated against given marks, over the comments that have both."""

    comments: int
    alike: int
    majority: int
    """Comments that would agree if every one were given the commonest mark."""
    by_mark: pd.DataFrame
    """One row a mark of the legend: mark, given, estimated, alike, recall (of the given), precision (of the estimated); a share
    of nothing is missing."""


def accuracy(estimated: pd.Series[str], given: pd.Series[str], marks: Sequence[str]) -> Accuracy:
    """Compare two series of marks row by row; a comment that lacks one of them is not counted."""
    both = estimated.notna().to_numpy() & given.notna().to_numpy()
    one, other = estimated[both].reset_index(drop=True), given[both].reset_index(drop=True)
    order = list(marks)
    counts = {
        "given": other.value_counts(),
        "estimated": one.value_counts(),
        "alike": one[one == other].value_counts(),
    }
    table = pd.DataFrame({name: count.reindex(order).fillna(0).astype("int64") for name, count in counts.items()}, index=order)
    by_mark = table.rename_axis("mark").reset_index()
    shares = {"recall": table["alike"] / table["given"], "precision": table["alike"] / table["estimated"]}
    by_mark = by_mark.assign(**{name: share.where(share.notna()).to_numpy("float64") for name, share in shares.items()})
    return Accuracy(len(one), int((one == other).sum()), int(table["given"].max() if order else 0), by_mark)


def reads_otherwise(estimate: Estimate, given: pd.Series[str]) -> pd.DataFrame:
    """Comments whose reply is worded as for another mark than the given one (an ○ whose reply says 検討します).

    One row is such a comment: row, id, mark (given), reads_as (mark), probability (of that by the wording alone), evidence (the
    words, by weight); the clearest first. A place to look, not an error: the mark is the document's own decision.
    """
    columns = {mark: place for place, mark in enumerate(estimate.marks)}
    found = []
    for row, mark in enumerate(given):
        shares = estimate.wording[row]
        best = int(shares.argmax()) if len(shares) else 0
        if mark in columns and shares[best] >= SURELY and shares[columns[mark]] <= HARDLY:
            found.append((row, estimate.table["id"].iloc[row], mark, estimate.marks[best], float(shares[best])))
    table = pd.DataFrame(found, columns=["row", "id", "mark", "reads_as", "probability"])
    table = table.astype({"row": "int64", "id": "str", "mark": "str", "reads_as": "str", "probability": "float64"})
    words = deciding_words(estimate.hits, table.set_index("row")["reads_as"])
    table = table.assign(evidence=words.to_numpy())
    return table.sort_values(["probability", "row"], ascending=[False, True], ignore_index=True)
