"""Groups of comments that use the same words, as a start for somebody who sorts them: proposals, no themes.

Non-negative matrix factorisation of the weighted words (Lee & Seung 2001, multiplicative updates for the Frobenius norm), begun
at the singular vectors (NNDSVD, Boutsidis & Gallopoulos 2008), so that the same words give the same groups on every run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis.statistics.texts.weighted import weighted

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from analysis.statistics.matrix import DocumentTermMatrix

    Matrix = NDArray[np.float64]

ROUNDS = 60
"""Updates; on 1,225 answers of a survey in 8 groups the last ten moved 3 of them."""
FEWEST = 2
"""Comments that a word has to stand in: one that stands in a single comment joins it to none."""
COMMON = 0.4
"""Share of the comments from which a word says nothing of a group."""
SEVERAL = 5
"""Comments up to which no word is common, however few there are."""
CONTENT = ("名詞",)
"""Nouns name subjects; with verbs and adjectives (示す, 増やす, 長い) groups of 30 comments were of no subject."""
SMALL = 1e-9


@dataclass(frozen=True, eq=False)
class TextGroups:
    """Groups of the comments of a matrix, the largest first."""

    group: NDArray[np.intp]
    """For each comment the number of its group from 0; -1 where none of its words is shared enough to put it anywhere."""
    strength: Matrix
    """For each comment how much of its words the group explains, for finding its most typical ones."""
    words: pd.DataFrame
    """One row a word of a group: group, term, weight (1: the heaviest of the group); the heaviest first."""

    @property
    def sizes(self) -> list[int]:
        """Comments of each group."""
        found: list[int] = np.bincount(self.group[self.group >= 0], minlength=int(self.group.max(initial=-1)) + 1).tolist()
        return found

    def typical(self, group: int, most: int) -> list[int]:
        """Rows of the comments that are most like their group, ties in document order."""
        rows = np.flatnonzero(self.group == group)
        found: list[int] = rows[np.argsort(-self.strength[rows], kind="stable")][:most].tolist()
        return found


class Grouping(NamedTuple):
    """Groups, and what a map of them is laid out by."""

    groups: TextGroups
    parts: Matrix
    """For each comment (row) how much of each group (column) is in its words."""
    likeness: Matrix
    """Cosine of the words of two groups, group by group."""


def text_groups(matrix: DocumentTermMatrix, count: int, *, words: int = 8) -> Grouping:
    """Sort comments into at most `count` groups by their words, with the `words` heaviest of each.

    Fewer groups come out where the words do not bear so many. Stop words, words of fewer than FEWEST comments and of more than
    COMMON of them are left out.
    """
    columns = _speaking(matrix)
    from scipy.sparse import csr_matrix

    texts = weighted(csr_matrix(matrix.counts)[:, columns])
    nobody = TextGroups(np.full(matrix.documents, -1), np.zeros(matrix.documents), _word_table([], []))
    parts = min(count, texts.shape[0] - 1, texts.shape[1] - 1)
    if parts < 2:
        return Grouping(nobody, np.zeros((matrix.documents, 0)), np.zeros((0, 0)))
    of_texts, of_words = _factors(texts, parts)
    found = of_texts.argmax(axis=1)
    found[of_texts.max(axis=1) <= SMALL] = -1
    order = [
        each for each in np.argsort(-np.bincount(found[found >= 0], minlength=parts), kind="stable") if (found == each).any()
    ]
    places = np.full(parts + 1, -1)
    places[order] = np.arange(len(order))
    terms = matrix.terms["term"].to_numpy()[columns]
    words_of = of_words[order]
    groups = TextGroups(places[found], of_texts.max(axis=1), _word_table(words_of, terms, most=words))
    return Grouping(groups, of_texts[:, order], words_of @ words_of.T)


def _speaking(matrix: DocumentTermMatrix) -> NDArray[np.intp]:
    """Columns of the words that can tell groups apart."""
    terms, frequency = matrix.terms, matrix.totals.document_frequency
    kept = ~terms["stop"].to_numpy(bool) & terms["pos"].isin(CONTENT).to_numpy(bool)
    return np.flatnonzero(kept & (frequency >= FEWEST) & (frequency <= max(COMMON * matrix.documents, SEVERAL)))


def _factors(texts: sparse.csr_matrix, parts: int) -> tuple[Matrix, Matrix]:
    """The parts of each text (rows sum to no particular value) and the words of each part (rows of length 1)."""
    of_texts, of_words = _start(texts, parts)
    for _ in range(ROUNDS):
        of_words *= (texts.T @ of_texts).T / (of_texts.T @ of_texts @ of_words + SMALL)
        of_texts *= (texts @ of_words.T) / (of_texts @ (of_words @ of_words.T) + SMALL)
    lengths = np.linalg.norm(of_words, axis=1) + SMALL
    return of_texts * lengths, of_words / lengths[:, None]


def _start(texts: sparse.csr_matrix, parts: int) -> tuple[Matrix, Matrix]:
    """NNDSVD: of each pair of singular vectors the heavier of its positive and its negative side."""
    from scipy.sparse.linalg import svds

    begin = np.ones(min(texts.shape)) / np.sqrt(min(texts.shape))
    left, values, right = svds(texts, k=parts, v0=begin)
    of_texts, of_words = np.zeros((texts.shape[0], parts)), np.zeros((parts, texts.shape[1]))
    for place, part in enumerate(np.argsort(-values, kind="stable")):
        sides = [(np.maximum(sign * left[:, part], 0), np.maximum(sign * right[part], 0)) for sign in (1, -1)]
        one, other = max(sides, key=lambda side: np.linalg.norm(side[0]) * np.linalg.norm(side[1]))
        weights = np.linalg.norm(one), np.linalg.norm(other)
        scale = np.sqrt(values[part] * weights[0] * weights[1])
        of_texts[:, place], of_words[place] = scale * one / (weights[0] + SMALL), scale * other / (weights[1] + SMALL)
    average = float(texts.mean())
    of_texts[of_texts == 0], of_words[of_words == 0] = average, average  # what is 0 would stay 0 (the variant NNDSVDa)
    return of_texts, of_words


def _word_table(of_words: Matrix | list[float], terms: NDArray[np.object_] | list[str], *, most: int = 0) -> pd.DataFrame:
    rows = []
    for group, weights in enumerate(of_words):
        heaviest = np.argsort(-weights, kind="stable")[:most]
        rows += [(group, str(terms[each]), float(weights[each] / weights[heaviest[0]])) for each in heaviest if weights[each] > 0]
    return pd.DataFrame(rows, columns=["group", "term", "weight"]).astype({"group": "int64", "term": "str", "weight": "float64"})
