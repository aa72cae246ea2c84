"""What the map shows as tables: its groups, the points of the chosen comments, and why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pages.components.frame.choices import FEWEST_ON_MAP
from pages.components.rows import text_grouping

if TYPE_CHECKING:
    from pages.components.frame.view import View

WORDS = 3
NO_GROUPS = "2件以上に共通する名詞が少なく、地図を作れません。"
COLUMNS = {"name": "まとまり", "words": "目立つ語", "count": "件数", "share": "割合（％）"}
POINT_COLUMNS = {"id": "番号", "x": "横の位置", "y": "縦の位置", "group": "まとまり"}


def why_none(comments: int) -> str:
    """Why there is no map of so few comments; empty where there is one."""
    if comments >= FEWEST_ON_MAP:
        return ""
    return (
        f"この資料の意見は{comments:,}件です。地図は{FEWEST_ON_MAP:,}件以上の資料で示します。"
        "少ない資料では、点の並びに意味があるように見えてしまうためです。まとまりは「テーマ」で読めます。"
    )


def points(view: View) -> pd.DataFrame:
    """One row a selected comment: id, x, y and group of its point; missing for one that is in no group, and so not on the map."""
    laid, rows = text_grouping.laid(view.corpus, int(view.value("groups"))), view.selected.positions
    numbers = pd.Series(laid.groups.group[rows] + 1, dtype="Int64")
    return pd.DataFrame(
        {
            "id": view.selected.column("id").to_numpy(),
            "x": laid.places.x[rows],
            "y": laid.places.y[rows],
            "group": numbers.where(numbers > 0),
        }
    )


def groups(view: View) -> pd.DataFrame:
    """One row a group: code, name, words, count of the selected comments, their share (%)."""
    found = text_grouping.groups(view.corpus, int(view.value("groups")))
    counts = np.bincount(found.group[view.selected.positions] + 1, minlength=len(found.sizes) + 1)[1:]
    numbers = range(len(found.sizes))
    return pd.DataFrame(
        {
            "code": [str(number + 1) for number in numbers],
            "name": [f"まとまり{number + 1}" for number in numbers],
            "words": [text_grouping.words(found, number, WORDS) for number in numbers],
            "count": counts,
            "share": counts / max(len(view.selected), 1),
        }
    )
