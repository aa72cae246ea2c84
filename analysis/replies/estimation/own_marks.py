"""What a document's own marks teach: each tenth of its replies read by what the others with their printed marks say.

Complement naive Bayes (Rennie et al. 2003) over the words of the replies, a word counted once a reply. It is a second opinion on
how far words tell the marks of this document apart at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

FOLDS = 10
FEWEST = 20
"""Marked replies from which a document is asked: with fewer, a tenth is one or two."""


def cross_validated(counts: csr_array, marks: pd.Series[str]) -> pd.Series[str]:
    """The mark that the other nine tenths give each marked comment; missing where it has no mark or its reply no word.

    One row of `counts` is a comment, a column a word of its reply; `marks` are on the same rows. Marked row i is of the tenth
    i mod FOLDS, so that the same document gives the same result. Nothing is given below FEWEST marked rows.
    """
    present = (counts > 0).astype(np.float64).tocsr()
    known = np.flatnonzero(marks.notna().to_numpy() & (np.diff(present.indptr) > 0))
    given = pd.Series(pd.NA, index=marks.index, dtype="str")
    if len(known) < FEWEST:
        return given
    folds = np.arange(len(known)) % FOLDS
    found = [pd.Series(_read(present, marks, known[folds != n], known[folds == n]), known[folds == n]) for n in range(FOLDS)]
    read = pd.concat(found)
    given.iloc[read.index] = read.to_numpy()
    return given


def _read(present: csr_array, marks: pd.Series[str], known: NDArray[np.intp], asked: NDArray[np.intp]) -> list[str]:
    """The likeliest mark of each asked row by the known ones."""
    names = sorted(set(marks.iloc[known]))
    whole = np.asarray(present[known].sum(axis=0)).ravel()
    weights = []
    for name in names:
        own = np.asarray(present[known[(marks.iloc[known] == name).to_numpy()]].sum(axis=0)).ravel()
        others = whole - own + 1.0
        log = np.log(others / others.sum())
        weights.append(-log / np.abs(log).sum())
    scores = present[asked] @ np.array(weights).T
    return [names[best] for best in np.asarray(scores).argmax(axis=1)]
