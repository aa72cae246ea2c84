"""概要: in ten seconds, how the comments were answered and where they fell: a square is a comment."""

import streamlit as st

from analysis.statistics.groups.counts import category_counts
from analysis.statistics.groups.cross_table import cross_table
from pages.components.frame.view import current
from pages.components.overview import finding, picture, ways
from pages.components.rows import panel
from pages.components.shared import page_head

view = current()
selected = view.selected
pillars = category_counts(selected.pillar).assign(name=lambda table: table["pillar"].map(view.pillars))
cells = cross_table(selected.pillar, selected.mark, row_order=list(view.shown_pillars), column_order=list(view.response_types))

page_head.draw("概要", view)
if not len(selected):
    st.html("<p>当てはまる意見はありません。条件を外すと、すべての意見を表示します。</p>")
    st.stop()
picture.draw(view, cells, above=finding.sentence(view, pillars, cells))
ways.draw(view)
panel.draw(view)
