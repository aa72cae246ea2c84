"""How often each term occurs in each comment: the sparse matrix under all word statistics.

scipy is loaded only for choices so large that a product of matrices pays: importing it takes longer than most sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np
import pandas as pd

from analysis.recent import Recent

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame
    from scipy.sparse import csr_array

    from analysis import schema
    from analysis.statistics.schema import Terms

    Positions = NDArray[np.intp]
    """Row numbers of Comments, each at most once."""

NOT_COUNTED = ("記号", "助詞", "助動詞", "数")
"""Parts of speech that are no words to count. Stop words are counted and flagged, so that a page can show what it leaves out."""

_FEW = 200_000
"""Entries up to which they are looked up one by one (4 ms), without scipy."""
_BLOCK = 10_000
"""Comments that are added up at once: of 345,100 short ones, 200,000 took 11 ms so, and 22 ms in blocks of 50,000."""

_REMEMBERED, _ROOM = 32, 16 * 2**20
"""Choices whose sums are kept, and the bytes they may take: each is 1.8 MB for 112,000 terms."""


class TermCounts(NamedTuple):
    """For each term of a matrix: its occurrences, and the comments it occurs in."""

    term_frequency: NDArray[np.int64]
    document_frequency: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class DocumentTermMatrix:
    """Occurrences of each term (column) in each comment (row), in compressed sparse rows."""

    indptr: NDArray[np.int64]
    """Comment i owns the entries from indptr[i] to indptr[i + 1]."""
    indices: NDArray[np.int32]
    """Column of each entry, ascending within a comment."""
    data: NDArray[np.int32]
    """Occurrences, at least one."""
    terms: DataFrame[Terms]
    """One row a column."""
    field: str = "both"
    """Which texts were counted: opinion, reply or both."""

    @property
    def documents(self) -> int:
        """Number of comments, those without a counted word too."""
        return len(self.indptr) - 1

    @cached_property
    def counts(self) -> csr_array:
        """The matrix for scipy, on the same columns and occurrences."""
        from scipy.sparse import csr_array

        # With places wider than columns, scipy would widen a copy of the columns: 46 MB for each matrix of 345,100 comments.
        narrow = len(self.data) <= np.iinfo(self.indices.dtype).max
        places = self.indptr.astype(self.indices.dtype) if narrow else self.indptr
        return csr_array((self.data, self.indices, places), shape=(self.documents, len(self.terms)))

    @cached_property
    def totals(self) -> TermCounts:
        """Sums over all comments."""
        return self._added(slice(None))

    def sums(self, positions: Positions | None = None) -> TermCounts:
        """Sum over the comments at `positions` (all when None); choices are remembered, because a page asks again and again."""
        if positions is None:
            return self.totals
        positions = np.ascontiguousarray(positions, dtype=np.intp)
        choice = blake2b(positions.data, digest_size=16).digest()
        return self._remembered.get(choice, lambda: self._sums(positions))

    def _sums(self, positions: Positions) -> TermCounts:
        if (self.indptr[positions + 1] - self.indptr[positions]).sum() <= _FEW:
            return self._added(self._entries(positions))
        if 2 * len(positions) <= self.documents:
            return self._in_blocks(positions)
        others = np.ones(self.documents, dtype=np.bool_)
        others[positions] = False
        left = self._in_blocks(np.flatnonzero(others))
        return TermCounts(*(whole - each for whole, each in zip(self.totals, left, strict=True)))

    def columns_of(self, words: pd.Index) -> NDArray[np.int64]:
        """The column of each word, -1 where there is none; remembered for those asked for last, categories of tokens."""
        known = self.__dict__.get("_columns")
        if known is None or known[0] is not words:
            known = self.__dict__["_columns"] = words, self._columns_of(words)
        return cast("NDArray[np.int64]", known[1])

    def _columns_of(self, words: pd.Index) -> NDArray[np.int64]:
        import pyarrow as pa
        import pyarrow.compute as pc

        values, among = pa.array(words.array, pa.large_string()), pa.array(self.terms["term"].array, pa.large_string())
        found: NDArray[np.int64] = pc.fill_null(pc.index_in(values, value_set=among), -1).to_numpy().astype(np.int64)
        return found

    @cached_property
    def _remembered(self) -> Recent[TermCounts]:
        return Recent(max(2, min(_REMEMBERED, _ROOM // max(16 * len(self.terms), 1))))

    def uses(self, positions: Positions, columns: NDArray[np.intp]) -> csr_array:
        """Say which of the comments (rows) use which of the terms (columns), in sparse rows of ones."""
        from scipy.sparse import csr_array

        place = np.full(len(self.terms), -1, dtype=np.int32)
        place[columns] = np.arange(len(columns))
        used, lengths = self._used(positions)
        found = place[used]
        asked = found >= 0
        indptr = np.concatenate([[0], asked.cumsum()])[np.concatenate([[0], lengths.cumsum()])]
        ones = np.ones(indptr[-1], dtype=np.int64)
        return csr_array((ones, found[asked], indptr), shape=(len(positions), len(columns)))

    def weights(self, positions: Positions, of_terms: NDArray[np.float64]) -> NDArray[np.float64]:
        """Add up, for each of the comments, the weights of the terms it uses, each once; one weight a term of the matrix."""
        used, lengths = self._used(positions)
        rows = np.repeat(np.arange(len(positions)), lengths)
        added = np.bincount(rows, weights=of_terms[used], minlength=len(positions))
        return added.astype(np.float64)

    def documents_by_term(self, positions: Positions, of_comments: NDArray[np.int64]) -> NDArray[np.int64]:
        """Add up, for each term, the weights of the comments at `positions` that use it; one weight a position."""
        columns, lengths = self._used(positions)
        return np.bincount(columns, np.repeat(of_comments, lengths), minlength=len(self.terms)).astype(np.int64)

    def _added(self, entries: slice | NDArray[np.int64]) -> TermCounts:
        columns, size = self.indices[entries], len(self.terms)
        occurrences = np.bincount(columns, weights=self.data[entries], minlength=size)
        return TermCounts(occurrences.astype(np.int64), np.bincount(columns, minlength=size))

    def _in_blocks(self, positions: Positions) -> TermCounts:
        """Both counts in one number, so that one pass sums both: comments above, occurrences below bit 32."""
        both = np.zeros(len(self.terms), dtype=np.int64)
        for begin in range(0, len(positions), _BLOCK):
            rows = self.counts[positions[begin : begin + _BLOCK]].astype(np.int64)
            rows.data += np.int64(1) << 32
            both += rows.T @ np.ones(rows.shape[0], dtype=np.int64)
        return TermCounts(both & 0xFFFF_FFFF, both >> 32)

    def _used(self, positions: Positions) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Columns of the terms that the chosen comments use, comment by comment, and how many they are of each."""
        lengths = self.indptr[positions + 1] - self.indptr[positions]
        if lengths.sum() <= _FEW:
            return self.indices[self._entries(positions)], lengths
        return cast("NDArray[np.int32]", self.counts[positions].indices), lengths

    def _entries(self, positions: Positions) -> NDArray[np.int64]:
        """Places of the chosen comments' entries: the cost is that of the choice, not of the whole matrix."""
        starts = self.indptr[positions]
        lengths = self.indptr[positions + 1] - starts
        ends = lengths.cumsum()
        return np.repeat(starts - ends + lengths, lengths) + np.arange(lengths.sum())


def document_term_matrix(tokens: DataFrame[schema.Tokens], comments: int, *, field: str = "both") -> DocumentTermMatrix:
    """Count the terms of the opinions, of the replies, or of both, for that many comments.

    A column is a `term`, whatever its parts of speech: 「通り」 as a noun and as an adverb is one word to the reader, and the
    number beside it opens all its uses. `terms.pos` is the most frequent one (ties: first by name). The columns are the same
    for each field, so that opinions and replies can be compared; a term without occurrences in the field is a column of
    zeros. Raises ValueError for an unknown field.
    """
    uses = TermUses()
    uses.add(tokens)
    terms, column_of = terms_of_uses(uses)
    rows, columns, occurrences = cells_of(tokens, field, column_of, len(terms))
    indptr = np.concatenate([[0], np.bincount(rows, minlength=comments).cumsum()])
    return DocumentTermMatrix(indptr, columns, occurrences, terms, field)


def cells_of(
    tokens: DataFrame[schema.Tokens], field: str, column_of: NDArray[np.int64], terms: int
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32]]:
    """Row, column and count of each cell that is not empty, row by row; `column_of` as `terms_of_uses` gives it.

    Raises ValueError for an unknown field.
    """
    chosen = is_counted(tokens["pos"]) & is_in_field(tokens["field"], field)
    columns = column_of[codes_of(tokens["term"])[chosen]]
    cells = tokens["row"].to_numpy()[chosen].astype(np.int64) * terms + columns
    cells, occurrences = np.unique(cells, return_counts=True)
    rows, columns = np.divmod(cells, max(terms, 1))
    return rows, columns.astype(np.int32), occurrences.astype(np.int32)


def is_counted(pos: pd.Series[str]) -> NDArray[np.bool_]:
    """Say of each token, by its part of speech, whether it is a word to count."""
    left_out: NDArray[np.bool_] = pos.cat.categories.isin(NOT_COUNTED)[codes_of(pos)]
    return ~left_out


def codes_of(column: pd.Series[str]) -> NDArray[np.integer]:
    """The number of each value among the categories, not to be written to: `cat.codes` copies them, of millions of tokens too."""
    return cast("NDArray[np.integer]", cast("pd.Categorical[str]", column.array).codes)


def is_in_field(fields: pd.Series[str], field: str) -> NDArray[np.bool_]:
    """Say of each token whether it stands in the opinion, the reply, or either (`both`)."""
    if field not in ("opinion", "reply", "both"):
        raise ValueError(f"field must be opinion, reply or both; not {field!r}")
    if field == "both":
        return np.ones(len(fields), dtype=np.bool_)
    return cast("NDArray[np.bool_]", (fields == field).to_numpy())


class TermUses:
    """How often each term is used as which part of speech, added up over tables of tokens with the same categories."""

    def __init__(self) -> None:
        self.terms: pd.Index = pd.Index([], dtype="str")
        self.pos: pd.Index = pd.Index([], dtype="str")
        self.uses = np.zeros((0, 0), dtype=np.int64)
        """Uses by term (row) and part of speech (column), by the numbers of their categories."""
        self.stop = np.zeros(0, dtype=np.bool_)

    def add(self, tokens: DataFrame[schema.Tokens]) -> None:
        counted = is_counted(tokens["pos"])
        term, pos = tokens["term"].cat, tokens["pos"].cat
        codes = codes_of(tokens["term"])[counted].astype(np.int64)
        shape = len(term.categories), len(pos.categories)
        pairs = codes * shape[1] + codes_of(tokens["pos"])[counted]
        uses = np.bincount(pairs, minlength=shape[0] * shape[1]).reshape(shape)
        stop = np.bincount(codes, weights=tokens["stop"].to_numpy()[counted], minlength=shape[0]) > 0
        first = not self.uses.size
        self.terms, self.pos = term.categories, pos.categories
        self.uses, self.stop = (uses, stop) if first else (self.uses + uses, self.stop | stop)


def terms_of_uses(uses: TermUses) -> tuple[DataFrame[Terms], NDArray[np.int64]]:
    """List the counted terms in order, and give the column of each category of `tokens.term` (-1: not counted)."""
    by_name = uses.pos.argsort()
    counts = uses.uses[:, by_name]
    used = np.flatnonzero(counts.sum(axis=1))
    used = used[uses.terms[used].argsort()]
    column_of = np.full(len(uses.terms), -1)
    column_of[used] = np.arange(len(used))
    most_frequent = by_name[counts[used].argmax(axis=1)] if len(used) else np.empty(0, dtype=int)
    terms = pd.DataFrame(
        {
            "term": uses.terms[used].astype("str"),
            "pos": pd.Categorical.from_codes(most_frequent, categories=uses.pos),
            "stop": uses.stop[used],
        }
    )
    return cast("DataFrame[Terms]", terms), column_of
