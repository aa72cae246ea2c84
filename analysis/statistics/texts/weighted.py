"""Counts of words or letters as rows of length 1 in which what is rare weighs more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy import sparse


def weighted(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Weigh a table of counts: one row a text, each of Euclidean length 1 (0 where nothing is counted).

    What stands in a text weighs log((n + 1) / (df + 1/2)), however often it stands there (Spärck Jones 1972): opinions are
    short, and a word said twice is not twice the matter.
    """
    texts = counts.shape[0]
    present = counts.astype(np.float64)
    present.eliminate_zeros()
    frequency = np.bincount(present.indices, minlength=counts.shape[1])
    present.data = np.log((texts + 1) / (frequency + 0.5))[present.indices]
    lengths = np.sqrt(np.asarray(present.multiply(present).sum(axis=1)).ravel())
    scale = np.divide(1, lengths, out=np.zeros(texts), where=lengths > 0)
    present.data *= np.repeat(scale, np.diff(present.indptr))
    return present
