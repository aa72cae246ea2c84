"""How many comments each theme has: by field, by any label, and how two ideas overlap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.statistics.matrix import Positions

    Presence = NDArray[np.bool_]
    """One row a comment, one column a theme."""

SIDES = ("target", "both", "reference", "neither")
"""Which of two ideas a comment speaks of."""


@dataclass(frozen=True, eq=False)
class ThemePresence:
    """Which comments have which themes, in the opinion and in the reply."""

    codes: tuple[str, ...]
    opinion: Presence
    reply: Presence

    def of(self, field: str) -> Presence:
        """Themes in the opinion, the reply, or either (`both`)."""
        return {"opinion": self.opinion, "reply": self.reply}[field] if field != "both" else self.opinion | self.reply

    def columns(self, codes: Sequence[str]) -> list[int]:
        return [self.codes.index(code) for code in codes]


def theme_presence(assignments: pd.DataFrame, codes: Sequence[str], comments: int) -> ThemePresence:
    """Spread the assignments (columns row, field, theme) of that many comments over a grid comment × theme for each field."""
    places = pd.Index(list(codes), dtype="str").get_indexer(pd.Index(assignments["theme"].astype("str")))
    rows, in_reply = assignments["row"].to_numpy(), (assignments["field"] == "reply").to_numpy()
    grids = {}
    for field, chosen in (("opinion", ~in_reply), ("reply", in_reply)):
        here = chosen & (places >= 0)
        grids[field] = np.zeros((comments, len(codes)), dtype=np.bool_)
        grids[field][rows[here], places[here]] = True
    return ThemePresence(tuple(codes), grids["opinion"], grids["reply"])


def theme_frequency(
    presence: ThemePresence, codes: Sequence[str], positions: Positions, weights: pd.Series[int] | None = None
) -> pd.DataFrame:
    """Count the comments at `positions` that have each theme, in the given order, those without a comment too.

    One row is a theme: theme, opinion (comments whose opinion has it), reply, count (either). With `weights` (by position) what
    the comments stand for is added up instead.
    """
    columns, each = presence.columns(codes), _each(positions, weights)
    counts = {name: each @ presence.of(field)[positions][:, columns] for name, field in _FIELDS.items()}
    return pd.DataFrame({"theme": pd.array(list(codes), dtype="str"), **counts})


def _each(positions: Positions, weights: pd.Series[int] | None) -> NDArray[np.int64]:
    """What each of the comments counts."""
    return np.ones(len(positions), np.int64) if weights is None else np.asarray(weights.reindex(positions), np.int64)


_FIELDS = {"opinion": "opinion", "reply": "reply", "count": "both"}


def theme_by(
    presence: ThemePresence,
    codes: Sequence[str],
    labels: pd.Series[str],
    *,
    field: str = "both",
    weights: pd.Series[int] | None = None,
) -> pd.DataFrame:
    """Count comments by theme and by a label; `labels` is a categorical whose index are positions.

    One row is a cell, zeros too: row (theme), column (label), count, row_total (labelled comments with the theme),
    column_total (comments with the label), n (labelled comments). A comment may have several themes, so a column's counts
    may sum to more than its total. With `weights` (by position) what the comments stand for is added up instead.
    """
    known = labels.dropna()
    positions = known.index.to_numpy(dtype=np.intp)
    grid, each = presence.of(field)[positions][:, presence.columns(codes)], _each(positions, weights)
    members = (known.cat.codes.to_numpy()[:, None] == np.arange(len(known.cat.categories))) * each[:, None]
    counts = grid.T.astype(np.int64) @ members
    names = [str(name) for name in known.cat.categories]
    return pd.DataFrame(
        {
            "row": pd.array(np.repeat(np.array(codes, dtype=object), len(names)), dtype="str"),
            "column": pd.array(names * len(codes), dtype="str"),
            "count": counts.ravel(),
            "row_total": np.repeat(each @ grid, len(names)),
            "column_total": np.tile(members.sum(axis=0), len(codes)),
            "n": np.int64(each.sum()),
        }
    )


def sides(target: Presence, reference: Presence) -> pd.Series[str]:
    """Say of each comment which of two ideas it speaks of: a categorical in the order of SIDES, indexed by position.

    Each presence has one column a rule or theme of the idea; one of them is enough.
    """
    here, there = target.any(axis=1), reference.any(axis=1)
    names = np.select([here & there, here, there], ["both", "target", "reference"], default="neither")
    return pd.Series(names, dtype=pd.CategoricalDtype(list(SIDES), ordered=True))


def without_theme(presence: ThemePresence, codes: Sequence[str], *, field: str = "both") -> NDArray[np.intp]:
    """Give the positions of the comments that none of the themes was found in."""
    return np.flatnonzero(~presence.of(field)[:, presence.columns(codes)].any(axis=1))
