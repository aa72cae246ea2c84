"""The map of a consultation's comments, with its groups as a table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st

from analysis.charts.comment_map import comment_map
from analysis.statistics.texts.text_map import text_map
from pages.components.frame.choices import FEWEST_ON_MAP, GROUPS
from pages.components.rows import text_grouping
from pages.components.shared import figure
from pages.components.shared.switch import switch

if TYPE_CHECKING:
    from analysis.library import Corpus
    from analysis.statistics.texts.text_map import TextMap
    from pages.components.frame.view import View
    from pages.components.shared.numbers import Numbers

NOTE = (
    "点1つが意見1件です。同じ名詞を使う意見のまとまりを円で示し、使う名詞の似たまとまりを近くに置いています（計算による案で、同じ資料なら"
    "いつも同じ地図になります）。意見が少し増減すると、まとまりの分かれ方は変わることがあります。円の広さは件数です。"
    "点が集まっていても、支持の多さではありません。"
)
"""That groups may change: with a fifth of the comments left out, the groups of the rest agreed with those before at an
adjusted Rand index of 0.62 (3,000 short comments of a survey, 8 groups), 0.42, 0.94 and 0.67 (20,000; 4, 8 and 24) and 0.52
(100,000; 8): nouns as MeCab gives them, one draw each."""
WORDS = 3
NO_GROUPS = "2件以上に共通する名詞が少なく、地図を作れません。"
POINT_COLUMNS = {"id": "番号", "x": "横の位置", "y": "縦の位置", "group": "まとまり"}


def why_none(view: View) -> str:
    """Why there is no map of so few comments; empty where there is one."""
    count = len(view.consultation.comments)
    if count >= FEWEST_ON_MAP:
        return ""
    return (
        f"この資料の意見は{count:,}件です。地図は{FEWEST_ON_MAP:,}件以上の資料で示します。"
        "少ない資料では、点の並びに意味があるように見えてしまうためです。まとまりは「テーマ」で読めます。"
    )


def draw(view: View) -> None:
    """Draw the number of groups, the map, and its groups as a table."""
    figure.title("意見の地図", note=NOTE)
    switch("まとまりの数", {number: number for number in GROUPS}, key="groups")
    places = _places(view.corpus, int(view.value("groups")))
    if not len(places.radius):
        st.html(f"<p>{NO_GROUPS}</p>")
        return
    lit, table = np.zeros(len(places.x), bool), groups(view)
    lit[view.selected.positions] = True
    if view.selected.selection.narrows:
        st.html(f"<p>青い点が、いまの条件に当てはまる{len(view.selected):,}件です。</p>")
    name = "comment_map"
    figure.chart(
        comment_map(places, lit, table),
        table,
        name=name,
        heading_text="意見の地図",
        view=view,
        opens=lambda code: {"in_group": code},
    )
    columns = {"name": "まとまり", "words": "目立つ語", "count": "件数", "share": "割合（％）"}
    numbers: Numbers = {"count": lambda row: {"in_group": row["code"]}}
    figure.actions(table, columns=columns, caption="地図のまとまり", name=name, view=view, numbers=numbers)
    left = int(lit.sum() - table["count"].sum())
    if left:
        st.html(f'<p class="atlas-note">どのまとまりにも入らない意見（{left:,}件）は、地図にありません。</p>')


@lru_cache(maxsize=16)
def _places(corpus: Corpus, count: int) -> TextMap:
    return text_map(text_grouping.groups(corpus, count))


def points(view: View) -> pd.DataFrame:
    """One row a selected comment: id, x, y and group of its point; missing for one that is in no group, and so not on the map."""
    count, rows = int(view.value("groups")), view.selected.positions
    places, found = _places(view.corpus, count), text_grouping.groups(view.corpus, count)
    numbers = pd.Series(found.group[rows] + 1, dtype="Int64")
    return pd.DataFrame(
        {
            "id": view.selected.comments["id"].to_numpy(),
            "x": places.x[rows],
            "y": places.y[rows],
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
