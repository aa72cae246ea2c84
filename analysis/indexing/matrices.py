"""The document–term matrices of an index on disk: counted a partition at a time, read in a moment."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

import numpy as np

from analysis.indexing.mapped import read_mapped, write_mapped
from analysis.indexing.sealed import sealed
from analysis.statistics.matrix import (
    DocumentTermMatrix,
    TermUses,
    cells_of,
    terms_of_uses,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.statistics.schema import Terms

FIELDS = ("opinion", "reply")
"""Texts whose counts are stored; those of both are their sum."""
COUNTED = ("row", "field", "term", "pos", "stop")
"""What counting needs of a token: half of what there is to read."""


def write_matrices(whole: Path, parts: Sequence[slice], comments: int) -> None:
    """Write `<kind>-terms.arrow` and, for each field, `<kind>-<field>.npz` (indptr, indices, data of compressed sparse rows).

    The same bytes as from the tokens in one piece. `whole` is the file `<kind>.arrow` of all tokens; those of a comment are
    in one of the `parts`.
    """
    tokens, folder, kind = read_mapped(whole)[[*COUNTED]], whole.parent, whole.stem

    def tables() -> Iterator[DataFrame[schema.Tokens]]:
        for part in parts:
            yield cast("DataFrame[schema.Tokens]", tokens.iloc[part])

    uses = TermUses()
    for table in tables():
        uses.add(table)
    terms, column_of = terms_of_uses(uses)
    cells = [[cells_of(table, field, column_of, len(terms)) for field in FIELDS] for table in tables()]
    for field, found in zip(FIELDS, zip(*cells, strict=True), strict=True):
        rows, columns, occurrences = (np.concatenate(each) for each in zip(*found, strict=True))
        indptr = np.concatenate([[0], np.bincount(rows, minlength=comments).cumsum()])
        _write(folder / f"{kind}-{field}.npz", indptr=indptr, indices=columns, data=occurrences)
    write_mapped(terms, folder / f"{kind}-terms.arrow")


def read_matrix(folder: Path, kind: str, field: str) -> DocumentTermMatrix:
    """The matrix of opinions, replies or both, as `document_term_matrix` makes it from the tokens. Raises OSError."""
    terms = cast("DataFrame[Terms]", read_mapped(sealed(folder, f"{kind}-terms.arrow")))
    if field == "both":
        return _sum(*(read_matrix(folder, kind, each) for each in FIELDS))
    with np.load(sealed(folder, f"{kind}-{field}.npz")) as stored:
        return DocumentTermMatrix(stored["indptr"], stored["indices"], stored["data"], terms, field)


def _write(path: Path, **arrays: np.ndarray) -> None:
    unfinished = path.with_name(f".{path.stem}.{os.getpid()}.npz")
    np.savez(unfinished, **arrays)  # type: ignore[arg-type]
    unfinished.replace(path)


def _sum(opinion: DocumentTermMatrix, reply: DocumentTermMatrix) -> DocumentTermMatrix:
    """Add two matrices on the same terms."""
    if not len(reply.data):
        return DocumentTermMatrix(opinion.indptr, opinion.indices, opinion.data, opinion.terms, "both")
    both = opinion.counts + reply.counts
    both.sort_indices()
    return DocumentTermMatrix(
        both.indptr.astype(np.int64), both.indices.astype(np.int32), both.data.astype(np.int32), opinion.terms, "both"
    )
