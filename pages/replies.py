"""区の考え方: sentences that answer several comments, what was promised, what changed, and what replies do not speak of."""

import streamlit as st

from pages.components.frame.view import current
from pages.components.replies import changes, gaps, promises, shared
from pages.components.replies import rows as replies_rows
from pages.components.rows import panel
from pages.components.shared import page_head
from pages.components.shared.switch import switch

PARTS = {
    "shared": ("共通の回答文", shared.draw),
    "promises": ("今後の対応", promises.draw),
    "changes": ("反映された意見", changes.draw),
    "gaps": ("回答に見当たらない求め", gaps.draw),
}

view = current()
page_head.draw("区の考え方", view)
if not len(view.selected):
    st.html("<p>当てはまる意見がないため、回答を数えられません。条件を外してください。</p>")
    st.stop()

if why := replies_rows.why_none(view):
    st.html(f"<p>{why}</p>")
    st.stop()

switch("見方", {part: name for part, (name, _) in PARTS.items()}, key="answers", show_label=False)
PARTS[view.value("answers")][1](view)
panel.draw(view, replies_rows.opened)
