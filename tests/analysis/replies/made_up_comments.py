"""Made-up comments: (id, opinion, reply or None, id of the comment whose reply is shared or None)."""

from __future__ import annotations

import pandas as pd


def comments_of(*rows, pillars=None):
    """Comments with the given ids and texts."""
    ids, opinions, replies, shared = ([row[column] for row in rows] for column in range(4)) if rows else ([], [], [], [])
    nothing = [None] * len(rows)
    strings = {
        "id": ids,
        "no": ids,
        "pillar": pillars or ["柱Ⅰ"] * len(rows),
        "category": nothing,
        "opinion": opinions,
        "reply": replies,
        "reply_shared_with": shared,
        "printed_mark": nothing,
    }
    table = pd.DataFrame({name: pd.array(values, dtype="str") for name, values in strings.items()})
    return table.assign(page=pd.array(nothing, dtype="Int64"), line=pd.array(nothing, dtype="Int64"))
