"""Two pillars side by side: facts, themes, response types and words, each with the way to its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st

from analysis.charts.bars import count_bars
from analysis.charts.diverging import diverging_bars
from analysis.charts.parts.style import ACCENT, CONTRAST, MUTED
from analysis.charts.stacked_bars import stacked_bars
from analysis.statistics.groups.cross_table import cross_table
from analysis.statistics.groups.theme_counts import theme_frequency
from analysis.statistics.words.distinct import NOTHING_CLEAR
from pages.components.frame import wording
from pages.components.frame.view import once
from pages.components.groups import pair_facts, response_type_figure
from pages.components.rows import theme_table
from pages.components.shared import figure, finding, page_head
from pages.components.words import contrast
from pages.components.words.counting import counting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pages.components.frame.view import View
    from pages.components.shared.numbers import Numbers

WORDS_EACH = 7
WORDS_TITLE = "意見概要で、片方に偏って使われる語（特徴語）"
COLOURS = {"target": ACCENT, "reference": CONTRAST}


def draw(view: View, target: str, reference: str) -> None:
    """Draw the comparison of two pillars among the selected comments."""
    figure.title(f"{view.pillars[target]} と {view.pillars[reference]}")
    st.html(figure.html_table(pair_facts.table(view, target, reference), caption="表示中の意見から"))
    tables = {"target": _table(view, target), "reference": _table(view, reference)}
    longest = max((int(table["opinion"].max()) for table in tables.values() if len(table)), default=0)
    for column, (side, table) in zip(st.columns(2), tables.items(), strict=True):
        with column:
            _themes(view, side, table, longest)
    _types(view, target, reference)
    _words(view, target, reference)


@once()
def _table(view: View, pillar: str) -> pd.DataFrame:
    """How many opinions of a pillar speak of each of its themes, most first; last those that speak of none."""
    names = {theme.code: theme.name for theme in theme_table.of_pillar(view.corpus, pillar)}
    positions = _positions(view, pillar)
    counts = theme_frequency(theme_table.presence(view.corpus), list(names), positions).drop(columns=["reply", "count"])
    counts = counts.assign(name=counts["theme"].map(names).astype("str"))
    ranked = counts.sort_values("opinion", ascending=False, kind="stable", ignore_index=True)
    none = int(np.isin(positions, theme_table.untouched(view.corpus, pillar)).sum())
    rest = pd.DataFrame({"theme": [""], "opinion": [none], "name": ["どのテーマにも当てはまらない"]})
    return pd.concat([ranked, rest], ignore_index=True) if names and none else ranked


def _positions(view: View, pillar: str) -> NDArray[np.intp]:
    return view.selected.positions[(view.selected.pillar == pillar).to_numpy(bool)]


def _of_theme(theme: str, pillar: str, side: str) -> dict[str, str]:
    """What a theme of a pillar opens; without a theme, the pillar's opinions that have none."""
    return {"theme": theme, "in_pillar": pillar, "in_field": "opinion"} if theme else {"themed": side}


def _themes(view: View, side: str, table: pd.DataFrame, longest: int) -> None:
    """The themes of a pillar's opinions; both pillars on one scale."""
    pillar = view.value(side)
    n = len(_positions(view, pillar))
    title = f"{view.pillars[pillar]} のテーマ（{n:,}件）"
    if table.empty:
        figure.title(title)
        st.html(f"<p>{view.say('この柱')}を分けるテーマは決められていません。</p>")
        return
    colours = {code: COLOURS[side] if code else MUTED for code in table["theme"]}
    named = table[table["theme"] != ""]
    figure.show(
        count_bars(
            table,
            label="name",
            key="theme",
            count="opinion",
            total=n,
            fold=8,
            colours=colours,
            longest=longest,
        ),
        table,
        name=f"themes_{side}",
        heading_text=title,
        finding=finding.most(named["name"].tolist(), named["opinion"].tolist(), n),
        columns={"theme": "記号", "name": "テーマ", "opinion": "意見の件数"},
        view=view,
        opens=lambda theme: _of_theme(theme, pillar, side),
        numbers={"opinion": lambda row: _of_theme(row["theme"], pillar, side)},
    )


def _types(view: View, target: str, reference: str) -> None:
    """How the comments of both were answered."""
    selected = view.selected
    if not selected.mark.notna().any():
        figure.title("対応区分")
        st.html(f"<p>意見ごとの対応区分がわかりません（{wording.BASIS[view.basis]}）。{page_head.other_basis(view)}</p>")
        return
    named = _answers(view, target, reference)
    cells = named[["row", "column", "count", "row_total"]]
    bars = stacked_bars(
        cells,
        row="row",
        column="column",
        names=view.response_types,
        colours=response_type_figure.colours(view),
        dashed=not view.official,
        row_names=view.pillars,
        total=len(selected),
    )
    title = "対応区分別の意見件数"
    figure.title(title, badge=page_head.badge_text(view))
    st.html(response_type_figure.legend(view))
    figure.chart(bars, cells, name="pair_types", heading_text=title, view=view, opens=_behind)
    columns = view.named({"pillar": "柱（項目）", "response_type": "対応区分", "count": "件数", "row_total": "柱の件数"})
    numbers: Numbers = {
        "count": lambda row: _behind([row["row"], row["column"]]),
        "row_total": lambda row: _behind([row["row"], ""]),
    }
    figure.actions(named, columns=columns, caption=title, name="pair_types", view=view, numbers=numbers)


@once()
def _answers(view: View, target: str, reference: str) -> pd.DataFrame:
    """Pillar × response type of the two, with their names."""
    selected = view.selected
    cells = cross_table(selected.pillar, selected.mark, row_order=list(view.pillars), column_order=list(view.response_types))
    cells = cells[cells["row"].isin([target, reference])].sort_values(
        "row", key=lambda rows: rows.map({target: 0, reference: 1}), kind="stable", ignore_index=True
    )
    return cells.assign(pillar=cells["row"].map(view.pillars), response_type=cells["column"].map(view.response_types))


def _behind(cell: list[str]) -> dict[str, str]:
    """What a piece pillar × response type opens, or a whole pillar (`""` for the response type)."""
    return {"in_pillar": cell[0]} | ({"in_type": cell[1]} if cell[1] else {})


def _words(view: View, target: str, reference: str) -> None:
    """The words that set the opinions of both apart; a word leads to its uses on the page キーワード."""
    groups = contrast.pillar_groups(view, target, reference)
    if not len(groups.target) or not len(groups.reference):
        return
    table = contrast.opinion_table(counting(view), groups, each=WORDS_EACH)
    if table.empty:
        figure.title(WORDS_TITLE)
        st.html(f"<p>{NOTHING_CLEAR}</p>")
        return
    figure.show(
        diverging_bars(table, value="strength", names=groups.names, note="note"),
        table,
        name="pair_words",
        heading_text=WORDS_TITLE,
        note=contrast.EXPLANATION,
        columns=contrast.columns(groups.names),
        view=view,
        opens=lambda bar: {
            "word": bar[0],
            "in_pillar": target if bar[1] == "target" else reference,
            "in_field": "opinion",
        },
    )
    view.link(
        "keywords",
        "キーワードのページで詳しく比べる",
        icon=":material/arrow_forward:",
        view="contrast",
        target=target,
        reference=reference,
    )
