"""意見の地図: one point a comment, near each other where they use the same nouns; a group opens its comments."""

import streamlit as st

from pages.components.frame.view import current
from pages.components.rows import panel
from pages.components.shared import page_head
from pages.components.themes import text_picture

view = current()
page_head.draw("意見の地図", view)
if (count := len(view.consultation.comments)) < text_picture.FEWEST:
    st.html(
        f"<p>この資料の意見は{count:,}件です。地図は{text_picture.FEWEST:,}件以上の資料で示します。"
        "少ない資料では、点の並びに意味があるように見えてしまうためです。まとまりは「テーマ」で読めます。</p>"
    )
    view.link("themes", "意見のまとまりを見る", icon=":material/arrow_forward:", part="groups")
    st.stop()
text_picture.draw(view)
panel.draw(view)
