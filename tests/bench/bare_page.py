"""A page of plain Streamlit: as many elements of each kind as the address asks for, with next to nothing in them.

`?elements=html:3,plotly_chart:2` draws three pieces of HTML and two charts. What the dashboard takes beyond is its own.
"""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

TABLE = pd.DataFrame({"区分": list("abcdef"), "件数": range(6)})
SHORT = "短い文"


def draw(kind: str, key: str) -> None:
    """Draw one small element of this kind; a kind that is not listed here is drawn as text."""
    match kind:
        case "plotly_chart":
            st.plotly_chart(go.Figure(go.Bar(x=TABLE["区分"], y=TABLE["件数"])), key=key)
        case "arrow_data_frame" | "dataframe":
            st.dataframe(TABLE, key=key)
        case "table":
            st.table(TABLE)
        case "html":
            st.html(f"<p>{SHORT}</p>")
        case "heading":
            st.header(SHORT)
        case "download_button":
            st.download_button(SHORT, "a", key=key)
        case "button":
            st.button(SHORT, key=key)
        case "selectbox":
            st.selectbox(SHORT, ["a", "b"], key=key)
        case "multiselect":
            st.multiselect(SHORT, ["a", "b"], key=key)
        case "button_group":
            st.pills(SHORT, ["a", "b"], key=key)
        case "checkbox":
            st.checkbox(SHORT, key=key)
        case "radio":
            st.radio(SHORT, ["a", "b"], key=key)
        case "page_link":
            st.markdown(SHORT)
        case _:
            st.text(SHORT)


st.text_input("検索", key="q")
for part in filter(None, st.query_params.get("elements", "").split(",")):
    name, _, count = part.partition(":")
    for number in range(int(count)):
        draw(name, f"{name}{number}")
