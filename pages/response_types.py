"""対応区分で見る: how the comments were answered: the document's own totals, what falls under each mark, and what is certain."""

import streamlit as st

from pages.components.frame.view import current
from pages.components.groups import certain_bounds, estimate_range, response_type_profiles, response_type_totals
from pages.components.rows import panel
from pages.components.shared import page_head

view = current()
page_head.draw("対応区分で見る", view)
if not view.typed:
    st.html("<p>この資料には対応区分がありません。</p>")
    st.stop()
if not len(view.selected):
    st.html("<p>当てはまる意見はありません。条件を外すと、対応区分ごとの件数を表示します。</p>")
    st.stop()

response_type_totals.draw(view)
estimate_range.draw(view)
response_type_profiles.draw_cells(view)
certain_bounds.draw(view)
response_type_profiles.draw_one(view, response_type_profiles.choose(view))
panel.draw(view)
