"""Words found near a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from analysis.statistics.matrix import codes_of, is_counted
from analysis.statistics.words.concordance import neighbours, occurrences

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.statistics.matrix import DocumentTermMatrix, Positions
    from analysis.statistics.schema import Collocates


def collocates(
    tokens: DataFrame[schema.Tokens], matrix: DocumentTermMatrix, term: str, *, positions: Positions | None = None, span: int = 5
) -> DataFrame[Collocates]:
    """Count the words within `span` tokens of a term in the same sentence, particles and symbols counted as steps but not listed.

    `matrix` is that of the same tokens; its field says which texts are read. One row is another term: term, pos, stop, near
    (pairs of uses), left, right (of the term), comments (with such a pair), term_frequency (of the other term in the chosen
    comments), log_dice; sorted by log_dice, then near, ties by term.

    log_dice = 14 + log₂(2 · near / (frequency of the term + term_frequency)) (Rychlý 2008, A lexicographer-friendly
    association score).
    """
    uses = occurrences(tokens, term, positions=positions, field=matrix.field)
    column, row, to_right = _near(tokens, matrix, uses["token"].to_numpy(), span)
    other = column != matrix.columns_of(tokens["term"].cat.categories)[tokens["term"].cat.categories == term].sum()
    column, row, to_right = column[other], row[other], to_right[other]
    found, near = np.unique(column, return_counts=True)
    right = np.bincount(column, weights=to_right, minlength=len(matrix.terms)).astype(np.int64)[found]
    pairs = np.sort(column * matrix.documents + row)
    in_comments = pairs[np.diff(pairs, prepend=-1) > 0] // max(matrix.documents, 1)
    frequency = matrix.sums(positions).term_frequency[found]
    table = matrix.terms.take(found).assign(
        near=near,
        left=near - right,
        right=right,
        comments=np.bincount(in_comments, minlength=len(matrix.terms))[found],
        term_frequency=frequency,
        log_dice=14 + np.log2(2 * near / (len(uses) + frequency)),
    )
    order = np.lexsort([found, -near, -np.round(table["log_dice"], 9)])
    return cast("DataFrame[Collocates]", table.iloc[order].reset_index(drop=True))


def _near(
    tokens: DataFrame[schema.Tokens], matrix: DocumentTermMatrix, places: NDArray[np.int64], span: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """List the counted words around places: column of the matrix, comment, and whether it stands to the right."""
    offsets = [offset for offset in range(-span, span + 1) if offset]
    found = [neighbours(tokens, places, offset, within=("row", "field", "sentence"))[1] for offset in offsets]
    near = np.concatenate([np.empty(0, dtype=np.int64), *found])
    to_right = np.repeat(np.array(offsets) > 0, [len(each) for each in found])
    counted = is_counted(tokens["pos"].iloc[near])
    near, to_right = near[counted], to_right[counted]
    columns = matrix.columns_of(tokens["term"].cat.categories)[codes_of(tokens["term"])[near]]
    return columns, tokens["row"].to_numpy()[near].astype(np.int64), to_right
