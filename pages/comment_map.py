"""意見の地図: one point a comment, near each other where they use the same nouns; points, groups, areas open their comments."""

import streamlit as st

from pages.components.comment_map import groups, picture
from pages.components.frame.view import current
from pages.components.rows import panel
from pages.components.shared import page_head

view = current()
page_head.draw("意見の地図", view)
if why := groups.why_none(len(view.consultation.comments)):
    st.html(f"<p>{why}</p>")
    view.link("themes", "意見のまとまりを見る", icon=":material/arrow_forward:", part="groups")
    st.stop()
picture.draw(view)
panel.draw(view)
