"""概要: in ten seconds, where feedback concentrates and how it was answered."""

import streamlit as st

from analysis.charts.bars import count_bars
from analysis.charts.heatmap import count_heatmap
from analysis.statistics.counts import category_counts
from analysis.statistics.cross_table import cross_table
from pages.components.frame.view import current
from pages.components.groups import key_figures, response_type_figure
from pages.components.rows import focus
from pages.components.shared import figure, page_head

view = current()
selected = view.selected
pillars = category_counts(selected.pillar).assign(name=lambda table: table["pillar"].map(view.pillars))

page_head.draw("概要", view)
key_figures.draw(view, pillars)

left, right = st.columns(2, gap="large")
with left:
    figure.show(
        count_bars(pillars, label="name", key="pillar", total=len(selected)),
        pillars,
        name="overview_pillars",
        heading_text="柱（項目）別の意見件数",
        columns={"name": "柱（項目）", "count": "件数", "share": "割合（％）"},
        view=view,
        on_pick=focus.pick_pillar,
    )
with right:
    response_type_figure.draw(view, name="overview_types")

cells = cross_table(selected.pillar, selected.mark, row_order=list(view.pillars), column_order=list(view.response_types)).assign(
    pillar=lambda table: table["row"].map(view.pillars), response_type=lambda table: table["column"].map(view.response_types)
)
if selected.mark.notna().any():
    figure.show(
        count_heatmap(
            cells,
            row="row",
            column="column",
            row_names=view.pillars,
            column_names=view.response_types,
            chosen=(view.value("in_pillar"), view.value("in_type")),
        ),
        cells,
        name="overview_cells",
        heading_text="柱（項目）と対応区分の組み合わせ別の意見件数",
        badge=page_head.badge_text(view),
        columns={"pillar": "柱（項目）", "response_type": "対応区分", "count": "件数"},
        view=view,
        on_pick=focus.pick_cell,
    )
focus.draw(view)
