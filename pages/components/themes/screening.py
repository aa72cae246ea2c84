"""Which themes are clearly spoken of more, or less, in a group than elsewhere: every combination asked at once, with its n."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.statistics.groups.theme_differences import screening_sentence, theme_differences
from pages.components.shared import figure
from pages.components.shared.doors import door

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    import pandas as pd

    from pages.components.frame.view import View


def draw(view: View, cells: pd.DataFrame, *, groups: str, badge: str, opens: Callable[[list[str]], dict[str, str]]) -> None:
    """Draw what the screening of a table theme × group found; `cells` has the names theme and label beside row and column.

    The count of each clear difference is a door to its rows.
    """
    found = theme_differences(cells)
    title = f"テーマの偏り（{groups}ごとに、ほかのすべての意見と比べて）"
    figure.title(title, note=screening_sentence(found, groups=groups), badge=badge)
    clear = found[found["clear"]].to_dict("records")
    if clear:
        sentences = (sentence(each, opens([each["row"], each["column"]])) for each in clear)
        st.html(f"<ul>{''.join(f'<li>{each}</li>' for each in sentences)}</ul>")
    figure.actions(found, columns=_columns(groups), caption=title, name="theme_differences", view=view, picture=False)


def sentence(each: dict[Hashable, Any], opens: dict[str, str]) -> str:
    """HTML of `柱Ⅰ 区民協働では「町会」が多い：22件中9件、ほかは72件中2件`."""
    count = f"{each['count']:,}件"
    return (
        f"{escape(each['label'])}では「{escape(each['theme'])}」が{'多い' if each['more'] else '少ない'}："
        f"{each['column_total']:,}件中{door(count, **opens) if each['count'] else count}、"
        f"ほかは{each['elsewhere_total']:,}件中{each['elsewhere']:,}件"
    )


def _columns(groups: str) -> dict[str, str]:
    return {
        "theme": "テーマ",
        "label": groups,
        "count": "件数",
        "column_total": "のうち",
        "elsewhere": "ほかの件数",
        "elsewhere_total": "ほかのうち",
        "p": "偶然にこれほど偏る確率（p）",
        "q": "はずれの見込み（q）",
    }
