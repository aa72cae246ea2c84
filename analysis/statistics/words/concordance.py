"""Each use of a word in its context (KWIC)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast
from weakref import ref

import numpy as np
import pandas as pd

from analysis.recent import Recent
from analysis.statistics.matrix import codes_of, is_counted, is_in_field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.statistics.matrix import Positions
    from analysis.statistics.schema import Concordance, Occurrences

_PLACES: Recent[tuple[ref[DataFrame[schema.Tokens]], NDArray[np.intp]]] = Recent(16)
"""Places of words that were asked for, each with the tokens they are in: another table may come to stand where one was."""


def occurrences(
    tokens: DataFrame[schema.Tokens], term: str, *, positions: Positions | None = None, field: str = "both", counted: bool = True
) -> DataFrame[Occurrences]:
    """Find where a term is used: token (position in `tokens`), row, field, start, end, in the order of the text.

    As many rows as `term_frequency` counts. With `counted=False` also its uses as a particle, an auxiliary, a number or a
    symbol.
    """
    found = _tokens_of(tokens, term)
    if counted:
        found = found[is_counted(tokens["pos"].iloc[found])]
    found = found[is_in_field(tokens["field"].iloc[found], field)]
    if positions is not None:
        found = found[np.isin(tokens["row"].to_numpy()[found], positions)]
    table = tokens[["row", "field", "start", "end"]].iloc[found].reset_index(drop=True)
    table.insert(0, "token", found.astype(np.int64))
    return cast("DataFrame[Occurrences]", table)


def by_neighbours(
    tokens: DataFrame[schema.Tokens], uses: DataFrame[Occurrences], side: Literal["left", "right"], *, words: int = 3
) -> DataFrame[Occurrences]:
    """Sort uses by the words to their left (nearest first) or right, so that repeated phrases stand together.

    Words compare by their written form, character by character; the edge of the text comes first, ties stay in the order of
    the text.
    """
    step = -1 if side == "left" else 1
    places = uses["token"].to_numpy()
    keys = [_rank_of_neighbour(tokens, places, step * distance) for distance in range(words, 0, -1)]
    return uses.iloc[np.lexsort([places, *keys])].reset_index(drop=True)


def in_context(comments: DataFrame[schema.Comments], uses: DataFrame[Occurrences], *, width: int = 20) -> DataFrame[Concordance]:
    """Cut out the text around each use. For a long list give only the rows to be shown: counting needs no text."""
    texts = _texts(comments, uses)
    spans = list(zip(texts, uses["start"].tolist(), uses["end"].tolist(), strict=True))
    table = uses[["row", "field", "start", "end"]].reset_index(drop=True)
    table.insert(1, "id", comments["id"].array.take(table["row"].to_numpy()))
    table["left"] = pd.array([text[max(start - width, 0) : start] for text, start, _ in spans], dtype="str")
    table["keyword"] = pd.array([text[start:end] for text, start, end in spans], dtype="str")
    table["right"] = pd.array([text[end : end + width] for text, _, end in spans], dtype="str")
    return cast("DataFrame[Concordance]", table)


def _tokens_of(tokens: DataFrame[schema.Tokens], term: str) -> NDArray[np.intp]:
    """Places of a term, whatever is chosen; a page asks for the same word again and again, of millions of tokens."""
    known = _PLACES.get((id(tokens), term), lambda: (ref(tokens), _found(tokens, term)))
    return known[1] if known[0]() is tokens else _found(tokens, term)


def _found(tokens: DataFrame[schema.Tokens], term: str) -> NDArray[np.intp]:
    codes = np.flatnonzero(tokens["term"].cat.categories == term)  # asking the index itself would lay out a table of all words
    return np.flatnonzero(codes_of(tokens["term"]) == codes[0]) if len(codes) else np.empty(0, dtype=np.intp)


def _rank_of_neighbour(tokens: DataFrame[schema.Tokens], places: NDArray[np.int64], offset: int) -> NDArray[np.intp]:
    """Rank the word that many tokens away among all such words; -1 where the text ends before."""
    surface = tokens["surface"]
    there, near = neighbours(tokens, places, offset)
    codes, which = np.unique(codes_of(surface)[near], return_inverse=True)
    ranks = np.full(len(places), -1)
    ranks[there] = surface.cat.categories[codes].argsort().argsort()[which]
    return ranks


def neighbours(
    tokens: DataFrame[schema.Tokens], places: NDArray[np.int64], offset: int, *, within: Sequence[str] = ("row", "field")
) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """Find the tokens `offset` after the given ones in the same text: which of `places` have one, and its place.

    Tokens are those of the whole text: with some left out, others would pass for neighbours.
    """
    near = places + offset
    there = np.flatnonzero((near >= 0) & (near < len(tokens)))
    for name in within:
        values = codes_of(tokens[name]) if name == "field" else tokens[name].to_numpy()
        there = there[values[near[there]] == values[places[there]]]
    return there, near[there]


def _texts(comments: DataFrame[schema.Comments], uses: DataFrame[Occurrences]) -> list[str]:
    """The text each use stands in."""
    rows = uses["row"].to_numpy()
    in_reply = (uses["field"] == "reply").to_numpy()
    opinions = comments["opinion"].array.take(rows[~in_reply])
    replies = comments["reply"].array.take(rows[in_reply])
    texts = np.empty(len(uses), dtype=object)
    texts[~in_reply] = opinions
    texts[in_reply] = replies
    return cast("list[str]", texts.tolist())
