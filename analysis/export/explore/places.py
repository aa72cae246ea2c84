"""Where words and themes stand in the texts that are shown: which comments have them, and at which letters."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from analysis.export.explore.material import FIELDS
from analysis.export.visible import visible

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from analysis.export.explore.material import Explored

    Numbers = NDArray[np.int64]


Places = tuple[list[int], list[int], list[int], list[int]]
"""Where one word or theme stands: its rows by opinion, its rows by reply, its letters in opinions, its letters in replies.

Rows are written as the first and the steps from one to the next. Letters are pairs of start and length, one row's after the
other; the first start of a row is written as `-1 - start`.
"""


def places(explored: Explored, table: pd.DataFrame, keys: Numbers, count: int) -> list[Places]:
    """Sort the places of a table (row, field, start, end) by key, for keys 0 to `count` - 1; a place of key -1 is left out."""
    rank = np.full(len(explored.material.consultation.comments), -1)
    rank[explored.positions] = np.arange(len(explored.positions))
    rows, fields = rank[table["row"].to_numpy()], (table["field"] == FIELDS[1]).to_numpy().astype(np.int64)
    kept = np.flatnonzero((rows >= 0) & (keys >= 0))
    spans = table[["start", "end"]].to_numpy(np.int64)
    order = kept[np.lexsort((*spans[kept].T[::-1], rows[kept], fields[kept], keys[kept]))]
    rows, fields, keys = rows[order], fields[order], keys[order]
    spans = _shown(explored, rows, fields, spans[order])
    bounds = np.searchsorted(keys * 2 + fields, np.arange(2 * count + 1))
    parts = [_written(rows[start:end], spans[start:end]) for start, end in pairwise(bounds)]
    return [(opinion[0], reply[0], opinion[1], reply[1]) for opinion, reply in zip(parts[::2], parts[1::2], strict=True)]


def _written(rows: Numbers, spans: Numbers) -> tuple[list[int], list[int]]:
    """The places of one key in one kind of text, as `Places` has them."""
    first = np.diff(rows, prepend=-1) > 0
    starts = np.where(first, ~spans[:, 0], spans[:, 0])
    letters = np.column_stack((starts, spans[:, 1] - spans[:, 0]))
    return np.diff(rows[first], prepend=0).tolist(), letters.ravel().tolist()


def _shown(explored: Explored, rows: Numbers, fields: Numbers, spans: Numbers) -> Numbers:
    """Places in a text as it stands → places in what is shown; a script counts letters beyond the first plane as two."""
    comments = explored.material.selected.comments
    texts = [comments[field].tolist() for field in FIELDS]
    odd = np.array([[isinstance(words, str) and _is_odd(words) for words in own] for own in texts], dtype=np.bool_)
    shown = spans.copy()
    for n in np.flatnonzero(odd[fields, rows]):
        words = texts[fields[n]][rows[n]]
        shown[n] = [_letters(visible(words[:place])) for place in spans[n]]
    return shown


def _is_odd(words: str) -> bool:
    shown = visible(words)
    return shown != words or _letters(shown) != len(words)


def _letters(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
