"""Words used more in one group of texts than in another (特徴語): log-odds with a prior."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np
import pandas as pd

from analysis.statistics.matrix import TermCounts

if TYPE_CHECKING:
    from collections.abc import Hashable

    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis.statistics.matrix import DocumentTermMatrix, Positions
    from analysis.statistics.schema import LogOdds, Terms


class Side(NamedTuple):
    """One side of a comparison: what its texts use, and how many they are."""

    counts: TermCounts
    size: int


def log_odds(
    matrix: DocumentTermMatrix,
    target: Positions,
    reference: Positions | None = None,
    *,
    prior: float = 1.0,
    only: NDArray[np.bool_] | None = None,
) -> DataFrame[LogOdds]:
    """Compare the words of two groups of comments: log-odds ratio with an informative Dirichlet prior, and its z.

    The prior is the word distribution of all comments of the matrix, as strong as `prior` times their words (prior=1: each
    group is seen together with one copy of the whole), so that the same setting suits a hundred comments and a hundred
    thousand. `reference` is all other comments when None. `only` says which terms of the matrix have a row; all are counted.

    One row is a term that either group uses: term, pos, stop, log_odds (> 0: more in the target), z, target_frequency,
    reference_frequency, target_documents, reference_documents (comments with it), target_size, reference_size (comments in
    the group); sorted by z from the target's words to the reference's, ties by term. Raises ValueError for a prior that is
    not positive.

    Source: Monroe, Colaresi & Quinn (2008), Fightin' Words, Political Analysis 16 (4), 372–403. z ranks words by how surely
    they differ; it is no test, because comments by the same person are not independent.
    """
    sides = comment_sides(matrix, target, reference)
    return _log_odds(matrix.terms, *sides, matrix.totals.term_frequency, prior, only)


def log_odds_of_fields(
    opinion: DocumentTermMatrix, reply: DocumentTermMatrix, positions: Positions | None = None, *, prior: float = 1.0
) -> DataFrame[LogOdds]:
    """Compare the residents' words (opinions, the target) with the ward's (replies, the reference).

    `positions` chooses comments (all when None). Both matrices come from the same tokens, one a field. Rows as in `log_odds`;
    the prior is the words of all opinions and replies. A text without a counted word (a missing reply, above all) is not in
    target_size or reference_size.
    """
    everything = opinion.totals.term_frequency + reply.totals.term_frequency
    return _log_odds(opinion.terms, *field_sides(opinion, reply, positions), everything, prior)


def comment_sides(matrix: DocumentTermMatrix, target: Positions, reference: Positions | None = None) -> tuple[Side, Side]:
    """Count two groups of comments; the second is all others when None."""
    here = Side(matrix.sums(target), len(target))
    if reference is not None:
        return here, Side(matrix.sums(reference), len(reference))
    rest = TermCounts(*(total - counted for total, counted in zip(matrix.totals, here.counts, strict=True)))
    return here, Side(rest, matrix.documents - len(target))


def field_sides(opinion: DocumentTermMatrix, reply: DocumentTermMatrix, positions: Positions | None) -> tuple[Side, Side]:
    """Count the opinions and the replies of the same comments, each text that has a word."""

    def side(matrix: DocumentTermMatrix) -> Side:
        words = np.diff(matrix.indptr)
        return Side(matrix.sums(positions), int(np.count_nonzero(words if positions is None else words[positions])))

    return side(opinion), side(reply)


def _log_odds(
    terms: DataFrame[Terms],
    target: Side,
    reference: Side,
    everything: NDArray[np.int64],
    prior: float,
    only: NDArray[np.bool_] | None = None,
) -> DataFrame[LogOdds]:
    """Score the terms of two sides. Names and equation numbers are the paper's: groups i and j, one topic, w runs over words."""
    if not prior > 0:
        raise ValueError(f"prior must be above 0, else a word of one group only has no odds; not {prior}")
    used = _used(target, reference)
    n_i, n_j = target.counts.term_frequency.sum(), reference.counts.term_frequency.sum()
    used = used if only is None else used[only[used]]
    y_i, y_j = target.counts.term_frequency[used], reference.counts.term_frequency[used]
    alpha_0 = prior * everything.sum()
    alpha = prior * everything[used]  # the informative prior: α_0 · y_w / n of the whole
    with np.errstate(divide="ignore", invalid="ignore"):  # the only word of a vocabulary has no odds: its score is missing
        log_omega_i = np.log(y_i + alpha) - np.log(n_i + alpha_0 - y_i - alpha)
        log_omega_j = np.log(y_j + alpha) - np.log(n_j + alpha_0 - y_j - alpha)
        delta = log_omega_i - log_omega_j  # eq. 16
    sigma_2 = 1 / (y_i + alpha) + 1 / (y_j + alpha)  # eq. 20
    zeta = delta / np.sqrt(sigma_2)  # eq. 22
    return cast("DataFrame[LogOdds]", _table(terms, used, target, reference, order=zeta, log_odds=delta, z=zeta))


def _used(target: Side, reference: Side) -> NDArray[np.intp]:
    """Columns of the terms that either side uses."""
    return np.flatnonzero(target.counts.term_frequency + reference.counts.term_frequency)


def _table(
    terms: DataFrame[Terms],
    used: NDArray[np.intp],
    target: Side,
    reference: Side,
    *,
    order: NDArray[np.float64],
    **scores: NDArray[np.float64],
) -> pd.DataFrame:
    """Put scores and counts beside the terms, largest `order` first, missing last; `used` is in order of term and breaks ties."""
    counts = {
        "target_frequency": target.counts.term_frequency[used],
        "reference_frequency": reference.counts.term_frequency[used],
        "target_documents": target.counts.document_frequency[used],
        "reference_documents": reference.counts.document_frequency[used],
    }
    # Rounded, so that the last bit of a logarithm does not decide a tie.
    rank = np.argsort(-np.round(order, 9), kind="stable")
    columns: dict[Hashable, object] = {name: terms[name].array.take(used[rank]) for name in terms}
    columns |= {name: column[rank] for name, column in (scores | counts).items()}
    columns |= {"target_size": np.int64(target.size), "reference_size": np.int64(reference.size)}
    return pd.DataFrame(columns, index=pd.RangeIndex(len(rank)))
