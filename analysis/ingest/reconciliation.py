"""突合: the counts that a document prints against the rows found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from analysis.consultation import Consultation

COLUMNS = ["axis", "key", "label", "official", "printed", "coded", "status"]
MATCH, UNVERIFIED, MISMATCH = "match", "unverified", "mismatch"


def reconcile(consultation: Consultation) -> pd.DataFrame:
    """Compare every printed total with what the table of comments holds.

    One row is a printed total: axis, key, label as printed, official (the printed count), printed (comments that the source itself files
    under it), coded (comments that readers filed under it; pillars have none), status. `match` needs the source's own rows to give the
    count; `unverified` is a total whose rows the source does not show, whatever readers say; anything else is a `mismatch`.
    """
    comments = consultation.comments
    coded = consultation.coding.loc[consultation.coding["source"] == "coded", "mark"]
    rows = [
        {
            "axis": total["axis"],
            "key": total["key"],
            "label": total["label"],
            "official": int(total["count"]),
            "printed": _count(comments["pillar"] if total["axis"] == "pillar" else comments["printed_mark"], total["key"]),
            "coded": None if total["axis"] == "pillar" else _count(coded, total["key"]),
        }
        for total in consultation.official_totals.to_dict("records")
    ]
    table = pd.DataFrame(rows, columns=COLUMNS[:-1]).astype({"official": "Int64", "printed": "Int64", "coded": "Int64"})
    marks_lost = not comments["printed_mark"].notna().any()
    return table.assign(status=[_status(row, marks_lost) for row in table.to_dict("records")])


def _count(labels: pd.Series[str], key: object) -> int:
    """Rows with this label; for the sum of a table, rows with any."""
    return int(labels.notna().sum() if pd.isna(key) else (labels == key).sum())  # type: ignore[call-overload]


def _status(row: dict[object, object], marks_lost: bool) -> str:
    if row["printed"] == row["official"]:
        return MATCH
    return UNVERIFIED if row["axis"] == "response_type" and marks_lost else MISMATCH
