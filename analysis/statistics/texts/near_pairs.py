"""Pairs of texts of which one is nearly whole in the other, found without comparing all with all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.statistics.texts.shingles import shingle_matrix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from scipy import sparse

COMMON = 3
"""Rare shingles that a pair shares before it is looked at: with one only, ten times as many pairs are looked at in vain."""
_ROWS, _PAIRS = 4_000, 100_000
"""Texts and pairs looked at in one go: they bound the memory, not the result."""


class NearPairs(NamedTuple):
    """One item is a pair: number of the shorter text and of the longer, and how much they share, 0 to 1.

    `contained`: part of the shorter one's shingles that the longer has (Szymkiewicz-Simpson); `jaccard`: part of all theirs.
    """

    shorter: NDArray[np.int64]
    longer: NDArray[np.int64]
    contained: NDArray[np.float64]
    jaccard: NDArray[np.float64]
    size: NDArray[np.int64]
    """Shingles of the shorter one."""


def near_pairs(texts: Sequence[str], *, least: float) -> NearPairs:
    """Find every pair of which the longer text has at least `least` of the shorter one's shingles.

    Exact, for `least` above 0: who shares that much of a set shares COMMON of its rarest, when as many of these are looked at as
    could be missing and COMMON more (the prefix filter of Bayardo, Ma & Srikant, WWW 2007, with several common members as in
    Wang, Li & Feng, SIGMOD 2012); what passes is counted out. Of two equally long texts the earlier stands as the shorter.
    Ordered by the two numbers.
    """
    shingles = shingle_matrix(texts)
    sizes = np.diff(shingles.indptr).astype(np.int64)
    parts = [_counted(shingles, sizes, shorter, longer, least) for shorter, longer in _candidates(shingles, sizes, least)]
    shorter, longer, shared = (np.concatenate([part[place] for part in parts] or [np.zeros(0, np.int64)]) for place in range(3))
    order = np.lexsort((longer, shorter))
    shorter, longer, shared = shorter[order], longer[order], shared[order]
    size = sizes[shorter]
    return NearPairs(shorter, longer, shared / size, shared / (size + sizes[longer] - shared), size)


def _candidates(
    shingles: sparse.csr_matrix, sizes: NDArray[np.int64], least: float
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Pairs that share enough of the rarest shingles of the shorter one."""
    needed = np.ceil(least * sizes - 1e-9).astype(np.int64)
    common = np.minimum(COMMON, needed)
    rare, whole = _rarest(shingles, sizes, sizes - needed + common), shingles.T.tocsr()
    for start in range(0, len(sizes), _ROWS):
        found = (rare[start : start + _ROWS] @ whole).tocoo()
        shorter, longer = found.row.astype(np.int64) + start, found.col.astype(np.int64)
        before = (sizes[shorter] < sizes[longer]) | ((sizes[shorter] == sizes[longer]) & (shorter < longer))
        kept = (found.data >= common[shorter]) & before
        shorter, longer = shorter[kept], longer[kept]
        for first in range(0, len(shorter), _PAIRS):
            yield shorter[first : first + _PAIRS], longer[first : first + _PAIRS]


def _rarest(shingles: sparse.csr_matrix, sizes: NDArray[np.int64], kept: NDArray[np.int64]) -> sparse.csr_matrix:
    """Of each row its first `kept` shingles (columns stand from rare to common) that another text has too."""
    within = np.arange(shingles.nnz) - np.repeat(shingles.indptr[:-1], sizes)
    texts = np.bincount(shingles.indices, minlength=shingles.shape[1])
    rare = shingles.copy()
    rare.data = ((within < np.repeat(kept, sizes)) & (texts[shingles.indices] > 1)).astype(np.int32)
    rare.eliminate_zeros()
    return rare


def _counted(
    shingles: sparse.csr_matrix, sizes: NDArray[np.int64], shorter: NDArray[np.int64], longer: NDArray[np.int64], least: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The pairs that share enough, with how many shingles they share."""
    shared = np.asarray(shingles[shorter].multiply(shingles[longer]).sum(axis=1)).ravel().astype(np.int64)
    enough = shared >= least * sizes[shorter] - 1e-9
    return shorter[enough], longer[enough], shared[enough]
