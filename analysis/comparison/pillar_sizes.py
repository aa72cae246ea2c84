"""How the comments of two consultations spread over the parts of their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.statistics.groups.counts import category_counts

if TYPE_CHECKING:
    from analysis.comparison.side import Side

COLUMNS = {"side": "str", "pillar": "str", "name": "str", "count": "int64", "n": "int64", "share": "float64"}


def pillar_sizes(first: Side, second: Side) -> pd.DataFrame:
    """Count each side by its own pillars: side, pillar, name, count, n (comments of the side), share (per cent of n).

    In document order, pillars without a comment too. Pillars of two plans are not the same thing under any name: only how evenly
    comments spread can be compared.
    """
    tables = [_sizes(side) for side in (first, second)]
    return pd.concat(tables, ignore_index=True)[list(COLUMNS)].astype(COLUMNS)


def _sizes(side: Side) -> pd.DataFrame:
    names = side.consultation.pillars.set_index("pillar")["short_name"]
    counts = category_counts(side.selected.pillar)
    return counts.assign(side=side.key, name=counts["pillar"].map(names), n=len(side.selected))
