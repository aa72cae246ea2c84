"""The shared choice of comments, by pillar, response type, attribute, search words. Every page counts the same selected rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analysis.attributes import labels
from analysis.recent import Recent

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.attributes import Chosen
    from analysis.consultation import Consultation


FEW = 10_000
"""Comments up to which a selection holds its rows as long as it is kept itself. A hundred selections are (`Corpus.select`), and a
tenth of 345,100 comments takes 10 MB each time: of more, the rows of the two selections asked for last are held."""
_MANY: Recent[DataFrame[schema.Comments]] = Recent(2)


@dataclass(frozen=True)
class Selection:
    """What a visitor chose. Several values of one choice add rows, different choices intersect; empty means all."""

    basis: str
    pillars: tuple[str, ...] = ()
    response_types: tuple[str, ...] = ()
    query: str = ""
    attributes: Chosen = ()
    texts: bool = False
    """Whether comments of the same text count once: the first of them that all other choices leave."""

    @property
    def narrows(self) -> bool:
        """Whether anything but the basis is chosen."""
        return bool(self.pillars or self.response_types or self.attributes or self.texts or self.query.strip())


@dataclass(frozen=True, eq=False)
class Selected:
    """The comments a selection leaves, in document order. `positions` are row numbers of `consultation.comments`."""

    consultation: Consultation
    selection: Selection
    positions: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.positions)

    @property
    def bytes(self) -> int:
        """What it holds of each comment as long as it is kept: its row, and its pillar and mark, each with the row once more."""
        return 4 * self.positions.nbytes

    @property
    def index(self) -> pd.Index:
        """That of `comments`, without the texts."""
        return self.consultation.comments.index[self.positions]

    def column(self, name: str) -> pd.Series[str]:
        """One column of `comments`, without the others."""
        return self.consultation.comments[name].iloc[self.positions]

    def first(self, most: int) -> DataFrame[schema.Comments]:
        """The first rows of `comments`, without the others."""
        return self.consultation.comments.iloc[self.positions[:most]]

    @property
    def comments(self) -> DataFrame[schema.Comments]:
        """Selected rows of Comments, index kept; every one in document order is the table itself, not a copy."""
        whole = self.consultation.comments
        if len(self) == len(whole) and (np.diff(self.positions) > 0).all():
            return whole
        return self._few if len(self) <= FEW else _MANY.get(self, self._taken)

    @cached_property
    def _few(self) -> DataFrame[schema.Comments]:
        return self._taken()

    def _taken(self) -> DataFrame[schema.Comments]:
        return self.consultation.comments.iloc[self.positions]

    @cached_property
    def pillar(self) -> pd.Series[str]:
        """Pillar of each selected comment: a categorical in document order that also knows pillars without a comment."""
        return self.consultation.pillar_labels.iloc[self.positions]

    @cached_property
    def mark(self) -> pd.Series[str]:
        """Response type of each selected comment on the chosen basis: a categorical in legend order, missing where none."""
        return self.consultation.mark_labels(self.selection.basis).iloc[self.positions]

    @cached_property
    def has_marks(self) -> bool:
        """Whether the response type of any of them is known on the chosen basis."""
        return bool(self.mark.notna().any())

    def narrowed(self, keep: pd.Series[bool]) -> Selected:
        """Those of the selected comments for which `keep` (on the index of `comments`) is true."""
        kept = keep.reindex(self.index).fillna(False).to_numpy(bool)
        return Selected(self.consultation, self.selection, self.positions[kept])

    def among(self, rows: NDArray[np.intp]) -> Selected:
        """Those of the selected comments that are among some rows of `consultation.comments`."""
        return Selected(self.consultation, self.selection, self.positions[np.isin(self.positions, rows)])


def select(
    consultation: Consultation,
    selection: Selection,
    *,
    found: pd.Series[bool] | None = None,
    texts: NDArray[np.int64] | None = None,
) -> Selected:
    """Select the comments of one consultation.

    `found` says for each comment whether the search words of `selection.query` occur in it (see `language.search`); it is asked
    for rather than computed here so that a large consultation can search a folded copy made once. So are the numbers of their
    texts (see `text_numbers`) where `selection.texts` asks for them.
    """
    comments = consultation.comments
    keep = np.ones(len(comments), dtype=bool)
    if selection.pillars:
        keep &= consultation.pillar_labels.isin(selection.pillars).to_numpy(bool)
    if selection.response_types:
        keep &= consultation.mark_labels(selection.basis).isin(selection.response_types).to_numpy(bool)
    for column, values in selection.attributes:
        keep &= labels(consultation, column).isin(values).to_numpy()
    if found is not None:
        keep &= found.to_numpy(dtype=bool)
    rows = np.flatnonzero(keep)
    if texts is not None:
        rows = rows[np.sort(np.unique(texts[rows], return_index=True)[1])]
    return Selected(consultation, selection, rows)
