"""The columns of every table that a statistic returns: one class a table.

Like `analysis.schema` it needs pandera and is imported under `TYPE_CHECKING` and by tests only.
"""
# ruff: noqa: TC002  # pandera reads the annotations at run time

from __future__ import annotations

import numpy as np
import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from analysis.schema import FIELDS


class _Table(pa.DataFrameModel):
    class Config:
        strict = True
        ordered = True
        coerce = False


class Terms(_Table):
    """One row is a column of the document–term matrix; sorted by term."""

    term: Series[str] = pa.Field(unique=True, description="head word")
    pos: Series[pd.CategoricalDtype] = pa.Field(description="its most frequent part of speech")
    stop: Series[bool] = pa.Field(description="on the list of stop words; still counted")


class TermFrequency(_Table):
    """One row is a term that occurs in the chosen comments; most frequent first."""

    term: Series[str] = pa.Field(unique=True)
    pos: Series[pd.CategoricalDtype]
    stop: Series[bool]
    term_frequency: Series[np.int64] = pa.Field(ge=1, description="occurrences (出現回数)")
    document_frequency: Series[np.int64] = pa.Field(ge=1, description="comments with it (出現意見数)")


class TermFrequencyBy(_Table):
    """One row is a term in a group of comments."""

    group: Series[str] = pa.Field(coerce=True)
    term: Series[str]
    pos: Series[pd.CategoricalDtype]
    stop: Series[bool]
    term_frequency: Series[np.int64] = pa.Field(ge=1)
    document_frequency: Series[np.int64] = pa.Field(ge=1)
    documents: Series[np.int64] = pa.Field(ge=1, description="comments in the group")


class UnitSquares(_Table):
    """One row is a square of the picture of all comments; by group, label, comment."""

    group: Series[str]
    label: Series[str] = pa.Field(description="empty where the comment has none")
    id: Series[str] = pa.Field(description="of its comment; empty where squares stand for several")
    count: Series[np.int64] = pa.Field(ge=1, description="comments it stands for")


class _Keyness(_Table):
    term: Series[str] = pa.Field(unique=True)
    pos: Series[pd.CategoricalDtype]
    stop: Series[bool]
    target_frequency: Series[np.int64] = pa.Field(ge=0, description="occurrences in the target")
    reference_frequency: Series[np.int64] = pa.Field(ge=0)
    target_documents: Series[np.int64] = pa.Field(ge=0, description="comments of the target with it: X of target_size")
    reference_documents: Series[np.int64] = pa.Field(ge=0)
    target_size: Series[np.int64] = pa.Field(ge=0, description="comments in the target")
    reference_size: Series[np.int64] = pa.Field(ge=0)

    class Config(_Table.Config):
        ordered = False


class LogOdds(_Keyness):
    """One row is a term that either group uses; from the target's words to the reference's."""

    log_odds: Series[float] = pa.Field(nullable=True, description="log-odds ratio with prior; above 0: more in the target")
    z: Series[float] = pa.Field(nullable=True, description="log_odds over its standard deviation")


class Occurrences(_Table):
    """One row is a place where a term is used."""

    token: Series[np.int64] = pa.Field(unique=True, description="position in Tokens")
    row: Series[np.int32]
    field: Series[pd.CategoricalDtype] = pa.Field(isin=FIELDS)
    start: Series[np.int32]
    end: Series[np.int32]


class Collocates(_Table):
    """One row is a word found near another; the strongest tie first."""

    term: Series[str] = pa.Field(unique=True)
    pos: Series[pd.CategoricalDtype]
    stop: Series[bool]
    near: Series[np.int64] = pa.Field(ge=1, description="pairs of uses within the span")
    left: Series[np.int64] = pa.Field(ge=0, description="of these, to the left")
    right: Series[np.int64] = pa.Field(ge=0)
    comments: Series[np.int64] = pa.Field(ge=1, description="comments with such a pair")
    term_frequency: Series[np.int64] = pa.Field(ge=1, description="all occurrences of the word")
    log_dice: Series[float] = pa.Field(description="strength of the tie; a point more: twice as close")


class Cooccurrence(_Table):
    """One row is a pair of terms used in the same comments; the closest first."""

    term_1: Series[str] = pa.Field(description="before term_2 in order of characters")
    term_2: Series[str]
    both: Series[np.int64] = pa.Field(ge=1, description="comments with both")
    jaccard: Series[float] = pa.Field(gt=0, le=1, description="both / comments with either")
    given_1: Series[float] = pa.Field(gt=0, le=1, description="share of the comments with term_1 that have term_2")
    given_2: Series[float] = pa.Field(gt=0, le=1, description="share of the comments with term_2 that have term_1")
    documents_1: Series[np.int64] = pa.Field(ge=1, description="comments with term_1")
    documents_2: Series[np.int64] = pa.Field(ge=1)
    documents: Series[np.int64] = pa.Field(ge=1, description="chosen comments")


class NetworkNodes(_Table):
    """One row is a term of the network, with its place."""

    term: Series[str] = pa.Field(unique=True)
    documents: Series[np.int64] = pa.Field(ge=1)
    degree: Series[np.int64] = pa.Field(ge=1, description="lines that end here")
    component: Series[np.int64] = pa.Field(ge=1, description="number of its connected part, the largest first")
    x: Series[float]
    y: Series[float]


class NetworkEdges(_Table):
    """One row is a line of the network."""

    term_1: Series[str]
    term_2: Series[str]
    both: Series[np.int64] = pa.Field(ge=1)
    jaccard: Series[float] = pa.Field(gt=0, le=1)
    x_1: Series[float]
    y_1: Series[float]
    x_2: Series[float]
    y_2: Series[float]


class Concordance(_Table):
    """One row is a use of a term with its verbatim surroundings."""

    row: Series[np.int32]
    id: Series[str]
    field: Series[pd.CategoricalDtype] = pa.Field(isin=FIELDS)
    start: Series[np.int32]
    end: Series[np.int32]
    left: Series[str]
    keyword: Series[str]
    right: Series[str]


class CrossTable(_Table):
    """One row is a cell, zeros too."""

    row: Series[str]
    column: Series[str]
    count: Series[np.int64] = pa.Field(ge=0)
    row_total: Series[np.int64] = pa.Field(ge=0)
    column_total: Series[np.int64] = pa.Field(ge=0)
    n: Series[np.int64] = pa.Field(ge=0, description="comments in the table")


class CellBounds(_Table):
    """One row is a cell of which only the margins are known."""

    row: Series[str]
    column: Series[str]
    lower: Series[np.int64] = pa.Field(ge=0)
    upper: Series[np.int64] = pa.Field(ge=0)


class TextLength(_Table):
    """One row is the texts of one field; lengths in characters."""

    field: Series[str] = pa.Field(isin=FIELDS)
    texts: Series[np.int64] = pa.Field(ge=0, description="comments that have this text")
    missing: Series[np.int64] = pa.Field(ge=0, description="comments without it")
    characters: Series[np.int64] = pa.Field(ge=0, description="of all texts together")
    mean: Series[float] = pa.Field(nullable=True)
    shortest: Series[float] = pa.Field(nullable=True)
    lower_quartile: Series[float] = pa.Field(nullable=True)
    median: Series[float] = pa.Field(nullable=True)
    upper_quartile: Series[float] = pa.Field(nullable=True)
    longest: Series[float] = pa.Field(nullable=True)


class TextLengthBy(TextLength):
    """One row is a group's texts of one field."""

    group: Series[str]

    class Config(_Table.Config):
        ordered = False


class SimilarTexts(_Table):
    """One row is a comment of a group whose texts are the same or nearly; the largest group first."""

    group: Series[np.int64] = pa.Field(ge=1)
    row: Series[np.int64] = pa.Field(ge=0, description="position of the comment")
    id: Series[str] = pa.Field(unique=True)
    kind: Series[str] = pa.Field(isin=["exact", "normalised", "near"])
    similarity: Series[float] = pa.Field(gt=0, le=1, description="part of the shorter text that the longer one has")
    text: Series[str] = pa.Field(description="verbatim")


class Suggestions(_Table):
    """One row is a comment that may belong to a theme; the most like the examples first."""

    id: Series[str] = pa.Field(unique=True)
    score: Series[float] = pa.Field(description="how like the examples; for the order, no share of anything")
    words: Series[str] = pa.Field(description="what it shares with the examples, the heaviest first")


class NameCandidates(_Table):
    """One row is a sequence of nouns that may be a name; highest C-value first."""

    term: Series[str] = pa.Field(unique=True)
    words: Series[np.int64] = pa.Field(ge=2, description="nouns it is made of")
    term_frequency: Series[np.int64] = pa.Field(ge=1, description="occurrences (出現回数)")
    document_frequency: Series[np.int64] = pa.Field(ge=1, description="comments with it (出現意見数)")
    longer: Series[np.int64] = pa.Field(ge=0, description="different candidates that hold it")
    c_value: Series[np.float64] = pa.Field(description="Frantzi, Ananiadou and Mima (2000)")
    row: Series[np.int64] = pa.Field(ge=0, description="position of the comment of its first occurrence")
    field: Series[str] = pa.Field(isin=FIELDS)
    start: Series[np.int64] = pa.Field(ge=0)
    end: Series[np.int64] = pa.Field(ge=1)
