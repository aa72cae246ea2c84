"""How long the texts of two consultations are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.statistics.words.text_length import text_length

if TYPE_CHECKING:
    from analysis.comparison.side import Side


def lengths(first: Side, second: Side) -> pd.DataFrame:
    """Summarise both: side, then the columns of `text_length`; opinions first, one side under the other."""
    tables = [text_length(side.consultation.comments, side.selected.positions).assign(side=side.key) for side in (first, second)]
    both = pd.concat(tables, ignore_index=True)
    in_order = both.sort_values(
        "field", key=lambda field: field.map({"opinion": 0, "reply": 1}), kind="stable", ignore_index=True
    )
    return in_order[["side", *(column for column in in_order if column != "side")]]
