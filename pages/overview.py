"""概要: in ten seconds, how the comments were answered and where they fell: a square is a comment."""

import streamlit as st

from pages.components.frame.view import current
from pages.components.overview import picture, ways
from pages.components.rows import panel
from pages.components.shared import page_head, standing

view = current()
page_head.draw("概要", view)
if not len(view.selected):
    st.html("<p>当てはまる意見はありません。条件を外すと、すべての意見を表示します。</p>")
    st.stop()
picture.draw(view)
standing.draw(view)
ways.draw(view)
panel.draw(view)
