"""Quotes one below the other: whose words they are and what was found in them; for places too narrow for a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from pages.components.shared import figure
from pages.components.shared.doors import door

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from pages.components.frame.view import View

SHOWN = 12
"""Quotes that are drawn; the table and the file have all."""


@dataclass(frozen=True)
class Quote:
    """The words of one comment or reply."""

    id: str
    """Number of the comment."""
    facts: Sequence[str]
    """Beside the number: what kind of words these are."""
    text: str
    """Verbatim."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """Below: name → value; an empty value is left out."""


def draw(
    quotes: Sequence[Quote],
    table: pd.DataFrame,
    *,
    columns: Mapping[str, str],
    caption: str,
    name: str,
    view: View,
    within: str = "",
) -> None:
    """Draw the first quotes, and all of them as a table and a file."""
    if not quotes:
        st.html("<p>当てはまるものはありません。条件を外すか、別のものを選んでください。</p>")
        return
    st.html("".join(map(_quote, quotes[:SHOWN])))
    if len(table) > SHOWN:
        st.html(f'<p class="atlas-note">{len(table):,}か所のうち、はじめの{SHOWN}か所です。</p>')
    with st.expander(f"{len(table):,}か所すべてを表で見る・ダウンロード"):
        figure.table_twin(table, columns=columns, caption=caption, name=name, view=view, within=within)


def _quote(each: Quote) -> str:
    number = f'<span class="no">{door(f"{each.id}番", id=each.id)}</span>'
    facts = "".join(f"<span>{escape(fact)}</span>" for fact in each.facts if fact)
    notes = "".join(f"<span>{escape(name)}：{escape(value)}</span>" for name, value in each.notes.items() if value)
    below = f"<footer>{notes}</footer>" if notes else ""
    return f'<div class="atlas-comment"><header>{number}{facts}</header><p>{escape(each.text)}</p>{below}</div>'
