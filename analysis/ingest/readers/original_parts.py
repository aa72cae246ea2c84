"""The original in parts that fit beside the comments read from them: pages of a PDF, stretches of anything else."""

from __future__ import annotations

import numpy as np
import pandas as pd

LINES = 60
"""Lines of a stretch."""
COLUMNS = ["page", "begin", "end", "comments_begin", "comments_end"]


def original_parts(lines: pd.DataFrame, *, whole_pages: bool = False) -> pd.DataFrame:
    """One row is a part: page (or sheet), its lines from `begin` to before `end`, the comments that begin there likewise.

    `lines` are those of lines_read.line_table; both pairs are 0-based positions, in `lines` and in comments.csv. Every line is in
    one part, and every comment: comments stand in the order of the lines they begin on.
    """
    if lines.empty:
        return pd.DataFrame(columns=COLUMNS, dtype="int64")
    pages = np.array([int(place.partition(":")[0]) for place in lines["place"].tolist()])
    stretches = (
        np.zeros(len(pages), dtype="int64") if whole_pages else pd.Series(pages).groupby(pages).cumcount().to_numpy() // LINES
    )
    new = np.flatnonzero((np.diff(pages, prepend=pages[0] - 1) != 0) | (np.diff(stretches, prepend=-1) != 0))
    ends = np.append(new[1:], len(pages))
    comments = np.append(0, np.cumsum(lines["comments"].to_numpy()))
    return pd.DataFrame(dict(zip(COLUMNS, (pages[new], new, ends, comments[new], comments[ends]), strict=True)))
