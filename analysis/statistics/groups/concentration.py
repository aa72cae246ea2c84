"""How the comments of the fullest group were answered, where most of them were answered in one or two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.statistics.groups.cross_table import counts_of

if TYPE_CHECKING:
    from pandera.typing.pandas import DataFrame

    from analysis.statistics.schema import CrossTable

SHARE = 2 / 3
"""Share of a group's comments from which one or two labels are its answer in a sentence: two of three, so that the sentence holds
for most of what is behind the number and not just for more than half."""
FEWEST = 10
"""Comments below which nothing is said of a group: promise 6 of the project, counts below ten are shown and not summed up."""


class Concentration(NamedTuple):
    """A group, how many comments it has, and the one or two labels that most of them have."""

    group: str
    total: int
    labels: tuple[str, ...]
    labelled: int


def concentration(table: DataFrame[CrossTable]) -> Concentration | None:
    """Say how the comments of the fullest row of a cross table (of ties the first) are labelled.

    The fewest labels, at most two, that hold SHARE of its comments, the fullest first, ties in the table's order. None where the
    row has fewer than FEWEST comments or spreads over more labels.
    """
    if table.empty:
        return None
    counts = counts_of(table)
    row = int(counts.sum(axis=1).argmax())
    total = int(counts[row].sum())
    if total < FEWEST:
        return None
    ranked = sorted(range(counts.shape[1]), key=lambda column: -int(counts[row, column]))
    columns = list(dict.fromkeys(table["column"]))
    for n in (1, 2):
        count = int(counts[row, ranked[:n]].sum())
        if count >= SHARE * total:
            return Concentration(
                list(dict.fromkeys(table["row"]))[row], total, tuple(columns[each] for each in ranked[:n]), count
            )
    return None
