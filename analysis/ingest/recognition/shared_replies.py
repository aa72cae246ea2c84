"""Comments with an empty reply that the reply above answers too, as far as that can be inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.words.wording import folded, pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from analysis.ingest.rows.lines_read import Row

MOST = 0.35
"""Share of empty replies from which a document is taken not to answer every comment. Of Nerima 5 of 94 are empty; at 0.15 a
document of the bench is read worse, at 0.6 all read alike."""


def inferred_replies(rows: Sequence[Row], table: pd.DataFrame, meanings: Mapping[str, str]) -> dict[str, str]:
    """Comment → comment whose reply it shares: of the same pillar and response type, with nothing but such between them.

    Merged cells are left out, for those the document prints. A comment that says it is only an opinion has no reply.
    """
    missing = table["reply"].isna().tolist()
    empty = [place for place, row in enumerate(rows) if missing[place] and "reply" not in row.merged]
    if not empty or len(empty) > MOST * len(rows):
        return {}
    found: dict[str, str] = {}
    for place in empty:
        owner = _owner(table, place, found)
        if owner is not None and not _needs_none(table, place, meanings):
            found[str(table["id"].iloc[place])] = owner
    return found


def _owner(table: pd.DataFrame, place: int, found: Mapping[str, str]) -> str | None:
    """The comment right above, or the one whose reply that shares, where both are of one pillar and one mark."""
    if place == 0:
        return None
    above, here = table.iloc[place - 1], table.iloc[place]
    marks = [mark for mark in (above["printed_mark"], here["printed_mark"]) if isinstance(mark, str)]
    if above["pillar"] != here["pillar"] or len(set(marks)) > 1:
        return None
    shared = above["reply_shared_with"]
    if isinstance(above["reply"], str):
        return str(above["id"])
    return found.get(str(above["id"])) or (shared if isinstance(shared, str) else None)


def _needs_none(table: pd.DataFrame, place: int, meanings: Mapping[str, str]) -> bool:
    row = table.iloc[place]
    said = isinstance(row["opinion"], str) and pattern("no_reply").search(folded(row["opinion"])) is not None
    return said or meanings.get(str(row["printed_mark"])) == "comment"
