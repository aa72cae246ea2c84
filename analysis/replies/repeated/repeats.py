"""Words of replies without what was said before: a sentence that answers ten comments was worded once, not ten times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.replies.schema import SharedReplies


def without_repeats(tokens: DataFrame[schema.Tokens], shared: DataFrame[SharedReplies]) -> DataFrame[schema.Tokens]:
    """Leave out the tokens of every shared sentence but those where it stands first. Opinions stay whole."""
    again = _repeats(shared)
    inside = _inside(tokens, again)
    return tokens[~inside].reset_index(drop=True)


def _repeats(shared: pd.DataFrame) -> pd.DataFrame:
    """Places (row, start, end) of shared sentences, all but the first reply of each group."""
    first = shared.groupby("group")["reply_row"].transform("min")
    again = shared.loc[shared["reply_row"] != first, ["reply_row", "start", "end"]]
    return again.drop_duplicates().rename(columns={"reply_row": "row"})


def _inside(tokens: pd.DataFrame, places: pd.DataFrame) -> NDArray[np.bool_]:
    inside = np.zeros(len(tokens), dtype=np.bool_)
    rows = tokens["row"].to_numpy()
    concerned = np.flatnonzero(np.isin(rows, places["row"].to_numpy()) & (tokens["field"] == "reply").to_numpy())
    starts, ends = tokens["start"].to_numpy()[concerned], tokens["end"].to_numpy()[concerned]
    for row, start, end in places.itertuples(index=False):
        inside[concerned[(rows[concerned] == row) & (starts >= start) & (ends <= end)]] = True
    return inside
