"""How often words occur, over all comments or group by group."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd

from analysis.statistics.matrix import codes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pandera.typing.pandas import DataFrame

    from analysis.statistics.matrix import DocumentTermMatrix, Positions
    from analysis.statistics.schema import TermFrequency, TermFrequencyBy


def term_frequency(
    matrix: DocumentTermMatrix, positions: Positions | None = None, weights: pd.Series[int] | None = None
) -> DataFrame[TermFrequency]:
    """Count the occurrences of each term, and the comments with it, among the comments at `positions` (all when None).

    One row is a term that occurs: term, pos, stop, term_frequency, document_frequency; sorted by both counts, ties by term.
    With `weights` (what each comment stands for, in the order of `positions`) also `weight`, their sum over the comments with it.
    """
    counts = matrix.sums(positions)
    used = np.flatnonzero(counts.term_frequency)
    # Columns are sorted by term, so the column number breaks ties.
    order = used[np.lexsort((used, -counts.document_frequency[used], -counts.term_frequency[used]))]
    table = matrix.terms.take(order).reset_index(drop=True)
    columns = {name: column[order] for name, column in counts._asdict().items()}
    if weights is not None:
        chosen = np.arange(matrix.documents) if positions is None else positions
        columns["weight"] = matrix.documents_by_term(chosen, np.asarray(weights, np.int64))[order]
    return cast("DataFrame[TermFrequency]", table.assign(**columns))


def term_frequency_by(matrix: DocumentTermMatrix, groups: pd.Series[str]) -> DataFrame[TermFrequencyBy]:
    """Count terms in each group of comments. The index of `groups` says which comments (positions); a missing group is left out.

    One row is a term in a group: group, then the columns of `term_frequency`, then documents (comments in the group, with the
    term or not). Groups come in the order of a categorical, else in the order of their names; a group without a counted word
    has no row.
    """
    tables = [_in_group(matrix, name, positions) for name, positions in group_positions(groups)]
    # The table of no comments gives the columns their types when there is no group.
    nothing = _in_group(matrix, "", np.empty(0, dtype=np.intp))
    return cast("DataFrame[TermFrequencyBy]", pd.concat([nothing, *tables], ignore_index=True))


def group_positions(groups: pd.Series[str]) -> Iterator[tuple[str, Positions]]:
    """Give each group that has comments, with their positions (the index of `groups`)."""
    if isinstance(groups.dtype, pd.CategoricalDtype):
        codes, positions = codes_of(groups), groups.index.to_numpy(dtype=np.intp)
        for code, name in enumerate(groups.cat.categories):
            if len(here := positions[codes == code]):
                yield str(name), here
        return
    for name, members in groups.groupby(groups, observed=True, sort=True):
        yield str(name), members.index.to_numpy(dtype=np.intp)


def _in_group(matrix: DocumentTermMatrix, name: str, positions: Positions) -> pd.DataFrame:
    table = term_frequency(matrix, positions)
    group = pd.Series(name, index=table.index, dtype="str")
    columns = {"group": group, **{column: table[column] for column in table}, "documents": np.int64(len(positions))}
    return pd.DataFrame(columns, index=table.index)
