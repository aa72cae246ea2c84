"""One reply for many opinions: comments whose whole reply is the same, but for width, blanks and signs, or of one merged cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.language.letters import letters
from analysis.replies.reply_rows import reply_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema


def whole_replies(comments: DataFrame[schema.Comments]) -> NDArray[np.int64]:
    """For each comment the row of the first that has the same reply; -1 where it has none."""
    answered = reply_rows(comments).reset_index(drop=True)
    own = comments["reply"].reset_index(drop=True)
    keys = pd.Series([letters(reply) if isinstance(reply, str) else None for reply in own], dtype="object")
    first = pd.Series(np.arange(len(keys))).groupby(keys).transform("min")
    leader = first.reindex(pd.Index(answered.fillna(-1))).to_numpy(dtype="float64", na_value=np.nan)
    return np.where(np.isnan(leader), -1, leader).astype(np.int64)


def shared_whole(numbers: NDArray[np.int64], rows: NDArray[np.intp]) -> pd.DataFrame:
    """One row a reply that answers several of the comments at `rows`: leader (row of its first comment), count; most first."""
    found = numbers[rows]
    leaders, counts = np.unique(found[found >= 0], return_counts=True)
    table = pd.DataFrame({"leader": leaders, "count": counts.astype(np.int64)})
    return table[table["count"] > 1].sort_values(["count", "leader"], ascending=[False, True], ignore_index=True)
