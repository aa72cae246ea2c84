"""Which comment's reply answers which comment: a merged cell of the document answers several."""

from __future__ import annotations

import numpy as np
import pandas as pd


def reply_rows(comments: pd.DataFrame) -> pd.Series[int]:
    """Position of the comment whose reply answers each comment: its own, or the one that a merged cell shares; else missing."""
    positions = pd.Series(np.arange(len(comments)), index=comments.index, dtype="Int64")
    if comments["reply_shared_with"].isna().all():
        return positions.where(comments["reply"].notna()).rename("reply_row")
    by_id = pd.Series(positions.array, index=comments["id"])
    shared = pd.Series(by_id.reindex(comments["reply_shared_with"]).array, index=comments.index)
    return positions.where(comments["reply"].notna(), shared).rename("reply_row")
