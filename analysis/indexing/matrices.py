"""The document–term matrices of an index on disk: counted a partition at a time, read in a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd

from analysis.indexing.mapped import mapped_batch, read_mapped, write_mapped
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
    """Write `<kind>-terms.arrow` and, for each field, compressed sparse rows: `<kind>-<field>.arrow` (indices, data) and
    `<kind>-<field>-rows.arrow` (indptr).

    The same bytes as from the tokens in one piece. `whole` is the file `<kind>.arrow` of all tokens; those of a comment are
    in one of the `parts`.
    """
    tokens, folder, kind = mapped_batch(whole).select([*COUNTED]).to_pandas(split_blocks=True), whole.parent, whole.stem

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
        write_mapped(pd.DataFrame({"indptr": indptr}), folder / f"{kind}-{field}-rows.arrow")
        write_mapped(pd.DataFrame({"indices": columns, "data": occurrences}), folder / f"{kind}-{field}.arrow")
    write_mapped(terms, folder / f"{kind}-terms.arrow")


def read_matrix(folder: Path, kind: str, field: str) -> DocumentTermMatrix:
    """The matrix of opinions or of replies, as `document_term_matrix` makes it from the tokens. Raises OSError."""
    names = f"{kind}-terms.arrow", f"{kind}-{field}-rows.arrow", f"{kind}-{field}.arrow"
    terms, rows, cells = (read_mapped(sealed(folder, name)) for name in names)
    columns, occurrences = cells["indices"].to_numpy(), cells["data"].to_numpy()
    return DocumentTermMatrix(rows["indptr"].to_numpy(), columns, occurrences, cast("DataFrame[Terms]", terms), field)


def both_fields(opinion: DocumentTermMatrix, reply: DocumentTermMatrix) -> DocumentTermMatrix:
    """The matrix of opinions and replies together; where there are no replies, it lies where that of the opinions does."""
    if not len(reply.data):
        return DocumentTermMatrix(opinion.indptr, opinion.indices, opinion.data, opinion.terms, "both")
    both = opinion.counts + reply.counts
    both.sort_indices()
    return DocumentTermMatrix(
        both.indptr.astype(np.int64), both.indices.astype(np.int32), both.data.astype(np.int32), opinion.terms, "both"
    )
