"""意見の地図: one point a comment, near each other where they use the same nouns; a group opens its comments."""

import streamlit as st

from pages.components.frame.view import current
from pages.components.rows import panel
from pages.components.shared import page_head
from pages.components.themes import text_picture

view = current()
page_head.draw("意見の地図", view)
if why := text_picture.why_none(view):
    st.html(f"<p>{why}</p>")
    view.link("themes", "意見のまとまりを見る", icon=":material/arrow_forward:", part="groups")
    st.stop()
text_picture.draw(view)
panel.draw(view)
