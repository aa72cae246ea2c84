"""The dashboard's pages served with Streamlit's default settings: the comparison for the measurements, not for use."""

from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).resolve().parent.parent.parent / "pages" / "frame.py")
