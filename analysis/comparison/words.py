"""The words of one consultation against those of another, counted in one document–term matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.statistics.matrix import DocumentTermMatrix
from analysis.statistics.words.keyness import log_odds

if TYPE_CHECKING:
    from pandera.typing.pandas import DataFrame

    from analysis.statistics.matrix import Positions
    from analysis.statistics.schema import LogOdds, Terms


def words_apart(
    first: DocumentTermMatrix, second: DocumentTermMatrix, chosen: tuple[Positions, Positions], *, prior: float = 1.0
) -> DataFrame[LogOdds]:
    """Compare the words of two consultations; `chosen` are the comments of each.

    Rows as in `keyness.log_odds`: the first is the target, the second the reference, the prior is the words of both documents
    whole. That one document is longer than the other is allowed for; that they speak of different plans is what the words show.
    """
    both = joint_matrix(first, second)
    return log_odds(both, chosen[0], chosen[1] + first.documents, prior=prior)


def joint_matrix(first: DocumentTermMatrix, second: DocumentTermMatrix) -> DocumentTermMatrix:
    """One matrix of both: the comments of the first, then those of the second; a term of both is one column.

    The vocabularies are sorted, and so is the joint one: columns stay ascending within a comment. Where the documents disagree
    about a term's part of speech, the first decides; a stop word of either is one.
    """
    terms = _joint_terms(first.terms, second.terms)
    place = pd.Index(terms["term"])
    columns = [place.get_indexer(matrix.terms["term"])[matrix.indices] for matrix in (first, second)]
    return DocumentTermMatrix(
        indptr=np.concatenate([first.indptr, second.indptr[1:] + first.indptr[-1]]),
        indices=np.concatenate(columns).astype(np.int32),
        data=np.concatenate([first.data, second.data]),
        terms=terms,
        field=first.field,
    )


def _joint_terms(first: DataFrame[Terms], second: DataFrame[Terms]) -> DataFrame[Terms]:
    kinds = sorted({*first["pos"].cat.categories, *second["pos"].cat.categories})
    stacked = pd.concat([each.assign(pos=each["pos"].astype("str")) for each in (first, second)])
    stop = stacked.groupby("term")["stop"].any()
    terms = stacked.drop_duplicates("term").sort_values("term", ignore_index=True)
    return terms.assign(pos=pd.Categorical(terms["pos"], categories=kinds), stop=terms["term"].map(stop).to_numpy(bool))
