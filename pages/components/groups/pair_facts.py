"""Two pillars side by side in numbers: how many comments, how they were answered, how long the texts are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.bars import share_text
from analysis.statistics.words.text_length import characters_text, text_length_by
from pages.components.frame.view import once
from pages.components.shared import doors

if TYPE_CHECKING:
    from pages.components.frame.view import View


@once()
def table(view: View, target: str, reference: str) -> pd.DataFrame:
    """One row is a fact, one column a pillar, in words; the selected comments only."""
    selected = view.selected
    counts = selected.pillar.value_counts()
    lengths = text_length_by(view.consultation.comments, selected.pillar).set_index(["group", "field"])
    columns = {
        view.pillars[pillar]: pd.Series(_facts(view, pillar, int(counts[pillar]), len(selected), lengths), dtype="object")
        for pillar in (target, reference)
    }
    return pd.DataFrame(columns).rename_axis("項目").reset_index()


def _facts(view: View, pillar: str, count: int, n: int, lengths: pd.DataFrame) -> dict[str, str]:
    return {
        "意見の件数（表示中の意見に占める割合）": doors.cell(share_text(count, n), in_pillar=pillar),
        "意見概要の長さ（中央値）": _median(lengths, pillar, "opinion"),
        view.say("区の考え方の長さ（中央値）"): _median(lengths, pillar, "reply"),
    }


def _median(lengths: pd.DataFrame, pillar: str, field: str) -> str:
    """Median length in words; a pillar without texts has none."""
    median = lengths["median"].to_dict().get((pillar, field))
    return "―" if median is None or pd.isna(median) else characters_text(median)
