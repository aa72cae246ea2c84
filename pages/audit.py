"""操作の記録: who did what when, for editors."""

import streamlit as st

from pages.components.audit import record

st.title("操作の記録", anchor=False)
if not record.may_see():
    st.html("<p>この画面には「編集」の権限が要ります。</p>")
    st.stop()
record.draw()
