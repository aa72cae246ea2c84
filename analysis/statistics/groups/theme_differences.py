"""In which groups of comments a theme is spoken of more, or less, than in all others: every theme × group, one screening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.statistics.exact import FALSE_SHARE, FALSE_SHARE_TEXT, Split, chances, false_discovery_rates

if TYPE_CHECKING:
    import pandas as pd


def theme_differences(cells: pd.DataFrame) -> pd.DataFrame:
    """Test every cell of a table theme × group against the group's complement.

    `cells` has one row a cell: row (theme), column (group), count, row_total (comments with the theme), column_total (comments
    of the group), n (all). Added: elsewhere and elsewhere_total (the comments outside the group with the theme, and all), more
    (whether the group speaks of it more), p (exact, two-sided), q (false-discovery rate over all cells that can differ at all,
    else missing), clear (q at most FALSE_SHARE); the clear ones first, then by p, then in the given order.
    """
    here, total = cells["count"].to_numpy(np.int64), cells["row_total"].to_numpy(np.int64)
    size, n = cells["column_total"].to_numpy(np.int64), cells["n"].to_numpy(np.int64)
    split = Split(here, total - here, size, n - size)
    p, q = chances(split), false_discovery_rates(split)
    table = cells.assign(
        elsewhere=total - here,
        elsewhere_total=n - size,
        more=here * (n - size) > (total - here) * size,
        p=p,
        q=q,
        clear=q <= FALSE_SHARE,
    )
    ranked = table.assign(rank=np.round(p, 12))
    return (
        ranked.sort_values(["clear", "rank"], ascending=[False, True], kind="stable").drop(columns="rank").reset_index(drop=True)
    )


def screening_sentence(found: pd.DataFrame, *, groups: str) -> str:
    """Say how many cells were asked, how many could differ, how many clearly do, and of how many comments."""
    able, clear = int(found["q"].notna().sum()), int(found["clear"].sum())
    n = int(found["n"].iloc[0]) if len(found) else 0
    result = f"はっきりした偏りは{clear:,}です" if clear else "はっきりした偏りはありません"
    return (
        f"テーマと{groups}の組み合わせ{len(found):,}通りを、{n:,}件の意見で調べました。件数が少なく判断できないものを除く{able:,}通りのうち、"
        f"{result}（正確検定、偽発見率{FALSE_SHARE_TEXT}以下）。"
    )
