"""照らし合わせ (突合): the counts that a document prints against the rows found in it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.package.row_weights import row_weights

if TYPE_CHECKING:
    from analysis.consultation import Consultation

COLUMNS = ["axis", "key", "label", "official", "printed", "coded", "status", "counted"]
MATCH, UNVERIFIED, MISMATCH = "match", "unverified", "mismatch"
ROWS, OPINIONS = "rows", "opinions"
"""What is counted of the comments: their rows, or the opinions that they stand for (件数)."""


@lru_cache(maxsize=16)  # a consultation does not change
def reconcile(consultation: Consultation) -> pd.DataFrame:
    """Compare every printed total with what the table of comments holds.

    One row is a printed total: axis, key, label as printed, official (the printed count), printed (comments that the source files
    under it itself; missing where it prints no comment), coded (comments that readers filed under it; missing where nobody did,
    and for pillars), status, counted.
    `match` needs the source's own rows to give the count; `unverified` is a total of response types whose marks the source lost,
    whatever readers say, for they knew the totals, and every total of a document that prints no comment; anything else is a
    `mismatch`. Where rows stand for several opinions, these are `counted` (OPINIONS) if they give more of the totals than the
    rows do: one measure for the whole document, so that no total is met by choosing.
    """
    by_rows = _compared(consultation, None)
    weights = row_weights(consultation.comments)
    if weights is None:
        return by_rows.assign(counted=ROWS)[COLUMNS]
    by_opinions = _compared(consultation, weights)
    more = (by_opinions["status"] == MATCH).sum() > (by_rows["status"] == MATCH).sum()
    return (by_opinions.assign(counted=OPINIONS) if more else by_rows.assign(counted=ROWS))[COLUMNS]


def _compared(consultation: Consultation, weights: pd.Series[int] | None) -> pd.DataFrame:
    totals = consultation.official_totals
    marks_lost = not consultation.comments["printed_mark"].notna().any()
    rows = list(zip(totals["axis"].tolist(), totals["key"].tolist(), totals["count"].tolist(), strict=True))
    no_rows = consultation.metadata.totals_only
    printed = [None if no_rows else _printed(consultation, axis, key, weights) for axis, key, _ in rows]
    coded = [_coded(consultation, axis, key) for axis, key, _ in rows]
    status = [
        UNVERIFIED if found is None else _status(axis, official, found, marks_lost)
        for (axis, _, official), found in zip(rows, printed, strict=True)
    ]
    counts = {"official": totals["count"].astype("Int64"), "printed": _counts(printed), "coded": _counts(coded)}
    return totals[["axis", "key", "label"]].assign(**counts, status=pd.Series(status, dtype="str"))


def _printed(consultation: Consultation, axis: str, key: object, weights: pd.Series[int] | None) -> int:
    comments = consultation.comments
    if axis == "all":
        return len(comments) if weights is None else int(weights.sum())
    return _count(comments["pillar"] if axis == "pillar" else comments["printed_mark"], key, weights)


def _coded(consultation: Consultation, axis: str, key: object) -> int | None:
    given = consultation.coding.loc[consultation.coding["source"] == "coded", "mark"]
    return _count(given, key) if axis == "response_type" and len(given) else None


def _count(labels: pd.Series[str], key: object, weights: pd.Series[int] | None = None) -> int:
    """Rows with this label, or what they stand for; for the sum of a table, rows with any."""
    found = (labels == key if isinstance(key, str) else labels.notna()).to_numpy(np.bool_)
    return int(found.sum() if weights is None else weights.to_numpy()[found].sum())


def _counts(values: list[int | None]) -> pd.Series[int]:
    return pd.Series(values, dtype="Int64")


def _status(axis: str, official: int, printed: int, marks_lost: bool) -> str:
    if axis == "response_type" and marks_lost:
        return UNVERIFIED
    return MATCH if printed == official else MISMATCH
